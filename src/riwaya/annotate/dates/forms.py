"""The forms of time expressions, as patterns over the symbols of a line, and what each builds.

1. Layer by layer: names and numbers make days, months, years and relative times (ATOMS); these take
   parts of the day, beginnings and years (WHOLES), then clock times (TIMES), then the other end of a
   range (RANGES).
2. In a layer the leftmost and then longest match wins; what it built is one symbol for the next layer.

In a pattern a bare name is a class of symbols, `@name` also catches it (`@name_2` a second time),
`<(a|b)` and `>(a|b)` look back and ahead, `!<` and `!>` forbid, the rest is a regular expression.
"""

import re
from collections import Counter

from riwaya.annotate.dates import builders as make
from riwaya.annotate.dates import builders_periods as more
from riwaya.annotate.dates.builders import Build, Node
from riwaya.annotate.dates.lexicon import Alphabet, Lexicon, Token
from riwaya.annotate.dates.periods import Century, Feast, HalfYear, Length, Offset, WeekOf
from riwaya.annotate.dates.values import (
    Between,
    Clock,
    Day,
    DayOf,
    DayPart,
    Decade,
    Distance,
    Expression,
    Month,
    Nested,
    NestedSeason,
    Nth,
    Quarter,
    Relative,
    Season,
    Stretch,
    Unresolved,
    Weekday,
    Year,
)

Form = tuple[str, Build]

# --- forms --------------------------------------------------------------------------------------

_MONTH_PAIR = "(slash month_2|open month_2 close|dash month_2|month_2)?"
_YEAR_TAIL = "(comma? dash? (of|in)? the? yearword? of? @year @era?)"
_WEEKDAY_HEAD = (
    "(dayword? (relb|the)? @weekday rela? close? (comma|dash|open)? (in|on|dayword|of)? the? dayword?)?"
)
_AMOUNT = "((count|a) unit|dual|unit >(words) count|unit)"
_MORE = f"(comma|and)? and? {_AMOUNT}"

