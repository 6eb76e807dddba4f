import pytest

from riwaya.compare.coverage import accounts, independent
from riwaya.types import Annotations, Article, Copy, Document, SourceEdge


def document(name, *, outlet=None, published=None, language="ar"):
    article = Article(id=name, text="x", outlet=outlet or f"outlet {name}", published=published)
    return Document(article=article, annotations=Annotations(article=name, language=language))


def copy(left, right, *, kind="same", origin=None):
    return Copy(left=left, right=right, passages=(), share=0.9, kind=kind, origin=origin)


def edge(article, source, *, scope="article"):
    return SourceEdge(article=article, from_=source, to=f"outlet {article}", scope=scope, evidence=())


def by_article(found):
    return {one.article: one for one in found}


def test_accounts_come_in_order_of_time_with_unknown_times_last():
    found = accounts(
        [document("a"), document("b", published="2025-02-02"), document("c", published="2025-02-01")], ()
    )
    assert [one.article for one in found] == ["c", "b", "a"]


def test_copies_point_at_their_origin():
    found = by_article(accounts([document("a"), document("b")], [copy("a", "b", origin="b")]))
    assert (found["a"].copy_of, found["b"].copy_of) == ("b", None)


def test_copies_of_an_absent_agency_point_at_the_first_article():
    found = by_article(accounts([document("a"), document("b")], [copy("a", "b", origin="ایرنا")]))
    assert (found["a"].copy_of, found["b"].copy_of, found["b"].origin) == (None, "a", "ایرنا")


def test_an_article_that_joins_copies_is_an_account_of_its_own():
    found = by_article(accounts([document("a"), document("b")], [copy("a", "b", kind="composite")]))
    assert found["b"].copy_of is None


@pytest.mark.parametrize(
    ("copies", "edges", "expected"),
    [
        ([], [], 3),
        ([copy("a", "b", origin="a")], [], 2),
        ([copy("a", "b", origin="رويترز")], [edge("c", "Reuters")], 1),
        ([], [edge("a", "Reuters"), edge("b", "رويترز")], 2),
        ([], [edge("a", "Reuters", scope="claim"), edge("b", "رويترز")], 3),
    ],
)
def test_independent_sources(copies, edges, expected):
    assert independent(accounts([document(name) for name in "abc"], copies), edges) == expected


def test_two_articles_of_one_outlet_are_one_source():
    found = accounts([document("a", outlet="الوادي"), document("b", outlet="الوادي")], ())
    assert independent(found, ()) == 1


def test_unnamed_sources_make_nobody_one():
    found = accounts([document("a"), document("b")], ())
    assert independent(found, [edge("a", "وكالات"), edge("b", "وكالات")]) == 2
    assert independent(found, [edge("a", "وكالة نيلان"), edge("b", "نيلان")]) == 1
