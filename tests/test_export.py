import json

import jsonschema
import pytest

from riwaya import export
from riwaya.types import (
    Annotations,
    Article,
    Document,
    Dossier,
    Quote,
    Sentence,
    SpanRef,
    Story,
    StoryDossier,
)

QUOTE = Quote(start=0, end=3, id="q", text="نعم", kind="direct")


def document(**layers) -> Document:
    found = Annotations(article="a", language="ar", **layers)
    return Document(article=Article(id="a", text="نعم قال", title="ع"), annotations=found)


def dossier(*documents: Document) -> Dossier:
    story = Story(id="s", title=SpanRef(article="a", start=0, end=1, field="title"), articles=("a",))
    told = StoryDossier(
        story=story,
        accounts=(),
        independent=1,
        utterances=(),
        designations=(),
        sources=(),
        copies=(),
        timeline=(),
    )
    return Dossier(documents=documents, stories=(told,), entities=())


def written(tmp_path, *documents):
    return {
        path.stem: [json.loads(line) for line in path.open()]
        for path in export.write(dossier(*documents), tmp_path)
    }


def test_a_record_fills_what_was_not_given():
    record = export.record(document(published="2020-01-01", published_basis="text"))
    assert (record.language, record.published, record.published_basis) == ("ar", "2020-01-01", "text")


@pytest.mark.parametrize(("field", "shown"), [("text", False), ("title", True)])
def test_field_is_said_only_of_the_title(field, shown):
    sentence = Sentence(start=0, end=1, field=field)
    line = json.loads(export.line(export.record(document(sentences=(sentence,)))))
    assert ("field" in line["sentences"][0]) is shown


def test_items_carry_their_article_and_layers_not_run_have_no_file(tmp_path):
    files = written(tmp_path, document(quotes=(QUOTE,), sentences=()))
    assert files["quotes"][0]["article"] == "a"
    assert files["sentences"] == []
    assert "mentions" not in files
    assert files["stories"][0]["title"] == {"article": "a", "start": 0, "end": 1, "field": "title"}


def test_an_export_replaces_an_earlier_one(tmp_path):
    written(tmp_path, document(quotes=(QUOTE,)))
    written(tmp_path, document())
    assert not (tmp_path / "quotes.jsonl").exists()


def test_what_is_written_fits_the_schemas(tmp_path):
    schemas = export.schemas()
    for name, records in written(
        tmp_path, document(quotes=(QUOTE,), sentences=(Sentence(start=0, end=1),))
    ).items():
        for record in records:
            jsonschema.validate(record, schemas[name])
    line = json.loads(export.line(export.record(document(quotes=(QUOTE,)))))
    jsonschema.validate(line, schemas["annotate"])
