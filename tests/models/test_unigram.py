import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, models

from riwaya.models.unigram import LONGEST_CACHED, Unigram

PIECES = [
    ("<unk>", 0.0), ("▁", -3.0), ("▁کتاب", -6.0), ("▁كتاب", -6.5), ("ها", -4.0), ("▁book", -5.0), ("s", -2.5),
    ("▁b", -4.5), ("oo", -4.5), ("k", -3.5), ("ک", -5.0), ("ت", -4.0), ("ا", -3.0), ("ب", -4.0), ("ه", -4.0),
]  # fmt: skip


@pytest.fixture
def unigram():
    return Unigram(PIECES, unknown=0, never=frozenset({0}))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("▁کتابها", ["▁کتاب", "ها"]),
        ("▁كتاب", ["▁كتاب"]),
        ("▁books", ["▁book", "s"]),
        ("▁کتب", ["▁", "ک", "ت", "ب"]),
        ("▁حصs", ["▁", "حص", "s"]),
        ("<unk>", ["<un", "k", ">"]),
        ("", []),
    ],
)
def test_the_likeliest_pieces_cover_the_word(unigram, word, expected):
    assert [word[start:end] for _, start, end in unigram.split(word)] == expected


def test_unknown_characters_side_by_side_are_one_piece(unigram):
    assert unigram.split("▁حصض") == ((1, 0, 1), (0, 1, 4))


@given(word=st.text(alphabet="▁کتابهbooksحx", max_size=LONGEST_CACHED + 10))
def test_it_gives_what_the_tokenizers_library_gives(word):
    own = Unigram(PIECES, unknown=0, never=frozenset())
    library = Tokenizer(models.Unigram(PIECES, unk_id=0, byte_fallback=False))
    found = library.encode(word)
    assert [piece for piece, _, _ in own.split(word)] == found.ids
    assert [(start, end) for _, start, end in own.split(word)] == found.offsets
