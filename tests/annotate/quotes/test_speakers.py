"""Who is said to speak: structure before lists. All sentences are invented."""

import pytest

from riwaya.annotate.quotes import quotes
from riwaya.languages.pack import load
from riwaya.types import Annotations, Article

CASES = [
    # ROLE, NAME and NAME, ROLE in apposition, the name in no list
    ("en", "Its president, Shirin Vandad, told us that the road was open.", "Shirin Vandad"),
    ("en", "Judge Antoine Rihani said that the count was over.", "Antoine Rihani"),
    ("fa", "مدیرعامل، گرشاسب لاهیجانی، گفت: «کار تمام شد.»", "گرشاسب لاهیجانی"),
    ("ar", "وقال المتحدث باسم الشركة، المهندس نزار الخلفاوي، إن العمل انتهى.", "نزار الخلفاوي"),
    # English descriptions are taken whole, hyphenated names too
    ("en", 'A ministry spokeswoman later said "the road is open".', "A ministry spokeswoman"),
    ("en", "A spokesman for the water company said that the dam held.", "A spokesman for the water company"),
    ("en", "Outside, some 40 farmers shouted that it was late.", "some 40 farmers"),
    ("en", 'Hala al-Safdari described the deal as "a ledger".', "Hala al-Safdari"),
    # relative clauses, fronted subjects, participles
    ("ar", "وحضر اللقاء نائب الوزير مروان سرابي، الذي أكد أن العمل انتهى.", "مروان سرابي"),
    ("ar", "أما رئيس البلدية نزار الخلفاوي، فقال إن الطريق مفتوح.", "نزار الخلفاوي"),
    ("ar", "غير أن المدير نزار الخلفاوي رفض ذلك، مؤكداً أن الطريق مفتوح.", "نزار الخلفاوي"),
    # speech that no cue opens belongs to the subject of the words before it
    ("en", 'Henrik Lauridsen was more careful. "We saw delays," he told reporters.', "Henrik Lauridsen"),
    # a verb before its subject is singular: a plural one has the subject from before
    ("ar", "لـ«الضفاف» قالت مصادر مطلعة إن الطريق مفتوح.", "مصادر مطلعة"),
    ("ar", "قالت لـ«الضفاف» مصادر مطلعة، إن الطريق مفتوح.", "مصادر مطلعة"),
    # a description goes on to its body; a source does not swallow the verb's preposition
    ("ar", "وأفاد عضو في الوفد الفني، بأن الجلسة انتهت.", "عضو في الوفد الفني"),
    ("ar", "وأشارت مصادر من داخل اللجنة إلى أن الجلسة انتهت.", "مصادر من داخل اللجنة"),
    # a dateline is nobody; a plural that no list knows speaks where it touches its verb
    ("fa", "تهران - وزیر نیرو گفت: «آب هست.»", "وزیر نیرو"),
    ("fa", "معلمان می‌گویند که حقوق کم است.", "معلمان"),
    ("fa", "امام جمعه کرج گفت: «آب هست.»", "امام جمعه کرج"),
]


def spoken(language: str, text: str) -> list[str | None]:
    """The speakers of a text's quotations, in order."""
    article = Article(id="a", text=text, language=language)
    found = quotes(article, Annotations(article="a"), load(language))
    return [quote.speaker.name if quote.speaker else None for quote in found.quotes or ()]


@pytest.mark.parametrize(("language", "text", "name"), CASES)
def test_speaker(language: str, text: str, name: str) -> None:
    assert spoken(language, text)[0] == name


def test_speech_goes_on_with_its_speaker() -> None:
    text = '"It is late," Marwan Haddad told reporters. "We go on until everybody is home."'
    assert spoken("en", text) == ["Marwan Haddad", "Marwan Haddad"]


def test_a_thing_s_pronoun_is_a_body() -> None:
    text = (
        "The water company said that it was late. Marwan Haddad said that he knew. It said that it was sorry."
    )
    assert spoken("en", text)[-1] == "The water company"


def test_dates_never_speak() -> None:
    text = "وكان سكرتير المجلس، نزار الخلفاوي، أعلن أواخر نوفمبر الماضي أن الطريق مفتوح."
    assert spoken("ar", text) == ["نزار الخلفاوي"]


def test_the_same_official_is_who_spoke_before() -> None:
    text = "قال نزار الخلفاوي إن الطريق مفتوح. وقال المسؤول ذاته إن العمل انتهى."
    assert spoken("ar", text) == ["نزار الخلفاوي", "نزار الخلفاوي"]


def test_the_official_is_who_was_described_before() -> None:
    text = 'An official of the Dalvan Commission told us that it was late. "Nobody knew," the official said.'
    assert spoken("en", text)[-1] == "An official of the Dalvan Commission"


def test_a_campaign_named_after_somebody_is_not_him() -> None:
    text = "ستاد انتخاباتی بهمن رحیمی گفت که دیر است. بهمن رحیمی گفت که نه."
    assert spoken("fa", text)[-1] == "بهمن رحیمی"
