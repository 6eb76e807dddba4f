import msgspec

from riwaya.annotate.step import Step, fingerprint, run_steps
from riwaya.types import Article

SEEN = []


def finds_language(article, found, pack):
    SEEN.append(pack.code)
    return msgspec.structs.replace(found, language="fa")


def looks(article, found, pack):
    SEEN.append(pack.code)
    return found


STEPS = (Step(name="language", version="1", run=finds_language), Step(name="look", version="2", run=looks))


def test_later_steps_get_the_pack_of_the_language_that_was_found():
    SEEN.clear()
    found = run_steps(Article(id="a", text="متن"), STEPS)
    assert (SEEN, found.article, found.language) == (["und", "fa"], "a", "fa")


def test_a_given_language_is_known_from_the_start():
    SEEN.clear()
    run_steps(Article(id="a", text="نص", language="ar"), STEPS[1:])
    assert SEEN == ["ar"]


def test_the_fingerprint_names_steps_and_versions():
    assert fingerprint(STEPS) == "language/1 look/2"
