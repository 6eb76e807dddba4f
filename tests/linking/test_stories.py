import pytest

from riwaya.linking import stories
from riwaya.types import (
    Copy,
)


@pytest.mark.parametrize(
    ("kind", "joins"), [("same", True), ("part", True), ("teaser", True), ("composite", False)]
)
def test_copies_belong_to_one_story_but_composites_need_not(kind, joins):
    copy = Copy(left="a", right="b", passages=(), share=0.9, kind=kind)
    assert (stories._as_story_link(copy) is not None) is joins
