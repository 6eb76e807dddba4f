"""Names that a user's own gazetteer has, as mentions beside those that the rules found.

Order: where an article has one of the names, clitics allowed before it (`found_names`); the later
surname alone of a person named in full; what the rules found inside such a name gives way to it,
with its titles and whom roles denote; a longer name around it stays.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import NamedTuple

from msgspec.structs import replace

from riwaya.annotate.mentions.people import COMMON_SURNAME, SHORTEST, key
from riwaya.annotate.mentions.phrases import Index, index
from riwaya.annotate.mentions.words import Word, words
from riwaya.annotate.step import Step
from riwaya.languages.clitics import splits
from riwaya.languages.pack import Pack
from riwaya.types import Annotations, Article, FieldName, GazetteerEntry, Mention, content_id

VERSION = "1"
# Of what is marked as boilerplate, only captions and datelines are the outlet's own telling.
TOLD = ("caption", "agency_line")


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """A user's own names; two are equal when their content is, which `version` is made of."""

    version: str
    entries: tuple[GazetteerEntry, ...] = field(compare=False)


def gazetteer(entries: Iterable[GazetteerEntry]) -> Gazetteer:
    """The gazetteer of these entries, in canonical order; of two with one id the names are joined."""
    joined: dict[str, GazetteerEntry] = {}
    for one in entries:
        known = joined.get(one.id)
        names = tuple(dict.fromkeys((*known.names, *one.names))) if known else one.names
        joined[one.id] = replace(known or one, names=names)
    ordered = tuple(joined[name] for name in sorted(joined))
    parts = [part for one in ordered for part in (one.id, one.kind, *one.names)]
    return Gazetteer(content_id(parts) if parts else "", ordered)


class Hit(NamedTuple):
    """An own name over words[start:end]; cut: letters of the first word that are no part of it."""

    start: int
    end: int
    cut: int
    entry: GazetteerEntry


@lru_cache(maxsize=4)
def _index(own: Gazetteer) -> Index[GazetteerEntry]:
    return index((name, one) for one in own.entries for name in one.names)


def found_names(found: Sequence[Word], own: Gazetteer, language: str) -> list[Hit]:
    """Own names in a sequence of words, left to right, the longest first, none inside another."""
    listed, hits, at = _index(own), list[Hit](), 0
    while at < len(found):
        hit = _longest(listed, found, at, language) if found[at].kind != "mark" else None
        if hit:
            hits.append(hit)
        at = hit.end if hit else at + 1
    return hits


def _longest(listed: Index[GazetteerEntry], found: Sequence[Word], at: int, language: str) -> Hit | None:
    """The longest name at a word, in the reading of its clitics that gives one."""
    readings = dict.fromkeys(((found[at].base, len(found[at].prefix)), *_readings(found[at].whole, language)))
    hits = [
        Hit(at, at + len(parts), left, entry)
        for base, left in readings
        for parts, entry in listed.get(base, ())
        if _follow(found, at, parts)
    ]
    return max(hits, key=lambda hit: (hit.end, -hit.cut), default=None)


def _readings(whole: str, language: str) -> list[tuple[str, int]]:
    return [(split.base, split.left) for split in splits(whole, language) if not split.right]


def _follow(found: Sequence[Word], at: int, parts: tuple[str, ...]) -> bool:
    rest = found[at + 1 : at + len(parts)]
    same = all(
        word.joined and part in (word.whole, word.base) for word, part in zip(rest, parts[1:], strict=False)
    )
    return len(rest) == len(parts) - 1 and same


def _surnames(found: Sequence[Word], hits: Sequence[Hit]) -> list[Hit]:
    """Later bare surnames of persons whom the article names in full, each of one person only."""
    owners: dict[str, set[GazetteerEntry]] = {}
    for hit in hits:
        if hit.entry.kind == "person" and hit.end - hit.start > 1:
            owners.setdefault(key(found[hit.end - 1].base), set()).add(hit.entry)
    taken = {at for hit in hits for at in range(hit.start, hit.end)}
    return [
        Hit(at, at + 1, len(word.prefix), next(iter(owners[key(word.base)])))
        for at, word in enumerate(found)
        if at not in taken and len(owners.get(key(word.base), ())) == 1 and _stands_alone(word)
    ]


