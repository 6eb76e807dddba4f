"""The content of a speech act where its verb comes last, or between a noun and its light verb.

Order: where the verb's clause begins, after its subject, a comma or another verb; then the stretch
that the verb's way of taking its content points to: before the object's mark, after it, from a
preposition on, between noun and light verb, or the clause after the verb.
"""

from riwaya.annotate.acts.contents import LONGEST, Run, whole
from riwaya.annotate.acts.verbs import Reading
from riwaya.annotate.quotes.context import Context, is_final_verb
from riwaya.annotate.quotes.people import NounPhrase

# Forms of "is" that Persian writes together with the word before.
_IS_ATTACHED = ("هاست", "هاست.")


def content_before(ctx: Context, verb: Reading, subject: NounPhrase | None) -> Run | None:
    """The tokens of the content; None where the verb has none that a noun tells."""
    run = _run(ctx, verb, _begin(ctx, verb, subject))
    return whole(ctx, verb, run) if run is not None and run[0] < run[1] else None


def _run(ctx: Context, verb: Reading, begin: int) -> Run | None:
    first = verb.cue.first
    objects = [at for at in range(begin, first) if ctx.frame.forms[at] in ctx.tables.object_markers]
    match verb.verbs.content:
        case "object":
            return (begin, objects[-1]) if objects else None
        case "predicate":
            return (objects[-1] + 1, first) if objects else None
        case "whole":
            return begin, first
        case "with":
            return _from_mark(ctx, verb, objects[-1] + 1 if objects else begin)
        case "split":
            return _between(ctx, verb)
        case "after":
            return _clause_after(ctx, verb, begin)


def _begin(ctx: Context, verb: Reading, subject: NounPhrase | None) -> int:
    """The first token of the verb's clause after its subject."""
    cut, first = ctx.frame, verb.cue.first
    begin = max(cut.unit_start[first], first - LONGEST)
    if subject is not None and subject.last <= first:
        begin = max(begin, subject.last)
    for at in range(first - 1, begin - 1, -1):
        if ctx.is_separator(at) or cut.forms[at] == ":":
            return at + 1
        joined = ctx.begins(ctx.tables.conjunctions, at + 1)
        if joined and is_final_verb(ctx, at):
            return at + 1 + joined
    return _past_adverbs(ctx, verb, begin)


def _past_adverbs(ctx: Context, verb: Reading, at: int) -> int:
    while at < verb.cue.first and (
        length := ctx.begins(ctx.tables.adverbs, at) or ctx.begins(verb.lexicon.fronted, at)
    ):
        at += length
    return at


def _from_mark(ctx: Context, verb: Reading, begin: int) -> Run | None:
    """From after the first of the verb's prepositions on, to the verb."""
    cut, first = ctx.frame, verb.cue.first
    marks = [mark.split() for mark in verb.verbs.marks]
    for at in range(begin, first):
        for mark in marks:
            if cut.forms[at : at + len(mark)] == mark:
                return at + len(mark), first
    return None


def _between(ctx: Context, verb: Reading) -> Run | None:
    """From the noun to its light verb."""
    cut, first = ctx.frame, verb.cue.last
    end = min(cut.unit_end[verb.cue.first], first + LONGEST)
    if ctx.complementiser(first):
        return None
    for at in range(first, end):
        if verb.lexicon.carrier(verb.verbs, cut.forms, at):
            return first, at
        if cut.forms[at].endswith(_IS_ATTACHED) and "بودن" in verb.verbs.carriers:
            return first, at + 1
        if ctx.complementiser(at):
            return None
    return None


def _clause_after(ctx: Context, verb: Reading, begin: int) -> Run | None:
    """ "asked them on Sunday to gather": the clause that follows without a complementiser."""
    cut, first = ctx.frame, verb.cue.last
    asked = any(cut.forms[at] in verb.verbs.marks for at in range(begin, verb.cue.first))
    end = cut.unit_end[verb.cue.first]
    if not asked or first >= end or not cut.words[first] or ctx.complementiser(first):
        return None
    stop = next((at for at in range(first, end) if ctx.is_separator(at)), end)
    return first, min(stop, first + LONGEST)
