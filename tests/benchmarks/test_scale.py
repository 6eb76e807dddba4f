"""The benchmark of growth: its table, its figure, and the stand-in for the encoder."""

import xml.etree.ElementTree as ET

import numpy as np
import pytest
from benchmarks.figure import figure, table
from benchmarks.scale import HashedWords, steps

ROWS = [{"articles": 500, "ms": 30.5, "peak_mb": 480}, {"articles": 1500, "ms": 41.0, "peak_mb": 600}]


def test_the_table_has_a_row_a_step():
    lines = table(ROWS).splitlines()
    assert len(lines) == 4
    assert lines[-1].startswith("| 1,500 | 41.0 |")


def test_the_figure_is_sound_and_starts_at_zero():
    root = ET.fromstring(figure(ROWS))
    lines = [one for one in root.iter() if one.tag.endswith("polyline")]
    assert len(lines) == 2
    last = [tuple(map(float, one.attrib["points"].split()[-1].split(","))) for one in lines]
    assert last[0][0] == last[1][0] == pytest.approx(346)
    assert last[0][1] == pytest.approx(28 + 150 * (1 - 41 / 45), abs=0.1)


def test_the_stand_in_finds_leads_alike_that_share_rare_words():
    one, same, other = HashedWords().encode(["زلزال يضرب نوارة", "نوارة بعد زلزال", "محصول القمح في السهول"])
    assert float(one @ same) > float(one @ other) + 0.3
    assert np.linalg.norm(one) == pytest.approx(1, abs=1e-5)


def test_steps_are_of_one_size_but_the_last():
    assert [len(one) for one in steps([[1] * 3, [1] * 3, [1]], 2)] == [2, 2, 2, 1]