ATOMS: tuple[Form, ...] = (
    ("@year (slash|dash) @month (slash|dash) @day", make.day),
    ("@year dot @month dot @day", make.day),
    ("@day (slash|dash) @month (slash|dash) @year", make.day),
    ("@month (slash|dash) @day !>(other|unit|num|slash|dash|percent|year)", make.day),
    ("@smonth >(words) @day !>(other|unit|count|percent)", make.day),
    ("@year (slash|dash) @day !>(other|unit|slash|dash|dot|colon|percent|dual|few)", more.month_beside_year),
    ("@day (slash|dash) @year !>(other|unit|slash|dash|percent)", more.month_beside_year),
    ("on? @dm comma? @year", more.day_month_year),
    ("@dm comma @yy !>(other|unit|percent|count)", more.day_month_year),
    ("(from|between) @dm (to|dash|and) @dm_2 (comma? @year)?", more.between_days_and_months),
    ("(from|between)? @dm (to|dash) @ymd", more.between_day_and_date),
    ("<(from|between|to|dash) @dm !>(other|unit)", make.day_and_month),
    ("<(in) (@dotdm|@dashdm) !>(other|unit|count|percent)", make.day_and_month),
    ("(@dayword|<(onday)) @weekday !>(other)", more.weekday_in_the_week),
    ("@holiday (comma|of|in)? (of|in)? yearword? @year @era?", more.dated_feast),
    ("@relb? @holiday @rela?", more.fixed_feast),
    ("@feast (comma|of|in)? (of|in)? yearword? @year", more.feast),
    ("@relb? @feast @rela?", more.feast),
    ("numberedweek @num !>(unit|percent|num)", more.numbered_week),
    ("the? @unit afternext", more.after_next),
    (f"within the? relb {_AMOUNT} ((comma|and)? and? {_AMOUNT})({_MORE})*", more.within_amounts),
    (
        "<(in|lasting|on|to) the >(digits) @day !>(other|unit|num|month|percent|count|dot|half|quarter)",
        make.weekday_and_day,
    ),
    (
        "<(in|lasting|on|to) the? @ord !>(other|of|unit|month|half|halfof|quarter|weekday|num|and|comma)",
        make.weekday_and_day,
    ),
    ("@qletter @num (of|in|comma|dash)? the? @year", more.quarter_letter),
    ("@year dash? @qletter @num", more.quarter_letter),
    ("relb? @qletter @num !>(unit|other)", more.quarter_letter),
    ("@qletter @num", more.quarter_letter),
    ("@hletter @num (of|in|comma|dash)? the? @year", more.half_letter),
    ("@year dash? @hletter @num", more.half_letter),
    ("the? @ord dash? unitcentury @era?", more.century),
    ("unitcentury the? @ord @era?", more.century),
    ("@century", more.century),
    ("the? @num dash? @decade", more.decade_of_century),
    ("yeartodate", more.year_to_date),
    ("@year the? quarter @ord", more.quarter_of_unit),
    (f"@month (@days|the? @day (to|dash) the? @day_2) {_YEAR_TAIL}? !>(unit|slash)", more.days_after_month),
    (f"(from|between)? @month (to|dash) @month_2 {_YEAR_TAIL}", more.months_until),
    ("from @nmonth to @nmonth_2", more.months_until),
    ("hence (@dual|(@count|a)? @unit) (of|after) @deictic", more.after_deictic),
    ("agopre (@dual|(@count|a)? @unit) of @deictic", more.before_deictic),
    ("@caseyear !>(unit|percent)", more.year_with_case),
    ("@year (and|to|dash) yearword? @year_2 betweenpost", make.year_pair),
    ("@year the? @ord quarter", more.quarter_of_unit),
    ("@deictic after? (@count|a) @unit agopost", more.before_deictic),
    ("@deictic after? (@count|a) @unit hencepost", more.after_deictic),
    ("@deictic agopost @count @unit", more.before_deictic),
    ("@dm @dm_2 untilpost?", more.between_cases),
    (f"{_AMOUNT} ((comma|and)? and? {_AMOUNT})({_MORE})* hencepost", make.amounts_ahead),
    ("@relb @unit @relb_2 unit", more.next_but_one),
    ("@ord numberedweek !>(of)", more.numbered_week),
    ("@year yearword", make.year),
    ("@relb @unityear @nmonth", make.month),
    ("unitcentury the? @ord and @ord_2 @era?", more.centuries),
    ("@month monthsuffix? (comma? yearword of?)? @year @era?", make.month),
    ("@month monthsuffix? yearword @yy", make.month),
    ("monthword @month", make.month),
    ("@yy (dot|slash) @day (dot|slash) @day_2 !>(dot|slash)", more.spaced_short_day),
    (f"@ord unitday (of|in)? the? monthword? @month monthsuffix? {_YEAR_TAIL}?", make.day),
    ("quarter @ord (of|in)? the? @unityear !>(rela|year|num)", more.quarter_of_unit),
    ("halfyear @ord (of|in)? the? @unityear !>(rela|year|num)", more.half_of_unit),
    ("@count @unit and halfof agopost", make.ago),
    ("@count and halfof @unit agopost", make.ago),
    ("@count @unit and halfof @rela", make.stretch),
    ("@count and halfof @unit @rela", make.stretch),
    ("count and halfof @unit", more.length),
    ("count @unit (in|per) a? (unitday|unitweek|unitmonth|unityear) !>(rela|year|num)", make.recurring),
    ("yearword @num @era !>(other|unit)", make.early_year),
    ("yearword >(digits) @num !>(other|unit|percent|num|mult|count|dot|comma|slash|dash)", make.early_year),
    ("@count @relb >(many) @unit", make.stretch),
    ("(count|few|a) @unit agopost >(of|since)", make.from_another_time),
    ("agopre (count|few|a)? @unit >(of|since)", make.from_another_time),
    ("agopre @dual >(of|since)", make.from_another_time),
    ("hence (count|few) @unit >(of|since)", make.from_another_time),
    (
        f"{_WEEKDAY_HEAD} (dayword|on)? @day (dot|of|dash|slash)? the? monthword? of? @month dot? "
        f"{_MONTH_PAIR} monthsuffix? ({_YEAR_TAIL}|comma? (of|in)? yearword @yy)?",
        make.day,
    ),
    (
        f"monthfirst {_WEEKDAY_HEAD} @month dot? (slash|dash)? the? @day !>(unit|percent) {_YEAR_TAIL}?",
        make.day,
    ),
    (f"{_WEEKDAY_HEAD} dayword? @day @month monthsuffix? @yy !>(other|percent|count)", make.short_dated),
    ("@year (dot|slash|dash) @day (dot|slash|dash) @day_2 @era? !>(slash|dot)", make.spaced_day),
    ("@day (dot|slash|dash) @day_2 (dot|slash|dash) @year @era?", make.spaced_day),
    (f"{_WEEKDAY_HEAD} @month the? @ord {_YEAR_TAIL}?", make.day),
    (f"{_WEEKDAY_HEAD} @month the? @day comma? (of|in)? yearword? @year @era?", make.day),
    ("(dayword? @weekday (comma|dash|open)? (in|on|dayword)?)? on? @ymd @era?", make.numeric_day),
    ("(dayword|on|dayword? (relb|the)? @weekday rela? comma? (in|on|dayword)?) @dm", make.day_and_month),
    ("<(in) @dm !>(other|unit)", make.day_and_month),
    ("@sdm !>(other|unit)", make.day_and_month),
    ("dayword? @weekday (in|the|comma)? the? @ord !>(of|in|month)", make.weekday_and_day),
    ("@ord dayword? @weekday !>(of|in|day)", make.nth_weekday),
    (
        "dayword >(digits) @day !>(other|unit|dual|num|and|half|month|dash|colon|few|of|slash)",
        make.weekday_and_day,
    ),
    ("<(in) the @ord !>(other|of|unit|month|half|halfof|quarter)", make.weekday_and_day),
    (
        "dayword? @weekday (in|the)? @day !>(other|unit|dual|num|day|and|half|month|dash|colon|few|of)",
        make.weekday_and_day,
    ),
    (f"unitweek @ord (of|in) monthword? @nmonth {_MONTH_PAIR} {_YEAR_TAIL}?", make.nth_week_of_month),
    (f"the? @ord unitweek (of|in) monthword? @nmonth {_YEAR_TAIL}?", make.nth_week_of_month),
    (f"{_WEEKDAY_HEAD} @month the? @day >(hm)", make.day),
    (f"monthword? @nmonth {_MONTH_PAIR} monthsuffix? {_YEAR_TAIL}", make.month),
    (f"@nmonth {_MONTH_PAIR} monthsuffix? comma? (of|in)? yearword @yy", make.month),
    (f"monthword? @nmonth {_MONTH_PAIR} monthsuffix? @rela !>(unityear)", make.month),
    (f"monthword? @nmonth {_MONTH_PAIR} monthsuffix? (of|in|comma)? @unityear @rela", make.month),
    ("@relb monthword? @nmonth", make.month),
    (f"monthword @nmonth {_MONTH_PAIR}", make.month),
    (f"<(in|part|from|to|of) the? @nmonth {_MONTH_PAIR} monthsuffix?", make.month),
    ("@nmonth (slash month_2|open month_2 close|monthsuffix)", make.month),
    ("@nmonth smonth", make.month),
    ("monthword? @nmonth monthsuffix? @relyear", make.month_of_year_word),
    ("monthword? @month monthsuffix? @yy !>(other|percent|count|unit|hm)", make.short_dated_month),
    ("@year comma? @nmonth", make.month),
    (f"@smonth {_MONTH_PAIR} monthsuffix?", make.month),
    ("@my", make.numeric_month),
    ("yearword of? @year @era?", make.year),
    ("yearword @yy @era?", make.short_year),
    ("<(in|on) @year !>(unit|dual|few|num|slash|dash|comma)", make.year),
    ("<(in|on) @year >(comma) ", make.year),
    ("<(of|from|to|between|and|part|dash) @syear !>(unit|dual|few|num|other)", make.year),
    ("<(other) @syear !>(unit|dual|few|num|other|slash|dash)", make.year),
    ("@syear >(to|dash) ", make.year),
    ("<(dash) @syear !>(unit|dual|few|num|other|slash|dash)", make.year),
    ("@year @era", make.year),
    ("yearword? @years @era?", make.years),
    ("yearword? @year (slash|dash) @year_2 @era?", make.year_pair),
    ("between yearword? @year and yearword? @year_2 @era? !>(unit|percent)", make.year_pair),
    ("from yearword? @year to yearword? @year_2 @era? !>(unit|percent)", make.year_pair),
    ("the? @decade century?", make.decade),
    ("the? apostrophe? @numdecade", make.decade),
    ("decadeword @num @era?", make.named_decade),
    ("decadeword @year @era?", make.named_decade),
    ("@season (of|in|comma)? yearword? of? @year @era?", make.season),
    ("@season (of|in)? yearword @yy", make.season),
    ("@season @rela !>(unityear)", make.season),
    ("@relb @season", make.season),
    ("<(in) the? @season !>(other)", make.season),
    ("dayword? @weekday @rela", make.weekday),
    ("@relb dayword? @weekday", make.weekday),
    ("dayword @weekday", make.weekday),
    ("@sweekday", make.strong_weekday),
    ("dayword? @weekday (of|in|comma)? unitweek @rela", make.weekday_of_week),
    ("(dayword? @weekday|@weekday) (of|in|comma)? @relb unitweek", make.weekday_of_week),
    ("unitweek @rela (in|on|comma)? dayword? @weekday", make.weekday_of_week),
    ("@relb unitweek (in|on|comma)? dayword? @weekday", make.weekday_of_week),
    ("dayword? @deictic", make.deictic),
    ("@deictic (comma|dash)? dayword? @weekday !>(day|month|ymd)", make.deictic),
    ("@deictic open dayword? @weekday close", make.deictic),
    ("@weekday @deictic", make.deictic),
    ("@night", make.night),
    ("@relyear", make.relative_year),
    ("the? @unit @rela @era?", make.relative_unit),
    ("the? @unitweekend !>(rela)", make.weekend),
    ("@relb @unit", make.relative_unit),
    ("(@count|few) @unit agopost", make.ago),
    ("(a|halfof) @unit agopost", make.ago),
    (f"{_AMOUNT} ((comma|and)? and? {_AMOUNT})({_MORE})* agopost", make.amounts_ago),
    (f"agopre {_AMOUNT} ((comma|and) and? {_AMOUNT})({_MORE})*", make.amounts_ago),
    (f"{_AMOUNT} ((comma|and)? and? {_AMOUNT})({_MORE})* fromnow", make.amounts_ahead),
    ("agopre (@count|@few|a)? @unit !>(rela|year|num|month|era)", make.ago),
    ("agopre @dual !>(rela)", make.ago),
    ("agopre @unit @few", make.ago),
    ("hence (@count|@few) @unit fromnow?", make.ahead),
    ("hence (@dual|@unit) fromnow", make.ahead),
    ("(@count|@few) @unit fromnow", make.ahead),
    ("@count @unit hencepost", make.ahead),
    ("@few @unit hencepost", make.ahead),
    ("(count|few|a) @unit >(later) rela", make.from_another_time),
    (">(many) @unit @count @rela", make.stretch),
    ("@count !>(def) @unit @rela", make.stretch),
    ("@dual @rela", make.stretch),
    ("@relb @count @unit", make.stretch),
    ("@relb @dual", make.stretch),
    ("@unit quantity @rela", make.stretch),
    ("few @unit @rela", make.stretch),
    ("@relb few @unit", make.stretch),
    ("(few|count|halfof|@a) @unit !>(rela|hm)", more.length),
    ("<(lasting) @unit !>(count|few|quantity|rela)", more.length),
    ("(count|few|a)? (count|dual|a) @unit and (halfof|count unit_2|unit_2)", more.length),
    ("count (comma|dash|and) (count) @unit !>(rela)", more.length),
    ("count @unit (comma and?|and|comma) count unit_2", more.length),
    ("@dual (and halfof)?", more.length),
    ("@unit and halfof", more.length),
    ("whole dash? @unit !>(rela|dash)", more.length),
    ("@unit whole", more.length),
    ("count dash @unit !>(dash)", more.length),
    (
        "(count unit (comma|and)? and?)(count unit (comma|and)? and?)* count @unit !>(rela|agopost)",
        more.length,
    ),
    ("agopre @unit >(words) @count", make.one_unit_ago),
    ("@unit >(words) @count", more.one_unit),
    ("every (num|ord|few)? @unit", make.recurring),
    ("every @dual", make.recurring),
    ("every dayword? weekday", make.recurring),
    ("every unit dayword? weekday", make.recurring),
    ("every @daypart", make.recurring),
    ("every nmonth", make.recurring),
    ("@often", make.recurring),
    ("@oftenadj !>(other)", make.recurring),
    ("approx? (clock|on)? @hm (oclock)? @half?", make.clock),
    ("approx? clock the? @hour (and @num unitminute (and num unitsecond)?|and @halfof)? @half?", make.clock),
    ("clock @hour colon @count @half?", make.clock),
    ("@hour @half", make.clock),
    ("@hour oclock @half?", make.clock),
    ("@hhmm @half", make.clock),
)

