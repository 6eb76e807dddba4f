"""Lines with their phrases and triggers, as events are read from."""

import pytest

from riwaya.annotate import language, layout, mentions, sentences
from riwaya.annotate.events.text import lines
from riwaya.annotate.step import run_steps
from riwaya.languages.events import lexicon
from riwaya.types import Article

STEPS = (language.STEP, layout.STEP, sentences.STEP, mentions.STEP)


def read(code, text, title=None):
    article = Article(id="a", text=text, title=title, language=code)
    return lines(article, run_steps(article, STEPS), lexicon(code), code)


def test_the_title_comes_first_and_sentences_in_order():
    found = read("en", "Ministers met. They left.", title="Talks in Cairo")
    assert [line.number for line in found] == [-1, 0, 1]


@pytest.mark.parametrize(
    ("code", "text", "names"),
    [
        ("ar", "هاجم مسلحون قرية وخطفوا خمسة بريطانيين.", ["مسلحون", "بريطانيين"]),
        ("fa", "مهاجمان به نیروهای پلیس حمله کردند.", ["مهاجمان", "نیروهای"]),
        ("en", "Gunmen attacked police officers.", ["Gunmen", "police officers"]),
    ],
)
def test_actors_without_a_name_are_phrases(code, text, names):
    (line,) = read(code, text)
    assert [np.name for np in line.nps][: len(names)] == names


@pytest.mark.parametrize(
    ("code", "text", "kinds"),
    [
        ("ar", "قصفت القوات المدينة.", ["ASSAULT"]),
        ("fa", "معترضان تظاهرات کردند.", ["PROTEST"]),
        ("en", "Storm Daniel hit nothing that the minister attacked.", ["ASSAULT"]),
        ("en", "The sky was blue.", []),
    ],
)
def test_triggers_of_a_line(code, text, kinds):
    (line,) = read(code, text)
    found = [trigger.group.type for trigger in line.triggers]
    assert [kind for kind in kinds if kind not in found] == []
    assert bool(found) == bool(kinds)


@pytest.mark.parametrize("code", ["ar", "fa", "en"])
def test_phrases_stand_where_they_say(code):
    text = {
        "ar": "التقى محمد العلي وزير المياه.",
        "fa": "محمد علوی با وزیر دیدار کرد.",
        "en": "Ann Hill met police.",
    }[code]
    (line,) = read(code, text)
    assert line.nps
    assert all(text[np.start : np.end].strip() for np in line.nps)
    assert all(0 <= np.first < np.last <= len(line.words) for np in line.nps)
