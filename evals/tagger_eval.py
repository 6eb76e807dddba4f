"""The entity tagger alone, on annotated sentences that it was not trained on (../shared/data).

    python -m evals.tagger_eval [--set NAME] [--sentences 400] [--errors]

Order: read the sets as natural text (`training.tagger_data`), tag each sentence by itself, match spans of
persons, places and organisations strictly by both ends and kind. What a set leaves open (ECB+ marks
only participants) is not judged. ArmanPersoNER is only ever measured on.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence

from training.tagger_data import DATA, Example, measuring

from evals.harness import Figure, conclude, missing
from evals.scorers import Rates, ScoredSpan, match_spans, within
from riwaya.models.protocols import TaggedSpan, Tagger
from riwaya.models.tagger import E5Tagger

KINDS = ("person", "place", "organisation")
FOLDERS = ("ANERcorp", "ArmanPersoNER", "ECBplus", "PEYMA", "ParsTwiNER", "Wojood_sample")
# As many of a set are tagged, spread evenly over it: a minute for all sets on two cores.
SENTENCES = 400


def chosen(examples: Sequence[Example], most: int) -> list[Example]:
    """At most so many examples, spread evenly."""
    step = max(1, -(-len(examples) // most))
    return list(examples[::step])


def rates(examples: Sequence[Example], found: Sequence[Sequence[TaggedSpan]], kind: str = "") -> Rates:
    """Strict counts over all examples; kind: of one kind only."""
    gold = [span for at, one in enumerate(examples) for span in _gold(at, one, kind)]
    tagged = [span for at, one in enumerate(found) for span in _found(at, one, examples[at].unknown, kind)]
    return match_spans(gold, tagged, accept=within(0)).rates


def _gold(at: int, one: Example, kind: str) -> Iterator[ScoredSpan]:
    for start, end, what in one.names:
        if what in KINDS and kind in ("", what):
            yield ScoredSpan(str(at), start, end, what)


def _found(
    at: int, spans: Sequence[TaggedSpan], unknown: Sequence[tuple[int, int]], kind: str
) -> Iterator[ScoredSpan]:
    for one in spans:
        open_ = any(start < one.end and one.start < end for start, end in unknown)
        if one.kind in KINDS and kind in ("", one.kind):
            yield ScoredSpan(str(at), one.start, one.end, one.kind, optional=open_)


def figures(name: str, examples: Sequence[Example], found: Sequence[Sequence[TaggedSpan]]) -> list[Figure]:
    """Precision, recall and F1 over the three kinds, and F1 of each."""
    every = rates(examples, found)
    units = every.right + every.missed
    made = [
        Figure(f"tagger.{name}.precision", every.precision, every.right + every.spurious),
        Figure(f"tagger.{name}.recall", every.recall, units),
        Figure(f"tagger.{name}.f1", every.f1, units),
    ]
    for kind in KINDS:
        one = rates(examples, found, kind)
        made.append(Figure(f"tagger.{name}.{kind}.f1", one.f1, one.right + one.missed))
    return made


def error_lines(examples: Sequence[Example], found: Sequence[Sequence[TaggedSpan]]) -> Iterator[str]:
    """Sentences with a wrong or missed span, and both sides' spans."""
    for one, spans in zip(examples, found, strict=True):
        gold = {name for name in one.names if name[2] in KINDS}
        tags = {(span.start, span.end, span.kind) for span in spans if span.kind in KINDS}
        if gold != tags:
            shown = [sorted((one.text[s:e], k) for s, e, k in side) for side in (gold - tags, tags - gold)]
            yield f"{one.text}\n  missed {shown[0]}\n  spurious {shown[1]}"


def main(argv: Sequence[str] | None = None, *, tagger: Tagger | None = None) -> int:
    """Run over the sets; 1 when a figure is below its floor."""
    parser = argparse.ArgumentParser(prog="evals.tagger_eval")
    parser.add_argument("--set", help="one of the sets; default: all")
    parser.add_argument("--sentences", type=int, default=SENTENCES)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args(argv)
    folders = [DATA / name for name in FOLDERS]
    if missing("tagger", folders):
        return 0
    tagger, made = tagger or E5Tagger.load(), list[Figure]()
    for name, every in measuring().items():
        if options.set in (None, name):
            examples = chosen(every, options.sentences)
            found = tagger.tag([one.text for one in examples])
            made += figures(name, examples, found)
            print("\n".join(error_lines(examples, found)) if options.errors else "", end="")
    return conclude("tagger", made, gold=folders, data=folders)


if __name__ == "__main__":
    sys.exit(main())
