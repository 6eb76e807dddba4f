"""Which option speaks: a linear ranker over the options of each speech.

Order: the speeches in the order of their cues, because who has spoken is evidence for who goes on;
the options of each (see `options`); the one with the highest sum of weights. A weight belongs to
a feature, or to a feature in a setting (what stands in the subject's place, the form of the cue,
the language's order of words). The weights are learnt by `python -m training.train_speakers`, as a
conditional logistic regression (McFadden 1974; for quotations, He, Barbosa and Kondrak 2013): exp(score)
of an option over that of all options of its speech is how likely it speaks, once the scores are cooled
to how often such a choice is right (Guo et al. 2017).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from math import exp, fsum

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
# What the rules' own answer is worth beside what is learnt, by the language's order of words: little could
# be learnt from in Arabic (see the model card). Set by hand, among 0 to 5: the first on the articles of
# gold/quotes_ar that are not set aside and on those of SaudiNewsNet in training/speakers.jsonl, the second
# on 28 articles of PolNeAR's dev part (171 speeches: 0 .86, 1 .90, 2 .92, 3 .93), the last in
# cross-validation, where Persian neither gains nor loses more than a speech in two hundred.
TRUST = {"verb-first": 1.5, "verb-medial": 2.0, "verb-final": 0.5}
# The scores are divided by it, so that of choices with a likelihood of 0.7 about that share is right: of 1 to
# 4, the best log loss in three-fold cross-validation over all that training.speakers_data gives.
TEMPERATURE = 2.0


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


@dataclass(frozen=True, slots=True)
class Choice:
    """Who speaks in a turn (None: nobody could), and how likely it is (0 to 1)."""

    option: Option | None
    likelihood: float = 1.0


Choose = Callable[[Turn], Choice]


def best(turn: Turn) -> Choice:
    """The option with the highest score, the first of equals, and how likely it is the right one."""
    if not turn.options:
        return Choice(None)
    learnt = weights().weights
    tables = [table for setting in (ANYWHERE, *turn.settings) if (table := learnt.get(setting))]
    trust = max(TRUST.get(setting, 0.0) for setting in turn.settings)
    scores = [
        _score(option.features, tables) + trust * ("rule" in option.features) for option in turn.options
    ]
    highest = max(scores)
    odds = fsum(exp((score - highest) / TEMPERATURE) for score in scores)
    return Choice(turn.options[scores.index(highest)], 1 / odds)


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
        choice = choose(turn)
        answer = replace(_answer(rules, turn, choice.option), score=round(choice.likelihood, 3))
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
