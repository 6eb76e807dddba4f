"""The values that flow through Riwaya; every package meets the others here and nowhere else.

Order: articles, items found in one article, links between items, groups of items, what
people have judged, and the dossier that reports are made from.

All values are frozen. They are `msgspec` structs rather than dataclasses: the same idea, with
names on the wire that Python reserves (`from`), JSON Schema from the types, and the speed
that millions of small records need.

Offsets are Unicode code points, half-open, into the article's `text` (or into its `title`
where `field` says so). `None` is "not looked for", `()` is "looked, found nothing".
"""

import hashlib
from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

import msgspec

ArticleId = str
ItemId = str

FieldName = Literal["text", "title"]
PublishedBasis = Literal["given", "metadata", "url", "dateline", "text"]
BoilerplateKind = Literal[
    "navigation", "share", "newsletter", "comments", "related", "caption", "credit", "agency_line", "other"
]
DateKind = Literal["point", "range", "duration", "set"]
Grain = Literal["time", "day_part", "day", "week", "month", "season", "year", "decade"]
Calendar = Literal["gregorian", "jalali", "hijri"]
Anchor = Literal["absolute", "published", "context"]
EntityKind = Literal["person", "place", "organisation", "other"]
MentionForm = Literal["name", "role", "epithet", "pronoun"]
DesignationForm = Literal["name", "title", "role", "epithet"]
Voice = Literal["own", "quoted"]
QuoteKind = Literal["direct", "free", "indirect"]
ActKind = Literal[
    "demand", "promise", "deny", "reject", "announce", "admit", "stress", "warn", "accuse", "condemn",
    "praise", "express", "describe", "estimate"
]  # fmt: skip
SourceScope = Literal["article", "claim", "photo"]
CopyKind = Literal["same", "part", "composite", "teaser"]
Verdict = Literal["same", "different", "wrong", "right", "add", "change"]
Layer = Literal[
    "boilerplate",
    "sentences",
    "dates",
    "mentions",
    "quotes",
    "acts",
    "event_mentions",
    "statements",
    "source_cues",
]
Relation = Literal["story", "follows", "entity", "utterance", "copy", "event", "claim"]
Stance = Literal["reports", "contradicts", "silent", "unsure"]
Assertion = Literal["asserts", "denies", "attributes"]
ConflictAbout = Literal["number", "date", "place", "participant", "polarity", "attribution"]


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all values: frozen, compared and hashed by content, made by keyword."""


# --- articles ---------------------------------------------------------------------------------


class Article(Value, frozen=True, kw_only=True):
    """One article as it came in; its text never changes again.

    `published` is ISO 8601 as given or found in the page's metadata; what is inferred from
    the words is an annotation. `path` is relative to the input it came from.
    """

    id: ArticleId
    text: str
    outlet: str | None = None
    url: str | None = None
    path: str | None = None
    title: str | None = None
    author: str | None = None
    language: str | None = None
    published: str | None = None
    published_basis: PublishedBasis | None = None

    def content(self, field: FieldName = "text") -> str:
        """The string that offsets of this field point into."""
        return self.text if field == "text" else self.title or ""


class Problem(Value, frozen=True, kw_only=True):
    """An input that could not be read: where, what is wrong, what to do; the batch goes on."""

    where: str
    problem: str
    remedy: str


# --- items: spans of one article --------------------------------------------------------------


class Phrase(Value, frozen=True, kw_only=True):
    """A span with its words, inside the field of the item that holds it."""

    start: int
    end: int
    text: str


class Item(Value, frozen=True, kw_only=True):
    """A span of an article and where it was derived.

    `id` is filled when the annotation of its article is complete (see `item_id`). `origin` is
    "step/version" of the annotator, or "judgement/<who>" where a person decided.
    """

    start: int
    end: int
    field: FieldName = "text"
    id: ItemId = ""
    origin: str = ""


class Boilerplate(Item, frozen=True, kw_only=True):
    """A stretch of the page that is not the article's own telling: marked, never cut."""

    kind: BoilerplateKind


