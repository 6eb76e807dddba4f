"""Pairs of quotation marks, however they are typed.

Order: every mark gets its context (could it open, could it close?), then one pass with a stack
pairs them. The context outweighs the character, because real pages reverse marks (»…«), mix
kinds (“…"), use one form for both ends and put blanks inside (" … "). What is left open at the
end of a paragraph goes on when the next paragraph opens with a mark or closes one that it did
not open; else the speech ends with its paragraph.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

_OPENING = frozenset("«‹“„‟‘")
_CLOSING = frozenset("»›”’")
_STRAIGHT = frozenset("\"'＂″")
_FAMILIES = {mark: family for family, marks in enumerate(("«»‹›", '“”„‟"＂″', "‘’'")) for mark in marks}
_SINGLE = 2
_MARK = regex.compile(r"''|[«»‹›“”„‟\"＂″‘’']")
# The end of a sentence before which at least a word stands.
_STOP = regex.compile(r"(?<=\w)[.!?؟](?=\s)")
# Bidi controls beside a mark say nothing of its context.
_CONTROLS = "\u200e\u200f\u202a\u202b\u202c\u061c\ufeff\u200b"
# A letter joined to its clitic by tatweel stands before an opening mark (لـ«).
_BEFORE_OPEN = frozenset("([{:،,;؛-–—ـ/")
_AFTER_CLOSE = frozenset(")]}:،,;؛-–—./!?؟…")
# What no opening mark stands before: these go on after what has been closed.
_GOES_ON = frozenset("،,؛;")
_TRIMMED = " \t\n\r\u00a0" + _CONTROLS
# Marks looked at for one that closes the open one.
_LOOK_AHEAD = 60
# A quotation that runs over more paragraphs than this is more likely a lost closing mark.
_MOST_PARAGRAPHS = 12


class Marked(NamedTuple):
    """A marked stretch: [start, end) inside the marks, trimmed; [opened, closed) with them.

    complete: it has a closing mark. depth: 0 for outermost.
    """

    start: int
    end: int
    opened: int
    closed: int
    complete: bool
    depth: int


class _Mark(NamedTuple):
    at: int
    end: int
    char: str
    opens: bool
    closes: bool

    @property
    def family(self) -> int:
        return _FAMILIES[self.char]


def find_marked(text: str, paragraph_ends: Sequence[int]) -> tuple[Marked, ...]:
    """All marked stretches in order of their opening; paragraph_ends: offsets, rising."""
    by_paragraph = _by_paragraph(_marks(text), paragraph_ends)
    found: list[Marked] = []
    stack: list[_Mark] = []
    carried = 0
    for number, group in enumerate(by_paragraph):
        marks = _without_repeated_mark(group)
        marks = _without_repeated_opening(marks, stack, text, number, paragraph_ends)
        for position, mark in enumerate(marks):
            _step(mark, marks[position + 1 : position + 1 + _LOOK_AHEAD], stack, found, text)
        carried = carried + 1 if stack else 0
        if stack and (carried > _MOST_PARAGRAPHS or not _goes_on(by_paragraph, number, text, paragraph_ends)):
            _leave_open(stack, found, text, paragraph_ends[number])
            carried = 0
    return tuple(sorted(found, key=lambda m: (m.opened, -m.closed)))


def _marks(text: str) -> list[_Mark]:
    found = [_mark(text, m.start(), m.end()) for m in _MARK.finditer(text)]
    # The same mark typed twice, as opening and closing form, opens once.
    twice = {right.at for left, right in pairwise(found) if _is_doubled(left, right)}
    found = [mark for mark in found if mark.at not in twice]
    for at, (left, right) in enumerate(pairwise(found)):
        # A number between two marks: the blanks inside say nothing.
        if left.closes >= left.opens and text[left.end : right.at].strip(_TRIMMED).isdigit():
            found[at] = left._replace(opens=True, closes=False)
            found[at + 1] = right._replace(opens=False, closes=True)
    return found


def _mark(text: str, at: int, end: int) -> _Mark:
    left, right = _neighbour(text, at - 1, -1), _neighbour(text, end, 1)
    blank_left = not left or left.isspace()
    blank_right = not right or right.isspace()
    opens = (blank_left or left in _BEFORE_OPEN or left in _FAMILIES) and not blank_right
    opens = opens and right not in (_AFTER_CLOSE - _BEFORE_OPEN - {"…"}) | _GOES_ON
    closes = (not (blank_left or left in "([{:") or right in _GOES_ON) and (
        blank_right or right in _AFTER_CLOSE or right in _FAMILIES
    )
    return _Mark(at, end, '"' if end - at > 1 else text[at], opens, closes)


def _is_doubled(left: _Mark, right: _Mark) -> bool:
    adjacent = left.opens and right.opens and left.end == right.at
    return adjacent and left.family == right.family and left.char != right.char


def _without_repeated_mark(marks: Sequence[_Mark]) -> list[_Mark]:
    """The marks of a paragraph; one typed twice (««) without as many closing ones counts once."""
    twice = [at for at, pair in enumerate(pairwise(marks)) if _is_repeated(*pair)]
    surplus = sum(mark.opens and not mark.closes for mark in marks) - sum(
        mark.closes and not mark.opens for mark in marks
    )
    joined = set(twice[: max(0, surplus)])
    return [
        mark._replace(end=marks[at + 1].end) if at in joined else mark
        for at, mark in enumerate(marks)
        if at - 1 not in joined
    ]


def _is_repeated(left: _Mark, right: _Mark) -> bool:
    """Whether the same directed mark opens twice with nothing in between."""
    return left.char == right.char and left.char in _OPENING and left.opens and left.end == right.at


def _neighbour(text: str, at: int, step: int) -> str:
    while 0 <= at < len(text) and text[at] in _CONTROLS:
        at += step
    return text[at] if 0 <= at < len(text) else ""


def _by_paragraph(marks: Sequence[_Mark], ends: Sequence[int]) -> list[list[_Mark]]:
    groups: list[list[_Mark]] = [[] for _ in ends]
    number = 0
    for mark in marks:
        while mark.at >= ends[number]:
            number += 1
        groups[number].append(mark)
    return groups


def _without_repeated_opening(
    marks: list[_Mark], stack: Sequence[_Mark], text: str, number: int, ends: Sequence[int]
) -> list[_Mark]:
    """Inside open speech, the mark that begins a paragraph only repeats the opening one."""
    if stack and marks and _begins_paragraph(marks[0], text, number, ends):
        return marks[1:]
    return marks


def _begins_paragraph(mark: _Mark, text: str, number: int, ends: Sequence[int]) -> bool:
    begin = ends[number - 1] if number else 0
    return not text[begin : mark.at].strip(_TRIMMED)


def _step(
    mark: _Mark, following: Sequence[_Mark], stack: list[_Mark], found: list[Marked], text: str
) -> None:
    """Let one mark open, close or be passed over."""
    if mark.family == _SINGLE and not _is_quotation(mark, following, stack):
        return
    if stack and (_closes(mark, stack[-1], following) or _closes_a_word(mark, stack[-1], following, text)):
        opening = stack.pop()
        found.append(_marked(text, opening, mark.at, mark.end, complete=True, depth=len(stack)))
    elif _opens(mark, following, inside=bool(stack)):
        stack.append(mark)


def _is_quotation(mark: _Mark, following: Sequence[_Mark], stack: Sequence[_Mark]) -> bool:
    """Whether a single mark is no apostrophe: it closes one, or opens one that is closed."""
    if stack and stack[-1].family == _SINGLE:
        return mark.closes and not mark.opens
    only_opens = mark.opens and not mark.closes
    return only_opens and any(m.family == _SINGLE and m.closes and not m.opens for m in following)


def _closes(mark: _Mark, opening: _Mark, following: Sequence[_Mark]) -> bool:
    if mark.opens and not mark.closes:
        return False
    if mark.family == opening.family:
        return mark.char not in _OPENING or mark.closes or not mark.opens
    rest = any(m.family == opening.family and not (m.opens and not m.closes) for m in following)
    return mark.closes and not mark.opens and not rest


def _closes_a_word(mark: _Mark, opening: _Mark, following: Sequence[_Mark], text: str) -> bool:
    """Whether a mark after a single word closes it, though a blank slipped before it: "X "of".

    It opens when the next mark can close it.
    """
    inside = text[opening.end : mark.at]
    if following and following[0].closes and not following[0].opens:
        return False
    same = mark.char == opening.char and mark.char in _STRAIGHT and opening.opens
    return same and inside.endswith(" ") and len(inside.split()) == 1


def _opens(mark: _Mark, following: Sequence[_Mark], *, inside: bool) -> bool:
    if mark.closes and not mark.opens:
        return False
    if mark.opens or inside:
        return mark.opens
    # Blanks on both sides: a closing character opens only when another mark can close it.
    return mark.char not in _CLOSING or any(m.family == mark.family for m in following)


def _goes_on(groups: Sequence[Sequence[_Mark]], number: int, text: str, ends: Sequence[int]) -> bool:
    """Whether speech left open at the end of a paragraph continues in a later one."""
    for later in range(number + 1, min(number + 1 + _MOST_PARAGRAPHS, len(groups))):
        marks = [m for m in groups[later] if m.family != _SINGLE]
        if marks:
            closes = marks[0].closes and not marks[0].opens
            return closes or (later == number + 1 and _begins_paragraph(marks[0], text, later, ends))
    return False


def _leave_open(stack: list[_Mark], found: list[Marked], text: str, end: int) -> None:
    """Give the outermost open mark its paragraph; inner ones are taken for stray.

    Where pairs stand inside it, the speech ends with the sentence before the first of them; with no
    sentence in between, a mark whose place does not say that it opens is stray itself.
    """
    outer = stack[0]
    stack.clear()
    inner = [at for at, pair in enumerate(found) if pair.opened > outer.at]
    first = min((found[at].opened for at in inner), default=end)
    stops = [match.end() for match in _STOP.finditer(text, outer.end, first)] if inner else []
    if inner and (stops or not outer.opens):
        found[:] = [
            pair._replace(depth=pair.depth - 1) if at in inner else pair for at, pair in enumerate(found)
        ]
    if not inner or stops or outer.opens:
        last = stops[-1] if stops else end
        found.append(_marked(text, outer, last, last, complete=False, depth=0))


def _marked(text: str, opening: _Mark, end: int, closed: int, *, complete: bool, depth: int) -> Marked:
    start = opening.end
    while start < end and text[start] in _TRIMMED:
        start += 1
    while end > start and text[end - 1] in _TRIMMED:
        end -= 1
    return Marked(start, end, opening.at, closed, complete, depth)
