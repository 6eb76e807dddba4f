"""Every value of the data contract has a name in the interface."""

from typing import Any, get_args

import pytest

from riwaya import types
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
        ("basis", types.PublishedBasis),
    ],
)
def test_values_are_named(table: str, kind: Any) -> None:
    assert set(get_args(kind)) <= set(labels.TABLES[table])


def test_layers_are_the_annotations_own() -> None:
    assert set(LAYERS) <= set(types.Annotations.__struct_fields__)
    assert set(LAYERS) <= set(labels.LAYER)
