"""What a text's register holds before any cue is looked at. Invented sentences."""

import pytest


@pytest.mark.parametrize(
    ("language", "text", "short", "full"),
    [
        ("ar", "وصل رئيس البلدية نزار الخلفاوي أمس.", ["خلفاوي"], None),
        ("ar", "وصل رئيس البلدية نزار الخلفاوي أمس.", ["الخلفاوي"], "نزار الخلفاوي"),
        ("fa", "بهمن رحیمی، وزیر نیرو، آمد.", ["رحيمي"], "بهمن رحیمی"),
        ("en", "Council president Shirin Vandad came.", ["vandad"], "Shirin Vandad"),
    ],
)
def test_names_beside_roles_are_taken_up(people_of, language, text, short, full):
    people = people_of(language, text)
    assert people.register.fullest(short, "?") == (full or "?")


def test_a_body_in_marks_is_taken_up(people_of):
    people = people_of("ar", "وصلت شركة «الضفاف» أمس.")
    assert people.register.bodies == {"شركه": "الضفاف"}
