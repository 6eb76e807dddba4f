"""Accounts: copies under the text they repeat, whatever the chain."""

import msgspec
import pytest
from tests.report.dossiers import dossier

from riwaya.report.corpus import build
from riwaya.report.views.accounts import account_lines, counts

MANARA, NASIM, PEGAH, HARBOUR = "ar/manara?1", "ar-nasim", "fa-pegah", "en/harbour"


@pytest.mark.parametrize(
    ("copy_of", "expected"),
    [
        ({}, {HARBOUR: [], MANARA: [], NASIM: [], PEGAH: []}),
        ({NASIM: MANARA}, {HARBOUR: [], MANARA: [NASIM], PEGAH: []}),
        ({NASIM: MANARA, PEGAH: NASIM}, {HARBOUR: [], MANARA: [NASIM, PEGAH]}),
        ({NASIM: MANARA, MANARA: NASIM}, {HARBOUR: [], NASIM: [MANARA], PEGAH: []}),
        ({NASIM: "elsewhere"}, {HARBOUR: [], MANARA: [], NASIM: [], PEGAH: []}),
    ],
)
def test_copies_stand_under_their_origin(copy_of: dict[str, str], expected: dict[str, list[str]]) -> None:
    given = dossier()
    told = given.stories[0]
    accounts = tuple(msgspec.structs.replace(a, copy_of=copy_of.get(a.article)) for a in told.accounts)
    lines = account_lines(build(given, excerpts=False), msgspec.structs.replace(told, accounts=accounts))
    assert {line.article.key: [copy.article.key for copy in line.copies] for line in lines} == expected


def test_the_four_figures() -> None:
    found = counts(dossier().stories[0])
    assert (found.accounts, found.outlets, found.languages, found.independent) == (4, 4, 3, 2)
