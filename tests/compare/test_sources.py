import pytest

from riwaya.compare.sources import source_edges
from riwaya.types import Annotations, Article, Document, SourceCue


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
    [("نيلان", "وكالة نيلان"), ("خبرگزاری نیلان", "نیلان"), ("Starline", "Starline News Agency")],
)
def test_an_outlet_that_names_itself_takes_from_nobody(source, outlet):
    assert source_edges([document(cue(source, outlet, source), outlet=outlet)]) == ()
