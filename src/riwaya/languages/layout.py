"""The cue phrases of page furniture, by language and by kind of boilerplate."""

import msgspec

from riwaya.languages.data import topic

Cues = dict[str, tuple[str, ...]]


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """What `<language>/layout.yml` holds; keys of each table are kinds of boilerplate.

    - `lines`: the whole line is one of these;
    - `labels`: the line opens with one of these and a colon, and is short;
    - `opens`: the line opens with one of these and is short, a sentence or not;
    - `contents`: these say what a line is wherever they stand in it;
    - `tails`: from here to the end of the line, after a complete sentence;
    - `words`: a line made up of these alone;
    - `read_also`: announce a linked headline, in the same line or the next;
    - `agencies`: what stands beside the place in a dateline.
    """

    source: str = ""
    lines: Cues = msgspec.field(default_factory=dict)
    labels: Cues = msgspec.field(default_factory=dict)
    opens: Cues = msgspec.field(default_factory=dict)
    contents: Cues = msgspec.field(default_factory=dict)
    tails: Cues = msgspec.field(default_factory=dict)
    words: Cues = msgspec.field(default_factory=dict)
    read_also: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()


def layout(code: str) -> Layout:
    """The layout cues of a language; empty for a language without the file."""
    found: Layout = topic(Layout, code, "layout")
    return found
