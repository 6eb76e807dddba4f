"""Names in quotation marks. Invented sentences."""

import pytest

from riwaya.annotate.quotes.people import NounPhrase


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ar", "قالت شركة «الضفاف» إن الطريق مفتوح.", "الضفاف"),
        ("fa", "شرکت «ونداد» گفت که دیر است.", "ونداد"),
        ("en", 'The group "Open Roads" said so.', "Open Roads"),
        ("ar", "قالت الشركة إن الطريق مفتوح.", None),
    ],
)
def test_a_body_is_named_by_what_stands_in_marks(people_of, language, text, name):
    people = people_of(language, text)
    whole = NounPhrase(0, len(people.ctx.frame), "body")
    assert people.marked.in_marks(whole) == name


def test_a_marked_name_opens_a_sentence_before_its_role(people_of):
    people = people_of("fa", "«بهمن رحیمی» سخنگوی شورا گفت که دیر است.")
    assert people.marked.is_marked_name(0)
    assert not people_of("fa", "«دیر است» و شب شد.").marked.is_marked_name(0)
