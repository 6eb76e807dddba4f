"""What an annotation step is, and how steps run one after another over one article.

A step is pure: it reads the article, what earlier steps found, and the language pack; it gives
new annotations back. Its name and version key the cache, so a version must change whenever
the step may find something else in some article.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from riwaya.languages.pack import Pack, load
from riwaya.types import Annotations, Article

Run = Callable[[Article, Annotations, Pack], Annotations]


@dataclass(frozen=True, slots=True)
class Step:
    """One annotator: `run(article, found so far, pack)` gives `found` with its layer filled."""

    name: str
    version: str
    run: Run

    @property
    def origin(self) -> str:
        """What the step's items carry as `origin`: "name/version"."""
        return f"{self.name}/{self.version}"


def run_steps(article: Article, steps: Sequence[Step]) -> Annotations:
    """All layers that `steps` find in `article`, in their order.

    The language step comes first: the pack is looked up anew for each step, by the language
    found so far.
    """
    found = Annotations(article=article.id, language=article.language)
    for step in steps:
        found = step.run(article, found, load(found.language))
    return found


def fingerprint(steps: Sequence[Step]) -> str:
    """Names and versions of the steps: what the annotation cache is keyed by."""
    return " ".join(step.origin for step in steps)
