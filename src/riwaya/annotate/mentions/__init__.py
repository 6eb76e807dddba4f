"""Finds who and what an article names: persons, places, organisations, and titles that denote persons.

Order: the words of title and text outside boilerplate; listed names; title phrases around them;
names by title, given name, head noun and capitals; short forms of all these anywhere in the
article; the fullest form of each; titles beside names; roles and epithets that stand alone,
with whom they denote; bodies and sources told of by common nouns. Whose voice a mention is in is
settled after quotations are found (`voice`).

Precise rather than greedy: a name nothing vouches for is left to a trained tagger, one more source of
candidates where there is one (`tagged`). Without it the rules stand alone.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from msgspec.structs import replace

from riwaya.annotate.mentions.bodies import cited, clubs_told, dateline, headed, own_outlet, repeated
from riwaya.annotate.mentions.latin import capitals
from riwaya.annotate.mentions.lexicon import Lexicon, lexicon
from riwaya.annotate.mentions.names import Candidate, listed, select, spans_of
from riwaya.annotate.mentions.people import fullest, propagated
from riwaya.annotate.mentions.persons import people
from riwaya.annotate.mentions.roles import Role, roles, stretched
from riwaya.annotate.mentions.tagged import before_persons, combined, tagged, told
from riwaya.annotate.mentions.titles import Holder, denoted, named_last, pair_denoted, titled
from riwaya.annotate.mentions.unnamed import Nameless, unnamed
from riwaya.annotate.mentions.words import Word, words
from riwaya.annotate.step import Step
from riwaya.languages.pack import Pack
from riwaya.models.protocols import TaggedSpan, Tagger
from riwaya.types import Annotations, Article, FieldName, Mention, Phrase

VERSION = "12"
# Captions and datelines are the outlet's own telling; what else is marked as boilerplate is not.
TOLD = ("caption", "agency_line")
# What follows in a caption names the photographer or agency: a credit, no part of the telling.
PHOTO_CREDIT = re.compile(r"صور[ةه]\s*[:/]|تصوير|عکس\s*[:/]|عکاس|[Pp]hoto(graph)?\s*(by|:|/)|©|Getty|Credit:")


class Field(NamedTuple):
    """One field of an article with its words, and what a tagger found in it."""

    name: FieldName
    text: str
    words: list[Word]
    tags: tuple[TaggedSpan, ...] = ()


class Found(NamedTuple):
    """What one field holds: names kept, title phrases."""

    field: Field
    names: list[Candidate]
    roles: list[Role]


def mentions(
    article: Article, found: Annotations, pack: Pack, *, tagger: Tagger | None = None
) -> Annotations:
    """`found` with the mentions of the article's title and text, in order of place."""
    known = lexicon(pack.code)
    tags = _tags(article, found, tagger) if tagger else {}
    fields = (field._replace(tags=tags.get(field.name, ())) for field in _fields(article, found, pack.code))
    parts = [_candidates(field, known, article.outlet) for field in fields]
    origin = f"mentions/{version(tagger)}"
    made = [replace(one, origin=origin) for one in _resolved(parts, known)]
    return _with(found, tuple(sorted(made, key=lambda m: (m.field == "text", m.start, m.end, m.form))))


def _with(found: Annotations, made: tuple[Mention, ...]) -> Annotations:
    return replace(found, mentions=made)


def _tags(article: Article, found: Annotations, tagger: Tagger) -> dict[str, tuple[TaggedSpan, ...]]:
    """What the tagger finds, by field, in the field's coordinates; nothing where it fails."""
    pieces = list(told(article, found))
    made: dict[str, tuple[TaggedSpan, ...]] = {}
    try:
        every = tagger.tag([text for _, _, text in pieces])
    except Exception:  # whatever a runtime raises, the rules go on alone
        return made
    for (field, by, _), spans in zip(pieces, every, strict=True):
        moved = tuple(one._replace(start=one.start + by, end=one.end + by) for one in spans)
        made[field] = made.get(field, ()) + moved
    return made


