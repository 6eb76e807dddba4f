import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.models.tagger_decoding import LABELS, begins, goes_on, log_shares
from riwaya.models.tagger_features import NAMES, features, language_of
from riwaya.text.tokens import tokens

UNSURE = log_shares(np.zeros((40, len(LABELS)), np.float32))


def shown(text: str, language: str, at: int) -> set[str]:
    """Names of the features that a word has."""
    words = tokens(text)
    row = features(words, UNSURE[: len(words)], language)[at]
    return {name for name, value in zip(NAMES, row, strict=True) if value > 0}


@pytest.mark.parametrize(
    ("text", "language", "at", "expected"),
    [
        ("قال وزير الزراعة في بيروت", "ar", 1, {"office", "before says"}),
        ("قال وزير الزراعة في بيروت", "ar", 4, {"begins city", "after edge"}),
        ("وصل إلى سوريا", "ar", 2, {"begins territory"}),
        ("وصل وأحمد معه", "ar", 1, {"clitic", "clitic و", "sure person"}),
        ("قرار للأمم المتحدة", "ar", 1, {"clitic ل", "begins listed organisation"}),
        ("قرار للأمم المتحدة", "ar", 2, {"in listed organisation"}),
        ("به تهران رفت", "fa", 1, {"begins city"}),
        ("«تهران» گفت", "fa", 0, {"open", "before edge", "after begins city"}),
        ("در ۱۲ روز", "fa", 1, {"number"}),
    ],
)
def test_what_lists_say_of_a_word(text, language, at, expected):
    assert expected <= shown(text, language, at)


def test_what_the_network_says_of_the_same_word_elsewhere():
    words = tokens("جاء سالم وقال سالم")
    scores = np.zeros((4, len(LABELS)), np.float32)
    scores[1, begins(0)] = 9
    rows = features(words, log_shares(scores), "ar")
    elsewhere = rows[:, NAMES.index("elsewhere 0")]
    assert elsewhere[3] > 0.9 > elsewhere[1] > 0
    assert elsewhere[0] == elsewhere[2] == 0


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("قال الوزير إن الحكومة ستدعم المزارعين في البلاد", "ar"),
        ("وزیر گفت که دولت از کشاورزان پشتیبانی می‌کند", "fa"),
        ("وزير گفت كه دولت از كشاورزان پشتيباني مي كند", "fa"),
        ("The minister said that", None),
        ("12 . 13", None),
    ],
)
def test_the_language_is_seen_from_the_words(text, language):
    assert language_of(tokens(text)) == language


@given(st.text(st.sampled_from("سامي النوري للأمم وپچ Layla ،«»\u200c\ufdfa\0٢- "), max_size=60))
def test_every_word_has_a_row_of_finite_numbers(text):
    words = tokens(text)
    for language in ("ar", "fa"):
        shares = np.full((len(words), len(LABELS)), -2.2, np.float32)
        shares[:, goes_on(1)] = -0.1
        rows = features(words, shares, language) if words else np.zeros((0, len(NAMES)))
        assert rows.shape == (len(words), len(NAMES))
        assert np.isfinite(rows).all()
