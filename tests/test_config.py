import os

from riwaya.config import Settings


def test_the_machines_cores_are_used_unless_told_otherwise():
    assert Settings.from_environment({}).workers == (os.cpu_count() or 1)
    told = Settings.from_environment({"RIWAYA_WORKERS": "3", "RIWAYA_THREADS": "5"})
    assert (told.workers, told.threads) == (3, 5)
