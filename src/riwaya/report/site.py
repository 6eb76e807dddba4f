"""Writes the report: every page in every language, and the files they need.

Order: index the dossier, make the views once, clear what an earlier report wrote, copy the
static files, write the data of each story once, then render each language's tree. The first
language stands at the root, each other in a folder of its name; pages link by relative paths, so
the folder opens from disk.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template

from riwaya.report import links
from riwaya.report.corpus import Corpus, build
from riwaya.report.data import files
from riwaya.report.i18n import Interface, interface
from riwaya.report.options import ReportOptions
from riwaya.report.rendering import environment
from riwaya.report.views.beside import beside_page
from riwaya.report.views.chronicle import bars, timeline_pages
from riwaya.report.views.entity import entity_lines, entity_page
from riwaya.report.views.index import index_pages
from riwaya.report.views.judgements import decisions
from riwaya.report.views.outlet import outlet_pages
from riwaya.report.views.reader import reader_page
from riwaya.report.views.story import story_page
from riwaya.types import Dossier

MANIFEST = "static/files.txt"
# What HTML may not hold: controls, lone surrogates, non-characters. One stands for one.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page to be written: its path from the root of a tree, its template and its view."""

    path: str
    template: str
    view: Any


def write(dossier: Dossier, out: Path, *, options: ReportOptions | None = None) -> Path:
    """Writes the report of a dossier into a folder and returns its index.html.

    The files of an earlier report there are removed first, so that a report in excerpts never
    stands beside the full texts of the one before. Other files in the folder are left alone.
    Raises OSError when the folder cannot be written.
    """
    options = options or ReportOptions()
    corpus = build(dossier, excerpts=options.excerpts)
    _clear(out)
    written = list(_copy_static(out))
    trees = {code: "" if code == options.languages[0] else f"{code}/" for code in options.languages}
    judged = bool(dossier.judgements)
    renderers = [
        (trees[code], _Renderer(interface(code), environment(interface(code)), trees, options, judged))
        for code in trees
    ]
    for name, text in (file for told in corpus.dossier.stories for file in files(corpus, told)):
        _put(out, name, text)
        written.append(name)
    for page in pages(corpus):
        for tree, renderer in renderers:
            _put(out, f"{tree}{page.path}", renderer.render(page))
            written.append(f"{tree}{page.path}")
    _put(out, MANIFEST, "".join(f"{name}\n" for name in sorted(written)))
    return out / links.INDEX


def pages(corpus: Corpus) -> Iterator[Page]:
    """Every page of one tree."""
    times = timeline_pages(corpus)
    for index in index_pages(corpus, bars(times)):
        yield Page(path=index.path, template="index.html", view=index)
    for time in times:
        yield Page(path=time.path, template="timeline.html", view=time)
    for told in corpus.dossier.stories:
        yield Page(path=links.story(told.story.id), template="story.html", view=story_page(corpus, told))
    for document in corpus.dossier.documents:
        if reader := reader_page(corpus, document):
            yield Page(path=reader.path, template="reader.html", view=reader)
    for pair, joins in corpus.joins.items():
        if beside := beside_page(corpus, pair, joins):
            yield Page(path=beside.path, template="beside.html", view=beside)
    for key in corpus.paged:
        if entity := entity_page(corpus, key):
            yield Page(path=entity.path, template="entity.html", view=entity)
    yield Page(path=links.NAMES, template="names.html", view=entity_lines(corpus))
    outlets = outlet_pages(corpus)
    yield Page(path=links.OUTLETS, template="outlets.html", view=outlets)
    for outlet in outlets:
        yield Page(path=outlet.path, template="outlet.html", view=outlet)
    if corpus.dossier.judgements:
        yield Page(path=links.JUDGEMENTS, template="judgements.html", view=decisions(corpus))


@dataclass(frozen=True, slots=True)
class _Renderer:
    """One language's templates and the trees that its pages link to."""

    ui: Interface
    environment: Environment
    trees: dict[str, str]
    options: ReportOptions
    judged: bool

    def render(self, page: Page) -> str:
        """A page as HTML; `root` leads to the tree's root, `base` to the report's."""
        here = f"{self.trees[self.ui.code]}{page.path}"
        template: Template = self.environment.get_template(page.template)
        return template.render(
            view=page.view,
            path=page.path,
            root="../" * page.path.count("/"),
            base="../" * here.count("/"),
            options=self.options,
            judged=self.judged,
            languages=[
                (interface(code), links.relative(f"{tree}{page.path}", start=here))
                for code, tree in self.trees.items()
            ],
        )


def _put(out: Path, name: str, text: str) -> None:
    """Writes one text file, what cannot stand in HTML replaced."""
    file = out / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(_UNPRINTABLE.sub("\ufffd", text), "utf-8", newline="\n")


def _copy_static(out: Path) -> Iterator[str]:
    """Copies style, script, fonts and their licences; gives the names."""
    for file, name in _walk(resources.files("riwaya.report").joinpath("static"), "static"):
        target = out / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
        yield name


def _walk(folder: Traversable, name: str) -> Iterator[tuple[Traversable, str]]:
    """All files below a folder of the package with their paths."""
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            yield from _walk(entry, f"{name}/{entry.name}")
        else:
            yield entry, f"{name}/{entry.name}"


def _clear(out: Path) -> None:
    """Removes what an earlier report wrote here, by its own list; nothing outside the folder."""
    manifest = out / MANIFEST
    if not manifest.is_file():
        return
    inside = out.resolve()
    for name in manifest.read_text("utf-8").splitlines():
        file = (out / name).resolve()
        if file.is_file() and file.is_relative_to(inside):
            file.unlink()
