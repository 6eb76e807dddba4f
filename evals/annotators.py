"""How the evals call what they measure: the whole flow, or the single steps that exist so far."""

import importlib
import sys
from collections.abc import Callable, Sequence

from riwaya.annotate.step import Step, run_steps
from riwaya.types import Annotations, Article

Annotate = Callable[[Sequence[Article]], Sequence[Annotations]]

STEP_MODULES = (
    "language",
    "layout",
    "published",
    "sentences",
    "dates",
    "mentions",
    "quotes",
    "voice",
    "events",
    "sources",
)


def named(name: str | None, *, modules: Sequence[str] = STEP_MODULES) -> Annotate:
    """The annotator called "package.module:function", or the default one for None.

    The default is `riwaya.workflow.annotate_articles`, and where that is not there the steps of
    `modules` in `riwaya.annotate`, in this order.
    """
    if name:
        module, _, function = name.partition(":")
        return _function(module, function)
    try:
        return _function("riwaya.workflow", "annotate_articles")
    except (ImportError, AttributeError):
        return from_steps(find_steps(modules))


def from_steps(steps: Sequence[Step]) -> Annotate:
    """An annotator that runs `steps` in their order over each article."""

    def annotate(articles: Sequence[Article]) -> list[Annotations]:
        return [run_steps(article, steps) for article in articles]

    return annotate


def find_steps(modules: Sequence[str]) -> list[Step]:
    """The `Step` values that the modules of `riwaya.annotate` define; absent modules are told of."""
    steps: list[Step] = []
    for name in modules:
        try:
            module = importlib.import_module(f"riwaya.annotate.{name}")
        except ModuleNotFoundError as error:
            print(f"step {name} is not here yet: {error}", file=sys.stderr)
            continue
        steps.extend(value for value in vars(module).values() if isinstance(value, Step))
    return list(dict.fromkeys(steps))


def _function(module: str, function: str) -> Annotate:
    found: Annotate = getattr(importlib.import_module(module), function)
    return found
