"""Speech with nothing before it: neither mark nor colon nor complementiser."""

from riwaya.annotate.quotes.context import COLON, QUOTE_MARKS, Context, is_final_verb
from riwaya.annotate.quotes.nouns import nouns
from riwaya.annotate.quotes.openers.marked_words import (
    LONGEST_NAME,
    SPEECH_TOKENS,
    fills_clause,
    first_inside,
    opening_mark,
    past_mark,
    token_count,
)
from riwaya.annotate.quotes.openers.opening import Opened
from riwaya.languages.cues import Cue

# Tokens after a cue among which speech with nothing before it begins.
_SUBJECT = 6
# Tokens back from a verb to where the clause it ends begins.
_CLAUSE_BACK = 24
# Tokens of the object of a verb of telling.
_ADDRESSEE = 6
# Tokens of a subject with its apposition, and of a subject before its verb.
_LONGEST_APPOSED, _TO_VERB = 20, 10


def bare_here(ctx: Context, cue: Cue) -> Opened | None:
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
    if at + 2 >= end:
        return None
    if ctx.tables.data.order == "verb-medial" and _begins_marked(ctx, cue, at):
        return Opened(cue, "bare", at)
    if not cut.words[at] or cut.inside[at] >= 0 > cut.inside[cue.first]:
        return None
    if _is_other_cue(ctx, at) or (ctx.begins(ctx.tables.conjunctions, at) and not _objects(ctx, cue, at)):
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


def _is_other_cue(ctx: Context, at: int) -> bool:
    """Whether a cue stands at a token; verb-medial order: a finite one right after another is a noun."""
    cue = ctx.cue_at.get(at)
    noun = cue is not None and cue.entry.form == "finite" and ctx.tables.data.order == "verb-medial"
    return cue is not None and not noun


def _begins_marked(ctx: Context, cue: Cue, at: int) -> bool:
    """Verb-medial order: whether marked words begin a clause that goes on to its verb after them."""
    number = ctx.frame.inside[at]
    if number < 0 or number == ctx.frame.inside[cue.first] or ctx.frame.form(cue.first - 1) == ",":
        return False
    after = past_mark(ctx, first_inside(ctx, number))
    return not _holds_speech(ctx, at, at) and has_finite(ctx, after, ctx.frame.unit_end[cue.first])


def _bare_medial(ctx: Context, cue: Cue, at: int) -> Opened | None:
    """Verb-medial order: a clause right after the verb, unless speech stands right before it."""
    cut = ctx.frame
    before = cut.inside[cue.first - 1] if cue.first else -1
    added = cue.entry.form == "participle" and cut.forms[at] in ctx.tables.clause_starts
    comma = cut.form(cue.first - 1) == "," and not _closes_apposition(ctx, cue, at)
    if (not added and (before >= 0 or comma)) or ctx.complementiser(at):
        return None
    end = cut.unit_end[at]
    exists = cut.forms[at] in ctx.tables.existential and begins_clause(ctx, at)
    if (ctx.begins(ctx.tables.prepositions, at) and not exists) or cue.entry.transitive:
        return None
    if cut.forms[at].endswith(ctx.tables.gerund) and not has_finite(ctx, at, end):
        return None
    near = min(end, at + SPEECH_TOKENS)
    opens_later = any(cut.forms[ahead] == COLON or _holds_speech(ctx, at, ahead) for ahead in range(at, near))
    return None if opens_later or end - at < SPEECH_TOKENS - 1 else Opened(cue, "bare", at)


def _closes_apposition(ctx: Context, cue: Cue, at: int) -> bool:
    """Verb-medial order: "The chief, B. R., said the dam was safe": the comma ends an apposition.

    Neither what stands before the first comma has a verb or marks, as speech before its cue has, nor
    does what follows the cue, from token `at` on, lack one, as the speaker after an inverted verb does.
    """
    cut = ctx.frame
    begin, finite = cut.unit_start[cue.first], ctx.tables.finite
    if cue.first - begin > _LONGEST_APPOSED or any(number >= 0 for number in cut.inside[begin : cue.first]):
        return False
    commas = [place for place in range(begin, cue.first) if cut.forms[place] == ","]
    plain = finite.isdisjoint(cut.forms[begin : commas[0]]) and not ctx.cues_between(begin, cue.first)
    return len(commas) > 1 and plain and has_finite(ctx, at, cut.unit_end[cue.first])


def begins_clause(ctx: Context, at: int) -> bool:
    """Verb-medial order: a subject pronoun, or a determiner, with a finite verb soon after it."""
    form = ctx.frame.forms[at]
    if form in ctx.tables.existential:
        return ctx.frame.form(at + 1) in ctx.tables.finite
    if form in ctx.tables.clause_starts:
        return True
    return form in nouns(ctx.language).determiners and has_finite(ctx, at, at + _SUBJECT)


def has_finite(ctx: Context, first: int, last: int) -> bool:
    """Verb-medial order: whether a finite verb stands in tokens [first, last) before any comma or mark."""
    for at in range(first, min(last, first + _TO_VERB, len(ctx.frame))):
        if not ctx.frame.words[at]:
            return False
        if ctx.frame.forms[at] in ctx.tables.finite:
            return True
    return False


def _holds_speech(ctx: Context, begin: int, at: int) -> bool:
    """Whether the marks at token `at` hold the speech itself, and not a part of the clause from `begin` on.

    Verb-medial order: a clause has its subject before the marks, or goes on after them.
    """
    cut, number = ctx.frame, ctx.frame.inside[at]
    if number < 0:
        return False
    opening = opening_mark(ctx, number)
    if opening > begin:
        plain = all(cut.words[begin:opening])
        subject = cut.forms[begin] in ctx.tables.clause_starts or nouns(ctx.language).is_subject(
            cut.source(begin, begin + 1)
        )
        return not (plain and subject)
    after = past_mark(ctx, first_inside(ctx, number))
    short = token_count(ctx, number) <= LONGEST_NAME and not fills_clause(ctx, number)
    goes_on = short and cut.unit_end[at] - after > SPEECH_TOKENS
    return not goes_on or bool(ctx.begins(ctx.tables.prepositions, after))


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


def follows_addressee(ctx: Context, cue: Cue, at: int) -> bool:
    """Verb-medial order: "told the forum he was ...": the word that begins the clause after the object."""
    told = cue.entry.transitive and "bare" in cue.entry.opens and ctx.tables.data.order == "verb-medial"
    if not told or not cue.last < at <= cue.last + _ADDRESSEE or not begins_clause(ctx, at):
        return False
    between = range(cue.last, at)
    if not ctx.tables.subordinators.isdisjoint(ctx.frame.forms[cue.last : at]):
        return False
    return all(_is_name_part(ctx, place) for place in between)


def _is_name_part(ctx: Context, at: int) -> bool:
    """Whether a token can stand in a name: a word that is no preposition, or a hyphen."""
    word = ctx.frame.words[at] and not ctx.begins(ctx.tables.prepositions, at)
    return word or ctx.frame.forms[at] == "-"


def speech_start(ctx: Context, cue: Cue, last: int) -> int:
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