def _stands_alone(word: Word) -> bool:
    return word.kind == "word" and len(word.base) >= SHORTEST and word.facts.zipf < COMMON_SURNAME


def _mentions(text: str, field_name: FieldName, found: Sequence[Word], hits: Sequence[Hit]) -> list[Mention]:
    """One mention a hit; each named by the longest form that the field has of its entry."""
    made = []
    for hit in hits:
        first = found[hit.start]
        start = first.start - len(first.prefix) + hit.cut
        end = found[hit.end - 1].end
        made.append((hit.entry, start, end, text[start:end]))
    fullest: dict[str, str] = {}
    for entry, _, _, words_of in made:
        fullest[entry.id] = max(fullest.get(entry.id, ""), words_of, key=len)
    return [
        Mention(
            start=start,
            end=end,
            text=words_of,
            field=field_name,
            kind=entry.kind,
            form="name",
            name=fullest[entry.id],
            score=1.0,
            entry=entry.id,
        )
        for entry, start, end, words_of in made
    ]


def own_names(
    article: Article, found: Annotations, pack: Pack, *, own: Gazetteer, origin: str
) -> Annotations:
    """`found` with the names of a user's gazetteer among its mentions; unchanged without that layer."""
    if found.mentions is None:
        return found
    skip = [(b.start, b.end) for b in found.boilerplate or () if b.field == "text" and b.kind not in TOLD]
    made: list[Mention] = []
    fields: tuple[tuple[FieldName, str], ...] = (("title", article.title or ""), ("text", article.text))
    for name, text in fields:
        parts = words(text, pack.code, skip if name == "text" else ())
        hits = found_names(parts, own, pack.code)
        made += _mentions(text, name, parts, [*hits, *_surnames(parts, hits)])
    return replace(found, mentions=_merged(found.mentions, [replace(one, origin=origin) for one in made]))


def _merged(before: Sequence[Mention], own: Sequence[Mention]) -> tuple[Mention, ...]:
    """Own names in place of those that they hold or cut; a name that reaches beyond one stays."""
    kept_own = [one for one in own if not any(_reaches_beyond(other, one) for other in before)]
    renamed: dict[str, str] = {}
    titles: dict[Mention, Mention] = {}
    kept = []
    for mention in before:
        over = next((one for one in kept_own if mention.form == "name" and _overlap(mention, one)), None)
        if over is None:
            kept.append(mention)
            continue
        if mention.name and over.name and mention.kind == over.kind:
            renamed[mention.name] = over.name
        if mention.titles:
            titles[over] = replace(over, titles=mention.titles)
    made = [_renamed(one, renamed) for one in kept] + [titles.get(one, one) for one in kept_own]
    return tuple(sorted(made, key=lambda m: (m.field == "text", m.start, m.end, m.form)))


def _renamed(mention: Mention, renamed: dict[str, str]) -> Mention:
    if mention.of in renamed:
        return replace(mention, of=renamed[mention.of])
    same = mention.form == "name" and mention.name in renamed
    return replace(mention, name=renamed[mention.name]) if same and mention.name else mention


def _overlap(one: Mention, other: Mention) -> bool:
    return one.field == other.field and one.start < other.end and other.start < one.end


def _reaches_beyond(one: Mention, other: Mention) -> bool:
    inside = one.field == other.field and one.start <= other.start and other.end <= one.end
    return inside and one.form == "name" and one.end - one.start > other.end - other.start


def step(own: Gazetteer) -> Step:
    """The step for these names; its version changes whenever they do, so that nothing stale stays."""
    version = f"{VERSION}-{own.version}"
    origin = f"gazetteer/{version}"
    return Step("gazetteer", version, partial(own_names, own=own, origin=origin))
