"""Where a subject can stand. Invented sentences."""

import pytest


@pytest.mark.parametrize(
    ("language", "text", "place", "fresh"),
    [
        ("ar", "في المدينة، قال نزار إن الطريق مفتوح.", 2, "clause_start"),
        ("fa", "در شهر، بهمن رحیمی گفت که دیر است.", 2, "clause_start"),
        ("en", "In the city, Hala Safdari said that it was late.", 3, "clause_start"),
        ("en", "In the city Hala Safdari said that it was late.", 2, ""),
    ],
)
def test_what_begins_after_a_token(rules_of, language, text, place, fresh):
    assert rules_of(language, text).clauses.freshness(place) == fresh


@pytest.mark.parametrize(
    ("language", "text", "place", "may"),
    [
        ("ar", "في المدينة قال نزار إن الطريق مفتوح.", 0, False),
        ("ar", "عبر المدير نزار الخلفاوي عن شكره، وقال إن الطريق مفتوح.", 0, True),
        ("fa", "در شهر بهمن رحیمی گفت که دیر است.", 0, False),
        ("en", "The mayor said that it was late.", 0, True),
    ],
)
def test_no_subject_begins_with_a_preposition(rules_of, language, text, place, may):
    assert rules_of(language, text).clauses.can_start(place, fresh=True) is may


@pytest.mark.parametrize(
    ("text", "agrees"),
    [("قالت وزيرة النقل إن الطريق مفتوح.", True), ("قال وزير النقل إن الطريق مفتوح.", True)],
)
def test_a_subject_agrees_with_its_verb(rules_of, text, agrees):
    rules = rules_of("ar", text)
    phrase = rules.people.phrases.phrase(1)
    assert phrase is not None
    assert rules.clauses.agrees(rules.ctx.cues[0], phrase) is agrees


def test_a_feminine_verb_has_no_masculine_subject(rules_of):
    rules = rules_of("ar", "قالت أمس. قال وزير النقل إن الطريق مفتوح.")
    phrase = rules.people.phrases.phrase(4)
    assert phrase is not None
    assert not rules.clauses.agrees(rules.ctx.cues[0], phrase)
