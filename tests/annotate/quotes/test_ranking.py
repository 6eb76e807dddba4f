"""The ranker that chooses the speaker: what it weighs, and whom it may not choose. Invented sentences."""

import pytest

from riwaya.annotate import mentions
from riwaya.annotate.quotes import STEP
from riwaya.annotate.quotes.options import Option
from riwaya.annotate.quotes.ranking import ANYWHERE, Turn, best, weights
from riwaya.annotate.step import run_steps
from riwaya.types import Article, Quote

CASES = [
    # several speakers of one plural verb
    ("fa", "بریتانیا، رومانی و لیبریا گفته‌اند که این کار خطرناک است.", "بریتانیا؛ رومانی؛ لیبریا"),
    # a name in quotation marks opens its sentence
    ("fa", "«بهمن رحیمی» روز دوشنبه در جلسه شورا اظهار کرد: کار تمام شد.", "بهمن رحیمی"),
    # an adjective is no name; an official's name stands after his body
    ("ar", "ونفى ضابط رفيع أن يكون الطريق مغلقا.", "ضابط رفيع"),
    ("ar", "وأكد المدير نزار الخلفاوي حصول الأضرار، وقال إن العمل انتهى.", "نزار الخلفاوي"),
    # speech on both sides of its verb has one speaker
    ("en", '"The road," Hala Safdari said, "is open again to everybody."', "Hala Safdari"),
]


def found(language: str, text: str) -> tuple[Quote, ...]:
    """The quotations of a text."""
    article = Article(id="a", text=text, language=language)
    return run_steps(article, (mentions.STEP, STEP)).quotes or ()


@pytest.mark.parametrize(("language", "text", "name"), CASES)
def test_all_speech_has_the_speaker(language: str, text: str, name: str) -> None:
    speakers = {quote.speaker.name for quote in found(language, text) if quote.speaker}
    assert speakers == {name}


def test_both_halves_of_split_speech_are_found() -> None:
    halves = found("en", '"The road," Hala Safdari said, "is open again to everybody."')
    assert [half.text for half in halves] == ["The road,", "is open again to everybody."]


def test_a_higher_score_wins_and_the_first_of_equals() -> None:
    likely = Option("likely", None, {"rule", "rule:overt"})
    unlikely = Option("unlikely", None, {"clashes"})
    equal = Option("equal", None, set(likely.features))
    turn = Turn(0, None, (0,), ("name+", "finite", "verb-final"), (unlikely, likely, equal))
    assert best(turn).option is likely


def test_a_choice_between_equals_is_as_likely_as_not() -> None:
    equal = [Option(name, None, {"rule", "rule:overt"}) for name in ("left", "right")]
    alone, both = (
        Turn(0, None, (0,), ("name+", "finite", "verb-final"), tuple(o)) for o in (equal[:1], equal)
    )
    assert best(alone).likelihood == 1
    assert best(both).likelihood == pytest.approx(0.5)


def test_no_option_no_speaker() -> None:
    assert best(Turn(0, None, (0,), ("quiet", "quiet", "verb-final"), ())).option is None


def test_weights_say_where_they_are_from() -> None:
    shipped = weights()
    assert "train_speakers" in shipped.source
    assert shipped.weights[ANYWHERE]["rule"] > 0


def test_it_is_no_person_and_she_no_body() -> None:
    text = "The water company said it was late. Hala Safdari said that she knew. It said that it was sorry."
    last = found("en", text)[-1].speaker
    assert last is not None
    assert last.name == "The water company"