WHOLES: tuple[Form, ...] = (
    ("@ord dayword? @weekday (of|in) the? @Period", make.nth),
    ("@Barewd @ord (of|in) the? @Period", make.nth),
    ("@Deictic of the? @Period", more.last_day_of),
    ("(@ord|@relb) unitday (of|in)? the? @Period", more.day_of_period),
    ("unitday (@ord|@rela) (of|in) the? @Period", more.day_of_period),
    ("@Period @partpost", make.part),
    ("@Dated unitweek", more.week_of),
    ("@Period Recentweek", make.last_week_of),
    ("@unit @partpost", make.part_of_unit),
    ("@Period (@ord|@relb) unitweek dayword?", make.nth),
    ("@Period @Nthday dayword?", more.nth_of_period),
    ("@Monthref (@day|@ord) !>(unit|percent|to|and|day|num|month|other)", make.day_of_month),
    ("@Year @Yearless", make.with_year),
    ("the? unitweek (of|starting)? (on|in)? the? @Dated", more.week_of),
    ("the? unitweek (of|starting) (on|in)? the? @Dayno", more.week_of),
    ("@Numberedweek (of|in|comma) the? @Year", more.numbered_week_of),
    ("@Feast (of|in|comma)? the? @Year", more.feast_of_year),
    ("@Span (after|hence) the? @Day", more.after_another),
    ("@Span before the? @Day", more.before_another),
    ("@Span of >(Deictic) @Day", more.after_another),
    ("lasting @Span comma? after the? @Day", more.days_from_day),
    ("within the? relb? @Span", more.within),
    ("within @Span comma? after the? @Day", more.days_from_day),
    ("within the? @Ahead", more.within_next),
    ("the? @ord unitday (of|in) the? @Monthref", make.day_of_month),
    ("@daypart (of|in|comma)? the? dayword? @Day", make.day_part),
    ("@Day (comma|dash)? (in|on)? the? @daypart", make.day_part),
    ("@relb @daypart", make.this_day_part),
    ("@daypart @rela", make.this_day_part),
    ("@part (of|in|dash)? the? @Period", make.part),
    ("halfof @ord (of|in)? the? @Period", make.half),
    ("the? @ord halfof (of|in)? the? @Period", make.half),
    ("part @ord (of|in)? the? @Period", make.half),
    ("(halfof|part) @ord (of|in)? the? @unit", make.half),
    ("the? @ord halfof (of|in)? the? @unit", make.half),
    ("@part (of|in|dash|on)? the? @Daypart", make.part),
    ("@part (of|in)? the? (on)? dayword? @Day", make.part_of_day),
    ("@part (of|in)? the? @unit @era? !>(rela|num|year)", make.part_of_unit),
    ("@Deictic (comma|dash|open)? (in|on)? @Dated close?", make.dated_deictic),
    ("@Yearless (comma|joint)? joint? @Year", make.with_year),
    ("halfyear @ord (of|in)? the? @Year", more.half_of_year),
    ("@Dated @rela !>(unit)", make.shifted_day),
    ("(on|dayword|in|the)? the? (@ord|@day of) (of|in)? the? @Monthref", make.day_of_month),
    ("dayword? @day (of|in) the? @Monthref", make.day_of_month),
    ("(@ord|@relb) @Barewd (of|in) the? @Period", make.nth),
    ("unitweek @ord (of|in)? the? @Period", make.nth),
    ("@Recentweek (of|in) the? @Period", make.last_week_of),
    ("@ord unitweek (of|in)? the? @Period", make.nth),
    ("@relb unitweek (of|in) the? @Period", make.nth),
    ("quarter @ord (of|in|comma)? the? @Year", make.quarter),
    ("the? @ord quarter (of|in|comma)? the? @Year", make.quarter),
    ("@Year the? @ord quarter", make.quarter),
    ("quarter @count (of|in|comma)? the? @Year", make.quarter),
    ("@Year quarter @count", make.quarter),
    ("quarter @ord", make.quarter),
    ("the? @ord quarter", make.quarter),
)

