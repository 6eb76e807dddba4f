from collections import Counter

import pytest
import yaml
from evals.gold.build_sample import (
    SOURCE,
    STANCES,
    TARGET,
    GoldError,
    build,
    corpus,
    find,
    main,
    nearest,
    placed,
)
from evals.harness import read_jsonl

from riwaya.types import Article

LAYERS = ("quotes", "dates", "boilerplate", "designations", "sources")


def article(text):
    return Article(id="a", text=text)


@pytest.mark.parametrize(
    ("words", "start", "options", "found"),
    [
        ("سد أيزر", 0, {}, "سد أيزر"),
        ("قالت ~ أيزر", 0, {}, "قالت الوزيرة إن سد أيزر"),
        ("سد أيزر اليوم", 0, {"keep": 2}, "سد"),
        ("سد أيزر اليوم", 0, {"skip": 3}, "أيزر اليوم"),
    ],
)
def test_find(words, start, options, found):
    text = "قالت الوزيرة إن سد أيزر اليوم"
    left, right = find(text, words, start, **options)
    assert text[left:right] == found


@pytest.mark.parametrize(("words", "start"), [("پل", 0), ("سد ~ پل", 0), ("سد", 5)])
def test_words_that_are_not_there_are_an_error(words, start):
    with pytest.raises(GoldError, match="order and spelling"):
        find("سد آیزر", words, start)


def test_nearest_is_outside_the_span_and_before_goes_over_after():
    text = "said A said B said"
    assert nearest(text, "said", (12, 13)) == (7, 11)
    with pytest.raises(GoldError, match="beside"):
        nearest("only here", "only", (0, 9))


def test_rows_of_one_layer_go_forward():
    rows = [{"text": "water"}, {"text": "river", "keep": 5}]
    with pytest.raises(GoldError, match="river"):
        list(placed(article("river water"), rows))


def test_a_comma_that_makes_a_field_is_told_of():
    with pytest.raises(GoldError, match="quote texts"):
        list(placed(article("About 2,000"), [{"text": "About 2", "000": None}]))


@pytest.fixture(scope="module")
def texts():
    return {name: one.text for name, one in corpus().items()}


@pytest.mark.parametrize("layer", LAYERS)
def test_each_span_of_the_written_gold_reads_as_its_article_does(layer, texts):
    rows = read_jsonl(TARGET / f"{layer}.jsonl")
    assert rows
    for row in rows:
        phrases = [row, *(row[key] for key in ("cue", "speaker_mention") if row.get(key))]
        for one in phrases:
            assert texts[row["doc_id"]][one["start"] : one["end"]] == one["text"]
            assert one["text"] == one["text"].strip() != ""


def test_the_written_gold_is_what_the_typed_gold_gives():
    assert main(["--check"]) == 0


def test_an_article_that_only_one_side_knows_is_an_error():
    typed = yaml.safe_load(SOURCE.read_text("utf-8"))
    with pytest.raises(GoldError, match="not in both"):
        build(typed, {})


def test_groups_refer_to_what_there_is(texts):
    quotes = {row["id"] for row in read_jsonl(TARGET / "quotes.jsonl")}
    entities = {row["entity"] for row in read_jsonl(TARGET / "entities.jsonl")}
    stories = read_jsonl(TARGET / "stories.jsonl")
    assert {doc for row in stories for doc in row["articles"]} == texts.keys()
    for row in read_jsonl(TARGET / "utterances.jsonl"):
        assert set(row["quotes"]) <= quotes
        assert len(row["quotes"]) > 1
    assert {row["entity"] for row in read_jsonl(TARGET / "designations.jsonl")} == entities
    for row in read_jsonl(TARGET / "copies.jsonl"):
        assert {row["left"], row["right"]} < texts.keys()


def test_every_claim_has_one_stance_in_each_account_of_its_story():
    members = {row["story"]: set(row["articles"]) for row in read_jsonl(TARGET / "stories.jsonl")}
    rows = read_jsonl(TARGET / "claims.jsonl")
    counted = Counter((row["claim"], row["doc_id"]) for row in rows)
    assert set(counted.values()) == {1}
    assert {row["stance"] for row in rows} == set(STANCES)
    for row in rows:
        assert {d for c, d in counted if c == row["claim"]} == members[row["story"]]


def test_one_utterance_is_told_in_three_languages_and_three_kinds():
    quotes = {row["id"]: row for row in read_jsonl(TARGET / "quotes.jsonl")}
    reach = next(u for u in read_jsonl(TARGET / "utterances.jsonl") if u["utterance"] == "reach-agreement")
    assert {quotes[q]["kind"] for q in reach["quotes"]} == {"direct", "free", "indirect"}
