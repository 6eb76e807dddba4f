from dataclasses import replace

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.link import utterances
from riwaya.link.evidence import explanations
from riwaya.types import Quote, Speaker

BRIDGE = {
    "ar": "لن نغلق الجسر قبل الأحد، والقطارات ستعود خلال 48 ساعة",
    "fa": "پل را پیش از یکشنبه نمی‌بندیم، و قطارها تا ۴۸ ساعت دیگر بازمی‌گردند",
    "en": "We will not close the bridge before Sunday, and the trains will be back in 48 hours",
}
NAMES = {"ar": "ليلى الغرناوي", "fa": "لیلا غرناوی", "en": "Layla al-Gharnawi"}
NEAR, FAR = 0.93, 0.78


class Scale:
    """Cosines on the calibrated scale as the bundled encoder's lie: 0.85 is the most alike wrong sentence."""

    version = "test"

    def score(self, left, right, left_language, right_language):
        return np.asarray((left @ right.T - 0.85) / 0.03, np.float32)


SCALE = Scale()


def compare(left, right, *others):
    """The link of two quotes, in the light of other quotes of their articles."""
    articles = {one.article: [] for one in (left, right)}
    for one in (left, right, *others):
        articles[one.article].append(one)
    both = [utterances.ArticleQuotes(tuple(articles[one.article])) for one in (left, right)]
    return next(utterances.meet(*both, [(left.quote.id, right.quote.id)], SCALE))


def quote(name, language, text=None, *, speaker=None, entity=None, vectors=None, scopes=("s",)):
    words = text or BRIDGE[language]
    made = Quote(
        id=name,
        start=10,
        end=10 + len(words),
        text=words,
        kind="direct",
        speaker=speaker and Speaker(name=speaker),
    )
    cut = utterances.clauses(made)
    return utterances.QuoteInContext(
        quote=made,
        article=f"article {name}",
        language=language,
        scopes=scopes,
        speaker=entity,
        clauses=cut,
        vectors=vectors,
    )


def vectors(rows, cosine):
    """Unit rows that all have this cosine with the first axis, which the other quote's rows are."""
    found = np.zeros((rows, 3), dtype=np.float32)
    found[:, 0], found[:, 1] = cosine, np.sqrt(1 - cosine**2)
    return found


def pair(left, right, cosine, **fields):
    one = quote("a", left, speaker=NAMES[left], vectors=vectors(3, 1.0), **fields)
    return one, quote("b", right, speaker=NAMES[right], vectors=vectors(3, cosine), **fields)


@pytest.mark.parametrize(("left", "right"), [("ar", "fa"), ("ar", "en"), ("fa", "en")])
def test_translations_of_one_speaker_are_one_utterance(left, right):
    assert compare(*pair(left, right, NEAR)).score > 0.5
    assert compare(*pair(left, right, FAR)).score < 0.4


def test_another_speaker_outweighs_likeness():
    one = quote("a", "ar", speaker="ليلى الغرناوي", entity="e1", vectors=vectors(3, 1.0))
    same = quote("b", "en", speaker="Layla al-Gharnawi", entity="e1", vectors=vectors(3, 0.86))
    other = quote("b", "en", speaker="Omar Sahil", entity="e2", vectors=vectors(3, 0.86))
    assert compare(one, same).score > 0.5 > compare(one, other).score


def test_a_wrong_speaker_does_not_part_words_that_are_surely_the_same():
    one = quote("a", "ar", speaker="ليلى الغرناوي", entity="e1", vectors=vectors(3, 1.0))
    other = quote("b", "en", speaker="Omar Sahil", entity="e2", vectors=vectors(3, 0.97))
    assert compare(one, other).score > 0.5


def beside(name, like, *, entity="e"):
    """Another quote of the article of `like`, somewhat further off than it."""
    return replace(quote(name, "en", entity=entity, vectors=vectors(3, 0.9)), article=like.article)


def test_what_has_a_closer_match_on_both_sides_is_less_likely_the_same():
    one = quote("a", "ar", entity="e", vectors=vectors(3, 1.0))
    near, far = beside("b", quote("b", "en")), quote("c", "en", entity="e", vectors=vectors(3, 0.86))
    far = replace(far, article=near.article)
    alone = {found.feature for found in compare(one, far).evidence}
    rivals = {found.feature: found for found in compare(one, far, near).evidence}
    assert "rival" not in alone
    # Only one side has a rival: a long quote may hold both.
    assert "rival" not in rivals
    closer = replace(quote("d", "ar", entity="e", vectors=vectors(3, 0.9)), article=one.article)
    closer = replace(closer, vectors=far.vectors)
    both = {found.feature: found for found in compare(one, far, near, closer).evidence}
    assert both["rival"].weight < 0


def test_articles_that_share_other_sayings_are_likelier_to_share_this_one():
    one, other = pair("ar", "en", 0.87, entity="e")
    axis = np.array([[0, 0, 1]] * 3, np.float32)
    twins = [
        replace(quote(name, "en", speaker="X", vectors=axis), article=own.article)
        for name, own in (("c", one), ("d", other))
    ]
    found = {seen.feature: seen for seen in compare(one, other, *twins).evidence}
    assert found["company"].weight > 0
    assert compare(one, other, *twins).score > compare(one, other).score


def test_the_more_a_speaker_says_the_less_the_name_tells():
    one, other = pair("ar", "en", 0.87)
    more = replace(quote("c", "en", "No", speaker=NAMES["en"]), article=other.article)
    found = {seen.feature: seen for seen in compare(one, other, more).evidence}
    assert found["talkative"].weight < 0
    assert (found["talkative"].left, found["talkative"].right) == ("1", "2")


