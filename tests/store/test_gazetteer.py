from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.errors import WorkspaceError
from riwaya.store.gazetteer import drop, keep, lists
from riwaya.types import GazetteerEntry

ENTRY = GazetteerEntry(id="1", kind="person", names=("زيد الحموي", "Zayd"))


@given(st.lists(st.text(min_size=1), min_size=1, max_size=4))
def test_what_is_kept_is_read_back(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    folder = tmp_path_factory.mktemp("names")
    entry = GazetteerEntry(id="x", kind="other", names=tuple(names))
    keep(folder, "mine", [entry])
    assert lists(folder) == {"mine": (entry,)}


def test_a_list_is_replaced_and_taken_away(tmp_path: Path) -> None:
    folder = tmp_path / "gazetteer"
    assert lists(folder) == {}
    keep(folder, "a", [ENTRY, ENTRY])
    keep(folder, "a", [ENTRY])
    keep(folder, "b", [ENTRY])
    assert {name: len(entries) for name, entries in lists(folder).items()} == {"a": 1, "b": 1}
    assert drop(folder, "a")
    assert not drop(folder, "a")
    assert not drop(folder, "../b")
    assert list(lists(folder)) == ["b"]


def test_a_damaged_list_is_named(tmp_path: Path) -> None:
    keep(tmp_path, "a", [ENTRY]).write_text("{", "utf-8")
    with pytest.raises(WorkspaceError, match=r"a\.jsonl"):
        lists(tmp_path)
