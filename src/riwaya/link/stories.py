"""Which articles tell the same happening, and which story goes on where another stopped.

1. `profile` reads once from an article all that linking needs.
2. `keys` says where it may meet others; `compare` weighs the features of a pair.
3. `RULE` tells `groups.group` when articles make one story.
4. `story` describes a group; `follow` finds that one story follows another.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from riwaya.link.candidates import Keys
from riwaya.link.groups import Rule
from riwaya.types import Document, Link, Story

# Changes whenever some pair may get other keys or another score.
VERSION = "1"

RULE = Rule(join=0.5, average=0.3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What linking reads of one article; a pure function of its document."""

    article: str


def lead(document: Document) -> str:
    """Title and first sentences outside boilerplate: the text to encode for `compare`'s cosine."""
    raise NotImplementedError


def profile(document: Document) -> Profile:
    """What `keys`, `compare` and `follow` read of an article."""
    raise NotImplementedError


def keys(profile: Profile) -> Keys:
    """Where the article may meet others that tell the same happening."""
    raise NotImplementedError


def compare(left: Profile, right: Profile, cosine: float | None) -> Link:
    """The link between two articles; `cosine` of the vectors of their `lead`s, None where not known."""
    raise NotImplementedError


def story(documents: Sequence[Document], *, follows: Sequence[str] = ()) -> Story:
    """The story that a group of articles makes; its id is the first article's."""
    raise NotImplementedError


def follow(one: Sequence[Profile], other: Sequence[Profile]) -> Link | None:
    """A `follows` link between two stories, given their articles' profiles; None where there is none.

    Its `left` is the later story's id and `right` the earlier one's (the ids' order is not kept).
    """
    raise NotImplementedError
