"""What time expressions mean: small values that become a half-open interval beside a base date.

The base is the day of publication, None where it is not known: an expression that needs it then
has no interval. An imprecise expression is a wide interval ("two years ago" is that calendar year).

`base` says what all are; `named`, `relative`, `counted`, `pieces`, `hours`, `feasts` and `ranges` hold them.
"""

from riwaya.annotate.dates.values.base import Expression, Fixed, Interval, OfPeriod, Unresolved, days, one_day
from riwaya.annotate.dates.values.counted import Amounts, Distance, Following, Length, Offset, Stretch, Within
from riwaya.annotate.dates.values.feasts import Feast, easter
from riwaya.annotate.dates.values.hours import Clock, DayPart, of_whole_day
from riwaya.annotate.dates.values.named import Century, Day, Decade, Month, Season, Year, nearest_year
from riwaya.annotate.dates.values.pieces import (
    DayOf,
    Edge,
    HalfYear,
    Nested,
    NestedSeason,
    Nth,
    Part,
    Quarter,
    WeekOf,
    months_of_year,
)
from riwaya.annotate.dates.values.ranges import Between
from riwaya.annotate.dates.values.relative import Relative, Weekday
from riwaya.annotate.dates.values.units import (
    Unit,
    counts_hours,
    grain_of,
    hours_of,
    moved_moment,
    shift_hours,
    shifted,
)

__all__ = [
    "Amounts",
    "Between",
    "Century",
    "Clock",
    "Day",
    "DayOf",
    "DayPart",
    "Decade",
    "Distance",
    "Edge",
    "Expression",
    "Feast",
    "Fixed",
    "Following",
    "HalfYear",
    "Interval",
    "Length",
    "Month",
    "Nested",
    "NestedSeason",
    "Nth",
    "OfPeriod",
    "Offset",
    "Part",
    "Quarter",
    "Relative",
    "Season",
    "Stretch",
    "Unit",
    "Unresolved",
    "WeekOf",
    "Weekday",
    "Within",
    "Year",
    "counts_hours",
    "days",
    "easter",
    "grain_of",
    "hours_of",
    "months_of_year",
    "moved_moment",
    "nearest_year",
    "of_whole_day",
    "one_day",
    "shift_hours",
    "shifted",
]
