"""Lines "speaker: speech": headlines and linked headlines that name the speaker before a colon.

A colon alone says little (datelines, sections, lists), so a label counts only where the person or
body it names speaks elsewhere in the article as well.
"""

from collections.abc import Container, Sequence

from riwaya.annotate.quotes.context import COLON, Context
from riwaya.annotate.quotes.extents import is_final_verb, trimmed_end
from riwaya.annotate.quotes.openers.after import ADDRESSES
from riwaya.annotate.quotes.people import NounPhrase, People
from riwaya.annotate.quotes.spans import Speech

# Longest label and longest headline after it, in tokens.
_LONGEST_LABEL = 14
_LONGEST_HEADLINE = 40
_SHORTEST_HEADLINE = 3


def labelled(
    ctx: Context, people: People, spans: Sequence[Speech], speakers: Container[str | None]
) -> list[tuple[Speech, NounPhrase, str]]:
    """Labelled speech with the label's phrase and the name it stands for.

    spans: what cues have opened already; speakers: names of those who speak in the article.
    """
    found = []
    taken = {span.first for span in spans}
    for colon in _colons(ctx):
        label = _label(ctx, people, colon)
        name = people.denotation.name_of(label) if label else None
        if label is None or name is None or name not in speakers or colon + 1 in taken:
            continue
        if speech := _speech(ctx, colon, label):
            found.append((speech, label, name))
    return found


def _colons(ctx: Context) -> list[int]:
    """Colons near the beginning of a paragraph with no cue before them."""
    cut = ctx.frame
    begins = [at for at in range(len(cut)) if at == 0 or cut.paragraph[at] != cut.paragraph[at - 1]]
    found = []
    for begin in begins:
        end = min(cut.unit_end[begin], begin + _LONGEST_LABEL)
        at = next((at for at in range(begin, end) if cut.forms[at] == COLON or at in ctx.cue_at), end)
        if begin < at < end and cut.forms[at] == COLON and not cut.skipped[at]:
            found.append(at)
    return found


def _label(ctx: Context, people: People, colon: int) -> NounPhrase | None:
    """The phrase of the speaker in the words before the colon: it begins the line, or touches the colon."""
    cut = ctx.frame
    begin = cut.unit_start[colon]
    first = people.phrases.phrase(begin, colon)
    if first is not None and people.traits.is_agent(first):
        return first
    for at in range(begin + 1, colon):
        phrase = people.phrases.phrase(at, colon) if people.tokens.heads(at) else None
        if phrase is not None and phrase.last == colon and people.traits.is_agent(phrase):
            return phrase
    return None


def _speech(ctx: Context, colon: int, label: NounPhrase) -> Speech | None:
    cut, first = ctx.frame, colon + 1
    if (
        cut.form(colon - 1) in ADDRESSES
        or first >= len(cut)
        or cut.paragraph[first] != cut.paragraph[colon]
        or cut.inside[first] >= 0
    ):
        return None
    last = _run_on(ctx, first, label) or trimmed_end(ctx, first, cut.unit_end[first])
    if not _SHORTEST_HEADLINE <= last - first <= _LONGEST_HEADLINE:
        return None
    return Speech(cut.starts[first], cut.ends[last - 1], "free", first, last, None, "label")


def _run_on(ctx: Context, first: int, label: NounPhrase) -> int:
    """Where the headline ends when the article's first sentence, naming the speaker again, is run into it."""
    cut = ctx.frame
    again = cut.forms[label.last - 1] if not label.names else cut.forms[label.names[-1][1] - 1]
    end = min(len(cut), cut.unit_end[first], first + _LONGEST_HEADLINE)
    for at in range(first + 1, end):
        if cut.forms[at] == again or cut.forms[at : at + 2] == cut.forms[label.first : label.first + 2]:
            back = range(at, first, -1)
            return next((place for place in back if is_final_verb(ctx, place - 1)), 0)
    return 0
