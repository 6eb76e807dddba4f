"""What heads a noun phrase. Invented sentences."""

import pytest


@pytest.mark.parametrize(
    ("language", "text", "word", "head"),
    [
        ("ar", "قال وزير النقل إن الطريق مفتوح.", "وزير", "role"),
        ("ar", "قالت وزارة النقل إن الطريق مفتوح.", "وزارة", "body"),
        ("ar", "قالت مصادر مطلعة إن الطريق مفتوح.", "مصادر", "group"),
        ("ar", "قال بيان الشركة إن الطريق مفتوح.", "بيان", "document"),
        ("fa", "وزیر نیرو گفت که دیر است.", "وزیر", "role"),
        ("fa", "وزارت نیرو گفت که دیر است.", "وزارت", "body"),
        ("fa", "وزیران کشاورزی گفتند که دیر است.", "وزیران", "group"),
        ("fa", "او گفت که دیر است.", "او", "pronoun"),
        ("en", "A ministry spokeswoman said so.", "A", "role"),
        ("en", "The water company said so.", "The", "body"),
        ("en", "She said so.", "She", "pronoun"),
    ],
)
def test_head(people_of, at, language, text, word, head):
    people = people_of(language, text)
    phrase = people.phrases.phrase(at(people, word))
    assert phrase is not None
    assert phrase.head == head
