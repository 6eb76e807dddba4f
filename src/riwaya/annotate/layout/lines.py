"""What a single line of a page is, by its own words: one small rule a function.

1. `cues_for` compiles the cue phrases of a language (with the English ones, which stand on all
   pages) over folded text.
2. `line_kind` asks the whole-line rules in order of certainty.
3. `tail` finds furniture that runs on behind a complete sentence; `dateline` finds the place
   and agency before the first sentence.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import regex

from riwaya.languages.layout import Cues, Layout, layout
from riwaya.languages.pack import languages
from riwaya.text.normalise import MATCHING, fold, normalise
from riwaya.types import BoilerplateKind

# Lengths in characters, words where said; tuned on SaudiNewsNet (days 22 and 26 July), radiofarda
# and two thirds of gold/quotes_fa: no sentence of an article's own telling was marked.
_LABEL_WORDS = 8
_CAPTION_LENGTH = 300
_NAME_OF_A_SERVICE = 5
_ONE_CUE_LENGTH = 200
_TWO_CUES_LENGTH = 600
_TAIL_LENGTH = 300
_DATELINE_LENGTH = 60
_DATELINE_PART_WORDS = 4
_LEAST_AFTER_DATELINE = 40
_BYLINE_LENGTH = 45
_BYLINE_WORDS = 4
_HEADLINE_LENGTH = 150
_SIGNATURE_WORDS = 3
_BRACKETED_CREDIT_LENGTH = 300

_EDGES = " .:-|,;!?\"'()[]{}<>/\\*•…»«+#_=~→←↓↑›‹·"
_NEVER = r"(?!)"
_CONTACT = regex.compile(r"(?:\S+@\S+\.\w+|@\w+)")
_BARE_LINK = regex.compile(r"(?:https?://|www\.)\S+")
_HASHTAGS = regex.compile(r"(?:#\w+[\s,|]*)+")
_BREADCRUMB = regex.compile(r"[|>›»/]")
_SENTENCE_END = r"(?:[.!?؟…][\"'”“»)\]]*|[\"”“»])"
_SEPARATOR = regex.compile(r"[-–—ـ/|:()«»\[\]{}،,\"”“]+")
_PREFIX_END = regex.compile(r"\s*[-–—ـ:]+\s*(?=\S)")
_BYLINE_SEPARATOR = regex.compile(r"\s+[-–—ـ/|]\s+|\s*\|\s*")
_CAPITALS = regex.compile(
    r"\p{Lu}[\p{Lu}'’. -]+(?:,\s\p{Lu}[\p{L}. ]+)?(?:\s*\([\p{L} ]+\))?\s*(?:[—–-]+|:)\s+"
)
_BRACKETED = regex.compile(r"(?:[\w.]+\s+){0,3}\([\w /«»]{3,30}\)\s*[-–—ـ]+\s*")
_REPORTED = regex.compile(r"(?:\p{L}[\p{L}. ]{1,24}\s*[-–—ـ]\s*){1,3}\p{L}[\p{L}. ]{1,19}\s*:\s+")
_CORRESPONDENT = regex.compile(r"[\w ]{2,25}:\s*[«\"“”][\w ]{2,30}[»\"”“]")
_DATELINES = (_CAPITALS, _BRACKETED, _REPORTED)
_SIGNATURE = regex.compile(r"\(([^()\n]{2,40})\)\s*$")
_STOPPED = regex.compile(r"[.!?؟…]\s*$")
TERMINATED = regex.compile(_SENTENCE_END + r"\s*$")


@dataclass(frozen=True, slots=True)
class LineCues:
    """The compiled cues of one language, all over folded text; groups name the kinds."""

    whole: dict[str, BoilerplateKind]
    labels: "regex.Pattern[str]"
    opens: "regex.Pattern[str]"
    caption: "regex.Pattern[str]"
    contents: "regex.Pattern[str]"
    tails: "regex.Pattern[str]"
    share_words: "regex.Pattern[str]"
    navigation_words: "regex.Pattern[str]"
    read_also: "regex.Pattern[str]"
    agencies: frozenset[str]


@cache
def cues_for(language: str) -> LineCues:
    """The cues of a language and of English; of all languages for an unknown one."""
    known = {language, "en"} if language in languages() else set(languages())
    packs = [layout(code) for code in sorted(known)]
    captions = _any(phrase for pack in packs for phrase in pack.labels.get("caption", ()))
    return LineCues(
        whole=_whole(packs),
        labels=regex.compile(rf"{_kinds(pack.labels for pack in packs)}\s*[:/]\s*(?P<rest>.*)"),
        opens=regex.compile(rf"{_kinds(pack.opens for pack in packs)}(?!\w)"),
        caption=regex.compile(rf"(?:^|[-(|/,.\"]|\s)\s*(?:{captions})\s*[:/]\s*[^:]{{2,45}}$"),
        contents=regex.compile(rf"(?<!\w){_kinds(pack.contents for pack in packs)}(?!\w)"),
        tails=regex.compile(rf"(?<!\w){_kinds(pack.tails for pack in packs)}(?!\w)"),
        share_words=_only_of((*pack.words.get("share", ()), *pack.lines.get("share", ())) for pack in packs),
        navigation_words=_only_of(pack.words.get("navigation", ()) for pack in packs),
        read_also=regex.compile(rf"(?:{_any(phrase for pack in packs for phrase in pack.read_also)})(?!\w)"),
        agencies=frozenset(fold(name) for pack in packs for name in pack.agencies),
    )


def _any(phrases: Iterable[str]) -> str:
    """An alternation of the folded phrases, the longest first; it never matches when empty."""
    folded = sorted({fold(phrase) for phrase in phrases}, key=len, reverse=True)
    return "|".join(map(regex.escape, folded)) or _NEVER


def _kinds(tables: Iterable[Cues]) -> str:
    """An alternation with one group a kind, named as the kind."""
    merged: dict[str, list[str]] = {}
    for table in tables:
        for kind, phrases in table.items():
            merged.setdefault(kind, []).extend(phrases)
    return "(?:" + ("|".join(f"(?P<{kind}>{_any(merged[kind])})" for kind in sorted(merged)) or _NEVER) + ")"


def _whole(packs: list[Layout]) -> dict[str, BoilerplateKind]:
    tables = [pack.lines for pack in packs]
    return {
        fold(phrase).strip(_EDGES): kind  # type: ignore[misc]
        for table in tables
        for kind, phrases in table.items()
        for phrase in phrases
    }


def _only_of(words: Iterable[Iterable[str]]) -> "regex.Pattern[str]":
    either = _any(word for group in words for word in group)
    return regex.compile(rf"(?:(?:{either})(?!\w)[^\w]*)+")


def _kind_of(match: "regex.Match[str]") -> BoilerplateKind:
    return next(kind for kind, text in match.groupdict().items() if text is not None and kind != "rest")


def line_kind(line: str, cues: LineCues) -> BoilerplateKind | None:
    """What the whole line is, or None when it is part of the telling (or only its edges are not)."""
    folded = fold(line)
    bare = folded.strip(_EDGES)
    return (
        cues.whole.get(bare)
        or _bare_kind(bare, line.strip())
        or _words_kind(bare, line, cues)
        or _label_kind(folded.strip(), line, cues)
        or _opening_kind(bare, cues)
        or _content_kind(folded, cues)
        or _mark_kind(folded.lstrip(_EDGES), line, cues)
    )


def _bare_kind(bare: str, line: str) -> BoilerplateKind | None:
    """An address, a link or hashtags alone."""
    if _CONTACT.fullmatch(bare):
        return "credit"
    if _BARE_LINK.fullmatch(line):
        return "other"
    return "navigation" if _HASHTAGS.fullmatch(line) else None


def _words_kind(bare: str, line: str, cues: LineCues) -> BoilerplateKind | None:
    """A bar of share buttons, or a menu of sections."""
    named = max(map(len, bare.split()), default=0) >= _NAME_OF_A_SERVICE
    if named and cues.share_words.fullmatch(bare):
        return "share"
    menu = len(bare.split()) >= 5 or _BREADCRUMB.search(line)
    return "navigation" if menu and cues.navigation_words.fullmatch(bare) else None


def _label_kind(folded: str, line: str, cues: LineCues) -> BoilerplateKind | None:
    """A label with its value: "Photo: ...", "Edited by: ..."; a caption that ends in its credit."""
    if len(line) <= _CAPTION_LENGTH and cues.caption.search(folded.rstrip(" ).")):
        return "caption"
    match = cues.labels.match(folded)
    if not match or len(match["rest"].split()) > _LABEL_WORDS:
        return None
    kind = _kind_of(match)
    # "Updated: the death toll rises" is news, "Updated: 3 May" is not.
    dated = kind != "other" or any(char.isdigit() for char in match["rest"])
    return kind if dated and not TERMINATED.search(line) else None


def _opening_kind(bare: str, cues: LineCues) -> BoilerplateKind | None:
    """A short closing line, a sentence even: "With material from ..."."""
    match = cues.opens.match(bare)
    return _kind_of(match) if match and len(bare[match.end() :].split()) <= _LABEL_WORDS else None


def _content_kind(folded: str, cues: LineCues) -> BoilerplateKind | None:
    if len(folded) > _TWO_CUES_LENGTH:
        return None
    found = list(cues.contents.finditer(folded))
    limit = _ONE_CUE_LENGTH if len(found) < 2 else _TWO_CUES_LENGTH
    return _kind_of(found[0]) if found and len(folded) <= limit else None


def _mark_kind(folded: str, line: str, cues: LineCues) -> BoilerplateKind | None:
    """A short line that opens with what else runs on behind a text: "End of message/24"."""
    bracketed = cues.tails.match(line.lower().strip()) if line.strip().endswith(")") else None
    if bracketed and len(line) <= _BRACKETED_CREDIT_LENGTH:
        return _kind_of(bracketed)
    match = cues.tails.match(folded) if len(line) <= _DATELINE_LENGTH else None
    return _kind_of(match) if match and not TERMINATED.search(line) else None


def announces_headline(line: str, cues: LineCues) -> bool:
    """True for "Read also:" alone: the linked headline stands in the next line."""
    bare = fold(line).strip(_EDGES)
    return bool(cues.read_also.fullmatch(bare))


def links_headline(line: str, cues: LineCues) -> bool:
    """True for "Read also: headline" in one line."""
    folded = fold(line).lstrip(_EDGES)
    match = cues.read_also.match(folded)
    if not match or len(line) > _HEADLINE_LENGTH:
        return False
    return folded[match.end() :].lstrip()[:1] in (":", "|", "-")


def is_headline(line: str) -> bool:
    """True for a line that may be a linked headline: short, one sentence at most."""
    inside = regex.search(r"[.!?؟]\s+\p{L}.*[.!?؟]\s*$", line)
    return len(line) <= _HEADLINE_LENGTH and not inside


def tail(line: str, cues: LineCues) -> tuple[int, BoilerplateKind] | None:
    """Where, in a line of prose, furniture begins that runs to its end; with its kind."""
    start = max(0, len(line) - _TAIL_LENGTH)
    view = normalise(line[start:], MATCHING)
    for match in cues.tails.finditer(view.text):
        cut = start + view.to_source(match.start(), match.end())[0]
        before = line[:cut]
        if cut and (TERMINATED.search(before) or before.endswith("   ") or before[-1] == "("):
            return cut, _kind_of(match)
    return None


def signature(line: str, cues: LineCues, *, outlets: frozenset[str], alone: bool) -> int | None:
    """Where a closing "(agency)" begins in the article's last lines; None where there is none.

    alone: nothing but furniture follows, so that a line of brackets needs no known name.
    """
    match = _SIGNATURE.search(line)
    if not match:
        return None
    parts = [fold(part).strip() for part in _SEPARATOR.split(match[1])]
    parts = [part for part in parts if part]
    if not line[: match.start()].strip():
        short = 0 < len(match[1].split()) <= _SIGNATURE_WORDS and not any(map(str.isdigit, match[1]))
        return match.start() if alone and short else None
    known = bool(parts) and all(part in cues.agencies or part in outlets for part in parts)
    return match.start() if known and TERMINATED.search(line[: match.start()]) else None


def is_desk(line: str, outlets: frozenset[str]) -> bool:
    """True for a line of a few words that ends in the outlet's name: "Foreign desk of Outlet"."""
    folded = fold(line).strip(_EDGES)
    short = len(folded.split()) <= _DATELINE_PART_WORDS + 2 and len(line) <= _DATELINE_LENGTH
    return short and not TERMINATED.search(line) and any(folded.endswith(f" {name}") for name in outlets)


