import pytest

from riwaya.errors import JudgementError
from riwaya.link.judgements import decisions, locate, place, replay, target
from riwaya.types import Annotations, Article, Document, Judgement, Mention, Target

TEXT = "وصل سالم إلى المدينة. قال سالم إنه بخير. سلام، سالم رفت و Salem left."


def mention(start, text, **fields):
    return Mention(start=start, end=start + len(text), text=text, kind="person", form="name", **fields)


MENTIONS = tuple(mention(at, "سالم") for at in (4, 26, 47))


def document(text=TEXT, mentions=MENTIONS):
    return Document(
        article=Article(id="a", text=text), annotations=Annotations(article="a", mentions=mentions)
    )


def judgement(verdict, *targets, when="2025-01-01", **fields):
    return Judgement(id=f"j{when}{verdict}", verdict=verdict, targets=targets, who="me", when=when, **fields)


@pytest.mark.parametrize("index", [0, 1, 2])
def test_a_target_finds_its_item_among_twins(index):
    doc = document()
    assert locate(target(doc.article, MENTIONS[index], "mentions"), doc) == MENTIONS[index]


@pytest.mark.parametrize("index", [0, 1, 2])
def test_a_target_survives_words_put_before_it(index):
    where = target(Article(id="a", text=TEXT), MENTIONS[index], "mentions")
    assert place(where, Article(id="a", text="سالم سالم. " + TEXT)) == (
        11 + MENTIONS[index].start,
        11 + MENTIONS[index].end,
    )


def test_wrong_takes_the_item_out():
    doc = document()
    found, lost = replay(doc, [judgement("wrong", target(doc.article, MENTIONS[1], "mentions"))])
    assert found.mentions == (MENTIONS[0], MENTIONS[2])
    assert lost == ()


def test_change_sets_fields_and_says_who():
    doc = document()
    new = {"end": 11, "name": "سالم"}
    found, _ = replay(doc, [judgement("change", target(doc.article, MENTIONS[0], "mentions"), new=new)])
    changed = found.mentions[0]
    assert (changed.name, changed.text, changed.origin) == ("سالم", TEXT[4:11], "judgement/me")


def test_add_makes_an_item_where_none_was():
    where = Target(article="a", layer="mentions", text="Salem")
    new = {"kind": "person", "form": "name", "name": "Salem"}
    found, _ = replay(document(mentions=None), [judgement("add", where, new=new)])
    assert [(m.start, m.text) for m in found.mentions] == [(TEXT.index("Salem"), "Salem")]


def test_a_judgement_without_target_is_lost_not_dropped():
    gone = judgement("wrong", Target(article="a", layer="mentions", text="Nobody"))
    found, lost = replay(document(), [gone])
    assert found.mentions == MENTIONS
    assert [one.lost for one in lost] == [True]


def test_later_judgements_apply_to_what_earlier_ones_made():
    doc = document()
    where = target(doc.article, MENTIONS[0], "mentions")
    later = judgement("wrong", where, when="2025-02-01")
    earlier = judgement("change", where, new={"name": "Salem"})
    found, lost = replay(doc, [later, earlier])
    assert (found.mentions, lost) == (MENTIONS[1:], ())


@pytest.mark.parametrize(
    "where",
    [Target(article="a", layer="nonsense", text="سالم"), Target(article="a", layer="mentions", text="Salem")],
)
def test_malformed_judgements_are_errors(where):
    with pytest.raises(JudgementError):
        replay(document(), [judgement("add", where, new={"kind": "nonsense"})])


def article_target(name):
    return Target(article=name, layer="articles", text="")


def test_the_newest_judgement_on_a_pair_counts():
    both = (article_target("b"), article_target("a"))
    said = [
        judgement("same", *both, when="2025-03-01", relation="story"),
        judgement("different", *both, when="2025-02-01", relation="story"),
        judgement("same", *both, when="2025-02-01", relation="utterance"),
    ]
    decided, lost = decisions(said, "story", lambda where: where.article)
    assert (list(decided.same), list(decided.different), lost) == ([("a", "b")], [], ())


def test_a_pair_with_a_lost_end_is_reported():
    said = judgement("same", article_target("a"), article_target("gone"), relation="story")
    decided, lost = decisions(
        [said], "story", lambda where: None if where.article == "gone" else where.article
    )
    assert (dict(decided.same), len(lost)) == ({}, 1)
