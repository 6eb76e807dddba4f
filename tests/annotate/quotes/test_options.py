"""Who could be the speaker of a speech, and what speaks for each. Invented sentences."""

import pytest

from riwaya.annotate import mentions
from riwaya.annotate.quotes.context import context
from riwaya.annotate.quotes.options import Option
from riwaya.annotate.quotes.people import People
from riwaya.annotate.quotes.ranking import Turn, best, ranked
from riwaya.annotate.quotes.spans import speeches
from riwaya.annotate.quotes.speakers import Speakers
from riwaya.annotate.step import run_steps
from riwaya.types import Article


def turns(language: str, text: str, title: str | None = None) -> list[Turn]:
    """The turns of a text, decided as in use."""
    found = run_steps(Article(id="a", text=text, title=title, language=language), (mentions.STEP,))
    ctx = context(text, language)
    spans, opened = speeches(ctx)
    people = People(ctx, found.mentions)
    seen: list[Turn] = []

    def choose(turn: Turn) -> Option | None:
        seen.append(turn)
        return best(turn)

    ranked(ctx, people, Speakers(ctx, people, opened, spans), spans, choose=choose)
    return seen


def features(turn: Turn, name: str) -> set[str]:
    """What speaks for and against a name; nothing where it is no option."""
    return next((option.features for option in turn.options if option.name == name), set())


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fa", "وزیر نیرو گفت که آب هست.\nآقای رحیمی روز شنبه در جلسه شورا سخن گفت.", "رحیمی"),
        ("ar", "قال وزير النقل إن الطريق مفتوح.\nووصل نزار الخلفاوي أمس إلى المدينة.", "نزار الخلفاوي"),
        ("en", "The council official said that it was late.\nHala Safdari came on Sunday.", "Hala Safdari"),
    ],
)
def test_whoever_heads_a_later_sentence_explains_a_role(language: str, text: str, name: str) -> None:
    assert "explains" in features(turns(language, text)[0], name)


@pytest.mark.parametrize(
    ("language", "text", "title", "name"),
    [
        ("ar", "قال نزار الخلفاوي إن الطريق مفتوح.", "نزار الخلفاوي: الطريق مفتوح", "نزار الخلفاوي"),
        ("fa", "بهمن رحیمی گفت که آب هست.", "بهمن رحیمی: آب هست", "بهمن رحیمی"),
        ("en", "Omar Khalil said that it was late.", "Omar Khalil speaks", "Omar Khalil"),
    ],
)
def test_the_headline_s_persons_are_known(language: str, text: str, title: str, name: str) -> None:
    assert "in title" in features(turns(language, text, title)[0], name)
    assert "in title" not in features(turns(language, text)[0], name)


def test_who_is_named_inside_the_speech_is_marked() -> None:
    text = "Hala Safdari came. Omar Khalil said that Hala Safdari was late."
    turn = turns("en", text)[0]
    assert "in its own speech" in features(turn, "Hala Safdari")
    assert "in its own speech" not in features(turn, "Omar Khalil")


def test_it_is_no_person() -> None:
    text = "The water company said it was late. Hala Safdari said that she knew. It said that it was sorry."
    names = {option.name for option in turns("en", text)[-1].options}
    assert "Hala Safdari" not in names
