"""What each outlet calls each entity."""

from riwaya.compare.designations import designations
from riwaya.types import Annotations, Article, Document, Entity, Mention, Phrase


def document(name: str, outlet: str, *mentions: Mention) -> Document:
    return Document(
        article=Article(id=name, outlet=outlet, text="x" * 99),
        annotations=Annotations(article=name, mentions=mentions),
    )


def entity(*mentions: str) -> Entity:
    return Entity(id="e", kind="person", names=(), mentions=mentions)


NAME = Mention(
    id="n", start=20, end=30, text="نادر كريم", kind="person", form="name", name="نادر كريم",
    titles=(Phrase(start=10, end=19, text="رأس النظام"),),
)  # fmt: skip
ROLE = Mention(
    id="r", start=40, end=46, text="الرئيس", kind="person", form="role", of="نادر كريم", voice="quoted"
)


def test_a_title_has_its_own_row_and_span() -> None:
    rows = designations([document("a", "الضوء", NAME, ROLE)], [entity("n", "r")])
    assert [(r.form, r.text, r.start, r.mention, r.voice) for r in rows] == [
        ("title", "رأس النظام", 10, "n", "own"),
        ("name", "نادر كريم", 20, "n", "own"),
        ("role", "الرئيس", 40, "r", "quoted"),
    ]
    assert {row.outlet for row in rows} == {"الضوء"}


def test_mentions_of_no_entity_and_pronouns_give_no_row() -> None:
    pronoun = Mention(id="p", start=1, end=3, text="هو", kind="person", form="pronoun", of="نادر كريم")
    assert designations([document("a", "x", ROLE, pronoun)], [entity("p")]) == ()


def test_rows_come_by_article_and_place_whatever_the_order() -> None:
    documents = [document("b", "x", ROLE), document("a", "y", NAME)]
    rows = designations(documents, [entity("n", "r")])
    assert rows == designations(reversed(documents), [entity("n", "r")])
    assert [row.article for row in rows] == ["a", "a", "b"]
