from importlib import resources

import pytest

from riwaya.errors import LanguagePackError
from riwaya.languages.zwnj_lexicon import _entries, build_lexicon, entry_line, zwnj_lexicon


def test_the_word_file_is_small_and_read_whole():
    file = resources.files("riwaya.languages").joinpath("fa", "zwnj.txt.gz")
    lexicon = zwnj_lexicon("fa")
    assert len(file.read_bytes()) < 1_000_000
    assert len(lexicon.words) > 40_000
    assert len(lexicon.compounds) > 10_000
    assert {"رود", "رفتند"} <= lexicon.verbs
    assert {"دفتر", "میانجی"} <= lexicon.ordinary


def test_entries_survive_writing_and_reading():
    entries = [("word", "خانه", "7"), ("compound", "گفت‌وگو", ""), ("past", "رفت", "")]
    assert list(_entries("# source\n" + "\n".join(map(entry_line, entries)), "here")) == entries


def test_compounds_keep_where_their_non_joiners_stand():
    lexicon = build_lexicon([("compound", "آب‌گرم‌کن", "")])
    assert lexicon.compounds == {"آبگرمکن": (2, 5)}


@pytest.mark.parametrize("line", ["noun\tخانه", "word", "word\t"])
def test_a_malformed_line_is_named(line):
    with pytest.raises(LanguagePackError, match="here:1"):
        list(_entries(line, "here"))
