"""The bare names in a phrase. Invented sentences."""

import pytest


@pytest.mark.parametrize(
    ("language", "text", "word", "names"),
    [
        ("ar", "قال رئيس البلدية نزار الخلفاوي إن الطريق مفتوح.", "رئيس", ["نزار الخلفاوي"]),
        ("ar", "قال المهندس خالد بن سعيد الدوسري إن العمل انتهى.", "المهندس", ["خالد بن سعيد الدوسري"]),
        ("ar", "قال الوزير السابق إن الطريق مفتوح.", "الوزير", []),
        ("fa", "وزیر نیرو بهمن رحیمی گفت که دیر است.", "وزیر", ["بهمن رحیمی"]),
        ("fa", "وزیر نیرو گفت که دیر است.", "وزیر", []),
        ("en", "Council president Shirin Vandad said so.", "Council", ["Shirin Vandad"]),
        ("en", "Shirin Vandad blamed the council.", "Shirin", ["Shirin Vandad"]),
    ],
)
def test_bare_names(people_of, at, language, text, word, names):
    people = people_of(language, text)
    phrase = people.phrases.phrase(at(people, word))
    assert phrase is not None
    assert [people.ctx.frame.source(*run) for run in phrase.names] == names


def test_a_found_name_does_not_swallow_the_object_after_it(people_of, at):
    text = "حدد مدرب الفريق دونيس أسماء اللاعبين."
    people = people_of("ar", text, ["دونيس"])
    phrase = people.phrases.phrase(at(people, "مدرب"))
    assert phrase is not None
    assert [people.ctx.frame.source(*run) for run in phrase.names] == ["دونيس"]
