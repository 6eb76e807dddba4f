"""How likely each event of an article is the one that the article reports.

The score of an event mention is its prominence, 0-1: the highest score of an article that is not
background is its main event. What counts, each as one term of a sum:

the trigger's own aptness; the title, and how early the sentence is; a title that tells the same type;
the same type told again further on; a participant whom the title names; participants at all. A
quotation, background, unreal contexts, relative clauses and a borrowed trigger of
another topic multiply the sum down.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from riwaya.types import EventMention

# Terms of the sum, in order of the docstring. Tuned by hand on 30 articles of the raw news and on two
# thirds of the invented parallel accounts, by the share whose main event was right.
APTNESS = 0.25
TITLE = 0.22
LEAD: Mapping[int, float] = {0: 0.25, 1: 0.15, 2: 0.08, 3: 0.04}
SAME_AS_TITLE = 0.2
AGAIN = 0.04
MOST_AGAIN = 3
IN_TITLE = 0.08
PEOPLED = 0.05
# A second trigger of a sentence tells a circumstance more often than the first.
EACH_LATER = 0.03
# Factors.
OFF_TOPIC = 0.45
SUBORDINATE = 0.7
QUOTED = 0.6
REPORTED = 0.85
VOICES: Mapping[str, float] = {"own": 1.0, "reported": REPORTED, "quoted": QUOTED}
BACKGROUND = 0.35
UNREAL: Mapping[str, float] = {"negated": 0.6, "hypothetical": 0.5, "future": 0.85, "historical": 0.5}


class Told(NamedTuple):
    """An event mention with where it stands: sentence (-1: title), rank in it, aptness, in whose words.

    casualty: its trigger tells victims only; off_topic: its type is mostly a metaphor in such an
    article; subordinate: a relative clause tells it.
    """

    event: EventMention
    sentence: int
    rank: int
    aptness: float
    voice: Literal["own", "reported", "quoted"] = "own"
    casualty: bool = False
    off_topic: bool = False
    subordinate: bool = False


def prominence(told: Sequence[Told]) -> list[float]:
    """The score of each event, in their order."""
    title = [one for one in told if one.sentence < 0]
    types = {one.event.type for one in title if one.event.context != "hypothetical"}
    names = {person.name for one in title for person in one.event.participants}
    sentences = Counter(kind for kind, _ in {(one.event.type, one.sentence) for one in told})
    return [_score(one, types, names, sentences[one.event.type]) for one in told]


def _score(one: Told, types: set[str], names: set[str], times: int) -> float:
    event = one.event
    total = APTNESS * one.aptness + (TITLE if one.sentence < 0 else LEAD.get(one.sentence, 0.0))
    total += SAME_AS_TITLE * (event.type in types)
    total += AGAIN * min(times - 1, MOST_AGAIN) - EACH_LATER * one.rank
    total += PEOPLED * bool(event.participants)
    total += IN_TITLE * (one.sentence >= 0 and any(p.name in names for p in event.participants))
    total *= VOICES[one.voice] * (BACKGROUND if event.background else 1.0)
    total *= (OFF_TOPIC if one.off_topic else 1.0) * (SUBORDINATE if one.subordinate else 1.0)
    return round(min(max(total * UNREAL.get(event.context, 1.0), 0.01), 0.99), 3)
