"""What each cue opens: the place where the speech it reports begins.

Order: units from left to right, inside a unit the cues from right to left, because of two cues
before one speech the later takes it ("added, saying"). A cue looks to the right for a
complementiser, a colon or a quotation mark; then, for speech that comes first, to its left.
"""

from dataclasses import dataclass
from typing import Literal

from riwaya.annotate.quotes.context import COLON, QUOTE_MARKS, Context, is_final_verb
from riwaya.annotate.quotes.nouns import nouns
from riwaya.languages.clitics import splits
from riwaya.languages.cues import Cue

Opening = Literal["that", "colon", "mark", "bare", "name", "before"]

# Tokens between a cue and its speech; subjects with offices and appositions are long. Longest seen
# in the tuning part of the gold: 31.
REACH = 45
# The same for verbs that read like another word ("between").
REACH_NEAR = 5
# The same for a colon in verb-medial order: a later one introduces a list.
_COLON_REACH = 14
# Tokens after a cue among which speech with nothing before it begins.
_SUBJECT = 6
# Tokens back from a verb to where the clause it ends begins.
_CLAUSE_BACK = 24
# Tokens between speech and a cue after it.
REACH_BACK = 14
# Marked words of fewer tokens than this, in the middle of a clause, are a name more often than speech.
SPEECH_TOKENS = 4
# Marked words fewer than this are a name when a word for the kind of thing stands at most so many
# tokens before them.
_SHORT, _NAMED_BACK = 3, 4
_LONGEST_NAME = 7
# Tokens of the object of a verb of calling where a particle, or the order, shows what it is called.
_APPLIED = 12
# Tokens of the object of a verb of telling.
_ADDRESSEE = 4
# Tokens of an apposition in a name's sentence, its closing comma included.
_APPOSITION = 12
# Tokens of the subject between a clause and the cue after it, and tokens after that cue.
_LONGEST_SUBJECT, _AFTER_CLAUSE = 10, 8
_STOPS = frozenset(".!?")
# A sentence in marks may end so and have its verb of saying after it, with a capital.
_ASKING = frozenset("?!")
# What a colon introduces as a link.
ADDRESSES = frozenset(("http", "https", "www"))
# Tokens of a marked span that are counted; no rule asks for more.
_COUNTED = 40


@dataclass(frozen=True, slots=True)
class Opened:
    """A cue with where its speech begins.

    start: the first token of the speech; marked: the number of the marked span it fills, or -1.
    """

    cue: Cue
    opening: Opening
    start: int
    marked: int = -1


def opened(ctx: Context) -> list[Opened]:
    """All cues that open speech, by the place of the cue."""
    found: dict[int, Opened] = {}
    taken: set[int] = set()
    for cue in reversed(ctx.cues):
        one = _right_of(ctx, cue, found)
        if one and (one.marked < 0 or one.marked not in taken):
            found[cue.first] = one
            taken.add(one.marked)
    for cue in ctx.cues:
        if cue.first not in found:
            one = _left_of(ctx, cue)
            if one and (one.marked < 0 or one.marked not in taken):
                found[cue.first] = one
                taken.add(one.marked)
    return sorted(found.values(), key=lambda one: one.cue.first)


# --- to the right -------------------------------------------------------------------------------


def _right_of(ctx: Context, cue: Cue, found: dict[int, Opened]) -> Opened | None:
    if is_hedged(ctx, cue) or _is_asked(ctx, cue):
        return None
    if cue.entry.form == "according":
        return _after_according(ctx, cue)
    if ctx.tables.data.order == "verb-final":
        return _adjacent(ctx, cue)
    return _within_reach(ctx, cue, found)


def _is_asked(ctx: Context, cue: Cue) -> bool:
    """ "Asked about ..., he said": a verb of asking that begins its sentence has its subject later."""
    begins = cue.entry.kind == "ask" and ctx.frame.unit_start[cue.first] == cue.first
    return (
        begins
        and ctx.tables.data.order == "verb-medial"
        and bool(ctx.begins(ctx.tables.prepositions, cue.last))
    )


def is_hedged(ctx: Context, cue: Cue) -> bool:
    """Whether the cue only names a source in passing ("as the agency reported")."""
    return cue.entry.form == "finite" and ctx.frame.form(cue.first - 1) in ctx.tables.hedges


