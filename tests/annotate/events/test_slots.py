"""Who does what to whom, by the word order of each language."""

import pytest

from riwaya.annotate import language, layout, mentions, sentences
from riwaya.annotate.events.slots import clause, participants, slots, voice
from riwaya.annotate.events.text import lines, markings
from riwaya.annotate.step import run_steps
from riwaya.languages.events import lexicon
from riwaya.types import Article

STEPS = (language.STEP, layout.STEP, sentences.STEP, mentions.STEP)


def filled(code, text, kind):
    """Voice, and (role, name) of the first trigger of a type."""
    article = Article(id="a", text=text, language=code)
    words = lexicon(code)
    line = lines(article, run_steps(article, STEPS), words, code)[0]
    trigger = next(one for one in line.triggers if one.group.type == kind)
    form = voice(line, trigger, words)
    made = slots(line, trigger, clause(line, trigger, markings(code), words.data), form, words)
    return form, {(one.role, one.name) for one in participants(made)}, made.place and made.place.name


@pytest.mark.parametrize(
    ("code", "text", "kind", "form", "people"),
    [
        ("ar", "اعتقلت الشرطة ناشطا.", "COERCE", "finite", {("actor", "الشرطة"), ("recipient", "ناشطا")}),
        ("ar", "تم اعتقال ناشط.", "COERCE", "passive", {("recipient", "ناشط")}),
        (
            "fa",
            "پلیس یک فعال را بازداشت کرد.",
            "COERCE",
            "finite",
            {("actor", "پلیس"), ("recipient", "فعال")},
        ),
        (
            "en",
            "Police arrested an activist.",
            "COERCE",
            "finite",
            {("actor", "Police"), ("recipient", "an activist")},
        ),
        (
            "en",
            "An activist was arrested by police.",
            "COERCE",
            "passive",
            {("actor", "police"), ("recipient", "An activist")},
        ),
    ],
)
def test_actor_and_recipient_by_voice(code, text, kind, form, people):
    assert filled(code, text, kind)[:2] == (form, people)


@pytest.mark.parametrize(
    ("code", "text", "place"),
    [
        ("ar", "اعتقلت الشرطة ناشطا في القاهرة.", "القاهرة"),
        ("fa", "پلیس در تهران یک فعال را بازداشت کرد.", "تهران"),
        ("en", "Police arrested an activist in Cairo.", "Cairo"),
    ],
)
def test_a_place_under_its_preposition(code, text, place):
    assert filled(code, text, "COERCE")[2] == place


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ar", "هز زلزال تركيا."),
        ("en", "An earthquake shook Turkey."),
    ],
)
def test_nobody_does_what_befalls(code, text):
    assert not {name for role, name in filled(code, text, "DISASTER")[1] if role == "actor"}