def test_a_part_is_found_in_the_whole():
    # The whole and its two clauses point three ways, none far from the others, as sentences do.
    whole = np.array([[0.9, 0.3, 0.3], [0.9, 0.43, 0], [0.9, 0, 0.43]], dtype=np.float32)
    one = quote("a", "en", entity="e", vectors=whole)
    part = quote("b", "en", "and the trains will be back", entity="e", vectors=whole[2:])
    other = quote("c", "en", "Nobody asked us anything", entity="e", vectors=-whole[:1])
    assert compare(one, part).score > 0.5 > compare(one, other).score


@pytest.mark.parametrize(("number", "weighs"), [("48", 1), ("72", -1)])
def test_numbers_weigh_but_do_not_forbid(number, weighs):
    one, other = quote("a", "en"), quote("b", "en", f"The trains will be back in {number} hours")
    link = compare(one, other)
    (evidence,) = [found for found in link.evidence if found.feature == "said_numbers"]
    assert evidence.weight * weighs > 0
    assert not evidence.veto


def test_evidence_is_named_and_explained():
    found = {one.feature for one in compare(*pair("ar", "ar", NEAR)).evidence}
    assert found == {"meaning", "speaker", "shared_words", "said_numbers"}
    assert found < set(explanations(utterances.FEATURES))


@pytest.mark.parametrize(("field", "feature"), [("article", "same_article"), ("story", "other_story")])
def test_where_a_quote_stands_speaks_against(field, feature):
    one, other = pair("en", "en", NEAR)
    far = replace(other, **{field: "other"}, quote=msgspec.structs.replace(other.quote, start=900, end=990))
    one = replace(one, **{field: "other" if field == "article" else "own"})
    evidence = {found.feature: found for found in compare(one, far).evidence}
    assert evidence[feature].weight < 0


def test_the_order_of_a_pair_does_not_matter():
    one, other = pair("ar", "en", 0.85)
    assert compare(one, other) == compare(other, one)


def test_keys_meet_by_speaker_across_scripts_and_never_across_scopes():
    one, other = quote("a", "ar", "نعم", speaker=NAMES["ar"]), quote("b", "en", "Yes", speaker=NAMES["en"])
    elsewhere = quote("c", "en", "Yes", speaker=NAMES["en"], scopes=("t",))
    assert utterances.keys(one) & utterances.keys(other)
    assert not utterances.keys(other) & utterances.keys(elsewhere)


def test_a_later_story_meets_the_one_it_follows():
    earlier = quote("a", "ar", "نعم", speaker=NAMES["ar"])
    later = quote("b", "en", "Yes", speaker=NAMES["en"], scopes=("t", "s"))
    assert utterances.keys(earlier) & utterances.keys(later)


@pytest.mark.parametrize(("cosine", "met"), [(NEAR, True), (FAR, False)])
def test_quotes_alike_in_meaning_are_proposed_whoever_spoke(cosine, met):
    both = pair("ar", "fa", cosine)
    others = [replace(one, speaker=None) for one in both]
    ids = tuple(sorted(one.quote.id for one in both))
    assert list(utterances.proposed(others, SCALE)) == ([ids] if met else [])
    assert list(utterances.proposed(others[::-1], SCALE)) == ([ids] if met else [])


def test_quotes_without_vectors_propose_nothing():
    assert list(utterances.proposed([quote("a", "ar"), quote("b", "fa")], SCALE)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("لن نغلق الجسر، نعم", ["لن نغلق الجسر، نعم"]),
        ("لن نغلق الجسر غدا، والقطارات ستعود قريبا", ["لن نغلق الجسر غدا،", "والقطارات ستعود قريبا"]),
        ("One two three. Four five six!", ["One two three.", "Four five six!"]),
        ("پل بسته است؛ قطارها بازمی‌گردند امروز", ["پل بسته است؛", "قطارها بازمی‌گردند امروز"]),
    ],
)
def test_clauses(text, expected):
    found = utterances.clauses(Quote(start=5, end=5 + len(text), text=text, kind="direct"))
    assert [one.text for one in found] == ([text] if len(expected) == 1 else [text, *expected])


@given(st.text(alphabet="ab ،,.\n؟- ", max_size=60))
def test_clauses_are_spans_of_the_quote(text):
    for one in utterances.clauses(Quote(start=7, end=7 + len(text), text=text, kind="free")):
        assert text[one.start - 7 : one.end - 7] == one.text


def test_a_clause_that_the_other_language_lacks_is_told():
    far = np.array([[0.8, 0.6, 0], [1, 0, 0], [0, 1, 0]], np.float32)
    one = quote("a", "ar", vectors=far)
    other = quote("b", "en", "We will not close the bridge", vectors=far[1:2])
    (found,) = utterances.left_out([one, other], SCALE)
    assert (found.kind, found.left_quote, found.right_quote, found.right) == ("dropped", "a", "b", None)
    assert BRIDGE["ar"][found.left[0] - 10 : found.left[1] - 10] == "والقطارات ستعود خلال 48 ساعة"


def test_what_both_languages_have_is_not_left_out():
    one, other = quote("a", "ar", vectors=vectors(3, 1.0)), quote("b", "fa", vectors=vectors(3, 0.95))
    assert list(utterances.left_out([one, other], SCALE)) == []
    assert list(utterances.left_out([one, replace(one, article="x")], SCALE)) == []


def test_an_utterance_names_the_speaker_most_quotes_name():
    quotes = [quote(name, "en", entity=entity) for name, entity in (("c", "e1"), ("a", "e2"), ("b", "e1"))]
    made = utterances.utterance(quotes, story="s")
    assert (made.id, made.quotes, made.speaker) == ("a", ("a", "b", "c"), "e1")
