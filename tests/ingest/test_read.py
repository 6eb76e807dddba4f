import gzip
import io
import json
import random
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riwaya.ingest.read import read
from riwaya.types import Article, Problem

PAGE = """<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>
<meta property="og:site_name" content="{outlet}">
<meta property="article:published_time" content="2020-01-02T10:00:00Z"></head>
<body><nav><a href="/">x</a></nav><article><h1>{title}</h1>{text}</article></body></html>"""


def parts(outcomes):
    outcomes = list(outcomes)
    articles = [one for one in outcomes if isinstance(one, Article)]
    return articles, [one for one in outcomes if isinstance(one, Problem)]


def lines(*records) -> bytes:
    return b"\n".join(one if isinstance(one, bytes) else json.dumps(one).encode() for one in records) + b"\n"


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def test_text_is_exactly_the_files_characters(folder):
    text = " نص\r\n\r\nثان\u200c\u200f "
    (folder / "a.txt").write_bytes(text.encode("utf-8-sig"))
    ((article,), problems) = parts(read([str(folder)]))
    assert (article.text, article.path, problems) == (text, "a.txt", [])


@pytest.mark.parametrize(
    ("lang", "title", "text"),
    [
        ("ar", "افتتاح الجسر الجديد", "قال الوزير إن الجسر الجديد يربط ضفتي النهر. "),
        ("fa", "گشایش پل تازه", "وزیر گفت پل تازه دو سوی رود را به هم می‌پیوندد. "),
        ("en", "The new bridge opens", "The minister said the new bridge joins both banks. "),
    ],
)
def test_a_page_brings_its_own_metadata(folder, lang, title, text):
    body = "".join(f"<p>{text * 5}</p>" for _ in range(3))
    page = PAGE.format(lang=lang, title=title, outlet="الضحى", text=body)
    (folder / "a.html").write_text(page, "utf-8")
    ((article,), _) = parts(read([str(folder)]))
    assert (article.title, article.outlet, article.language) == (title, "الضحى", lang)
    assert (article.published[:10], article.published_basis) == ("2020-01-02", "metadata")
    assert text.strip() in article.text


@pytest.mark.parametrize("spelled", ["\u200c", "&zwnj;", "&#8204;", "&#x200C;"])
def test_a_page_keeps_its_zero_width_non_joiners(folder, spelled):
    text = f"<p>{f'آن‌ها می{spelled}گویند پل تازه باز شده است. ' * 20}</p>"
    (folder / "a.html").write_text(
        PAGE.format(lang="fa", title=f"می{spelled}شود", outlet="م", text=text), "utf-8"
    )
    ((article,), _) = parts(read([str(folder)]))
    assert "می\u200cگویند" in article.text
    assert article.title == "می\u200cشود"


def test_given_fields_win_over_the_pages_own(folder):
    page = PAGE.format(
        lang="ar", title="ت", outlet="م", text="<p>" + "قال الوزير كلاما طويلا. " * 20 + "</p>"
    )
    given_fields = {
        "id": "7",
        "html": page,
        "language": "fa",
        "outlet": "ك",
        "published": "2021-05-06 07:08:09",
    }
    (folder / "a.jsonl").write_bytes(lines(given_fields))
    ((article,), _) = parts(read([str(folder)]))
    assert (article.id, article.language, article.outlet) == ("7", "fa", "ك")
    assert (article.published, article.published_basis) == ("2021-05-06T07:08:09", "given")


