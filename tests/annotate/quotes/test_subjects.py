"""The phrase that is the subject of a cue. Invented sentences."""

import pytest


@pytest.mark.parametrize(
    ("language", "text", "subject"),
    [
        ("ar", "وحضر نائب الوزير مروان سرابي، الذي أكد أن العمل انتهى.", "مروان سرابي"),
        ("ar", "أما المدير نزار الخلفاوي، فقال إن الطريق مفتوح.", "نزار الخلفاوي"),
        ("ar", "وقال المدير نزار الخلفاوي إن الطريق مفتوح.", "نزار الخلفاوي"),
        ("fa", "بهمن رحیمی گفت که دیر است.", "بهمن رحیمی"),
        ("en", "Hala Safdari said that it was late.", "Hala Safdari"),
        ("ar", "وأضاف أن الطريق مفتوح.", None),
    ],
)
def test_subject(rules_of, language, text, subject):
    rules = rules_of(language, text)
    phrase = rules.subjects.of(rules.ctx.cues[-1])
    assert (phrase and rules.people.denotation.name_of(phrase)) == subject
