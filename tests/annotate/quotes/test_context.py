"""What one text holds for the rules: its cues, those that are none, its words."""

import pytest

from riwaya.annotate.quotes.context import context, is_final_verb, word_tables


def cues(language: str, text: str) -> list[str]:
    ctx = context(text, language)
    return [ctx.frame.source(cue.first, cue.last) for cue in ctx.cues]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ar", "وقال الوزير إن الطريق آمن", ["وقال"]),
        ("ar", "لم يقل الوزير إن الطريق آمن", []),
        ("ar", "لا أحد ينكر أن الطريق آمن", []),
        ("ar", "في قضية وُصفت بأنها خطيرة", []),
        ("ar", "وهي خطوة غير مستغربة على الوزير", []),
        ("ar", "رفعت لافتة كبيرة", []),
        ("fa", "نیکو گفت که جاده باز است", ["گفت"]),
        ("fa", "نیکو فاش ساخت که جاده بسته است", ["فاش ساخت"]),
        ("fa", "مالیات بر ارزش افزوده زیاد شد", []),
        ("fa", "باید گفت که جاده باز است", []),
        ("en", "Nicolas said that it was over", ["said"]),
        ("en", "The United States average fell", []),
        ("en", "Nicolas isn't saying much", []),
        ("en", "Everything he says is true", []),
    ],
)
def test_cues_and_what_only_looks_like_one(language: str, text: str, found: list[str]) -> None:
    assert cues(language, text) == found


def test_a_phrase_is_found_behind_a_particle() -> None:
    ctx = context("قال لصحيفة الورد", "ar")
    things = ctx.tables.named_things
    assert (ctx.begins(things, 1), ctx.begins_attached(things, 1)) == (0, 1)
    assert ctx.begins_attached(things, 2) == ctx.begins_attached(things, 9) == 0


@pytest.mark.parametrize(
    ("word", "final"), [("می‌داند", True), ("است", True), ("میدان", False), ("جاده", False)]
)
def test_verbs_that_end_a_clause(word: str, final: bool) -> None:
    assert is_final_verb(context(word, "fa"), 0) is final


def test_first_and_second_person_are_heard() -> None:
    assert context("نحن هنا", "ar").speaks_in_first_person(0, 2)
    assert not context("هو هناك", "ar").speaks_in_first_person(0, 2)


def test_a_run_of_cues_is_no_language_and_a_language_without_cues_has_empty_tables() -> None:
    assert cues("ar", "قال " * 40) == []
    assert word_tables("und").lexicon.find(["قال"]) == []
