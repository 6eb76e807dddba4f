"""What a line of a saved page is: furniture, a dateline, a signature, or the telling itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.annotate.layout.lines import cues_for, dateline, is_byline, is_desk, line_kind, signature, tail
from riwaya.text.normalise import folded_set

OUTLETS = folded_set(("Nilan Today", "نيلان اليوم", "سپیدار"))


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ar", "انهار السد القديم صباح اليوم."),
        ("fa", "سد قدیمی بامداد امروز شکست."),
        ("en", "The old dam broke."),
    ],
)
def test_the_telling_is_no_furniture(language, line):
    cues = cues_for(language)
    assert line_kind(line, cues) is None
    assert tail(line, cues) is None
    assert dateline(line, cues, outlets=OUTLETS) == 0
    assert signature(line, cues, outlets=OUTLETS, alone=False) is None


@pytest.mark.parametrize("language", ["ar", "fa", "en"])
@pytest.mark.parametrize("line", ["https://nilan.example/a/b", "#dam #flood"])
def test_addresses_and_hashtags_alone_are_furniture(language, line):
    assert line_kind(line, cues_for(language)) is not None


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ar", "القاهرة (رويترز) - انهار السد القديم صباح اليوم في الوادي الكبير."),
        ("fa", "تهران (رویترز) - سد قدیمی بامداد امروز در دره بزرگ شکست و آب سه روستا را گرفت."),
        ("en", "CAIRO (Reuters) - The old dam broke this morning in the valley."),
    ],
)
def test_a_dateline_ends_before_the_telling(language, line):
    end = dateline(line, cues_for(language), outlets=OUTLETS)
    assert 0 < end < len(line) / 2
    assert "-" in line[:end]


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Ann Hill - Cairo", True),
        ("سامي الخطيب | القاهرة", True),
        ("سد قدیمی شکست.", False),
        ("The dam - which was old and long neglected - broke.", False),
    ],
)
def test_bylines_are_two_short_sides(line, byline):
    assert is_byline(line) == byline


@pytest.mark.parametrize(
    ("line", "desk"),
    [
        ("Foreign desk of Nilan Today", True),
        ("سرویس جهان سپیدار", True),
        ("Nilan Today said it was late.", False),
    ],
)
def test_a_desk_ends_in_its_outlet(line, desk):
    assert is_desk(line, OUTLETS) == desk


@given(st.sampled_from(["ar", "fa", "en"]), st.text(max_size=120))
def test_places_in_a_line_are_inside_it(language, line):
    cues = cues_for(language)
    assert 0 <= dateline(line, cues, outlets=OUTLETS) <= len(line)
    found = tail(line, cues)
    assert found is None or 0 < found[0] <= len(line)
    start = signature(line, cues, outlets=OUTLETS, alone=True)
    assert start is None or 0 <= start < len(line)
