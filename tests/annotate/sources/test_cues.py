import itertools

import pytest

from riwaya.annotate.sources.cues import find
from riwaya.annotate.sources.lexicon import lexicon
from riwaya.annotate.sources.sentence import Sentence


def found(language, text):
    """The words of each cue and of its source."""
    sentence, words = Sentence(text, 0, len(text)), lexicon(language)
    return [
        tuple(text[slice(*sentence.span(*span))] for span in ((one.first, one.last), one.name))
        for one in find(sentence, words)
    ]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("ar", "نقلا عن رويترز انهار السد", [("نقلا عن رويترز", "رويترز")]),
        ("ar", "ذكرت قناة الساحل أن السد انهار", [("ذكرت قناة الساحل", "قناة الساحل")]),
        ("fa", "به گزارش رویترز، سد شکست", [("به گزارش رویترز", "رویترز")]),
        ("en", "The dam broke, according to Reuters.", [("according to Reuters", "Reuters")]),
        ("en", "The dam broke, three sources said on Monday.", [("three sources said", "three sources")]),
        ("ar", "انهار السد صباح اليوم", []),
        ("fa", "سد صبح امروز شکست", []),
        ("en", "The dam broke this morning.", []),
    ],
)
def test_cues_and_their_sources(language, text, wanted):
    assert found(language, text) == wanted


def test_no_cue_lies_inside_another():
    text = "به گزارش رویترز به نقل از سپیدار، سد شکست"
    sentence = Sentence(text, 0, len(text))
    spans = [(one.first, one.last) for one in find(sentence, lexicon("fa"))]
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    assert len(spans) == 2