def _within_reach(ctx: Context, cue: Cue, found: dict[int, Opened]) -> Opened | None:
    """The first thing to the right, in the cue's unit, that can open its speech."""
    cut, opens = ctx.frame, cue.entry.opens
    last = min(cut.unit_end[cue.first], cue.last + (REACH_NEAR if _is_near(ctx, cue) else REACH))
    at = cue.last
    if bare := _bare_here(ctx, cue):
        return bare
    speech = _speech_start(ctx, cue, last)
    while at < last:
        if at == speech:
            return Opened(cue, "colon", at)
        if at in found and not is_hedged(ctx, found[at].cue):
            return None
        if cut.inside[at] >= 0 and cut.inside[at] != cut.inside[cue.first]:
            if "mark" in opens or "name" in opens:
                one = _at_mark(ctx, cue, at)
                if one:
                    return one
            at = _past_mark(ctx, at)
            continue
        if cut.forms[at] == COLON:
            near = at - cue.last <= _COLON_REACH or ctx.tables.data.order != "verb-medial"
            return _after_colon(ctx, cue, at) if "colon" in opens and near else None
        if "that" in opens and (length := _complementiser(ctx, cue, at)):
            return _after_that(ctx, cue, at + length)
        if _follows_addressee(ctx, cue, at):
            return Opened(cue, "bare", at)
        at += 1
    return None


def _follows_addressee(ctx: Context, cue: Cue, at: int) -> bool:
    """Verb-medial order: "told the forum he was ...": the pronoun that begins the clause after the object."""
    told = cue.entry.transitive and "bare" in cue.entry.opens and ctx.tables.data.order == "verb-medial"
    if (
        not told
        or not cue.last < at <= cue.last + _ADDRESSEE
        or ctx.frame.forms[at] not in ctx.tables.clause_starts
    ):
        return False
    between = range(cue.last, at)
    return all(ctx.frame.words[place] and not ctx.begins(ctx.tables.prepositions, place) for place in between)


def _is_near(ctx: Context, cue: Cue) -> bool:
    """Whether a form reads like another word here, so that its clause must stand close by."""
    begins = ctx.frame.unit_start[cue.first] == cue.first or ctx.is_separator(cue.first - 1)
    return cue.entry.near and not cue.entry.clitic and not begins


def _complementiser(ctx: Context, cue: Cue, at: int) -> int:
    """The length of a complementiser at `at` that belongs to the cue; 0 for none."""
    length = ctx.complementiser(at)
    if not length or at == cue.last:
        return length
    if ctx.tables.data.order == "verb-medial" and _has_object(ctx, cue):
        return 0
    return 0 if _is_governed(ctx, cue, at) else length


def _has_object(ctx: Context, cue: Cue) -> bool:
    """Whether a noun follows the verb, so that a later "that" is the noun's: "cited the raid that"."""
    separated = ctx.is_separator(cue.last) or ctx.begins(ctx.tables.prepositions, cue.last)
    return not (cue.entry.transitive or separated or ctx.begins(ctx.tables.adverbs, cue.last))


def _is_governed(ctx: Context, cue: Cue, at: int) -> bool:
    """Whether another word before the complementiser takes its clause."""
    for width in (1, 2, 3):
        first = at - width
        if first >= cue.last and ctx.begins_attached(ctx.tables.governors, first) == width:
            return True
    return False


def _after_that(ctx: Context, cue: Cue, at: int) -> Opened | None:
    cut = ctx.frame
    if at + 1 >= cut.unit_end[cue.first] and cut.inside[min(at, len(cut) - 1)] < 0:
        return None
    if cut.form(at) == COLON:
        at += 1
    # A complementiser typed twice.
    at += ctx.complementiser(at) if ctx.tables.data.order == "verb-final" else 0
    if at >= len(cut):
        return None
    number = cut.inside[at]
    if number >= 0 and number != cut.inside[cue.first] and _is_whole(ctx, number):
        return _marked(ctx, cue, "mark", number)
    return Opened(cue, "that", at)


def _is_whole(ctx: Context, number: int) -> bool:
    """Whether the marks after a complementiser hold all of its clause; a few words and a comma do not."""
    short = token_count(ctx, number) < _SHORT
    return ends_sentence(ctx, number) if short else fills_clause(ctx, number)


