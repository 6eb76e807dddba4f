"""The options of one speech."""

from riwaya.annotate.quotes.people import NounPhrase
from riwaya.annotate.quotes.pool import Pool, name_key


def test_spellings_of_a_name_are_one_option_with_the_features_of_all() -> None:
    pool = Pool()
    pool.add("سامي الورد", None, "floor:1")
    pool.add("سامى الورد", NounPhrase(3, 5, "name"), "overt")
    (option,) = pool.options.values()
    assert option.name == "سامي الورد"
    assert option.phrase == NounPhrase(3, 5, "name")
    assert option.features == {"floor:1", "overt"}


def test_nobody_is_no_option() -> None:
    pool = Pool()
    pool.add(None, None, "rule")
    pool.add("", None, "rule")
    assert pool.options == {}


def test_a_blank_tells_no_names_apart() -> None:
    assert name_key("نیک نام") == name_key("نیک‌نام") != name_key("نیکو")
