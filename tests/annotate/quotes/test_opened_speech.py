"""What the spans say of each place. Invented sentences."""

import pytest


@pytest.mark.parametrize(
    ("language", "text", "inner"),
    [
        ("ar", "قال نزار: «قالت هالة إن الطريق مفتوح».", 1),
        ("fa", "بهمن گفت: «رحیمی گفت که دیر است».", 1),
        ("en", 'Omar said: "Hala said that it was late."', 1),
        ("en", "Omar said that it was late.", 0),
    ],
)
def test_cues_inside_speech_are_not_the_outlet_s_own(rules_of, language, text, inner):
    rules = rules_of(language, text)
    assert len(rules.opened.inner) == inner
    assert rules.ctx.cues[0].first not in rules.opened.inner
