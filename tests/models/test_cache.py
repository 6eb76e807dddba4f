import multiprocessing
from pathlib import Path

import pytest

from riwaya.errors import ModelError
from riwaya.models import cache


def write(folder: Path) -> None:
    (folder / "made").write_text("whole")


def ensure_together(root: str, barrier: object) -> str:
    def build(folder: Path) -> None:
        barrier.wait(timeout=20)  # both are past the look for the folder before either moves its own
        write(folder)

    return str(cache.ensure("thing-1", build, root=Path(root)))


def test_builds_once(tmp_path):
    calls = []
    for _ in range(2):
        folder = cache.ensure("thing-1", lambda target: (calls.append(1), write(target)), root=tmp_path)
    assert (folder / "made").read_text() == "whole"
    assert calls == [1]


def test_two_processes_at_once_share_one_folder(tmp_path):
    context = multiprocessing.get_context("spawn")
    with context.Manager() as manager, context.Pool(2) as pool:
        barrier = manager.Barrier(2)
        folders = pool.starmap(ensure_together, [(str(tmp_path), barrier)] * 2)
    assert folders == [str(tmp_path / "thing-1")] * 2
    assert [path.name for path in tmp_path.iterdir()] == ["thing-1"]


def test_a_failed_build_leaves_nothing(tmp_path):
    def fail(folder):
        write(folder)
        raise RuntimeError("stopped")

    with pytest.raises(RuntimeError, match="stopped"):
        cache.ensure("thing-1", fail, root=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_unwritable_root_tells_what_to_set(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(ModelError, match="RIWAYA_CACHE"):
        cache.ensure("thing-1", write, root=tmp_path / "file" / "below")


def test_the_variable_names_the_root(tmp_path, monkeypatch):
    monkeypatch.setenv("RIWAYA_CACHE", str(tmp_path))
    assert cache.default_root() == tmp_path
    monkeypatch.delenv("RIWAYA_CACHE")
    assert cache.default_root().name == "riwaya"
