"""Word classes that the mention rules ask for, prepared once a language from its lists."""

from functools import cache
from typing import NamedTuple

from riwaya.annotate.mentions.phrases import Index, index
from riwaya.languages.places import place_words
from riwaya.languages.titles import Titles, titles
from riwaya.text.normalise import fold, folded_set


class Lexicon(NamedTuple):
    """The folded word classes of one language; see `languages.titles` and `languages.places`."""

    language: str
    offices: Index[str]
    epithets: Index[str]
    honorifics: Index[str]
    exalted: Index[str]
    relational: Index[str]
    links: frozenset[str]
    construct: frozenset[str]
    domains: frozenset[str]
    qualifiers: frozenset[str]
    joiners: frozenset[str]
    says: frozenset[str]
    nationalities: dict[str, str]
    generic_places: frozenset[str]
    features: frozenset[str]
    organisation_heads: frozenset[str]
    dropped_heads: frozenset[str]
    citing: Index[str]
    dateline_notes: frozenset[str]
    small_heads: frozenset[str]
    not_given: frozenset[str]
    pronouns: frozenset[str]
    same: frozenset[str]
    title_starts: frozenset[str]
    named_after: frozenset[str]
    ends: frozenset[str]
    everyday_places: frozenset[str]
    verbs: frozenset[str]
    competitions: frozenset[str]
    bodies: frozenset[str]
    informants: frozenset[str]
    tellers: frozenset[str]
    telling: frozenset[str]


ARTICLE = "ال"
# Particles that look like nouns with the article once folded (إلى, إلا, التي).
NO_NOUNS = frozenset(("الي", "الا", "التي", "الذي", "الذين", "اللذين", "اللتين", "اللواتي", "الان"))


def _with_article(words: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Arabic heads also with the article; nothing changes elsewhere."""
    if language != "ar":
        return words
    return words + tuple(f"{ARTICLE}{word}" for word in words if " " not in word and word[:2] != ARTICLE)


def _spaced(words: tuple[str, ...]) -> tuple[str, ...]:
    """Compounds with a zero-width non-joiner also with a blank in its place."""
    return words + tuple(word.replace("\u200c", " ") for word in words if "\u200c" in word)


def _listed(words: tuple[str, ...], kind: str, language: str) -> Index[str]:
    return index((word, kind) for word in _spaced(_with_article(words, language)))


def _epithets(known: Titles, language: str) -> list[tuple[str, str]]:
    kinds = (("epithet", known.epithets), ("collective", known.collectives))
    return [(word, kind) for kind, words in kinds for word in _spaced(_with_article(words, language))]


def _offices(known: Titles, language: str) -> Index[str]:
    named = [
        (word, office)
        for office, heads in known.offices.items()
        for word in _spaced(_with_article(heads, language))
    ]
    plural = [(word, "plural") for word in _spaced(_with_article(known.plural, language))]
    return index(plural + named)


def _nationalities(language: str) -> dict[str, str]:
    """Folded adjective -> country, with the regular inflections of the language."""
    endings = {"ar": ("", "ه", "ين", "ون", "ان", "تين"), "fa": ("", "ها", "های"), "en": ("",)}
    fronts = ("", ARTICLE) if language == "ar" else ("",)
    return {
        front + fold(word) + fold(ending): country
        for country, words in place_words(language).nationalities.items()
        for word in words
        for front in fronts
        for ending in endings.get(language, ("",))
    }


@cache
def lexicon(language: str) -> Lexicon:
    """The word classes of a language; all empty for one without lists."""
    known, around = titles(language), place_words(language)
    offices, epithets = _offices(known, language), index(_epithets(known, language))
    honorifics = index((word, "honorific") for word in _spaced(known.honorifics))
    exalted = index((word, "exalted") for word in known.exalted)
    relational = index((word, "relational") for word in known.relational)
    starts = frozenset().union(offices, epithets, honorifics, exalted, relational)
    return Lexicon(
        language=language,
        offices=offices,
        epithets=epithets,
        honorifics=honorifics,
        exalted=exalted,
        relational=relational,
        title_starts=starts,
        links=folded_set(known.links),
        construct=folded_set(known.construct),
        domains=frozenset(
            part for word in _spaced(known.domains) for part in fold(word).split() if len(part) > 1
        ),
        qualifiers=folded_set(known.qualifiers),
        joiners=folded_set(known.joiners),
        says=folded_set(known.says),
        nationalities=_nationalities(language),
        generic_places=folded_set(around.generic),
        features=folded_set(around.features),
        organisation_heads=folded_set(known.organisation_heads),
        dropped_heads=folded_set(known.dropped_heads),
        citing=index(
            [
                *((w, "sure") for w in known.citing),
                *((w, "known") for w in known.reporting),
                *((w, "marked") for w in known.citing_marked),
            ]
        ),
        dateline_notes=folded_set(known.dateline_notes),
        small_heads=folded_set(known.small_heads),
        not_given=folded_set(known.not_given),
        pronouns=folded_set(known.pronouns),
        same=folded_set(known.same),
        named_after=folded_set(known.named_after),
        ends=folded_set(known.ends),
        everyday_places=folded_set(around.everyday),
        verbs=folded_set(known.verbs),
        competitions=folded_set(known.competitions),
        bodies=folded_set(known.bodies),
        informants=folded_set(known.informants),
        tellers=folded_set(known.tellers),
        telling=folded_set(known.telling),
    )