def _fields(article: Article, found: Annotations, language: str) -> Iterable[Field]:
    if article.title:
        yield Field("title", article.title, words(article.title, language))
    marked = [b for b in found.boilerplate or () if b.field == "text"]
    skip = [(b.start, b.end) for b in marked if b.kind not in TOLD]
    captions = ((b, article.text[b.start : b.end]) for b in marked if b.kind == "caption")
    credits = ((b, PHOTO_CREDIT.search(words_of)) for b, words_of in captions)
    skip += [(b.start + cue.start(), b.end) for b, cue in credits if cue]
    yield Field("text", article.text, words(article.text, language, skip))


def _candidates(field: Field, known: Lexicon, outlet: str | None) -> Found:
    """The names of one field before short forms are looked for, and its title phrases."""
    rules = listed(field.words, known) + own_outlet(field.words, known, outlet)
    rules += headed(field.words, known, spans_of(rules))
    spans = spans_of(select(rules))
    rules += cited(field.words, known, spans) + dateline(field.words, known, spans)
    tags = _apart(field, rules, known)
    bodies = [tag for tag in tags if tag.kind != "person"]
    everything = combined(rules, bodies, field.words, known)
    phrases = roles(field.words, known, spans_of(everything))
    spans = spans_of(select(everything))
    rules += people(field.words, known, phrases, spans)
    rules += capitals(field.words, known, phrases, spans)
    return Found(field, select(combined(rules, tags, field.words, known)), phrases)


def _apart(field: Field, rules: Sequence[Candidate], known: Lexicon) -> list[Candidate]:
    """The tagged names; of an organisation not the person after it, whom a title before both shows."""
    tags = tagged(field.words, field.tags, known)
    if not any(tag.kind == "organisation" for tag in tags):
        return tags
    phrases = roles(field.words, known, spans_of(rules))
    return before_persons(tags, people(field.words, known, phrases, spans_of(select(rules))))


class Joined(NamedTuple):
    """All fields one after another, so that the article is resolved as one."""

    text: str
    words: list[Word]
    names: list[Candidate]
    roles: list[Role]
    breaks: list[tuple[int, int]]


def _joined(parts: Sequence[Found]) -> Joined:
    """Fields in one coordinate system; `breaks` says where each began (word, character)."""
    text = ""
    all_words: list[Word] = []
    names: list[Candidate] = []
    phrases: list[Role] = []
    breaks: list[tuple[int, int]] = []
    for part in parts:
        shift, by = len(all_words), len(text)
        breaks.append((shift, by))
        all_words += [w._replace(start=w.start + by, end=w.end + by) for w in part.field.words]
        names += [n._replace(start=n.start + shift, end=n.end + shift) for n in part.names]
        phrases += [r._replace(start=r.start + shift, end=r.end + shift) for r in part.roles]
        text += part.field.text
    return Joined(text, all_words, names, phrases, breaks)


def _resolved(parts: Sequence[Found], known: Lexicon) -> list[Mention]:
    whole = _joined(parts)
    covered = {at for role in whole.roles for at in range(role.start, role.end) if role.office != "honorific"}
    whole = whole._replace(names=clubs_told(whole.words, whole.names, known))
    short = [c for c in propagated(whole.words, whole.names, known) if c.start not in covered]
    kept = select([*whole.names, *short, *repeated(whole.words, whole.names, known)])
    names = fullest(whole.text, whole.words, kept, known)
    whole = whole._replace(roles=stretched(whole.words, whole.roles, kept, known))
    holders = titled(whole.words, whole.roles, kept, names)
    made = [_name(whole, each, names[each], holders) for each in kept]
    made += _standing_alone(whole, holders, known, names)
    made += _nameless(whole, holders, names, known)
    return [_placed(mention, whole, parts) for mention in made]


def _name(whole: Joined, each: Candidate, name: str, holders: Sequence[Holder]) -> Mention:
    first = whole.words[each.start]
    start = first.start + (each.cut if not first.prefix else 0)
    end = whole.words[each.end - 1].end
    beside = tuple(_phrase(whole, h.role) for h in holders if h.owner == each)
    return Mention(
        start=start,
        end=end,
        text=whole.text[start:end],
        kind=each.kind,
        form="name",
        name=name,
        titles=beside,
        score=min(each.score, 1.0),
    )


