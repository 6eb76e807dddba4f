"""All evals, one after another; the exit status is 1 when a figure is below its floor.

    python -m evals [all|quick]

`quick` runs on the bundled sample alone; `all` also on what is in ../shared, where it is there.
"""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence

from evals import (
    claims_eval,
    dates_eval,
    encoder_eval,
    entailment_eval,
    entities_eval,
    events_eval,
    layers_eval,
    names_eval,
    places_eval,
    polnear_eval,
    quotes_eval,
    reference_eval,
    sources_eval,
    stories_eval,
    stories_public_eval,
    tagger_eval,
    utterances_eval,
)

Run = tuple[Callable[[Sequence[str]], int], Sequence[str]]

QUICK: Sequence[Run] = (
    (quotes_eval.main, ["--language", "sample"]),
    (dates_eval.main, ["--set", "sample"]),
    (entities_eval.main, ["--set", "sample"]),
    (layers_eval.main, ["--set", "sample"]),
    (stories_eval.main, ["--set", "sample"]),
    (claims_eval.main, ["--set", "sample"]),
)
ALL: Sequence[Run] = (
    *((run, []) for run, _ in QUICK),
    (events_eval.main, []),
    (encoder_eval.main, []),
    (entailment_eval.main, []),
    (tagger_eval.main, []),
    (names_eval.main, []),
    (places_eval.main, []),
    (stories_public_eval.main, []),
    (utterances_eval.main, []),
    (polnear_eval.main, []),
    (sources_eval.main, []),
    (reference_eval.main, []),
)
SETS: Mapping[str, Sequence[Run]] = {"quick": QUICK, "all": ALL}


def main(argv: Sequence[str] | None = None) -> int:
    """Run every eval of the set, also after one has failed."""
    parser = argparse.ArgumentParser(prog="evals")
    parser.add_argument("which", nargs="?", choices=sorted(SETS), default="all")
    return max([run(options) for run, options in SETS[parser.parse_args(argv).which]])


if __name__ == "__main__":
    sys.exit(main())
