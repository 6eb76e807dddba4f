"""Shared by the tests of the linking stage: a workspace with one quotation in one article."""

import pytest

from riwaya.store.sqlite import open_store
from riwaya.types import Annotations, Article, Quote

TEXT = "قال النوري: «نعم»."


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path, create=True) as opened:
        quote = Quote(start=13, end=16, text="نعم", kind="direct", id="q")
        opened.put_articles([Article(id="a", text=TEXT)])
        opened.put_annotations("v", [Annotations(article="a", quotes=(quote,))])
        yield opened
