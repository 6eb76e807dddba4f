"""Forms as regular expressions over symbols, and the classes that what they build is known by.

1. `compiled` turns a pattern of `forms` into a regular expression, `required` into what it cannot do without.
2. `built` gives what a form has built a symbol of its own, by the classes of its meaning.
"""

import re
from collections import Counter

from riwaya.annotate.dates.builders.caught import THIS_MONTH, Node
from riwaya.annotate.dates.lexicon import Alphabet, Lexicon, Token
from riwaya.annotate.dates.values import (
    Between,
    Century,
    Clock,
    Day,
    DayOf,
    DayPart,
    Decade,
    Distance,
    Expression,
    Feast,
    Following,
    HalfYear,
    Length,
    Month,
    Nested,
    NestedSeason,
    Nth,
    Offset,
    Quarter,
    Relative,
    Season,
    Stretch,
    Unresolved,
    Weekday,
    WeekOf,
    Year,
)

_LOOK = re.compile(r"(!?[<>])\(([\w| ]+)\)")
_NAME = re.compile(r"(@?)([A-Za-z]\w*)")
_LOOKS = {"<": "(?<=", ">": "(?=", "!<": "(?<!", "!>": "(?!"}
_NONE = "(?!)"


def compiled(pattern: str, lex: Lexicon) -> "re.Pattern[str] | None":
    """A form as a regular expression over symbols; None when the language has no such words."""
    if pattern.startswith("monthfirst"):
        if not lex.settings.month_day:
            return None
        pattern = pattern.removeprefix("monthfirst")
    looks: list[str] = []

    def keep(match: "re.Match[str]") -> str:
        chars = "".join(lex.alphabet.charset(name.strip()) for name in match[2].split("|"))
        empty = _NONE if not match[1].startswith("!") else ""
        looks.append(f"{_LOOKS[match[1]]}[{chars}])" if chars else empty)
        return f"\0{len(looks) - 1}\0"

    body = _LOOK.sub(keep, pattern)
    seen: Counter[str] = Counter()

    def group(match: "re.Match[str]") -> str:
        seen[match[2]] += 1
        return _group(match[1], match[2], f"{match[2]}__{seen[match[2]] - 1}", lex.alphabet)

    body = _NAME.sub(group, body).replace("(", "(?:").replace("(?:?", "(?")
    body = re.sub(r"\0(\d+)\0", lambda m: looks[int(m[1])], body.replace(" ", ""))
    return re.compile(body)


_INNERMOST = re.compile(r"\([^()]*\)[?*]?")


def required(pattern: str, lex: Lexicon) -> frozenset[str]:
    """Characters of which a line must hold one for the form to match: those of its rarest symbol."""
    bare = _LOOK.sub("", pattern.removeprefix("monthfirst"))
    while "(" in bare:
        bare = _INNERMOST.sub("", bare)
    names = [name for name in bare.replace("@", "").split() if not name.endswith("?")]
    sets = [frozenset(lex.alphabet.charset(name.split("_")[0])) for name in names]
    return min(sets, key=len, default=lex.alphabet.everything())


def _group(caught: str, name: str, group: str, alphabet: Alphabet) -> str:
    chars = alphabet.charset(name.split("_")[0])
    symbol = f"[{chars}]" if chars else "(?!)"
    return f"(?P<{group}>{symbol})" if caught else (symbol if chars else "(?:(?!))")


