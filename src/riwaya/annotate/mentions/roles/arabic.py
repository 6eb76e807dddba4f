"""Arabic title phrases: a chain of construct nouns up to one with the article, and what follows it.

Order: the chain's nouns, the adjectives of the last and what `and` joins to it; then `in`, `for`,
`on behalf of` with a place or body; then "himself".
"""

# ruff: noqa: ARG001 (languages share one signature, and need different parts of it)
from collections.abc import Sequence

from riwaya.annotate.mentions.lexicon import ARTICLE, NO_NOUNS, Lexicon
from riwaya.annotate.mentions.phrases import Hit
from riwaya.annotate.mentions.roles.phrase import COMMON, Grammar, Role, Spans
from riwaya.annotate.mentions.words import Word


def complements(words: Sequence[Word], head: Hit[str], lexicon: Lexicon, named: Spans) -> int:
    """The word after a head's complements, and after "himself" that may follow them."""
    at = _chain(words, head, lexicon, named)
    is_same = at < len(words) and words[at].joined and words[at].base in lexicon.same
    return at + is_same


def takes(words: Sequence[Word], role: Role, at: int, lexicon: Lexicon) -> bool:
    """A construct head takes a name as it is, one with the article takes it after ل."""
    definite = any(word.base.startswith(ARTICLE) for word in words[role.start : role.end])
    return words[at].prefix == ("ل" if definite else "")


# Endings of adjectives that say the nationality of two or more (السوريين), folded.
SEVERAL = ("ين", "ان", "ون", "تين", "تان")

JOINING = ("و", "ولا", "او")


def completed(words: Sequence[Word], role: Role, after: Role | None, lexicon: Lexicon) -> Role:
    """Of "the minister and the chief of staff, both Syrian" the second says the country of both."""
    if after is None or role.countries or not after.countries:
        return role
    joined = words[role.end : after.start]
    linked = after.start == role.end and words[after.start].prefix == "و"
    linked = linked or (len(joined) == 1 and joined[0].whole in JOINING)
    last = words[after.end - 1]
    several = last.base in lexicon.nationalities and last.base.endswith(SEVERAL)
    return role._replace(countries=after.countries, bare=False) if linked and several else role


def _chain(words: Sequence[Word], head: Hit[str], lexicon: Lexicon, named: Spans) -> int:
    at = head.end
    definite = any(words[i].base.startswith(ARTICLE) for i in range(head.start, head.end))
    # "the spokesman for" asks for a complement although it has the article.
    open_ = not definite or words[at - 1].base in lexicon.links
    closed = at if definite else 0
    while at < len(words) and words[at].joined:
        end, open_ = _step(words, at, lexicon, named, open_)
        if end == at:
            end, opened = _joined(words, at, head, lexicon)
            if end == at:
                break
            open_ = opened
        at, closed = end, closed if open_ else end
    if open_ and at > head.start + 1 and words[at - 1].base in lexicon.construct:
        return at + 1 if _closes_chain(words, at) else closed or at
    return at + 1 if not open_ and _unknown_nation(words, at, named) else at


def _closes_chain(words: Sequence[Word], at: int) -> bool:
    """Whether a strange word is what a construct noun is of: the council of Zarqand."""
    if at >= len(words) or not words[at].joined or words[at].kind != "word" or words[at].prefix:
        return False
    return words[at].facts.zipf < COMMON and words[at].facts.person < 4


# Whose phrase may go on with "for" and a body or another's office (the spokesman for the police of …).
SPEAK_FOR = frozenset(
    (
        "spokesperson",
        "director",
        "secretary_general",
        "commander",
        "secretary",
        "deputy_minister",
    )
)

DEPUTIES = frozenset(["member", "vice_president", "deputy_minister", "adviser", "envoy"])


def _joined(words: Sequence[Word], at: int, head: Hit[str], lexicon: Lexicon) -> tuple[int, bool]:
    """What a proclitic joins to a chain that is closed: "and the industry", "for the police of"."""
    word, before = words[at], words[at - 1]
    if word.kind != "word" or at == head.start:
        return at, False
    if word.prefix == "و" and at > head.end and word.base.startswith(ARTICLE):
        return at + _is_coordinate(before, word, head, lexicon), False
    if word.prefix == "ل" and head.value in SPEAK_FOR and word.base not in lexicon.dropped_heads:
        body = word.base in lexicon.organisation_heads or word.base in lexicon.construct
        return at + body, body
    deputy = word.prefix == "ل" and head.value in DEPUTIES and before.base in lexicon.qualifiers
    held = deputy and word.base in lexicon.offices
    return at + held, held


