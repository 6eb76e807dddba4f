"""The words that tell a language from others of its script, whatever letters it was typed with."""

import msgspec

from riwaya.languages.data import topic
from riwaya.text.normalise import fold


class Identify(msgspec.Struct, frozen=True, kw_only=True):
    """What `<language>/identify.yml` holds.

    `function_words`: frequent words of this language that no other language of its script uses
    as a frequent word, in any spelling; they are compared folded.
    """

    source: str = ""
    function_words: tuple[str, ...] = ()


def identify(code: str) -> Identify:
    """The identification words of a language; empty for a language without the file."""
    found: Identify = topic(Identify, code, "identify")
    return found


def function_words(code: str) -> frozenset[str]:
    """The folded function words of a language (see `riwaya.text.normalise.fold`)."""
    return frozenset(map(fold, identify(code).function_words))
