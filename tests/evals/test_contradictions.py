"""The invented contradictions: what is read off their words alone, with the vectors taken for close."""

from collections import Counter
from itertools import combinations, product
from pathlib import Path

import pytest
import yaml

import evals
from riwaya.annotate.statements.polarity import denies, negated
from riwaya.languages.statements import statement_words
from riwaya.link.claims.pair import Pair
from riwaya.link.claims.parts import Told
from riwaya.link.claims.scores import both_ways
from riwaya.link.conflicts import conflict, over_numbers
from riwaya.text.normalise import fold
from riwaya.text.tokens import words
from riwaya.types import Statement

CASES = yaml.safe_load((Path(evals.__file__).parent / "gold" / "contradictions.yml").read_text("utf-8"))[
    "cases"
]
LANGUAGES = ("ar", "fa", "en")
CLOSE = 1.5
# Days and names need the annotators; numbers and words do not.
BY_WORDS = ("number", "polarity", "attribution")


def told(case, side, language, published="2031-05-01T08:00"):
    text = case[side][language]
    tokens, data = [fold(one.text) for one in words(text)], statement_words(language)
    flipped = negated(tokens, data) ^ denies(tokens, data)
    statement = Statement(
        start=0, end=len(text), id=side + language, polarity="negated" if flipped else "affirmed"
    )
    day = str(case.get("later", published)) if side == "other" else published
    return Told(
        statement=statement,
        article=side + language,
        language=language,
        text=text,
        sentence=text,
        published=day,
    )


def found(left, right):
    pair = Pair(left, right, CLOSE, CLOSE)
    both = both_ways(pair, Pair(right, left, CLOSE, CLOSE))
    numbers = over_numbers([(pair, both)], {left.article: [left], right.article: [right]})
    return next(iter(numbers), None) or conflict(pair, both)


@pytest.mark.parametrize("kind", BY_WORDS)
def test_most_contradictions_are_found_between_any_two_languages(kind):
    made = [
        found(told(case, "one", left), told(case, "other", right))
        for case in CASES
        if case["kind"] == kind
        for left, right in product(LANGUAGES, LANGUAGES)
    ]
    right = [one for one in made if one is not None and one.about == kind]
    assert len(right) >= 0.75 * len(made)


def test_what_says_one_thing_in_two_languages_is_seldom_taken_for_a_contradiction():
    made = [
        found(told(case, side, left), told(case, side, right))
        for case in CASES
        if case["kind"] in BY_WORDS
        for side in ("one", "other")
        for left, right in combinations(LANGUAGES, 2)
    ]
    assert sum(one is not None for one in made) <= 0.1 * len(made)


def test_risen_tolls_are_updates():
    made = [
        found(told(case, "one", language), told(case, "other", language))
        for case in CASES
        if "later" in case
        for language in LANGUAGES
    ]
    assert [one.update for one in made if one is not None].count(True) >= 0.75 * len(made)


def test_every_kind_is_told_in_three_languages():
    counted = Counter(case["kind"] for case in CASES)
    assert set(counted) == {"number", "date", "place", "participant", "polarity", "attribution"}
    assert all(set(case[side]) == set(LANGUAGES) for case in CASES for side in ("one", "other"))
