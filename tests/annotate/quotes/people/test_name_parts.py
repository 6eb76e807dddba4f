"""Which tokens a bare name begins with, goes on with and ends with. Invented sentences."""

import pytest


@pytest.mark.parametrize(
    ("language", "text", "word", "begins"),
    [
        ("ar", "قال نزار الخلفاوي إن الطريق مفتوح.", "نزار", True),
        ("ar", "قال الطريق مفتوح.", "الطريق", False),
        # a rank with the article is not of the name after it
        ("ar", "وقال العريف محمد حداد إنه بخير.", "العريف", False),
        # at the head of a clause before "the ROLE" a given name is a verb
        ("ar", "صادق المحامي نزار الخلفاوي على القرار.", "صادق", False),
        ("fa", "آیت الله رحیمی گفت که دیر است.", "الله", False),
        ("fa", "بهمن رحیمی گفت که دیر است.", "بهمن", True),
        ("en", "Yesterday Marwan Haddad said so.", "Marwan", True),
        ("en", "Yesterday nobody said so.", "nobody", False),
    ],
)
def test_what_can_begin_a_name(people_of, at, language, text, word, begins):
    people = people_of(language, text)
    assert people.parts.begins(at(people, word)) is begins


@pytest.mark.parametrize(
    ("language", "text", "found", "first"),
    [
        ("ar", "وقال العريف محمد حداد إنه بخير.", "العريف محمد حداد", "محمد"),
        ("fa", "پیام رسمی رحیمی از مردم تشکر کرد.", "رسمی رحیمی", "رحیمی"),
        ("en", "Yesterday Dr Haddad said so.", "Dr Haddad", "Haddad"),
        # a given name before it is of the name, with or without "Seyyed" written on it
        ("fa", "دیروز سیدمحمود رضا صفوی آمد.", "رضا صفوی", "سیدمحمود"),
        ("fa", "دیروز وزیر صفوی آمد.", "صفوی", "صفوی"),
    ],
)
def test_what_heads_a_mention_but_no_name_is_left_out(people_of, at, language, text, found, first):
    people = people_of(language, text, [found])
    assert list(people.mentions) == [at(people, first)]
