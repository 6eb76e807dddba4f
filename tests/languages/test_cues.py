"""Cues: inflected forms are found without list entries, and what only looks like one is not."""

import pytest

from riwaya.languages.cues import CueData, Lexicon, Paradigm, Verbs, lexicon, occurrences, phrases
from riwaya.text.normalise import fold
from riwaya.text.tokens import tokens


def found(language: str, text: str) -> list[str]:
    forms = [fold(token.text) for token in tokens(text)]
    return [" ".join(forms[cue.first : cue.last]) for cue in lexicon(language).find(forms)]


@pytest.mark.parametrize(
    ("language", "text", "lemma"),
    [
        ("ar", "وأضافت", "أضاف"),
        ("ar", "ستقول", "قال"),
        ("ar", "فقال", "قال"),
        ("ar", "يقولون", "قال"),
        ("ar", "مضيفاً", "أضاف"),
        ("ar", "ومشيرةً", "أشار"),
        ("ar", "أكّدت", "أكد"),
        ("ar", "وصفها", "وصف"),
        ("ar", "قوله", "قال"),
        ("fa", "می‌افزاید", "افزود"),
        ("fa", "می افزاید", "افزود"),
        ("fa", "میافزاید", "افزود"),
        ("fa", "خاطرنشان کرد", "خاطرنشان"),
        ("fa", "خاطرنشان کرده است", "خاطرنشان"),
        ("fa", "گفته‌اند", "گفت"),
        ("fa", "تأکید می‌کنند", "تاکید"),
        ("fa", "هشدار خواهد داد", "هشدار"),
        ("en", "said", "say"),
        ("en", "says", "say"),
        ("en", "adding", "add"),
    ],
)
def test_forms_lead_to_their_lemma(language: str, text: str, lemma: str) -> None:
    forms = [fold(token.text) for token in tokens(text)]
    cues = lexicon(language).find(forms)
    assert [cue.entry.lemma for cue in cues] == [lemma]
    assert (cues[0].first, cues[0].last) == (0, len(forms))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "يذكر أن المعرض افتتح أمس"),
        ("ar", "يشار إلى أن المعرض افتتح أمس"),
        ("fa", "اعلام شد که"),
        ("fa", "گفته می‌شود که"),
        ("fa", "در گفت و گو با ما"),
        ("fa", "این گفته را رد کرد"),
        ("fa", "نگفت که"),
        ("en", "the weather was fine"),
    ],
)
def test_what_reports_nothing_is_no_cue(language: str, text: str) -> None:
    assert found(language, text) == []


def test_the_longest_form_wins() -> None:
    assert found("fa", "او اعلام کرده است که") == ["اعلام كرده است"]


def test_agreement_and_clitic_are_told_apart() -> None:
    (cue,) = lexicon("ar").find([fold("وقالت")])
    assert (cue.entry.clitic, cue.entry.agreement) == ("و", "f")


@pytest.mark.parametrize(("text", "length"), [("أنه", 1), ("بأنهم", 1), ("إنّ", 1), ("أنف", 0), ("إنسان", 0)])
def test_complementisers_carry_pronouns(text: str, length: int) -> None:
    assert lexicon("ar").complementiser([fold(text)], 0) == length


def test_a_paradigm_inflects_a_stem_with_clitics_and_affixes() -> None:
    data = CueData(
        paradigms=[Paradigm(stem="past", clitics=["", "و"], after={"": "m", "ت": "f"})],
        verbs=[Verbs(kind="say", opens=["that"], stems=[{"past": "قال"}])],
    )
    forms = {cue.first: cue.entry.agreement for cue in Lexicon(data).find(["وقالت", "قال", "قالوا"])}
    assert forms == {0: "f", 1: "m"}


def test_an_unknown_language_has_no_cues() -> None:
    assert lexicon("und").find(["said", "قال"]) == []


@pytest.mark.parametrize(
    ("listed", "said", "expected"),
    [
        (["به دست", "به"], ["به", "دست", "آنها", "به"], [(0, 2), (3, 4)]),
        (["على يد"], ["على", "يد", "على"], [(0, 2)]),
        (["by", "by the hand"], ["by", "the", "hand"], [(0, 3)]),
        (["by"], [], []),
    ],
)
def test_occurrences_are_the_longest_phrase_at_each_token(listed, said, expected):
    assert list(occurrences(phrases([fold(one) for one in listed]), [fold(one) for one in said])) == expected
