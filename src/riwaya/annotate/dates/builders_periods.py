"""What the forms of `periods` build: weeks of a day, feasts, centuries, times counted from others."""

from dataclasses import replace

from riwaya.annotate.dates.builders import SHIFTS, Caught, calendar_of_year, full_year
from riwaya.annotate.dates.values import (
    Between,
    Century,
    Day,
    DayOf,
    Decade,
    Edge,
    Expression,
    Feast,
    HalfYear,
    Length,
    Month,
    Nested,
    NestedSeason,
    Nth,
    Offset,
    Part,
    Quarter,
    Relative,
    Stretch,
    Weekday,
    WeekOf,
    Within,
    Year,
    grain_of,
    of_whole_day,
)
from riwaya.types import Calendar

_LAST_CENTURY = 30
_MONTHS = 12
_DAYS = 31
_FRIDAY = 4
_WEEKS_OF_A_MONTH = 5
_WEEKS_OF_A_YEAR = range(1, 54)


def length(c: Caught) -> Expression | None:
    """As in "three weeks", "two years and a month"; "a second" is most often none."""
    if c.has("a") and c("unit") == "second":
        return None
    parts = tuple(c.amounts())
    unit = c("unit") or c("dual") or parts[-1][0]
    return Length(parts=parts, grain=grain_of(unit))


def unsure_length(c: Caught) -> Expression | None:
    """As in "2-3 days", "two three days": a length that is told roughly."""
    apart = c.has("count") and c("count_2") != c("count") + 1
    return None if apart else Length(grain=grain_of(c("unit")))


def length_of_adjective(c: Caught) -> Expression | None:
    """As in Turkish "three monthly" (of three months), where "monthly" alone is every month."""
    return Length(grain=grain_of(c("often"))) if c.settings.cut_suffixes else None


def one_unit(c: Caught) -> Expression | None:
    """As in "one day", in languages that put the one behind the noun."""
    return length(c) if c("count") == 1 else None


def within(c: Caught) -> Expression | None:
    """As in "within five days"."""
    spoken = c.made("Span")
    return Within(parts=spoken.parts, grain=spoken.grain) if isinstance(spoken, Length) else None


def within_next(c: Caught) -> Expression | None:
    """As in "within the next ten months"."""
    spoken = c.made("Ahead")
    if not isinstance(spoken, Stretch):
        return None
    parts = ((spoken.unit, spoken.count),)
    return Within(parts=parts, ahead=True, kind="range", grain=spoken.grain)


def within_amounts(c: Caught) -> Expression | None:
    """As in "within the next day and five hours"."""
    parts = tuple(c.amounts())
    return Within(parts=parts, ahead=True, kind="range", grain=grain_of(parts[-1][0]))


def after_another(c: Caught) -> Expression | None:
    """As in "two days after 3 May"."""
    return _offset(c, 1)


def before_another(c: Caught) -> Expression | None:
    """As in "two weeks before yesterday"."""
    return _offset(c, -1)


def _offset(c: Caught, sign: int) -> Expression | None:
    spoken, other = c.made("Span"), of_whole_day(c.made("Day"))
    if not isinstance(spoken, Length) or not spoken.parts:
        return None
    return Offset(of=other, parts=spoken.parts, sign=sign, calendar=other.calendar)


def days_from_day(c: Caught) -> Expression | None:
    """As in "for three days from 20 December": the days themselves."""
    spoken, first = c.made("Span"), of_whole_day(c.made("Day"))
    if not isinstance(spoken, Length) or not spoken.parts or spoken.grain == "time":
        return None
    last = Offset(of=first, parts=(*spoken.parts, ("day", -1)), sign=1)
    return Between(first=first, last=last, calendar=first.calendar)


def before_deictic(c: Caught) -> Expression | None:
    """As in "two days before yesterday", where the day stands first."""
    return _from_deictic(c, -1)


def after_deictic(c: Caught) -> Expression | None:
    """As in "three weeks from tomorrow", where the day stands first."""
    return _from_deictic(c, 1)


def _from_deictic(c: Caught, sign: int) -> Expression:
    count = 2 if c.has("dual") else 1 if c("count") is None else c("count")
    day = Relative(unit="day", shift=c("deictic"))
    return Offset(of=day, parts=((c("unit") or c("dual"), count),), sign=sign)