def _after_colon(ctx: Context, cue: Cue, colon: int) -> Opened | None:
    """Speech after a colon, on the same line or on the next."""
    cut, at = ctx.frame, colon + 1
    if at >= len(cut) or cut.skipped[at] or not ADDRESSES.isdisjoint((cut.forms[at], cut.form(colon - 1))):
        return None
    at += cut.forms[at] == COLON
    if at >= len(cut):
        return None
    if cut.inside[at] >= 0 and cut.inside[at] != cut.inside[cue.first]:
        return _marked(ctx, cue, "mark", cut.inside[at])
    length = ctx.complementiser(at)
    if length and at + length < len(cut):
        number = cut.inside[at + length]
        if number >= 0 and number != cut.inside[cue.first]:
            return _marked(ctx, cue, "mark", number)
        if ctx.tables.data.order == "verb-first":
            end = min(cut.unit_end[at], at + REACH)
            own = ctx.speaks_in_first_person(at, end)
            return Opened(cue, "colon", at) if own else Opened(cue, "that", at + length)
    return Opened(cue, "colon", at)


def _at_mark(ctx: Context, cue: Cue, at: int) -> Opened | None:
    """Marked words after a cue with nothing that opens speech in between."""
    number = ctx.frame.inside[at]
    if "name" in cue.entry.opens:
        led = ctx.frame.form(at - 1) == ctx.tables.means or ctx.tables.data.order == "verb-medial"
        near = at - cue.last <= (_APPLIED if led else SPEECH_TOKENS)
        return _marked(ctx, cue, "name", number) if near else None
    if cue.entry.kind == "relay" and not _cites(ctx, cue.last, at):
        return None
    if _is_speech(ctx, number) and not names_something(ctx, number, cue.last):
        return _marked(ctx, cue, "mark", number)
    return None


def _cites(ctx: Context, first: int, last: int) -> bool:
    """Whether a word of citing stands in tokens [first, last)."""
    forms = ctx.frame.forms[first:last]
    pronoun = any(form in ctx.tables.cited_pronouns for form in forms)
    return pronoun or any(ctx.begins(ctx.tables.citing, at) for at in range(first, last))


def _marked(ctx: Context, cue: Cue, opening: Opening, number: int) -> Opened:
    return Opened(cue, opening, first_inside(ctx, number), number)


def first_inside(ctx: Context, number: int) -> int:
    """The first token inside a marked span."""
    cut, span = ctx.frame, ctx.frame.marked[number]
    return min(cut.at_or_after(span.start), len(cut) - 1)


def _past_mark(ctx: Context, at: int) -> int:
    return ctx.frame.at_or_after(ctx.frame.marked[ctx.frame.inside[at]].closed)


def token_count(ctx: Context, number: int) -> int:
    """How many words a marked span holds."""
    cut, at = ctx.frame, first_inside(ctx, number)
    end = min(cut.at_or_after(cut.marked[number].end), at + _COUNTED)
    return sum(cut.words[at:end])


def fills_clause(ctx: Context, number: int) -> bool:
    """Whether the outlet's clause ends where the marks close."""
    after = _past_mark(ctx, first_inside(ctx, number))
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


def _is_speech(ctx: Context, number: int) -> bool:
    """Whether marked words with no colon before them are long or final enough to be speech."""
    return token_count(ctx, number) >= SPEECH_TOKENS or ends_sentence(ctx, number)


def ends_sentence(ctx: Context, number: int) -> bool:
    """Whether the outlet's sentence ends with the marks, or goes on with another verb of saying."""
    cut, after = ctx.frame, _past_mark(ctx, first_inside(ctx, number))
    if after >= len(cut) or not cut.marked[number].complete or cut.unit[after] != cut.unit[after - 1]:
        return True
    breaks = ctx.begins(ctx.tables.breaks, after) or ctx.begins(ctx.tables.hard_breaks, after)
    return cut.forms[after] in _STOPS or bool(breaks) or after in ctx.cue_at or after + 1 in ctx.cue_at


