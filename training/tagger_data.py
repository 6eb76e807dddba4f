"""Sentences with names from the public sets, as natural text: what `train_tagger` learns from.

Order: each set's files are read into rows of (token, tag); tags become the kinds person, place,
organisation, other (or none); tokens are joined as they would stand on a page; then, for training,
`varied` writes the sentence as another page might (letters, clitics, joiners, names exchanged).
"""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from riwaya.types import EntityKind
from training import tagger_names

SHARED = Path(__file__).resolve().parents[2] / "shared"
DATA = SHARED / "data"

Row = tuple[str, str]  # token, tag
Name = tuple[int, int, EntityKind]

KINDS: Mapping[str, EntityKind] = {
    "PERS": "person",
    "PER": "person",
    "pers": "person",
    "LOC": "place",
    "GPE": "place",
    "FAC": "place",
    "loc": "place",
    "fac": "place",
    "ORG": "organisation",
    "POG": "organisation",
    "org": "organisation",
    "EVE": "other",
    "EVENT": "other",
    "MIS0": "other",
    "MIS1": "other",
    "MIS2": "other",
    "MIS3": "other",
}
# Currencies are MISC in ANERcorp, and nationalities in others: what is left of it is no kind of ours.
WITHOUT_OTHER = ("ANERcorp", "PEYMA", "ECBplus", "ArmanPersoNER")
CLOSING = frozenset(".,،؛;:!؟?)]}»”%٪…")
OPENING = frozenset("([{«“")
ASIDE = 0.15  # of ANERcorp: its last sentences, kept for measuring
ASIDE_TOPICS = ("30", "32", "33", "34", "35")  # of ECB+


@dataclass(frozen=True)
class Example:
    """One sentence: text, its names as half-open spans in code points, and where it is from.

    unknown: spans of which the set does not say whether they are names. other: whether the set marks names
    of the kind `other`.
    """

    text: str
    names: tuple[Name, ...]
    source: str
    language: str
    unknown: tuple[tuple[int, int], ...] = ()
    other: bool = True


# ---------------------------------------------------------------- rows to text


def joined(tokens: Sequence[str], language: str) -> tuple[str, list[tuple[int, int]]]:
    """The tokens as natural text, and the span of each."""
    text, spans, tight, open_quote = "", [], True, False
    for token in tokens:
        quote = token in ('"', "'", "``", "''")
        closes = quote and open_quote
        hyphen = language == "en" and token in ("-", "’")
        if not tight and token[0] not in CLOSING and token != "/" and not closes and not hyphen:
            text += " "
        token = '"' if token in ("``", "''") else token
        spans.append((len(text), len(text) + len(token)))
        text += token
        open_quote = open_quote != quote
        tight = token[-1] in OPENING or token == "/" or (quote and not closes)
        tight = tight or (language == "ar" and token == "و") or hyphen
    return text, spans


def example(rows: Sequence[Row], source: str, language: str) -> Example:
    """A sentence from its rows of token and BIO tag."""
    text, places = joined([token for token, _ in rows], language)
    names = tuple(
        (places[start][0], places[end - 1][1], kind) for start, end, kind in _chunks([tag for _, tag in rows])
    )
    return Example(text, names, source, language, other=source not in WITHOUT_OTHER)


def _chunks(tags: Sequence[str]) -> Iterator[tuple[int, int, EntityKind]]:
    """Runs of B and I of one kind; an I that follows no such tag opens a run too."""
    start, kind = 0, ""
    for at, tag in enumerate([*tags, "O"]):
        edge, label = tag[:1], tag[2:]
        if kind and (edge != "I" or label != kind):
            if kind in KINDS:
                yield start, at, KINDS[kind]
            kind = ""
        if not kind and edge in "BI":
            start, kind = at, label


def blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    """Lines between blank lines."""
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line.rstrip("\n"))
        elif block:
            yield block
            block = []
    if block:
        yield block


# ---------------------------------------------------------------- the sets


def _split_rows(lines: Iterable[str], mark: str) -> list[Row]:
    return [
        (token.strip(), tag)
        for token, _, tag in (line.rstrip().rpartition(mark) for line in lines)
        if token.strip()
    ]


def anercorp() -> list[Example]:
    """Arabic news; its file has no sentence marks, so full stops end one."""
    rows = _split_rows((DATA / "ANERcorp" / "train.txt").open(encoding="utf-8"), " ")
    found, sentence = [], []
    for row in rows:
        sentence.append(row)
        if row == (".", "O") or len(sentence) > 100:
            found.append(sentence)
            sentence = []
    return [example(one, "ANERcorp", "ar") for one in [*found, sentence] if one]


