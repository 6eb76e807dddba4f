"""What makes an event the one that an article reports."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.annotate.events.main import VOICES, Told, prominence
from riwaya.types import EventMention, Participant, Phrase


def event(kind="CONSULT", *, who=(), background=False, context="actual"):
    people = tuple(Participant(name=name, role="actor", start=0, end=1) for name in who)
    trigger = Phrase(start=0, end=1, text="x")
    return EventMention(
        start=0,
        end=1,
        type=kind,
        trigger=trigger,
        participants=people,
        background=background,
        context=context,
    )


def told(sentence=1, rank=0, *, kind="CONSULT", voice="own", subordinate=False, off_topic=False, **more):
    made = event(kind, **more)
    return Told(made, sentence, rank, 0.5, voice=voice, subordinate=subordinate, off_topic=off_topic)


@pytest.mark.parametrize(
    ("higher", "lower"),
    [
        (told(-1), told(0)),
        (told(0), told(1)),
        (told(3), told(4)),
        (told(1, 0), told(1, 1)),
        (told(who=("Nilan",)), told()),
        (told(), told(background=True)),
        (told(), told(context="negated")),
        (told(context="future"), told(context="hypothetical")),
        (told(), told(voice="reported")),
        (told(voice="reported"), told(voice="quoted")),
        (told(), told(subordinate=True)),
        (told(), told(off_topic=True)),
    ],
)
def test_what_raises_and_lowers(higher, lower):
    assert prominence([higher])[0] > prominence([lower])[0]


def test_a_title_of_one_type_and_of_a_participant_raises_what_repeats_them():
    title = told(-1, kind="PROTEST", who=("نيلان",))
    same, other = told(2, kind="PROTEST", who=("نيلان",)), told(2, kind="DISASTER", who=("نيلان",))
    stranger = told(2, kind="DISASTER", who=("الساحل",))
    _, first, second, third = prominence([title, same, other, stranger])
    assert first > second > third


def test_a_type_told_again_counts_for_more():
    assert prominence([told(4), told(5)])[0] > prominence([told(4)])[0]


@given(
    st.lists(
        st.builds(
            told,
            st.integers(-1, 9),
            st.integers(0, 9),
            kind=st.sampled_from(["CONSULT", "ASSAULT"]),
            voice=st.sampled_from(sorted(VOICES)),
            background=st.booleans(),
            context=st.sampled_from(["actual", "negated", "future", "hypothetical", "historical"]),
        ),
        max_size=8,
    )
)
def test_scores_are_shares(events):
    scores = prominence(events)
    assert len(scores) == len(events)
    assert all(0 < score < 1 for score in scores)