def dateline(line: str, cues: LineCues, *, outlets: frozenset[str]) -> int:
    """How many characters at the beginning of a line are its dateline; 0 for none.

    A dateline is a place with an agency, an outlet or a reporter ("Erbil (Kurdistan 24) - ",
    "Reporter - Outlet: "), or a place in capitals. The whole line counts when nothing follows.
    """
    names = cues.agencies | outlets
    if len(line) <= _DATELINE_LENGTH and (_CORRESPONDENT.fullmatch(line) or _is_whole_dateline(line, names)):
        return len(line)
    fixed = [match.end() for pattern in _DATELINES if (match := pattern.match(line))]
    named = [
        match.end()
        for match in _PREFIX_END.finditer(line, 0, _DATELINE_LENGTH)
        if _is_dateline(line[: match.start()], names)
    ]
    end = max(fixed + named, default=0)
    return end if end <= _DATELINE_LENGTH and len(line) - end >= _LEAST_AFTER_DATELINE else 0


def is_byline(line: str) -> bool:
    """True for "Reporter - City" or "Outlet | City": two short sides, nothing else."""
    parts = [part.split() for part in _BYLINE_SEPARATOR.split(line.strip())]
    short = len(parts) == 2 and all(1 <= len(part) <= _BYLINE_WORDS for part in parts)
    return short and len(line) <= _BYLINE_LENGTH and not TERMINATED.search(line)


def _is_whole_dateline(line: str, names: frozenset[str]) -> bool:
    return _is_dateline(line, names) and not _STOPPED.search(line)


def _is_dateline(text: str, names: frozenset[str]) -> bool:
    """Short parts between separators, one of which is (or ends in) the name of an agency."""
    parts = [fold(part).strip() for part in _SEPARATOR.split(text)]
    parts = [part for part in parts if part]
    if not parts or any(len(part.split()) > _DATELINE_PART_WORDS for part in parts):
        return False
    alone = len(parts) == 1 and len(parts[0].split()) > 2
    return not alone and any(_names_agency(part, names) for part in parts)


def _names_agency(part: str, names: frozenset[str]) -> bool:
    words = part.split()
    return part in names or words[0] in names or words[-1] in names
