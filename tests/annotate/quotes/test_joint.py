"""Several speakers in a row; invented sentences."""

import pytest

from riwaya.annotate import mentions
from riwaya.annotate.quotes.context import context
from riwaya.annotate.quotes.joint import Joint
from riwaya.annotate.quotes.people import People
from riwaya.annotate.quotes.pool import Pool
from riwaya.annotate.step import run_steps
from riwaya.types import Article


def joint_of(language: str, text: str) -> list[str]:
    """The names of the joint option of the first cue, of all phrases before and after it."""
    found = run_steps(Article(id="a", text=text, language=language), (mentions.STEP,))
    ctx = context(text, language)
    people = People(ctx, found.mentions)
    phrases = [
        phrase for at in range(len(ctx.frame)) if (phrase := people.phrases.phrase(at, len(ctx.frame)))
    ]
    pool = Pool()
    Joint(ctx, people).add(pool, [one for one in phrases if one.names], ctx.cues[0])
    return [option.name for option in pool.options.values()]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("ar", "سامي الحسن و نادر خليل قالوا إن الطريق آمن.", ["سامي الحسن؛ نادر خليل"]),
        ("ar", "سامي الحسن و نادر خليل قال إن الطريق آمن.", []),
        ("fa", "حسن رضایی و علی کریمی گفتند جاده باز است.", ["حسن رضایی؛ علی کریمی"]),
        ("fa", "حسن رضایی در خانه علی کریمی گفتند جاده باز است.", []),
    ],
)
def test_names_in_a_row_beside_a_plural_verb_speak_together(
    language: str, text: str, names: list[str]
) -> None:
    assert joint_of(language, text) == names


@pytest.mark.parametrize(("verb", "names"), [("گفتند", ["بهمن رحیمی؛ رضا صفوی"]), ("گفت", [])])
def test_two_persons_named_before_a_plural_verb_may_speak_together(
    rules_of, verb: str, names: list[str]
) -> None:
    rules = rules_of("fa", f"بهمن رحیمی با رضا صفوی دیدار کرد. آنها {verb} که دیر است.")
    pool, cue = Pool(), rules.ctx.cues[0]
    Joint(rules.ctx, rules.people).add_pair(pool, cue.first, cue)
    assert [option.name for option in pool.options.values()] == names