TIMES: tuple[Form, ...] = (
    ("@Day (comma|dash)? @hour colon @yy !>(colon|num)", more.spaced_clock),
    ("@Day (comma|dash)? (in|on)? comma? @Clock", make.at),
    ("@Clock (comma|dash)? (of|in|on)? comma? dayword? @Day", make.at),
    ("@Day @half", make.half_day),
    ("@Daypart (in|comma) @hour !>(other|unit|month|num)", make.clock_on_day_part),
    ("@Daypart (in|comma)? approx clock? @hour !>(unit|month|num|percent)", make.clock_on_day_part),
    ("@Day (comma|dash)? (in|on)? approx @Clock", make.at),
    ("(from|between)? @hour (to|dash|and) @Clock", make.clock_range),
)

RANGES: tuple[Form, ...] = (
    ("(from|between)? the? @Point (to|dash|and) now", more.until_now),
    ("(from|between)? the? @Point untilnow", more.until_now),
    ("from? @Year (to|dash) yearword? @year !>(unit|percent|mult)", make.years_until),
    ("from? the? @Point (to|dash) the? @Point_2", make.between),
    ("between the? @Point (and|dash|to) the? @Point_2", make.between),
    (
        "(from|between)? (dayword? @weekday comma?)? (dayword|the)? @day (to|dash|and) the? @Dated",
        make.days_until,
    ),
    (
        "(from|between)? (dayword|the)? (@days|@day (to|dash) @day_2) of? (in|of)? the? @Months",
        make.days_of_month,
    ),
    ("(from|between)? (dayword|the)? @day (to|dash|and) the? @Dayof", make.days_until),
    ("between (dayword|the)? @day and @day_2 of? (in|of)? the? @Months", make.days_of_month),
    ("@Months (from|between)? (@days|@day (to|dash|and) @day_2)", make.days_of_month),
    ("(from|between)? @Year (to|dash|and) @yy !>(other|unit|percent)", make.short_years),
    ("from? @Dated (to|dash) the? @day !>(other|unit|month)", make.day_until_number),
)

