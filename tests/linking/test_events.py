import pytest

from riwaya.encoding import Meaning
from riwaya.linking import events
from riwaya.store.sqlite import open_store
from riwaya.types import Annotations, Article, Document, EventMention, Phrase, Sentence, SpanRef, Story

TEXT = "زار سروان مرسيلا."


class Scale:
    version = "test"

    def score(self, left, right, left_language, right_language):
        return left @ right.T


def document(name, *, found=True, background=False):
    event = EventMention(
        id=f"event-{name}",
        start=0,
        end=len(TEXT) - 1,
        type="CONSULT",
        trigger=Phrase(start=0, end=3, text="زار"),
        place="مرسيلا",
        background=background,
    )
    return Document(
        article=Article(id=name, text=TEXT),
        annotations=Annotations(
            article=name,
            language="ar",
            sentences=(Sentence(start=0, end=len(TEXT)),),
            events=(event,) if found else None,
        ),
    )


def story(name, *articles, follows=()):
    return Story(
        id=name, title=SpanRef(article=articles[0], start=0, end=3), articles=articles, follows=follows
    )


@pytest.mark.parametrize(
    ("follows", "background", "events_of_later"),
    [(("a",), True, ()), (("a",), False, ("event-c",)), ((), True, ("event-c",))],
)
def test_mentions_meet_in_their_story_and_in_those_it_follows(
    tmp_path, encoder, follows, background, events_of_later
):
    documents = {name: document(name, background=background and name == "c") for name in "abc"}
    told_in = (story("a", "a", "b"), story("c", "c", follows=follows))
    with open_store(tmp_path, create=True) as store:
        made, links, lost = events.groups(store, Meaning(encoder, Scale()), told_in, (), documents)
    assert not lost
    assert {link.relation for link in links} == {"event"}
    placed = events.with_events(told_in, made, documents)
    assert placed[0].events == ("event-a",)
    assert placed[1].events == events_of_later


def test_where_nobody_looked_a_story_has_no_events_to_speak_of():
    documents = {"a": document("a", found=False), "b": document("b")}
    placed = events.with_events((story("a", "a"), story("b", "b")), (), documents)
    assert [one.events for one in placed] == [None, ()]
