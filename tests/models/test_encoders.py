"""The encoder by name: nothing is downloaded."""

from pathlib import Path

import pytest

from riwaya.errors import ModelError
from riwaya.models.encoders import hub_cache, locate


def test_a_folder_is_taken_as_it_is(tmp_path: Path) -> None:
    assert locate(tmp_path) == tmp_path


def test_the_newest_of_a_hubs_snapshots(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    kept = tmp_path / "models--somebody--model" / "snapshots" / "abc"
    kept.mkdir(parents=True)
    assert locate("somebody/model") == kept


def test_a_name_that_is_not_here_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    with pytest.raises(ModelError, match="nothing is downloaded"):
        locate("nobody/nothing")


def test_where_a_hubs_client_keeps_its_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HF_HUB_CACHE", raising=False)
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    assert hub_cache() == tmp_path / "hub"