def _is_coordinate(before: Word, word: Word, head: Hit[str], lexicon: Lexicon) -> bool:
    """Whether "and the X" goes on with a complement: another field of an office, another adjective."""
    if before.base in lexicon.nationalities and word.base in lexicon.nationalities:
        return head.value == "plural"
    adjectives = before.base.endswith("يه") and word.base.endswith("يه") and before.base.startswith(ARTICLE)
    adjectives = adjectives and word.base not in lexicon.nationalities and word.facts.zipf > 0
    return word.base in lexicon.domains or adjectives


def _unknown_nation(words: Sequence[Word], at: int, named: Spans) -> bool:
    """Whether a word is the nationality of a country no list has: وزير الطاقة الزرقندي before a name."""
    if at + 1 >= len(words) or not words[at].joined or not words[at + 1].joined or at in named:
        return False
    word, after = words[at], words[at + 1]
    nisba = word.base.startswith(ARTICLE) and word.base.endswith(("ي", "يه")) and not word.prefix
    rare = word.kind == "word" and word.facts.zipf < COMMON and word.facts.person < 5
    first_name = after.kind == "word" and not after.prefix and not after.base.startswith(ARTICLE)
    return nisba and rare and first_name and (after.facts.person >= 3 or after.facts.zipf < COMMON)


def _step(words: Sequence[Word], at: int, lexicon: Lexicon, named: Spans, open_: bool) -> tuple[int, bool]:
    """The end of the complement at a word (the word itself: there is none), and whether the
    construct chain is still open (no article yet)."""
    word = words[at]
    if at in named and _may_take_name(words, at, lexicon, open_=open_, is_place=bool(named[at][1])):
        return named[at][0], False
    if word.kind != "word":
        return at, open_
    if not word.prefix and (word.base in lexicon.nationalities or word.base in lexicon.qualifiers):
        return at + 1, open_ and not word.base.startswith(ARTICLE)
    if open_ and not word.prefix and (word.base in lexicon.construct or _is_office_of(word, lexicon)):
        return at + 1, not word.base.startswith(ARTICLE)
    if word.base.startswith(ARTICLE) and _is_noun(word, open_, lexicon):
        return at + 1, False
    if word.base in lexicon.links and not word.prefix:
        return _after_link(words, at + 1, lexicon, named)
    return at, open_


def _is_office_of(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word in an open chain is whose deputy, adviser or council it is (of the minister …)."""
    return word.base in lexicon.offices and len(word.base) > 3 and word.facts.person < 5


def _may_take_name(words: Sequence[Word], at: int, lexicon: Lexicon, *, open_: bool, is_place: bool) -> bool:
    """A place or body goes on with a title in an open chain, after ل, or after another by و."""
    word, before = words[at], words[at - 1]
    if word.prefix == "و":
        # "the ambassador to Italy and Malta": joined to a name that a particle brought in.
        return at > 1 and words[at - 2].base in lexicon.links
    if word.prefix == "ل" and is_place and before.base.endswith("ي"):
        # "The Bahraini minister … to Iran" has said whose he is; an envoy's "to" follows "UN".
        return lexicon.nationalities.get(before.base, "UN") == "UN"
    return open_ or word.prefix == "ل" or (before.base in lexicon.links and not word.prefix)


def _is_noun(word: Word, open_: bool, lexicon: Lexicon) -> bool:
    """Whether a word with the article may complete a chain (open), follow ل, or be an adjective."""
    if word.base in NO_NOUNS:
        return False
    feminine = word.base.endswith("يه") and not word.prefix
    if (word.facts.zipf < COMMON and not feminine) or word.facts.person >= 5 or word.base in lexicon.offices:
        return False
    if word.prefix in ("", "ل") and (open_ or word.prefix):
        return True
    return not word.prefix and word.base.endswith(("ي", "يه"))


def _after_link(words: Sequence[Word], at: int, lexicon: Lexicon, named: Spans) -> tuple[int, bool]:
    link = at - 1
    if at >= len(words) or not words[at].joined:
        return link, False
    if at in named:
        return named[at][0], False
    word = words[at]
    if word.base in lexicon.construct or word.base in lexicon.organisation_heads:
        return at + 1, True
    far = words[link].base not in ("في", "الي", "عن")
    if far and word.base.startswith(ARTICLE) and word.facts.zipf >= COMMON:
        return at + 1, False
    return link, False


ARABIC = Grammar(complements, takes, completed=completed)
