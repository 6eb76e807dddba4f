"""An invented happening in three languages, and small makers for single values.

Nobody in it exists: a bridge over a river that is on no map, reopened after a flood.
"""

from riwaya.types import (
    Account,
    Annotations,
    Article,
    Asserted,
    Boilerplate,
    Cell,
    Claim,
    Conflict,
    Copy,
    DateMention,
    Designation,
    Difference,
    Document,
    Dossier,
    Entity,
    Event,
    EventMention,
    Evidence,
    Item,
    Judgement,
    Link,
    Located,
    Mention,
    Moment,
    NameCount,
    Participant,
    Passage,
    Phrase,
    Quote,
    Sentence,
    SourceCue,
    SourceEdge,
    SpanRef,
    Speaker,
    Statement,
    Story,
    StoryDossier,
    Target,
    Utterance,
    item_id,
)

MANARA = """أعادت بلدية وادي السرو صباح الاثنين فتح جسر سلوان بعد فيضان الأسبوع الماضي.
وقالت رئيسة البلدية نادية كرم إن «أربعين بيتًا غمرتها المياه ولم نفقد أحدًا»، وفق ما نقلته وكالة ساحل.

وأضافت السيدة كرم أن الجسر سيُفحص كل شهر.
ووصف معارضون كرم بأنها «سيدة الوعود المؤجلة».
اشترك في نشرتنا البريدية ليصلك الجديد"""

NASIM = """(وكالة ساحل) أعادت بلدية وادي السرو صباح الاثنين فتح جسر سلوان بعد فيضان الأسبوع الماضي.
وقالت رئيسة البلدية نادية كرم إن «أربعين بيتًا غمرتها المياه ولم نفقد أحدًا»."""

PEGAH = """شهرداری وادی‌السرو روز دوشنبه پل سلوان را که در سیل هفتهٔ گذشته بسته شده بود بازگشایی کرد.
به گزارش خبرگزاری ساحل، نادیا کرم، شهردار شهر، مدعی شد که «چهارده خانه زیر آب رفت».
خانم کرم گفت: پل را هر ماه بازرسی می‌کنیم."""

HARBOUR = """The town of Wadi al-Sarw reopened the Salwan bridge on Monday, a week after the flood.
“Forty houses were flooded and we lost nobody,” Mayor Nadia Karam told the Sahel agency.
Karam, the “lady of late promises” to her critics, said the bridge would be inspected every month.
An engineer who asked for no name doubted it: “Every year, perhaps.”"""

ORCHARD = """The pear harvest in Wadi al-Sarw will be late, growers said on Tuesday."""


class Marker:
    """Makes the items of one article by the words they stand on."""

    def __init__(self, key: str, text: str, title: str = "") -> None:
        self.key, self.text, self.title = key, text, title

    def span(self, words: str, nth: int = 0, field: str = "text") -> dict[str, int]:
        """Where the n-th occurrence of some words stands."""
        content = self.text if field == "text" else self.title
        start = -1
        for _ in range(nth + 1):
            start = content.index(words, start + 1)
        return {"start": start, "end": start + len(words)}

    def phrase(self, words: str, nth: int = 0) -> Phrase:
        return Phrase(text=words, **self.span(words, nth))

    def identity(
        self, layer: str, place: dict[str, int], key: str = "", field: str = "text"
    ) -> dict[str, object]:
        located = Located(layer, field, place["start"], place["end"], key)
        return {"id": item_id(self.key, located), "origin": f"{layer}/test", "field": field, **place}

    def quote(
        self,
        words: str,
        *,
        speaker: str | None = None,
        name: str = "",
        cue: str | None = None,
        **more: object,
    ) -> Quote:
        who = None
        if speaker:
            who = Speaker(name=name or speaker, text=speaker, **self.span(speaker))
        more = {"kind": "direct", **more}
        place = self.identity("quotes", self.span(words))
        return Quote(text=words, speaker=who, cue=self.phrase(cue) if cue else None, **place, **more)

    def mention(
        self,
        words: str,
        nth: int = 0,
        *,
        kind: str = "person",
        form: str = "name",
        field: str = "text",
        **more: object,
    ) -> Mention:
        place = self.identity("mentions", self.span(words, nth, field), field=field)
        return Mention(text=words, kind=kind, form=form, **place, **more)

    def date(self, words: str, from_: str, to: str) -> DateMention:
        place = self.identity("dates", self.span(words))
        return DateMention(
            text=words, kind="point", grain="day", anchor="published", from_=from_, to=to, **place
        )

    def cue(self, words: str, source: str, chain: tuple[str, ...] = ()) -> SourceCue:
        place = self.identity("source_cues", self.span(words))
        return SourceCue(text=words, source=source, scope="claim", chain=chain, **place)

    def statement(self, words: str, **more: object) -> Statement:
        return Statement(**self.identity("statements", self.span(words)), **more)

    def event(self, words: str, kind: str, **more: object) -> EventMention:
        place = self.identity("event_mentions", self.span(words))
        return EventMention(type=kind, trigger=self.phrase(words), **place, **more)

    def sentences(self) -> tuple[Sentence, ...]:
        found, at = [], 0
        for line in self.text.split("\n"):
            if line:
                place = {"start": at, "end": at + len(line)}
                found.append(Sentence(**self.identity("sentences", place)))
            at += len(line) + 1
        return tuple(found)