def names_something(ctx: Context, number: int, floor: int = 0) -> bool:
    """Whether marked words are a name: of a person, or of a kind of thing named before them.

    The word that says what kind (film, agency, called) stands right before the marks or, before one
    or two marked words, a little further off ("the network of short messages «X»"). floor: the first
    token that may be that word.
    """
    opening, count = first_inside(ctx, number) - 1, token_count(ctx, number)
    if ctx.tables.data.capitals and _is_title(ctx, number, count):
        return True
    things = ctx.tables.named_things
    for at in range(opening - 1, max(floor, opening - 1 - _NAMED_BACK) - 1, -1):
        if not ctx.frame.words[at]:
            break
        length = ctx.begins_attached(things, at)
        if length and (at + length == opening or count < _SHORT):
            return True
        if at + 1 == opening and count < _SHORT and _is_place_or_body(ctx, at):
            return True
        if at + 1 == opening and count < _SHORT and floor and _takes_name(ctx, at):
            return True
    return _recurs(ctx, number, count) or _has_role(ctx, number, count) or _names_person(ctx, number, count)


def _has_role(ctx: Context, number: int, count: int) -> bool:
    """Whether a role follows a few marked words: they are its holder's name (verb-final order)."""
    after = _past_mark(ctx, first_inside(ctx, number))
    few = 1 < count <= _SHORT and ctx.tables.data.order == "verb-final"
    return few and after < len(ctx.frame) and nouns(ctx.language).is_role(ctx.frame.forms[after])


def _recurs(ctx: Context, number: int, count: int) -> bool:
    """Whether the same two words stand in marks elsewhere in the text, or the one at all, as names do."""
    cut, first = ctx.frame, first_inside(ctx, number)
    if count == 1 and ctx.tables.data.order == "verb-first":
        return len(ctx.places.get(cut.forms[first], ())) > 1
    if count != _SHORT - 1 or ctx.tables.data.capitals:
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
    if not 1 < count <= _LONGEST_NAME or not (first > 1 and cut.words[first - 2]):
        return False
    last = cut.at_or_after(cut.marked[number].end)
    places = [at for at in range(first, last) if cut.words[at]]
    capitals = [cut.text[cut.starts[at]].isupper() for at in places]
    return capitals[0] and capitals[-1] and sum(capitals) * 2 > len(capitals)


def _names_person(ctx: Context, number: int, count: int) -> bool:
    """Whether the marked words are a person's name and nothing else."""
    known, first = nouns(ctx.language), first_inside(ctx, number)
    forms = ctx.frame.forms[first : first + count]
    if not 1 < count <= _LONGEST_NAME or not known.known_person(forms[0]):
        return False
    return all(known.is_in_names(form) or form in known.titles for form in forms[1:])


# --- verbs at the end, and verbs with nothing after them ------------------------------------------


def _adjacent(ctx: Context, cue: Cue) -> Opened | None:
    """Verb-final order: the speech begins right after the verb, or its marked word stands before it."""
    cut, at, opens = ctx.frame, cue.last, cue.entry.opens
    end = cut.unit_end[cue.first]
    if at < len(cut) and at >= end and cut.forms[end - 1] != COLON:
        return _name_before(ctx, cue)
    if cut.form(at) == COLON and "colon" in opens:
        return _after_colon(ctx, cue, at)
    if at >= end:
        return _name_before(ctx, cue)
    if "that" in opens and (length := ctx.complementiser(at) or _requests(ctx, cue)):
        return _after_that(ctx, cue, at + length) if at + length < end else None
    if cue.entry.form == "nominal" and cut.words[at]:
        return Opened(cue, "that", at)
    if cut.inside[at] >= 0 and cut.inside[at] != cut.inside[cue.first]:
        if "bare" in opens and _goes_on_after(ctx, cut.inside[at]):
            return Opened(cue, "bare", at)
        return _marked(ctx, cue, "mark", cut.inside[at]) if "mark" in opens else None
    return _bare_here(ctx, cue) or _name_before(ctx, cue)


def _requests(ctx: Context, cue: Cue) -> int:
    """The length of the word after a verb of asking that opens what is asked for; 0 for none."""
    return ctx.begins(ctx.tables.requesting, cue.last) if cue.entry.kind == "ask" else 0


def _goes_on_after(ctx: Context, number: int) -> bool:
    """Whether the clause that begins with these marks goes on to others, with no cue in between."""
    cut, at = ctx.frame, _past_mark(ctx, first_inside(ctx, number))
    begin = at
    while at < len(cut) and cut.unit[at] == cut.unit[at - 1] and at not in ctx.cue_at:
        if cut.inside[at] >= 0:
            return cut.inside[at] != number
        at += 1
    last = at - 1 if cut.form(at - 1) in _STOPS else at
    whole = not fills_clause(ctx, number) and at not in ctx.cue_at
    return whole and last - begin >= SPEECH_TOKENS - 1 and is_final_verb(ctx, last - 1)


