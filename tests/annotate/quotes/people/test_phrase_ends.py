"""Where a noun phrase ends. Invented sentences."""

import pytest


@pytest.mark.parametrize(
    ("language", "text", "word", "whole"),
    [
        ("ar", "قال وزير النقل في المدينة إن الطريق مفتوح.", "وزير", "وزير النقل"),
        # an indefinite word after a definite one belongs to no construct with it
        ("ar", "تقود شركة النقل جهود البناء.", "شركة", "شركة النقل"),
        ("ar", "قال عضو في الوفد الفني إن الجلسة انتهت.", "عضو", "عضو في الوفد الفني"),
        ("fa", "وزیر نیرو که آمده بود گفت دیر است.", "وزیر", "وزیر نیرو"),
        ("fa", "سازمان آب استان را دید.", "سازمان", "سازمان آب استان"),
        # Latin letters are a button of the page, or of the name of a body
        ("fa", "وزیر نیرو Aa گفت.", "وزیر", "وزیر نیرو"),
        ("fa", "شرکت Zanjir گفت.", "شرکت", "شرکت Zanjir"),
        # small letters after a name are its verb, before a role its description
        ("en", "Marwan Haddad blamed the rain.", "Marwan", "Marwan Haddad"),
        (
            "en",
            "Haddad foreign policy adviser Hala Safdari said so.",
            "Haddad",
            "Haddad foreign policy adviser Hala Safdari",
        ),
        ("en", "The former chairman of Dalvan said so.", "The", "The former chairman of Dalvan"),
    ],
)
def test_end(people_of, at, language, text, word, whole):
    people = people_of(language, text)
    phrase = people.phrases.phrase(at(people, word))
    assert phrase is not None
    assert people.ctx.frame.source(phrase.first, phrase.last) == whole
