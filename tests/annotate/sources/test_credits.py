import pytest

from riwaya.annotate.sources.credits import credit_cues
from riwaya.annotate.sources.lexicon import lexicon
from riwaya.types import Annotations, Article, Boilerplate


def credited(language, line, kind):
    article = Article(id="a", text=line, language=language)
    blocks = (Boilerplate(start=0, end=len(line), kind=kind),)
    found = Annotations(article="a", boilerplate=blocks)
    return [(cue.source, cue.scope) for cue in credit_cues(article, found, lexicon(language))]


@pytest.mark.parametrize(
    ("language", "line", "kind", "wanted"),
    [
        ("ar", "الصورة: رويترز", "caption", [("رويترز", "photo")]),
        ("ar", "(نيلان) - (الساحل)", "agency_line", [("الساحل", "article")]),
        ("fa", "منبع: سپیدار", "agency_line", [("سپیدار", "article")]),
        ("en", "Photo: Nilan Press", "credit", [("Nilan Press", "photo")]),
        ("en", "nothing here", "caption", []),
    ],
)
def test_whom_a_line_names(language, line, kind, wanted):
    assert credited(language, line, kind) == wanted
