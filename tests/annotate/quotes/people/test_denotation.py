"""Whom a phrase denotes. Invented sentences."""

import pytest


@pytest.mark.parametrize(
    ("language", "text", "word", "name"),
    [
        # a role finds who holds it
        ("ar", "حضر مدير الشركة نزار الخلفاوي. وقال المدير إن العمل انتهى.", "المدير", "نزار الخلفاوي"),
        ("fa", "بهمن رحیمی، وزیر نیرو، آمد. وزیر نیرو گفت که دیر است.", "وزیر", "بهمن رحیمی"),
        ("en", "The mayor, Hala Safdari, came. The mayor said so.", "The", "Hala Safdari"),
        # a document belongs to its issuer
        ("ar", "قال بيان وزارة النقل إن الطريق مفتوح.", "بيان", "وزارة النقل"),
        # a noun that only says what kind of body it is stands outside its name
        ("ar", "قالت صحيفة الغارديان إن الطريق مفتوح.", "صحيفة", "الغارديان"),
        ("fa", "سازمان یونسکو گفت که دیر است.", "سازمان", "یونسکو"),
        ("fa", "سازمان آب منطقه گفت که دیر است.", "سازمان", "سازمان آب منطقه"),
        # what nothing explains is described
        ("ar", "قالت مصادر مطلعة إن الطريق مفتوح.", "مصادر", "مصادر مطلعة"),
        ("fa", "یک مقام ارشد گفت که دیر است.", "یک", "یک مقام ارشد"),
        ("en", "She said so.", "She", None),
    ],
)
def test_name_of(people_of, at, language, text, word, name):
    people = people_of(language, text)
    phrase = people.phrases.phrase(at(people, word))
    assert phrase is not None
    assert people.denotation.name_of(phrase) == name


@pytest.mark.parametrize(
    ("text", "word", "new"),
    [
        ("وزیر نیرو آمد. آقای رحیمی گفت که دیر است.", "آقای", True),
        ("وزیر نیرو آمد. سخنگوی شورا بهمن رحیمی گفت که دیر است.", "سخنگوی", False),
    ],
)
def test_a_name_with_mere_titles_may_explain_a_role(people_of, at, text, word, new):
    people = people_of("fa", text)
    phrase = people.phrases.phrase(at(people, word))
    assert phrase is not None
    assert people.denotation.is_new_after(phrase, 0) is new
