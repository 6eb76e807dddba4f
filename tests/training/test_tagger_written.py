from collections import Counter

import pytest

from riwaya.errors import InputError
from training import tagger_written as subject


@pytest.mark.parametrize(
    ("line", "language", "text", "names"),
    [
        (
            "[PER Ada Moor] left [LOC Kesh].",
            "en",
            "Ada Moor left Kesh.",
            [("Ada Moor", "person"), ("Kesh", "place")],
        ),
        ("وقال ل[ORG لشاطئ] أمس", "ar", "وقال للشاطئ أمس", [("لشاطئ", "organisation")]),
        ("«[OTHER جام دوستی]» آغاز شد", "fa", "«جام دوستی» آغاز شد", [("جام دوستی", "other")]),
        ("Nobody came.", "en", "Nobody came.", []),
    ],
)
def test_marks_become_spans(line, language, text, names):
    one = subject.marked(line, language)
    assert one.text == text
    assert [(one.text[start:end], kind) for start, end, kind in one.names] == names


@pytest.mark.parametrize("line", ["[GPE Kesh] fell.", "[PER ] came", "a ] b"])
def test_a_bracket_that_marks_no_name_is_an_error(line):
    with pytest.raises(InputError, match="without kind"):
        subject.marked(line, "en")


def test_the_file_holds_every_language_and_kind_and_no_sentence_twice():
    examples = subject.written()
    counts = Counter(one.language for one in examples)
    assert counts["en"] >= 400
    assert min(counts["ar"], counts["fa"]) >= 250
    assert len({one.text for one in examples}) == len(examples)
    for language in subject.LANGUAGES:
        kinds = Counter(kind for one in examples if one.language == language for _, _, kind in one.names)
        assert min(kinds.values()) >= 5
        assert set(kinds) == set(subject.KINDS.values())
    assert all(one.other for one in examples)
    assert all(start < end <= len(one.text) for one in examples for start, end, _ in one.names)
