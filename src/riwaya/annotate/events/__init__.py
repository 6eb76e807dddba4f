"""The event step: what happened, as PLOVER codes it, with who, where, when and how sure.

1. The title and each sentence outside boilerplate become lines (`text`).
2. Triggers of the language's lexicon are found in each; a sense may need or exclude words near it.
3. The clause around a trigger fills its slots: actors, recipients, place (`slots`).
4. Markers say whether it happened and whether it is told from before; dates say when
   (`context`).
5. What somebody says in the title or lead is a STATEMENT, where no other trigger tells it.
6. The score says how likely the event is the one the article reports (`main`).

An event's span is the part of its sentence, between marks of punctuation, that holds its trigger, its
participants and its place. A trigger inside a quotation tells an event too, with a lower score.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from msgspec.structs import replace

from riwaya.annotate.events.context import Now, moment, reckoned
from riwaya.annotate.events.main import Told, prominence
from riwaya.annotate.events.slots import clause, light_verb, participants, slots, voice
from riwaya.annotate.events.text import Line, Markings, lines, markings
from riwaya.annotate.step import Step
from riwaya.languages.events import Lexicon, Trigger, lexicon
from riwaya.languages.pack import Pack
from riwaya.text.normalise import fold
from riwaya.types import Annotations, Article, EventMention, FieldName, Participant, Phrase, Quote, Speaker

VERSION = "3"
ORIGIN = f"events/{VERSION}"
# Marks that bound the clause an event's span covers.
CLAUSE_MARKS = frozenset('،,؛;:.!?؟…–—\n"«»()')
# A statement is an event of its own only this early, where an article may be about it.
STATEMENT_SENTENCES = 2
STATEMENT_APTNESS = 0.4
LEAD_SENTENCES = 2
# Which sentences tell what killed the victims of an article.
CAUSE_SENTENCES = 4
CAUSES = ("ACCIDENT", "DISASTER")
# "مورد حمله قرار گرفت": what makes an attribute a passive.
PLACED = frozenset(map(fold, ("قرار", "واقع")))
# A topic shows in the first so many sentences.
TOPIC_SENTENCES = 12
VOICES: tuple[Literal["own", "reported", "quoted"], ...] = ("own", "reported", "quoted")
# Two triggers of one type so close (in tokens) are one: "شن هجوما", "carried out an attack".
ONE_TELLING = 2


def events(article: Article, found: Annotations, pack: Pack) -> Annotations:
    """`found` with the events of title and text; unchanged where a layer it needs was not run."""
    if found.mentions is None or found.sentences is None:
        return found
    words = lexicon(pack.code)
    parts = lines(article, found, words, pack.code)
    setting = Setting(
        words, markings(pack.code), reckoned(found.published, found.dates or ()), _heard(article, found)
    )
    told = [one for line in parts for one in _of_line(line, setting)]
    told += _statements(found, told)
    told = _casualties(told)
    told = _aged(told)
    off = _off_topic(parts, words)
    told = [one._replace(off_topic=one.event.type in off) for one in told]
    told.sort(key=lambda one: (one.sentence, one.event.trigger.start))
    scored = zip(told, prominence(told), strict=True)
    return replace(found, events=tuple(replace(one.event, score=score) for one, score in scored))


class Setting(NamedTuple):
    """What all lines of an article share; `heard`: for each character of a field in whose words it stands."""

    words: Lexicon
    marks: Markings
    now: Now
    heard: dict[FieldName, bytearray]


def _heard(article: Article, found: Annotations) -> dict[FieldName, bytearray]:
    """0 for the outlet's own words, 1 inside indirect speech, 2 inside words quoted as they were said."""
    fields: dict[FieldName, bytearray] = {
        "text": bytearray(len(article.text)),
        "title": bytearray(len(article.title or "")),
    }
    for quote in sorted(found.quotes or (), key=lambda q: q.kind != "indirect"):
        mark = b"\x01" if quote.kind == "indirect" else b"\x02"
        fields[quote.field][quote.start : quote.end] = mark * (quote.end - quote.start)
    return fields


