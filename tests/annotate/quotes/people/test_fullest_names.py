"""The fullest form of a name in an article. Invented sentences."""

import pytest


@pytest.mark.parametrize(
    ("language", "text", "names", "word", "full"),
    [
        (
            "ar",
            "قال نزار الخلفاوي إنه هنا. وأضاف الخلفاوي أنه باق.",
            ["نزار الخلفاوي"],
            "الخلفاوي",
            "نزار الخلفاوي",
        ),
        # a surname is written with and without the article
        (
            "ar",
            "قال نزار الخلفاوي إنه هنا. وأضاف خلفاوي أنه باق.",
            ["نزار الخلفاوي"],
            "خلفاوي",
            "نزار الخلفاوي",
        ),
        # "and" is not of the name it is written on
        ("ar", "جاء سعيد ومحمد صالح الدوسري معا.", ["محمد صالح الدوسري"], "ومحمد", "محمد صالح الدوسري"),
        ("fa", "بهمن رحیمی گفت که دیر است. رحیمی افزود که نه.", ["بهمن رحیمی"], "رحیمی", "بهمن رحیمی"),
        (
            "en",
            "Hala Safdari was here. Safdari's remarks were short.",
            ["Hala Safdari"],
            "Safdari's",
            "Hala Safdari",
        ),
    ],
)
def test_fullest(people_of, language, text, names, word, full):
    people = people_of(language, text, names)
    cut = people.ctx.frame
    last = max(place for place in range(len(cut)) if cut.source(place, place + 1) == word)
    begin = text.index(full)
    length = len([place for place in range(len(cut)) if begin <= cut.ends[place] - 1 < begin + len(full)])
    run = (last, last + (length if word == "ومحمد" else 1))
    assert people.fullest_names.fullest(run) == full
