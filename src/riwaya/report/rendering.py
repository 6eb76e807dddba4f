"""The template environment of one language: autoescaped, strict, with the formatters.

Everything that a template prints is escaped; no filter here marks anything as safe.
"""

from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from riwaya.report import dates, labels
from riwaya.report.i18n import Interface
from riwaya.report.views import graph


def environment(ui: Interface) -> Environment:
    """The environment of an interface language."""
    made = Environment(
        loader=PackageLoader("riwaya.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_translations(ui.messages, newstyle=True)  # type: ignore[attr-defined]
    # The same few numbers and days stand on every page; formatting them is slow.
    kept = lru_cache(maxsize=10_000)
    made.filters |= {
        "number": kept(ui.number),
        "percent": kept(ui.percent),
        "language": kept(ui.language),
        "stretch": kept(lambda value: dates.stretch(value, ui)),
        "moment": kept(lambda value: dates.moment(value, ui)),
    }
    made.globals |= {
        "ui": ui,
        "box_width": graph.WIDTH,
        "box_height": graph.HEIGHT,
        "interval": kept(lambda start, end: dates.interval(start, end, ui)),
        "label": kept(lambda table, value: _label(ui, table, value)),
    }
    return made


def _label(ui: Interface, table: str, value: str) -> str:
    """What the interface calls a value; names ("" as table) and empty values stay as they are."""
    message = labels.message(table, value) if table else value
    # An empty message would give the catalogue's own header.
    return ui.messages.gettext(message) if table and message else message
