import pytest

from riwaya.annotate.sources.lexicon import known_names, lexicon


@pytest.mark.parametrize("language", ["ar", "fa", "en"])
def test_each_language_has_cues_media_and_unnamed_sources(language):
    words = lexicon(language)
    for table in (words.media, words.anonymous, words.before, words.ends):
        assert table
        assert all(parts[0] == first for first, phrases in table.items() for parts in phrases)


def test_longer_phrases_and_names_come_first():
    for table in (lexicon("ar").before, lexicon("fa").before, lexicon("en").before):
        assert all(sorted(each, key=len, reverse=True) == list(each) for each in table.values())
    assert all(
        [len(n) for n, _ in each] == sorted((len(n) for n, _ in each), reverse=True)
        for each in known_names().values()
    )


def test_a_phrase_is_met_with_and_without_its_joiner():
    firsts = {parts for phrases in lexicon("fa").before.values() for parts in phrases}
    assert {("به", "نقل", "از")} <= firsts
