"""Judgements from JSON lines: what people decided, checked before it is kept.

A line may leave out `id` (then a hash of the rest) and `when` (then the time of reading); `who`
may be given once for all lines.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import IO, Any, get_args

import msgspec

from riwaya.errors import JudgementError
from riwaya.types import Judgement, Layer, Problem, Relation, Target, Verdict, content_id

PAIRED = ("same", "different")
_REMEDY = "see `riwaya judge --help` for an example of a line"
_PLACES = (*get_args(Layer), "articles")


def read_judgements(
    stream: IO[bytes], *, name: str, who: str | None, now: datetime
) -> Iterator[Judgement | Problem]:
    """One judgement a line; a line that is none becomes a problem that names it.

    name: of the stream in problems; who, now: for lines that do not say.
    """
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            yield judgement(line, who=who, now=now)
        except JudgementError as error:
            yield Problem(where=f"{name}:{number}", problem=str(error), remedy=_REMEDY)


def judgement(line: bytes, *, who: str | None, now: datetime) -> Judgement:
    """The judgement that a JSON line holds. Raises JudgementError where it holds none."""
    try:
        fields = msgspec.json.decode(line, type=dict[str, Any])
        made = msgspec.convert({"who": who, **fields, **_derived(fields, line, now)}, Judgement)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise JudgementError(f"not a judgement: {error}") from error
    _check(made)
    return made


def _derived(fields: dict[str, Any], line: bytes, now: datetime) -> dict[str, str]:
    return {
        "id": fields.get("id") or content_id([line.strip().decode("utf-8", "replace")]),
        "when": fields.get("when") or now.isoformat(timespec="seconds"),
    }


def _check(made: Judgement) -> None:
    """Raises JudgementError where verdict, targets and relation do not fit together."""
    wanted = 2 if made.verdict in PAIRED else 1
    if made.verdict not in get_args(Verdict):
        raise JudgementError(f"verdict {made.verdict!r}: expected one of {', '.join(get_args(Verdict))}")
    if len(made.targets) != wanted:
        raise JudgementError(f"verdict {made.verdict!r} takes {wanted} target(s), got {len(made.targets)}")
    if wanted == 2 and made.relation not in get_args(Relation):
        raise JudgementError(
            f"verdict {made.verdict!r} needs `relation`: one of {', '.join(get_args(Relation))}"
        )
    for target in made.targets:
        _check_target(target)


def _check_target(target: Target) -> None:
    if target.layer not in _PLACES:
        raise JudgementError(f"layer {target.layer!r}: expected one of {', '.join(_PLACES)}")
    if target.layer != "articles" and not target.text:
        raise JudgementError(f"a target in layer {target.layer!r} needs `text`, the exact words")
