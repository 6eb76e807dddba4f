"""The words by which a language says where something was taken from.

`<language>/sources.yml` holds them; all are matched in folded text, with the language's
proclitics allowed in front.
"""

from functools import cache, lru_cache

import msgspec

from riwaya.languages.data import topic
from riwaya.languages.outlets import Outlet, outlet_of
from riwaya.languages.pack import languages
from riwaya.text.normalise import fold


class SourceWords(msgspec.Struct, frozen=True, kw_only=True):
    """Source cues of one language.

    before: phrases that the source follows ("according to"). relayed: of these, the ones that
    take from another source ("citing"); weak: the ones that count only before something that can be a source.
    verbs_first: verbs of relaying whose subject, the
    source, follows; verbs_last: verbs whose subject stands before. media: nouns for a
    medium; anonymous: nouns for sources that are not named. plural_media: nouns that are a
    source by themselves ("local media"). anaphors: phrases that
    point back to a medium named before ("the agency"). ends: words that end the naming phrase.
    proclitics: letters that may stand glued before a cue. article_cues: phrases of `before`
    that, in the first sentence, speak for the whole article.

    carrying: last words of cues that a taker follows; carried_from: particles behind the taker,
    before its own source. inside: particles between an unnamed source and where he sits.
    documents: nouns for what is no source; issued_by: words between a document and its issuer.
    credit_labels, photo_labels: what a credit's or a picture's source follows.

    saying_first: verbs of saying whose unnamed subject follows; saying_last: those that end a
    parenthesis ("…, officials said"). taken_by: phrases behind an unnamed source, before the
    outlet that quotes it. determiners: words that cannot stand behind a proper name inside it.
    settings: words that go on with when or where after a verb of saying, not with what was said.
    told_to, telling: what stands around the medium that somebody spoke to (به … گفت).
    clause_joiners: words between clauses, given where the verb ends its clause.
    """

    source: str = ""
    before: tuple[str, ...] = ()
    relayed: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    verbs_first: tuple[str, ...] = ()
    verbs_last: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    plural_media: tuple[str, ...] = ()
    anonymous: tuple[str, ...] = ()
    anaphors: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    proclitics: tuple[str, ...] = ()
    article_cues: tuple[str, ...] = ()
    carrying: tuple[str, ...] = ()
    carried_from: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    issued_by: tuple[str, ...] = ()
    credit_labels: tuple[str, ...] = ()
    photo_labels: tuple[str, ...] = ()
    saying_first: tuple[str, ...] = ()
    saying_last: tuple[str, ...] = ()
    taken_by: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    clause_joiners: tuple[str, ...] = ()
    told_to: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()


def outlet_names(outlet: str | None) -> frozenset[str]:
    """The folded names that an outlet goes by: as given, without its kind ("Agency", قناة), as listed."""
    if not outlet:
        return frozenset()
    known = listed_outlet(outlet)
    listed = (*known.names.values(), *known.marked.values()) if known else ()
    return frozenset(
        {fold(outlet).strip(), bare_name(outlet), *(fold(name) for names in listed for name in names)}
    )


@lru_cache(maxsize=1 << 12)
def listed_outlet(name: str) -> Outlet | None:
    """The outlet that a name is listed for, as it stands or without the noun for what it is."""
    return outlet_of(name) or outlet_of(bare_name(name))


def outlet_key(name: str) -> str:
    """What all names of one outlet have in common: its id if it is listed, else its bare name."""
    known = listed_outlet(name)
    return f"outlet:{known.id}" if known else bare_name(name)


@lru_cache(maxsize=1 << 12)
def bare_name(outlet: str) -> str:
    """An outlet's folded name without marks, article and the nouns of any language for what it is."""
    parts = [part.strip("\"'()[]«»“”,") for part in fold(outlet).split()]
    parts = [part for part in parts if part]
    kept = parts
    for heads in _outlet_heads():
        if len(kept) > len(heads) and tuple(kept[: len(heads)]) == heads:
            kept = kept[len(heads) :]
        if len(kept) > len(heads) and tuple(kept[-len(heads) :]) == heads:
            kept = kept[: -len(heads)]
    return " ".join(kept[1:] if len(kept) > 1 and kept[0] == "the" else kept)


@cache
def _outlet_heads() -> tuple[tuple[str, ...], ...]:
    """The folded nouns for outlets in all languages, the longest first."""
    nouns = {tuple(fold(noun).split()) for code in languages() for noun in source_words(code).media}
    return tuple(sorted(nouns, key=lambda parts: (-len(parts), parts)))


@lru_cache(maxsize=1 << 12)
def is_named(source: str) -> bool:
    """Whether a source is somebody in particular: not "agencies", not "a source in the ministry"."""
    folded = f" {fold(source)} "
    return not any(f" {word} " in folded for word in _unnamed())


@cache
def _unnamed() -> frozenset[str]:
    known = [source_words(code) for code in languages()]
    return frozenset(fold(word) for each in known for word in (*each.plural_media, *each.anonymous))


def source_words(language: str) -> SourceWords:
    """The source words of a language; all empty for one without the file."""
    words: SourceWords = topic(SourceWords, language, "sources")
    return words
