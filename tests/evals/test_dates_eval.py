from datetime import date

import pytest
from evals.dates_eval import Case, Expected, Found, days, figures, readings, recognizer_cases, right_value

from evals import dates_eval
from riwaya.types import Annotations, Article, DateMention

DAY = (date(2024, 10, 14), date(2024, 10, 15))


def mention(start, end, from_=None, to=None, **fields):
    fixed = {"text": "x", "kind": "point", "grain": "day", "anchor": "absolute"}
    return DateMention(start=start, end=end, from_=from_, to=to, **{**fixed, **fields})


def found(expected, dates, *, complete=True, name="a"):
    return Found(Case(Article(id=name, text="x" * 60), tuple(expected), complete), tuple(dates))


@pytest.mark.parametrize(
    ("from_", "to", "right"),
    [
        ("2024-10-14", "2024-10-15", True),
        ("2024-10-14T17:00:00", "2024-10-14T20:00:00", True),  # an evening lies in its day
        ("2024-10-14", "2024-10-16", True),  # the sets count the last day in or out
        ("2024-10-14", "2024-10-17", False),
        ("2024-10-13", "2024-10-15", False),
        (None, "2024-10-15", False),
        ("2024-10-14", None, False),
    ],
)
def test_values_are_compared_by_the_day(from_, to, right):
    assert right_value(Expected(0, 5, (DAY,)), mention(0, 5, from_, to)) is right


def test_any_of_several_readings_is_right():
    past, future = DAY, (date(2025, 10, 14), date(2025, 10, 15))
    assert right_value(Expected(0, 5, (past, future)), mention(0, 5, "2025-10-14", "2025-10-15"))


def test_days_touched_by_an_interval_that_ends_in_the_evening():
    assert days(mention(0, 5, "2024-10-14", "2024-10-16T18:00")) == (date(2024, 10, 14), date(2024, 10, 17))


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (
            {
                "TypeName": "datetimeV2.date",
                "Resolution": {"values": [{"type": "date", "value": "2024-10-14"}]},
            },
            (DAY,),
        ),
        (
            {
                "Type": "date",
                "Value": {
                    "FutureResolution": {"date": "2024-10-14"},
                    "PastResolution": {"date": "2024-10-14"},
                },
            },
            (DAY,),
        ),
        (
            {
                "Type": "daterange",
                "Value": {
                    "FutureResolution": {"startDate": "2024-10-01", "endDate": "2024-11-01"},
                    "PastResolution": {},
                },
            },
            ((date(2024, 10, 1), date(2024, 11, 1)),),
        ),
        (
            {
                "Type": "datetime",
                "Value": {"FutureResolution": {"dateTime": "2024-10-14 17:00:00"}, "PastResolution": {}},
            },
            (DAY,),
        ),
        ({"Type": "time", "Value": {"FutureResolution": {"time": "17:00:00"}, "PastResolution": {}}}, ()),
        ({"TypeName": "datetimeV2.date", "Resolution": {"values": [{"value": "not resolved"}]}}, ()),
        ({"Type": "duration"}, ()),
    ],
)
def test_readings_of_the_specifications(result, expected):
    assert readings(result) == expected


def test_spans_count_where_all_are_listed_and_values_everywhere():
    both = [
        found([Expected(0, 10, (DAY,))], [mention(1, 10, "2024-10-14", "2024-10-15"), mention(20, 30)]),
        found([Expected(0, 10, (DAY,))], [mention(0, 10), mention(20, 30)], complete=False, name="b"),
    ]
    by_name = {figure.name: figure for figure in figures("d", both)}
    assert by_name["d.span_precision"].value == 0.5
    assert by_name["d.span_recall"].value == 1.0
    assert (by_name["d.value_recall"].value, by_name["d.value_recall"].units) == (0.5, 2)


def test_optional_expressions_are_not_judged():
    one = found([Expected(0, 10, optional=True)], [mention(0, 10)])
    assert {f.name: f.units for f in figures("d", [one])}["d.span_recall"] == 0


def test_errors_name_what_was_expected():
    one = found([Expected(0, 10, (DAY,)), Expected(30, 40)], [mention(0, 10, "2023-10-14", "2023-10-15")])
    lines = list(dates_eval.error_lines([one]))
    assert [line.split()[0] for line in lines] == ["missed", "value"]
    assert "2024-10-14..2024-10-15" in lines[1]


@pytest.mark.skipif(not dates_eval.RECOGNIZERS.exists(), reason="needs ../shared")
def test_the_specifications_are_read():
    cases = recognizer_cases(dates_eval.RECOGNIZERS / "Arabic", "ar")
    assert len(cases) > 800
    assert sum(bool(e.readings) for case in cases for e in case.expected) > 250
    for case in cases:
        assert all(0 <= e.start < e.end <= len(case.article.text) for e in case.expected)


def test_the_command_scores_the_sample(monkeypatch, tmp_path, capsys):
    def nothing(articles):
        return [Annotations(article=one.id, dates=()) for one in articles]

    monkeypatch.setattr(dates_eval, "named", lambda *_, **__: nothing)
    for name in ("RECOGNIZERS", "PARSTDEX"):
        monkeypatch.setattr(dates_eval, name, tmp_path / "absent")
    monkeypatch.setattr("evals.harness.read_floors", dict)
    assert dates_eval.main([]) == 0
    printed = capsys.readouterr().out
    assert printed.count("skipped") == 4
    assert "dates.sample.all.value_recall" in printed
