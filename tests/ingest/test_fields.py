"""The outlet of an article: as given, as its page states it, else by the domain of its address."""

import msgspec
import pytest

from riwaya.ingest.fields import article
from riwaya.types import Article


def _made(**fields: str) -> Article:
    (made,) = article({"text": "انعقد الاجتماع.", **fields}, where="test", path=None)
    assert isinstance(made, Article)
    return made


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.sana.sy/?p=12", "SANA"),
        ("https://arabic.rt.com/news/1", "RT"),
        ("https://www.isna.ir/news/9609", "ISNA"),
        ("www.reuters.com/world", "Reuters"),
        ("https://notsana.sy/1", None),
        ("https://example.org/sana.sy", None),
        ("http://[broken", None),
    ],
)
def test_an_outlet_is_named_by_the_domain_of_its_address(url: str, outlet: str | None) -> None:
    assert _made(url=url).outlet == outlet


def test_a_given_outlet_wins_over_its_address() -> None:
    assert _made(url="https://www.sana.sy/1", outlet="صحيفة الميناء").outlet == "صحيفة الميناء"


def test_which_outlets_are_listed_does_not_change_an_id() -> None:
    named = _made(url="https://www.sana.sy/1")
    unnamed = msgspec.structs.replace(named, outlet=None)
    (again,) = article({"text": unnamed.text, "url": unnamed.url}, where="test", path=None)
    assert isinstance(again, Article)
    assert again.id == named.id
    assert named.id != _made(url="https://www.sana.sy/1", outlet="SANA").id
