"""A user's own names, from four kinds of files; each error names file, line and remedy."""

from pathlib import Path

import pytest

from riwaya.errors import InputError
from riwaya.ingest.gazetteer import read_gazetteer


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "id,name,kind,aliases\nQ7,زيد الحموي,person,Zayd al-Hamwi; زید حموی\n"),
        (
            "a.tsv",
            "wikidata_id\teng\tlabel\tlanguage\ttype\nQ7\tZ\tزيد الحموي\tar\tPER\n"
            "Q7\tZ\tZayd al-Hamwi\ten\tPER\n"
            "Q7\tZ\tزید حموی\tfa\tPER\n",
        ),
        (
            "a.jsonl",
            '{"id":"Q7","schema":"Person","properties":{"name":["زيد الحموي"],'
            '"alias":["Zayd al-Hamwi","زید حموی"]}}\n',
        ),
        (
            "b.jsonl",
            '{"id":"Q7","kind":"person","labels":{"ar":{"value":"زيد الحموي"},'
            '"en":{"value":"Zayd al-Hamwi"}},'
            '"aliases":{"fa":[{"value":"زید حموی"}]}}\n\n',
        ),
    ],
)
def test_the_same_entry_from_every_format(tmp_path: Path, name: str, text: str) -> None:
    (entry,) = read_gazetteer(written(tmp_path, name, text))
    assert (entry.id, entry.kind) == ("Q7", "person")
    assert entry.names == ("زيد الحموي", "Zayd al-Hamwi", "زید حموی")


def test_without_an_id_the_content_gives_one(tmp_path: Path) -> None:
    file = written(tmp_path, "a.csv", "name,kind\nسد زرقند,place\n")
    (one,), (again,) = read_gazetteer(file), read_gazetteer(file)
    assert one.id == again.id != ""


@pytest.mark.parametrize(
    ("name", "text", "line", "problem"),
    [
        ("a.csv", "title,kind\nx,person\n", 1, "none is `name`"),
        ("a.csv", "name,kind\nسامي,person\nليلى,hero\n", 3, "'hero'"),
        ("a.csv", "name,kind\nسامي,\n", 2, "no kind"),
        ("a.csv", "name,kind\n,person\n", 2, "no name"),
        ("a.csv", "name,kind\nس,person\n", 2, "too short"),
        ("a.jsonl", '{"name":"سامي","kind":"person"}\n{"name":\n', 2, "not a JSON object"),
        ("a.jsonl", "[1]\n", 1, "not a JSON object"),
        ("a.csv", "id,name,kind\n1,سامي,person\n1,حلب,place\n", 3, "is a place here and a person before"),
    ],
)
def test_an_error_names_file_line_and_remedy(
    tmp_path: Path, name: str, text: str, line: int, problem: str
) -> None:
    file = written(tmp_path, name, text)
    with pytest.raises(InputError) as raised:
        read_gazetteer(file)
    assert raised.value.where == f"{file}:{line}"
    assert problem in raised.value.problem
    assert raised.value.remedy


@pytest.mark.parametrize("text", ["", "name,kind\n"])
def test_a_file_without_names_is_an_error(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError):
        read_gazetteer(written(tmp_path, "a.csv", text))
    with pytest.raises(InputError):
        read_gazetteer(tmp_path / "missing.csv")
