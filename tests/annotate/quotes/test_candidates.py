"""The phrases that may be the subject of a cue. Invented sentences."""

import pytest


@pytest.mark.parametrize(
    ("language", "text", "best"),
    [
        ("ar", "وقال المدير نزار الخلفاوي إن الطريق مفتوح.", "المدير نزار الخلفاوي"),
        ("ar", "وقال هذا لرويترز المدير نزار الخلفاوي إن الطريق مفتوح.", "المدير نزار الخلفاوي"),
        ("fa", "بهمن رحیمی با اشاره به بودجه گفت که دیر است.", "بهمن رحیمی"),
        ("en", "Hala Safdari, who came on Sunday, said that it was late.", "Hala Safdari"),
    ],
)
def test_the_best_candidate(rules_of, language, text, best):
    rules = rules_of(language, text)
    found = max(rules.candidates.of(rules.ctx.cues[0]), key=lambda one: one.score)
    assert rules.ctx.frame.source(found.phrase.first, found.phrase.last) == best
