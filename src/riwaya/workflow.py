"""The whole flow: articles in, groups kept in a workspace, a dossier out.

    read ─▶ annotate ─▶ link ─▶ group ─▶ compare ─▶ report, export

`build`, `judge` and `remove` change a workspace and end in `relink`; `report` and `export` read
it. Only what is new is annotated, encoded and compared, and groups are made anew only around it; a group
is a function of the set of links alone, so the result is the same whatever the order and the batches in
which articles came.
"""

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import IO, Any, NamedTuple, TypeVar

import msgspec

from riwaya import export as records
from riwaya import export_plover, sample
from riwaya.annotate import (
    acts,
    dates,
    events,
    language,
    layout,
    mentions,
    published,
    sentences,
    sources,
    statements,
)
from riwaya.annotate.identity import identified
from riwaya.annotate.mentions import own as users_names
from riwaya.annotate.mentions import voice
from riwaya.annotate.mentions.own import Gazetteer
from riwaya.annotate.quotes import STEP as QUOTES
from riwaya.annotate.step import Step, fingerprint, run_steps
from riwaya.compare.acts import with_acts
from riwaya.compare.designations import designations
from riwaya.compare.dossier import Linked, dossier
from riwaya.config import Settings
from riwaya.encoding import Meaning, Meanings
from riwaya.errors import InputError, ModelError
from riwaya.ingest.gazetteer import read_gazetteer
from riwaya.ingest.judgements import read_judgements
from riwaya.ingest.read import articles, read
from riwaya.languages.pack import languages
from riwaya.link.claims.parts import Told, asked
from riwaya.linking import claims, forget, grouped, link_new, mended, regroup
from riwaya.linking import judgements as kept_judgements
from riwaya.models import doctor as machine
from riwaya.models import encoders, similarity, tagger_weights
from riwaya.models.e5 import E5Encoder
from riwaya.models.protocols import Encoder, Tagger
from riwaya.models.tagger import E5Tagger
from riwaya.report.options import ReportOptions
from riwaya.report.site import write as write_report
from riwaya.store import gazetteer as name_lists
from riwaya.store.protocols import Reader, Writer
from riwaya.store.sqlite import open_store
from riwaya.types import Annotations, Article, Checked, Document, Dossier, Judgement, Problem

T = TypeVar("T")
R = TypeVar("R")
Progress = Callable[[str, Iterable[Any], int | None], Iterator[Any]]
# Applies a function to batches; `map`, or that of a pool of processes or of a cluster.
Executor = Callable[[Callable[[Sequence[Article]], R], Iterable[Sequence[Article]]], Iterable[R]]

STEPS = (
    language.STEP,
    layout.STEP,
    sentences.STEP,
    published.STEP,
    dates.STEP,
    mentions.STEP,
    QUOTES,
    acts.STEP,
    voice.STEP,
    events.STEP,
    sources.STEP,
    statements.STEP,
)