def _bare_here(ctx: Context, cue: Cue) -> Opened | None:
    """A clause with nothing before it, where the verb allows one."""
    cut, at = ctx.frame, cue.last
    end = cut.unit_end[cue.first]
    if ctx.tables.data.order == "verb-first":
        saying = (
            cue.entry.form == "nominal" and cue.entry.kind == "say" and cue.entry.clitic == ctx.tables.means
        )
        plain = at < end and cut.words[at] and at not in ctx.cue_at and not ctx.complementiser(at)
        return Opened(cue, "colon", at) if saying and plain else None
    pronoun = "pronoun" in cue.entry.opens and cut.form(at) in ctx.tables.clause_starts
    quoted = (
        cue.entry.kind == "talk"
        and cue.entry.opens
        and nouns(ctx.language).is_document(cut.form(cue.first - 1))
    )
    if not (pronoun or quoted or "bare" in cue.entry.opens) or cue.entry.form == "according" or at >= end:
        return None
    if ctx.tables.data.order == "verb-final" and cut.forms[at] == ",":
        at += 1
    if at + 2 >= end or not cut.words[at] or cut.inside[at] >= 0 > cut.inside[cue.first]:
        return None
    if at in ctx.cue_at or (ctx.begins(ctx.tables.conjunctions, at) and not _objects(ctx, cue, at)):
        return None
    if ctx.begins(ctx.tables.hard_breaks, at):
        return None
    if ctx.tables.data.order == "verb-final" and cut.form(at - 1) == "," and _closes_clause(ctx, cue):
        return None
    if cut.forms[at] in ctx.tables.clause_ends:
        return None
    if ctx.tables.data.order == "verb-medial":
        return _bare_medial(ctx, cue, at)
    return Opened(cue, "bare", at)


def _speech_start(ctx: Context, cue: Cue, last: int) -> int:
    """Verb-first order: the word after the verb's subject that only a speaker's own words begin with; or -1.

    Sought before token `last`; between the verb and it stand only the words of a noun phrase.
    """
    says = cue.entry.form == "finite" and cue.entry.lemma in ctx.tables.sayings
    if ctx.tables.data.order != "verb-first" or not says:
        return -1
    if _marked_later(ctx, cue, last):
        return -1
    plainly = cue.entry.lemma in ctx.tables.plainly
    for at in range(cue.last, min(last, cue.last + _SUBJECT)):
        form = ctx.frame.forms[at]
        if form in ctx.tables.speech_starts or (plainly and form in ctx.tables.plain_starts):
            return at
        mark = form in QUOTE_MARKS
        if (
            ctx.begins(ctx.tables.prepositions, at)
            or ctx.complementiser(at)
            or not (mark or ctx.frame.words[at])
        ):
            return -1
    return -1


def _marked_later(ctx: Context, cue: Cue, last: int) -> bool:
    """Whether speech in marks follows before token `last`: then the words up to it are the outlet's."""
    cut = ctx.frame
    within = {number for number in cut.inside[cue.last : last] if number >= 0} - {cut.inside[cue.first]}
    return any(token_count(ctx, number) >= SPEECH_TOKENS for number in within)


def _objects(ctx: Context, cue: Cue, at: int) -> bool:
    """Verb-final order: "he added but ...", with no other verb of saying to the end of the sentence."""
    adversative = ctx.begins(ctx.tables.adversatives, at) and cue.entry.kind == "say"
    end = ctx.frame.unit_end[at]
    return bool(adversative) and all(other.last + 1 >= end for other in ctx.cues_between(at, end))


def _closes_clause(ctx: Context, cue: Cue) -> bool:
    """Whether a comma after the verb closes the clause it stands in: a relative one or one of "while"."""
    return is_subordinate(ctx, cue) or _ends_relative(ctx, cue)


def _ends_relative(ctx: Context, cue: Cue) -> bool:
    """Whether the verb is that of a relative clause (verb-final order)."""
    cut = ctx.frame
    for at in range(cue.first - 1, cut.unit_start[cue.first], -1):
        if ctx.is_separator(at) or is_final_verb(ctx, at) or at in ctx.cue_at:
            return False
        if cut.forms[at] in ctx.tables.relatives:
            return not is_final_verb(ctx, at - 1)
    return False