def _of_line(line: Line, setting: Setting) -> Iterator[Told]:
    for rank, trigger in enumerate(_chosen(line, setting.words)):
        event = _event(line, trigger, setting)
        if event.participants or not trigger.group.needs:
            yield Told(
                event,
                line.number,
                rank,
                trigger.group.weight,
                _voice(line, event, setting.heard),
                trigger.group.casualty,
                subordinate=_in_relative(line, trigger, setting.words),
            )


def _off_topic(told: Iterable[Line], words: Lexicon) -> frozenset[str]:
    """Types that are mostly metaphors in an article of this topic."""
    seen = {word for line in told for word in line.words if line.number < TOPIC_SENTENCES}
    topics = [topic for listed, topic in words.topics if len(seen & listed) >= topic.least]
    return frozenset(kind for one in topics for kind in one.off)


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
        if _is_attribute(line, trigger, words):
            continue
        if kept and _same_telling(kept[-1], trigger):
            continue
        kept.append(trigger)
    return kept


def _same_telling(before: Trigger, trigger: Trigger) -> bool:
    """A noun right after a trigger of its type says the same again; a coordinated one does not."""
    near = trigger.form == "noun" and trigger.first - before.last <= ONE_TELLING
    return near and before.group.type == trigger.group.type and trigger.reading.prefix[:1] not in ("و", "ف")


def _is_attribute(line: Line, trigger: Trigger, words: Lexicon) -> bool:
    """Persian "نیروهای مورد حمایت X": a standing relation, which no verb tells."""
    before = line.words[trigger.first - 1] if trigger.first else ""
    if words.data.order != "verb-final" or before not in words.moods["passive"]:
        return False
    return not any(word in PLACED for word in line.words[trigger.last : trigger.last + 7])


def _event(line: Line, trigger: Trigger, setting: Setting) -> EventMention:
    words = setting.words
    form = voice(line, trigger, words)
    around = clause(line, trigger, setting.marks, words.data)
    filled = slots(line, trigger, around, form, words)
    when = moment(line, trigger, form, setting.now, words)
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


def _voice(
    line: Line, event: EventMention, heard: dict[FieldName, bytearray]
) -> Literal["own", "reported", "quoted"]:
    """In whose words the trigger stands: the outlet's, somebody's as the outlet puts them, or in quotes."""
    at = event.trigger
    if event.field == "title" and _in_marks([t.text for t in line.tokens if t.start < at.start]):
        return "quoted"
    return VOICES[heard[event.field][at.start]]


def _in_relative(line: Line, trigger: Trigger, words: Lexicon) -> bool:
    before = line.words[max(0, trigger.first - 2) : trigger.first]
    return trigger.form != "noun" and not words.relatives.isdisjoint(before)


def _aged(told: Sequence[Told]) -> list[Told]:
    """A headline has no room for "forty years ago": it is as old as the lead that tells the same."""
    lead = [one.event for one in told if 0 <= one.sentence < LEAD_SENTENCES]
    old = {event.type for event in lead if event.context == "historical"}
    old -= {event.type for event in lead if event.context == "actual" and not event.background}
    return [
        one._replace(event=replace(one.event, context="historical", background=True))
        if one.sentence < 0 and one.event.type in old and one.event.context == "actual"
        else one
        for one in told
    ]


def _in_marks(before: Sequence[str]) -> bool:
    """Whether quotation marks are open after these tokens."""
    opened = before.count("«") + before.count("“") - before.count("»") - before.count("”")
    return opened > 0 or before.count('"') % 2 == 1


def _statements(found: Annotations, told: Sequence[Told]) -> Iterator[Told]:
    """What somebody says in the title or the lead, where its cue tells no event already."""
    taken = {(one.event.field, one.event.trigger.start) for one in told}
    lead = [s.start for s in found.sentences or () if s.field == "text"]
    seen: set[tuple[str, str]] = set()
    for quote in found.quotes or ():
        if not quote.cue or not quote.speaker or (quote.field, quote.cue.start) in taken:
            continue
        sentence = -1 if quote.field == "title" else bisect_right(lead, quote.cue.start) - 1
        if sentence < STATEMENT_SENTENCES and (quote.field, quote.speaker.name) not in seen:
            seen.add((quote.field, quote.speaker.name))
            yield Told(_statement(quote, quote.cue, quote.speaker), sentence, 1, STATEMENT_APTNESS)


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
