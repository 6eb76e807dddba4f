"""Several speakers of one speech: phrases in a row beside a verb in the plural, or a pair named before."""

from collections.abc import Iterator, Sequence

from riwaya.annotate.quotes.context import Context
from riwaya.annotate.quotes.people import JOINT, NounPhrase, People, Run
from riwaya.annotate.quotes.pool import Pool
from riwaya.languages.cues import Cue

# Two persons are meant together who are named in one of so many sentences before.
_PAIR, _PAIR_UNITS = 2, 3


class Joint:
    """The joint speakers of one text."""

    def __init__(self, ctx: Context, people: People) -> None:
        self.ctx = ctx
        self.people = people

    def add(self, pool: Pool, phrases: Sequence[NounPhrase], cue: Cue | None) -> None:
        """Unite those that stand in a row beside a verb in the plural: "A, B and C"."""
        if cue is None or "p" not in cue.entry.agreement:
            return
        ordered = sorted(phrases, key=lambda phrase: phrase.first)
        for begin, first in enumerate(ordered):
            names, last = self._parts(first), first.last
            for phrase in ordered[begin + 1 :]:
                if not self._is_listed(last, phrase.first):
                    break
                names, last = names + self._parts(phrase), phrase.last
            if len(names) > 1:
                joined = NounPhrase(first.first, last, "group")
                for option in pool.options.values():
                    if option.name in names or (option.phrase and first.first <= option.phrase.first < last):
                        option.features.add("part of joint")
                pool.add(JOINT.join(dict.fromkeys(names)), joined, "joint", f"joint:{min(begin, 2)}")
                return

    def add_pair(self, pool: Pool, at: int, cue: Cue | None) -> None:
        """ "The two of them": the two persons whom one of the sentences before names, and nobody else."""
        if cue is None or not set("pd") & set(cue.entry.agreement):
            return
        begin = self.ctx.frame.unit_start[at]
        for _ in range(_PAIR_UNITS):
            if begin <= 0:
                return
            end, begin = begin, self.ctx.frame.unit_start[begin - 1]
            names = dict.fromkeys(self._persons_in(begin, end))
            if len(names) == _PAIR:
                pool.add(JOINT.join(names), None, "pair")
                return

    def _persons_in(self, begin: int, end: int) -> Iterator[str]:
        """The persons named in tokens [begin, end), by their fullest names."""
        for place in range(begin, end):
            found = self.people.mentions.get(place)
            if found and (found[1].kind, found[1].form) == ("person", "name"):
                yield self.people.fullest_names.fullest((place, found[0]))

    def _parts(self, phrase: NounPhrase) -> list[str]:
        """The names of a phrase, the conjuncts of places and bodies apart; none for a role beside a name."""
        people, cut = self.people, self.ctx.frame
        if phrase.names:
            return [people.fullest_names.fullest(run) for run in phrase.names]
        if phrase.head != "body":
            return []
        runs = people.denotation.bodies.conjuncts(phrase)
        return (
            [cut.source(*self._listed(run)) for run in runs] if len(runs) > 1 else [self._bare_name(phrase)]
        )

    def _listed(self, run: Run) -> Run:
        """A listed name without the noun before it ("the countries Britain, ...")."""
        listed, (first, last) = self.people.mentions, run
        headed = first not in listed and first + 1 in listed and listed[first + 1][0] == last
        return (first + 1, last) if headed else run

    def _bare_name(self, phrase: NounPhrase) -> str:
        run = self._listed((phrase.first, phrase.last))
        whole = run == (phrase.first, phrase.last)
        return self.people.denotation.described(phrase) if whole else self.ctx.frame.source(*run)

    def _is_listed(self, last: int, first: int) -> bool:
        """Whether only a comma, "and", or both stand between two phrases."""
        between = range(last, first)
        return 0 < len(between) <= 2 and all(
            self.ctx.is_separator(at) or self.ctx.begins(self.ctx.tables.conjunctions, at) == 1
            for at in between
        )