def is_subordinate(ctx: Context, cue: Cue) -> bool:
    """Whether "while" begins the clause of the cue: the main clause comes after its comma (verb-final)."""
    if ctx.tables.data.order != "verb-final":
        return False
    for at in range(cue.first - 1, max(ctx.frame.unit_start[cue.first], cue.first - _CLAUSE_BACK) - 1, -1):
        if ctx.is_separator(at):
            return False
        if ctx.begins(ctx.tables.adversatives, at) > 1:
            return True
    return False


def _bare_medial(ctx: Context, cue: Cue, at: int) -> Opened | None:
    """Verb-medial order: a clause right after the verb, unless speech stands right before it."""
    cut = ctx.frame
    before = cut.inside[cue.first - 1] if cue.first else -1
    added = cue.entry.form == "participle" and cut.forms[at] in ctx.tables.clause_starts
    if (not added and (before >= 0 or cut.form(cue.first - 1) == ",")) or ctx.complementiser(at):
        return None
    if ctx.begins(ctx.tables.prepositions, at) or cue.entry.transitive:
        return None
    end = cut.unit_end[at]
    near = min(end, at + SPEECH_TOKENS)
    opens_later = any(cut.forms[ahead] == COLON or _holds_speech(ctx, at, ahead) for ahead in range(at, near))
    return None if opens_later or end - at < SPEECH_TOKENS - 1 else Opened(cue, "bare", at)


def _holds_speech(ctx: Context, begin: int, at: int) -> bool:
    """Whether the marks at token `at` hold the speech itself, and not a part of the clause from `begin` on.

    Verb-medial order: a clause has its subject before the marks, or goes on after them.
    """
    cut, number = ctx.frame, ctx.frame.inside[at]
    if number < 0:
        return False
    opening = first_inside(ctx, number) - 1
    if opening > begin:
        plain = all(cut.words[begin:opening])
        subject = cut.forms[begin] in ctx.tables.clause_starts or nouns(ctx.language).is_subject(
            cut.source(begin, begin + 1)
        )
        return not (plain and subject)
    after = _past_mark(ctx, first_inside(ctx, number))
    short = token_count(ctx, number) <= _LONGEST_NAME and not fills_clause(ctx, number)
    goes_on = short and cut.unit_end[at] - after > SPEECH_TOKENS
    return not goes_on or bool(ctx.begins(ctx.tables.prepositions, after))


def _name_before(ctx: Context, cue: Cue) -> Opened | None:
    """ "X" called: the marked words right before a verb of calling."""
    if "name" not in cue.entry.opens and "mark" not in cue.entry.opens:
        return None
    number = ctx.frame.inside[cue.first - 1] if cue.first else -1
    if number < 0 and "name" in cue.entry.opens:
        number = _marked_object(ctx, cue)
    if number < 0 or number == ctx.frame.inside[cue.first]:
        return None
    if ctx.frame.unit[cue.first] != ctx.frame.unit[cue.first - 1]:
        return None
    if "name" in cue.entry.opens or token_count(ctx, number) >= SPEECH_TOKENS:
        return _marked(ctx, cue, "name", number)
    return None


def _marked_object(ctx: Context, cue: Cue) -> int:
    """The number of marked words right after the object marker, a little before a verb of calling; or -1."""
    cut = ctx.frame
    for at in range(cue.first - 1, max(cut.unit_start[cue.first], cue.first - 1 - SPEECH_TOKENS), -1):
        number = cut.inside[at]
        if number >= 0:
            opening = first_inside(ctx, number) - 1
            return number if cut.form(opening - 1) in ctx.tables.object_markers else -1
        if not cut.words[at] or at in ctx.cue_at or is_final_verb(ctx, at):
            return -1
    return -1


def _after_according(ctx: Context, cue: Cue) -> Opened | None:
    """ "According to X, ...": the clause after the first comma, or the marks."""
    cut = ctx.frame
    end = cut.unit_end[cue.first]
    if ctx.tables.data.order == "verb-first" and _follows_cue(ctx, cue):
        return None
    for at in range(cue.last, min(end, cue.last + REACH_BACK * 2)):
        if cut.inside[at] >= 0 and cut.inside[at] != cut.inside[cue.first]:
            speech = _is_speech(ctx, cut.inside[at]) and not names_something(ctx, cut.inside[at], cue.last)
            return _marked(ctx, cue, "mark", cut.inside[at]) if speech else None
        if cut.forms[at] == "," and ctx.tables.data.order == "verb-final" and at + 2 < end:
            if cut.inside[at + 1] >= 0 or _is_apposition(ctx, at + 1, end):
                continue
            return Opened(cue, "bare", at + 1)
        if cut.forms[at] == COLON:
            return _after_colon(ctx, cue, at)
    return None


