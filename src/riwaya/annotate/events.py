"""The event step: what happened, as PLOVER codes it, with who, where, when and how sure.

1. The title and each sentence outside boilerplate become lines (`events_text`).
2. Triggers of the language's lexicon are found in each; a sense may need or exclude words near it.
3. The clause around a trigger fills its slots: actors, recipients, place (`events_slots`).
4. Markers say whether it happened and whether it is told from before; dates say when
   (`events_context`).
5. What somebody says in the title or lead is a STATEMENT, where no other trigger tells it.
6. The score says how likely the event is the one the article reports (`events_main`).

An event's span is the part of its sentence, between marks of punctuation, that holds its trigger, its
participants and its place. A trigger inside a quotation tells an event too, with a lower score.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from riwaya.annotate.events_context import moment
from riwaya.annotate.events_main import Told, prominence
from riwaya.annotate.events_slots import clause, light_verb, participants, slots, voice
from riwaya.annotate.events_text import Line, lines, markings
from riwaya.annotate.step import Step
from riwaya.languages.events import Lexicon, Trigger, lexicon
from riwaya.languages.pack import Pack
from riwaya.types import Annotations, Article, EventMention, Participant, Phrase, Quote, Speaker

VERSION = "1"
ORIGIN = f"events/{VERSION}"
# Marks that bound the clause an event's span covers.
CLAUSE_MARKS = frozenset('،,؛;:.!?؟…–—\n"«»()')
# A statement is an event of its own only this early, where an article may be about it.
STATEMENT_SENTENCES = 2
STATEMENT_APTNESS = 0.5
# Which sentences tell what killed the victims of an article.
CAUSE_SENTENCES = 4
CAUSES = ("ACCIDENT", "DISASTER")
# Two triggers of one type so close (in tokens) are one: "شن هجوما", "carried out an attack".
ONE_TELLING = 2


def events(article: Article, found: Annotations, pack: Pack) -> Annotations:
    """`found` with the events of title and text; unchanged where a layer it needs was not run."""
    if found.mentions is None or found.sentences is None:
        return found
    words = lexicon(pack.code)
    told = [
        one for line in lines(article, found, words, pack.code) for one in _of_line(line, found, words, pack)
    ]
    told += _statements(found, told)
    told = _casualties(told)
    told.sort(key=lambda one: (one.sentence, one.event.trigger.start))
    scored = zip(told, prominence(told), strict=True)
    return replace(found, events=tuple(replace(one.event, score=score) for one, score in scored))


def _of_line(line: Line, found: Annotations, words: Lexicon, pack: Pack) -> Iterator[Told]:
    for rank, trigger in enumerate(_chosen(line, words)):
        event = _event(line, trigger, found, words, pack)
        if event.participants or not trigger.group.needs:
            quoted = _quoted(event, found.quotes or ())
            yield Told(event, line.number, rank, trigger.group.weight, quoted, trigger.group.casualty)


def _casualties(told: Sequence[Told]) -> list[Told]:
    """The dead and injured of an article about an accident or a disaster are that one's, not an attack's."""
    causes = Counter(one.event.type for one in told if not one.casualty and one.sentence < CAUSE_SENTENCES)
    likeliest = max(CAUSES, key=lambda kind: causes[kind])
    if causes[likeliest] <= causes["ASSAULT"]:
        return list(told)
    return [
        one._replace(event=replace(one.event, type=likeliest, mode=None)) if one.casualty else one
        for one in told
    ]


def _chosen(line: Line, words: Lexicon) -> list[Trigger]:
    """Triggers with the light verb they need, one for each telling."""
    kept: list[Trigger] = []
    for trigger in line.triggers:
        if trigger.group.light and light_verb(line, trigger, words) is None:
            continue
        if (
            kept
            and kept[-1].group.type == trigger.group.type
            and trigger.first - kept[-1].last <= ONE_TELLING
        ):
            continue
        kept.append(trigger)
    return kept


def _event(line: Line, trigger: Trigger, found: Annotations, words: Lexicon, pack: Pack) -> EventMention:
    form = voice(line, trigger, words)
    around = clause(line, trigger, markings(pack.code), words.data)
    filled = slots(line, trigger, around, form, words.data)
    when = moment(line, trigger, form, found.dates or (), found.published, words)
    phrase = _phrase(line, trigger)
    people = participants(filled)
    start, end = _span(line, phrase, people, filled.place and (filled.place.start, filled.place.end))
    return EventMention(
        start=start,
        end=end,
        field=line.field,
        type=trigger.group.type,
        mode=trigger.group.mode or None,
        trigger=phrase,
        participants=people,
        place=filled.place.name if filled.place else None,
        from_=when.from_,
        to=when.to,
        context=when.context,
        background=when.background,
        origin=ORIGIN,
    )


def _phrase(line: Line, trigger: Trigger) -> Phrase:
    """The trigger's own characters."""
    first, last = line.tokens[trigger.first], line.tokens[trigger.last - 1]
    texts = [token.text for token in line.tokens[trigger.first : trigger.last]]
    return Phrase(start=first.start, end=last.end, text=" ".join(texts))


def _span(
    line: Line, trigger: Phrase, people: Iterable[Participant], place: tuple[int, int] | None
) -> tuple[int, int]:
    """The clause: from mark to mark around all that the event names."""
    inside = [(p.start, p.end) for p in people if p.start is not None and p.end is not None]
    spans = [(trigger.start, trigger.end), *inside, *([place] if place else [])]
    low, high = min(s for s, _ in spans), max(e for _, e in spans)
    marks = [token for token in line.tokens if token.kind == "mark" and token.text in CLAUSE_MARKS]
    first = max((m.end for m in marks if m.end <= low), default=line.start)
    last = min((m.start for m in marks if m.start >= high), default=line.end)
    starts = [t.start for t in line.tokens if first <= t.start]
    ends = [t.end for t in line.tokens if t.end <= last]
    return min(starts), max(ends)


def _quoted(event: EventMention, quotes: Iterable[Quote]) -> bool:
    at = event.trigger
    return any(q.field == event.field and q.start <= at.start and at.end <= q.end for q in quotes)


def _statements(found: Annotations, told: Sequence[Told]) -> Iterator[Told]:
    """What somebody says in the title or the lead, where its cue tells no event already."""
    taken = {(one.event.field, one.event.trigger.start) for one in told}
    lead = [s.start for s in found.sentences or () if s.field == "text"]
    seen: set[tuple[str, str]] = set()
    for quote in found.quotes or ():
        if not quote.cue or not quote.speaker or (quote.field, quote.cue.start) in taken:
            continue
        sentence = -1 if quote.field == "title" else sum(start <= quote.cue.start for start in lead) - 1
        if sentence < STATEMENT_SENTENCES and (quote.field, quote.speaker.name) not in seen:
            seen.add((quote.field, quote.speaker.name))
            yield Told(
                _statement(quote, quote.cue, quote.speaker), sentence, 1, STATEMENT_APTNESS, quoted=False
            )


def _statement(quote: Quote, cue: Phrase, speaker: Speaker) -> EventMention:
    who = Participant(name=speaker.name, role="actor", start=speaker.start, end=speaker.end)
    return EventMention(
        start=min(quote.start, cue.start),
        end=max(quote.end, cue.end),
        field=quote.field,
        type="STATEMENT",
        trigger=cue,
        participants=(who,),
        origin=ORIGIN,
    )


STEP = Step("events", VERSION, events)
