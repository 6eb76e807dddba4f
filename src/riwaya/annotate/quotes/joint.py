"""Several speakers of one speech: phrases in a row beside a verb in the plural."""

from collections.abc import Sequence

from riwaya.annotate.quotes.context import Context
from riwaya.annotate.quotes.people import JOINT, NounPhrase, People, Run
from riwaya.annotate.quotes.pool import Pool
from riwaya.languages.cues import Cue


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
                pool.add(
                    JOINT.join(dict.fromkeys(names)),
                    NounPhrase(first.first, last, "group"),
                    "joint",
                    f"joint:{min(begin, 2)}",
                )
                return

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