class Sentence(Item, frozen=True, kw_only=True):
    """One sentence; quotations are not split off."""


class DateMention(Item, frozen=True, kw_only=True):
    """A time expression, resolved as far as it can be known.

    `from_` and `to` are ISO dates or date-times of a half-open interval, null where unknown.
    """

    text: str
    kind: DateKind
    grain: Grain
    calendar: Calendar = "gregorian"
    anchor: Anchor
    from_: str | None = msgspec.field(default=None, name="from")
    to: str | None = None


class Mention(Item, frozen=True, kw_only=True):
    """A phrase that denotes a person, place or organisation.

    `name`: the fullest form of a name in the article; `of`: whom a role or epithet denotes, by
    the fullest name; `titles`: title phrases beside the bare name; `entry`: the id that a user's
    own gazetteer gives whom it names.
    """

    text: str
    kind: EntityKind
    form: MentionForm
    name: str | None = None
    of: str | None = None
    titles: tuple[Phrase, ...] = ()
    voice: Voice = "own"
    score: float | None = None
    entry: str | None = None


class GazetteerEntry(Value, frozen=True, kw_only=True):
    """Somebody or something that a user's own gazetteer names, in all its spellings."""

    id: str
    kind: EntityKind
    names: tuple[str, ...]


class Speaker(Value, frozen=True, kw_only=True):
    """Who spoke: `name` is the fullest form in the article; the span is the naming phrase.

    The span is null where only a verb's inflection names the speaker. Joint speakers are
    joined by "؛ " in `name`.
    """

    name: str
    start: int | None = None
    end: int | None = None
    text: str | None = None


class Quote(Item, frozen=True, kw_only=True):
    """Words or content that the article gives to somebody (see CONTRACT for the kinds).

    act: no quotation, but a reported speech act that tells what others quote (see `Act`).
    """

    text: str
    kind: QuoteKind
    partial: bool = False
    nested: bool = False
    cue: Phrase | None = None
    speaker: Speaker | None = None
    via: str | None = None
    score: float = 1.0
    act: bool = False


class Act(Item, frozen=True, kw_only=True):
    """A speech act that the article reports with a noun or an infinitive: "demanded the envoy's expulsion".

    The span is the content, the cue the verb. It is no quotation; where it tells what other accounts
    quote, it stands among the quotes of an utterance (see `as_quote`).
    """

    text: str
    kind: ActKind
    cue: Phrase
    speaker: Speaker
    via: str | None = None

    def as_quote(self) -> Quote:
        """The same as a wording of an utterance, under the same id."""
        return Quote(
            id=self.id,
            start=self.start,
            end=self.end,
            field=self.field,
            origin=self.origin,
            text=self.text,
            kind="indirect",
            cue=self.cue,
            speaker=self.speaker,
            via=self.via,
            act=True,
        )


class Participant(Value, frozen=True, kw_only=True):
    """Somebody in an event, with the span that names them."""

    name: str
    role: str
    start: int | None = None
    end: int | None = None


class EventMention(Item, frozen=True, kw_only=True):
    """One happening told in one place: trigger, PLOVER type, who, where, when.

    `mode`: PLOVER's finer kind of the type, where the trigger tells it; `score`: how likely it is
    what the article reports.
    """

    type: str
    mode: str | None = None
    trigger: Phrase
    participants: tuple[Participant, ...] = ()
    place: str | None = None
    from_: str | None = msgspec.field(default=None, name="from")
    to: str | None = None
    context: Literal["actual", "historical", "future", "hypothetical", "negated"] = "actual"
    background: bool = False
    score: float | None = None


class Statement(Item, frozen=True, kw_only=True):
    """One checkable proposition."""

    attributed_to: str | None = None
    polarity: Literal["affirmed", "negated"] = "affirmed"
    certainty: Literal["stated", "reported", "claimed", "denied", "planned"] = "stated"


