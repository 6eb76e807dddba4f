from riwaya.linking import pairs
from riwaya.types import Annotations, Article, Link

TEXT = "قال النوري: «نعم»."


def test_links_are_made_by_the_keys_of_the_relation(store):
    store.put_articles([Article(id="b", text=TEXT), Article(id="c", text="آخر")])
    store.put_annotations("v", [Annotations(article=one, quotes=()) for one in "bc"])
    linker = pairs.Linker(
        relation="story",
        version="1",
        kind=str,
        prepare=lambda documents: [document.article.text for document in documents],
        keys=lambda text: frozenset({text}),
        compare=lambda left, right: Link(relation="story", left="a", right="b", score=float(left == right)),
    )
    pairs.link_articles(store, linker, "", lambda _, items, __: iter(items))
    assert [(link.left, link.right, link.score) for link in store.links("story", Link)] == [("a", "b", 1.0)]
