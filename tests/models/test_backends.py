import pytest

from riwaya.models import backends


@pytest.mark.parametrize(
    ("abilities", "expected"),
    [
        (["FP32", "INT8", "BF16"], ("openvino", "bf16")),
        (["FP32", "INT8"], ("onnxruntime", "f32")),
    ],
)
def test_openvino_is_chosen_for_bfloat16(monkeypatch, abilities, expected):
    monkeypatch.setattr(backends.importlib.util, "find_spec", lambda name: object())
    monkeypatch.setattr(backends, "openvino_abilities", lambda: abilities)
    choice = backends.choose()
    assert (choice.runtime, choice.precision) == expected


def test_without_openvino_the_fallback_is_named(monkeypatch):
    monkeypatch.setattr(backends.importlib.util, "find_spec", lambda name: None)
    choice = backends.choose()
    assert choice.runtime == "onnxruntime"
    assert "not installed" in choice.reason


def test_a_broken_openvino_does_not_stop_the_fallback(monkeypatch):
    def fail():
        raise ImportError("libopenvino.so not found")

    monkeypatch.setattr(backends.importlib.util, "find_spec", lambda name: object())
    monkeypatch.setattr(backends, "openvino_abilities", fail)
    choice = backends.choose()
    assert choice.runtime == "onnxruntime"
    assert "libopenvino.so not found" in choice.reason


def test_at_least_one_thread():
    assert backends.default_threads() >= 1
