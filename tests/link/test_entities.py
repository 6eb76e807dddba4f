"""Entities across articles and scripts: who is one and who must stay two."""

from itertools import combinations

import pytest

from riwaya.link.entities import FEATURES, RULE, Chain, chains, compare, entities, identity, meet, plausible
from riwaya.link.groups import group
from riwaya.types import Annotations, Article, Document, EntityKind, Mention, Phrase


def mention(
    name: str, *, at: int = 0, kind: EntityKind = "person", full: str | None = None, title: str | None = None
) -> Mention:
    return Mention(
        id=f"{name}{at}",
        start=at,
        end=at + len(name),
        text=name,
        kind=kind,
        form="name",
        name=full or name,
        titles=(Phrase(start=0, end=len(title), text=title),) if title else (),
    )


def document(name: str, language: str, *mentions: Mention) -> Document:
    own = tuple(
        Mention(**{f: getattr(m, f) for f in m.__struct_fields__} | {"id": f"{name}/{m.id}"})
        for m in mentions
    )
    return Document(
        article=Article(id=name, text="x"),
        annotations=Annotations(article=name, language=language, mentions=own),
    )


def chain(
    name: str, language: str, article: str, *, kind: EntityKind = "person", title: str | None = None
) -> Chain:
    return chains(document(article, language, mention(name, kind=kind, title=title)))[0]


def linked(one: Chain, other: Chain) -> bool:
    link = compare(one, other)
    return link is not None and link.score >= RULE.join


SAME = [
    (("فلاديمير بوتين", "ar"), ("ولادیمیر پوتین", "fa")),
    (("فلاديمير بوتين", "ar"), ("Vladimir Putin", "en")),
    (("سيرغي سوروفكين", "ar"), ("سرگئی سورووکین", "fa")),
    (("بشار الأسد", "ar"), ("بشار اسد", "fa")),
    (("نيكولاي باتروشيف", "ar"), ("Nikolai Patrushev", "en")),
    (("بوتين", "ar"), ("Vladimir Putin", "en")),
]
OTHER = [
    (("محمد الحلبي", "ar"), ("Mahmoud al-Halabi", "en")),
    (("حسن كريم", "ar"), ("حسين كريم", "ar")),
    (("بشار الأسد", "ar"), ("حافظ الأسد", "ar")),
    (("بشار الأسد", "ar"), ("Saad", "en")),
    (("سيرغي شويغو", "ar"), ("سيرغي لافروف", "ar")),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_person_meet_and_link(one: tuple[str, str], other: tuple[str, str]) -> None:
    left, right = chain(*one, "a"), chain(*other, "b")
    assert meet(left, right)
    assert linked(left, right)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_two_people_stay_two(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not linked(chain(*one, "a"), chain(*other, "b"))


def test_a_title_speaks_for_a_bare_surname() -> None:
    bare = chain("كريم", "ar", "a", title="وزير الدفاع السوري")
    full = chain("سامر كريم", "ar", "b", title="وزير الدفاع السوري")
    without = compare(chain("كريم", "ar", "a"), chain("سامر كريم", "ar", "b"))
    with_title = compare(bare, full)
    assert with_title is not None
    assert without is not None
    assert with_title.score > without.score


def test_kinds_never_mix() -> None:
    assert compare(chain("طرطوس", "ar", "a", kind="place"), chain("طرطوس", "ar", "b")) is None


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("place", ("ألمانيا", "ar"), ("آلمان", "fa")),
        ("place", ("سورية", "ar"), ("Syria", "en")),
        ("organisation", ("الأمم المتحدة", "ar"), ("سازمان ملل", "fa")),
        ("organisation", ("وكالة الأنباء السعودية", "ar"), ("SPA", "en")),
    ],
)
def test_listed_names_link_by_code_whatever_their_sound(
    kind: EntityKind, one: tuple[str, str], other: tuple[str, str]
) -> None:
    left, right = chain(*one, "a", kind=kind), chain(*other, "b", kind=kind)
    assert identity(left) == identity(right) is not None
    assert linked(left, right)


def test_bodies_of_two_countries_and_generic_ones_stay_apart() -> None:
    syria = chain("وزارة المالية السورية", "ar", "a", kind="organisation")
    iraq = chain("وزارة المالية العراقية", "ar", "b", kind="organisation")
    bare = [chain("وزارة المالية", "ar", name, kind="organisation") for name in "ab"]
    assert not linked(syria, iraq)
    assert not linked(*bare)


def test_a_link_has_one_form_and_its_evidence_follows_it() -> None:
    one, other = chain("بشار الأسد", "ar", "a"), chain("بشار اسد", "fa", "b")
    link = compare(one, other)
    assert link == compare(other, one)
    assert link is not None
    assert link.left < link.right
    assert {e.feature for e in link.evidence} <= {f.__name__ for f in FEATURES}


