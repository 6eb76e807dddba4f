"""Whom a subject denotes that does not say so itself. Invented sentences."""

import pytest


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        # an inflection keeps the last speaker who agrees
        ("ar", "قال نزار الخلفاوي إن الطريق مفتوح. وأضاف أن العمل انتهى.", "نزار الخلفاوي"),
        ("fa", "بهمن رحیمی گفت که دیر است. او افزود که کار تمام شد.", "بهمن رحیمی"),
        ("en", "Hala Safdari said that it was late. She added that it rained.", "Hala Safdari"),
        # "this official" is who had the floor; "the same" is one person
        ("ar", "قال نزار الخلفاوي إن الطريق مفتوح. وقال المسؤول ذاته إن العمل انتهى.", "نزار الخلفاوي"),
        ("fa", "بهمن رحیمی گفت که دیر است. این مقام گفت که کار تمام شد.", "بهمن رحیمی"),
    ],
)
def test_antecedent(rules_of, language, text, name):
    rules = rules_of(language, text)
    assert rules.by_cue[rules.ctx.cues[-1].first].name == name
