from dataclasses import replace

import numpy as np
import pytest

from riwaya.link import claims
from riwaya.link.claims.check import stance
from riwaya.link.claims.features import seen
from riwaya.link.claims.pair import Pair
from riwaya.link.claims.parts import Told
from riwaya.link.claims.scores import both_ways, scored, weights
from riwaya.link.conflicts import conflict, over_numbers, over_presence, over_slot
from riwaya.types import Statement


def told(text, language="en", *, article="a", id="s", negated=False, published=None, offices=()):
    statement = Statement(start=0, end=len(text), id=id, polarity="negated" if negated else "affirmed")
    return Told(
        statement=statement,
        article=article,
        language=language,
        text=text,
        sentence=text,
        published=published,
        offices=frozenset(offices),
    )


def features(left, right, **likeness):
    return {one.feature for one in seen(Pair(left, right, **likeness))}


@pytest.mark.parametrize(
    ("left", "right", "expected", "absent"),
    [
        (told("19 people were killed"), told("قُتل 19 شخصاً", "ar"), "same_number", "other_number_of_people"),
        (told("19 people were killed"), told("۲۴ کشته", "fa"), "other_number_of_people", "same_number"),
        (told("19 people were killed"), told("أصيب 19 شخصاً", "ar"), "no_such_number", "same_number"),
        (told("19 people were killed"), told("The bridge fell"), "no_number", "same_number"),
        (told("ten hours earlier"), told("three hours earlier"), "other_number_of_units", "same_number"),
        (told("Output fell", negated=True), told("Output fell"), "opposed", "negation"),
        (told("The bridge is long", negated=True), told("The bridge is long"), "negation", "both_negated"),
    ],
)
def test_what_features_see(left, right, expected, absent):
    found = features(left, right)
    assert expected in found
    assert absent not in found


def test_names_are_heard_across_scripts():
    found = {one.feature: one for one in seen(Pair(told("Khalvarian left"), told("خلواریان رفت", "fa")))}
    assert found["shared_names"].value == 1.0


def test_a_pair_told_alike_outranks_one_with_another_number_and_one_of_nothing():
    claim = told("The collapse killed 19 people")
    same = scored(Pair(claim, told("۱۹ کشته در ریزش", "fa"), 1.0))
    other = scored(Pair(claim, told("۲۴ کشته در ریزش", "fa"), 1.0))
    apart = scored(Pair(claim, told("مدارس فردا باز است", "fa"), -3.0))
    assert same.related > apart.related
    assert other.contradicts > same.contradicts


def test_every_weight_belongs_to_both_questions():
    for table in (weights().check, weights().link):
        assert "bias" in table.related
        assert table.related.keys() == table.contradicts.keys()


@pytest.mark.parametrize(
    ("text", "language", "near", "expected"),
    [
        ("۱۹ کشته در ریزش معدن", "fa", 0.5, "reports"),
        ("قُتل 24 شخصاً في الانهيار", "ar", 0.5, "contradicts"),
        ("Schools open tomorrow", "en", -3.5, "silent"),
    ],
)
def test_stance_to_a_number(text, language, near, expected):
    claim = told("The collapse killed 19 people", id="claim")
    assert stance([Pair(claim, told(text, language), near)]).stance == expected


def test_an_article_without_statements_is_silent():
    assert stance([]).stance == "silent"


def numbers(*statements, likeness=1.0):
    by_article = {}
    for one in statements:
        by_article.setdefault(one.article, []).append(one)
    first, second = statements[:2]
    pair, back = Pair(first, second, likeness), Pair(second, first, likeness)
    return over_numbers([(pair, both_ways(pair, back))], by_article)


def test_two_tolls_are_a_conflict_and_a_later_higher_one_an_update():
    early = told("19 people were killed in the collapse", article="a", id="1", published="2031-05-01T08:00")
    late = told("24 people were killed in the collapse", article="b", id="2", published="2031-05-02T08:00")
    (risen,) = numbers(early, late)
    assert (risen.about, risen.update) == ("number", True)
    assert {risen.left_value, risen.right_value} == {"19 people", "24 people"}
    fallen = told("12 people were killed in the collapse", article="b", id="2", published="2031-05-02T08:00")
    assert [one.update for one in numbers(early, fallen)] == [False]


def test_a_number_that_the_other_article_gives_too_parts_nothing():
    left = told("She took 900 votes in the town", article="a", id="1")
    right = told("He took 700 votes in the town", article="b", id="2")
    assert len(numbers(left, right)) == 1
    also = told("Her rival had 700 votes", article="a", id="3")
    assert numbers(left, right, also) == ()


def test_an_earlier_toll_in_the_same_sentence_parts_nothing():
    left = told("The toll rose to 31 killed from 19 killed", article="a", id="1")
    right = told("31 people were killed in the collapse", article="b", id="2")
    assert numbers(left, right) == ()


