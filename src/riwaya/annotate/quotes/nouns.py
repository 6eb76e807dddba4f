"""What a single word can be in a speaker's phrase: a role, a body, part of a name, a clitic's host.

All questions are about folded forms; the answers come from cues.yml, titles.yml, clitics.yml and the
word tables (how common a word is, how often it stands in a person's name). They are cached by form.
"""

from collections.abc import Iterable
from functools import cache, lru_cache

from riwaya.languages.clitics import splits
from riwaya.languages.cues import cue_data
from riwaya.languages.gazetteer import UNKNOWN, WordFacts, organisations, words
from riwaya.languages.titles import titles
from riwaya.text.normalise import fold, folded_set

# Shares (0-9) and Zipf frequencies; set on the tuning part of gold/quotes_ar and quotes_fa.
# A word whose uses lie in persons' names at least this often can begin a name.
_BEGINS = 3
# With the article a word begins a name only when it hardly ever stands elsewhere.
_BEGINS_WITH_ARTICLE = 6
# A word that begins names at least this often (0-9) is a given name.
_GIVEN = 5
# A word rarer than this and in no list can begin a name.
_RARE = 3.4
# A word as common as this goes on with a name only when it is known in names.
_COMMON = 4.2
# The ending of adjectives of origin, folded: surnames with the article mostly have it.
_NISBA = fold("ي")
_FEMININE = fold("ة")
_GENITIVES = ("'s", "s'", "’s")


