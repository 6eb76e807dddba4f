import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.annotate.sources.lexicon import lexicon
from riwaya.annotate.sources.sentence import Sentence, known_at


@pytest.mark.parametrize(
    "text", ["ونقلت الوكالة عن الوزير.", "به گزارش خبرگزاری، او رفت.", "According to the agency, he left."]
)
def test_tokens_map_back_to_the_article(text):
    before = "… "
    read = Sentence(before + text, len(before), len(before + text))
    first = read.span(0, 1)
    assert (before + text)[first[0] : first[1]] == text.split()[0]


@given(st.text(alphabet="اوبگن \u200c.،:«»aA-", max_size=60))
def test_spans_stay_inside_the_sentence(text):
    read = Sentence(text, 0, len(text))
    for at in range(len(read.tokens)):
        start, end = read.span(at, at + 1)
        assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    ("language", "text", "at"),
    [("ar", "وبحسب وكالة رويترز", 2), ("fa", "به گزارش رویترز", 2), ("en", "according to Reuters", 2)],
)
def test_a_listed_outlet_is_known_where_it_starts(language, text, at):
    read = Sentence(text, 0, len(text))
    known = known_at(read, at)
    assert known is not None
    assert known[0] == 1
    assert known[1].kind == "agency"
    assert known_at(read, at - 1) is None
    assert lexicon(language).language == language


def test_a_cue_is_met_with_a_particle_glued_in_front():
    words = lexicon("ar")
    assert Sentence("ونقلا عن رويترز", 0, 15).match(words.before, 0, words.proclitics)
    assert not Sentence("ونقلا عن رويترز", 0, 15).match(words.before, 0)
