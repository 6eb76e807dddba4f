import pytest
from training.entailment_passages import Near, Rarity, nearest, passage

TOWN = "Rain fell in the hills all day. The old mill was sold. It was cold. The bridge is not open to cars."


def test_a_rare_word_that_is_shared_counts_for_more():
    rarity = Rarity(["the town said", "the town has a bridge", "the town and the hills"])
    assert rarity.shared("the bridge", "A bridge fell") > rarity.shared("the bridge", "The end")
    assert rarity.shared("وزير", "قال الوزير") == 0.0
    assert rarity.shared("the bridge", "the bridge") == pytest.approx(1)


def test_of_two_sentences_as_near_the_earlier_and_shorter_is_nearer():
    assert Near("one", 0, 0.5, 0.5).nearness > Near("one", 5, 0.5, 0.5).nearness
    assert Near("one", 0, 0.5, 0.5).nearness > Near("one and more of it", 0, 0.5, 0.5).nearness


def test_the_first_sentence_is_kept_and_the_nearest():
    every, kept = nearest("The bridge is open", TOWN, Rarity([TOWN, "Rain fell", "It was cold"]))
    assert [one.place for one in every] == [0, 1, 2, 3]
    assert kept[0] == every[0]
    assert every[3] in kept


def test_a_passage_keeps_the_order_of_the_article():
    kept = [Near("first", 0, 0, 0), Near("third", 2, 1, 1), Near("second", 1, 0, 0)]
    assert passage(kept) == "first\nsecond\nthird"


def test_an_article_of_one_line_is_its_own_passage():
    every, kept = nearest("پل", "پل بسته شد", Rarity(["پل بسته شد"]))
    assert every == kept
    assert every[0].overlap == pytest.approx(0)
