import numpy as np

from riwaya.encoding import Meaning
from riwaya.link.claims.parts import asked
from riwaya.linking import claims
from riwaya.types import Annotations, Article, Document, Sentence, SpanRef, Statement, Story

# Words of the invented sentences; a sentence's vector counts those it has.
WORDS = ("bridge", "پل", "جسر", "school")
SAME = {"پل": "bridge", "جسر": "bridge"}


class Encoder:
    version, dimension = "words", len(WORDS)

    def encode(self, texts):
        rows = np.array([[float(word in text) for word in WORDS] for text in texts], np.float32)
        rows[:, 0] += rows[:, 1] + rows[:, 2]
        rows[:, 1:3] = 0
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1)


class Scale:
    version = "scale"

    def score(self, left, right, left_language, right_language):
        return ((left @ right.T) * 6 - 4).astype(np.float32)


class Store:
    def __init__(self):
        self.kept = {}

    def vectors(self, model, keys):
        return {key: self.kept[key] for key in keys if key in self.kept}

    def put_vectors(self, model, vectors):
        self.kept |= vectors

    def judgements(self):
        return ()


def document(id, language, *texts):
    text, spans = " ".join(texts), []
    for one in texts:
        start = text.index(one)
        spans.append((start, start + len(one)))
    found = Annotations(
        article=id,
        language=language,
        sentences=tuple(Sentence(start=start, end=end) for start, end in spans),
        statements=tuple(
            Statement(start=start, end=end, id=f"{id}{at}") for at, (start, end) in enumerate(spans)
        ),
    )
    return Document(article=Article(id=id, text=text, outlet=f"outlet {id}"), annotations=found)


DOCUMENTS = {
    one.id: one
    for one in (
        document("a", "en", "The bridge collapse killed 19 people.", "The school opens again."),
        document("b", "fa", "ریزش پل ۱۹ کشته داشت."),
        document("c", "ar", "قُتل 24 شخصاً في انهيار الجسر القديم."),
        document("d", "en", "The bridge collapse killed 19 people."),
    )
}
STORY = Story(id="s", title=SpanRef(article="a", start=0, end=1), articles=("a", "b", "c"))
ALONE = Story(id="d", title=SpanRef(article="d", start=0, end=1), articles=("d",))
MEANING = Meaning(Encoder(), Scale())


def test_claims_join_languages_stay_in_their_story_and_show_their_conflicts():
    made, links, lost = claims.groups(Store(), MEANING, [STORY, ALONE], DOCUMENTS)
    assert lost == ()
    (claim,) = made
    assert {one.statement for one in claim.statements} == {"a0", "b0", "c0"}
    assert {(one.left, one.right) for one in claim.conflicts} == {("a0", "c0"), ("b0", "c0")}
    assert {one.about for one in claim.conflicts} == {"number"}
    assert all("d0" not in (link.left, link.right) for link in links)


def test_the_order_of_articles_changes_nothing():
    turned = Story(id="s", title=STORY.title, articles=("c", "b", "a"))
    one, two = (claims.groups(Store(), MEANING, [each], DOCUMENTS) for each in (STORY, turned))
    assert one[0][0].statements == two[0][0].statements
    assert {link.score for link in one[1]} == {link.score for link in two[1]}


def test_a_typed_sentence_is_held_against_each_article_of_a_story():
    claim = asked(document("claim", "ar", "قُتل 19 شخصاً في انهيار الجسر"))
    own = [DOCUMENTS[one] for one in "abc"]
    found = {one.article: one for one in claims._in_story(claim, Store(), MEANING, own, "s")}
    assert {one: held.stance for one, held in found.items()} == {
        "a": "reports",
        "b": "reports",
        "c": "contradicts",
    }
    assert found["b"].evidence[0].text == "ریزش پل ۱۹ کشته داشت."
    assert all(0 <= held.score <= 1 for held in found.values())
