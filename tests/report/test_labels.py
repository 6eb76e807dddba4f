"""Every value of the data contract has a name in the interface."""

import importlib
import pkgutil
from typing import Any, get_args

import pytest

from riwaya import link, types
from riwaya.report import labels
from riwaya.report.corpus import LAYERS


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        ("boilerplate", types.BoilerplateKind),
        ("grain", types.Grain),
        ("anchor", types.Anchor),
        ("entity", types.EntityKind),
        ("entities", types.EntityKind),
        ("form", types.MentionForm),
        ("form", types.DesignationForm),
        ("voice", types.Voice),
        ("quote", types.QuoteKind),
        ("scope", types.SourceScope),
        ("copy", types.CopyKind),
        ("verdict", types.Verdict),
        ("relation", types.Relation),
        ("stance", types.Stance),
        ("assertion", types.Assertion),
        ("conflict", types.ConflictAbout),
        ("basis", types.PublishedBasis),
    ],
)
def test_values_are_named(table: str, kind: Any) -> None:
    assert set(get_args(kind)) <= set(labels.TABLES[table])


def test_layers_are_the_annotations_own() -> None:
    assert set(LAYERS) <= set(types.Annotations.__struct_fields__)
    assert set(LAYERS) <= set(labels.LAYER)


def test_every_pair_feature_is_named() -> None:
    modules = [
        importlib.import_module(f"riwaya.link.{one.name}") for one in pkgutil.iter_modules(link.__path__)
    ]
    features = {one.__name__ for module in modules for one in getattr(module, "FEATURES", ())}
    assert features
    missing = features - set(labels.FEATURE)
    assert not missing, "name these in report/labels.py FEATURE and in the three catalogues of report/locale"