def test_presence_and_absence_of_one_office_holder():
    there = told("بحضور رئيس الأركان", "ar", offices=[("chief_of_staff", "رئيس الأركان")])
    gone = told(
        "رئیس ستاد ارتش حضور نداشت",
        "fa",
        article="b",
        id="t",
        negated=True,
        offices=[("chief_of_staff", "رئیس ستاد ارتش")],
    )
    found = over_presence(Pair(there, gone))
    assert found is not None
    assert (found.about, found.left_value, found.right_value) == (
        "participant",
        "رئيس الأركان",
        "رئیس ستاد ارتش",
    )
    assert over_presence(Pair(there, there)) is None


class Scale:
    version = "cosine"

    def score(self, left, right, left_language, right_language):
        return ((left @ right.T) * 4 - 2).astype(np.float32)


def placed(one, vector):
    row = np.array(vector, np.float32)
    return replace(one, vector=row, sentence_vector=row)


def test_only_statements_of_two_articles_meet():
    one = placed(told("The bridge fell", id="1"), [1, 0])
    twin = placed(told("The bridge fell again", id="2"), [1, 0])
    other = placed(told("The bridge collapsed", article="b", id="3"), [1, 0])
    far = placed(told("Schools open", article="b", id="4"), [0, 1])
    met = {
        (both.pair.left.statement.id, both.pair.right.statement.id)
        for both in claims.proposed([one, twin, other, far], Scale())
    }
    assert met == {("1", "3"), ("2", "3")}


def test_a_claim_is_told_in_the_words_most_agree_with_and_says_who_denies():
    agreeing = told("Output fell", article="a", id="1")
    second = told("Output dropped", article="b", id="2")
    denying = told("Output did not fall", article="c", id="3", negated=True)
    links = {
        ends: claims.Link(relation="claim", left=ends[0], right=ends[1], score=0.9)
        for ends in (("1", "2"), ("1", "3"), ("2", "3"))
    }
    apart = {
        ends: claims.Conflict(left=ends[0], right=ends[1], about="polarity")
        for ends in (("1", "3"), ("2", "3"))
    }
    made = claims.claim([agreeing, second, denying], story="s", links=links, apart=apart)
    assert made.text.article in ("a", "b")
    assert {one.statement: one.stance for one in made.statements} == {
        "1": "asserts",
        "2": "asserts",
        "3": "denies",
    }
    assert len(made.conflicts) == 2


def opposed(left, right, *, likeness=1.0):
    pair = Pair(left, right, likeness, likeness)
    return conflict(pair, both_ways(pair, Pair(right, left, likeness, likeness)))


@pytest.mark.parametrize(
    ("left", "right", "about"),
    [
        (told("The governor resigned"), told("محافظ البنك باق في منصبه", "ar"), "polarity"),
        (told("I have not resigned", negated=True), told("أبلغهم باستقالته", "ar"), "polarity"),
        (told("The crossing is closed"), told("گذرگاه باز است", "fa"), "polarity"),
        (told("The fire was deliberate"), told("آتش‌سوزی سهوی بود", "fa"), "attribution"),
        (told("The envoy attended the signing"), told("غاب المبعوث عن التوقيع", "ar"), "participant"),
    ],
)
def test_opposite_words_part_what_is_of_one_topic(left, right, about):
    found = opposed(left, right)
    assert found is not None
    assert found.about == about
    assert opposed(left, right, likeness=-4.0) is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (told("He did not resign", negated=True), told("He stays in office")),
        (told("لم يستقل الوزير", "ar", negated=True), told("وزیر در سمت خود می‌ماند", "fa")),
        (told("Nobody was warned before the gates opened", negated=True), told("The gates were opened")),
        (told("If the gates had been closed"), told("The gates were open")),
    ],
)
def test_a_negation_turns_what_it_reaches_and_no_more(left, right):
    assert opposed(left, right) is None


def test_without_days_the_words_tell_the_later_toll():
    early = told("19 people were killed so far", article="a", id="1")
    late = told("The death toll climbed to 24 people killed", article="b", id="2")
    assert [one.update for one in numbers(early, late)] == [True]
    other = told("24 people were killed", article="b", id="2")
    plain = told("19 people were killed", article="a", id="1")
    assert [one.update for one in numbers(plain, other)] == [False]


def test_between_stories_only_surer_slots_part():
    left, right = told("دخول القوات التركية إلى البلاد", "ar"), told("دخلت القوات الروسية البلاد", "ar")
    pair = Pair(left, right, 0.2, 0.2)
    assert over_slot(pair, recalled=True).about == "participant"
    assert (
        over_slot(Pair(told("Guards fired", negated=True), told("Guards fired"), 1.2, 1.2), recalled=True)
        is None
    )


def test_a_statement_that_contradicts_one_of_another_group_joins_the_larger():
    apart = {("1", "3"): claims.Conflict(left="1", right="3", about="polarity")}
    assert list(claims.with_opponents([("1", "2"), ("3",)], apart)) == [("1", "2", "3"), ("3",)]
    assert list(claims.with_opponents([("1", "3")], apart)) == [("1", "3")]
