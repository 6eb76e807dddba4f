import pytest

from riwaya.languages.acts import act_lexicon
from riwaya.languages.pack import languages
from riwaya.text.normalise import fold


@pytest.mark.parametrize(
    ("language", "words", "act"),
    [
        ("ar", "وطالبت", "demand"),
        ("ar", "نافيا", "deny"),
        ("fa", "رد کرده است", "deny"),
        ("fa", "خواستار", "demand"),
        ("en", "ruled out", "deny"),
        ("en", "pledging", "promise"),
    ],
)
def test_forms_are_inflected_as_those_of_cues(language, words, act):
    one = act_lexicon(language).find(fold(words).split())[0]
    assert one.verbs.act == act
    assert one.cue[:2] == (0, len(words.split()))


def test_of_two_forms_at_one_place_the_longer_counts():
    found = act_lexicon("en").find(["he", "called", "for", "calm"])
    assert [one.cue[:2] for one in found] == [(1, 3)]


def test_a_language_without_the_file_has_no_verbs():
    assert act_lexicon("und").find(["demanded"]) == []


@pytest.mark.parametrize("language", languages())
def test_every_file_reads_and_names_its_source(language):
    data = act_lexicon(language).data
    assert bool(data.verbs) == bool(data.source)
