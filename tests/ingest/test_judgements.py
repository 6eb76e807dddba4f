import io
from datetime import UTC, datetime

import msgspec
import pytest

from riwaya.ingest.judgements import read_judgements
from riwaya.types import Judgement

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
TARGET = {"article": "a", "layer": "quotes", "text": "نعم"}
PAIR = {"verdict": "same", "relation": "utterance", "targets": [TARGET, {**TARGET, "article": "b"}]}


def read(*lines, who="me"):
    stream = io.BytesIO(
        b"\n".join(line if isinstance(line, bytes) else msgspec.json.encode(line) for line in lines)
    )
    return list(read_judgements(stream, name="f", who=who, now=NOW))


def test_a_line_without_id_and_time_gets_them():
    (first,) = read({"verdict": "wrong", "targets": [TARGET]})
    (again,) = read({"verdict": "wrong", "targets": [TARGET]})
    assert (first.when, first.who, first.id) == ("2026-01-02T03:04:05+00:00", "me", again.id)


def test_what_a_line_says_wins():
    (made,) = read({**PAIR, "id": "j", "who": "you", "when": "2020-01-01"})
    assert (made.id, made.who, made.when, made.relation) == ("j", "you", "2020-01-01", "utterance")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"{", "not a judgement"),
        (b"[1]", "not a judgement"),
        (b'{"verdict": "\xff"}', "not a judgement"),
        ({"verdict": "maybe", "targets": [TARGET]}, "maybe"),
        ({"verdict": "wrong", "targets": []}, "takes 1"),
        ({"verdict": "same", "targets": [TARGET, TARGET]}, "relation"),
        ({"verdict": "wrong", "targets": [{**TARGET, "layer": "words"}]}, "words"),
        ({"verdict": "wrong", "targets": [{**TARGET, "text": ""}]}, "text"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(line, says):
    problem, good = read(line, PAIR)
    assert problem.where == "f:1"
    assert says in problem.problem
    assert isinstance(good, Judgement)


def test_somebody_must_have_said_it():
    (problem,) = read(PAIR, who=None)
    assert "who" in problem.problem
