"""A language's source words, folded and cut into tokens, and the known organisations."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from riwaya.languages.gazetteer import Organisation, organisations
from riwaya.languages.sources import source_words
from riwaya.languages.titles import titles
from riwaya.text.normalise import fold, folded_set
from riwaya.text.tokens import tokens

_ZWNJ = "\u200c"

Phrases = dict[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """A language's source words, folded and cut into tokens, by their first token."""

    before: Phrases
    verbs_first: Phrases
    verbs_last: Phrases
    media: Phrases
    plural_media: Phrases
    anonymous: Phrases
    relayed: frozenset[tuple[str, ...]]
    weak: frozenset[tuple[str, ...]]
    article: frozenset[tuple[str, ...]]
    ends: Phrases
    anaphors: Phrases
    proclitics: tuple[str, ...]
    language: str
    carrying: frozenset[str]
    carried_from: frozenset[str]
    inside: frozenset[str]
    documents: frozenset[str]
    issued_by: frozenset[str]
    bodies: frozenset[str]
    credit_labels: Phrases
    photo_labels: Phrases
    saying_first: Phrases
    saying_last: Phrases
    taken_by: frozenset[tuple[str, ...]]
    determiners: frozenset[str]
    settings: frozenset[str]
    joiners: frozenset[str]
    told_to: frozenset[str]
    telling: frozenset[str]


def _variants(phrase: str) -> set[tuple[str, ...]]:
    """The tokens of a phrase with its ZWNJ joined and as blanks: both are typed."""
    forms = (phrase, phrase.replace(_ZWNJ, " "))
    return {tuple(token.text for token in tokens(fold(form))) for form in forms}


def _by_first(phrases: Iterable[str]) -> Phrases:
    table: dict[str, list[tuple[str, ...]]] = {}
    for parts in {parts for phrase in phrases for parts in _variants(phrase)}:
        table.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in table.items()}


def _parts(phrases: Iterable[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(parts for phrase in phrases for parts in _variants(phrase))


@cache
def lexicon(language: str) -> Lexicon:
    """The source words of a language, ready to match."""
    given = source_words(language)
    return Lexicon(
        before=_by_first(given.before),
        verbs_first=_by_first(given.verbs_first),
        verbs_last=_by_first(given.verbs_last),
        media=_by_first(given.media),
        plural_media=_by_first(given.plural_media),
        anonymous=_by_first(given.anonymous),
        relayed=_parts(given.relayed),
        weak=_parts(given.weak),
        article=_parts(given.article_cues),
        ends=_by_first(given.ends),
        anaphors=_by_first(given.anaphors),
        proclitics=tuple(map(fold, given.proclitics)),
        language=language,
        carrying=folded_set(given.carrying),
        carried_from=folded_set(given.carried_from),
        inside=folded_set(given.inside),
        documents=folded_set(given.documents),
        issued_by=folded_set(given.issued_by),
        bodies=_bodies(language),
        credit_labels=_by_first(given.credit_labels),
        photo_labels=_by_first(given.photo_labels),
        saying_first=_by_first(given.saying_first),
        saying_last=_by_first(given.saying_last),
        taken_by=_parts(given.taken_by),
        determiners=folded_set(given.determiners),
        settings=folded_set(given.settings),
        joiners=folded_set(given.clause_joiners),
        told_to=folded_set(given.told_to),
        telling=folded_set(given.telling),
    )


def _bodies(language: str) -> frozenset[str]:
    """Nouns that name a body by themselves: "the league", الرابطة."""
    heads = folded_set(titles(language).organisation_heads)
    return heads | {f"ال{head}" for head in heads} if language == "ar" else heads


@cache
def known_names() -> dict[str, tuple[tuple[tuple[str, ...], Organisation], ...]]:
    """Known organisations by the first token of their folded names, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Organisation]]] = {}
    for name, organisation in organisations().items():
        parts = tuple(token.text for token in tokens(name))
        if parts:
            table.setdefault(parts[0], []).append((parts, organisation))
    return {first: tuple(sorted(each, key=lambda one: -len(one[0]))) for first, each in table.items()}
