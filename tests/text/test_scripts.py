import pytest

from riwaya.text.scripts import direction, dominant_script, script


@pytest.mark.parametrize(
    ("char", "expected"),
    [
        ("ب", "Arab"),
        ("پ", "Arab"),
        ("q", "Latn"),
        ("ğ", "Latn"),
        ("Ж", "Cyrl"),
        ("ש", "Hebr"),
        ("λ", "Grek"),
        ("中", "Other"),
        ("5", "Other"),
        ("۵", "Other"),
        ("،", "Other"),
        (" ", "Other"),
    ],
)
def test_script_of_a_character(char, expected):
    assert script(char) == expected


@pytest.mark.parametrize(
    ("text", "expected", "way"),
    [
        ("اجتمع الوزراء في العاصمة", "Arab", "rtl"),
        ("BBC: وزیران در پایتخت دیدار کردند", "Arab", "rtl"),
        ("The ministers met (الوزراء)", "Latn", "ltr"),
        ("Министры встретились", "Cyrl", "ltr"),
        ("השרים נפגשו", "Hebr", "rtl"),
        ("Οι υπουργοί", "Grek", "ltr"),
        ("部长会面", "Other", "ltr"),
        ("۱۲۳ 456 !", "Other", "ltr"),
        ("", "Other", "ltr"),
        ("ܐܪܡܝܐ", "Other", "rtl"),
    ],
)
def test_script_and_direction_of_a_text(text, expected, way):
    assert dominant_script(text) == expected
    assert direction(text) == way
