import pytest

from evals import __main__ as evals_main


@pytest.mark.parametrize(("statuses", "expected"), [((0, 0), 0), ((1, 0), 1), ((0, 1), 1)])
def test_all_run_and_one_failure_fails(monkeypatch, statuses, expected):
    called = []

    def run(status):
        def one(options):
            called.append(options)
            return status

        return one

    monkeypatch.setattr(evals_main, "SETS", {"quick": [(run(s), ["x"]) for s in statuses], "all": []})
    assert evals_main.main(["quick"]) == expected
    assert called == [["x"], ["x"]]


def test_quick_is_the_sample_alone():
    assert all("sample" in options for _, options in evals_main.QUICK)
