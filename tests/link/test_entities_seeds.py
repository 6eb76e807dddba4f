"""Who is who over the reference articles: read by eye, and held by a build of all of them."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from riwaya import workflow
from riwaya.config import Settings
from riwaya.models.protocols import Vectors
from riwaya.text.normalise import fold

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
Layers = dict[str, list[dict[str, Any]]]


class OneVector:
    """Finds all sentences alike: entities must not hang on the encoder."""

    version = "one/1"
    dimension = 2

    def encode(self, texts: Sequence[str]) -> Vectors:
        return np.tile(np.array([[1.0, 0.0]], np.float32), (len(texts), 1))


@pytest.fixture(scope="module")
def layers(tmp_path_factory: pytest.TempPathFactory) -> Layers:
    if not SEEDS.is_dir():
        pytest.skip("../shared/seeds is not here")
    root = tmp_path_factory.mktemp("seeds")
    settings = Settings(workers=1, threads=1)
    workflow.build([str(SEEDS)], root / "ws", settings=settings, encoder=OneVector())
    paths = workflow.export(root / "ws", root / "out")
    return {
        path.stem: [json.loads(line) for line in path.open(encoding="utf-8")]
        for path in paths
        if path.suffix == ".jsonl"
    }


def holding(layers: Layers, name: str, kind: str) -> list[dict[str, Any]]:
    rows = [row for row in layers["entities"] if row["kind"] == kind]
    return [row for row in rows if any(fold(name) == fold(one["name"]) for one in row["names"])]


PEOPLE = [
    ("بوتين", "فلاديمير بوتين", "پوتین", "ولادیمیر پوتین"),
    ("الأسد", "بشار الأسد", "الاسد", "اسد", "بشار اسد"),
    ("سيرغي شويغو", "شويغو", "سرگئی شویگو"),
    ("سيرغي سوروفكين", "سرگئی سورووکین"),
    ("غيراسيموف",),
    ("ديمتري بسكوف",),
    ("نيكولاي باتروشيف",),
    ("فاليري أسابوف",),
]
PLACES = [("حميميم", "حمیمیم"), ("سوتشي",), ("طرطوس",), ("لاذقیه",), ("دير الزور",), ("اربيل",), ("دمشق",)]
MEDIA = [
    ("سانا", "الوكالة العربية السورية للأنباء"),
    ("روسيا اليوم",),
    ("رويترز",),
    ("اینترفاکس",),
    ("ایسنا",),
]
EXPECTED = [
    (names, kind)
    for kind, lists in (("person", PEOPLE), ("place", PLACES), ("organisation", MEDIA))
    for names in lists
]


@pytest.mark.parametrize(("names", "kind"), EXPECTED)
def test_all_spellings_are_one_entity(layers: Layers, names: tuple[str, ...], kind: str) -> None:
    found = {row["id"] for name in names for row in holding(layers, name, kind)}
    assert len(found) == 1
    assert all(holding(layers, name, kind) for name in names)


def test_every_presidents_mention_is_in_one_entity_over_all_articles(layers: Layers) -> None:
    article = {row["id"]: row["article"] for row in layers["mentions"]}
    for name in ("بوتين", "الأسد"):
        (one,) = holding(layers, name, "person")
        assert len({article[mention] for mention in one["mentions"]}) == 5


def designations(layers: Layers, number: str, name: str) -> Iterator[dict[str, Any]]:
    (one,) = holding(layers, name, "person")
    paths = {row["id"]: row["path"] for row in layers["articles"]}
    for row in layers["designations"]:
        if row["entity"] == one["id"] and paths[row["article"]].startswith(number):
            yield row


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (
            "000",
            {("رأس النظام السوري", "title"), ("رأس النظام السوري", "epithet"), ("رأس النظام", "epithet")},
        ),
        ("004", {("رأس النظام السوري", "title")}),
        ("001", {("الرئيس السوري", "title"), ("الرئيس", "title"), ("الرئيسان", "title")}),
        ("002", {("الرئيس السوري", "title"), ("الرئيس السوري", "role")}),
    ],
)
def test_what_each_outlet_calls_the_syrian_president(
    layers: Layers, number: str, expected: set[tuple[str, str]]
) -> None:
    own = {
        (row["text"], row["form"]) for row in designations(layers, number, "الأسد") if row["voice"] == "own"
    }
    assert {one for one in own if one[1] not in ("name",) and one[0] != "السيد"} == expected


def test_the_agency_credited_under_a_picture_takes_no_part(layers: Layers) -> None:
    paths = {row["id"]: row["path"] for row in layers["articles"]}
    article = {row["id"]: paths[row["article"]][:3] for row in layers["mentions"]}
    (one,) = holding(layers, "رويترز", "organisation")
    assert {article[mention] for mention in one["mentions"]} == {"004"}
    photo = [row for row in layers["source_cues"] if row["scope"] == "photo"]
    assert {(paths[row["article"]][:3], row["source"]) for row in photo} == {("002", "رويترز")}
