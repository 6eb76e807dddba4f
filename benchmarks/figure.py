"""The table and the figure of `benchmarks.scale`: two small charts over the size of the workspace."""

from collections.abc import Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
# Points of one chart, and the room for its labels.
WIDTH, HEIGHT, LEFT, TOP, BELOW = 300, 150, 46, 28, 34
STAGES = ("Storing", "Placing articles", "Looking for copies", "Reading names", "Grouping")


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table."""
    head = ("articles", "ms an added article", *map(str.lower, STAGES), "peak MB", "workspace MB")
    columns = ("articles", "ms", *STAGES, "peak_mb", "workspace_mb")
    lines = [f"| {' | '.join(head)} |", f"|{'---:|' * len(head)}"]
    lines += [f"| {' | '.join(f'{row.get(one, 0):,}' for one in columns)} |" for row in rows]
    return "\n".join(lines) + "\n"


def figure(rows: Sequence[Row]) -> str:
    """An SVG: milliseconds an added article, and peak memory, each from 0 up."""
    charts = (("ms an added article", "ms"), ("peak memory, MB", "peak_mb"))
    width = len(charts) * (LEFT + WIDTH + 24)
    drawn = "\n".join(
        f'<g transform="translate({at * (LEFT + WIDTH + 24)} 0)">{_chart(title, rows, column)}</g>'
        for at, (title, column) in enumerate(charts)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {TOP + HEIGHT + BELOW}" '
        f'font-family="sans-serif" font-size="11" fill="currentColor">\n{drawn}\n</svg>\n'
    )


def _chart(title: str, rows: Sequence[Row], column: str) -> str:
    most, last = _round(max(row[column] for row in rows)), max(row["articles"] for row in rows)
    points = " ".join(
        f"{LEFT + WIDTH * row['articles'] / last:.1f},{TOP + HEIGHT * (1 - row[column] / most):.1f}"
        for row in rows
    )
    floor = TOP + HEIGHT
    marks = "".join(
        f'<text x="{LEFT - 6}" y="{floor - HEIGHT * part + 4}" text-anchor="end">{most * part:,g}</text>'
        f'<text x="{LEFT + WIDTH * part}" y="{floor + 16}" text-anchor="middle">{last * part:,.0f}</text>'
        for part in (0, 0.5, 1)
    )
    return (
        f'<text x="{LEFT}" y="14" font-weight="bold">{title}</text>{marks}'
        f'<path d="M{LEFT} {TOP}V{TOP + HEIGHT}H{LEFT + WIDTH}" fill="none" stroke="currentColor"/>'
        f'<polyline points="{points}" fill="none" stroke="#0b6e99" stroke-width="2"/>'
        f'<text x="{LEFT + WIDTH}" y="{TOP + HEIGHT + 30}" text-anchor="end">articles in the workspace</text>'
    )


def _round(value: float) -> float:
    """The next higher number with one digit other than 0, in steps of a half."""
    unit = 10 ** (len(str(int(value))) - 1)
    return next(float(unit * half / 2) for half in range(1, 22) if unit * half / 2 >= value)