def document(
    key: str,
    text: str,
    *,
    outlet: str | None,
    language: str,
    published: str,
    title: str | None,
    **layers: object,
) -> Document:
    article = Article(
        id=key,
        text=text,
        outlet=outlet,
        language=language,
        published=published,
        published_basis="metadata",
        title=title,
        url=f"https://example.org/{key}",
    )
    return Document(article=article, annotations=Annotations(article=key, language=language, **layers))


def manara() -> tuple[Document, dict[str, Item]]:
    title = "جسر سلوان يعود إلى الخدمة"
    m = Marker("ar/manara?1", MANARA, title)
    items: dict[str, Item] = {
        "quote": m.quote(
            "أربعين بيتًا غمرتها المياه ولم نفقد أحدًا",
            speaker="رئيسة البلدية نادية كرم",
            name="نادية كرم",
            cue="قالت",
            via="وكالة ساحل",
        ),
        "monthly": m.quote(
            "الجسر سيُفحص كل شهر", speaker="السيدة كرم", name="نادية كرم", cue="أضافت", kind="indirect"
        ),
        # Crosses the end of the quotation: nobody tells steps that spans must nest.
        "reopened": m.statement("أعادت بلدية وادي السرو صباح الاثنين فتح جسر سلوان"),
        "houses": m.statement("أربعين بيتًا غمرتها المياه", attributed_to="نادية كرم"),
        "checked": m.statement("الجسر سيُفحص كل شهر", certainty="planned"),
        "late": m.statement("ووصف معارضون كرم", polarity="negated"),
        "statement": EventMention(
            type="DISASTER",
            trigger=m.phrase("فيضان"),
            **m.identity("event_mentions", m.span("ولم نفقد أحدًا»، وفق ما")),
        ),
        "opening": m.event("فتح", "COOPERATE", from_="2031-03-03", to="2031-03-04"),
        "karam": m.mention("نادية كرم", titles=(m.phrase("رئيسة البلدية"),)),
        "karam2": m.mention("كرم", 1),
        "karam3": m.mention("كرم", 2),
        "epithet": m.mention("سيدة الوعود المؤجلة", form="epithet", of="نادية كرم", voice="quoted"),
        "bridge": m.mention("سلوان", kind="place"),
        "town": m.mention("وادي السرو", kind="place"),
        "bridge_title": m.mention("سلوان", kind="place", field="title"),
        "monday": m.date("صباح الاثنين", "2031-03-03", "2031-03-04"),
        "cue": m.cue("وفق ما نقلته وكالة ساحل", "وكالة ساحل", ("المنارة", "وكالة ساحل")),
        "letter": Boilerplate(
            kind="newsletter", **m.identity("boilerplate", m.span("اشترك في نشرتنا البريدية ليصلك الجديد"))
        ),
    }
    return _document(m, items, outlet="المنارة", language="ar", published="2031-03-03T11:20:00+02:00"), items