def _classes(made: Expression) -> tuple[str, ...]:
    """The classes of a built expression, by which later layers know it."""
    names = {"point": ["Point"], "set": ["Set"]}.get(made.kind, [])
    if isinstance(made, Day):
        names += ["Day", "Dated" if made.month else "Dayno", *(["Yearless"] if made.year is None else [])]
    elif isinstance(made, DayOf):
        names += ["Day", "Dayof"]
    elif isinstance(made, Weekday) and made.shift is None:
        names += ["Day", "Barewd"]
    elif isinstance(made, Nth) and made.weekday is not None and made.of == THIS_MONTH:
        names += ["Day", "Nthday"]
    elif isinstance(made, Weekday) and made.shift == -1:
        names += ["Day", "Lastwd"]
    elif isinstance(made, Weekday) or (isinstance(made, Nested | Nth | Distance) and made.grain == "day"):
        names += ["Day"]
    elif isinstance(made, Offset):
        names += ["Day"] if made.of.grain == "day" else ["Period"]
    elif isinstance(made, Feast):
        names += ["Day", "Feast"]
    elif isinstance(made, Length):
        names += ["Span"]
    elif isinstance(made, Stretch):
        names += ["Ahead" if made.ahead else "Lastspan"]
    elif isinstance(made, Quarter | HalfYear):
        names += ["Point", "Period", *(["Quarternode"] if isinstance(made.of, Relative) else [])]
    elif isinstance(made, Month):
        names += ["Period", "Months", *(["Yearless"] if made.year is None and made.shift is None else [])]
    elif isinstance(made, Year):
        names += ["Period", *(["Year"] if made.last is None else [])]
    elif isinstance(made, Relative):
        names += _relative_classes(made)
    elif isinstance(made, Season):
        names += ["Period", *(["Yearless"] if made.year is None and made.shift is None else [])]
    elif isinstance(made, Nth) and isinstance(made.of, Relative) and made.of.unit == "year":
        names += ["Period", "Numberedweek"]
    elif isinstance(made, Decade | Nested | NestedSeason | Nth | WeekOf | Century):
        names += ["Period"]
    elif isinstance(made, DayPart):
        names += ["Daypart", "Day"]
    elif isinstance(made, Clock):
        names += ["Clock"] if made.of is None else []
    elif isinstance(made, Unresolved | Following) and (made.kind, made.grain) == ("point", "day"):
        names += ["Day", "Toldday"]
    elif isinstance(made, Unresolved) and (made.kind, made.grain) == ("point", "week"):
        names += ["Recentweek", "Context"]
    elif isinstance(made, Unresolved) and made.kind == "point" and made.grain in ("month", "year"):
        names += ["Context"]
    elif isinstance(made, Between) and isinstance(made.first, Clock) and made.first.of is None:
        names += ["Clockrange"]
    elif isinstance(made, Between) and isinstance(made.first, Weekday) and isinstance(made.last, Weekday):
        names += ["Weekdays"]
    return tuple(names)


def _relative_classes(made: Relative) -> list[str]:
    if made.unit == "day":
        return ["Day", "Deictic"]
    extra = {"month": ["Monthref", "Months"], "year": ["Year"]}.get(made.unit, [])
    if (made.unit, made.shift, made.weekday) == ("week", -1, None):
        extra = ["Recentweek"]
    return ["Day"] if made.weekday is not None else ["Period", *extra]


BUILT_CLASSES = (
    ("Point", "Day", "Dated", "Yearless"),
    ("Point", "Day", "Dated"),
    ("Point", "Day", "Dayno", "Yearless"),
    ("Point", "Day", "Dayno"),
    ("Point", "Day"),
    ("Point", "Day", "Feast"),
    ("Point", "Day", "Toldday"),
    ("Point", "Day", "Lastwd"),
    ("Point", "Period", "Quarternode"),
    ("Point", "Day", "Nthday"),
    ("Point", "Period", "Recentweek"),
    ("Point", "Period", "Numberedweek"),
    ("Span",),
    ("Set",),
    ("Ahead",),
    ("Lastspan",),
    ("Point", "Period", "Months", "Yearless"),
    ("Point", "Period", "Months"),
    ("Point", "Period", "Year"),
    ("Period", "Year"),
    ("Period",),
    ("Point", "Day", "Deictic"),
    ("Point", "Period", "Monthref", "Months"),
    ("Point", "Period"),
    ("Point", "Period", "Yearless"),
    ("Point", "Daypart", "Day"),
    ("Point", "Clock"),
    ("Point",),
    ("Clockrange",),
    ("Weekdays",),
    ("Point", "Recentweek"),
    ("Point", "Recentweek", "Context"),
    ("Point", "Context"),
    ("Point", "Day", "Barewd"),
    ("Point", "Day", "Dayof"),
    (),
)
"""The sets of classes that `_classes` gives, for the alphabet to know beforehand."""


def node_of(token: Token, at: int) -> Node:
    """A token as a node."""
    return Node(at, at + 1, token.symbol, token.senses)


def built(first: int, last: int, made: Expression, alphabet: Alphabet) -> Node:
    """What a form has built, as a node."""
    return Node(first, last, alphabet.symbol(_classes(made)), {}, made)
