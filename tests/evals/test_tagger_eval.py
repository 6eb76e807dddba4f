import pytest
from training.tagger_data import Example

from evals import tagger_eval as subject
from riwaya.models.protocols import TaggedSpan

TEXT = "Layla Haddad met Omar Saleh in Geneva."
ONE = Example(TEXT, ((0, 12, "person"), (31, 37, "place")), "made", "en", unknown=((17, 27),))


def tag(start: int, end: int, kind: str) -> TaggedSpan:
    return TaggedSpan(start, end, kind, 0.9)


@pytest.mark.parametrize(
    ("spans", "right", "spurious", "missed"),
    [
        ([tag(0, 12, "person"), tag(31, 37, "place")], 2, 0, 0),
        ([tag(0, 5, "person"), tag(31, 37, "place")], 1, 1, 1),
        ([tag(0, 12, "place")], 0, 1, 2),
        ([tag(17, 27, "person")], 0, 0, 2),
        ([tag(31, 37, "other")], 0, 0, 2),
    ],
    ids=["right", "too short", "wrong kind", "left open by the gold", "no kind that counts"],
)
def test_spans_count_strictly(spans, right, spurious, missed):
    found = subject.rates([ONE], [spans])
    assert (found.right, found.spurious, found.missed) == (right, spurious, missed)


def test_a_kind_is_counted_alone():
    assert subject.rates([ONE], [[tag(0, 12, "person")]], "person").f1 == 1
    assert subject.rates([ONE], [[tag(0, 12, "person")]], "place").missed == 1


def test_sentences_are_spread_over_the_set():
    examples = [Example(str(i), (), "made", "ar") for i in range(10)]
    assert [one.text for one in subject.chosen(examples, 4)] == ["0", "3", "6", "9"]
    assert len(subject.chosen(examples, 100)) == 10


def test_errors_show_both_sides():
    (line,) = subject.error_lines([ONE], [[tag(0, 12, "person")]])
    assert "missed [('Geneva', 'place')]" in line
    assert not list(subject.error_lines([ONE], [[tag(0, 12, "person"), tag(31, 37, "place")]]))