def aqmar() -> list[Example]:
    """Arabic Wikipedia."""
    files = sorted((DATA / "AQMAR").glob("[A-Z]*_*.txt")) + sorted((DATA / "AQMAR").glob("[A-Z][a-z]*.txt"))
    files = [file for file in dict.fromkeys(files) if file.name != "SOURCE.txt"]
    return [
        example(_split_rows(block, " "), "AQMAR", "ar")
        for file in files
        for block in blocks(file.open(encoding="utf-8"))
    ]


def wojood(part: str) -> list[Example]:
    """Arabic texts of many kinds; of its nested names the outermost person, place or organisation."""
    file = DATA / "Wojood_sample" / f"{part}.txt"
    return [_nested(block) for block in blocks(file.open(encoding="utf-8"))]


def _nested(block: Sequence[str]) -> Example:
    split = [line.split() for line in block if not line.startswith("$#$")]
    columns: dict[str, list[str]] = {}
    for label in ("PERS", "ORG", "GPE", "LOC", "FAC", "EVENT"):
        columns[label] = [
            next((tag for tag in parts[1:] if tag[2:] == label), "O") if len(parts) > 1 else "O"
            for parts in split
        ]
    chunks = [(s, e, k, label) for label, tags in columns.items() for s, e, k in _chunks(tags)]
    places = {(s, e) for s, e, _, label in chunks if label in ("GPE", "LOC")}
    kept: list[tuple[int, int, EntityKind]] = []
    for start, end, kind, _ in sorted(chunks, key=lambda c: (c[0] - c[1], c[0])):
        # A country that acts is an organisation there, a place here.
        kind = "place" if (start, end) in places else kind
        if not any(start < e and s < end for s, e, _ in kept):
            kept.append((start, end, kind))
    text, spans = joined([parts[0] for parts in split], "ar")
    names = tuple((spans[s][0], spans[e - 1][1], kind) for s, e, kind in sorted(kept))
    return Example(text, names, "Wojood", "ar")


def peyma(part: str) -> list[Example]:
    """Persian news."""
    file = DATA / "PEYMA" / f"{part}.txt"
    return [
        example([(t, tag.replace("_", "-")) for t, tag in _split_rows(block, "|")], "PEYMA", "fa")
        for block in blocks(file.open(encoding="utf-8"))
    ]


def parstwiner(part: str) -> list[Example]:
    """Persian tweets."""
    file = DATA / "ParsTwiNER" / f"{part}.txt"
    return [
        example(_split_rows(block, "\t"), "ParsTwiNER", "fa") for block in blocks(file.open(encoding="utf-8"))
    ]


def arman() -> list[Example]:
    """Persian news, for measuring only: its licence is academic."""
    file = DATA / "ArmanPersoNER" / "train_fold1.txt"
    found = [
        example(_split_rows(block, " "), "ArmanPersoNER", "fa")
        for block in blocks(file.open(encoding="utf-8"))
    ]
    return [one for one in found if one.text]


ECB_KINDS: Mapping[str, EntityKind] = {
    "HUMAN_PART_PER": "person",
    "HUMAN_PART_ORG": "organisation",
    "HUMAN_PART_GPE": "place",
    "LOC_GEO": "place",
    "LOC_FAC": "place",
    "LOC_OTHER": "place",
}
ENGLISH_SMALL = frozenset(("of", "the", "and", "for", "de", "al", "-", "'s", "'", "&", "."))
TITLES = frozenset(
    [
        *(
            "Mr.",
            "Mrs.",
            "Ms.",
            "Dr.",
            "Sen.",
            "Rep.",
            "Gov.",
            "Gen.",
            "Sgt.",
            "Sir",
            "Lord",
            "King",
            "Queen",
        ),
        *("President", "Vice-President", "Prime", "Minister", "Secretary", "Judge", "Justice", "Officer"),
        *("Chief", "Captain", "Detective", "Director", "Coach", "Actor", "Actress", "Prince"),
    ]
)


def ecbplus() -> dict[str, list[Example]]:
    """English news by topic: of the annotated participants and places those that are names.

    Only what takes part in an event is annotated, so other capitalised words are unknown.
    """
    folder = DATA / "ECBplus" / "ECB+_LREC2014" / "ECB+"
    return {
        topic.name: [one for file in sorted(topic.glob("*.xml")) for one in _ecb_file(file)]
        for topic in sorted(folder.iterdir())
        if topic.is_dir()
    }