class SourceCue(Item, frozen=True, kw_only=True):
    """Words that say where the article or a part of it was taken from.

    `chain`: names, the outlet first, the origin last; `source`: the one that these words name.
    """

    text: str
    source: str
    scope: SourceScope
    chain: tuple[str, ...] = ()


class Annotations(Value, frozen=True, kw_only=True):
    """All items of one article; a layer that was not run is None."""

    article: ArticleId
    language: str | None = None
    published: str | None = None
    published_basis: PublishedBasis | None = None
    boilerplate: tuple[Boilerplate, ...] | None = None
    sentences: tuple[Sentence, ...] | None = None
    dates: tuple[DateMention, ...] | None = None
    mentions: tuple[Mention, ...] | None = None
    quotes: tuple[Quote, ...] | None = None
    acts: tuple[Act, ...] | None = None
    events: tuple[EventMention, ...] | None = None
    statements: tuple[Statement, ...] | None = None
    sources: tuple[SourceCue, ...] | None = None


# Name of an item layer -> (its field of Annotations, the type of its items).
ITEM_LAYERS: dict[str, tuple[str, type[Item]]] = {
    "boilerplate": ("boilerplate", Boilerplate),
    "sentences": ("sentences", Sentence),
    "dates": ("dates", DateMention),
    "mentions": ("mentions", Mention),
    "quotes": ("quotes", Quote),
    "acts": ("acts", Act),
    "event_mentions": ("events", EventMention),
    "statements": ("statements", Statement),
    "source_cues": ("sources", SourceCue),
}


class Document(Value, frozen=True, kw_only=True):
    """An article with what was found in it."""

    article: Article
    annotations: Annotations

    @property
    def id(self) -> ArticleId:
        """The article's id."""
        return self.article.id


class Record(Value, frozen=True, kw_only=True):
    """An article with all its layers in one flat record: what `riwaya annotate` writes."""

    id: ArticleId
    outlet: str | None
    url: str | None
    path: str | None
    title: str | None
    text: str
    language: str | None
    published: str | None
    published_basis: PublishedBasis | None
    boilerplate: tuple[Boilerplate, ...] | None
    sentences: tuple[Sentence, ...] | None = None
    dates: tuple[DateMention, ...] | None = None
    mentions: tuple[Mention, ...] | None = None
    quotes: tuple[Quote, ...] | None = None
    acts: tuple[Act, ...] | None = None
    events: tuple[EventMention, ...] | None = None
    statements: tuple[Statement, ...] | None = None
    sources: tuple[SourceCue, ...] | None = None


# --- links ------------------------------------------------------------------------------------


class Evidence(Value, frozen=True, kw_only=True):
    """What one pair feature saw: its name, its say in the score, the values it compared.

    `weight` > 0 speaks for the link, < 0 against it; `veto` forbids it whatever the rest says.
    """

    feature: str
    weight: float
    left: str | None = None
    right: str | None = None
    veto: bool = False


class Link(Value, frozen=True, kw_only=True):
    """Two things that may be one, with the evidence the user is shown.

    left < right by id, so that a pair has one form; `score` in 0-1 is a pure function of the
    two items and a frozen background. `judgement` is the id of the one that decided, if any.
    """

    relation: Relation
    left: str
    right: str
    score: float
    evidence: tuple[Evidence, ...] = ()
    judgement: str | None = None


# --- groups and relations over many articles ---------------------------------------------------


class SpanRef(Value, frozen=True, kw_only=True):
    """A span together with the article it lies in."""

    article: ArticleId
    start: int
    end: int
    field: FieldName = "text"


class Story(Value, frozen=True, kw_only=True):
    """One happening and its direct reports; an article alone is a story of one.

    `basis` says where `from`/`to` were read: ids of the date items, or "published".
    """

    id: str
    title: SpanRef
    articles: tuple[ArticleId, ...]
    from_: str | None = msgspec.field(default=None, name="from")
    to: str | None = None
    basis: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    events: tuple[str, ...] | None = None
    follows: tuple[str, ...] = ()


