import pytest

from riwaya.annotate.sources.lexicon import lexicon
from riwaya.annotate.sources.naming import is_medium, is_source, name_in, phrase_end
from riwaya.annotate.sources.sentence import Sentence


def named(language: str, text: str) -> str:
    """The name in the phrase that starts at the first word."""
    sentence, words = Sentence(text, 0, len(text)), lexicon(language)
    first, last = name_in(sentence, 0, phrase_end(sentence, 0, words), words)
    start, end = sentence.span(first, last)
    return text[start:end]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ar", "وكالة رويترز للأنباء أن السد انهار", "رويترز"),
        ("ar", "صحيفة «الشاطئ» أن السد انهار", "الشاطئ"),
        ("ar", "قناة «الساحل اليوم» أن السد انهار", "الساحل اليوم"),
        ("ar", "موقع (من الميناء) أن السد انهار", "من الميناء"),
        ("ar", "مصدر في وزارة المياه إن السد انهار", "مصدر في وزارة المياه"),
        ("fa", "خبرگزاری رویترز، سد شکست", "رویترز"),
        ("fa", "روزنامه «ساحل» که سد شکست", "ساحل"),
        ("fa", "روزنامه «ساحل و صبح امروز» که سد شکست", "ساحل و صبح امروز"),
        ("en", "the Reuters agency, the dam broke", "Reuters"),
    ],
)
def test_the_name_in_a_naming_phrase(language, text, name):
    assert named(language, text) == name


@pytest.mark.parametrize(
    ("language", "text", "medium", "source"),
    [
        ("ar", "قناة الساحل", True, True),
        ("ar", "مصدر أمني", False, True),
        ("ar", "السد القديم", False, False),
        ("fa", "روزنامه ساحل", True, True),
        ("fa", "سد قدیمی", False, False),
        ("en", "newspaper reports", True, True),
        ("en", "old dam", False, False),
    ],
)
def test_what_may_be_a_source(language, text, medium, source):
    sentence, words = Sentence(text, 0, len(text)), lexicon(language)
    assert is_medium(sentence, 0, words) == medium
    assert is_source(sentence, 0, len(sentence.tokens), words) == source