LAST: tuple[Form, ...] = (
    ("@Point (and|to|dash) @Point_2 betweenpost", make.between),
    ("@Point @Point_2 (untilpost|betweenpost)", make.between),
    ("@Dated @day untilpost", make.day_until_number),
    ("@Year @Year_2", more.between_case_years),
    ("@Months (@days|@day (and|to|dash)? @day_2) (betweenpost|untilpost)", make.days_of_month),
    (
        "@Day (in|comma)? (from|between) the? @hour (to|and|dash) the? @hour_2 !>(unit|month|other)",
        more.hours_of_day,
    ),
    ("(from|between) the? @hour (to|and|dash) the? @hour_2 (of|in|on)? the? @Day", more.hours_of_day),
    ("@Day (comma|in)? @Clockrange", make.range_on_day),
    ("@Clockrange (comma|of|in|on)? (in|on)? @Day", make.range_on_day),
    ("@Period (comma|in)? @Weekdays", make.weekdays_of_week),
)

LAYERS = (ATOMS, WHOLES, TIMES, RANGES, LAST)


# --- matching -----------------------------------------------------------------------------------

_LOOK = re.compile(r"(!?[<>])\(([\w| ]+)\)")
_NAME = re.compile(r"(@?)([A-Za-z]\w*)")
_LOOKS = {"<": "(?<=", ">": "(?=", "!<": "(?<!", "!>": "(?!"}
_NONE = "(?!)"


