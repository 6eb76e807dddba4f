"""Arabic title phrases: where they end; examples are invented."""

from collections.abc import Callable

import pytest

Phrases = Callable[[str, str], list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال وزير الثقافة والإعلام السعودي فارس", ["وزير الثقافة والإعلام السعودي"]),
        ("وزير الزراعة والوفد المرافق", ["وزير الزراعة"]),
        ("وزير الشؤون البلدية والقروية", ["وزير الشؤون البلدية والقروية"]),
        ("زار ولي العهد المدينة", ["ولي العهد"]),
        ("الناطق الرسمي لشرطة العاصمة", ["الناطق الرسمي لشرطة العاصمة"]),
        ("قال الناطق الرسمي لصحيفة محلية", ["الناطق الرسمي"]),
        ("النائب الأول لرئيس مجلس الوزراء", ["النائب الأول لرئيس مجلس الوزراء"]),
        ("مستشار الرئيس السوري", ["مستشار الرئيس السوري"]),
        ("رئيس بلدية زرقند", ["رئيس بلدية زرقند"]),
        ("الرئيسان السوري والروسي", ["الرئيسان السوري والروسي"]),
    ],
)
def test_arabic_phrases_go_as_far_as_their_complements(
    text: str, expected: list[str], phrases: Phrases
) -> None:
    assert phrases(text, "ar") == expected