def next_but_one(c: Caught) -> Expression | None:
    """As in "the month after next month", each with its word for next."""
    both = SHIFTS.get(c("relb")) == SHIFTS.get(c("relb_2")) == 1
    return after_next(c) if both else None


def year_with_case(c: Caught) -> Expression | None:
    """Digits with a case ending, in languages that write one: "in 2015"."""
    year = c("caseyear")
    return (
        Year(year=year, calendar=calendar_of_year(year, None, c.settings)) if 1200 <= year <= 2999 else None
    )


def between_case_years(c: Caught) -> Expression | None:
    """Two years whose case endings say from and to."""
    first, last = c.made("Year"), c.made("Year_2")
    if not c.settings.cut_suffixes or not isinstance(first, Year) or not isinstance(last, Year):
        return None
    return Between(first=first, last=last, grain="year") if first.year < last.year else None


def between_cases(c: Caught) -> Expression | None:
    """Two numeric days whose case endings say from and to."""
    return between_days_and_months(c) if c.settings.cut_suffixes else None


def week_of(c: Caught) -> Expression | None:
    """As in "the week of 30 November"."""
    day = c.made("Dated" if c.has("Dated") else "Dayno")
    return WeekOf(of=of_whole_day(day), calendar=day.calendar, week_start=c.settings.week_start)


def numbered_week(c: Caught) -> Expression | None:
    """As in "week 31", of the year of the base."""
    number = c("num") or c("ord")
    # "The third week" is of a month, "the 31st" of a year.
    if c.has("ord") and number <= _WEEKS_OF_A_MONTH:
        return None
    year = Relative(unit="year", shift=0, grain="year")
    return Nth(of=year, nth=number, grain="week") if number in _WEEKS_OF_A_YEAR else None


def numbered_week_of(c: Caught) -> Expression | None:
    """As in "week 3 of 2027"."""
    return replace(c.made("Numberedweek"), of=c.made("Year"))  # type: ignore[call-arg]


def nth_of_period(c: Caught) -> Expression | None:
    """As in "the first Friday" behind its month."""
    day = c.made("Nthday")
    of = c.made("Period") if c.has("Period") else _this_unit(c)
    return replace(day, of=of) if isinstance(day, Nth) else None


def nth_week_of_unit(c: Caught) -> Expression | None:
    """As in Turkish "of the month the first week": of the base."""
    return Nth(of=_this_unit(c), nth=c("ord"), grain="week")


def day_number_of_month(c: Caught) -> Expression | None:
    """As in Turkish "of the next month on the 3rd", whose case ending says that it is a day."""
    day = c.made("Dayno")
    of = c.made("Monthref") if c.has("Monthref") else _this_unit(c)
    return DayOf(of=of, day=day.day) if c.settings.cut_suffixes and isinstance(day, Day) else None


def after_next(c: Caught) -> Expression | None:
    """As in "the week after next"."""
    return _two_away(c, 2)


def before_last(c: Caught) -> Expression | None:
    """As in "the week before last"."""
    return _two_away(c, -2)


def _two_away(c: Caught, shift: int) -> Expression | None:
    unit = c("unit")
    if unit not in ("week", "month", "year", "weekend"):
        return None
    return Relative(
        unit=unit,
        shift=shift,
        calendar=c.unit_calendar,
        grain=grain_of(unit),
        week_start=c.settings.week_start,
        weekend_start=c.settings.weekend_start,
    )


def century(c: Caught) -> Expression | None:
    """As in "the 20th century", "the sixth century AH"."""
    if c.has("century"):
        return Century(number=c("century"))
    number = next(value for name in ("ord", "num", "count") if (value := c(name)) is not None)
    return Century(number=number, calendar=c("era") or "gregorian") if 1 <= number <= _LAST_CENTURY else None


def centuries(c: Caught) -> Expression | None:
    """As in "the sixth and seventh centuries AH"."""
    first, last = c("ord"), c("ord_2")
    calendar: Calendar = c("era") or "gregorian"
    if not 1 <= first < last <= _LAST_CENTURY:
        return None
    ends = (Century(number=number, calendar=calendar) for number in (first, last))
    return Between(first=next(ends), last=next(ends), grain="decade", calendar=calendar)


def decade_of_century(c: Caught) -> Expression | None:
    """As in "the nineteen seventies", in words."""
    decade = c("decade")
    if c("num") not in range(15, 21):
        return None
    return Decade(year=100 * c("num") + decade % 100)


