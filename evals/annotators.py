"""How the evals call what they measure: the whole flow, or a function that is named on the command line."""

import importlib
from collections.abc import Callable, Sequence

from riwaya.types import Annotations, Article

Annotate = Callable[[Sequence[Article]], Sequence[Annotations]]
DEFAULT = "riwaya.workflow:annotate_articles"


def named(name: str | None) -> Annotate:
    """The annotator called "package.module:function"; for None the whole flow, imported only then."""
    module, _, function = (name or DEFAULT).partition(":")
    found: Annotate = getattr(importlib.import_module(module), function)
    return found
