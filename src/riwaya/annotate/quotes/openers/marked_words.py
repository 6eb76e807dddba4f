"""What words in quotation marks are by their length and place: speech, or a name."""

from riwaya.annotate.quotes.context import Context
from riwaya.annotate.quotes.nouns import nouns
from riwaya.languages.clitics import splits

# Marked words of fewer tokens than this, in the middle of a clause, are a name more often than speech.
SPEECH_TOKENS = 4
# Marked words fewer than this are a name when a word for the kind of thing stands at most so many
# tokens before them.
SHORT, _NAMED_BACK = 3, 4
LONGEST_NAME = 7
STOPS = frozenset(".!?")
# Tokens of a marked span that are counted; no rule asks for more.
_COUNTED = 40


def first_inside(ctx: Context, number: int) -> int:
    """The first token inside a marked span."""
    cut, span = ctx.frame, ctx.frame.marked[number]
    return min(cut.at_or_after(span.start), len(cut) - 1)


def opening_mark(ctx: Context, number: int) -> int:
    """The first token of the mark that opens a marked span; it may be typed as two."""
    return ctx.frame.at_or_after(ctx.frame.marked[number].opened)


def past_mark(ctx: Context, at: int) -> int:
    """The first token after the marks that token `at` lies in."""
    return ctx.frame.at_or_after(ctx.frame.marked[ctx.frame.inside[at]].closed)


def token_count(ctx: Context, number: int) -> int:
    """How many words a marked span holds."""
    cut, at = ctx.frame, first_inside(ctx, number)
    end = min(cut.at_or_after(cut.marked[number].end), at + _COUNTED)
    return sum(cut.words[at:end])


def fills_clause(ctx: Context, number: int) -> bool:
    """Whether the outlet's clause ends where the marks close."""
    after = past_mark(ctx, first_inside(ctx, number))
    cut = ctx.frame
    if after >= len(cut) or not cut.marked[number].complete:
        return True
    return (
        cut.unit[after] != cut.unit[after - 1]
        or cut.forms[after] in (".", ",", ";", "!", "?", ")")
        or after in ctx.cue_at
        or bool(ctx.begins(ctx.tables.breaks, after) or ctx.begins(ctx.tables.hard_breaks, after))
        or after + 1 in ctx.cue_at
    )


def is_speech(ctx: Context, number: int) -> bool:
    """Whether marked words with no colon before them are long or final enough to be speech."""
    return token_count(ctx, number) >= SPEECH_TOKENS or ends_sentence(ctx, number)


def ends_sentence(ctx: Context, number: int) -> bool:
    """Whether the outlet's sentence ends with the marks, or goes on with another verb of saying."""
    cut, after = ctx.frame, past_mark(ctx, first_inside(ctx, number))
    if after >= len(cut) or not cut.marked[number].complete or cut.unit[after] != cut.unit[after - 1]:
        return True
    breaks = ctx.begins(ctx.tables.breaks, after) or ctx.begins(ctx.tables.hard_breaks, after)
    return cut.forms[after] in STOPS or bool(breaks) or after in ctx.cue_at or after + 1 in ctx.cue_at


def names_something(ctx: Context, number: int, floor: int = 0) -> bool:
    """Whether marked words are a name: of a person, or of a kind of thing named before them.

    The word that says what kind (film, agency, called) stands right before the marks or, before one
    or two marked words, a little further off ("the network of short messages «X»"). floor: the first
    token that may be that word.
    """
    opening, count = opening_mark(ctx, number), token_count(ctx, number)
    if ctx.tables.data.capitals and _is_title(ctx, number, count):
        return True
    things = ctx.tables.named_things
    for at in range(opening - 1, max(floor, opening - 1 - _NAMED_BACK) - 1, -1):
        if not ctx.frame.words[at]:
            break
        length = ctx.begins_attached(things, at)
        if length and (at + length == opening or count < SHORT):
            return True
        if at + 1 == opening and count < SHORT and _is_place_or_body(ctx, at):
            return True
        if at + 1 == opening and count < SHORT and floor and _takes_name(ctx, at):
            return True
    return _recurs(ctx, number, count) or _has_role(ctx, number, count) or _names_person(ctx, number, count)


def _has_role(ctx: Context, number: int, count: int) -> bool:
    """Whether a role follows a few marked words: they are its holder's name (verb-final order)."""
    after = past_mark(ctx, first_inside(ctx, number))
    few = 1 < count <= SHORT and ctx.tables.data.order == "verb-final"
    return few and after < len(ctx.frame) and nouns(ctx.language).is_role(ctx.frame.forms[after])


def _recurs(ctx: Context, number: int, count: int) -> bool:
    """Whether the same two words stand in marks elsewhere in the text, or the one at all, as names do."""
    cut, first = ctx.frame, first_inside(ctx, number)
    if count == 1 and ctx.tables.data.order == "verb-first":
        return len(ctx.places.get(cut.forms[first], ())) > 1
    if count != SHORT - 1 or ctx.tables.data.capitals:
        return False
    here = cut.forms[first : first + count]
    places = (at for at in ctx.places.get(here[0], ()) if at != first)
    return any(cut.forms[at : at + count] == here and cut.inside[at] >= 0 for at in places)


def _takes_name(ctx: Context, at: int) -> bool:
    """Whether a preposition stands right before the marks: it takes a name (verb-first order)."""
    form = ctx.frame.forms[at]
    return ctx.tables.data.order == "verb-first" and form in (
        *nouns(ctx.language).governing,
        ctx.tables.dative,
    )


def _is_place_or_body(ctx: Context, at: int) -> bool:
    """Whether a word heads the name of a place or body, a particle before it left out."""
    known, form = nouns(ctx.language), ctx.frame.forms[at]
    read = (form, *(split.base for split in splits(form, ctx.language) if split.left))
    return any(known.is_body(word) or known.bare(word) in known.sites for word in read)


def _is_title(ctx: Context, number: int, count: int) -> bool:
    """Whether marked words are written with capitals as titles of works are, and stand inside a clause."""
    cut, first = ctx.frame, first_inside(ctx, number)
    opening = opening_mark(ctx, number)
    if not 1 < count <= LONGEST_NAME or not (opening and cut.words[opening - 1]):
        return False
    last = cut.at_or_after(cut.marked[number].end)
    places = [at for at in range(first, last) if cut.words[at]]
    capitals = [cut.text[cut.starts[at]].isupper() for at in places]
    if not (capitals[0] and capitals[-1]):
        return False
    known = nouns(ctx.language)
    small = (*known.governing, *known.determiners)
    lower = [cut.forms[at] for at, capital in zip(places, capitals, strict=True) if not capital]
    return sum(capitals) * 2 > len(capitals) or all(form in small for form in lower)


def _names_person(ctx: Context, number: int, count: int) -> bool:
    """Whether the marked words are a person's name and nothing else."""
    known, first = nouns(ctx.language), first_inside(ctx, number)
    forms = ctx.frame.forms[first : first + count]
    if not 1 < count <= LONGEST_NAME or not known.known_person(forms[0]):
        return False
    return all(known.is_in_names(form) or form in known.titles for form in forms[1:])