class Nouns:
    """The word-level knowledge of one language."""

    def __init__(self, language: str) -> None:
        data, known = cue_data(language), titles(language)
        self.code = language
        self.data = data
        self.article = fold(data.article)
        self.dative = fold(data.dative) or " "
        self.facts = words(language)
        self.joiners = folded_set(known.joiners)
        self.feminine = _FEMININE
        self.name_parts = tuple(sorted(map(fold, data.name_parts), key=len, reverse=True))
        self.fixed = frozenset(tuple(fold(pair).split()) for pair in data.fixed)
        self.name_endings = folded_set(data.name_endings)
        self.plural_endings = tuple(map(fold, data.plural_endings))
        self.role_plurals = tuple((fold(ending), fold(full)) for ending, full in data.role_plurals.items())
        self.generic_bodies = folded_set(data.generic_bodies)
        self.named_bodies = folded_set(data.named_bodies)
        self.many = folded_set(data.many)
        self.same = folded_set(data.same)
        self.definite = folded_set(data.definite)
        self.determiners = folded_set(data.determiners)
        self.calendar = folded_set(data.calendar)
        self.antecedents = folded_set(data.antecedents)
        self.fronting = folded_set(data.fronting)
        self.governing = folded_set(data.governing)
        addresses = folded_set(data.titles) | _words((*known.honorifics, *known.exalted))
        self.titles = addresses - self.joiners - folded_set(data.name_parts)
        self.title_pairs = frozenset(
            pair
            for title in (*data.titles, *known.honorifics)
            if len(pair := tuple(fold(title).split())) == 2
        )
        heads = (*known.offices.values(), known.plural, known.relational, known.epithets)
        self.roles = folded_set(data.roles) | self._heads(heads)
        self.bodies = folded_set((*data.organisations, *known.organisation_heads))
        self.groups = folded_set(data.groups)
        self.counted = folded_set(data.counted)
        self.sites = folded_set((*data.sites, *known.construct))
        self.prefixed = tuple(map(fold, data.prefixed))
        self.documents = folded_set(data.documents)
        self.media = folded_set(data.media)
        self.is_role = lru_cache(maxsize=1 << 14)(self._is_role)
        self.is_body = lru_cache(maxsize=1 << 14)(self._is_body)
        self.reading = lru_cache(maxsize=1 << 14)(self._reading)
        self.begins_name = lru_cache(maxsize=1 << 14)(self._begins_name)
        self.continues_name = lru_cache(maxsize=1 << 14)(self._continues_name)

    def _heads(self, groups: Iterable[tuple[str, ...]]) -> frozenset[str]:
        """The first words of title phrases, without the article."""
        heads = {fold(head).split()[0] for group in groups for head in group}
        return frozenset(self.bare(head) for head in heads)

    def bare(self, form: str) -> str:
        """The word without its article."""
        if self.article and form.startswith(self.article) and len(form) > len(self.article) + 2:
            return form[len(self.article) :]
        return form

    def _reading(self, form: str) -> str:
        """The word without the particles written before it, where what is left is better known."""
        known = self.facts.get(form, UNKNOWN).zipf
        for split in splits(form, self.code) if form.startswith(self.dative) else ():
            far = self.facts.get(split.base, UNKNOWN).zipf > known + 1
            if split.left and far and self.known_person(split.base):
                return split.base
        if self.known_person(form) or self._is_known(form) or form in self.groups:
            return form
        for split in splits(form, self.code):
            base = split.base
            if split.left and (
                self._is_known(base) or self.facts.get(base, UNKNOWN).zipf > max(known, _RARE)
            ):
                return base
        return form

    def _is_known(self, base: str) -> bool:
        bare = self.bare(base)
        return bare in self.roles or bare in self.bodies or bare in self.documents or base in media_names()

    def has_clitic(self, form: str) -> bool:
        """Whether a particle is written before the word."""
        return self.reading(form) != form

    def _has_known_stem(self, form: str) -> bool:
        """Whether the word is a common one with an ending (a plural, a possessive)."""
        stems = (split.base for split in splits(form, self.code) if split.right)
        return any(
            self.facts.get(stem, UNKNOWN).zipf >= _RARE and not self.known_person(stem) for stem in stems
        )

    def _is_joined(self, form: str) -> bool:
        """Whether a word begins with a letter that is a conjunction more often than part of a name."""
        joined = bool(self.prefixed) and len(form) > 4 and form.startswith(self.prefixed)
        return joined and not self.known_person(form) and form[1:] in self.facts

    def after_title(self, form: str) -> bool:
        """Whether a word right after a form of address begins the name: nearly any does."""
        seen = self.facts.get(form, UNKNOWN).person >= 1 or not self.is_common(form)
        return seen and self.bare(form) == form and self.can_be_name(form)

    def _is_role(self, form: str) -> bool:
        """Whether the word heads a role or title, with or without article and particles."""
        if form in self.titles or form in self.roles or self.bare(form) in self.roles:
            return True
        if self.is_plural_role(form):
            return True
        base = self.reading(form)
        return base != form and (base in self.titles or self.bare(base) in self.roles)

    def _is_body(self, form: str) -> bool:
        """Whether the word heads the name of an organisation or medium."""
        return form in self.bodies or self.bare(form) in self.bodies or form in self.media

    def is_plural_role(self, form: str) -> bool:
        """Persian: whether the word is the plural of a role (وزیران, نمایندگان, سناتورها)."""
        if self.article:
            return False
        stems = (
            form.removesuffix(ending) + full for ending, full in self.role_plurals if form.endswith(ending)
        )
        return any(stem in self.roles for stem in stems)

    def is_document(self, form: str) -> bool:
        """Whether the word is a statement, report, letter ..."""
        return form in self.documents or self.bare(form) in self.documents

    def known_person(self, form: str) -> bool:
        """Whether the word is known as part of persons' names."""
        return self.facts.get(form, UNKNOWN).person >= _BEGINS

    def _begins_name(self, form: str) -> bool:
        """Whether a word can begin a bare name: known in names, or rare and nothing else."""
        if not self.can_be_name(form) or self._is_joined(form):
            return False
        if form in self.joiners and self.bare(form) != form:
            return False
        facts = self.facts.get(form)
        if self.article and form.startswith(self.article) and len(form) > 4:
            return bool(facts and facts.person >= _BEGINS_WITH_ARTICLE)
        if self.has_clitic(form):
            return False
        if facts is None:
            return not self._has_known_stem(form)
        return facts.person >= _BEGINS or (facts.zipf < _RARE and not facts.place and not facts.body)

    def _continues_name(self, form: str) -> bool:
        """Whether a word can stand inside a name that another has begun."""
        if not self.can_be_name(form):
            return False
        if form in self.joiners:
            return True
        facts: WordFacts = self.facts.get(form, UNKNOWN)
        if form in self.name_endings:
            return True
        if self.is_definite_plural(form) and facts.person < _BEGINS:
            return False
        if self.has_clitic(form) or self._is_joined(form):
            return False
        if facts.person >= 1 or (self.article and form.startswith(self.article) and form.endswith(_NISBA)):
            return True
        return facts.zipf < _RARE

    def is_definite_plural(self, form: str) -> bool:
        """Whether the word has the article and the ending of a plural."""
        plural = bool(self.plural_endings) and form.endswith(self.plural_endings)
        return plural and self.bare(form) != form

    def is_place(self, form: str) -> bool:
        """Whether the word stands in names of places, or of bodies, more than elsewhere."""
        facts = self.facts.get(form, UNKNOWN)
        return max(facts.place, facts.body) >= _BEGINS

    def is_given(self, form: str) -> bool:
        """Whether the word begins persons' names rather than ends them, as far as is known."""
        return self.facts.get(form, UNKNOWN).given >= _GIVEN or form not in self.facts

    def begins_with_joiner(self, form: str, following: str) -> bool:
        """Whether a name begins with a word that joins its parts (أبو, آل, بن) and another part."""
        return form in self.joiners and self.bare(form) == form and self.can_be_name(following)

    def is_like_surname(self, form: str) -> bool:
        """Whether the word has the article and the ending of adjectives of origin, as surnames do."""
        return bool(self.article) and form.startswith(self.article) and form.endswith(_NISBA)

    def is_rare(self, form: str) -> bool:
        """Whether the word is rare enough to be a name that no list holds."""
        return self.facts.get(form, UNKNOWN).zipf < _RARE and self.continues_name(form)

    def is_word(self, form: str) -> bool:
        """Whether the form is an ordinary word, perhaps with a feminine ending that a suffix changed."""
        return any(self.facts.get(base, UNKNOWN).zipf >= _RARE for base in (form, form[:-1] + _FEMININE))

    def is_in_names(self, form: str) -> bool:
        """Whether the word has been seen in persons' names at all, or joins their parts."""
        return form in self.joiners or self.facts.get(form, UNKNOWN).person >= 1

    def is_common(self, form: str) -> bool:
        """Whether the word is an ordinary one: common, and known neither in names nor as a place."""
        facts = self.facts.get(form, UNKNOWN)
        return (
            facts.zipf >= _RARE and facts.person < _BEGINS and facts.place < _BEGINS and facts.body < _BEGINS
        )

    def can_be_name(self, form: str) -> bool:
        """Whether the word is no title, role, body or quantifier."""
        if not form or form[0].isdigit() or form in self.titles or self.is_role(form):
            return False
        if form in self.calendar or form in self.determiners or self.is_genitive(form):
            return False
        return form not in self.bodies and form not in self.groups

    def is_subject(self, word: str) -> bool:
        """Whether a word as written begins a subject in a language with capitals: a name, an article."""
        form = fold(word)
        capital = word[:1].isupper() and form not in self.calendar
        return self.data.capitals and (capital or form in self.determiners)

    def is_genitive(self, form: str) -> bool:
        """Whether the word is an English genitive, which only describes the noun after it."""
        return self.data.capitals and form.endswith(_GENITIVES)


@cache
def nouns(language: str) -> Nouns:
    """The word-level knowledge of a language."""
    return Nouns(language)


@cache
def media_names() -> frozenset[str]:
    """Folded names of agencies, channels, newspapers and sites."""
    kinds = ("agency", "channel", "newspaper", "site")
    return frozenset(name for name, body in organisations().items() if body.kind in kinds)


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for text in texts for word in text.split())
