"""Text that nobody wrote to be read: every step gets through it in time that grows with its length."""

import random
import time

import pytest

from riwaya.annotate.step import run_steps
from riwaya.types import Article
from riwaya.workflow import STEPS

SIZE = 40_000
# Seconds of processor time for 40,000 characters, all steps together, whatever else the machine does:
# far more than an ordinary text takes, far less than time that grows with the square would.
LIMIT = 15.0
NEWS = "قال الوزير سامي النوري «نعم لا» في سوريا يوم الاثنين 11 ديسمبر 2017 نقلا عن رويترز "
RANDOM = random.Random(5)

CASES = {
    "one line of news": NEWS,
    "lines of news": NEWS + "\n",
    "days told": "اليوم الاثنين 11 ديسمبر ",
    "one line of Persian": "وی گفت که می‌افزاید به گزارش رویترز ۱۲ دی ",
    "one line of English": 'He said that Mr. X, the minister of the "of", on 3 May 2015 ',
    "no blank": "ا",
    "opening marks": "«",
    "all marks": "قال: «“\"'",
    "straight marks": '" ',
    "colons": ": ",
    "brackets": "(",
    "digits": "1",
    "numbers": "12 ",
    "capitals": "Aaaa Bbbb ",
    "ligatures": "\ufdfa",
    "combining": "a" + "\u0301" * 50,
    "bidi": "\u202e\u2066قال",
    "nul": "قال\x00",
    "blank lines": "\n",
}


def timed(text: str) -> float:
    begun = time.process_time()
    run_steps(Article(id="x", text=text), STEPS)
    return time.process_time() - begun


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """Word tables are read once; that time is not the text's."""
    for language, text in (("ar", NEWS), ("fa", "وی گفت."), ("en", "He said.")):
        run_steps(Article(id="x", text=text, language=language), STEPS)


@pytest.mark.parametrize("name", CASES)
def test_time_is_bounded(name: str) -> None:
    unit = CASES[name]
    assert timed(unit * (SIZE // len(unit))) < LIMIT


def test_random_characters_cost_no_more() -> None:
    chars = [
        chr(RANDOM.choice([RANDOM.randrange(32, 0x700), RANDOM.randrange(0x1F300, 0x1F600)]))
        for _ in range(SIZE)
    ]
    assert timed("".join(chars)) < LIMIT


def test_an_article_without_letters_finds_nothing() -> None:
    found = run_steps(Article(id="x", text="… — !؟ \u200c"), STEPS)
    assert (found.quotes, found.dates, found.sources) == ((), (), ())
