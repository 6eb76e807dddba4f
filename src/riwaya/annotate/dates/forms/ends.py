"""Clock times with their days, ranges, and what stands behind both ends of one."""

from riwaya.annotate.dates.builders import clocks, ranges, sets
from riwaya.annotate.dates.forms.pieces import NAMED_HOUR, Form

TIMES: tuple[Form, ...] = (
    ("@Day (comma|in|on|from)? clock? @hours (@half|betweenpost)", clocks.hours_of_day),
    (
        "@Day daysuffix? (in|comma|from)? clock? the? @hour (to|and|dash)? clock? the? @hour_2 "
        "(betweenpost|untilpost)",
        clocks.hours_of_day,
    ),
    ("<(in|on) the? >(digits) @day (in|comma|dash)? comma? @Clock", clocks.on_day_number),
    ("<(in|on) the? @ord in @Clock", clocks.on_day_number),
    ("@Day daysuffix? @Clock (to|and|dash)? clock? @hour (betweenpost|untilpost)", clocks.clock_until_hour),
    ("@Day @hour (to|and|dash)? daypart? @hour_2 (betweenpost|untilpost)", clocks.hours_of_day),
    ("@Daypart clock? @hour approxpost", clocks.clock_on_day_part),
    (
        f"@Day (in|on|comma in?) approx? {NAMED_HOUR}",
        clocks.named_hour_of_day,
    ),
    (
        f"<(in) {NAMED_HOUR} (of|in|on)? dayword? @Day",
        clocks.named_hour_of_day,
    ),
    ("@Day (comma|dash)? @hour colon @yy @half? !>(colon|num)", clocks.spaced_clock),
    ("@Day daysuffix? (comma|dash)? (in|on)? comma? @Clock", clocks.at),
    ("@Clock (comma|dash)? (of|in|on)? comma? dayword? @Day", clocks.at),
    ("@Set (comma|in|on)? @Clock", sets.recurring_at),
    ("@Clock (comma|in|on)? @Set", sets.recurring_at),
    ("@Day @half", clocks.half_day),
    ("@daypart (comma|in)? @Clock", clocks.clock_behind_part),
    ("@daypart @caseday", clocks.hour_behind_part),
    ("@Daypart (in|comma) @hour !>(other|unit|month|num)", clocks.clock_on_day_part),
    ("@Daypart (in|comma)? approx clock? @hour !>(unit|month|num|percent)", clocks.clock_on_day_part),
    ("@Day (comma|dash)? (in|on)? approx @Clock", clocks.at),
    ("(from|between)? @hour (to|dash|and) @Clock", clocks.clock_range),
    (
        "(from|between) @Clock (to|dash|and) the? @hour !>(unit|month|num|measured|percent)",
        clocks.clock_to_hour,
    ),
    (
        "@Day daysuffix? (comma|in)? (from|between) @Clock (to|dash|and) the? @hour !>(unit|month|num|other)",
        clocks.clock_until_hour,
    ),
)

RANGES: tuple[Form, ...] = (
    ("(from|between)? the? @Point (to|dash|and) now", ranges.until_now),
    ("(from|between)? the? @Point untilnow", ranges.until_now),
    ("from? @Year (to|dash) yearword? @year @era? !>(unit|percent|mult)", ranges.years_until),
    ("from? the? @Point (to|dash) the? @Point_2", ranges.between),
    ("between the? @Point (and|dash|to) the? @Point_2", ranges.between),
    (
        "(from|between)? (dayword? @weekday comma?)? (dayword|the)? @day (to|dash|and) the? @Dated "
        "(betweenpost|untilpost)?",
        ranges.days_until,
    ),
    (
        "(from|between)? (dayword|the)? (@days|@day (to|dash) @day_2) of? (in|of)? the? @Months "
        "(betweenpost|untilpost)?",
        ranges.days_of_month,
    ),
    ("(from|between)? (dayword|the)? @day (to|dash|and) the? @Dayof", ranges.days_until),
    ("between (dayword|the)? @day and @day_2 of? (in|of)? the? @Months", ranges.days_of_month),
    ("@Months (from|between)? (@days|@day (to|dash|and) @day_2)", ranges.days_of_month),
    ("(from|between)? @Year (to|dash|and) @yy !>(other|unit|percent)", ranges.short_years),
    ("from? @Dated (to|dash) the? @day !>(other|unit|month)", ranges.day_until_number),
)

LAST: tuple[Form, ...] = (
    ("@Point (and|to|dash) @Point_2 betweenpost", ranges.between),
    ("@Point @Point_2 (untilpost|betweenpost)", ranges.between),
    ("@syear (and|to|dash) the? @Point betweenpost", ranges.between_year),
    ("@Year (and|to|dash) @Point betweenpost", ranges.between_year),
    ("@Months @Months_2 untilpost?", ranges.between_case_months),
    ("@Dated @day untilpost", ranges.day_until_number),
    ("@Dayno @Dated (untilpost|betweenpost)", ranges.day_until),
    ("@Year @Year_2", ranges.between_case_years),
    ("@Months (@days|@day (and|to|dash)? @day_2) (betweenpost|untilpost)", ranges.days_of_month),
    (
        "@Day (in|comma)? (from|between) the? @hour (to|and|dash) the? @hour_2 !>(unit|month|other)",
        clocks.hours_of_day,
    ),
    ("(from|between) the? @hour (to|and|dash) the? @hour_2 (of|in|on)? the? @Day", clocks.hours_of_day),
    ("@Day (comma|in)? @Clockrange", clocks.range_on_day),
    ("@Clockrange (comma|of|in|on)? (in|on)? @Day", clocks.range_on_day),
    ("@Period (comma|in)? @Weekdays", ranges.weekdays_of_week),
)

# What no other form has taken: a part of a day alone.
ALONE: tuple[Form, ...] = (
    ("part? @daytime partpost?", sets.time_of_day),
    ("part? (in|of) the daypart", sets.time_of_day),
    ("part? in daytimein partpost?", sets.time_of_day),
    ("part daypart", sets.time_of_day),
)
