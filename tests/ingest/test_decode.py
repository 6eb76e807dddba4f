from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.errors import InputError
from riwaya.ingest.decode import decode, decode_page

ARABIC = "قال الوزير في كلمة ألقاها أمام الجنود"
PERSIAN = "رییس شركت گفت: «کار تمام شد.»"


@pytest.mark.parametrize("text", [ARABIC, PERSIAN, "plain English", "سطر\r\nسطر\rسطر\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_comes_back_with_its_line_ends(text, encoding):
    assert decode(text.encode(encoding), "f") == text


@pytest.mark.parametrize("text", [ARABIC, "گزارش: چاپ پژوهش", "تقرير BBC عن سوريا 2017"])
def test_windows_1256_is_read_where_it_looks_like_arabic_script(text):
    assert decode(text.encode("cp1256", "replace"), "f") == text.encode("cp1256", "replace").decode("cp1256")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Привет, мир, это русский текст", "cp1251"),
        (ARABIC, "iso-8859-6"),
        ("été français, déjà vu à Noël", "latin-1"),
        ("Türkçe gazetelerin manşetleri ve şirket", "cp1254"),
        ("שלום עולם", "cp1255"),
    ],
)
def test_other_encodings_are_refused_with_a_remedy(text, encoding):
    with pytest.raises(InputError, match=r"^f: .*UTF-8"):
        decode(text.encode(encoding), "f")


def test_a_page_may_declare_its_charset():
    page = '<html><meta charset="windows-1251"><p>Привет</p></html>'
    assert "Привет" in decode_page(page.encode("cp1251"), "f")


def test_a_wrong_declaration_does_not_spoil_utf8():
    page = f'<html><meta charset="windows-1252"><p>{ARABIC}</p></html>'
    assert ARABIC in decode_page(page.encode(), "f")


def test_truncated_utf8_is_refused():
    with pytest.raises(InputError):
        decode(ARABIC.encode()[:-1], "f")


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00\ufeff")))
def test_any_text_without_nuls_survives_utf8(text):
    assert decode(text.encode(), "f") == text


@given(st.binary(max_size=300))
def test_random_bytes_give_text_or_a_clear_error(data):
    with suppress(InputError):
        assert isinstance(decode(data, "f"), str)