def fixed_feast(c: Caught) -> Expression | None:
    """As in "Christmas", "Eid al-Fitr 2017": the same day of its calendar each year."""
    calendar, month, day = c("holiday")
    shift = SHIFTS.get(c("rela") or c("relb") or "")
    return Day(calendar=calendar, month=month, day=day, shift=shift)


def feast(c: Caught) -> Expression | None:
    """As in "Easter 2017", "last Thanksgiving"."""
    shift = SHIFTS.get(c("rela") or c("relb") or "")
    return Feast(rule=c("feast"), year=c("year"), shift=shift)


def dated_feast(c: Caught) -> Expression | None:
    """A fixed feast with its year, which may be of another calendar: "Eid al-Fitr 2017"."""
    calendar, month, day = c("holiday")
    year = c("year")
    said = calendar_of_year(year, c("era"), c.settings)
    if said == calendar:
        return Day(calendar=calendar, month=month, day=day, year=year)
    return Nested(of=Year(calendar=said, year=year), month=month, day=day, calendar=calendar, grain="day")


def feast_of_year(c: Caught) -> Expression | None:
    """As in "Easter of this year"."""
    made, year = c.made("Feast"), c.made("Year")
    if isinstance(made, Feast) and isinstance(year, Year):
        return replace(made, year=year.year)
    return (
        replace(made, shift=year.shift or None)
        if isinstance(made, Feast) and isinstance(year, Relative)
        else None
    )


def quarter_letter(c: Caught) -> Expression | None:
    """As in "Q3 2016", "2016 Q3", "Q3"."""
    return _part_of_year(c, 4)


def half_letter(c: Caught) -> Expression | None:
    """As in "H1 2016"."""
    return _part_of_year(c, 2)


def quarter_of_unit(c: Caught) -> Expression | None:
    """As in "the third quarter of the year"."""
    return _part(Quarter, c("ord"), _year_caught(c)) if 1 <= c("ord") <= 4 else None


def half_of_unit(c: Caught) -> Expression | None:
    """As in "the first six months of the year", where one word means half a year."""
    return _part(HalfYear, c("ord"), _year_caught(c)) if c("ord") in (1, 2) else None


def half_of_year(c: Caught) -> Expression | None:
    """The same of a year that is said."""
    return _part(HalfYear, c("ord"), c.made("Year")) if c("ord") in (1, 2) else None


def _part_of_year(c: Caught, parts: int) -> Expression | None:
    number, year = c("num"), _year_caught(c)
    if not 1 <= number <= parts:
        return None
    return _part(Quarter if parts == 4 else HalfYear, number, year)


def _part(kind: type[Quarter] | type[HalfYear], nth: int, year: Expression) -> Expression:
    return kind(nth=nth, of=year, calendar=year.calendar)


def _year_caught(c: Caught) -> Expression:
    if c.has("year"):
        return Year(year=c("year"), calendar=calendar_of_year(c("year"), None, c.settings))
    return Relative(unit="year", shift=0, calendar=c.unit_calendar, grain="year")


def day_of_period(c: Caught) -> Expression | None:
    """As in "the last day of May", "the first day of Ramadan"."""
    last = (c("relb") or c("rela")) in ("last", "recent")
    if not c.has("ord") and not last:
        return None
    period = c.made("Period")
    return DayOf(of=period, day=c("ord") if c.has("ord") else -1, calendar=period.calendar)


def last_day_of(c: Caught) -> Expression | None:
    """As in "the last day of May", where "the last day" alone is yesterday."""
    period = c.made("Period") if c.has("Period") else _this_unit(c)
    day = c.made("Deictic")
    said = isinstance(day, Relative) and day.shift == -1
    return DayOf(of=period, day=-1, calendar=period.calendar) if said else None


def days_after_month(c: Caught) -> Expression | None:
    """As in "Nov 4-22, 2016"."""
    first, last = c("days") if c.has("days") else (c("day"), c("day_2"))
    calendar, month = c("month")
    if not c.settings.month_day or not first < last:
        return None
    ends = (Day(calendar=calendar, day=day, month=month, year=c("year")) for day in (first, last))
    return Between(first=next(ends), last=next(ends), calendar=calendar)


