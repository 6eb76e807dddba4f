"""Verbs of speech acts in a text: those the outlet reports by, added to the text's cues.

Order: all forms that the lexicon knows, without those in boilerplate or in quotation marks, negated
ones and nouns that look like a verb; then the text's context with them among its cues, so that the
rules for speakers find their subjects.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from riwaya.annotate.quotes.context import Context
from riwaya.languages.acts import ActLexicon, ActVerbs, Performed
from riwaya.languages.cues import Cue

# Tokens after a passive among which its agent is named.
AGENT = 6
# A pronoun and an auxiliary before a verb.
OWN = 2
# Words of an adverbial between a subject and its verb.
FRONTED = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """A verb of an act in a text: its cue, its behaviour, the lexicon it is from; passive: by its agent."""

    cue: Cue
    verbs: ActVerbs
    lexicon: ActLexicon
    passive: bool = False


def readings(ctx: Context, lexicon: ActLexicon) -> list[Reading]:
    """The verbs of acts in a text, by their place; the text's own cue where it has one there."""
    found = []
    for one in lexicon.find(ctx.frame.forms):
        passive = _is_passive(ctx, lexicon, one.cue)
        if _is_reported(ctx, lexicon, one) and (not passive or _agent(ctx, lexicon, one.cue)):
            found.append(Reading(_known(ctx, one.cue), one.verbs, lexicon, passive))
    return found


def _known(ctx: Context, cue: Cue) -> Cue:
    """The quotations' cue at the same tokens, which knows more of its form."""
    own = ctx.cue_at.get(cue.first)
    return own if own is not None and own.last == cue.last else cue


def _agent(ctx: Context, lexicon: ActLexicon, cue: Cue) -> bool:
    """Whether a passive says who did it, at once or after an adverbial."""
    near = ctx.frame.forms[cue.last : min(cue.last + AGENT, ctx.frame.unit_end[cue.first])]
    return not lexicon.agents.isdisjoint(near)


def _is_passive(ctx: Context, lexicon: ActLexicon, cue: Cue) -> bool:
    forms = ctx.frame.forms
    return ctx.frame.form(cue.last) in lexicon.agents or (
        cue.first > 0 and forms[cue.first - 1] in lexicon.passives
    )


def _is_reported(ctx: Context, lexicon: ActLexicon, one: Performed) -> bool:
    """Whether the outlet itself reports by this form."""
    cut, first = ctx.frame, one.cue.first
    if cut.skipped[first] or cut.inside[first] >= 0 or cut.unit[first] != cut.unit[one.cue.last - 1]:
        return False
    before = cut.form(first - 1) if cut.unit_start[first] < first else ""
    tables = ctx.tables
    plain = before[1:] if before.startswith(tuple(tables.prefixed) or ("\0",)) else before
    if not tables.negations.isdisjoint((before, plain)) or (
        before in tables.noun_makers and one.cue.entry.clitic == ""
    ):
        return False
    if _has_no_subject(ctx, one):
        return False
    # "decided to demand", "without showing": what stands in a clause of its own was not done by words.
    governed = tables.data.order == "verb-first" and ctx.complementiser(first - 1) == 1
    return not (governed or _is_noun(ctx, lexicon, one, before) or _inside_cue(ctx, one.cue))


def _has_no_subject(ctx: Context, one: Performed) -> bool:
    """Verb-medial order: a finite verb at the head of its sentence, or one of the outlet ("we asked")."""
    if ctx.tables.data.order != "verb-medial" or one.cue.entry.form != "finite":
        return False
    first = one.cue.first
    begin = ctx.frame.unit_start[first]
    return begin == first or ctx.speaks_in_first_person(max(begin, first - OWN), first)


def _is_noun(ctx: Context, lexicon: ActLexicon, one: Performed, before: str) -> bool:
    """Whether a bare past that reads like a noun stands where a noun would: after another word."""
    entry, tables = one.cue.entry, ctx.tables
    if not one.verbs.noun or entry.clitic or entry.agreement != "m" or entry.form != "finite":
        return False
    if not before or not ctx.frame.words[one.cue.first - 1] or before in tables.relatives:
        return False
    near = range(max(0, one.cue.first - FRONTED), one.cue.first)
    fronted = any(at + ctx.begins(lexicon.fronted, at) == one.cue.first for at in near)
    return not fronted and not ctx.begins(tables.conjunctions, one.cue.first - 1)


def _inside_cue(ctx: Context, cue: Cue) -> bool:
    """Whether a longer cue of the quotations holds the form ("demanded that" is theirs)."""
    return any(
        own.first <= cue.first < own.last and (own.first, own.last) != (cue.first, cue.last)
        for own in ctx.cues_between(cue.first - 3, cue.last)
    )


def with_verbs(ctx: Context, found: Sequence[Reading]) -> Context:
    """The context with the verbs among its cues."""
    own = {cue.first: cue for cue in ctx.cues}
    for one in found:
        own.setdefault(one.cue.first, one.cue)
    cues = tuple(own[first] for first in sorted(own))
    return replace(ctx, cues=cues, cue_at=own)
