"""Zero-width non-joiners that a page has lost, put back as a view of its text.

For each word that the lexicon does not hold as an ordinary one, in this order:

1. a verb form: prefix + stem + ending (one non-joiner after the prefix), participle + auxiliary;
2. a compound of the list, with or without a final vowel;
3. a word or compound + suffixes.

A blank written for a non-joiner before a suffix or after a verb prefix is replaced too. The text
itself never changes: `repair` gives a `View`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import regex

from riwaya.text.normalise import ZWNJ, View, view_of

Cuts = tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class ZwnjLexicon:
    """The words and affixes of a language that writes non-joiners.

    words: plain words with the power of ten of their frequency. adjectives: those that take
    `degrees`. compounds: by their joined form, where the non-joiners stand. ordinary: words never
    to be split, nor with a vowel after them. verbs: every form that follows one of `verb_prefixes`,
    which may follow one of `preverbs`. participles: what takes `auxiliaries`. plurals: suffixes of
    nouns, longest first. vowels and joined: what may end a compound without a non-joiner. after:
    endings that stand apart after a final letter. letters: variants to read as the lexicon's own.
    """

    words: Mapping[str, int] = field(default_factory=dict)
    adjectives: frozenset[str] = frozenset()
    compounds: Mapping[str, Cuts] = field(default_factory=dict)
    ordinary: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    verb_prefixes: tuple[str, ...] = ()
    preverbs: tuple[str, ...] = ()
    participles: frozenset[str] = frozenset()
    auxiliaries: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    degrees: tuple[str, ...] = ()
    vowels: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    after: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    letters: Mapping[int, str] = field(default_factory=dict)


EMPTY = ZwnjLexicon()

_WORDS = regex.compile(r"\p{Arab}+")
# Shorter bases are as a rule chance, but for a few frequent words.
_SHORTEST_BASE = 3
# Rarer words are often misspellings themselves (data: shekar's and hazm's counts).
_KNOWN = 4
_COMMON = 5
_FREQUENT = 7


def repair(text: str, lexicon: ZwnjLexicon) -> View:
    """The text with its lost non-joiners; each inserted one has an empty source span."""
    return view_of(text, _pieces(text, lexicon))


def _pieces(text: str, lexicon: ZwnjLexicon) -> Iterator[tuple[int, int, str]]:
    if not lexicon.words:
        return
    # Variants are one letter for one, so the offsets of the plain text are those of the text.
    before, before_end = "", -1
    for match in _WORDS.finditer(text.translate(lexicon.letters)):
        word, start = match[0], match.start()
        if start == before_end + 1 and text[before_end] == " " and _belong_together(before, word, lexicon):
            yield before_end, start, ZWNJ
        for cut in _split(word, lexicon):
            yield start + cut, start + cut, ZWNJ
        before, before_end = word, match.end()


def _belong_together(left: str, right: str, lexicon: ZwnjLexicon) -> bool:
    """Whether a blank stands for a non-joiner: می شود, کتاب ها, بزرگ تر."""
    if left in lexicon.verb_prefixes:
        return right in lexicon.verbs
    if right in lexicon.plurals:
        return lexicon.words.get(left, 0) >= _KNOWN or left in lexicon.compounds
    return right in lexicon.degrees and left in lexicon.adjectives


def split(word: str, lexicon: ZwnjLexicon) -> Cuts:
    """The offsets in a joined word before which a non-joiner is lost; none for an ordinary word."""
    return _split(word.translate(lexicon.letters), lexicon)


@lru_cache(maxsize=1 << 16)
def _split(word: str, lexicon: ZwnjLexicon) -> Cuts:
    if any(word.removesuffix(vowel) in lexicon.ordinary for vowel in ("", *lexicon.vowels)):
        return ()
    return _verb(word, lexicon) or _compound(word, lexicon) or _suffixed(word, lexicon)


def _verb(word: str, lexicon: ZwnjLexicon) -> Cuts:
    for preverb in ("", *lexicon.preverbs):
        for prefix in lexicon.verb_prefixes:
            start = preverb + prefix
            if word.startswith(start) and word[len(start) :] in lexicon.verbs:
                return (len(start),)
    cuts = _ending(word, lexicon.participles, lexicon.auxiliaries)
    return () if cuts and _is_rather_plural(word, cuts[0], lexicon) else cuts


def _is_rather_plural(word: str, cut: int, lexicon: ZwnjLexicon) -> bool:
    """Whether a noun + plural is likelier than a participle + auxiliary: نشست‌های, not نشسته‌ای."""
    noun, suffix = word[: cut - 1], word[cut - 1 :]
    if suffix[1:] not in lexicon.vowels or suffix not in lexicon.plurals:
        return False
    return lexicon.words.get(noun, 0) >= max(_KNOWN, lexicon.words.get(word[:cut], 0))


def _ending(word: str, bases: frozenset[str], endings: tuple[str, ...]) -> Cuts:
    ends = (len(word) - len(ending) for ending in endings if word.endswith(ending))
    return next(((end,) for end in ends if word[:end] in bases), ())


def _compound(word: str, lexicon: ZwnjLexicon) -> Cuts:
    for ending in ("", *lexicon.vowels, *lexicon.joined):
        base = word.removesuffix(ending)
        if base in lexicon.compounds and (base != word or not ending):
            return lexicon.compounds[base]
    return ()


def _suffixed(word: str, lexicon: ZwnjLexicon) -> Cuts:
    for suffix in lexicon.plurals:
        base = word.removesuffix(suffix)
        if base != word and not _ends_base(base, suffix, lexicon):
            inner = _base_cuts(base, lexicon)
            if inner is not None:
                return (*inner, len(base))
    return _degree(word, lexicon) or _after_letter(word, lexicon)


def _ends_base(base: str, suffix: str, lexicon: ZwnjLexicon) -> bool:
    """Whether a suffix's first letter rather ends the word before it: خانه‌ای, not خان‌های."""
    first, rest = suffix[0], suffix[1:]
    longer = lexicon.words.get(base + first, 0)
    return rest in lexicon.after.get(first, ()) and longer >= max(_KNOWN, lexicon.words.get(base, 0))


