"""Pairs that the entailment model is trained, calibrated and measured on.

    python -m training.entailment_data --out pairs.jsonl [--data ../shared/data]

Order: read the public sets as (premise, hypothesis, label); make pairs by rule from parallel news lines,
within and across languages: a translation entails, one whose number, name, direction or polarity was
exchanged contradicts, another line or what only the longer wording says is neutral; read the invented
happenings of `entailment_written.yml`; set aside what measures; write JSON lines.

A pair is one of three labels: e (entails), c (contradicts), n (neutral), as in FarsTail.
"""

import argparse
import csv
import hashlib
import json
import random
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

DATA = Path(__file__).parents[2] / "shared" / "data"
SWAPS = Path(__file__).with_name("entailment_swaps.yml")
WRITTEN = Path(__file__).with_name("entailment_written.yml")

LABELS = "ecn"
ANS_LABELS = {"agree": "e", "disagree": "c", "other": "n"}
# FarExStance codes its stances by number: what they mean shows in the evidence beside them.
FAR_STANCES = ("disagree", "agree", "discuss", "unrelated")
ACCOUNT_LABELS = {"reports": "e", "contradicts": "c"}
OTHER_CLAIM = 0.5  # share of sentences that are also held against another claim
FAR_LABELS = {"disagree": "c", "agree": "e", "discuss": "n", "unrelated": "n"}

LANGUAGES = {"ar": "arb", "fa": "fas", "en": "eng-US"}
# Premises only: claims are typed in the three main languages.
FURTHER = {"ru": "rus", "tr": "tur"}
FURTHER_SHARE = 0.15
LONGEST_LINE = 26  # English words; longer lines cost training time that more pairs use better
LONGEST_PAIR = 240  # characters of both sides, for the same reason
CHANGED_HYPOTHESIS = 0.7
# Shares kept, so that the three labels are about as frequent.
KEPT = {
    "ntrex.translation": 0.6,
    "ntrex.clause": 0.7,
    "ntrex.more": 0.7,
    "ntrex.same": 0.3,
    "ntrex.neighbour": 0.45,
}
# Of ten happenings, by hash: two measure, one calibrates, the others train.
WRITTEN_PARTS = {0: "measure", 1: "measure", 2: "tune"}
HEADLINE = "short"  # topic of happenings told in a headline: a claim may say all of it
SHORTEST_CLAUSE = 5  # words of a clause that stands for itself

SENTENCE_END = re.compile(r"(?<=[.!؟?])\s+|\n+")
NUMBER = re.compile(r"[0-9٠-٩۰-۹]+")
CLAUSE_END = re.compile(r"[,،؛;]\s")
DIGITS = {ord(digit): str(value) for row in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for value, digit in enumerate(row)}

Random = random.Random
Change = Callable[[str, str, Random], str | None]


@dataclass(frozen=True)
class Pair:
    """One pair; part: train, tune (calibration) or measure; source: the set, with the rule for made ones."""

    premise: str
    hypothesis: str
    label: str
    source: str
    part: str


def fold(key: str, folds: int) -> int:
    """A number below `folds` that depends on the key alone."""
    return int(hashlib.sha1(key.encode()).hexdigest(), 16) % folds


def clean(text: str) -> str:
    """The text on one line, runs of blanks made one."""
    return " ".join(text.split())


