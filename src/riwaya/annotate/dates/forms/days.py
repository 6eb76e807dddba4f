"""Days: dates in words and digits, weekdays, weeks, today and yesterday."""

from riwaya.annotate.dates.builders import days, weeks
from riwaya.annotate.dates.forms.pieces import LONG_UNIT, MONTH_PAIR, WEEKDAY_HEAD, YEAR_END, YEAR_TAIL, Form

DAYS: tuple[Form, ...] = (
    ("the? @weekday afternext", weeks.weekday_after_next),
    (f"@ord dayword? @weekday (of|in) the? {LONG_UNIT}", weeks.nth_weekday_of_unit),
    ("@nmonth monthsuffix? @ord @weekday daysuffix?", weeks.nth_weekday_behind_month),
    (f"dayword? @weekday @fem of monthword? @nmonth {YEAR_TAIL}?", weeks.nth_weekday_of_month),
    (
        "(dayword? @weekday)? @caseday !>(unitday|unitmonth|unityear|unitminute|month|num|percent|year)",
        days.day_by_case,
    ),
    ("@year (slash|dash) @month (slash|dash) @day", days.day),
    ("@year dot @month dot @day", days.day),
    ("@day (slash|dash) @month (slash|dash) @year", days.day),
    ("@month (slash|dash) @day !>(other|unit|num|slash|dash|percent|year)", days.day),
    ("@smonth >(words) @day !>(other|unit|count|percent)", days.day),
    ("on? @dm comma? @year", days.day_month_year),
    ("@dm comma @yy !>(other|unit|percent|count)", days.day_month_year),
    ("<(from|between|to|dash) @dm !>(other|unit)", days.day_and_month),
    ("<(in) (@dotdm|@dashdm) !>(other|unit|count|percent)", days.day_and_month),
    ("(@dayword|<(onday)) @weekday !>(other)", weeks.weekday_in_the_week),
    ("numberedweek @num !>(unit|percent|num)", weeks.numbered_week),
    (
        "<(in|lasting|on|to|approx) the >(digits) @day "
        "!>(other|of|unit|num|month|percent|count|half|quarter|relb|dash)",
        days.weekday_and_day,
    ),
    (
        "<(in|lasting|on|to|approx) the? @ord "
        "!>(other|of|unit|month|half|halfof|quarter|weekday|num|and|comma)",
        days.weekday_and_day,
    ),
    ("@ord numberedweek !>(of)", weeks.numbered_week),
    (
        "(dayword? @weekday daypart?)? @yy (dot|slash) @day (dot|slash) @day_2 !>(dot|slash)",
        days.spaced_short_day,
    ),
    (f"@ord unitday (of|in)? the? monthword? @month monthsuffix? {YEAR_TAIL}?", days.day),
    (
        f"{WEEKDAY_HEAD} (dayword|on)? @day (dot|of|dash|slash)? the? monthword? of? @month dot? "
        f"{MONTH_PAIR} monthsuffix? ({YEAR_TAIL}|comma? (of|in)? yearword @yy)?",
        days.day,
    ),
    (
        f"monthfirst {WEEKDAY_HEAD} @month dot? monthsuffix? (slash|dash)? the? @day "
        f"!>(unit|percent) {YEAR_TAIL}?",
        days.day,
    ),
    (f"{WEEKDAY_HEAD} dayword? @day @month monthsuffix? @yy {YEAR_END}", days.short_dated),
    ("@year (dot|slash|dash) @day (dot|slash|dash) @day_2 @era? !>(slash|dot)", days.spaced_day),
    (
        "(dayword? @weekday (comma|dash|open)? (in|on|dayword)?)? "
        "@day (dot|slash|dash) @day_2 (dot|slash|dash) @year @era?",
        days.spaced_day,
    ),
    (f"{WEEKDAY_HEAD} @month the? @ord !>(unit|weekday|halfof|quarter) {YEAR_TAIL}?", days.day),
    (f"{WEEKDAY_HEAD} @month the? @day comma? (of|in)? yearword? @year @era?", days.day),
    (
        "(dayword? @weekday (comma|dash|open)? (in|on|dayword)?|dayword)? on? @ymd @era? "
        "!>(unitminute|unitsecond)",
        days.numeric_day,
    ),
    ("(dayword|on|dayword? (relb|the)? @weekday rela? comma? (in|on|dayword)?) @dm", days.day_and_month),
    ("<(in) @dm !>(other|unit)", days.day_and_month),
    ("@sdm !>(other|unit)", days.day_and_month),
    ("dayword? @weekday (in|the|comma)? the? @ord !>(of|in|month)", days.weekday_and_day),
    ("@ord dayword? @weekday !>(of|in|day)", weeks.nth_weekday),
    (
        "dayword >(digits) @day !>(other|unit|dual|num|and|half|month|dash|colon|few|of|slash)",
        days.weekday_and_day,
    ),
    ("<(in) the @ord !>(other|of|unit|month|half|halfof|quarter)", days.weekday_and_day),
    (
        "dayword? @weekday (in|the)? @day "
        "!>(other|unit|dual|num|day|and|half|month|dash|slash|colon|few|of|oclock)",
        days.weekday_and_day,
    ),
    (f"unitweek @ord (of|in) monthword? @nmonth {MONTH_PAIR} {YEAR_TAIL}?", weeks.nth_week_of_month),
    (f"the? @ord unitweek (of|in) monthword? @nmonth {YEAR_TAIL}?", weeks.nth_week_of_month),
    (f"{WEEKDAY_HEAD} @month the? @day >(hm)", days.day),
    ("dayword? @weekday @rela >(of|in)", weeks.last_weekday),
    ("dayword? @weekday @rela", weeks.weekday),
    ("@relb dayword? @weekday", weeks.weekday),
    ("dayword @weekday", weeks.weekday),
    ("@sweekday", weeks.strong_weekday),
    ("dayword? @weekday (of|in|comma)? unitweek @rela", weeks.weekday_of_week),
    ("(dayword? @weekday|@weekday) (of|in|comma)? @relb unitweek", weeks.weekday_of_week),
    ("unitweek @rela (in|on|comma)? dayword? @weekday", weeks.weekday_of_week),
    ("@relb unitweek (in|on|comma)? dayword? @weekday", weeks.weekday_of_week),
    ("!<(a) dayword? @deictic !>(ord)", days.deictic),
    ("dayword? @deictic >(ord)", days.deictic_before_ordinal),
    ("@deictic (comma|dash)? dayword? @weekday !>(day|month|ymd)", days.deictic),
    ("@deictic open dayword? @weekday close", days.deictic),
    ("@weekday @deictic", days.deictic),
    ("the? @unitweekend !>(rela)", weeks.weekend),
)