def nasim() -> tuple[Document, dict[str, Item]]:
    m = Marker("ar-nasim", NASIM)
    items: dict[str, Item] = {
        "quote": m.quote(
            "أربعين بيتًا غمرتها المياه ولم نفقد أحدًا",
            speaker="رئيسة البلدية نادية كرم",
            name="نادية كرم",
            cue="قالت",
        ),
        "reopened": m.statement("أعادت بلدية وادي السرو صباح الاثنين فتح جسر سلوان"),
        "houses": m.statement("أربعين بيتًا غمرتها المياه", attributed_to="نادية كرم"),
        "karam": m.mention("نادية كرم", titles=(m.phrase("رئيسة البلدية"),)),
        "town": m.mention("وادي السرو", kind="place"),
        "cue": m.cue("(وكالة ساحل)", "وكالة ساحل"),
    }
    return _document(
        m, items, outlet="نسيم", language="ar", published="2031-03-03T13:00:00+02:00", title=None
    ), items


def pegah() -> tuple[Document, dict[str, Item]]:
    m = Marker("fa-pegah", PEGAH, "پل سلوان بازگشایی شد")
    items: dict[str, Item] = {
        "quote": m.quote(
            "چهارده خانه زیر آب رفت", speaker="نادیا کرم، شهردار شهر", name="نادیا کرم", cue="مدعی شد"
        ),
        "monthly": m.quote(
            "پل را هر ماه بازرسی می‌کنیم",
            speaker="خانم کرم",
            name="نادیا کرم",
            cue="گفت",
            kind="free",
            score=0.4,
        ),
        "reopened": m.statement("شهرداری وادی‌السرو روز دوشنبه پل سلوان را"),
        "houses": m.statement("چهارده خانه زیر آب رفت", attributed_to="نادیا کرم", certainty="claimed"),
        "checked": m.statement("پل را هر ماه بازرسی می‌کنیم", certainty="planned"),
        "opening": m.event("بازگشایی", "COOPERATE", from_="2031-03-03", to="2031-03-04"),
        "karam": m.mention("نادیا کرم"),
        "karam2": m.mention("کرم", 1),
        "mayor": m.mention("شهردار شهر", form="role", of="نادیا کرم"),
        "bridge": m.mention("سلوان", kind="place"),
        "town": m.mention("وادی‌السرو", kind="place"),
        "monday": m.date("روز دوشنبه", "2031-03-03", "2031-03-04"),
        "cue": m.cue("به گزارش خبرگزاری ساحل", "خبرگزاری ساحل"),
    }
    return _document(m, items, outlet="پگاه", language="fa", published="2031-03-04"), items


def harbour() -> tuple[Document, dict[str, Item]]:
    m = Marker("en/harbour", HARBOUR, "Salwan bridge is open again")
    items: dict[str, Item] = {
        "quote": m.quote(
            "Forty houses were flooded and we lost nobody,",
            speaker="Mayor Nadia Karam",
            name="Nadia Karam",
            cue="told",
        ),
        "monthly": m.quote(
            "the bridge would be inspected every month",
            speaker="Karam",
            name="Nadia Karam",
            cue="said",
            kind="indirect",
        ),
        "engineer": m.quote("Every year, perhaps.", speaker="An engineer", cue="doubted"),
        "reopened": m.statement("The town of Wadi al-Sarw reopened the Salwan bridge on Monday"),
        "houses": m.statement("Forty houses were flooded", attributed_to="Nadia Karam"),
        "checked": m.statement("the bridge would be inspected every month", certainty="planned"),
        "late": m.statement("lady of late promises"),
        "doubt": m.statement("An engineer who asked for no name doubted it"),
        "opening": m.event("reopened", "COOPERATE", from_="2031-03-03", to="2031-03-04"),
        "flood": m.event("flood", "DISASTER", context="historical", background=True),
        "karam": m.mention("Nadia Karam", titles=(m.phrase("Mayor"),)),
        "karam2": m.mention("Karam", 1),
        "epithet": m.mention("lady of late promises", form="epithet", of="Nadia Karam", voice="quoted"),
        "bridge": m.mention("Salwan", kind="place"),
        "town": m.mention("Wadi al-Sarw", kind="place"),
        "monday": m.date("on Monday", "2031-03-03", "2031-03-04"),
        "cue": m.cue("told the Sahel agency", "Sahel agency"),
    }
    return _document(m, items, outlet="The Harbour Post", language="en", published="2031-03-03"), items


