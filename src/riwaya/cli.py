"""The command line: thin commands over `workflow`. JSON lines go through "-"; the exit code tells.

Exit codes: 0 all went well; 1 something could not be read (the rest was); 2 wrong usage, or a
RiwayaError that stopped the command.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, TypeVar

import click
import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from riwaya import __version__, workflow
from riwaya.config import Settings
from riwaya.errors import RiwayaError
from riwaya.types import Problem

T = TypeVar("T")
SOME_FAILED, STOPPED = 1, 2

INPUTS = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
WORKSPACE = click.option(
    "--workspace", "-w", required=True, type=click.Path(path_type=Path), help="Folder of the workspace."
)
OUT_FILE = click.option(
    "--out", "-o", default="-", metavar="FILE", help="Where to write; - is standard output."
)
OUT_DIR = click.option(
    "--out", "-o", required=True, type=click.Path(path_type=Path), help="Folder to write into."
)
ENCODER = click.option(
    "--encoder",
    metavar="NAME",
    help="Sentence encoder: a folder with an ONNX model, or a name; the workspace keeps to it.",
)
QUIET = click.option("--quiet", "-q", is_flag=True, help="No progress and no summary, only problems.")


class Cli(click.Group):
    """Turns errors raised on purpose into one line and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; a RiwayaError ends it with its message."""
        try:
            return super().invoke(ctx)
        except RiwayaError as error:
            click.echo(f"riwaya: {error}", err=True)
            ctx.exit(STOPPED)


@click.group(cls=Cli, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="riwaya")
def main() -> None:
    """Rebuilds the record of a happening from its many tellings.

    \b
    riwaya build articles/ --workspace ws     read a folder of saved articles
    riwaya report --workspace ws --out site   write the dossier; open site/index.html
    riwaya demo                               the same on the bundled sample
    """


@main.command()
@INPUTS
@WORKSPACE
@ENCODER
@QUIET
def build(inputs: tuple[str, ...], workspace: Path, encoder: str | None, quiet: bool) -> None:
    """Read articles into a workspace: find, link and group what they hold.

    INPUT is a file (.txt .html .jsonl .jsonl.gz .csv), a folder of them, or - for JSON lines
    on standard input. Run it again with more articles: only what is new is worked on.

    \b
    riwaya build articles/ more.jsonl.gz --workspace ws
    zcat archive.gz | riwaya build - --workspace ws
    """
    with _bars(quiet) as bars:
        done = workflow.build(inputs, workspace, settings=_settings(encoder), progress=bars)
    _finish(done.problems, done.sentence(), quiet=quiet)


@main.command()
@INPUTS
@OUT_FILE
@QUIET
def annotate(inputs: tuple[str, ...], out: str, quiet: bool) -> None:
    """Write what is found in each article, one JSON object a line; no workspace needed.

    \b
    riwaya annotate articles/ --out found.jsonl
    cat articles.jsonl | riwaya annotate - | jq '.quotes[].text'
    """
    problems: list[Problem] = []
    with _stream(out) as stream, _bars(quiet or out == "-") as bars:
        lines = 0
        for line in workflow.annotate(inputs, problems, settings=_settings(), progress=bars):
            stream.write(line)
            lines += 1
    _finish(problems, f"{lines} articles annotated", quiet=quiet)


@main.command()
@WORKSPACE
@OUT_DIR
@click.option("--excerpts", is_flag=True, help="Only the cited sentences of each article, for sharing.")
@click.option(
    "--language",
    "languages",
    multiple=True,
    help="Interface language (en, ar, fa); the first stands at the root.",
)
def report(workspace: Path, out: Path, excerpts: bool, languages: tuple[str, ...]) -> None:
    """Write the dossier as pages that open from disk, and print the path of index.html.

    \b
    riwaya report --workspace ws --out site
    riwaya report --workspace ws --out share --excerpts --language ar
    """
    click.echo(workflow.report(workspace, out, excerpts=excerpts, languages=languages))


@main.command()
@WORKSPACE
@OUT_DIR
def export(workspace: Path, out: Path) -> None:
    """Write all records as JSON lines, one file a layer, over earlier ones.

    \b
    riwaya export --workspace ws --out data
    """
    for path in workflow.export(workspace, out):
        click.echo(path)


@main.command()
@WORKSPACE
@click.option("--claim", "-c", required=True, metavar="TEXT", help="One sentence, in any of the languages.")
@OUT_FILE
def check(workspace: Path, claim: str, out: str) -> None:
    """Say what each article reports of a claim: reports, contradicts, silent or unsure, with the words.

    One JSON object a line, one an article. Write the claim as a plain sentence, with its numbers,
    names and dates.

    \b
    riwaya check --workspace ws --claim "The flood killed 19 people"
    """
    with _stream(out) as stream:
        for found in workflow.check(claim, workspace, settings=_settings()):
            stream.write(msgspec.json.encode(found) + b"\n")


@main.command()
@click.argument("name", required=False)
def schema(name: str | None) -> None:
    """Print the JSON Schema of every record, or of the one called NAME.

    \b
    riwaya schema quotes
    """
    made = workflow.schemas()
    if name is not None and name not in made:
        raise click.BadParameter(f"{name!r}: expected one of {', '.join(made)}", param_hint="NAME")
    shown = made if name is None else made[name]
    click.echo(msgspec.json.format(msgspec.json.encode(shown), indent=2).decode())


@main.command()
@click.argument("lines", required=False, metavar="[FILE]")
@WORKSPACE
@click.option("--who", help="Who decided, for lines that do not say.")
@QUIET
def judge(lines: str | None, workspace: Path, who: str | None, quiet: bool) -> None:
    """Add what a person decided, as JSON lines from FILE or -; without FILE, print all that was.

    Verdicts on two targets, with `relation` (story, entity, utterance, copy): same, different.
    On one item: wrong, right, add, change. A target is named by article, layer (or "articles"
    with no text) and exact words; `before` and `after` tell two places apart.

    \b
    echo '{"verdict": "wrong", "targets": [{"article": "a1", "layer": "quotes",
           "text": "..."}], "who": "me"}' | riwaya judge - --workspace ws
    """
    if lines is None:
        for made in workflow.judgements(workspace):
            click.echo(msgspec.json.encode(made))
        return
    with _input(lines) as stream, _bars(quiet) as bars:
        now = datetime.now(UTC)
        done = workflow.judge(
            stream, workspace, name=lines, who=who, now=now, settings=_settings(), progress=bars
        )
    _finish(done.problems, done.sentence(), quiet=quiet)


@main.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@WORKSPACE
@QUIET
def remove(ids: tuple[str, ...], workspace: Path, quiet: bool) -> None:
    """Forget articles, with all that was derived from them.

    \b
    riwaya remove 5aba9ccc23787f67 --workspace ws
    """
    with _bars(quiet) as bars:
        done = workflow.remove(ids, workspace, settings=_settings(), progress=bars)
    _finish(done.problems, done.sentence(), quiet=quiet)


@main.command()
@click.option("--out", "-o", default="demo", type=click.Path(path_type=Path), help="Folder to write into.")
@QUIET
def demo(out: Path, quiet: bool) -> None:
    """Build the bundled sample corpus of invented articles and print the path of its report."""
    with _bars(quiet) as bars:
        done, index = workflow.demo(out, settings=_settings(), progress=bars)
    _finish(done.problems, done.sentence(), quiet=quiet, result=str(index))


OF_WORKSPACE = click.option(
    "--workspace", "-w", type=click.Path(path_type=Path), help="For this workspace only; else for all."
)


@main.group()
def gazetteer() -> None:
    """Names of your own: people, places and bodies that every article is searched for."""


@gazetteer.command("add")
@click.argument("file", type=click.Path(path_type=Path))
@OF_WORKSPACE
def gazetteer_add(file: Path, workspace: Path | None) -> None:
    """Keep the names of FILE (.csv, .tsv, .jsonl), over an earlier list of the same file name.

    \b
    A CSV or TSV file has a header with `name` and `kind` (person, place, organisation, other), and
    may have `id` and `aliases` (a; b). JSON lines may be FollowTheMoney entities or Wikidata's.
    \b
    riwaya gazetteer add council.csv --workspace ws
    """
    kept, count = workflow.add_names(file, workspace, settings=_settings())
    click.echo(f"{count} entries in {kept}; the next `riwaya build` looks for them")


@gazetteer.command("list")
@OF_WORKSPACE
def gazetteer_list(workspace: Path | None) -> None:
    """Print the lists that apply, with how many entries each has and where it is kept."""
    for folder, name, count in workflow.listed_names(workspace, settings=_settings()):
        click.echo(f"{name}\t{count}\t{folder}")


@gazetteer.command("remove")
@click.argument("name")
@OF_WORKSPACE
def gazetteer_remove(name: str, workspace: Path | None) -> None:
    """Take the list NAME away; the next build forgets its names."""
    workflow.remove_names(name, workspace, settings=_settings())


@main.command()
def doctor() -> None:
    """Say which models this machine runs, by which path, and why."""
    for name, value in workflow.doctor():
        click.echo(f"{name}: {value}")


def _settings(encoder: str | None = None) -> Settings:
    settings = Settings.from_environment()
    return replace(settings, encoder=encoder) if encoder else settings


def _stream(path: str) -> IO[bytes]:
    return click.open_file(path, "wb")


def _input(path: str) -> IO[bytes]:
    return click.open_file(path, "rb")


class _bars:
    """A context that gives `progress(label, items, total)`: bars on a terminal, else nothing."""

    def __init__(self, quiet: bool) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        hidden = quiet or not sys.stderr.isatty()
        self._progress = Progress(*columns, console=Console(stderr=True), disable=hidden, transient=True)

    def __enter__(self) -> Callable[[str, Iterable[Any], int | None], Iterator[Any]]:
        self._progress.start()
        return self._track

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def _track(self, label: str, items: Iterable[T], total: int | None = None) -> Iterator[T]:
        return iter(self._progress.track(items, total=total, description=label))


def _finish(problems: Iterable[Problem], summary: str, *, quiet: bool, result: str | None = None) -> None:
    """Prints problems and the summary on standard error, the result last on standard output."""
    found = list(problems)
    for one in found:
        click.echo(f"{one.where}: {one.problem}; {one.remedy}", err=True)
    if not quiet:
        click.echo(summary, err=True)
    if result is not None:
        click.echo(result)
    if found:
        sys.exit(SOME_FAILED)
