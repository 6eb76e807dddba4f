from typing import get_args

import pytest

from riwaya.languages.layout import layout
from riwaya.types import BoilerplateKind


@pytest.mark.parametrize("code", ["ar", "fa", "en"])
def test_every_table_names_kinds_of_boilerplate(code):
    pack = layout(code)
    for table in (pack.lines, pack.labels, pack.contents, pack.tails, pack.words):
        assert table
        assert set(table) <= set(get_args(BoilerplateKind))
    assert pack.source
    assert pack.agencies


def test_a_language_without_the_file_is_empty():
    assert layout("xx").lines == {}
