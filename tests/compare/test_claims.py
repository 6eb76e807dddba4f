from riwaya.compare.claims import matrix, ordered, places
from riwaya.types import (
    Account,
    Annotations,
    Article,
    Asserted,
    Claim,
    Conflict,
    Document,
    Link,
    SpanRef,
    Statement,
)


def document(id, *statements):
    return Document(
        article=Article(id=id, text="x" * 100, outlet=f"outlet {id}"),
        annotations=Annotations(article=id, statements=statements),
    )


def statement(id, start=0, **fields):
    return Statement(start=start, end=start + 5, id=id, **fields)


def account(id, *, copy_of=None):
    return Account(article=id, outlet=f"outlet {id}", language="fa", published="2031-01-01", copy_of=copy_of)


def claim(id, text, *statements, conflicts=()):
    return Claim(
        id=id,
        story="s",
        text=SpanRef(article=text, start=0, end=5),
        statements=tuple(Asserted(statement=one, stance="asserts") for one in statements),
        conflicts=tuple(Conflict(left=a, right=b, about="number", update=u) for a, b, u in conflicts),
    )


def stances(cells):
    return {cell.article: cell.stance for cell in cells}


DOCUMENTS = [document(one, statement(f"{one}1"), statement(f"{one}2", 10)) for one in "abcd"]
KNOWN = places(DOCUMENTS)
ACCOUNTS = [account(one) for one in "abcd"]


def test_four_stances():
    made = claim("c", "a", "a1", "b1", conflicts=[("a1", "b1", False)])
    near = Link(relation="claim", left="a1", right="c2", score=0.4)
    cells = matrix([made], ACCOUNTS, [near], KNOWN)
    assert stances(cells) == {"a": "reports", "b": "contradicts", "c": "unsure", "d": "silent"}
    assert {cell.article: cell.evidence for cell in cells}["b"] == ("b1",)


def test_a_copy_names_what_it_repeats():
    cells = matrix([claim("c", "a", "a1", "b1")], [account("a"), account("b", copy_of="a")], [], KNOWN)
    assert [cell.copy_of for cell in cells] == [None, "a"]


def test_those_who_agree_with_the_claim_stand_against_who_contradicts_them():
    made = claim("c", "a", "a1", "b1", "c1", conflicts=[("a1", "c1", False), ("b1", "c1", False)])
    assert stances(matrix([made], ACCOUNTS[:3], [], KNOWN)) == {
        "a": "reports",
        "b": "reports",
        "c": "contradicts",
    }


def test_own_voice_counts_before_what_is_passed_on():
    documents = [
        document("a", statement("a1")),
        document("b", statement("b1", attributed_to="x"), statement("b2", 9)),
    ]
    made = claim("c", "a", "a1", "b1", "b2", conflicts=[("a1", "b1", False)])
    (_, cell) = matrix([made], [account("a"), account("b")], [], places(documents))
    assert (cell.stance, cell.evidence) == ("reports", ("b2", "b1"))


def test_contradictions_come_first_then_the_widest_told_and_updates_are_none():
    wide = claim("w", "a", "a1", "b1", "c1")
    update = claim("u", "a", "a1", "b1", conflicts=[("a1", "b1", True)])
    contested = claim("x", "a", "a1", "b1", conflicts=[("a1", "b1", False)])
    made = ordered([update, wide, contested], ACCOUNTS, [], KNOWN)
    assert [one.id for one in made] == ["x", "w", "u"]
    assert made[1].independent == 3


def test_an_earlier_toll_reports_in_another_state():
    made = claim("c", "a", "a1", "b1", conflicts=[("a1", "b1", True)])
    cells = matrix([made], ACCOUNTS[:2], [], KNOWN)
    assert [(cell.stance, cell.update) for cell in cells] == [("reports", False), ("reports", True)]
