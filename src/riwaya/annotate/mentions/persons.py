"""Persons in scripts without capitals: by title, given name, apposition, and verbs of saying.

A name is a run of words each of which can be part of one: known from lists, a joiner (بن, آل), or
strange to the language. What must vouch for the run differs by finder; a run of strange
words alone is never enough.
"""

from collections.abc import Collection, Sequence

from riwaya.annotate.mentions.bodies import RARE_WITHIN, is_strange
from riwaya.annotate.mentions.lexicon import ARTICLE, Lexicon
from riwaya.annotate.mentions.names import AMBIGUOUS, GIVEN, HEADED, RARE, TITLED, Candidate, Spans
from riwaya.annotate.mentions.roles import Role
from riwaya.annotate.mentions.words import Word, known_surnames
from riwaya.languages.gazetteer import organisations

LONGEST_NAME = 6
# Zipf frequency up to which an Arabic word like العمري, after a given name, is a surname.
RARE_NISBA = 4.2
# "Mother of", "father of": the beginning of a name by one's child.
KUNYA = frozenset({"ام", "ابو", "ابي", "ابا"})
# Shares in ninths (languages.gazetteer): from SURE on, annotated news has the word as a name.
SURE = 8
LIKELY = 5
POSSIBLE = 3
LISTED_GIVEN = 6
ADDRESS = ("honorific", "president")
# A surname that annotated news has now and then may be as common a word as this (Zipf).
COMMON_SURNAME = 5.0


def people(words: Sequence[Word], lexicon: Lexicon, roles: Sequence[Role], spans: Spans) -> list[Candidate]:
    """All candidates for persons; none for a language with capitals (see `latin`)."""
    if lexicon.language == "en":
        return []
    taken = {at for role in roles for at in range(role.start, role.end)}
    finder = _Runs(words, lexicon, spans, taken)
    found = [each for role in roles for each in (*finder.after_title(role), *finder.before_title(role))]
    for at in range(len(words)):
        if at not in taken:
            found += finder.by_given_name(at) + finder.by_saying(at)
    return found


def begins_name(word: Word) -> bool:
    """Whether a word alone may begin a person's name: a known given name."""
    if word.kind != "word" or word.base.startswith(ARTICLE) or len(word.base) < 3:
        return False
    if word.facts.person >= SURE:
        return True
    return word.facts.given >= 4 and word.facts.person >= (LIKELY if word.facts.zipf < RARE else LIKELY + 1)


def _is_feminine_adjective(word: Word) -> bool:
    return word.base.startswith(ARTICLE) and word.base.endswith("يه") and word.facts.person < SURE


