"""The language step: which language an article is written in.

1. A given language wins, reduced to its primary subtag ("fa-IR" is "fa").
2. A bounded sample of title and text is classified by py3langid (a naive Bayes model over byte
   n-grams; Lui and Baldwin 2012), restricted to the languages news comes in.
3. Letters mislead in the Arabic script: Persian typed with Arabic ي and ك is taken for Arabic.
   There, the language whose function words stand in the sample most often wins.
4. A text without letters has no language.
"""

from functools import cache

import msgspec
import regex
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from riwaya.annotate.step import Step
from riwaya.languages.identify import function_words
from riwaya.languages.pack import Pack, languages
from riwaya.text.normalise import fold
from riwaya.text.scripts import dominant_script
from riwaya.types import Annotations, Article

# The classifier knows 128 languages, and on short texts prefers rare relatives of the common
# ones (ary, arz, sdh, uzs); these are the ones news outlets write in.
_WANTED = (
    "ar fa en sdh ku ps ur az tr he ru uk be bg sr mk el hy ka kk ky uz tg tk ug tt "
    "de fr es pt it nl pl cs sk sl hr ro hu sq sv da no fi et lv lt id ms sw so am "
    "hi bn ta te ml mr pa gu ne si th vi km my lo zh ja ko mn"
)
# py3langid's only label for Central Kurdish is that of its southern neighbour.
_RENAMED = {"sdh": "ckb"}

# 150 words decide; the rest of a long text only costs time (measured on gold/quotes_*: no
# article changes its language between 1,000 and all characters).
_SAMPLE_LENGTH = 1000
# A language takes over when its function words are this share of all words, and twice as many as
# those of the language that the letters suggest. NTREX lines: Persian has a median of 0.34 (5 % of
# the lines under 0.18), Pashto, Urdu, Sorani and Arabic 95 % under 0.14.
_TAKEOVER_SHARE = 0.15
_TAKEOVER_RATIO = 2

_LETTER = regex.compile(r"\p{L}")
_WORDS = regex.compile(r"\p{L}+")


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(_WANTED.split())
    return identifier


def identify_language(text: str) -> str | None:
    """The ISO 639 code of the language of a text; None when it has no letters."""
    if not _LETTER.search(text):
        return None
    code, _ = _identifier().classify(text.encode("utf-8", "replace"))
    code = _RENAMED.get(code, code)
    return _by_function_words(code, text) if dominant_script(text) == "Arab" else code


def _by_function_words(code: str, text: str) -> str:
    """`code`, or the language whose function words clearly outnumber those of `code`."""
    words = [fold(word) for word in _WORDS.findall(text)]
    counts = {known: _hits(known, words) for known in languages()}
    best = max(counts, key=lambda known: counts[known])
    enough = counts[best] >= max(_TAKEOVER_SHARE * len(words), _TAKEOVER_RATIO * counts.get(code, 0))
    return best if enough else code


def _hits(code: str, words: list[str]) -> int:
    known = function_words(code)
    return sum(word in known for word in words)


def _sample(article: Article) -> str:
    """The title, and the text's beginning and middle: page furniture stands at its edges."""
    text = article.text
    half = _SAMPLE_LENGTH // 2
    middle = max(half, len(text) // 2)
    return "\n".join([article.title or "", text[:half], text[middle : middle + half]])


def _run(article: Article, found: Annotations, _pack: Pack) -> Annotations:
    given = (article.language or "").replace("_", "-").split("-")[0].strip().lower()
    return msgspec.structs.replace(found, language=given or identify_language(_sample(article)))


STEP = Step(name="language", version="1", run=_run)