def orchard() -> tuple[Document, dict[str, Item]]:
    m = Marker("orchard", ORCHARD, "Pears will be late")
    items: dict[str, Item] = {"town": m.mention("Wadi al-Sarw", kind="place")}
    found = document(
        m.key,
        m.text,
        outlet="The Harbour Post",
        language="en",
        published="2031-09-01",
        title=m.title,
        mentions=(items["town"],),
    )
    return found, items


_LAYER_OF = {
    Quote: "quotes",
    Mention: "mentions",
    DateMention: "dates",
    SourceCue: "sources",
    EventMention: "events",
    Statement: "statements",
    Boilerplate: "boilerplate",
}


def _document(marker: Marker, items: dict[str, Item], **fields: object) -> Document:
    layers: dict[str, tuple[Item, ...]] = dict.fromkeys(
        ("quotes", "mentions", "dates", "sources", "boilerplate"), ()
    )
    for item in items.values():
        layer = _LAYER_OF[type(item)]
        layers[layer] = (*layers.get(layer, ()), item)
    fields = {"title": marker.title or None, **fields}
    return document(marker.key, marker.text, sentences=marker.sentences(), **layers, **fields)


def inside(item: Item, text: str, words: str) -> tuple[int, int]:
    """The span of some words inside an item."""
    start = text.index(words, item.start)
    return start, start + len(words)


def dossier() -> Dossier:
    """The whole invented corpus: one story of four accounts and one that follows with one."""
    documents, found = {}, {}
    for make in (manara, nasim, pegah, harbour, orchard):
        made, items = make()
        documents[make.__name__], found[make.__name__] = made, items
    return Dossier(
        documents=tuple(documents.values()),
        stories=(_bridge(documents, found), _pears(documents)),
        entities=_entities(found),
        judgements=(_judgement(),),
    )


def _judgement() -> Judgement:
    target = Target(article="ar/manara?1", layer="mentions", text="الجسر القديم")
    return Judgement(
        id="j1",
        verdict="wrong",
        targets=(target,),
        who="Editor A",
        when="2031-03-05T09:00:00",
        note="No such bridge.",
        lost=True,
    )


def _entities(found: dict[str, dict[str, Item]]) -> tuple[Entity, ...]:
    karam = ("karam", "karam2", "karam3", "epithet", "mayor")
    return (
        Entity(
            id="karam/1",
            kind="person",
            names=(
                NameCount(language="ar", name="نادية كرم", count=2),
                NameCount(language="fa", name="نادیا کرم", count=1),
                NameCount(language="en", name="Nadia Karam", count=1),
                NameCount(language="ar", name="كرم", count=2),
            ),
            mentions=tuple(items[key].id for items in found.values() for key in karam if key in items),
            wikidata="Q99999999",
        ),
        Entity(
            id="bridge",
            kind="place",
            names=(
                NameCount(language="ar", name="سلوان", count=2),
                NameCount(language="fa", name="سلوان", count=1),
                NameCount(language="en", name="Salwan", count=1),
            ),
            mentions=tuple(
                items[key].id
                for items in found.values()
                for key in ("bridge", "bridge_title")
                if key in items
            ),
        ),
        Entity(
            id="town",
            kind="place",
            names=(
                NameCount(language="ar", name="وادي السرو", count=2),
                NameCount(language="fa", name="وادی‌السرو", count=1),
                NameCount(language="en", name="Wadi al-Sarw", count=2),
            ),
            mentions=tuple(items["town"].id for items in found.values() if "town" in items),
        ),
    )


def _bridge(documents: dict[str, Document], found: dict[str, dict[str, Item]]) -> StoryDossier:
    names = ("manara", "nasim", "pegah", "harbour")
    ids = tuple(documents[name].id for name in names)
    quotes = {name: found[name]["quote"] for name in names}
    story = Story(
        id="story/1",
        title=SpanRef(article="ar/manara?1", start=0, end=25, field="title"),
        articles=ids,
        from_="2031-03-03",
        to="2031-03-04",
        basis=(found["manara"]["monday"].id,),
        places=("bridge", "وادي السرو"),
        participants=("karam/1", "بلدية أخرى"),
    )
    return StoryDossier(
        story=story,
        accounts=tuple(
            _account(documents[name], copy_of="ar/manara?1" if name == "nasim" else None) for name in names
        ),
        independent=2,
        utterances=_utterances(quotes, found),
        designations=tuple(_designations(documents, found)),
        sources=tuple(_sources(documents, found)),
        copies=(_copy(),),
        timeline=tuple(_moments(documents, found)),
        links=_links(ids, quotes),
        events=_events(found),
        claims=_claims(documents, found),
        matrix=tuple(_matrix(documents, found)),
    )


