"""What forms are, and the pieces of patterns that many of them share."""

from riwaya.annotate.dates.builders.caught import Build

Form = tuple[str, Build]

MONTH_PAIR = "(slash month_2|open month_2 close|dash month_2|month_2)?"
YEAR_TAIL = "(comma? dash? (of|in)? the? yearword? of? @year @era?)"
WEEKDAY_HEAD = (
    "(dayword? (relb|the)? @weekday rela? close? (comma|dash|open)? (in|on|dayword|of)? the? dayword?)?"
)
AMOUNT = "((count|a) unit|dual|unit >(words) count|unit)"
MINUTES = (
    "(and @num unitminute (and num unitsecond)?|and the? (@halfof|@quarter)|"
    "@except the? (@quarter|@num unitminute))"
)
TOLD_MINUTES = "(@count unitminute|(a|num)? @quarter|@halfof)"
LONG_UNIT = "(@unitmonth|@unityear|@unitweek) !>(rela|num|year|yy)"
NAMED_HOUR = f"@hourname {MINUTES}? @half?"
# What may follow two digits that are a year: nothing that they may count, but a clock time.
YEAR_END = "(?!measured|percent|count|num|mult|hm|slash|dash|dot|unit (?!num|hm))"
MORE = f"(comma|and)? and? {AMOUNT}"