class Redirect(Value, frozen=True, kw_only=True):
    """Where the id of a story went that is none any more: to the story that holds its first article now."""

    gone: str
    now: str


class NameCount(Value, frozen=True, kw_only=True):
    """One spelling of an entity's name and how often a language's articles use it."""

    language: str
    name: str
    count: int


class Entity(Value, frozen=True, kw_only=True):
    """A person, place or organisation across articles, scripts and spellings.

    `geonames`: the GeoNames id of a listed place.
    """

    id: str
    kind: EntityKind
    names: tuple[NameCount, ...]
    mentions: tuple[ItemId, ...]
    wikidata: str | None = None
    geonames: int | None = None


# hedge: words that limit what is said ("perhaps", "if") on one side only; cue: another kind of verb.
DifferenceKind = Literal["dropped", "added", "changed", "number", "negation", "hedge", "cue"]


class Difference(Value, frozen=True, kw_only=True):
    """What one wording has and another has not: word by word in one language, over all else in several.

    Spans are relative to the article of each quote; an empty side is null.
    """

    kind: DifferenceKind
    left_quote: ItemId
    right_quote: ItemId
    left: tuple[int, int] | None = None
    right: tuple[int, int] | None = None


class Utterance(Value, frozen=True, kw_only=True):
    """One thing said, in all its wordings and translations."""

    id: str
    story: str
    speaker: str | None
    quotes: tuple[ItemId, ...]
    differences: tuple[Difference, ...] = ()


class Event(Value, frozen=True, kw_only=True):
    """One happening in all its mentions.

    `basis` says where `from`/`to` were read: ids of the event mentions that give them.
    """

    id: str
    type: str
    participants: tuple[Participant, ...] = ()
    place: str | None = None
    from_: str | None = msgspec.field(default=None, name="from")
    to: str | None = None
    basis: tuple[str, ...] = ()
    mentions: tuple[ItemId, ...]
    story: str | None = None


class Asserted(Value, frozen=True, kw_only=True):
    """How one statement tells a claim: in its own voice, denying it, or giving it to somebody."""

    statement: ItemId
    stance: Assertion


class Conflict(Value, frozen=True, kw_only=True):
    """Two statements that cannot both be so, and the values that part them, in the articles' words.

    `update`: the later one tells a later state (a toll that rose), which contradicts nothing.
    """

    left: ItemId
    right: ItemId
    about: ConflictAbout
    left_value: str | None = None
    right_value: str | None = None
    update: bool = False


class Claim(Value, frozen=True, kw_only=True):
    """One proposition in all the statements that tell it; `text` is the words of one of them.

    independent: how many sources those who report it come down to; None where not counted.
    """

    id: str
    story: str
    text: SpanRef
    statements: tuple[Asserted, ...]
    conflicts: tuple[Conflict, ...] = ()
    independent: int | None = None


class Cell(Value, frozen=True, kw_only=True):
    """What one article of a claim's story says of the claim.

    copy_of: the article whose text it repeats, so that its cell counts for nothing of its own.
    update: it tells the claim in an earlier or a later state (another toll), which contradicts nothing.
    """

    story: str
    claim: str
    article: ArticleId
    outlet: str | None
    stance: Stance
    copy_of: ArticleId | None = None
    evidence: tuple[ItemId, ...] = ()
    update: bool = False


class Checked(Value, frozen=True, kw_only=True):
    """The stance of one article to a sentence that a user typed, with the words that show it."""

    claim: str
    article: ArticleId
    outlet: str | None
    story: str | None
    stance: Stance
    score: float
    evidence: tuple[Phrase, ...] = ()


class Passage(Value, frozen=True, kw_only=True):
    """A stretch of text that stands in two articles."""

    left: tuple[int, int]
    right: tuple[int, int]