def months_until(c: Caught) -> Expression | None:
    """As in "May to July 2015"."""
    first, last = c("month") or c("nmonth"), c("month_2") or c("nmonth_2")
    if first[0] != last[0] or first[1] == last[1]:
        return None
    end = Month(calendar=last[0], month=last[1], year=c("year"))
    before = first[1] > last[1] and end.year is not None
    start = replace(end, month=first[1], year=end.year - 1 if before and end.year else end.year)
    return Between(first=start, last=end, grain="month", calendar=end.calendar)


def month_beside_year(c: Caught) -> Expression | None:
    """A numeric month with blanks around its mark: "2016 / 11"."""
    number, year = c("day"), c("year")
    calendar = calendar_of_year(year, None, c.settings)
    return Month(calendar=calendar, month=number, year=year) if number <= 12 else None


def spaced_short_day(c: Caught) -> Expression | None:
    """As in "95 . 9 . 6": a Jalali year of two digits first."""
    if c.settings.year_calendar != "jalali" or c("day") > 12:
        return None
    return Day(calendar="jalali", day=c("day_2"), month=c("day"), year=full_year(c("yy"), "jalali"))


def day_month_year(c: Caught) -> Expression | None:
    """As in "08/12, 2015"."""
    day, month = c("dm")
    year = c("year") or full_year(c("yy"))
    return Day(calendar=calendar_of_year(year, None, c.settings), day=day, month=month, year=year)


def between_days_and_months(c: Caught) -> Expression | None:
    """As in "from 10/1 to 11/7", "5/1-5/7, 2020"."""
    first, last = (
        Day(calendar=c.unit_calendar, day=day, month=month, year=c("year"))
        for day, month in (c("dm"), c("dm_2"))
    )
    return Between(first=first, last=last, calendar=last.calendar)


def between_day_and_date(c: Caught) -> Expression | None:
    """As in "10/1-11/2/2017"."""
    year, month, day = c("ymd")
    calendar = calendar_of_year(year, None, c.settings)
    first = Day(calendar=calendar, day=c("dm")[0], month=c("dm")[1], year=year)
    return Between(first=first, last=replace(first, day=day, month=month), calendar=calendar)


def until_now(c: Caught) -> Expression | None:
    """As in "from 22 January until now"."""
    first = c.made("Point")
    return Between(first=first, last=Relative(unit="day", shift=0), calendar=first.calendar)


def year_to_date(c: Caught) -> Expression | None:
    """As in "year to date"."""
    year = Relative(unit="year", shift=0, calendar=c.unit_calendar, grain="year")
    return Part(of=year, part="sofar", grain="year", calendar=year.calendar)


def weekday_in_the_week(c: Caught) -> Expression | None:
    """A weekday as the words before it say: "on Fri"."""
    return Weekday(weekday=c("weekday"))


def day_by_case(c: Caught) -> Expression | None:
    """A bare number whose case ending says that it is a day: "on the 15th", in languages that write so."""
    number = c("caseday")
    return Day(day=number, weekday=c("weekday")) if number is not None else None


def numbered_month(c: Caught) -> Expression | None:
    """A month by its number: "the third month of 2015"."""
    number = c("ord") if c.has("ord") else c("num")
    if not 1 <= number <= _MONTHS:
        return None
    return Month(calendar=calendar_of_year(c("year"), None, c.settings), month=number, year=c("year"))


def nth_month_of_year(c: Caught) -> Expression | None:
    """As in "the first month of 2015", "the last month of this year"."""
    last = (c("relb") or c("rela")) in ("last", "recent")
    number, of = _MONTHS if last else c("ord"), c.made("Year")
    if number is None or not 1 <= number <= _MONTHS or (isinstance(of, Year) and of.last is not None):
        return None
    return Nested(of=of, month=number, calendar=of.calendar)


def last_month_of_year(c: Caught) -> Expression | None:
    """As in "the last month of 2015", where "the last month" alone is counted from today."""
    told, of = c.made("Monthref"), c.made("Year")
    last = isinstance(told, Relative) and told.shift == -1
    return Nested(of=of, month=_MONTHS, calendar=of.calendar) if last else None


def month_twice(c: Caught) -> Expression | None:
    """One month by two names, or two months whose case endings say from and to."""
    (calendar, first), (other, last) = c("nmonth"), c("smonth")
    start, end = Month(calendar=calendar, month=first), Month(calendar=other, month=last)
    if first == last:
        return start
    return Between(first=start, last=end, grain="month") if c.settings.cut_suffixes else None


