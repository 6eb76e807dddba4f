"""The words of time expressions of a language: months of three calendars, weekdays, units, the small words
between them, and the habits that decide what "3/4" and "next Friday" mean.
"""

from functools import cache
from typing import Literal, cast, get_args

import msgspec
from babel import Locale

from riwaya.languages.data import topic
from riwaya.types import Calendar

Words = dict[str, tuple[str, ...]]
Numbered = dict[int, tuple[str, ...]]
Order = Literal["dmy", "mdy", "ymd"]


class DateWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `<language>/dates.yml` holds; every list may be empty.

    - `locales`, `abbreviations`: CLDR locales whose Gregorian months and weekdays are added;
    - `months`: further names by calendar and number; `weak_months` are names only beside a day, a
      year or a preposition, `strict_months` only beside a day or "early", `verb_months` not even so;
      `month_suffixes` follow a name;
    - `weekdays` (Monday is 0), `weak_weekdays` (only beside another word of time);
    - `ordinals`: forms that the number words of the language lack;
    - `units` (day, week, ...), `plurals` (which leave the number open), `duals` (two of them),
      `unit_words` (what stands before a day, month or year: "the year 2016");
    - `deictics`, `nights`, `years`: words for a day, night or year so many from today's;
    - `dayparts`, `seasons` (`season_words` before them), `parts` (begin, mid, end, rest of a period);
    - `relatives_before`, `relatives_after`: this, last, next, by their place beside the noun;
      `recent`, `following` and `same` cannot be resolved;
    - `ago` and `hence` ("3 days ago", "in 3 days"): before the number unless they follow (`ago_after`
      does so beside others; `hence_from_context`: it counts from another time unless the clause looks
      ahead); `from_now`; `later` and `earlier` (behind the unit, from another time); `future`: verbs
      that put a bare weekday or month of their clause ahead, `up_to`: words that do so right before it,
      `telling`: verbs that do not let them,
      `past`: auxiliaries that put a verb of the future in the past, `that`: conjunctions at which
      its clause ends;
    - `announcing`: words before a date that is not the day of telling ("until", "from ... on", "issue of");
    - `never`: names that hold a word of time ("Russia Today");
    - `quarter`: three months, before or behind an ordinal;
    - `every`, `often` (daily, on Mondays), `few` and `quantity`
      (some, before and behind the unit), `once` (once, twice: "twice a week"), `half`, `whole` (a full
      day), `lasting` (for), `articles` (words for one);
    - `clock`, `oclock`, `approximate` (about, before a clock time), `halves` (am, pm), `eras` by calendar;
    - `daytimes`: words that say a time of day alone ("at night"), `daytimes_in` behind a preposition;
      `year_nouns`: what a bare year may stand before ("the 2008 election"); `measured`: what is counted
      (people, cases), no year before it;
    - `decades` by first year, `decade_word`, `century` by number (phrases: "the last century");
    - `holidays`: names by rule: "hijri 10 1" (calendar, month, day), "nth 11 4 3" (Gregorian month, which
      one, weekday; -1 is the last), "easter -2" (days after Easter Sunday); `feast_days`: several days
      ("jalali 11 12 10": ten from that day on);
    - `numbered_weeks` ("week 31"), `after_next` ("the week after next"), `before_last`, `quarter_letters` and
      `half_letters` (Q1, H2), `starting` ("the week starting 4 May"), `year_to_date`;
    - `after` and `before` another time ("two days after 3 May"), `within` ("within five days");
    - `day_suffixes`: a word for day behind a weekday or date; `approximate_after` (about, behind the hour);
    - `hours`: names of hours that need no word for clock beside a day; `except` (a quarter to);
    - `minutes_past`, `minutes_to` (a quarter to seven; `_after`: behind the minutes), `counted` (times) and
      `per_unit` (a day, in "twelve times a day", where one word says so), `ordinal_suffixes` (on digits);
    - `possessives`: endings of a possessor ("yesterday's"), which no span takes in; `time_words` ("in a
      week's time"); `dated_nouns`: words
      that a bare year follows (elections, World Cup, born);
    - `leads`: prepositions that the span of an expression takes in;
    - `half_years`: words for six months before an ordinal; `until_now`; `per` ("twice a day");
    - `since`: "from" where it is not "of"; `year_joints`: between a month, season or feast and its year
      (default: those of `of` and `in`);
    - `parts_after` (as `parts`, behind the period), `between_after` and `until_after` (behind both ends),
      `cut_suffixes`: case endings, written on or behind an apostrophe, that leave a word what it is;
    - `before_weekdays`: words behind which a weak weekday is one ("on Fri");
    - `of`, `in`, `on`, `from`, `to`, `between`, `and`, `the`: connectives;
    - `prefixes`: attached letters by connective ("none": without meaning), `article`: the attached
      article, which units, parts of the day, seasons and relatives may take;
    - `attached`: parts of the day that are written onto a weekday or a deictic;
    - `cased`: words of time only when capitalised; `numeric_order`: of 3/4/2016; `month_day`: whether
      "May 3" is a day; `year_calendar`: of years from 1200 to 1500; `week_start`, `weekend_start`
      (Monday is 0); `next_weekday`: "coming" takes the nearest one ahead, "week" the one of the next week.
    """

    source: str = ""
    locales: tuple[str, ...] = ()
    abbreviations: bool = False
    article: str = ""
    numeric_order: Order = "dmy"
    month_day: bool = False
    year_calendar: Calendar = "hijri"
    week_start: int = 0
    weekend_start: int = 5
    next_weekday: Literal["coming", "week"] = "coming"
    months: dict[Calendar, Numbered] = {}
    weak_months: tuple[str, ...] = ()
    strict_months: tuple[str, ...] = ()
    verb_months: tuple[str, ...] = ()
    month_suffixes: tuple[str, ...] = ()
    cased: tuple[str, ...] = ()
    weekdays: Numbered = {}
    weak_weekdays: Numbered = {}
    ordinals: Numbered = {}
    units: Words = {}
    plurals: tuple[str, ...] = ()
    quarter: tuple[str, ...] = ()
    duals: Words = {}
    unit_words: Words = {}
    deictics: Numbered = {}
    nights: Numbered = {}
    years: Numbered = {}
    now: tuple[str, ...] = ()
    dayparts: Words = {}
    seasons: Words = {}
    season_words: tuple[str, ...] = ()
    parts: Words = {}
    relatives_before: Words = {}
    relatives_after: Words = {}
    ago: tuple[str, ...] = ()
    ago_follows: bool = False
    ago_after: tuple[str, ...] = ()
    from_now: tuple[str, ...] = ()
    hence: tuple[str, ...] = ()
    hence_follows: bool = False
    hence_from_context: bool = False
    later: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    year_nouns: tuple[str, ...] = ()
    measured: tuple[str, ...] = ()
    daytimes: tuple[str, ...] = ()
    daytimes_in: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    up_to: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    that: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    announcing: tuple[str, ...] = ()
    every: tuple[str, ...] = ()
    often: Words = {}
    few: tuple[str, ...] = ()
    quantity: tuple[str, ...] = ()
    half: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    lasting: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    clock: tuple[str, ...] = ()
    approximate: tuple[str, ...] = ()
    oclock: tuple[str, ...] = ()
    halves: Words = {}
    eras: dict[Calendar, tuple[str, ...]] = {}
    decades: Numbered = {}
    decade_word: tuple[str, ...] = ()
    century: Numbered = {}
    holidays: Words = {}
    feast_days: Words = {}
    numbered_weeks: tuple[str, ...] = ()
    after_next: tuple[str, ...] = ()
    before_last: tuple[str, ...] = ()
    quarter_letters: tuple[str, ...] = ()
    half_letters: tuple[str, ...] = ()
    starting: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    before_weekdays: tuple[str, ...] = ()
    year_to_date: tuple[str, ...] = ()
    parts_after: Words = {}
    between_after: tuple[str, ...] = ()
    until_after: tuple[str, ...] = ()
    cut_suffixes: tuple[str, ...] = ()
    half_years: tuple[str, ...] = ()
    day_suffixes: tuple[str, ...] = ()
    hours: Numbered = {}
    leads: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    time_words: tuple[str, ...] = ()
    dated_nouns: tuple[str, ...] = ()
    minutes_past: tuple[str, ...] = ()
    minutes_to: tuple[str, ...] = ()
    minutes_past_after: tuple[str, ...] = ()
    minutes_to_after: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    per_unit: Words = {}
    ordinal_suffixes: tuple[str, ...] = ("st", "nd", "rd", "th")
    except_: tuple[str, ...] = msgspec.field(name="except", default=())
    approximate_after: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    until_now: tuple[str, ...] = ()
    per: tuple[str, ...] = ()
    year_joints: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    in_: tuple[str, ...] = msgspec.field(name="in", default=())
    on: tuple[str, ...] = ()
    from_: tuple[str, ...] = msgspec.field(name="from", default=())
    to: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    and_: tuple[str, ...] = msgspec.field(name="and", default=())
    the: tuple[str, ...] = ()
    prefixes: Words = {}
    attached: tuple[str, ...] = ()


@cache
def date_words(code: str) -> DateWords:
    """The words of a language with those of CLDR added; empty for a language without the file."""
    own: DateWords = topic(DateWords, code, "dates")
    months = {calendar: dict(names) for calendar, names in own.months.items()}
    weekdays = dict(own.weekdays)
    for name in own.locales:
        _add(months.setdefault("gregorian", {}), _cldr_months(name, own.abbreviations))
        _add(weekdays, _cldr_weekdays(name))
    return msgspec.structs.replace(own, months=months, weekdays=weekdays)


FixedDay = tuple[Calendar, int, int]
MovingDay = tuple[str, int, int, int]


def fixed_holidays(words: DateWords) -> dict[FixedDay, tuple[str, ...]]:
    """Names of holidays by calendar, month and day."""
    split = ((rule.split(), names) for rule, names in words.holidays.items())
    return {
        (cast(Calendar, rule[0]), int(rule[1]), int(rule[2])): names
        for rule, names in split
        if rule[0] in get_args(Calendar)
    }


def named_days(words: DateWords) -> dict[tuple[Calendar, int, int, int], tuple[str, ...]]:
    """Names of several days together by calendar, month, first day and number of days."""
    split = ((rule.split(), names) for rule, names in words.feast_days.items())
    return {
        (cast(Calendar, rule[0]), int(rule[1]), int(rule[2]), int(rule[3])): names for rule, names in split
    }


def moving_holidays(words: DateWords) -> dict[MovingDay, tuple[str, ...]]:
    """Names of holidays that move in the Gregorian year, by their rule (missing numbers are 0)."""
    split = ((rule.split(), names) for rule, names in words.holidays.items())
    return {
        (rule[0], *(int(part) for part in (*rule[1:], "0", "0")[:3])): names  # type: ignore[misc]
        for rule, names in split
        if rule[0] not in get_args(Calendar)
    }


def _add(table: Numbered, more: Numbered) -> None:
    for number, names in more.items():
        table[number] = (*table.get(number, ()), *names)


def _cldr_months(locale: str, abbreviations: bool) -> Numbered:
    widths = ("wide", "abbreviated") if abbreviations else ("wide",)
    tables = [Locale.parse(locale).months["format"][width] for width in widths]
    return {number: tuple(str(table[number]) for table in tables) for number in range(1, 13)}


def _cldr_weekdays(locale: str) -> Numbered:
    table = Locale.parse(locale).days["format"]["wide"]
    return {number: (str(table[number]),) for number in range(7)}