class Copy(Value, frozen=True, kw_only=True):
    """Two articles that share their text.

    share: copied characters over the length of the shorter article, both outside boilerplate.
    """

    left: ArticleId
    right: ArticleId
    passages: tuple[Passage, ...]
    share: float
    kind: CopyKind
    origin: str | None = None


class SourceEdge(Value, frozen=True, kw_only=True):
    """`to` took something from `from`, as the article's own words say."""

    article: ArticleId
    from_: str = msgspec.field(name="from")
    to: str
    scope: SourceScope
    evidence: tuple[ItemId, ...]


class Designation(Value, frozen=True, kw_only=True):
    """What an outlet calls an entity at one place."""

    article: ArticleId
    outlet: str | None
    entity: str
    mention: ItemId
    text: str
    start: int
    end: int
    form: DesignationForm
    voice: Voice
    field: FieldName = "text"


# --- judgements ---------------------------------------------------------------------------------


class Target(Value, frozen=True, kw_only=True):
    """Where a judgement points: by text and context, so that it survives better steps."""

    article: ArticleId
    layer: str
    text: str
    before: str = ""
    after: str = ""
    field: FieldName = "text"


class Judgement(Value, frozen=True, kw_only=True):
    """What a person decided; append-only, replayed on every build.

    `same`/`different` take two targets (or two articles: layer "articles", text ""), with
    `relation` saying as what; `wrong`, `right`, `add`, `change` take one. `new` holds the new
    fields of `add` and `change`.
    """

    id: str
    verdict: Verdict
    targets: tuple[Target, ...]
    who: str
    when: str
    relation: Relation | None = None
    new: dict[str, Any] = msgspec.field(default_factory=dict)
    note: str = ""
    lost: bool = False


# --- the dossier --------------------------------------------------------------------------------


class Account(Value, frozen=True, kw_only=True):
    """One article as an account of its story.

    copy_of: the article whose text it repeats; origin: the agency or outlet named as source.
    """

    article: ArticleId
    outlet: str | None
    language: str | None
    published: str | None
    published_basis: PublishedBasis | None = None
    copy_of: ArticleId | None = None
    origin: str | None = None


class Moment(Value, frozen=True, kw_only=True):
    """A point of a story's timeline: when, and the sentence that says so."""

    from_: str = msgspec.field(name="from")
    to: str
    date: ItemId
    sentence: SpanRef


class StoryDossier(Value, frozen=True, kw_only=True):
    """What a story's page shows; every cell cites its spans by item id or span."""

    story: Story
    accounts: tuple[Account, ...]
    independent: int
    utterances: tuple[Utterance, ...]
    designations: tuple[Designation, ...]
    sources: tuple[SourceEdge, ...]
    copies: tuple[Copy, ...]
    timeline: tuple[Moment, ...]
    links: tuple[Link, ...] = ()
    events: tuple[Event, ...] | None = None
    claims: tuple[Claim, ...] | None = None
    matrix: tuple[Cell, ...] | None = None


class Dossier(Value, frozen=True, kw_only=True):
    """All that a report is made of: the articles with their items, and the groups over them."""

    documents: tuple[Document, ...]
    stories: tuple[StoryDossier, ...]
    entities: tuple[Entity, ...]
    judgements: tuple[Judgement, ...] = ()


# --- identity -----------------------------------------------------------------------------------


class Located(NamedTuple):
    """What makes an item the same item: its layer, place and what tells twins apart."""

    layer: str
    field: str
    start: int
    end: int
    key: str = ""


def content_id(parts: Iterable[str], *, size: int = 8) -> str:
    """A stable id of `2 * size` hex digits for a sequence of strings (BLAKE2b, parts kept apart)."""
    digest = hashlib.blake2b(digest_size=size)
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(8, "big"))
        digest.update(raw)
    return digest.hexdigest()


def item_id(article: ArticleId, place: Located) -> ItemId:
    """The id of an item: a hash of its article and place, the same on every run."""
    return content_id([article, *map(str, place)])