def between_case_months(c: Caught) -> Expression | None:
    """Two months whose case endings say from and to, one of them with its year."""
    first, last = c.made("Months"), c.made("Months_2")
    if not c.settings.cut_suffixes or not isinstance(first, Month) or not isinstance(last, Month):
        return None
    return Between(first=first, last=last, grain="month")


def between_year(c: Caught) -> Expression | None:
    """A year and another time with the word for between behind both."""
    first = Year(year=c("syear")) if c.has("syear") else c.made("Year")
    last = c.made("Point")
    return Between(first=first, last=last, grain=last.grain) if last.absolute and first.absolute else None


def with_weekday(c: Caught) -> Expression | None:
    """A date with its weekday behind it: "22 January, Wednesday"."""
    day, weekday = c.made("Dated"), c.made("Barewd")
    if not isinstance(day, Day) or not isinstance(weekday, Weekday) or day.weekday is not None:
        return None
    return replace(day, weekday=weekday.weekday)


def itself(c: Caught) -> Expression | None:
    """A date with a word for day behind it."""
    return c.made("Dated")


def units_at_edge(c: Caught) -> Expression | None:
    """As in "the first three months of 2016", "the last ten days of Ramadan"."""
    told = c("rela") or c("relb") or c("part")
    last = c.has("Lastspan") or told in ("last", "recent", "end")
    spoken = _unit_and_count(c)
    if spoken is None or not (last or told == "begin" or (told is None and c("ord") == 1)):
        return None
    (unit, count), of = spoken, c.made("Period") if c.has("Period") else _this_unit(c)
    return Edge(of=of, unit=unit, count=count, last=last, grain=grain_of(unit), calendar=of.calendar)


def _unit_and_count(c: Caught) -> tuple[str, int] | None:
    """The unit and the number of a length or stretch that has one of each."""
    if c.has("Lastspan"):
        stretch = c.made("Lastspan")
        return (stretch.unit, int(stretch.count)) if isinstance(stretch, Stretch) else None
    if c.has("Span"):
        length = c.made("Span")
        single = isinstance(length, Length) and len(length.parts) == 1
        return (
            (length.parts[0][0], int(length.parts[0][1])) if single and isinstance(length, Length) else None
        )
    return c("unit"), int(c("count"))


def rest_of_today(c: Caught) -> Expression | None:
    """As in "the rest of the day"."""
    part = c("part") or c("partpost")
    return Relative(unit="day", shift=0) if part == "rest" else None


def short_years_pair(c: Caught) -> Expression | None:
    """As in "the years 88 to 92", where years are written so."""
    if c.unit_calendar != "jalali":
        return None
    pair = c("yypair") or (c("yy"), c("yy_2"))
    first, last = (full_year(number, "jalali") for number in pair)
    return Year(calendar="jalali", year=first, last=last, kind="range") if first < last else None


def part_of_context(c: Caught) -> Expression | None:
    """As in "the end of that year": as open as the period itself."""
    return c.made("Context")


def nth_weekday_of_month(c: Caught) -> Expression | None:
    """As in Arabic "the third Friday of May": the ordinal agrees with Friday, that of a date does not."""
    calendar, month = c("nmonth")
    if not c.is_also("fem", "ord") or c("weekday") != _FRIDAY:
        return None
    of = Month(calendar=calendar, month=month, year=c("year"))
    return Nth(of=of, nth=c.sense("fem", "ord"), weekday=c("weekday"), grain="day")


def day_of_unit(c: Caught) -> Expression | None:
    """As in "the last day of the month", "on the 15th of the month": of the base."""
    last = c.has("relb") and c("relb") in ("last", "recent")
    number = -1 if last else c("ord") if c.has("ord") else c("day")
    if number is None:
        return None
    return DayOf(of=_this_unit(c), day=number)


def _this_unit(c: Caught) -> Relative:
    unit = c("unitmonth") or c("unityear") or c("unitweek")
    return Relative(unit=unit, shift=0, calendar=c.unit_calendar, week_start=c.settings.week_start)


def nth_weekday_behind_month(c: Caught) -> Expression | None:
    """As in Turkish "of May the third Friday"."""
    calendar, month = c("nmonth")
    if not c.settings.cut_suffixes:
        return None
    return Nth(of=Month(calendar=calendar, month=month), nth=c("ord"), weekday=c("weekday"), grain="day")


