"""Which option speaks: a linear ranker over the options of each speech.

Order: the speeches in the order of their cues, because who has spoken is evidence for who goes on;
the options of each (see `options`); the one with the highest sum of weights. A weight belongs to
a feature, or to a feature in a setting (what stands in the subject's place, the form of the cue,
the language's order of words). The weights are learnt by `python -m training.train_speakers`, as a
conditional logistic regression: exp(score) of an option over that of all options of its speech is
the probability that it speaks (McFadden 1974; for quotations, He, Barbosa and Kondrak 2013).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from math import fsum

import msgspec

from riwaya.annotate.quotes.context import Context
from riwaya.annotate.quotes.floor import gender_of
from riwaya.annotate.quotes.options import Option, Options, Turned
from riwaya.annotate.quotes.people import People
from riwaya.annotate.quotes.register import fullest_of
from riwaya.annotate.quotes.spans import Speech
from riwaya.annotate.quotes.speakers import Said, Speakers
from riwaya.languages.cues import Cue

# What holds in every setting is filed under this name.
ANYWHERE = ""


class Weights(msgspec.Struct, frozen=True):
    """`ranker.json`: where the weights are from, and setting → feature → weight."""

    source: str = ""
    weights: dict[str, dict[str, float]] = msgspec.field(default_factory=dict)


@cache
def weights() -> Weights:
    """The weights that ship with the package."""
    file = resources.files("riwaya.annotate.quotes").joinpath("ranker.json")
    return msgspec.json.decode(file.read_bytes(), type=Weights)


@dataclass(frozen=True, slots=True)
class Turn:
    """One decision: who speaks by a cue, or in speech without one.

    at: its first token; spans: the numbers of the speeches it is for; settings: see `Weights`.
    """

    at: int
    cue: Cue | None
    spans: tuple[int, ...]
    settings: tuple[str, ...]
    options: tuple[Option, ...]


Choose = Callable[[Turn], Option | None]


def best(turn: Turn) -> Option | None:
    """The option with the highest score; the first of equals; None where there is none."""
    learnt = weights().weights
    tables = [table for setting in (ANYWHERE, *turn.settings) if (table := learnt.get(setting))]
    return max(turn.options, key=lambda option: _score(option.features, tables), default=None)


def _score(features: Iterable[str], tables: Sequence[dict[str, float]]) -> float:
    # An exact sum: the order of a set must not decide between equals.
    return fsum(table[feature] for table in tables for feature in features if feature in table)


def ranked(
    ctx: Context, people: People, rules: Speakers, spans: Sequence[Speech], *, choose: Choose = best
) -> list[Said]:
    """Who says each of `spans`, in their order; `choose` decides each turn."""
    said: dict[int, Said] = {}
    options = Options(ctx, people, rules)
    floor: list[Turned] = []
    last = Said(None)
    for group in _groups(spans):
        first = spans[group[0]]
        cue, at = first.cue, _place(first)
        end = ctx.frame.at_or_after(first.end)
        offered = options.of(at, cue, floor, begin=first.first, end=end)
        turn = Turn(at, cue, group, (*options.setting(cue), ctx.tables.data.order), tuple(offered))
        chosen = choose(turn)
        answer = _answer(rules, turn, chosen)
        if cue is None and floor and ctx.frame.paragraph[floor[-1].at] == ctx.frame.paragraph[at]:
            answer = _going_on(answer, last)
        last = answer
        said |= dict.fromkeys(group, answer)
        passing = cue is not None and cue.entry.form == "according"
        if answer.name is not None and not passing and not all(spans[i].nested for i in group):
            floor.append(Turned(answer.name, at, gender_of(cue) if cue else ""))
    return _in_full([said[number] for number in range(len(spans))])


def _in_full(said: Sequence[Said]) -> list[Said]:
    """One person under one name: the fullest that any phrase of a speaker here gives."""
    named = {one.name for one in said if one.name and one.phrase is not None and one.phrase.names}
    full = {name: fullest_of(name, named) for name in named}
    return [replace(one, name=full.get(one.name, one.name)) if one.name else one for one in said]


def _place(span: Speech) -> int:
    return span.cue.first if span.cue else span.first


def _groups(spans: Sequence[Speech]) -> list[tuple[int, ...]]:
    """The numbers of the spans that have one speaker, by the place of their cue."""
    groups: dict[tuple[int, bool], list[int]] = {}
    for number, span in enumerate(spans):
        groups.setdefault((_place(span), span.cue is None), []).append(number)
    return [tuple(groups[key]) for key in sorted(groups)]


def _answer(rules: Speakers, turn: Turn, chosen: Option | None) -> Said:
    """The chosen name with the phrase in the subject's place, and the medium that the rules found."""
    ruled = rules.by_cue.get(turn.cue.first) if turn.cue else rules.before(turn.at)
    via = ruled.via if ruled is not None else None
    if chosen is None:
        return Said(None, None, via)
    if ruled is not None and (ruled.name == chosen.name or _points_back(ruled)):
        return Said(chosen.name, ruled.phrase, via)
    carried = turn.settings[0] in ("none", "quiet") and "floor:1" in chosen.features
    return Said(chosen.name, None if carried else chosen.phrase, via)


def _going_on(said: Said, before: Said) -> Said:
    """Speech that goes on in its paragraph (he said. "...") has the phrase of the speech before it."""
    same = said.phrase is None and said.name == before.name
    return replace(said, phrase=before.phrase) if same else said


def _points_back(said: Said) -> bool:
    """Whether the subject is a pronoun or a phrase with "this": it names whoever was chosen."""
    return said.phrase is not None and (said.phrase.head == "pronoun" or said.phrase.anaphoric)
