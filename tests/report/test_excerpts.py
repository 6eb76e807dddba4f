"""Excerpts: what is cited, and that nothing else of a text leaves."""

from pathlib import Path

import pytest
from tests.report.dossiers import HARBOUR, MANARA, NASIM, ORCHARD, PEGAH, dossier

from riwaya.report import ReportOptions, write
from riwaya.report.corpus import build
from riwaya.report.excerpts import cited
from riwaya.types import Dossier

TEXTS = {
    "ar/manara?1": MANARA,
    "ar-nasim": NASIM,
    "fa-pegah": PEGAH,
    "en/harbour": HARBOUR,
    "orchard": ORCHARD,
}


@pytest.fixture(scope="module")
def given() -> Dossier:
    return dossier()


def test_cited_stretches_are_whole_sentences(given: Dossier) -> None:
    kept = [MANARA[a:b] for a, b in cited(given)["ar/manara?1"]]
    assert kept == [line for line in MANARA.split("\n") if line and "نشرتنا" not in line]


def test_an_article_that_nothing_cites_has_no_excerpt(given: Dossier) -> None:
    assert "orchard" not in cited(given)


def test_a_span_that_is_partly_hidden_ends_in_an_ellipsis(given: Dossier) -> None:
    corpus = build(given, excerpts=True)
    letter = MANARA.index("اشترك")
    assert corpus.text("ar/manara?1", letter, len(MANARA)) == ""
    assert corpus.text("ar/manara?1", letter - 10, len(MANARA)).endswith("…")


def test_the_rest_of_the_texts_is_in_no_file(given: Dossier, tmp_path: Path) -> None:
    write(given, tmp_path, options=ReportOptions(excerpts=True))
    files = "\n".join(file.read_text("utf-8") for file in tmp_path.rglob("*.html"))
    assert "أربعين بيتًا غمرتها" in files
    for words in hidden(given):
        assert words not in files


def test_full_pages_of_an_earlier_report_are_gone(given: Dossier, tmp_path: Path) -> None:
    write(given, tmp_path)
    (tmp_path / "mine.txt").write_text("kept")
    write(given, tmp_path, options=ReportOptions(excerpts=True, languages=("ar",)))
    files = "\n".join(file.read_text("utf-8") for file in tmp_path.rglob("*.html"))
    assert not [words for words in hidden(given) if words in files]
    assert (tmp_path / "mine.txt").read_text() == "kept"
    assert not list(tmp_path.glob("fa/**/*.html"))


def hidden(given: Dossier) -> list[str]:
    """Runs of three words of every stretch that is not cited."""
    ranges, runs = cited(given), []
    for key, text in TEXTS.items():
        at = 0
        for start, end in (*ranges.get(key, ()), (len(text), len(text))):
            words = text[at:start].split()
            runs += [" ".join(words[n : n + 3]) for n in range(len(words) - 2)]
            at = end
    assert len(runs) > 10
    return runs