def day_until(c: Caught) -> Expression | None:
    """A bare day and a date whose case endings, with the word behind, say from and to."""
    first, last = c.made("Dayno"), c.made("Dated")
    if not isinstance(first, Day) or not isinstance(last, Day):
        return None
    return Between(first=first, last=last, calendar=last.calendar)


def bare_short_year(c: Caught) -> Expression | None:
    """As in "the elections of 88", where years are written so."""
    return Year(calendar="jalali", year=full_year(c("yy"), "jalali")) if c.unit_calendar == "jalali" else None


def small_month(c: Caught) -> Expression | None:
    """A month that is written as a common word: "the 4th of march", "may 2016"."""
    calendar, month = c("smallmonth")
    if c.has("day"):
        return Day(calendar=calendar, day=c("day"), month=month, year=c("year"))
    return Month(calendar=calendar, month=month, year=c("year"))


def rest_of_day(c: Caught) -> Expression | None:
    """As in "the rest of today"."""
    return c.made("Deictic") if c("partpost") == "rest" else None


def two_days(c: Caught) -> Expression | None:
    """As in "between the 21st and the 23rd", of the month of the base."""
    first, last = c("ord"), c("ord_2")
    return Between(first=Day(day=first), last=Day(day=last)) if 1 <= first < last <= _DAYS else None


def weekday_after_next(c: Caught) -> Expression | None:
    """As in "the Sunday after next"."""
    return Relative(unit="week", shift=2, weekday=c("weekday"), week_start=c.settings.week_start)


def nth_weekday_of_unit(c: Caught) -> Expression | None:
    """As in "the first Monday of the month"."""
    return Nth(of=_this_unit(c), nth=c("ord"), weekday=c("weekday"), grain="day")


def last_weekday_of(c: Caught) -> Expression | None:
    """As in "the last Friday of the month", "the last Friday of Ramadan"."""
    day = c.made("Lastwd")
    of = c.made("Period") if c.has("Period") else _this_unit(c)
    return Nth(of=of, nth=-1, weekday=day.weekday, grain="day") if isinstance(day, Weekday) else None


def quarter_of_year(c: Caught) -> Expression | None:
    """As in "Q1 this year", "the third quarter of last year"."""
    quarter, of = c.made("Quarternode"), c.made("Year") if c.has("Year") else _this_unit(c)
    return replace(quarter, of=of) if isinstance(quarter, Quarter | HalfYear) else None


def last_weekday(c: Caught) -> Expression | None:
    """As in Arabic "the last Friday" before the period that it is of."""
    return Weekday(weekday=c("weekday"), shift=-1) if c("rela") == "recent" else None


def last_week_of_unit(c: Caught) -> Expression | None:
    """As in "the last week of the month"."""
    return Nth(of=_this_unit(c), nth=-1, grain="week")


def day_of_feast(c: Caught) -> Expression | None:
    """As in "the second day of Eid al-Fitr"."""
    day = c.made("Day")
    if not isinstance(day, Day | Nested | Feast) or (isinstance(day, Day) and day.month is None):
        return None
    return Offset(of=day, parts=(("day", c("ord") - 1),), sign=1)


def deictic_before_ordinal(c: Caught) -> Expression | None:
    """A deictic before an ordinal; Arabic "the fifth day" is no today."""
    return None if c.is_also("deictic", "unitday") else Relative(unit="day", shift=c("deictic"))


def season_of_year(c: Caught) -> Expression | None:
    """As in "the summer of last year"."""
    shift = c("relyear") if c.has("relyear") else SHIFTS.get(c("rela") or c("relb"))
    if shift is None:
        return None
    calendar = c.unit_calendar
    of = Relative(unit="year", shift=shift, calendar=calendar)
    return NestedSeason(of=of, name=c("season"), calendar=calendar)


def feast_days(c: Caught) -> Expression | None:
    """Days of a calendar that have a name together: "the Ten Days of Dawn"."""
    calendar, month, day, length = c("feastdays")
    if c.has("year") and calendar_of_year(c("year"), None, c.settings) != calendar:
        return None
    shift = SHIFTS.get(c("rela") or c("relb") or "")
    first = Day(calendar=calendar, month=month, day=day, year=c("year"), shift=shift)
    last = Offset(of=first, parts=(("day", length - 1),), sign=1)
    return Between(first=first, last=last, calendar=calendar)
