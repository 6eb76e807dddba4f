"""PLOVER's types against CAMEO's codes."""

import pytest

from riwaya.languages.plover import cameo, canonical, from_cameo, modes, plover

VERBAL = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}
MATERIAL = {"COOPERATE", "AID", "RETREAT", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
TYPES = VERBAL | MATERIAL


def test_all_sixteen_types_are_there_and_no_code_has_another():
    assert set(plover().types) == TYPES
    assert {code.type for code in plover().codes.values()} == TYPES


@pytest.mark.parametrize(
    ("code", "type_", "mode"),
    [
        ("042", "CONSULT", "visit"),
        ("0841", "RETREAT", "release"),
        ("173", "COERCE", "arrest"),
        ("1712", "ASSAULT", "seize"),
        ("19", "ASSAULT", None),
        ("0429", "CONSULT", "visit"),
    ],
)
def test_what_a_code_says(code, type_, mode):
    found = from_cameo(code)
    assert (found.type, found.mode) == (type_, mode)


def test_an_unknown_code_says_nothing():
    assert from_cameo("99") is None


@pytest.mark.parametrize(
    ("type_", "mode", "code"),
    [
        ("CONSULT", "phone", "041"),
        ("COERCE", "arrest", "173"),
        ("ASSAULT", None, "19"),
        ("PROTEST", "no such mode", "14"),
        ("SPORT", None, None),
    ],
)
def test_the_code_of_a_type(type_, mode, code):
    assert cameo(type_, mode) == code


def test_every_type_and_mode_survives_the_way_there_and_back():
    for type_ in TYPES:
        for mode in modes(type_):
            assert from_cameo(cameo(type_, mode)).type == type_
            assert from_cameo(cameo(type_, mode)).mode == mode


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("DEMAND", ("REQUEST", None)),
        ("investigate", ("ACCUSE", "investigate")),
        ("ASSAULT", ("ASSAULT", None)),
        ("WEATHER", None),
    ],
)
def test_names_of_other_drafts(name, found):
    assert canonical(name) == found
