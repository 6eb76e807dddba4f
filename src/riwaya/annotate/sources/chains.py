"""Chains of sources: from the outlet to where it is from, by the cues that follow each other closely."""

from collections.abc import Sequence
from itertools import pairwise

from riwaya.annotate.sources.cues import Found
from riwaya.annotate.sources.naming import MAX_WORDS
from riwaya.languages.sources import bare_name, outlet_key

# Between two cues of one chain stands a comma or the agency's desk, no more.
MAX_GAP = 4


def chained(found: Sequence[Found], names: Sequence[str], outlet: str | None) -> list[tuple[str, ...]]:
    """For each cue of a sentence, the names from the outlet to its source."""
    head = (outlet,) if outlet else ()
    chains: list[tuple[str, ...]] = []
    pairs = [None, *pairwise(found)]
    for pair, name in zip(pairs, names, strict=False):
        taken = pair is not None and pair[1].takes and pair[1].first == pair[0].last
        base = chains[-1] if pair and not taken and _follows(*pair) else head
        chains.append(base if base and same_name(base[-1], name) else (*base, name))
        if taken:
            # "Sources quoted by the agency said": the agency is nearer to the outlet.
            chains[-2] = (*chains[-1], chains[-2][-1])
    return chains


def _follows(before: Found, after: Found) -> bool:
    gap = after.first - before.last
    return (after.relayed and gap <= MAX_GAP + MAX_WORDS) or (gap <= MAX_GAP and before.leads)


def same_name(one: str, other: str) -> bool:
    """Whether a name repeats another: in more words ("خبرگزاری سپیدار", "سپیدار") or in another script."""
    if outlet_key(one) == outlet_key(other):
        return True
    return set(bare_name(one).split()) <= set(bare_name(other).split())