@cache
def _small_words() -> frozenset[str]:
    """Words that also stand in lower case: at a sentence's beginning their capital says nothing."""
    counts: Counter[str] = Counter()
    for file in sorted((DATA / "ECBplus" / "ECB+_LREC2014" / "ECB+").glob("*/*.xml")):
        counts.update(t.text or "" for t in ElementTree.parse(file).getroot().iter("token"))
    return frozenset(word for word, count in counts.items() if word.islower() and count > 2)


def _ecb_file(file: Path) -> Iterator[Example]:
    root = ElementTree.parse(file).getroot()
    tokens = {t.get("t_id", ""): (t.get("sentence", ""), t.text or "") for t in root.iter("token")}
    marked: dict[str, str] = {}
    for mention in root.find("Markables") or ():
        anchors = [a.get("t_id", "") for a in mention.iter("token_anchor")]
        if mention.tag in ECB_KINDS and anchors:
            marked |= _name_tags(mention.tag, [(a, tokens[a][1]) for a in anchors])
    sentences: dict[str, list[str]] = {}
    for one, (sentence, _) in tokens.items():
        sentences.setdefault(sentence, []).append(one)
    for ids in sentences.values():
        words = [(tokens[i][1], marked.get(i, "O")) for i in ids]
        if any(tag != "O" for _, tag in words):
            yield _english(words)