# What the accounts tell: the claim, the account whose words stand for it, and what contradicts it.
CLAIMS = ("reopened", "houses", "checked", "late", "doubt")


def _claims(documents: dict[str, Document], found: dict[str, dict[str, Item]]) -> tuple[Claim, ...]:
    return tuple(_claim(key, documents, found) for key in CLAIMS)


def _claim(key: str, documents: dict[str, Document], found: dict[str, dict[str, Item]]) -> Claim:
    telling = {name: items[key] for name, items in found.items() if key in items}
    first = next(iter(telling))
    item = telling[first]
    conflicts: tuple[Conflict, ...] = ()
    if key == "houses":
        others = [telling[name] for name in ("manara", "nasim", "harbour")]
        words = ("أربعين", "أربعين", "Forty")
        conflicts = tuple(
            Conflict(
                left=other.id,
                right=telling["pegah"].id,
                about="number",
                left_value=value,
                right_value="چهارده",
            )
            for other, value in zip(others, words, strict=True)
        )
    return Claim(
        id=f"claim/{key}",
        story="story/1",
        text=SpanRef(article=documents[first].id, start=item.start, end=item.end),
        statements=tuple(Asserted(statement=one.id, stance="asserts") for one in telling.values()),
        conflicts=conflicts,
        independent=len(telling),
    )


def _matrix(documents: dict[str, Document], found: dict[str, dict[str, Item]]):
    for key in CLAIMS:
        for name in ("manara", "nasim", "pegah", "harbour"):
            told = found[name].get(key)
            stance = "reports" if told else "unsure" if (name, key) == ("pegah", "late") else "silent"
            article = documents[name].article
            yield Cell(
                story="story/1",
                claim=f"claim/{key}",
                article=article.id,
                outlet=article.outlet,
                stance="contradicts" if (name, key) == ("pegah", "houses") else stance,
                copy_of="ar/manara?1" if name == "nasim" else None,
                evidence=(told.id,) if told else (),
            )


def _events(found: dict[str, dict[str, Item]]) -> tuple[Event, ...]:
    opening = tuple(items["opening"].id for items in found.values() if "opening" in items)
    return (
        Event(
            id="event/opening",
            type="COOPERATE",
            participants=(Participant(name="karam/1", role="actor"),),
            place="bridge",
            from_="2031-03-03",
            to="2031-03-04",
            basis=opening[:1],
            mentions=opening,
            story="story/1",
        ),
        Event(id="event/flood", type="DISASTER", mentions=(found["harbour"]["flood"].id,), story="story/1"),
    )


def _account(made: Document, copy_of: str | None = None) -> Account:
    article = made.article
    return Account(
        article=article.id,
        outlet=article.outlet,
        language=article.language,
        published=article.published,
        published_basis="metadata",
        copy_of=copy_of,
        origin="وكالة ساحل" if copy_of else None,
    )


def _cue_span(quote: Item) -> tuple[int, int]:
    assert isinstance(quote, Quote)
    assert quote.cue
    return quote.cue.start, quote.cue.end


def _utterances(quotes: dict[str, Item], found: dict[str, dict[str, Item]]) -> tuple[Utterance, ...]:
    number = Difference(
        kind="number",
        left_quote=quotes["pegah"].id,
        right_quote=quotes["harbour"].id,
        left=inside(quotes["pegah"], PEGAH, "چهارده"),
        right=inside(quotes["harbour"], HARBOUR, "Forty"),
    )
    dropped = Difference(
        kind="dropped",
        left_quote=quotes["harbour"].id,
        right_quote=quotes["pegah"].id,
        left=inside(quotes["harbour"], HARBOUR, "and we lost nobody"),
        right=None,
    )
    cue = Difference(
        kind="cue",
        left_quote=quotes["manara"].id,
        right_quote=quotes["pegah"].id,
        left=_cue_span(quotes["manara"]),
        right=_cue_span(quotes["pegah"]),
    )
    return (
        Utterance(
            id="u1",
            story="story/1",
            speaker="karam/1",
            quotes=tuple(q.id for q in quotes.values()),
            differences=(number, dropped, cue),
        ),
        Utterance(
            id="u2",
            story="story/1",
            speaker="karam/1",
            quotes=tuple(found[n]["monthly"].id for n in ("manara", "pegah", "harbour")),
        ),
        Utterance(id="u3", story="story/1", speaker=None, quotes=(found["harbour"]["engineer"].id,)),
    )


