import csv
import json

import pytest

from riwaya import export_plover
from riwaya.types import (
    Annotations,
    Article,
    Document,
    Dossier,
    Event,
    EventMention,
    Participant,
    Phrase,
    SpanRef,
    Story,
    StoryDossier,
)

TEXTS = {"ar": "اعتقلت الشرطة سروان.", "fa": "پلیس سروان را بازداشت کرد.", "en": "Police arrested Sarwan."}


def document(language, **more):
    mention = EventMention(
        id=f"m-{language}",
        start=0,
        end=5,
        trigger=Phrase(start=0, end=4, text=TEXTS[language][:4]),
        **({"type": "COERCE", "mode": "arrest"} | more),
    )
    return Document(
        article=Article(id=language, text=TEXTS[language], outlet=f"=outlet {language}"),
        annotations=Annotations(article=language, language=language, events=(mention,)),
    )


def dossier(documents, events):
    story = Story(
        id="s",
        title=SpanRef(article="ar", start=0, end=3),
        articles=tuple(one.id for one in documents),
    )
    told = StoryDossier(
        story=story,
        accounts=(),
        independent=1,
        utterances=(),
        designations=(),
        sources=(),
        copies=(),
        timeline=(),
        events=events,
    )
    return Dossier(documents=tuple(documents), stories=(told,), entities=())


def event(documents, **more):
    who = (Participant(name="Police", role="actor"), Participant(name="سروان", role="recipient"))
    mentions = tuple(f"m-{one.id}" for one in documents)
    return Event(
        **({"id": "e", "type": "COERCE", "participants": who, "mentions": mentions, "story": "s"} | more)
    )


def test_a_line_an_event_with_its_code_and_all_its_sources(tmp_path):
    documents = [document(one) for one in TEXTS]
    lines, table = export_plover.write(dossier(documents, (event(documents, from_="2025-06-06"),)), tmp_path)
    (record,) = map(json.loads, lines.read_text("utf-8").splitlines())
    assert (record["type"], record["mode"], record["cameo"], record["quad"]) == (
        "COERCE",
        "arrest",
        "173",
        "MX",
    )
    assert (record["actors"], record["recipients"], record["date"]) == (["Police"], ["سروان"], "2025-06-06")
    for source in record["sources"]:
        assert source["text"] == TEXTS[source["article"]][source["start"] : source["end"]]
    (row,) = csv.DictReader(table.read_text("utf-8-sig").splitlines())
    assert (row["cameo"], row["accounts"], row["article"]) == ("173", "3", "ar | fa | en")
    assert row["outlet"].startswith("'=")


@pytest.mark.parametrize(
    ("kind", "context", "coded"),
    [
        ("COERCE", "actual", "COERCE"),
        ("COERCE", "future", "THREATEN"),
        ("AID", "future", "AGREE"),
        ("COERCE", "negated", None),
        ("COERCE", "hypothetical", None),
        ("SPORT", "actual", None),
    ],
)
def test_what_is_to_come_is_an_intention_and_what_did_not_happen_is_no_event(kind, context, coded):
    documents = [document("ar", type=kind, mode=None, context=context)]
    found = export_plover.records(dossier(documents, (event(documents, type=kind),)))
    assert [one.type for one in found] == ([coded] if coded else [])


def test_no_files_where_events_were_not_looked_for(tmp_path):
    (tmp_path / "plover.csv").write_text("stale")
    assert export_plover.write(dossier([document("ar")], None), tmp_path) == ()
    assert not list(tmp_path.iterdir())
