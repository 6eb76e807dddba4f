import re
from collections import Counter

import pytest

from riwaya import sample
from riwaya.ingest.read import articles, read
from riwaya.types import Problem


@pytest.fixture(scope="module")
def corpus():
    problems: list[Problem] = []
    found = {one.id: one for one in articles(read([str(sample.articles())]), problems)}
    assert problems == []
    return found


def test_all_articles_are_read_with_the_ids_given(corpus):
    assert len(corpus) == 17
    assert Counter(name.split("-")[0] for name in corpus) == {"qalandis": 5, "shalmin": 7, "darvakh": 5}


def test_every_input_form_is_there():
    suffixes = {file.suffix for file in sample.articles().iterdir()}
    assert {".txt", ".jsonl", ".csv", ".html"} <= suffixes


def test_outlets_and_languages(corpus):
    assert len({one.outlet for one in corpus.values()}) == 8
    assert {one.language for one in corpus.values()} == {"ar", "fa", "en", None}


def test_articles_are_short(corpus):
    lengths = {name: len(one.text.split()) for name, one in corpus.items()}
    assert all(80 <= length <= 260 for length in lengths.values()), lengths


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("qalandis-sanabil", "تشرين الأول/أكتوبر"),
        ("qalandis-mashrabiyya", "”[^“”]+“"),  # reversed marks
        ("qalandis-mashrabiyya", "أمس"),
        ("qalandis-nilvan", "دوشنبه ۲۳ مهر ۱۴۰۳"),
        ("qalandis-nilvan", "\u200c"),
        ("qalandis-sepehrgah", "نمیکنیم"),
        ("qalandis-sepehrgah", "به گزارش .* به نقل از"),
        ("qalandis-courant", "last Monday"),
        ("shalmin-sanabil", "1446هـ"),
        ("shalmin-shurfa", "نونبر"),
        ("shalmin-mashrabiyya", "وبالصفدري.*لشيدوان.*للصفدري"),
        ("shalmin-panjareh", "[يك]"),
        ("shalmin-northlight", '"was not in the room"'),
        ("darvakh-shurfa", '" [^"]+ "'),
        ("darvakh-shurfa", "ســد"),
        ("darvakh-shurfa", "غشت"),
    ],
)
def test_what_the_readme_promises_is_in_the_text(corpus, name, pattern):
    assert re.search(pattern, corpus[name].text, re.DOTALL)


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("qalandis-sepehrgah", "\u200c"),  # the joiners are lost
        ("shalmin-panjareh", "[یک]"),  # Arabic letters only
        ("shalmin-courant", "Sign up|Privacy"),  # the page's frame is not its text
    ],
)
def test_what_is_left_out_on_purpose(corpus, name, pattern):
    assert not re.search(pattern, corpus[name].text)


def test_one_article_has_no_date_but_in_its_words_and_two_only_in_their_address(corpus):
    assert corpus["shalmin-panjareh"].published is None
    assert corpus["shalmin-panjareh"].url is None
    for name in ("qalandis-sepehrgah", "shalmin-courant"):
        assert re.search(r"/2024/1[01]/1\d/", corpus[name].url or "")


def test_nothing_points_at_a_real_address(corpus):
    urls = [one.url for one in corpus.values() if one.url]
    assert all(re.match(r"https://[\w-]+\.example/", url) for url in urls)


def test_the_copies_share_their_words(corpus):
    for left, right in [
        ("qalandis-nilvan", "qalandis-sepehrgah"),
        ("shalmin-sanabil", "shalmin-shurfa"),
        ("darvakh-northlight", "darvakh-courant"),
    ]:
        shared = set(corpus[left].text.split()) & set(corpus[right].text.split())
        assert len(shared) > 30


def test_the_readme_tells_of_every_article(corpus):
    readme = (sample.articles().parent / "README.md").read_text("utf-8")
    assert all(f"`{name}`" in readme for name in corpus)