def _designations(documents: dict[str, Document], found: dict[str, dict[str, Item]]):
    for name, items in found.items():
        for key, item in items.items():
            if name == "orchard" or not isinstance(item, Mention):
                continue
            entity = {"bridge": "bridge", "bridge_title": "bridge", "town": "town"}.get(key, "karam/1")
            article = documents[name].article
            yield Designation(
                article=article.id,
                outlet=article.outlet,
                entity=entity,
                mention=item.id,
                text=item.text,
                start=item.start,
                end=item.end,
                form=item.form,
                voice=item.voice,
                field=item.field,
            )
            for title in item.titles:
                yield Designation(
                    article=article.id,
                    outlet=article.outlet,
                    entity=entity,
                    mention=item.id,
                    text=title.text,
                    start=title.start,
                    end=title.end,
                    form="title",
                    voice="own",
                )


def _sources(documents: dict[str, Document], found: dict[str, dict[str, Item]]):
    for name in ("manara", "nasim", "pegah", "harbour"):
        article, cue = documents[name].article, found[name]["cue"]
        yield SourceEdge(
            article=article.id,
            from_="Sahel",
            to=article.outlet or "",
            scope="article" if name == "nasim" else "claim",
            evidence=(cue.id,),
        )
    yield SourceEdge(article="ar-nasim", from_="المنارة", to="نسيم", scope="photo", evidence=())


def _copy() -> Copy:
    shared = NASIM[len("(وكالة ساحل) ") :].rstrip(".")
    start = MANARA.index(shared)
    passage = Passage(left=(start, start + len(shared)), right=(13, 13 + len(shared)))
    return Copy(
        left="ar/manara?1",
        right="ar-nasim",
        passages=(passage,),
        share=0.93,
        kind="part",
        origin="وكالة ساحل",
    )


def _moments(documents: dict[str, Document], found: dict[str, dict[str, Item]]):
    for name in ("manara", "pegah", "harbour"):
        made, date = documents[name], found[name]["monday"]
        first = (made.annotations.sentences or ())[0]
        ref = SpanRef(article=made.id, start=first.start, end=first.end)
        yield Moment(from_="2031-03-03", to="2031-03-04", date=date.id, sentence=ref)


def _links(ids: tuple[str, ...], quotes: dict[str, Item]) -> tuple[Link, ...]:
    evidence = (
        Evidence(feature="same_people", weight=1.4, left="نادية كرم", right="Nadia Karam"),
        Evidence(feature="same_time", weight=0.9, left="2031-03-03", right="2031-03-03"),
        Evidence(feature="other_number", weight=-0.3, left="40", right="14"),
    )
    pairs = [tuple(sorted((ids[0], other))) for other in ids[1:]]
    stories = [
        Link(relation="story", left=left, right=right, score=0.91, evidence=evidence) for left, right in pairs
    ]
    left, right = sorted((quotes["manara"].id, quotes["harbour"].id))
    said = Link(
        relation="utterance", left=left, right=right, score=0.88, evidence=evidence[:1], judgement="j1"
    )
    return (*stories, said)


def _pears(documents: dict[str, Document]) -> StoryDossier:
    made = documents["orchard"]
    return StoryDossier(
        story=Story(
            id="story/2",
            title=SpanRef(article=made.id, start=0, end=18, field="title"),
            articles=(made.id,),
            from_="2031-09-02",
            to="2031-09-03",
            follows=("story/1",),
            basis=("published",),
        ),
        accounts=(_account(made),),
        independent=1,
        utterances=(),
        designations=(),
        sources=(),
        copies=(),
        timeline=(),
    )