# No news article is longer (a novel is about half of it); beyond it a file is a dump, and memory
# would grow with it.
LONGEST = 1_000_000
# No names of a user's own; settings of a call that gives none.
NO_NAMES, DEFAULTS = users_names.gazetteer(()), Settings()
# Under this name a workspace keeps the encoder that was chosen for it.
ENCODER = "encoder"
# Below this many articles, starting processes takes longer than annotating.
WORTH_A_POOL = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a build did, and what it could not read."""

    new: int = 0
    replaced: int = 0
    removed: int = 0
    judged: int = 0
    articles: int = 0
    stories: int = 0
    problems: tuple[Problem, ...] = ()

    def sentence(self) -> str:
        """The summary in one line."""
        did = (
            ("new", self.new),
            ("changed", self.replaced),
            ("removed", self.removed),
            ("judged", self.judged),
        )
        parts = [f"{count} {name}" for name, count in did if count]
        parts += [f"{self.articles} articles in {self.stories} stories"]
        return ", ".join(parts) + (f"; {len(self.problems)} problems, listed above" if self.problems else "")


def no_progress(_: str, items: Iterable[T], __: int | None = None) -> Iterator[T]:
    """Progress that shows nothing."""
    return iter(items)


# --- the flow -----------------------------------------------------------------------------------


def build(
    inputs: Iterable[str],
    workspace: Path,
    *,
    settings: Settings,
    stdin: IO[bytes] | None = None,
    encoder: Encoder | None = None,
    progress: Progress = no_progress,
) -> Summary:
    """Reads articles into a workspace and brings all its groups up to date."""
    problems: list[Problem] = []
    with open_store(workspace, create=True) as store:
        found = articles(read(inputs, stdin=stdin), problems)
        new, replaced = store.put_articles(progress("Reading", found, None))
        own = own_names(workspace, settings)
        problems += annotate_stale(store, settings=settings, progress=progress, own=own)
        told = relink(store, encoder or chosen_encoder(store, settings), progress=progress)
        counts = len(store.article_ids()), told
    return Summary(
        new=new, replaced=replaced, articles=counts[0], stories=counts[1], problems=tuple(problems)
    )


def annotate_stale(
    store: Writer, *, settings: Settings, progress: Progress, own: Gazetteer = NO_NAMES
) -> list[Problem]:
    """Annotates what today's steps have not annotated; gives what could not be."""
    version, kept = fingerprint(steps(own)), store.annotated()
    todo = [one for one in store.article_ids() if kept.get(one) != version]
    batches = _batches(todo, settings.batch)
    problems: list[Problem] = []
    with executor(settings, len(todo)) as run:
        loaded = (tuple(store.articles(batch)) for batch in batches)
        results = run(partial(annotate_batch, own=own), loaded)
        for result in progress("Annotating", results, -(-len(todo) // settings.batch)):
            store.put_annotations(version, result.annotations)
            problems += result.problems
    return problems


def relink(store: Writer, encoder: Encoder, *, progress: Progress = no_progress) -> int:
    """Links what is new and makes the groups around it anew; gives how many stories there are."""
    read = meanings(encoder)
    link_new(store, read, track=progress)
    return regroup(store, read)


def chosen_encoder(store: Writer, settings: Settings) -> Encoder:
    """The encoder that is asked for, which the workspace then keeps; else the one that it has."""
    kept = store.choice(ENCODER)
    name = settings.encoder or kept or encoders.BUNDLED
    encoder = default_encoder(settings.threads, name)
    if name != (kept or encoders.BUNDLED):
        store.put_choice(ENCODER, name)
    return encoder


@cache
def meanings(encoder: Encoder) -> Meanings:
    """What reads meaning by this encoder: the bundled one has vectors of their own for sentences."""
    articles = sentences = Meaning(encoder, similarity.of(encoder))
    if isinstance(encoder, E5Encoder) and not encoder.is_aligned:
        twin = encoder.aligned()
        sentences = Meaning(twin, similarity.of(twin))
    return Meanings(articles=articles, sentences=sentences)


def compare(store: Reader) -> Dossier:
    """The dossier of a workspace: its groups read by outlet."""
    made = grouped(store)
    documents = tuple(with_acts(mended(store), made.utterances))
    linked = Linked(
        stories=made.stories,
        entities=made.entities,
        utterances=made.utterances,
        designations=designations(documents, made.entities),
        copies=made.copies,
        claims=made.claims,
        events=made.events,
        links=made.links,
    )
    return dossier(documents, linked, judgements=made.judgements)


def report(workspace: Path, out: Path, *, excerpts: bool = False, languages: Sequence[str] = ()) -> Path:
    """Writes the report of a workspace; gives the path of its index.html."""
    options = ReportOptions(excerpts=excerpts)
    if languages:
        options = replace(options, languages=tuple(languages))
    with open_store(workspace) as store:
        return write_report(compare(store), out, options=options)


def export(workspace: Path, out: Path) -> tuple[Path, ...]:
    """Writes the records of a workspace as JSON lines; gives the files."""
    with open_store(workspace) as store:
        made = compare(store)
    return (*records.write(made, out), *export_plover.write(made, out))


def check(
    claim: str,
    workspace: Path,
    *,
    settings: Settings,
    encoder: Encoder | None = None,
) -> Iterator[Checked]:
    """The stance of every article of a workspace to a sentence in any of the languages, newest story first.

    Raises InputError for a claim without a word.
    """
    if not any(char.isalnum() for char in claim):
        raise InputError("--claim", f"{claim!r} has no word", "write one sentence, such as a headline")
    with open_store(workspace) as store:
        read_by = meanings(encoder or chosen_encoder(store, settings))
        documents = {document.id: document for document in mended(store)}
        told_in = sorted(grouped(store).stories, key=lambda one: one.to or one.from_ or "", reverse=True)
        yield from claims.check(store, read_by, cache(partial(_asked, claim)), told_in, documents)


def _asked(claim: str, day: str | None) -> Told:
    """The claim as a statement made on a day; other languages than the packs' are taken for English."""
    text = claim.strip()
    article = Article(id="claim", text=text, published=day)
    found = annotate_articles([article])[0]
    if found.language not in languages():
        found = annotate_articles([msgspec.structs.replace(article, language="en")])[0]
    return asked(Document(article=article, annotations=found))


# --- annotation ---------------------------------------------------------------------------------


class Annotated(NamedTuple):
    """The annotations of a batch, and the articles on which a step failed."""

    annotations: tuple[Annotations, ...]
    problems: tuple[Problem, ...]


def steps(own: Gazetteer = NO_NAMES) -> tuple[Step, ...]:
    """STEPS as they run here: with the tagger where its weights are, and with a user's own names."""
    # A model that was opened before a fork must not be used after it: each process has its own.
    base = _steps(os.getpid())
    at = next(at for at, one in enumerate(base, 1) if one.name == mentions.STEP.name)
    return (*base[:at], users_names.step(own), *base[at:]) if own.entries else base


@cache
def _steps(_process: int) -> tuple[Step, ...]:
    tagger = default_tagger()
    return tuple(mentions.step(tagger) if one is mentions.STEP else one for one in STEPS)


def annotate_articles(found: Sequence[Article], own: Gazetteer = NO_NAMES) -> list[Annotations]:
    """All layers of each article, in this process. Errors of a step are raised.

    Of a text longer than `LONGEST` characters only so many are read.
    """
    return [identified(run_steps(_cut(article), steps(own))) for article in found]


def _cut(article: Article) -> Article:
    if len(article.text) <= LONGEST:
        return article
    return msgspec.structs.replace(article, text=article.text[:LONGEST])


def annotate_batch(found: Sequence[Article], own: Gazetteer = NO_NAMES) -> Annotated:
    """As `annotate_articles`, but an article on which a step fails costs the batch only itself."""
    annotations, problems = [], []
    for article in found:
        if len(article.text) > LONGEST:
            problems.append(_too_long(article))
        try:
            annotations += annotate_articles([article], own)
        except Exception as error:  # whatever it is, the other articles must not be lost
            problem = f"could not be annotated: {type(error).__name__}: {error}"
            remedy = "this is a fault in Riwaya: please report it with the article"
            problems.append(Problem(where=article.path or article.id, problem=problem, remedy=remedy))
    return Annotated(tuple(annotations), tuple(problems))


def _too_long(article: Article) -> Problem:
    problem = f"{len(article.text):,} characters; only the first {LONGEST:,} were searched"
    remedy = "split it into articles, one a file or a line"
    return Problem(where=article.path or article.id, problem=problem, remedy=remedy)


def annotate(
    inputs: Iterable[str],
    problems: list[Problem],
    *,
    settings: Settings = DEFAULTS,
    stdin: IO[bytes] | None = None,
    progress: Progress = no_progress,
) -> Iterator[bytes]:
    """One JSON line an article with all its layers; problems are added to `problems` as they come."""
    own = own_names(None, settings)
    found = articles(read(inputs, stdin=stdin), problems)
    for article in progress("Annotating", found, None):
        result = annotate_batch([article], own)
        problems += result.problems
        for annotations in result.annotations:
            yield records.line(records.record(Document(article=article, annotations=annotations)))


@contextmanager
def executor(settings: Settings, size: int) -> Iterator[Executor[Annotated]]:
    """`map`, or that of a pool of processes where there is enough to do."""
    if settings.workers < 2 or size < WORTH_A_POOL:
        yield map
        return
    with ProcessPoolExecutor(settings.workers) as pool:
        yield _bounded(pool, settings.workers * 2)


def _bounded(pool: ProcessPoolExecutor, ahead: int) -> Executor[R]:
    """A pool's map that holds only so many batches in flight: memory does not grow with the input."""

    def run(function: Callable[[Sequence[Article]], R], batches: Iterable[Sequence[Article]]) -> Iterator[R]:
        waiting = iter(batches)
        flying = [pool.submit(function, batch) for batch in islice(waiting, ahead)]
        while flying:
            done = flying.pop(0).result()
            flying += [pool.submit(function, batch) for batch in islice(waiting, 1)]
            yield done

    return run


def _batches(ids: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (ids[at : at + size] for at in range(0, len(ids), size))


# --- a user's own names -------------------------------------------------------------------------


def own_names(workspace: Path | None, settings: Settings) -> Gazetteer:
    """The names of all lists that apply: the user's, and the workspace's where there is one."""
    kept = (name_lists.lists(folder) for folder in _folders(workspace, settings))
    return users_names.gazetteer(one for lists in kept for entries in lists.values() for one in entries)


def _folders(workspace: Path | None, settings: Settings) -> list[Path]:
    """Folders of name lists, the one that a change goes to last."""
    own = name_lists.folder_of(workspace) if workspace else None
    return [folder for folder in (settings.gazetteer, own) if folder]


def add_names(file: Path, workspace: Path | None, *, settings: Settings) -> tuple[Path, int]:
    """Keeps a file's names for a workspace, or for all; gives where, and how many entries they are."""
    entries = read_gazetteer(file)
    return name_lists.keep(_folder(workspace, settings), file.stem, entries), len(entries)


def _folder(workspace: Path | None, settings: Settings) -> Path:
    found = _folders(workspace, settings)
    if not found:
        raise InputError(
            "gazetteer", "no folder to keep names in", "give --workspace, or set RIWAYA_GAZETTEER"
        )
    return found[-1]


def listed_names(workspace: Path | None, *, settings: Settings) -> Iterator[tuple[Path, str, int]]:
    """Folder, name and entries of each list that applies."""
    for folder in _folders(workspace, settings):
        for name, entries in name_lists.lists(folder).items():
            yield folder, name, len(entries)


def remove_names(name: str, workspace: Path | None, *, settings: Settings) -> None:
    """Takes a list away. Raises InputError where there is none of this name."""
    folder = _folder(workspace, settings)
    if not name_lists.drop(folder, name):
        raise InputError(name, f"no list of this name in {folder}", "see `riwaya gazetteer list`")


# --- people -------------------------------------------------------------------------------------


def judge(
    stream: IO[bytes],
    workspace: Path,
    *,
    name: str,
    who: str | None,
    now: datetime,
    settings: Settings,
    encoder: Encoder | None = None,
    progress: Progress = no_progress,
) -> Summary:
    """Keeps judgements and replays them; those whose target is gone are kept and shown as lost."""
    read_ones = list(read_judgements(stream, name=name, who=who, now=now))
    made = [one for one in read_ones if isinstance(one, Judgement)]
    problems = tuple(one for one in read_ones if isinstance(one, Problem))
    with open_store(workspace) as store:
        store.put_judgements(made)
        told = relink(store, encoder or chosen_encoder(store, settings), progress=progress)
        counts = len(store.article_ids()), told
    return Summary(judged=len(made), articles=counts[0], stories=counts[1], problems=problems)


def judgements(workspace: Path) -> tuple[Judgement, ...]:
    """What people decided, with the ones whose target is gone marked `lost`."""
    with open_store(workspace) as store:
        return kept_judgements(store)


def remove(
    ids: Sequence[str],
    workspace: Path,
    *,
    settings: Settings,
    encoder: Encoder | None = None,
    progress: Progress = no_progress,
) -> Summary:
    """Forgets articles and makes the groups that they were in anew without them."""
    with open_store(workspace) as store:
        unknown = sorted(set(ids) - set(store.article_ids()))
        removed = forget(store, ids)
        told = relink(store, encoder or chosen_encoder(store, settings), progress=progress)
        counts = len(store.article_ids()), told
    remedy = "see the ids in articles.jsonl of `riwaya export`"
    problems = tuple(Problem(where=one, problem="no article has this id", remedy=remedy) for one in unknown)
    return Summary(removed=removed, articles=counts[0], stories=counts[1], problems=problems)


# --- the edges ----------------------------------------------------------------------------------


def demo(out: Path, *, settings: Settings, progress: Progress = no_progress) -> tuple[Summary, Path]:
    """Builds the bundled sample corpus; gives the summary and the path of its report."""
    inputs = [str(sample.articles())]
    done = build(inputs, out / "workspace", settings=settings, progress=progress)
    return done, report(out / "workspace", out / "report").resolve()


def schemas() -> dict[str, Any]:
    """JSON Schema of every record, by name."""
    return records.schemas()


@cache
def default_encoder(threads: int, name: str = encoders.BUNDLED) -> Encoder:
    """The sentence encoder of that name or folder, ready to run."""
    return encoders.load(name, threads=threads)


def default_tagger() -> Tagger | None:
    """The shipped tagger, on one thread in a process of a pool; None where it is missing or not wanted."""
    settings = Settings.from_environment()
    if not settings.tagger:
        return None
    try:
        return E5Tagger.load(threads=1 if multiprocessing.parent_process() else settings.threads)
    except ModelError:  # `doctor` says why; names are then found by rules alone
        return None


def doctor() -> Iterator[tuple[str, str]]:
    """Facts on how models run here, by name."""
    for name, value in asdict(machine.examine()).items():
        yield name, str(value)
    yield "tagger", tagger_weights.state() if Settings.from_environment().tagger else "not wanted"
