import pytest

from riwaya.compare.coverage import accounts, independent
from riwaya.compare.sources import cited, source_edges
from riwaya.types import Annotations, Article, Boilerplate, Copy, Document, Sentence, SourceCue


def document(*cues, outlet="الوادي"):
    return Document(
        article=Article(id="a", text="x", outlet=outlet), annotations=Annotations(article="a", sources=cues)
    )


def cue(source, *chain, scope="article", name="c1"):
    return SourceCue(start=0, end=1, text="x", source=source, scope=scope, chain=chain, id=name)


def steps(found):
    return [(edge.from_, edge.to, edge.scope, edge.evidence) for edge in found]


def test_a_chain_gives_an_edge_for_each_step():
    found = source_edges([document(cue("الوزارة", "الوادي", "سانا", "الوزارة"))])
    assert steps(found) == [("سانا", "الوادي", "article", ("c1",)), ("الوزارة", "سانا", "article", ("c1",))]


def test_a_cue_without_a_chain_is_taken_by_the_outlet_or_else_the_article():
    assert steps(source_edges([document(cue("IRNA", scope="claim"))])) == [
        ("IRNA", "الوادي", "claim", ("c1",))
    ]
    assert source_edges([document(cue("ایرنا"), outlet=None)])[0].to == "a"


def test_one_edge_gathers_all_its_cues():
    found = source_edges(
        [document(cue("سانا", name="c1"), cue("سانا", name="c2"), cue("سانا", scope="photo", name="c3"))]
    )
    assert [edge.evidence for edge in found] == [("c1", "c2"), ("c3",)]


def test_articles_without_the_layer_have_no_edges():
    bare = Document(article=Article(id="a", text="x"), annotations=Annotations(article="a"))
    assert source_edges([bare]) == ()


@pytest.mark.parametrize(
    ("source", "outlet"),
    [
        ("نيلان", "وكالة نيلان"),
        ("خبرگزاری نیلان", "نیلان"),
        ("Starline", "Starline News Agency"),
        ("گروه بین‌الملل خبرگزاری نیلان", "خبرگزاری نیلان"),
        ("Starline News Agency foreign desk", "Starline News Agency"),
    ],
)
def test_an_outlet_that_names_itself_takes_from_nobody(source, outlet):
    assert source_edges([document(cue(source, outlet, source), outlet=outlet)]) == ()


def agency_story(*, line: str = "(سانا)") -> list[Document]:
    """One agency's text in three outlets, which credit it in a line of their own."""
    block = Boilerplate(start=0, end=6, kind="agency_line")
    found = []
    for name in ("الوادي", "النهر", "الجبل"):
        cues = (cue("سانا", name, "سانا"), cue("الوزارة", scope="claim"))
        notes = Annotations(article=name, sources=cues, boilerplate=(block,))
        found.append(Document(article=Article(id=name, text=f"{line} x", outlet=name), annotations=notes))
    return found


def test_a_story_that_is_all_one_agencys_text_has_one_independent_source():
    documents = agency_story()
    ids = [document.id for document in documents]
    copies = [
        Copy(left=min(a, b), right=max(a, b), passages=(), share=1.0, kind="same", origin="سانا")
        for at, a in enumerate(ids)
        for b in ids[at + 1 :]
    ]
    told = accounts(documents, copies)
    assert independent(told, source_edges(documents, copies)) == 1
    # Even where no copy was seen, what the accounts say of themselves is enough.
    assert independent(accounts(documents, ()), source_edges(documents)) == 1


def test_what_an_agencys_text_cites_was_taken_by_the_agency():
    found = source_edges(agency_story()[:1])
    assert [(edge.from_, edge.to) for edge in found] == [("سانا", "الوادي"), ("الوزارة", "سانا")]


def test_what_a_copy_cites_was_taken_by_its_origin():
    left, right = (
        document(cue("الوزارة", scope="claim"), outlet="الوادي"),
        Document(article=Article(id="b", text="x", outlet="النهر"), annotations=Annotations(article="b")),
    )
    copy = Copy(left="a", right="b", passages=(), share=1.0, kind="same", origin="b")
    assert source_edges([left, right], [copy])[0].to == "النهر"
    composite = Copy(left="a", right="b", passages=(), share=1.0, kind="composite", origin="b")
    assert source_edges([left, right], [composite])[0].to == "الوادي"


def test_two_names_of_one_outlet_are_one_source():
    found = source_edges([document(cue("رويترز", name="c1"), cue("وكالة رويترز", name="c2"))])
    assert steps(found) == [("رويترز", "الوادي", "article", ("c1", "c2"))]


@pytest.mark.parametrize(("at", "expected"), [((0, 5), "سانا"), ((11, 15), None)])
def test_the_source_that_a_sentence_cites(at, expected):
    where = SourceCue(start=2, end=4, text="x", source="سانا", scope="claim", id="c")
    notes = Annotations(
        article="a", sources=(where,), sentences=(Sentence(start=0, end=10), Sentence(start=10, end=20))
    )
    told = Document(article=Article(id="a", text="x" * 20, outlet="الوادي"), annotations=notes)
    assert cited(told, *at) == expected


def test_claims_that_cite_one_source_have_one():
    documents = [
        Document(article=Article(id=name, text="x", outlet=name), annotations=Annotations(article=name))
        for name in ("الوادي", "النهر")
    ]
    told = accounts(documents, ())
    assert independent(told, ()) == 2
    assert independent(told, (), cited={"الوادي": "سانا", "النهر": "وكالة سانا"}) == 1


def test_a_body_that_bears_an_outlets_word_is_not_the_outlet():
    assert len(source_edges([document(cue("بلدية الوادي"))])) == 1


def test_a_text_that_opens_with_another_accounts_outlet_is_that_outlets():
    own = Document(
        article=Article(id="a", text="خبرگزاری نیلان", outlet="نیلان"), annotations=Annotations(article="a")
    )
    taken = Document(
        article=Article(id="b", text="نیلان: پل بسته شد.", outlet="Meydan"),
        annotations=Annotations(article="b", sources=(cue("Sarv", scope="claim"),)),
    )
    assert steps(source_edges([own, taken])) == [
        ("نیلان", "Meydan", "article", ()),
        ("Sarv", "نیلان", "claim", ("c1",)),
    ]
    assert steps(source_edges([taken])) == [("Sarv", "Meydan", "claim", ("c1",))]


@pytest.mark.parametrize(("name", "count"), [("وكالات", 0), ("agencies", 0), ("سانا", 1)])
def test_agencies_over_a_text_name_nobody(name, count):
    line = Boilerplate(start=0, end=1, kind="agency_line")
    found = Document(
        article=Article(id="a", text="x", outlet="الوادي"),
        annotations=Annotations(article="a", sources=(cue(name),), boilerplate=(line,)),
    )
    assert len(source_edges([found])) == count