class _Runs:
    """The words of a text with what bounds a name in them."""

    def __init__(self, words: Sequence[Word], lexicon: Lexicon, spans: Spans, taken: Collection[int]) -> None:
        self.words = words
        self.lexicon = lexicon
        self.spans = spans
        self.taken = taken

    def by_given_name(self, at: int) -> list[Candidate]:
        """A run that a given name (or a kunya, أم/أبو and a name) opens; alone only if it is sure."""
        word = self.words[at]
        if word.facts.person == 0 and word.base not in KUNYA:
            return []
        if word.base in self.lexicon.nationalities:
            return []
        if word.base in self.lexicon.not_given or word.base in self.lexicon.joiners - KUNYA:
            return []
        surname = word.base in known_surnames(self.lexicon.language, alone=True)
        if not surname and not begins_name(word) and not self._is_kunya(at) and not self._may_begin(at):
            return []
        end = self.end(at)
        if (start := self._bracketed(at)) < at:
            return [Candidate(start, end, "person", GIVEN, why="bracket")]
        if at in self.spans and (end == at + 1 or ":" not in self.spans[at][1]):
            return []
        if end - at > 1:
            # A listed town of just these words (بندر عباس) is a town.
            town = at in self.spans and self.spans[at][0] == end
            return [] if town else [Candidate(at, end, "person", GIVEN, why="given")]
        alone = word.facts.person >= SURE and word.facts.zipf < AMBIGUOUS + 0.1
        alone = alone or word.base in known_surnames(self.lexicon.language, alone=True)
        return [Candidate(at, end, "person", HEADED, why="single")] if alone else []

    def _may_begin(self, at: int) -> bool:
        """A given name that is a common word too (امید, میلاد): only before what must be a surname."""
        word = self.words[at]
        if at + 1 >= len(self.words) or word.prefix or word.kind != "word" or word.facts.person < 1:
            return False
        if word.facts.given < 6 and not (word.facts.person >= LIKELY and word.facts.zipf < AMBIGUOUS):
            return False
        after = self.words[at + 1]
        if not after.joined or after.prefix:
            return False
        family = after.facts.person >= SURE or (after.facts.person >= LIKELY and after.facts.given <= 6)
        # Arabic verbs stand before names, so a common word before a strange one is seldom a given name.
        clear = self.lexicon.language != "ar" or word.facts.zipf < AMBIGUOUS
        return family or (clear and word.facts.person >= POSSIBLE and is_strange(after, self.lexicon))

    def _bracketed(self, at: int) -> int:
        """Where a name begins whose given name the editor put in brackets: [علی] خامنه‌ای."""
        if at < 3 or self.words[at - 1].base != "]" or self.words[at - 3].base != "[":
            return at
        return at - 3 if self.words[at].joined and self.words[at - 2].facts.given >= LIKELY else at

    def _is_kunya(self, at: int) -> bool:
        if self.words[at].base not in KUNYA or at + 1 >= len(self.words):
            return False
        after = self.words[at + 1]
        return after.joined and not after.prefix and after.facts.person >= LIKELY

    def after_title(self, role: Role) -> list[Candidate]:
        """What stands right after a title phrase, where it can be a name; over a mark only a sure one."""
        at = role.end
        while at < len(self.words) and self.words[at].base in ('"', "(", ")", ",") and at - role.end < 2:
            at += 1
        gap = at - role.end
        if at >= len(self.words) or at in self.spans or at in self.taken or not self._may_start(at, gap=gap):
            return []
        end = self.end(at)
        known = any(word.facts.person >= POSSIBLE + 1 for word in self.words[at:end])
        if gap and not (end - at > 1 and known):
            return []
        vouched = end - at > 1 or self.words[at].facts.person >= LIKELY or role.office in ADDRESS
        vouched = vouched or (not role.bare and self.words[at].base.startswith(ARTICLE))
        return [Candidate(at, end, "person", TITLED, why="titled")] if vouched else []

    def _may_start(self, at: int, *, gap: int) -> bool:
        word = self.words[at]
        if word.kind != "word" or word.prefix or len(word.base) < 2 or not (word.joined or gap):
            return False
        if word.base in self.lexicon.nationalities or word.base in self.lexicon.says:
            return False
        if word.base in self.lexicon.pronouns:
            return False
        feminine = word.base.startswith(ARTICLE) and word.base.endswith("ه") and word.facts.person < LIKELY
        if feminine or word.base in organisations():
            return False
        listed = word.facts.given >= LISTED_GIVEN and word.facts.person > 0
        return word.facts.person > POSSIBLE or listed or is_strange(word, self.lexicon)

    def before_title(self, role: Role) -> list[Candidate]:
        """The words before ", TITLE": a name where two or three in a row can be nothing else."""
        comma = role.start - 1
        if comma < 1 or self.words[comma].base not in (",", "("):
            return []
        start = comma
        while start > 0 and comma - start < 4 and self._can_hold(start - 1) and self._joins(start, comma):
            start -= 1
        known = [word.facts.person >= LIKELY for word in self.words[start:comma]]
        if len(known) < 2 or not any(known) or not self._may_start(start, gap=1):
            return []
        return [Candidate(start, comma, "person", TITLED - 0.02, why="apposition")]

    def _joins(self, start: int, comma: int) -> bool:
        return start == comma or self.words[start].joined

    def _can_hold(self, at: int) -> bool:
        """Whether a word can be the first or a further one of a name read backwards."""
        word = self.words[at]
        if at in self.taken or at in self.spans or word.kind != "word":
            return False
        return self.goes_on(at) or (begins_name(word) and not word.prefix)

    def by_saying(self, at: int) -> list[Candidate]:
        """Arabic: two words that can be a name right after a verb of saying at a word."""
        if self.lexicon.language != "ar" or self.words[at].base not in self.lexicon.says:
            return []
        if at + 1 >= len(self.words) or at + 1 in self.spans or not self._may_start(at + 1, gap=0):
            return []
        end = self.end(at + 1)
        known = max(word.facts.person for word in self.words[at + 1 : end])
        vouched = known >= (LIKELY if end - at > 2 else LIKELY + 1)
        return [Candidate(at + 1, end, "person", GIVEN, why="said")] if vouched else []

    def end(self, at: int) -> int:
        """Where a name that begins at a word ends."""
        end = at + 1
        if self.words[at].base.startswith(ARTICLE) and self.words[at].facts.given < LISTED_GIVEN:
            # A surname that begins is all there is: الأسد بوتين are two people.
            return end
        while end < min(len(self.words), at + LONGEST_NAME) and self.words[end].joined:
            nisba = end == at + 1 and self._is_nisba(end)
            if end in self.taken or not (nisba or self.goes_on(end)):
                break
            end += 1
        loose = self.lexicon.joiners - {"الله", "الدين"}
        while end > at + 1 and (self.words[end - 1].base in loose or self.words[end - 1].kind == "mark"):
            end -= 1
        return end

    def _is_nisba(self, at: int) -> bool:
        """Arabic: an adjective of nationality right after a given name is a surname (ماهر المصري)."""
        word, before = self.words[at], self.words[at - 1]
        masculine = word.base.startswith(ARTICLE) and word.base.endswith("ي") and not word.prefix
        return masculine and word.base in self.lexicon.nationalities and before.facts.person >= LIKELY

    def goes_on(self, at: int) -> bool:
        """Whether a word can go on with a name that has begun."""
        word = self.words[at]
        if word.kind == "mark":
            return word.base == "-" and at + 1 < len(self.words) and self.words[at + 1].facts.person >= LIKELY
        if word.kind != "word" or word.prefix or word.base in self.lexicon.says:
            return False
        if word.base in self.lexicon.joiners:
            return True
        if len(word.base) < 2 or word.base in self.lexicon.nationalities or self._is_kunya(at):
            return False
        if at in self.spans and word.facts.person <= POSSIBLE:
            # A town's name may be a surname too (بسكوف); a country's or a body's is none.
            return ":" in self.spans[at][1] and self.spans[at][0] == at + 1 and word.facts.place < LIKELY
        if word.facts.person >= LIKELY or (word.facts.person > POSSIBLE and word.facts.zipf < COMMON_SURNAME):
            return True
        if word.base in self.lexicon.qualifiers:
            return False
        # No list and no annotated news knows the word: with the article, most often a nisba surname.
        nisba = word.facts.person == POSSIBLE - 1 and word.base.startswith(ARTICLE)
        nisba = nisba and word.facts.zipf < (RARE_NISBA if word.base.endswith("ي") else RARE_WITHIN)
        if _is_feminine_adjective(word):
            return False
        return nisba or is_strange(word, self.lexicon, within=True)
