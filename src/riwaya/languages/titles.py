"""What a language calls persons in office: heads of titles, what may follow them, honorifics.

`<language>/titles.yml` holds the data. A title phrase is a head (وزير, سخنگوی, minister) with its
complements; which words may be complements is listed here, how they are joined is in
`annotate.mentions.roles`.
"""

from functools import cache, lru_cache

import msgspec

from riwaya.languages.data import topic
from riwaya.text.normalise import fold


class Titles(msgspec.Struct, frozen=True, kw_only=True):
    """The words of one language around titles.

    offices: office id -> heads that name its holder; ids are shared by all languages.
    plural: heads that denote several persons. relational: heads that need another holder
    ("his counterpart"). honorifics: forms of address before a name. exalted: honorifics that
    belong to the office after them. construct: nouns that go on with an open complement.
    domains: nouns that end one. qualifiers: adjectives of offices. links: particles that go
    on with a complement. epithets: evaluative heads for persons; collectives: for bodies.
    says: verbs whose subject is a speaker. joiners: words inside names. ends: words that no
    complement goes over: relative pronouns, and in English verbs and prepositions.

    organisation_heads: heads that belong to a body's name; dropped_heads: heads that do not;
    verbs: frequent finite verbs that no name ends with, without the prefix of negation;
    competitions: heads of cups and leagues, which the news treats as bodies;
    small_heads: lower-case heads of capitalised names; named_after: titles inside names of
    bodies (the King Faisal hospital).

    citing: phrases before a source's name; citing_marked: the same where the name is in marks;
    reporting: phrases before the outlet that somebody works for or talks to, where it is a known one;
    dateline_notes: words beside the outlet in a first line.

    bodies: common nouns that denote a body told of (the ministry, السلطات); informants: those that
    denote an unnamed source; tellers: those of people who are one where they are said to tell, which
    the words of `telling` beside them and verbs of saying show.

    surnames: of people often in the news, which lists lack; common_surnames: those that are
    common words too; not_given: listed given names that news uses as other words; pronouns: words
    that no name begins with, whatever stands before them; same: words beside a role that point
    back to the person named last ("the same official").
    """

    source: str = ""
    offices: dict[str, tuple[str, ...]] = {}
    plural: tuple[str, ...] = ()
    relational: tuple[str, ...] = ()
    honorifics: tuple[str, ...] = ()
    exalted: tuple[str, ...] = ()
    construct: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    epithets: tuple[str, ...] = ()
    collectives: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    organisation_heads: tuple[str, ...] = ()
    citing: tuple[str, ...] = ()
    citing_marked: tuple[str, ...] = ()
    reporting: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    common_surnames: tuple[str, ...] = ()
    not_given: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    named_after: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    competitions: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    informants: tuple[str, ...] = ()
    tellers: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()
    dateline_notes: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    small_heads: tuple[str, ...] = ()
    dropped_heads: tuple[str, ...] = ()


def titles(language: str) -> Titles:
    """The title words of a language; all empty for one without the file."""
    found: Titles = topic(Titles, language, "titles")
    return found


@cache
def _office_heads(language: str) -> dict[str, str]:
    """Folded first words of office heads -> office; where two share one, the plainer office."""
    heads = [(fold(head), office) for office, words in titles(language).offices.items() for head in words]
    return dict(sorted(heads, key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=1 << 14)
def offices_of(phrase: str, language: str) -> frozenset[str]:
    """The office ids that a title phrase names; the longest head at its beginning counts."""
    folded = fold(phrase)
    plain = folded.removeprefix("ال")
    heads = _office_heads(language)
    found = [head for head in heads if _begins(folded, head) or _begins(plain, head)]
    if language == "en":
        found = [head for head in heads if head in folded]
    return frozenset({heads[max(found, key=len)]} if found else ())


def _begins(phrase: str, head: str) -> bool:
    return phrase == head or phrase.startswith(f"{head} ")