def compiled(pattern: str, lex: Lexicon) -> "re.Pattern[str] | None":
    """A form as a regular expression over symbols; None when the language has no such words."""
    if pattern.startswith("monthfirst"):
        if not lex.settings.month_day:
            return None
        pattern = pattern.removeprefix("monthfirst")
    looks: list[str] = []

    def keep(match: "re.Match[str]") -> str:
        chars = "".join(lex.alphabet.charset(name.strip()) for name in match[2].split("|"))
        empty = _NONE if not match[1].startswith("!") else ""
        looks.append(f"{_LOOKS[match[1]]}[{chars}])" if chars else empty)
        return f"\0{len(looks) - 1}\0"

    body = _LOOK.sub(keep, pattern)
    seen: Counter[str] = Counter()

    def group(match: "re.Match[str]") -> str:
        seen[match[2]] += 1
        return _group(match[1], match[2], f"{match[2]}__{seen[match[2]] - 1}", lex.alphabet)

    body = _NAME.sub(group, body).replace("(", "(?:").replace("(?:?", "(?")
    body = re.sub(r"\0(\d+)\0", lambda m: looks[int(m[1])], body.replace(" ", ""))
    return re.compile(body)


_INNERMOST = re.compile(r"\([^()]*\)[?*]?")


def required(pattern: str, lex: Lexicon) -> frozenset[str]:
    """Characters of which a line must hold one for the form to match: those of its rarest symbol."""
    bare = _LOOK.sub("", pattern.removeprefix("monthfirst"))
    while "(" in bare:
        bare = _INNERMOST.sub("", bare)
    names = [name for name in bare.replace("@", "").split() if not name.endswith("?")]
    sets = [frozenset(lex.alphabet.charset(name.split("_")[0])) for name in names]
    return min(sets, key=len, default=lex.alphabet.everything())


