import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from training.tagger_data import Example

from training import tagger_data as subject

ARABIC = [
    ("زار", "O"),
    ("سامي", "B-PERS"),
    ("النوري", "I-PERS"),
    ("وزارة", "B-ORG"),
    ("المياه", "I-ORG"),
    (".", "O"),
]
PERSIAN = [("حسن", "B-PER"), ("کریمی", "I-PER"), ("به", "O"), ("تهران", "B-LOC"), ("آمد", "O"), (".", "O")]
ENGLISH = [("Layla", "B-PER"), ("Haddad", "I-PER"), (",", "O"), ("43", "O"), (",", "O"), ("left", "O")]
ROWS = {"ar": ARABIC, "fa": PERSIAN, "en": ENGLISH}


def named(one: Example) -> list[tuple[str, str]]:
    return [(one.text[start:end], kind) for start, end, kind in one.names]


@pytest.mark.parametrize(
    ("tokens", "language", "text"),
    [
        (["قال", ":", '"', "نعم", '"', "."], "ar", 'قال: "نعم".'),
        (["(", "د", "ب", "أ", ")", "و", "قال"], "ar", "(د ب أ) وقال"),
        (["گفت", "«", "بله", "»", "،"], "fa", "گفت «بله»،"),
        (["a", "43", "-", "year", "-", "old"], "en", "a 43-year-old"),
    ],
)
def test_tokens_are_joined_as_they_stand_on_a_page(tokens, language, text):
    found, spans = subject.joined(tokens, language)
    assert found == text
    assert [found[start:end] for start, end in spans] == tokens


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("ar", [("سامي النوري", "person"), ("وزارة المياه", "organisation")]),
        ("fa", [("حسن کریمی", "person"), ("تهران", "place")]),
        ("en", [("Layla Haddad", "person")]),
    ],
)
def test_names_follow_their_tags(language, names):
    assert named(subject.example(ROWS[language], "made", language)) == names


def test_of_nested_names_the_outermost_is_kept_and_a_country_is_a_place():
    one = subject._nested(["بنك B-ORG", "الأردن I-ORG B-GPE", "في O", "مصر B-ORG B-GPE"])
    assert named(one) == [("بنك الأردن", "organisation"), ("مصر", "place")]


@settings(deadline=None)  # the first of each language reads the lists
@given(seed=st.integers(0, 10_000), language=st.sampled_from(sorted(ROWS)))
def test_variation_keeps_every_name(seed, language):
    one = subject.example(ROWS[language], "made", language)
    pools = {(language, "person"): [f"Name{i}" for i in range(30)]}
    new = subject.varied(one, random.Random(seed), pools)
    assert [kind for *_, kind in new.names] == [kind for *_, kind in one.names]
    assert all(new.text[start:end].strip() == new.text[start:end] != "" for start, end, _ in new.names)
    assert new.names == tuple(sorted(new.names))


def test_what_a_set_leaves_open_moves_with_the_text():
    one = Example("Layla met Omar there", ((0, 5, "person"),), "made", "en", unknown=((10, 14),))
    longer = subject._rewritten(one, lambda text, kind: f"Umm {text}" if kind else text)
    assert named(longer) == [("Umm Layla", "person")]
    assert [longer.text[start:end] for start, end in longer.unknown] == ["Omar"]


def test_clitics_join_as_they_are_written():
    assert subject._with_clitic("الأردن", "ل") == "للأردن"
    assert subject._with_clitic("مصر", "و") == "ومصر"


@pytest.mark.skipif(not subject.DATA.exists(), reason="../shared is not here")
def test_what_is_measured_is_not_trained_on():
    measured = {
        one.text for name, them in subject.measuring().items() for one in them if name != "ArmanPersoNER"
    }
    trained = [one for one in subject.training() if len(one.text) > 80]
    assert trained
    assert sum(one.text in measured for one in trained) <= 0.002 * len(trained)
    assert "ArmanPersoNER" not in {one.source for one in trained}