def test_one_chain_for_each_fullest_name_with_roles_that_denote_it() -> None:
    role = Mention(id="r", start=9, end=12, text="الرئيس", kind="person", form="role", of="بشار الأسد")
    made = chains(
        document("a", "ar", mention("بشار الأسد"), mention("الأسد", at=20, full="بشار الأسد"), role)
    )
    assert len(made) == 1
    assert made[0].spellings == (("الأسد", 1), ("بشار الأسد", 1))
    assert len(made[0].mentions) == 3
    assert made[0].offices == {"president"}


def test_entities_count_names_by_language_and_take_the_first_members_id() -> None:
    own = [chain("بشار الأسد", "ar", name) for name in "abc"] + [chain("بشار اسد", "fa", "d")]
    by_id = {each.id: each for each in own}
    links = [
        link
        for a, b in combinations(sorted(by_id), 2)
        if meet(by_id[a], by_id[b]) and (link := compare(by_id[a], by_id[b]))
    ]
    groups = [frozenset(members) for members in group(by_id, links, rule=RULE).values()]
    made = entities(own, groups)
    assert len(made) == 1
    assert made[0].id == min(by_id)
    assert [(n.language, n.name, n.count) for n in made[0].names] == [
        ("ar", "بشار الأسد", 3),
        ("fa", "بشار اسد", 1),
    ]
    assert made == entities(reversed(own), reversed(groups))


def test_chains_in_no_group_stand_alone() -> None:
    own = [chain("دمشق", "ar", "a", kind="place"), chain("موسكو", "ar", "a", kind="place")]
    assert {entity.id for entity in entities(own, [])} == {each.id for each in own}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Ayzar dam", "en"), ("سد أيزر", "ar"), True),
        (("سد آیزر", "fa"), ("سد أيزر", "ar"), True),
        (("رود دلوان", "fa"), ("رودخانه دلوان", "fa"), True),
        (("سد آیزر", "fa"), ("جسر أيزر", "ar"), False),
        (("Ayzar bridge", "en"), ("سد أيزر", "ar"), False),
    ],
)
def test_places_meet_whatever_language_says_what_they_are(
    one: tuple[str, str], other: tuple[str, str], same: bool
) -> None:
    left, right = (chain(*form, article, kind="place") for form, article in ((one, "a1"), (other, "a2")))
    assert linked(left, right) is same


def test_a_city_is_the_one_in_the_country_that_its_article_tells_of() -> None:
    places = [mention("طرابلس", kind="place"), mention("لبنان", at=20, kind="place")]
    found = {one.name: one.code for one in chains(document("a", "ar", *places))}
    assert found["طرابلس"] == "LB:266826"
    alone = chains(document("b", "ar", mention("طرابلس", kind="place")))[0]
    assert alone.code == "LY:2210247"


def test_an_entity_of_a_listed_place_carries_its_geonames_id() -> None:
    damascus = chain("دمشق", "ar", "a", kind="place")
    person = chain("بشار الأسد", "ar", "a")
    assert {one.kind: one.geonames for one in entities([damascus, person], [])} == {
        "place": 170654,
        "person": None,
    }


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("محمد الحلبي", "ar"), ("محمد القاسم", "ar"), False),
        (("الحلبي", "ar"), ("محمد الحلبي", "ar"), True),
        (("V. Putin", "en"), ("فلاديمير بوتين", "ar"), True),
        (("Vladimir Vladimirovich Putin", "en"), ("ولادیمیر پوتین", "fa"), True),
    ],
)
def test_full_names_meet_by_two_words_and_short_ones_by_any(
    one: tuple[str, str], other: tuple[str, str], expected: bool
) -> None:
    left, right = chain(*one, "a"), chain(*other, "b")
    assert meet(left, right) is meet(right, left) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("شويغو", "ar"), ("شويجو", "ar"), True),
        (("الحلبي", "ar"), ("محمد حلبي", "ar"), True),
        (("كريم", "ar"), ("غرام", "ar"), False),
        (("کرمان", "fa"), ("Qurm", "en"), True),
        (("سمانثا باور", "ar"), ("سامنتا باور", "ar"), True),
        (("سعد بن جابر الزرقشاني", "ar"), ("سعد بن ماجد الزرقشاني", "ar"), False),
        (("مهند العيساوي", "ar"), ("محمد العيسى", "ar"), False),
        (("وزارت کشور", "fa"), ("وزارت دفاع", "fa"), False),
    ],
)
def test_names_of_one_language_are_compared_where_letters_are_shared(
    one: tuple[str, str], other: tuple[str, str], expected: bool
) -> None:
    left, right = chain(*one, "a"), chain(*other, "b")
    assert plausible(left, right) is plausible(right, left) is expected