def rows(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    """The rows of a file with a header."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def farstail(root: Path) -> Iterator[Pair]:
    """FarsTail; a tenth of the training premises calibrates, the validation part measures."""
    for name, measured in (("Train-word.csv", False), ("Val-word.csv", True)):
        for row in rows(root / "FarsTail" / name, "\t"):
            part = "measure" if measured else "tune" if fold(row["premise"], 10) == 0 else "train"
            yield Pair(clean(row["premise"]), clean(row["hypothesis"]), row["label"], "farstail", part)


def ans(root: Path) -> Iterator[Pair]:
    """Arabic headlines in both directions; a tenth calibrates, the development part measures."""
    for name in ("train", "dev"):
        for row in rows(root / "ANS_stance" / "stance" / f"{name}.csv"):
            left, right, label = clean(row["s1"]), clean(row["s2"]), ANS_LABELS[row["stance"]]
            part = "measure" if name == "dev" else "tune" if fold(left, 10) == 0 else "train"
            yield Pair(left, right, label, "ans", part)
            if part == "train":
                yield Pair(right, left, label, "ans", part)


def sentences(text: str) -> list[str]:
    """Rough sentences of at least three words."""
    return [clean(one) for one in SENTENCE_END.split(text) if len(one.split()) > 2]


def grams(text: str) -> set[str]:
    """Its character trigrams, blanks apart."""
    packed = re.sub(r"\W+", "", text)
    return {packed[i : i + 3] for i in range(len(packed) - 2)}


def overlap(claim: str, sentence: str) -> float:
    """Share of the claim's trigrams that the sentence holds."""
    wanted = grams(claim)
    return len(wanted & grams(sentence)) / max(len(wanted), 1)


def far_rows(root: Path) -> list[dict[str, Any]]:
    """FarExStance's rows of claim and article, `stance` as a word, `part` by claim."""
    path = root / "FarExStance_fa" / "b2c" / "dev_set_final.jsonl"
    found = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [row | {"stance": FAR_STANCES[int(row["stance"])], "part": claim_part(row)} for row in found]


def claim_part(row: Mapping[str, Any]) -> str:
    """A third of the claims measures, of the others one in four calibrates."""
    key = str(row["claim"])
    if fold(key, 3) == 0:
        return "measure"
    return "tune" if fold(key, 16) % 4 == 0 else "train"


def farexstance(root: Path) -> Iterator[Pair]:
    """Claims against the sentence of their evidence, or of an unrelated article, nearest to them."""
    for row in far_rows(root):
        claim, label = clean(row["claim"]), FAR_LABELS[row["stance"]]
        text = row["content"] if row["stance"] == "unrelated" else str(row["evidence"])
        nearest = max(sentences(text), key=lambda one: overlap(claim, one), default="")
        if nearest:
            yield Pair(nearest, claim, label, f"farexstance.{row['stance']}", row["part"])


def accounts(folder: Path, chance: Random) -> Iterator[Pair]:
    """Claims of invented stories, in each of three languages, against the sentences of others' accounts.

    The sentence is that around the words which somebody marked. One that answers another claim of its story
    leaves this one open. Accounts that are held out measure, the others calibrate; none trains.
    """
    read = (json.loads(line) for line in (folder / "docs.jsonl").read_text("utf-8").splitlines())
    texts = {row["doc_id"]: row["text"] for row in read}
    found = [json.loads(line) for line in (folder / "claims.jsonl").read_text("utf-8").splitlines()]
    for row in found:
        if row["stance"] == "silent":
            continue
        part = "measure" if fold(row["doc_id"], 3) == 0 else "tune"
        premise, label = around(texts[row["doc_id"]], row["start"], row["end"]), ACCOUNT_LABELS[row["stance"]]
        others = [one for one in found if one["story"] == row["story"] and one["claim_id"] != row["claim_id"]]
        for language in LANGUAGES:
            yield Pair(premise, row[f"claim_{language}"], label, "accounts", part)
            if chance.random() < OTHER_CLAIM:
                yield Pair(premise, chance.choice(others)[f"claim_{language}"], "n", "accounts", part)


def around(text: str, start: int, end: int) -> str:
    """The sentence, or sentences, that hold a span."""
    breaks = [(mark.start(), mark.end()) for mark in SENTENCE_END.finditer(text)]
    first = max((after for _, after in breaks if after <= start), default=0)
    last = min((before for before, _ in breaks if before >= end), default=len(text))
    return clean(text[first:last])


def written(path: Path = WRITTEN) -> Iterator[Pair]:
    """The happenings written for this: a fifth measures, a tenth calibrates, by the English premise.

    Source `written` is a premise against a claim, in all nine pairs of languages; `drawn` is what else
    follows from them: premises translate each other; of two claims on one fact, that of label e and that of
    label c contradict each other; what only tells a part leaves the whole open; so do claims on another
    happening.
    """
    happenings = yaml.safe_load(path.read_text("utf-8"))["happenings"]
    parts = [WRITTEN_PARTS.get(fold(one["en"], 10), "train") for one in happenings]
    for one, part in zip(happenings, parts, strict=True):
        for claim in one["claims"]:
            for language in LANGUAGES:
                source = f"written.{language}-{claim['language']}.{claim['kind']}"
                yield Pair(one[language], claim["text"], claim["label"], source, part)
    training = [one for one, part in zip(happenings, parts, strict=True) if part == "train"]
    for at, one in enumerate(training):
        yield from _drawn(one, training[at - 1], Random(at))


def _drawn(one: Mapping[str, Any], other: Mapping[str, Any], chance: Random) -> Iterator[Pair]:
    """Further pairs of a happening that trains; other: another such happening."""

    def pair(premise: str, hypothesis: str, label: str, name: str) -> Pair:
        return Pair(premise, hypothesis, label, f"drawn.{name}", "train")

    spoken = chance.sample(list(LANGUAGES), 2)
    said, against = ([row for row in one["claims"] if row["label"] == label] for label in "ec")
    yield pair(one[spoken[0]], one[spoken[1]], "e", "translation")
    if one["topic"] != HEADLINE:
        yield pair(chance.choice(said)["text"], one[chance.choice(spoken)], "n", "whole")
    yield pair(chance.choice(against)["text"], one[chance.choice(spoken)], "c", "turned")
    yield pair(other[spoken[0]], chance.choice(one["claims"])["text"], "n", "other")
    for left in said:
        for right in against:
            if left.get("fact", 0) == right.get("fact", -1):
                both = chance.sample([left["text"], right["text"]], 2)
                yield pair(both[0], both[1], "c", "claims")


@cache
def swaps() -> Mapping[str, Mapping[str, Sequence[Sequence[str]]]]:
    """The lists of opposites and negations by language."""
    found: Mapping[str, Mapping[str, Sequence[Sequence[str]]]] = yaml.safe_load(SWAPS.read_text("utf-8"))
    return found


@cache
def names(language: str) -> tuple[tuple[str, ...], ...]:
    """Names that belong to one class (CLDR): countries, months, weekdays; in each language the same order."""
    locale = Locale.parse({"ar": "ar", "fa": "fa", "en": "en"}[language])
    countries = [code for code in sorted(Locale("en").territories) if code.isalpha()]
    return (
        tuple(locale.territories.get(code, "") for code in countries),
        tuple(locale.months["format"]["wide"][month] for month in range(1, 13)),
        tuple(locale.days["format"]["wide"][day] for day in range(7)),
    )


def replace_word(text: str, old: str, new: str) -> str | None:
    """The text with one whole word or phrase exchanged, None where it does not stand there."""
    if old not in text:  # names are many and the pattern is slow
        return None
    changed, count = re.subn(rf"(?<!\w){re.escape(old)}(?!\w)", lambda _: new, text, count=1)
    return changed if count else None


def other_number(text: str, _language: str, chance: Random) -> str | None:
    """Another number in place of one of the text's, in the same digits."""
    found = list(NUMBER.finditer(text))
    if not found:
        return None
    one = chance.choice(found)
    value = int(one.group().translate(DIGITS))
    if len(one.group()) > 9:
        return None
    new = value + chance.choice([1, 2, 3, 5, 10, value + 1, 2 * value + 2]) if value else 7
    zero = next((row for row in "٠۰" if ord(row) <= ord(one.group()[0]) < ord(row) + 10), "0")
    digits = "".join(chr(ord(zero) + int(digit)) for digit in str(new))
    return text[: one.start()] + digits + text[one.end() :]


def other_name(text: str, language: str, chance: Random) -> str | None:
    """Another country, month or day of the week in place of one that the text names."""
    found = [
        (name, kind)
        for kind in names(language)
        for name in kind
        if len(name) > 2 and replace_word(text, name, "")
    ]
    if not found:
        return None
    old, kind = chance.choice(found)
    return replace_word(text, old, chance.choice([name for name in kind if name and name != old]))


def exchanged(kind: str) -> Change:
    """A change by the listed pairs of a kind, in either direction."""

    def change(text: str, language: str, chance: Random) -> str | None:
        pairs = swaps()[kind].get(language, ())
        # A negated form holds its affirmed one: try the longer first.
        both = [(old, new) for a, b in pairs for old, new in ((b, a), (a, b))]
        negated = [new for old, new in both if (new and len(old) > len(new) and replace_word(text, old, ""))]
        found = [
            made
            for old, new in both
            if old not in negated and (made := replace_word(text, old, new)) is not None
        ]
        return chance.choice(found) if found else None

    return change


CHANGES: Mapping[str, Change] = {
    "number": other_number,
    "name": other_name,
    "opposite": exchanged("opposites"),
    "negation": exchanged("negations"),
}


def first_clause(text: str) -> str | None:
    """The text up to a comma where that leaves enough on both sides."""
    for mark in CLAUSE_END.finditer(text):
        left, right = text[: mark.start()], text[mark.end() :]
        if min(len(left.split()), len(right.split())) >= SHORTEST_CLAUSE:
            return left
    return None


@dataclass(frozen=True)
class Line:
    """One line of the parallel corpus in all languages, with the line after it in the same document."""

    texts: Mapping[str, str]
    following: Mapping[str, str] | None


def ntrex(root: Path, *, measured: bool) -> list[Line]:
    """Lines of the documents that train, or of the third that measures."""
    folder = root / "NTREX"
    ids = (folder / "DOCUMENT_IDS.tsv").read_text("utf-8").split()
    columns = {
        language: (folder / f"newstest2019-ref.{code}.txt").read_text("utf-8").splitlines()
        for language, code in (LANGUAGES | FURTHER).items()
        if (folder / f"newstest2019-ref.{code}.txt").exists()
    }
    texts = [{name: clean(column[row]) for name, column in columns.items()} for row in range(len(ids))]
    return [
        Line(texts[row], texts[row + 1] if ids[row + 1 : row + 2] == [doc] else None)
        for row, doc in enumerate(ids)
        if (fold(doc, 3) == 0) == measured
    ]


def made(lines: Sequence[Line], chance: Random, part: str) -> Iterator[Pair]:
    """Pairs by rule for every line and language of the hypothesis, the premise in one language more."""
    for line in lines:
        if len(line.texts["en"].split()) > LONGEST_LINE:
            continue
        for language in LANGUAGES:
            for pair in _of_line(line, language, chance, part):
                length = len(pair.premise) + len(pair.hypothesis)
                if length < LONGEST_PAIR and chance.random() < KEPT.get(pair.source, 1.0):
                    yield pair


def _of_line(line: Line, language: str, chance: Random, part: str) -> Iterator[Pair]:
    further = [name for name in FURTHER if name in line.texts]
    main = [name for name in LANGUAGES if name != language]
    spoken = chance.choice(further) if further and chance.random() < FURTHER_SHARE else chance.choice(main)
    premise, own = line.texts[spoken], line.texts[language]
    yield Pair(premise, own, "e", "ntrex.translation", part)
    short = first_clause(own)
    if short:
        yield Pair(premise, short, "e", "ntrex.clause", part)
        yield Pair(short, own, "n", "ntrex.more", part)
    yield from _changed(premise, own, language, chance, part)
    if line.following:
        yield Pair(line.following[spoken], own, "n", "ntrex.neighbour", part)


def _changed(premise: str, own: str, language: str, chance: Random, part: str) -> Iterator[Pair]:
    """Up to two changes, each against the translation, or as the premise of the line itself."""
    kinds = list(CHANGES)
    chance.shuffle(kinds)
    found = [(kind, new) for kind in kinds if (new := CHANGES[kind](own, language, chance))][:2]
    for kind, new in found:
        # The changed side is sometimes the premise: else an odd hypothesis alone would tell.
        left, right = (premise, new) if chance.random() < CHANGED_HYPOTHESIS else (new, own)
        yield Pair(left, right, "c", f"ntrex.{kind}", part)
        yield Pair(new, first_clause(new) or new, "e", "ntrex.same", part)


def everything(root: Path, *, seed: int = 7) -> list[Pair]:
    """All pairs of all parts, each text pair once."""
    chance = Random(seed)
    found: Iterable[Pair] = (
        *farstail(root),
        *ans(root),
        *farexstance(root),
        *made(ntrex(root, measured=False), chance, "train"),
        *written(),
        *accounts(root.parent / "gold" / "accounts", chance),
    )
    return list({(one.premise, one.hypothesis, one.part): one for one in found}.values())


def main(argv: Sequence[str] | None = None) -> int:
    """Write the pairs."""
    parser = argparse.ArgumentParser(prog="training.entailment_data")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(argv)
    lines = [json.dumps(asdict(pair), ensure_ascii=False) + "\n" for pair in everything(options.data)]
    options.out.write_text("".join(lines), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