def _name_tags(label: str, words: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Tags of a mention's capitalised core, without title; none if a small word is among it."""
    while words and (not words[0][1][:1].isupper() or words[0][1] in TITLES):
        words = words[1:]
    if not words or any(not w[:1].isupper() and w not in ENGLISH_SMALL for _, w in words):
        return {}
    words = [each for at, each in enumerate(words) if each[1] not in ("'s", "'") or at + 1 < len(words)]
    if len(words) == 1 and words[0][1] in (
        "He",
        "She",
        "They",
        "I",
        "We",
        "It",
        "His",
        "Her",
        "Their",
        "The",
    ):
        return {}
    return {one: ("B-" if at == 0 else "I-") + label for at, (one, _) in enumerate(words)}


def _english(rows: Sequence[Row]) -> Example:
    text, places = joined([word for word, _ in rows], "en")
    if rows[0][1] != "O" and rows[0][0].lower() in _small_words():
        rows = [
            (rows[0][0], "O"),
            *([(rows[1][0], rows[1][1].replace("I-", "B-"))] if rows[1:] else []),
            *rows[2:],
        ]
    tags = [tag for _, tag in rows]
    names = []
    start = 0
    for at in range(len(tags) + 1):
        tag = tags[at] if at < len(tags) else "O"
        if at and tags[at - 1] != "O" and not tag.startswith("I-"):
            names.append((places[start][0], places[at - 1][1], ECB_KINDS[tags[start][2:]]))
        if tag.startswith("B-"):
            start = at
    unknown = tuple(
        places[at]
        for at, (word, tag) in enumerate(rows)
        if tag == "O" and word[:1].isupper() and word != "I" and (at or word.lower() not in _small_words())
    )
    return Example(text, tuple(names), "ECBplus", "en", unknown=unknown, other=False)


def training() -> list[Example]:
    """All that weights are trained on."""
    arabic = anercorp()
    english = ecbplus()
    found = arabic[: int(len(arabic) * (1 - ASIDE))] + aqmar() + wojood("train") + wojood("val")
    found += peyma("train") + parstwiner("train")
    found += [one for topic, them in english.items() if topic not in ASIDE_TOPICS for one in them]
    return [one for one in found if one.text]


def measuring() -> dict[str, list[Example]]:
    """Sentences kept aside, by set."""
    arabic, english = anercorp(), ecbplus()
    return {
        "ANERcorp": arabic[int(len(arabic) * (1 - ASIDE)) :],
        "Wojood": wojood("test"),
        "PEYMA": peyma("dev"),
        "ParsTwiNER": parstwiner("dev"),
        "ArmanPersoNER": arman(),
        "ECBplus": [one for topic in ASIDE_TOPICS for one in english.get(topic, [])],
    }


# ---------------------------------------------------------------- variation

CLITICS = ("و", "ب", "ل", "ف", "ك", "وب", "ول")
MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
ZWNJ = "\u200c"
Pools = Mapping[tuple[str, EntityKind], Sequence[str]]


def pools(examples: Iterable[Example]) -> Pools:
    """Names by language and kind, each as often as it stands there."""
    found: dict[tuple[str, EntityKind], list[str]] = {}
    for one in examples:
        for start, end, kind in one.names:
            found.setdefault((one.language, kind), []).append(one.text[start:end])
    # The common ones would be learnt by heart: each spelling once.
    return {key: sorted(set(names)) for key, names in found.items()}


def varied(one: Example, chance: random.Random, names: Pools) -> Example:
    """The sentence as another page might write it; spans follow."""
    one = _rewritten(one, lambda text, kind: _other_name(text, kind, one.language, chance, names))
    for share, letters in LETTERS.get(one.language, ()):
        if chance.random() < share:
            one = _mapped(one, letters)
    if one.language == "ar" and chance.random() < 0.03:
        one = _marked(one, chance)
    return one


QUOTED = ("«", '"')


def _other_name(
    text: str, kind: EntityKind | None, language: str, chance: random.Random, names: Pools
) -> str:
    if kind is None:
        return _spacing(text, language, chance)
    pool = names.get((language, kind), ())
    draw = tagger_names.drawn(language, kind)
    if draw and chance.random() < LISTED:
        text = draw(chance)
    elif len(pool) > 20 and chance.random() < EXCHANGED:
        text = chance.choice(pool)
    if language == "ar" and chance.random() < 0.06 and text[0] not in "وبلفك":
        text = _with_clitic(text, chance.choice(CLITICS))
    if chance.random() < 0.02:
        text = f"«{text}»" if language != "en" else f'"{text}"'
    return _spacing(text, language, chance)


# Shares of the names for which a listed one stands, or another of their kind from the sets.
LISTED, EXCHANGED = 0.15, 0.2


def _with_clitic(text: str, clitic: str) -> str:
    if clitic.endswith("ل") and text.startswith("ال"):
        return clitic + text[1:]
    return clitic + text


def _spacing(text: str, language: str, chance: random.Random) -> str:
    """Persian joiners lost or replaced, as on many pages."""
    if language != "fa" or ZWNJ not in text or chance.random() > 0.25:
        return text
    return text.replace(ZWNJ, chance.choice(("", " ")))


def _rewritten(one: Example, write: Callable[[str, EntityKind | None], str]) -> Example:
    """The example with its names and what stands between them rewritten."""
    text = ""
    names: list[Name] = []
    unknown: list[tuple[int, int]] = []
    for start, end, kind in _pieces(one):
        held, at = one.text[start:end], len(text)
        new = write(held, kind) if held else ""
        text += new
        if kind is not None:
            marked = new[:1] in QUOTED and held[:1] not in QUOTED
            names.append((at + marked, len(text) - marked, kind))
        elif len(new) == len(held):
            unknown += [(s - start + at, e - start + at) for s, e in one.unknown if start <= s and e <= end]
    return replace(one, text=text, names=tuple(names), unknown=tuple(unknown))


def _pieces(one: Example) -> Iterator[tuple[int, int, EntityKind | None]]:
    """The names, and what stands between them (of no kind)."""
    at = 0
    for start, end, kind in one.names:
        yield at, start, None
        yield start, end, kind
        at = end
    yield at, len(one.text), None


def _table(pairs: str) -> Mapping[int, str]:
    return {ord(pair[0]): pair[1] for pair in pairs.split()}


# Shares of sentences written with the other language's letters, without hamza, with loose endings.
LETTERS: Mapping[str, Sequence[tuple[float, Mapping[int, str]]]] = {
    "ar": (
        (0.08, _table("يی كک ىی")),
        (0.12, _table("أا إا آا")),
        (0.04, _table("ةه")),
        (0.04, _table("ىي")),
    ),
    "fa": ((0.15, _table("یي کك")), (0.05, _table("آا")), (0.05, _table("ۀه"))),
}


def _mapped(one: Example, letters: Mapping[int, str]) -> Example:
    return replace(one, text=one.text.translate(letters))


def _marked(one: Example, chance: random.Random) -> Example:
    """Vowel signs on every third letter or so."""
    moved, text = [0], ""
    for char in one.text:
        text += char + (chance.choice(MARKS) if char.isalpha() and chance.random() < 0.3 else "")
        moved.append(len(text))
    names = tuple((moved[s], moved[e], kind) for s, e, kind in one.names)
    return replace(one, text=text, names=names, unknown=tuple((moved[s], moved[e]) for s, e in one.unknown))
