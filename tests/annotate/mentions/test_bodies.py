"""Organisations and places by head noun and by how they are cited; examples are invented."""

import pytest

from riwaya.annotate.mentions.bodies import (
    cited,
    dateline,
    headed,
    is_overcome,
    is_strange,
    own_outlet,
    repeated,
)
from riwaya.annotate.mentions.lexicon import lexicon
from riwaya.annotate.mentions.names import Candidate, listed, spans_of
from riwaya.annotate.mentions.words import words


def spelled(text: str, language: str, found: list[Candidate]) -> list[tuple[str, str]]:
    parts = words(text, language)
    return [(text[parts[one.start].start : parts[one.end - 1].end], one.kind) for one in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "زار وزارة الموارد المائية", [("وزارة الموارد المائية", "organisation")]),
        ("ar", "نقلت وكالة الأنباء الليبية", [("وكالة الأنباء الليبية", "organisation")]),
        ("ar", "عبر نهر زرقند", [("نهر زرقند", "place")]),
        ("ar", "وصل إلى بلدة زرقند", [("زرقند", "place")]),
        ("fa", "وزارت نیرو اعلام کرد", [("وزارت نیرو", "organisation")]),
        ("fa", "کانون نویسندگان بیانیه داد", [("کانون نویسندگان", "organisation")]),
        ("fa", "از سد زرقند عراق گذشت", []),
        ("fa", "آب سد زرقند بالا آمد", [("سد زرقند", "place")]),
        ("en", "The Golmar dam held.", []),
    ],
)
def test_a_head_noun_shows_a_name(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    parts, known = words(text, language), lexicon(language)
    spans = spans_of(listed(parts, known))
    found = headed(parts, known, spans)
    assert spelled(text, language, found) == expected


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [("از سد حریف گذشت", 1, True), ("از سد کرج آب برداشتند", 1, False), ("سد حریف گذشت", 0, False)],
)
def test_a_barrier_that_is_got_past_is_no_dam(text: str, at: int, expected: bool) -> None:
    assert is_overcome(words(text, "fa"), at) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fa", "به نقل از «دیدگاه نو» گفت", [("دیدگاه نو", "organisation")]),
        ("fa", "او به «دیدگاه نو» گفت", [("دیدگاه نو", "organisation")]),
        ("fa", "او به «دیدگاه نو» رفت", []),
        ("ar", "قال الوزير لـ«الضفة الجديدة» إن الجسر", [("الضفة الجديدة", "organisation")]),
        ("ar", "ذهب إلى «الضفة الجديدة» أمس", []),
        ("en", 'He told "Shore" so', []),
    ],
)
def test_a_cited_source_is_a_body(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    parts = words(text, language)
    assert spelled(text, language, cited(parts, lexicon(language), {})) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "الكويت (السهل) – أحرز الفريق اللقب", [("السهل", "organisation")]),
        ("ar", "(السهل/وكالات) – استشهد أربعة", [("السهل", "organisation")]),
        ("ar", "الضفاف رياضة | الكويت\nانتهت المباراة", [("الضفاف", "organisation")]),
        ("ar", "انتهت المباراة (1-2) – مساء", []),
        ("fa", "تهران – کرانه\nباران بارید", [("کرانه", "organisation")]),
        ("en", "Beirut (Shore) – Rain fell", [("Shore", "organisation")]),
    ],
)
def test_a_first_line_names_the_outlet(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    parts, known = words(text, language), lexicon(language)
    spans = spans_of(listed(parts, known))
    assert spelled(text, language, dateline(parts, known, spans)) == expected


@pytest.mark.parametrize(
    ("language", "text", "outlet", "expected"),
    [
        ("ar", "قالت صحيفة «الشاطئ» أمس", "الشاطئ", ["الشاطئ"]),
        ("ar", "مشى على الشاطئ", "الشاطئ", []),
        ("fa", "روزنامه ساحل نوشت", "ساحل", ["ساحل"]),
        ("en", "The Ledger was told.", "Ledger", ["Ledger"]),
        ("en", "a ledger was found", "Ledger", []),
    ],
)
def test_an_outlet_knows_its_own_name(language: str, text: str, outlet: str, expected: list[str]) -> None:
    parts = words(text, language)
    found = own_outlet(parts, lexicon(language), outlet)
    assert [name for name, _ in spelled(text, language, found)] == expected


@pytest.mark.parametrize(
    ("language", "text", "kept", "expected"),
    [
        (
            "fa",
            "سپهر ارژن باخت و سپهر رفت",
            Candidate(0, 2, "organisation", 0.8),
            [("سپهر", "organisation")],
        ),
        ("en", "Golmar dam held; Golmar is safe", Candidate(0, 2, "place", 0.8), [("Golmar", "place")]),
        ("ar", "سد زرقند صامد وزرقند آمنة", Candidate(0, 2, "place", 0.8), [("زرقند", "place")]),
        ("en", "Union Sugar lost; Union men ran", Candidate(0, 2, "organisation", 0.8), []),
    ],
)
def test_a_name_stands_again_shortened(
    language: str, text: str, kept: Candidate, expected: list[tuple[str, str]]
) -> None:
    parts = words(text, language)
    assert spelled(text, language, repeated(parts, [kept], lexicon(language))) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [("ar", "زرقند", True), ("ar", "كتاب", False), ("fa", "زرقند", True), ("fa", "کتاب‌ها", False)],
)
def test_strange_words_are_rare_and_uninflected(language: str, text: str, expected: bool) -> None:
    assert is_strange(words(text, language)[0], lexicon(language)) == expected
