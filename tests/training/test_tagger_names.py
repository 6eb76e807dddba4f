import random

import pytest

from riwaya.text.normalise import fold
from training import tagger_names

pytestmark = pytest.mark.skipif(not tagger_names.WIKIDATA.exists(), reason="no list of names here")


@pytest.mark.parametrize("language", ["ar", "fa"])
@pytest.mark.parametrize("kind", ["person", "place", "organisation"])
def test_listed_names_are_many_and_in_the_letters_of_the_language(language, kind):
    draw, chance = tagger_names.drawn(language, kind), random.Random(3)
    assert draw is not None
    names = [draw(chance) for _ in range(200)]
    assert len(set(names)) > 90
    assert all(name.strip() == name != "" and not name.isascii() for name in names)
    if language == "fa" and kind != "organisation":
        assert not any(letter in name for name in names for letter in "كية")


@pytest.mark.parametrize(("language", "kind"), [("en", "person"), ("ar", "other")])
def test_where_nothing_is_listed_nothing_is_drawn(language, kind):
    assert tagger_names.drawn(language, kind) is None


def test_a_name_is_folded_the_same_in_both_languages():
    assert fold(tagger_names._written("كريمي", "fa")) == fold("كريمي")
