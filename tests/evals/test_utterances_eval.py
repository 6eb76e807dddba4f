import numpy as np
import pytest
from evals.utterances_eval import Spoken, figures, rates, read_lines

from riwaya.encoding import Meaning
from riwaya.link.utterances import QuoteInContext
from riwaya.models.similarity import of
from riwaya.types import Quote


def quote(name: str, language: str = "ar") -> QuoteInContext:
    made = Quote(id=name, start=0, end=1, text="ن", kind="direct")
    return QuoteInContext(quote=made, article=name, language=language, scopes=("s",))


SPOKEN = Spoken(
    {"a": quote("a"), "b": quote("b", "fa"), "c": quote("c"), "d": quote("d")},
    {"a": "u", "b": "u", "c": "u"},
)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("all", (1, 1, 2)), ("across", (1, 0, 1))],
)
def test_pairs_of_two_articles_are_counted(kind, expected):
    found = rates(SPOKEN, {"a": "1", "b": "1", "c": "2", "d": "2"}, kind)
    assert (found.right, found.spurious, found.missed) == expected


def test_a_quotation_of_no_utterance_is_right_alone():
    found = rates(SPOKEN, {"a": "1", "b": "1", "c": "1", "d": "d"}, "all")
    assert (found.right, found.spurious, found.missed) == (3, 0, 0)


def test_lines_with_marks_are_read_with_their_translations(tmp_path, encoder):
    texts = {"arb": ["قال «نعم»", "بلا علامات", "قال «لا»"], "fas": ["گفت «آری»", "بی‌نشان", "گفت «نه»"]}
    for code, lines in texts.items():
        (tmp_path / f"newstest2019-ref.{code}.txt").write_text("\n".join(lines), "utf-8")
    (tmp_path / "DOCUMENT_IDS.tsv").write_text("d1\nd1\nd2\n", "utf-8")
    meaning = Meaning(encoder, of(encoder))
    spoken = read_lines(tmp_path, "ar", "fa", meaning)
    assert sorted(spoken.quotes) == ["ar00000", "ar00002", "fa00000", "fa00002"]
    assert spoken.utterances["ar00002"] == spoken.utterances["fa00002"] == "2"
    assert all(np.isfinite(one.vectors).all() for one in spoken.quotes.values())
    names = [one.name for one in figures("x", spoken, meaning, ("across",))]
    assert names == [f"utterances.x.across.{part}" for part in ("precision", "recall", "f1")]