def _group(caught: str, name: str, group: str, alphabet: Alphabet) -> str:
    chars = alphabet.charset(name.split("_")[0])
    symbol = f"[{chars}]" if chars else "(?!)"
    return f"(?P<{group}>{symbol})" if caught else (symbol if chars else "(?:(?!))")


def _classes(made: Expression) -> tuple[str, ...]:
    """The classes of a built expression, by which later layers know it."""
    names = ["Point"] if made.kind == "point" else []
    if isinstance(made, Day):
        names += ["Day", "Dated" if made.month else "Dayno", *(["Yearless"] if made.year is None else [])]
    elif isinstance(made, DayOf):
        names += ["Day", "Dayof"]
    elif isinstance(made, Weekday) and made.shift is None:
        names += ["Day", "Barewd"]
    elif isinstance(made, Nth) and made.weekday is not None and made.of == make.THIS_MONTH:
        names += ["Day", "Nthday"]
    elif isinstance(made, Weekday) or (isinstance(made, Nested | Nth | Distance) and made.grain == "day"):
        names += ["Day"]
    elif isinstance(made, Offset):
        names += ["Day"] if made.of.grain == "day" else ["Period"]
    elif isinstance(made, Feast):
        names += ["Day", "Feast"]
    elif isinstance(made, Length):
        names += ["Span"]
    elif isinstance(made, Stretch):
        names += ["Ahead"] if made.ahead else []
    elif isinstance(made, Quarter | HalfYear):
        names += ["Point", "Period"]
    elif isinstance(made, Month):
        names += ["Period", "Months", *(["Yearless"] if made.year is None and made.shift is None else [])]
    elif isinstance(made, Year):
        names += ["Period", *(["Year"] if made.last is None else [])]
    elif isinstance(made, Relative):
        names += _relative_classes(made)
    elif isinstance(made, Season):
        names += ["Period", *(["Yearless"] if made.year is None and made.shift is None else [])]
    elif isinstance(made, Nth) and isinstance(made.of, Relative) and made.of.unit == "year":
        names += ["Period", "Numberedweek"]
    elif isinstance(made, Decade | Nested | NestedSeason | Nth | WeekOf | Century):
        names += ["Period"]
    elif isinstance(made, DayPart):
        names += ["Daypart", "Day"]
    elif isinstance(made, Clock):
        names += ["Clock"] if made.of is None else []
    elif isinstance(made, Unresolved) and (made.kind, made.grain) == ("point", "week"):
        names += ["Recentweek"]
    elif isinstance(made, Between) and isinstance(made.first, Clock) and made.first.of is None:
        names += ["Clockrange"]
    elif isinstance(made, Between) and isinstance(made.first, Weekday) and isinstance(made.last, Weekday):
        names += ["Weekdays"]
    return tuple(names)