def _phrase(whole: Joined, role: Role | Nameless) -> Phrase:
    start, end = whole.words[role.start].start, whole.words[role.end - 1].end
    # A plural ending or pronoun that was cut off to read the word belongs to the phrase.
    limit = min((by for _, by in whole.breaks if by > start), default=len(whole.text))
    while end < limit and (whole.text[end].isalpha() or whole.text[end] == "\u200c"):
        end += 1
    return Phrase(start=start, end=end, text=whole.text[start:end])


def _standing_alone(
    whole: Joined, holders: Sequence[Holder], known: Lexicon, names: Mapping[Candidate, str]
) -> list[Mention]:
    """Roles and epithets beside no name, with whom they denote where the article shows it."""
    beside = {holder.role for holder in holders}
    made = []
    for role in whole.roles:
        if role.office == "plural":
            # Two whom the article names are each denoted; others are nobody in particular.
            both = [] if role in beside else pair_denoted(whole.words, role, holders, known)
            made += [_role(whole, role, one) for one in both]
            continue
        if role in beside or not _stands(role, whole.words) or _in_a_compound(whole.words, role, known):
            continue
        collective = role.office == "collective"
        span = _phrase(whole, role)
        made.append(
            Mention(
                start=span.start,
                end=span.end,
                text=span.text,
                kind="organisation" if collective else "person",
                form="epithet" if role.office in ("epithet", "collective") else "role",
                of=named_last(whole.words, role, names, known) or denoted(whole.words, role, holders, known),
            )
        )
    return made


def _nameless(
    whole: Joined, holders: Sequence[Holder], names: Mapping[Candidate, str], known: Lexicon
) -> list[Mention]:
    """Bodies and people told of without their names, outside names, titles and roles."""
    beside = {holder.role for holder in holders}
    plain = (role for role in whole.roles if role in beside or _stands(role, whole.words))
    taken = {at for role in plain for at in range(role.start, role.end)}
    named = {at for each in names for at in range(each.start, each.end)}
    found = unnamed(whole.words, known, spans_of(names), taken)
    return [_common(whole, one) for one in found if one.head not in named]


def _in_a_compound(words: Sequence[Word], role: Role, known: Lexicon) -> bool:
    """English: whether a phrase goes on as something else: the Queen City, a head-to-head contest."""
    if known.language != "en" or role.end >= len(words) or not words[role.end].joined:
        return False
    after, last = words[role.end], words[role.end - 1]
    compound = after.capital and not last.capital
    named = after.capital and last.capital and words[role.start].base == "the"
    return (after.base == "-" and after.start == last.end) or (named and not compound)


def _stands(role: Role, words: Sequence[Word]) -> bool:
    """Whether a phrase beside no name denotes somebody by itself."""
    return role.office == "collective" or (
        role.office not in ("plural", "honorific") and role.is_definite(words)
    )


def _common(whole: Joined, one: Nameless) -> Mention:
    span = _phrase(whole, one)
    return Mention(start=span.start, end=span.end, text=span.text, kind=one.kind, form="role")


def _role(whole: Joined, role: Role, of: str) -> Mention:
    span = _phrase(whole, role)
    return Mention(start=span.start, end=span.end, text=span.text, kind="person", form="role", of=of)


def _placed(mention: Mention, whole: Joined, parts: Sequence[Found]) -> Mention:
    """The mention in the coordinates of its own field."""
    at = max(i for i, (_, start) in enumerate(whole.breaks) if start <= mention.start)
    by = whole.breaks[at][1]
    titles = tuple(Phrase(start=t.start - by, end=t.end - by, text=t.text) for t in mention.titles)
    return replace(
        mention,
        start=mention.start - by,
        end=mention.end - by,
        titles=titles,
        field=parts[at].field.name,
    )


def version(tagger: Tagger | None) -> str:
    """The version of the rules, and of the tagger where there is one."""
    return f"{VERSION}+{tagger.version}" if tagger else VERSION


def step(tagger: Tagger | None = None) -> Step:
    """The step with a tagger, which its version names, or by rules alone."""
    return Step("mentions", version(tagger), partial(mentions, tagger=tagger))


STEP = step()
