"""A user's own names in articles, in three languages; all names are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.annotate import language, mentions
from riwaya.annotate.mentions.own import gazetteer, step
from riwaya.annotate.step import run_steps
from riwaya.types import Article, EntityKind, GazetteerEntry, Mention


def entry(*names: str, id: str = "Q7", kind: EntityKind = "person") -> GazetteerEntry:
    return GazetteerEntry(id=id, kind=kind, names=names)


def found(text: str, *entries: GazetteerEntry, code: str | None = None) -> list[Mention]:
    article = Article(id="a", text=text, language=code)
    made = run_steps(article, (language.STEP, mentions.STEP, step(gazetteer(entries))))
    return list(made.mentions or ())


def own(text: str, *entries: GazetteerEntry, code: str | None = None) -> list[str]:
    return [one.text for one in found(text, *entries, code=code) if one.entry]


ZAYD = entry("قصي الزنكلاوي", "قصی زنکلاوی", "Qusay Zankalawi")


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("وصل قصي الزنكلاوي أمس. وقال الزنكلاوي إنه عائد.", "ar", ["قصي الزنكلاوي", "الزنكلاوي"]),
        ("اجتمع وقصي الزنكلاوي بهم", "ar", ["قصي الزنكلاوي"]),
        ("قصی زنکلاوی امروز آمد", "fa", ["قصی زنکلاوی"]),
        ("They met Qusay Zankalawi there.", "en", ["Qusay Zankalawi"]),
        ("وقال الزنكلاوي وحده", "ar", []),
        ("وصل قصي أمس", "ar", []),
    ],
)
def test_own_names_are_found_with_clitics_and_later_surnames(
    text: str, code: str, expected: list[str]
) -> None:
    assert own(text, ZAYD, code=code) == expected


def test_a_title_beside_a_name_and_a_role_follow_the_own_name() -> None:
    text = "قال وزير المياه السوري قصي الزنكلاوي إن السد ممتلئ."
    made = [one for one in found(text, ZAYD, code="ar") if one.entry]
    assert [one.name for one in made] == ["قصي الزنكلاوي"]
    assert made[0].kind == "person"


def test_a_longer_name_around_an_own_one_stays() -> None:
    body = entry("زرقند", id="1", kind="place")
    names = {
        one.text: one.entry for one in found("أعلنت وزارة الدفاع الروسية ذلك في زرقند.", body, code="ar")
    }
    assert names["زرقند"] == "1"
    assert names["وزارة الدفاع الروسية"] is None


def test_the_version_is_a_function_of_the_content_alone() -> None:
    one, other = entry("سد زرقند", id="1", kind="place"), ZAYD
    assert gazetteer([one, other]).version == gazetteer([other, one]).version
    assert gazetteer([one]).version != gazetteer([other]).version
    assert step(gazetteer([one])).origin != step(gazetteer([other])).origin


@given(st.text(alphabet="قصي الزنكلاوي وب،.«»\n", max_size=80))
def test_every_own_name_is_where_its_text_says(text: str) -> None:
    for one in found(text, ZAYD, code="ar"):
        assert text[one.start : one.end] == one.text
