"""Bytes to text, by the encodings that Arabic and Persian archives really use.

Order: a byte-order mark decides; then UTF-16 without a mark, told by its NULs (it may be valid
UTF-8 too, but of text nobody writes); then UTF-8; then Windows-1256, accepted only where the
result looks like Arabic script. Anything else is refused: a wrong guess would put words on the
page that nobody wrote.
"""

import codecs

import regex

from riwaya.errors import InputError

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ARABIC = regex.compile(r"\p{Script=Arabic}")
# Other single-byte encodings read as Windows-1256 mix both scripts inside one word.
_MIXED_WORD = regex.compile(r"\p{Script=Arabic}\p{Script=Latin}|\p{Script=Latin}\p{Script=Arabic}")
_CONTROL = regex.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
# Glued pairs such as "في2011BBC" do occur in real text, so a few are let through.
_MIXED_SHARE = 0.02
_CHARSET = regex.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", regex.I)
_REMEDY = "save it as UTF-8 and try again"


def decode(data: bytes, where: str) -> str:
    """The characters of `data`, line ends untouched, without the byte-order mark.

    where: what to call the input in an error. Raises InputError for other encodings.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, where)
    unmarked = _utf16_by_nuls(data)
    if unmarked:
        return _strict(data, unmarked, where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _windows_1256(data, where, error)


def decode_page(data: bytes, where: str) -> str:
    """As `decode`, but a saved page that is not Unicode may declare its own `charset`."""
    declared = _CHARSET.search(data[:2048])
    if declared and not _is_unicode(data):
        try:
            return data.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass  # a wrong declaration: the bytes themselves decide
    return decode(data, where)


def _is_unicode(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return True


def _strict(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(where, f"not valid {encoding} at byte {error.start}", _REMEDY) from error


def _windows_1256(data: bytes, where: str, error: UnicodeDecodeError) -> str:
    text = data.decode("cp1256", "replace")
    if not _plausible_arabic(text):
        raise InputError(where, f"neither UTF-8 (byte {error.start}), UTF-16 nor Windows-1256", _REMEDY)
    return text


def _utf16_by_nuls(data: bytes) -> str | None:
    """UTF-16's byte order, where the blanks and line ends of a text without a mark give it away."""
    sample = data[:4096]
    if len(data) % 2 or not sample:
        return None
    little = sum(sample[i + 1] == 0 for i in range(0, len(sample) - 1, 2))
    big = sum(sample[i] == 0 for i in range(0, len(sample) - 1, 2))
    if max(little, big) < len(sample) / 40 or min(little, big) > max(little, big) / 10:
        return None
    return "utf-16-le" if little > big else "utf-16-be"


def _plausible_arabic(text: str) -> bool:
    sample = text[:20_000]
    arabic = len(_ARABIC.findall(sample))
    high = sum(char > "\x7f" and char.isalpha() for char in sample)
    mixed = len(_MIXED_WORD.findall(sample))
    clean = "\ufffd" not in text and not _CONTROL.search(sample)
    return clean and arabic >= max(1, high / 2) and mixed <= arabic * _MIXED_SHARE