def _base_cuts(base: str, lexicon: ZwnjLexicon) -> Cuts | None:
    """The cuts inside what a suffix is attached to; None where it is no word."""
    inner = _compound(base, lexicon)
    if inner or lexicon.words.get(base, 0) >= (_KNOWN if len(base) >= _SHORTEST_BASE else _FREQUENT):
        return inner
    inner = _degree(base, lexicon)
    if inner:
        return inner
    # A noun of origin or quality that the list lacks: عربستان, عربستانی, عربستانی‌ها.
    roots = (base.removesuffix(vowel) for vowel in lexicon.vowels if base.endswith(vowel))
    return () if any(lexicon.words.get(root, 0) >= _COMMON for root in roots) else None


def _degree(word: str, lexicon: ZwnjLexicon) -> Cuts:
    return _ending(word, lexicon.adjectives, lexicon.degrees)


def _after_letter(word: str, lexicon: ZwnjLexicon) -> Cuts:
    for letter, endings in lexicon.after.items():
        for ending in endings:
            base = word.removesuffix(ending)
            if base != word and base.endswith(letter) and _takes(base, ending, lexicon):
                return (*_compound(base, lexicon), len(base))
    return ()


def _takes(base: str, ending: str, lexicon: ZwnjLexicon) -> bool:
    """Whether a word takes an ending: a vowel follows any, a pronoun or copula adjectives only.

    Of nouns with pronouns too many look like names (سایمان, آبراهام).
    """
    if ending in lexicon.vowels:
        return _base_cuts(base, lexicon) is not None
    return base in lexicon.adjectives and len(base) > _SHORTEST_BASE
