"""Relayed words: whom they are cited from, and the medium between. Invented sentences."""

import pytest


@pytest.mark.parametrize(
    ("language", "text", "name", "via"),
    [
        (
            "ar",
            "ونقلت وكالة رويترز عن المدير نزار الخلفاوي قوله إن الطريق مفتوح.",
            "نزار الخلفاوي",
            None,
        ),
        ("fa", "خبرگزاری ایسنا به نقل از بهمن رحیمی نوشت که دیر است.", "بهمن رحیمی", "ایسنا"),
        ("en", "Hala Safdari told Reuters that it was late.", "Hala Safdari", "Reuters"),
    ],
)
def test_cited(rules_of, language, text, name, via):
    rules = rules_of(language, text)
    said = rules.by_cue[rules.ctx.cues[-1].first]
    assert (said.name, said.via) == (name, via)