def _relative_classes(made: Relative) -> list[str]:
    if made.unit == "day":
        return ["Day", "Deictic"]
    extra = {"month": ["Monthref", "Months"], "year": ["Year"]}.get(made.unit, [])
    if (made.unit, made.shift, made.weekday) == ("week", -1, None):
        extra = ["Recentweek"]
    return ["Day"] if made.weekday is not None else ["Period", *extra]


BUILT_CLASSES = (
    ("Point", "Day", "Dated", "Yearless"),
    ("Point", "Day", "Dated"),
    ("Point", "Day", "Dayno", "Yearless"),
    ("Point", "Day", "Dayno"),
    ("Point", "Day"),
    ("Point", "Day", "Feast"),
    ("Point", "Day", "Nthday"),
    ("Point", "Period", "Recentweek"),
    ("Point", "Period", "Numberedweek"),
    ("Span",),
    ("Ahead",),
    ("Point", "Period", "Months", "Yearless"),
    ("Point", "Period", "Months"),
    ("Point", "Period", "Year"),
    ("Period", "Year"),
    ("Period",),
    ("Point", "Day", "Deictic"),
    ("Point", "Period", "Monthref", "Months"),
    ("Point", "Period"),
    ("Point", "Period", "Yearless"),
    ("Point", "Daypart", "Day"),
    ("Point", "Clock"),
    ("Point",),
    ("Clockrange",),
    ("Weekdays",),
    ("Point", "Recentweek"),
    ("Point", "Day", "Barewd"),
    ("Point", "Day", "Dayof"),
    (),
)
"""The sets of classes that `_classes` gives, for the alphabet to know beforehand."""


def node_of(token: Token, at: int) -> Node:
    """A token as a node."""
    return Node(at, at + 1, token.symbol, token.senses)


def built(first: int, last: int, made: Expression, alphabet: Alphabet) -> Node:
    """What a form has built, as a node."""
    return Node(first, last, alphabet.symbol(_classes(made)), {}, made)
