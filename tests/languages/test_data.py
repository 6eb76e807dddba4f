import msgspec
import pytest
import yaml

from riwaya.errors import LanguagePackError
from riwaya.languages import data


class Words(msgspec.Struct, frozen=True):
    ends: tuple[str, ...] = ()


def test_english_words_are_not_booleans():
    assert yaml.load("[on, no, Yes, true]", data._Loader) == ["on", "no", "Yes", True]


def test_a_missing_file_is_an_empty_topic():
    assert data.topic(Words, "xx", "words") == Words()


def test_a_malformed_file_is_named(tmp_path, monkeypatch):
    (tmp_path / "ar").mkdir()
    (tmp_path / "ar" / "words.yml").write_text("ends: 5", "utf-8")
    monkeypatch.setattr(data.resources, "files", lambda _: tmp_path)
    with pytest.raises(LanguagePackError, match=r"ar/words\.yml.*ends"):
        data.topic.__wrapped__(Words, "ar", "words")
