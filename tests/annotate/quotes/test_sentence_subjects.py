"""The subject of a sentence whatever its verb. Invented sentences."""

import pytest


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ar", "وصل نزار الخلفاوي أمس إلى المدينة.", "نزار الخلفاوي"),
        ("ar", "من جهته، عبر رئيس النادي نزار الخلفاوي عن شكره.", "نزار الخلفاوي"),
        ("ar", "وفي المدينة طالبت مصادر مطلعة، أمس، بفتح الطريق.", "مصادر مطلعة"),
        ("fa", "بهمن رحیمی در شهر بود.", "بهمن رحیمی"),
        ("en", "On Sunday, Hala Safdari came.", "Hala Safdari"),
        ("en", "It rained.", None),
    ],
)
def test_subject(rules_of, language, text, name):
    rules = rules_of(language, text)
    phrase = rules.sentences.subject(0, len(rules.ctx.frame))
    assert (phrase and rules.people.denotation.name_of(phrase)) == name
