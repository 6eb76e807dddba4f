"""The words of a language as (phrase, class, value), for the table of its lexicon."""

from collections.abc import Iterator
from typing import Any

from riwaya.annotate.dates.lexicon.symbols import Senses
from riwaya.languages.dates import DateWords, fixed_holidays, moving_holidays, named_days
from riwaya.text.normalise import fold
from riwaya.text.numbers import NumberWords

_FEMININE = (fold("ة"), "ة", fold("ى"))
_WITH_ARTICLE = {"unit", "many", "quarter", "dual", "daypart", "season", "rela", "weekday"}


def forms_of(phrase: str, name: str, settings: DateWords) -> Iterator[str]:
    """A phrase folded, alone and with the attached article where its class takes one."""
    form = fold(phrase)
    yield form
    if settings.article and name in _WITH_ARTICLE and not form.startswith(fold(settings.article)):
        yield fold(settings.article) + form


def all_entries(words: DateWords) -> Iterator[tuple[str, str, Any]]:
    """All (phrase, class, value) of a language."""
    yield from _month_entries(words)
    for strong, table in ((True, words.weekdays), (False, words.weak_weekdays)):
        for number, phrases in table.items():
            for phrase in phrases:
                yield phrase, "weekday", number
                if strong:
                    yield phrase, "sweekday", number
    yield from _unit_entries(words)
    for name, words_by_key in _keyed(words).items():
        for key, phrases in words_by_key.items():
            for phrase in phrases:
                yield phrase, name, key
    for name, phrases in _plain(words).items():
        for phrase in phrases:
            yield phrase, name, None
    # These stay words like any other, which end a year or a count.
    for name, phrases in (("measured", words.measured), ("yearnoun", words.year_nouns)):
        for phrase in phrases:
            yield phrase, name, None
            yield phrase, "other", None


def _month_entries(words: DateWords) -> Iterator[tuple[str, str, Any]]:
    weak, strict = ({fold(name) for name in names} for names in (words.weak_months, words.strict_months))
    for calendar, table in words.months.items():
        for number, phrases in table.items():
            for phrase in phrases:
                value = (calendar, number)
                yield phrase, "month", value
                if fold(phrase) not in strict:
                    yield phrase, "nmonth", value
                if fold(phrase) not in weak:
                    yield phrase, "smonth", value
                if phrase not in words.verb_months:
                    yield phrase, "partmonth", value


def _unit_entries(words: DateWords) -> Iterator[tuple[str, str, Any]]:
    for unit, phrases in words.units.items():
        for phrase in phrases:
            yield phrase, "unit", unit
            for form in forms_of(phrase, "unit", words):
                yield form, f"unit{unit}", unit
    for unit, phrases in words.unit_words.items():
        for phrase in phrases:
            yield phrase, f"{unit}word", None


def _keyed(words: DateWords) -> dict[str, dict[Any, tuple[str, ...]]]:
    return {
        "dual": dict(words.duals),
        "deictic": dict(words.deictics),
        "night": dict(words.nights),
        "relyear": dict(words.years),
        "daypart": dict(words.dayparts),
        "hourname": dict(words.hours),
        "season": dict(words.seasons),
        "part": dict(words.parts),
        "partpost": dict(words.parts_after),
        "relb": dict(words.relatives_before),
        "rela": dict(words.relatives_after),
        "often": dict(words.often),
        "perunit": dict(words.per_unit),
        "half": dict(words.halves),
        "era": dict(words.eras),
        # "Between 500 and 600 م" is of metres.
        "eraword": {era: tuple(name for name in names if len(name) > 1) for era, names in words.eras.items()},
        "decade": dict(words.decades),
        "century": dict(words.century),
        "holiday": dict(fixed_holidays(words)),
        "feast": dict(moving_holidays(words)),
        "feastdays": dict(named_days(words)),
    }


def _plain(words: DateWords) -> dict[str, tuple[str, ...]]:
    ago = "agopost" if words.ago_follows else "agopre"
    hence = "hencepost" if words.hence_follows else "hence"
    return {
        ago: words.ago,
        "agoafter": words.ago_after,
        "now": words.now,
        "fromnow": words.from_now,
        "many": words.plurals,
        "quarter": words.quarter,
        "approx": words.approximate,
        "whole": words.whole,
        "later": words.later,
        "earlier": words.earlier,
        "once": words.once,
        "daytime": words.daytimes,
        "daytimein": words.daytimes_in,
        "seasonword": words.season_words,
        hence: words.hence,
        "every": words.every,
        "few": words.few,
        "quantity": words.quantity,
        "halfof": words.half,
        "lasting": words.lasting,
        "a": words.articles,
        "clock": words.clock,
        "oclock": words.oclock,
        "monthsuffix": words.month_suffixes,
        "decadeword": words.decade_word,
        "numberedweek": words.numbered_weeks,
        "afternext": words.after_next,
        "beforelast": words.before_last,
        "qletter": words.quarter_letters,
        "hletter": words.half_letters,
        "starting": words.starting,
        "after": words.after,
        "before": words.before,
        "within": words.within,
        "onday": words.before_weekdays,
        "yeartodate": words.year_to_date,
        "except": words.except_,
        "lead": words.leads,
        "timeword": words.time_words,
        "datednoun": words.dated_nouns,
        "minpast": words.minutes_past,
        "minto": words.minutes_to,
        "minpastpost": words.minutes_past_after,
        "mintopost": words.minutes_to_after,
        "counted": words.counted,
        "daysuffix": words.day_suffixes,
        "approxpost": words.approximate_after,
        "halfyear": words.half_years,
        "betweenpost": words.between_after,
        "untilpost": words.until_after,
        "since": words.since,
        "untilnow": words.until_now,
        "per": words.per,
        "joint": words.year_joints or (*words.of, *words.in_),
        "of": words.of,
        "in": words.in_,
        "on": words.on,
        "from": words.from_,
        "to": words.to,
        "between": words.between,
        "and": words.and_,
        "the": words.the,
    }


def number_entries(table: dict[str, Senses], words: NumberWords) -> None:
    """Number words join the table as raw material; `_joined_number` gives them their classes."""
    for kind, values in (("card", words.units), ("ordi", words.ordinals), ("mult", words.times)):
        for word, value in values.items():
            if value == int(value):
                for form in (word, "ال" + word) if "ال" in words.prefixes else (word,):
                    table.setdefault(form, {}).setdefault(kind, int(value))
                    if kind == "ordi" and "ال" in words.prefixes and form.endswith(_FEMININE):
                        table[form]["fem"] = None


def joined_entries(table: dict[str, Senses], words: NumberWords) -> None:
    """Tens and ones that a lost or zero-width blank has joined: "twenty-and-second" in one word."""
    if not words.joiner_prefix or words.units_first:
        return
    tens = {word: int(value) for word, value in words.units.items() if value in range(20, 91, 10)}
    ones = [
        (word, kind)
        for word, senses in table.items()
        for kind in ("card", "ordi")
        if 0 < senses.get(kind, 0) < 10
    ]
    for ten, value in tens.items():
        for one, kind in ones:
            joined = ten + words.joiner_prefix + one
            table.setdefault(joined, {}).setdefault(kind, value + table[one][kind])