def test_metadata_csv_fills_what_text_files_cannot_carry(folder):
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text("نص", "utf-8")
    (folder / "in" / "metadata.csv").write_text(
        "path,outlet,published\na.txt,الضحى,2020-01-02\nb.txt,x,\n", "utf-8"
    )
    ((article,), (problem,)) = parts(read([str(folder)]))
    assert (article.outlet, article.published, article.path) == ("الضحى", "2020-01-02", "in/a.txt")
    assert problem.where.endswith("metadata.csv:3")


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "-"])
def test_a_broken_line_is_named_and_costs_no_other(folder, name):
    data = lines(
        {"text": "أول"},
        b'{"text": "a \\ud800 b"}',
        b"[1]",
        b'{"a":' * 100_000,
        b'{"text": "\xff"}',
        {"text": 5},
        {"title": "no text"},
        {"text": "آخر"},
    )
    if name == "-":
        outcomes = read(["-"], stdin=io.BytesIO(data))
    else:
        (folder / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
        outcomes = read([str(folder)])
    articles, problems = parts(outcomes)
    assert [one.text for one in articles] == ["أول", "آخر"]
    assert [int(one.where.rpartition(":")[2]) for one in problems] == [2, 3, 4, 5, 6, 7]
    assert all(one.remedy for one in problems)


def test_a_date_that_is_none_costs_only_the_date(folder):
    (folder / "a.jsonl").write_bytes(lines({"text": "نص", "published": "أمس"}))
    ((article,), (problem,)) = parts(read([str(folder)]))
    assert article.published is None
    assert "أمس" in problem.problem


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2017-12-11", "2017-12-11"),
        ("2017-12-11 10:20:30", "2017-12-11T10:20:30"),
        ("2017-12-11T10:20:30+03:00", "2017-12-11T10:20:30+03:00"),
        ("2017/2/1", "2017-02-01"),
    ],
)
def test_publication_dates(folder, given, kept):
    (folder / "a.jsonl").write_bytes(lines({"text": "نص", "published": given}))
    assert parts(read([str(folder)]))[0][0].published == kept


def test_csv_rows_and_what_is_wrong_with_them(folder):
    table = 'id,text,title\n1,"سلام، دنیا",ع\n2,too,many,cells\n3,,empty\n4,"unclosed\n'
    (folder / "a.csv").write_text(table, "utf-8")
    articles, problems = parts(read([str(folder)]))
    assert [(one.id, one.text, one.title) for one in articles] == [("1", "سلام، دنیا", "ع")]
    assert len(problems) == 3


def test_ids_repeat_and_outlets_tell_equal_texts_apart():
    records = [{"text": "نص", "outlet": "أ"}, {"text": "نص", "outlet": "ب"}, {"text": "نص", "outlet": "أ"}]
    articles, problems = parts(read(["-"], stdin=io.BytesIO(lines(*records))))
    again, _ = parts(read(["-"], stdin=io.BytesIO(lines(*reversed(records)))))
    assert len(articles) == 2
    assert {one.id for one in articles} == {one.id for one in again}
    assert problems == []


def test_two_contents_under_one_id_are_an_error_for_the_second():
    data = lines({"id": "1", "text": "أ"}, {"id": "1", "text": "ب"}, {"id": "1", "text": "أ"})
    articles, problems = parts(read(["-"], stdin=io.BytesIO(data)))
    assert ([one.text for one in articles], len(problems)) == (["أ"], 1)


def test_inputs_that_are_not_there_or_of_unknown_kind(folder):
    (folder / "a.pdf").write_bytes(b"%PDF")
    _, problems = parts(read([str(folder / "none"), str(folder / "a.pdf")]))
    assert len(problems) == 2
    assert parts(read([str(folder)])) == ([], [])


HOSTILE = {
    "random.txt": random.Random(1).randbytes(5_000),
    "empty.txt": b"",
    "cut.jsonl.gz": gzip.compress(lines({"text": "قبل القطع"}))[:-9],
    "deep.html": b"<html><body>" + b"<div>" * 300_000 + b"x",
    "wide.html": b"<p>" + b"<b>" * 500 + b"word " * 300_000,
    "entities.html": b'<!DOCTYPE x [<!ENTITY a "aaaa">' + b'<!ENTITY b "&a;&a;&a;">' * 50 + b"]><p>&b;</p>",
    "line.txt": ("كلمة " * 5_000_000).encode(),
}


def test_hostile_files_cost_only_themselves_and_bounded_time(folder):
    for name, data in HOSTILE.items():
        (folder / name).write_bytes(data)
    (folder / "zz.txt").write_text("سليم", "utf-8")
    begun = time.monotonic()
    articles, problems = parts(read([str(folder)]))
    assert "سليم" in [one.text for one in articles]
    assert "قبل القطع" in [one.text for one in articles]
    assert {"random.txt", "empty.txt", "deep.html"} <= {one.where.rpartition("/")[2] for one in problems}
    assert time.monotonic() - begun < 30


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(
    name=st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.jsonl.gz", "a.csv", "metadata.csv"]),
    data=st.binary(max_size=400),
)
def test_random_bytes_never_lose_another_file(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text("سليم", "utf-8")
    articles, _ = parts(read([str(tmp_path)]))
    (tmp_path / name).unlink()
    assert "good.txt" in [one.path for one in articles]