def _is_apposition(ctx: Context, at: int, end: int) -> bool:
    """Whether a comma soon closes what token `at` begins, and that is somebody's role."""
    near = ctx.frame.forms[at : min(end, at + _APPOSITION)]
    return "," in near and nouns(ctx.language).is_role(near[0])


def _follows_cue(ctx: Context, cue: Cue) -> bool:
    """Whether a finite cue stands before the phrase in its sentence: "he added, according to X, ..."."""
    begin = max(ctx.frame.unit_start[cue.first], cue.first - REACH)
    return any(other.entry.form == "finite" for other in ctx.cues_between(begin, cue.first))


# --- to the left --------------------------------------------------------------------------------


def split_by(ctx: Context, one: Opened) -> Opened | None:
    """The speech before a cue that also has speech after it: "...", he said, "..."."""
    after = one.opening in ("mark", "bare", "colon", "that")
    half = _left_of(ctx, one.cue) if after and ctx.tables.data.order == "verb-medial" else None
    return half if half and half.marked >= 0 else None


def _left_of(ctx: Context, cue: Cue) -> Opened | None:
    """Marked speech before the cue: "...", he said; "...", as the agency reported."""
    cut = ctx.frame
    if "before" not in cue.entry.opens and cue.entry.form != "according":
        return None
    reach = REACH if ctx.tables.data.order == "verb-medial" else REACH_BACK
    begin = cut.unit_start[cue.first]
    if (
        ctx.tables.data.order == "verb-medial"
        and cut.inside[begin - 1] >= 0
        and cut.form(begin - 2) in _ASKING
    ):
        begin -= 1
    first = max(begin, cue.first - reach)
    for at in range(cue.first - 1, first - 1, -1):
        if cut.inside[at] >= 0:
            number = cut.inside[at]
            if number == cut.inside[cue.first]:
                return None
            if _may_precede(ctx, cue, at, number):
                return _marked(ctx, cue, "before", number)
            return _clause_before(ctx, cue)
        if cut.forms[at] == COLON:
            return None
    return _clause_before(ctx, cue)


def _clause_before(ctx: Context, cue: Cue) -> Opened | None:
    """Verb-medial order: "the dam was safe, the minister said." -- the clause up to the last comma."""
    cut = ctx.frame
    begin, end = cut.unit_start[cue.first], preceding_comma(ctx, cue)
    ends = cut.unit_end[cue.first] - cue.last <= _AFTER_CLAUSE
    if not ends or end - begin <= SPEECH_TOKENS or is_hedged(ctx, cue) or cut.inside[begin] >= 0:
        return None
    if cue.entry.form != "finite" or ctx.begins(ctx.tables.prepositions, begin) or cut.inside[end - 1] >= 0:
        return None
    if any(ctx.begins(ctx.tables.conjunctions, at) for at in (end + 1, cue.first - 1)):
        return None
    return Opened(cue, "before", begin)


def preceding_comma(ctx: Context, cue: Cue) -> int:
    """The last comma before a cue in its sentence with the cue's subject in between, or 0."""
    if ctx.tables.data.order != "verb-medial":
        return 0
    floor = max(ctx.frame.unit_start[cue.first], cue.first - 1 - _LONGEST_SUBJECT)
    places = range(cue.first - 1, floor, -1)
    comma = next((at for at in places if ctx.frame.forms[at] == ","), 0)
    return comma if comma and comma < cue.first - 1 else 0


def _may_precede(ctx: Context, cue: Cue, at: int, number: int) -> bool:
    cut = ctx.frame
    distance = cue.first - at - 1
    last = at - 1
    while cut.form(last) in QUOTE_MARKS:
        last -= 1
    comma = cut.form(at + 1) in (",", ";") or cut.form(last) in (",", "?", "!", ".", "…")
    if ctx.tables.data.order == "verb-medial":
        return comma and token_count(ctx, number) > 1 and not names_something(ctx, number)
    return distance <= 1 + comma and comma and token_count(ctx, number) >= SPEECH_TOKENS
