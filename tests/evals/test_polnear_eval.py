"""The reading of PolNeAR and its figures. Invented sentences."""

import pytest
from evals.polnear_eval import Attribution, File, attributions, figures, fragments, read, scored

from evals import polnear_eval
from riwaya.types import Article, Quote, Speaker

TEXT = 'Hala Safdari said, "The road is open," and added that the dam would hold "for years".'
STANDOFF = (
    "T1\tSource 0 12\tHala Safdari\n"
    "T2\tCue 13 17\tsaid\n"
    'T3\tContent 19 38\t"The road is open,"\n'
    "T4\tAttribution 13 17\tsaid\n"
    "E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n"
)


def quote(words, kind="direct", speaker="Hala Safdari", *, at=None):
    start = TEXT.index(words)
    named = Speaker(name=speaker, start=at, end=at + 2 if at is not None else None, text=speaker)
    return Quote(start=start, end=start + len(words), text=words, kind=kind, speaker=named, origin="test")


def file(*content, source=(0, 12)):
    spans = tuple((TEXT.index(words), TEXT.index(words) + len(words)) for words in content)
    return File(Article(id="a", text=TEXT, language="en"), (Attribution((source,), spans),))


def test_standoff_is_read():
    assert list(attributions(STANDOFF)) == [Attribution(((0, 12),), ((19, 38),))]


@pytest.mark.parametrize(
    ("words", "kind", "inside"),
    [
        ('"The road is open,"', "direct", "The road is open"),
        ("that the dam would hold", "indirect", "that the dam would hold"),
        ('that the dam would hold "for years"', "mixed", 'that the dam would hold "for years"'),
    ],
)
def test_what_a_fragment_is(words, kind, inside):
    (one,) = fragments(TEXT, file(words).attributions[0])
    assert (one.kind, TEXT[one.start : one.end].strip(",")) == (kind, inside)


@pytest.mark.parametrize(
    ("speaker", "at", "right"),
    [("Hala Safdari", None, 1.0), ("Safdari", None, 1.0), ("Marwan Haddad", None, 0.0), ("She", 3, 1.0)],
)
def test_speaker(speaker, at, right):
    result = scored(file('"The road is open,"'), [quote("The road is open,", speaker=speaker, at=at)])
    made = {figure.name: figure for figure in figures("p", [result])}
    assert made["p.direct.f1"].value == 1.0
    assert made["p.direct.speaker"].value == right
    assert made["p.indirect.recall"].units == 0


def test_a_source_that_is_a_pronoun_names_nobody():
    result = scored(file('"The road is open,"', source=(13, 15)), [quote("The road is open,")])
    assert not polnear_eval.names_somebody("xxxxxxxxxxxxxHe", result.gold[0])


def test_words_in_marks_inside_a_clause_are_excused_and_other_ones_are_not():
    clause = file('that the dam would hold "for years"')
    result = scored(clause, [quote("for years"), quote("The road is open,")])
    assert len(result.direct.forgiven) == 1
    assert len(result.direct.spurious) == 1


def test_a_folder_is_read(tmp_path):
    for name, text in (("text/a.txt", TEXT), ("attributions/a.ann", STANDOFF)):
        path = tmp_path / "dev" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (one,) = read("dev", tmp_path)
    assert one.article.id == "a"
    assert len(one.attributions) == 1


def test_skipped_where_the_data_is_missing(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(polnear_eval, "FOLDER", tmp_path)
    assert polnear_eval.main([]) == 0
    assert "skipped" in capsys.readouterr().out
