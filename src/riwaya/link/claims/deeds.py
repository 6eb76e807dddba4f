"""Who did what in a statement, and why: its events with their actors, whom it blames, the causes it gives.

1. `deeds` reads the events of an article whose trigger lies in a statement, with the words that name
   their actor; of an accusation the accused is who is said to have done it.
2. A party is told by the kinds of people that its words name (`languages.blame`), by states, and by names.
3. `other_party` says whether two of them cannot be one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from riwaya.languages import blame
from riwaya.languages.gazetteer import place_code
from riwaya.languages.places import nationality
from riwaya.text.normalise import fold
from riwaya.text.tokens import Token, words
from riwaya.types import EventMention, Participant

# In an accusation the recipient is the one who is said to have done something.
ACCUSED = {"ACCUSE": "recipient"}
# Many do these at one happening: they part nobody.
SHARED = frozenset({"CONSULT", "SPORT"})


@dataclass(frozen=True, kw_only=True)
class Party:
    """Who did it: the words, the kinds of people they name, the states they are of."""

    words: str
    kinds: frozenset[str]
    states: frozenset[str]

    @property
    def told(self) -> bool:
        """Whether anything is known of them but the words."""
        return bool(self.kinds or self.states)


@dataclass(frozen=True, kw_only=True)
class Deed:
    """One event of a statement. party: who did it; None where nobody is named or nothing is known of them."""

    type: str
    party: Party | None = None


def deeds(
    found: Iterable[EventMention], text: str, span: tuple[int, int], language: str | None
) -> Iterator[Deed]:
    """The events told in a span of an article."""
    start, end = span
    for one in found:
        at = one.trigger.start
        if one.type != "STATEMENT" and at is not None and start <= at < end:
            role = ACCUSED.get(one.type, "actor")
            who = [each for each in one.participants if each.role == role and _inside(each, span)]
            party = _party(who[0], text, span, language) if len(who) == 1 else None
            yield Deed(
                type=one.type, party=party if party and party.told else _doer(text[start:end], language)
            )


def _doer(text: str, language: str | None) -> Party | None:
    """Whom a passive names: "killed by the guards"."""
    kinds = blame.doers([fold(one.text) for one in words(text)], language)
    return Party(words=text, kinds=kinds, states=frozenset()) if kinds else None


def _inside(who: Participant, span: tuple[int, int]) -> bool:
    return who.start is not None and who.end is not None and span[0] <= who.start and who.end <= span[1]


def _party(who: Participant, text: str, span: tuple[int, int], language: str | None) -> Party | None:
    """A participant with the word beside it, which often says whose they are: "government jets"."""
    start, end = who.start or 0, who.end or 0
    spans = [
        one._replace(start=one.start + span[0], end=one.end + span[0]) for one in words(text[slice(*span)])
    ]
    own = [one for one in spans if start <= one.start and one.end <= end]
    beside = [one for one in spans if text[one.end : start] == " " or text[end : one.start] == " "]
    states = (_state(one, language) for one in (*own, *beside))
    kinds = _kinds(own, language) or _kinds(beside, language)
    return Party(words=who.name, kinds=kinds, states=frozenset(one for one in states if one)) if own else None


def _state(word: Token, language: str | None) -> str | None:
    """The state that an adjective tells, in Persian also a name: سربازان ترکیه."""
    code = place_code(word.text) if language == "fa" else None
    return nationality(word.text, language or "und") or (code if code and ":" not in code else None)


def _kinds(found: Iterable[Token], language: str | None) -> frozenset[str]:
    return blame.parties([fold(one.text) for one in found], language)


def other_party(left: Party, right: Party) -> bool:
    """Whether two parties are of kinds, or of states, that exclude each other."""
    kinds = bool(left.kinds and right.kinds) and not left.kinds & right.kinds
    states = bool(left.states and right.states) and not left.states & right.states
    return kinds or states


@lru_cache(maxsize=1 << 14)
def causes(text: str, language: str | None) -> frozenset[str]:
    """The kinds of causes that a text gives."""
    return blame.causes([fold(one.text) for one in words(text)], language)


@lru_cache(maxsize=1 << 14)
def answerable(text: str, language: str | None) -> frozenset[str] | None:
    """The kinds of parties that a text says answer for what was done; None where it says nothing of it."""
    return blame.answerable([fold(one.text) for one in words(text)], language)
