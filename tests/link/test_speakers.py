import pytest

from riwaya.link.speakers import bare, same_name, same_office


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ms Haddad", "ليلى حداد", True),
        ("الدكتورة ليلى حداد", "لیلا حداد", True),
        ("خانم حداد", "Laila Haddad", True),
        ("director Ann Lee", "Ann Lee", True),
        ("Ms Haddad", "سامي النوري", False),
        ("Ann Lee", "Ann Gray", False),
    ],
)
def test_forms_of_address_do_not_part_names(one, other, same):
    assert same_name(one, other) is same


def test_a_form_of_address_alone_stays():
    assert bare("Mr") == "Mr"


@pytest.mark.parametrize(
    ("left", "one", "right", "other", "same"),
    [
        (["وزير المياه"], "ar", ["Sami Nouri", "water minister"], "en", True),
        (["سخنگوی وزارت"], "fa", ["المتحدث باسم الوزارة"], "ar", True),
        (["وزير المياه"], "ar", ["the mayor"], "en", False),
        (["سكان القرية"], "ar", ["villagers"], "en", False),
    ],
)
def test_an_office_tells_a_speaker_without_a_name(left, one, right, other, same):
    assert same_office(left, one, right, other) is same
