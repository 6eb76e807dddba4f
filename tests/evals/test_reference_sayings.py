import pytest
import yaml
from evals.reference_eval import GOLD
from evals.reference_sayings import Saying, joined, sayings, strangers

DAY = ("001", "003", "004")
FILES = {"a": "001.txt", "b": "003.txt", "c": "000.txt"}


def layers(*utterances: str):
    """Each utterance by its quotes: article and words ("a no bridge")."""
    texts = [quote for own in utterances for quote in own.split(" | ")]
    return {
        "articles": [{"id": one, "path": path} for one, path in FILES.items()],
        "quotes": [{"id": text, "article": text[0], "text": text[2:]} for text in texts],
        "utterances": [{"id": own, "quotes": own.split(" | "), "speaker": None} for own in utterances],
    }


@pytest.mark.parametrize(
    ("utterances", "count"),
    [
        (("a the bridge | b پل", "a other"), 2),
        (("a the bridge", "b پل"), 1),
        (("a nothing", "b nothing"), 0),
        # Said twice in one article, told once: one place counts.
        (("a the bridge | a bridge again",), 1),
    ],
)
def test_a_saying_counts_by_its_places_in_one_utterance(utterances, count):
    assert joined(Saying("bridge", "bridge|پل", ("001", "003")), layers(*utterances)) == count


def test_what_was_said_on_another_day_is_a_stranger():
    assert list(strangers(layers("a yes | b yes", "c yes"), DAY)) == []
    assert list(strangers(layers("a yes | c yes"), DAY)) == ["a yes | c yes"]


def test_every_saying_of_the_gold_is_told_in_several_places():
    listed = sayings(yaml.safe_load(GOLD.read_text("utf-8")))
    assert listed
    assert all(len(one.articles) > 1 and set(one.articles) <= set(DAY) for one in listed)
