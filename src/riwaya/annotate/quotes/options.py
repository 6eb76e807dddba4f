"""Who could be the speaker of a speech: every candidate with what speaks for and against it.

Order: the rules' own answer, the noun phrases of the sentence with the names each may stand for,
those who had the floor before, those at the heads of sentences and paragraphs, the persons the
article is about. What stands for the same name is one option, and its features are united.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from riwaya.annotate.quotes.context import COLON, Context, is_final_verb
from riwaya.annotate.quotes.floor import gender_of
from riwaya.annotate.quotes.joint import Joint
from riwaya.annotate.quotes.people import JOINT, NounPhrase, People
from riwaya.annotate.quotes.pool import Option, Pool, Turned, name_key
from riwaya.annotate.quotes.speakers import Speakers
from riwaya.languages.cues import Cue
from riwaya.text.normalise import fold

__all__ = ["Option", "Options", "Turned"]

# Tokens looked at on both sides of a cue.
_BACK, _AHEAD = 60, 14
# Distinct earlier speakers offered, and persons of the article by how often they are named.
_FLOOR, _PERSONS = 3, 2
# A role is explained by who heads one of so many sentences after it.
_EXPLAINED_UNITS = 8
# Holders of like roles offered.
_HOLDERS = 3
# The subject of a sentence begins within so many tokens.
_HEAD_WITHIN = 24
# A name this many tokens after its role may belong to a complement of the role.
_NEAR_ROLE = 3
_PERSONAL = frozenset(("as:name", "as:role", "person"))
_IMPERSONAL = frozenset(("as:body", "as:document"))


def _way(phrase: NounPhrase | None) -> str:
    """How the rules got to a name: by a phrase that says it, one that points back, or none."""
    if phrase is None:
        return "carried"
    return "pointed" if phrase.head == "pronoun" or phrase.anaphoric else "overt"


class Options:
    """The options of all speeches of one text; `speakers` are the rules' answers."""

    def __init__(self, ctx: Context, people: People, speakers: Speakers) -> None:
        self.ctx = ctx
        self.people = people
        self.rules = speakers
        self._joint = Joint(ctx, people)
        self._units: dict[int, list[NounPhrase]] = {}
        self._heads: dict[int, NounPhrase | None] = {}
        self._openings: dict[int, NounPhrase | None] = {}
        self._named = self._persons()
        self._titled = self._persons_of_title()
        self._explicit = self._explicit_speakers()
        self._heads_of = self._heads_by_name()

    # --- what is known of the whole text ------------------------------------------------------

    def _persons(self) -> Counter[str]:
        """Persons by how often the mentions name them."""
        found = Counter[str]()
        for first, (last, mention) in self.people.mentions.items():
            if mention.form == "name" and mention.kind == "person":
                found[self.people.fullest_names.fullest((first, self.people.names.trimmed(first, last)))] += 1
        return found

    def _persons_of_title(self) -> tuple[str, ...]:
        """Persons whom the headline names, in its order, by their fullest names in the text."""
        names = (mention.text for mention in self.people.of_title)
        return tuple(self.people.register.fullest(fold(name).split(), name) for name in names)

    def _explicit_speakers(self) -> dict[str, list[int]]:
        """Where each name is the subject of a cue by the rules, by key."""
        found: dict[str, list[int]] = {}
        for at, said in sorted(self.rules.by_cue.items()):
            if said.phrase is not None and said.name and (said.phrase.names or said.phrase.head == "body"):
                found.setdefault(name_key(said.name), []).append(at)
        return found

    def _heads_by_name(self) -> dict[str, set[str]]:
        """As what each name is said to speak by the rules: a person, a body, a group ..."""
        found: dict[str, set[str]] = {}
        for said in self.rules.by_cue.values():
            if said.phrase is not None and said.name and said.phrase.head != "pronoun":
                found.setdefault(name_key(said.name), set()).add(said.phrase.head)
        return found

    # --- one speech ---------------------------------------------------------------------------

    def of(self, at: int, cue: Cue | None, floor: Sequence[Turned], *, begin: int, end: int) -> list[Option]:
        """The options of the speech of `cue`, or of speech at token `at` without one.

        floor: the speeches before, in order; begin, end: the tokens of the speech.
        """
        pool = Pool()
        said = self.rules.by_cue.get(cue.first) if cue else self.rules.before(at)
        if said is not None and said.name:
            pool.add(said.name, said.phrase, "rule", f"rule:{_way(said.phrase)}")
        near = list(self._phrases(at, cue, begin))
        for phrase, slot in near:
            self._add_phrase(pool, phrase, slot, cue)
        if said is not None and said.phrase is not None:
            self._add_holders(pool, said.phrase)
        self._joint.add(pool, [phrase for phrase, _ in near], cue)
        self._joint.add_pair(pool, at, cue)
        self._add_floor(pool, at, floor, gender_of(cue) if cue else "")
        self._add_heads(pool, at)
        for rank, (name, _) in enumerate(self._named.most_common(_PERSONS)):
            pool.add(name, None, f"main:{rank}")
        self._add_next(pool, at)
        self._add_explaining(pool, said.phrase if said is not None else None)
        self._describe(pool, begin, end)
        self._count(pool, cue)
        return self._agreeing(list(pool.options.values()), cue)

    def _agreeing(self, options: list[Option], cue: Cue | None) -> list[Option]:
        """Without those whom the subject's pronoun cannot mean: "it" no person, "she" no body."""
        pronoun = self.setting(cue)[0]
        wrong = {"pronoun n": _PERSONAL, "pronoun m": _IMPERSONAL, "pronoun f": _IMPERSONAL}.get(pronoun)
        fitting = [one for one in options if not wrong or wrong.isdisjoint(one.features)]
        return fitting or options

    def setting(self, cue: Cue | None) -> tuple[str, str]:
        """What the rules take for the subject (the head of its phrase, or nothing), and the cue's form."""
        if cue is None:
            return "quiet", "quiet"
        said = self.rules.by_cue.get(cue.first)
        if said is None or said.phrase is None:
            return "none", cue.entry.form
        phrase = said.phrase
        if phrase.head == "pronoun":
            form = self.ctx.frame.forms[phrase.first]
            return f"pronoun {self.ctx.tables.pronouns[form]}", cue.entry.form
        named = "+" if phrase.names else "?" if self.people.denotation.is_unexplained(phrase) else ""
        return "anaphor" if phrase.anaphoric else phrase.head + named, cue.entry.form

    def _phrases(self, at: int, cue: Cue | None, begin: int) -> Iterator[tuple[NounPhrase, list[str]]]:
        """The phrases of the cue's sentence with the features of their places."""
        cut = self.ctx.frame
        first, last = (cue.first, cue.last) if cue else (at, at)
        own = [p for p in self._unit(first) if p.last <= first and p.first >= first - _BACK]
        for nearness, phrase in enumerate(reversed(own)):
            slot = [f"before:{min(nearness, 3)}", "first" if nearness == len(own) - 1 else "inner"]
            if self.rules.clauses.touches(phrase, first):
                slot.append("before:touch")
            yield phrase, slot + self._between(phrase.last, first)
        limit = min(begin if begin > last else last + _AHEAD, last + _BACK, cut.unit_end[first])
        place, order = last, 0
        while place < limit:
            found = self._at(place, limit, fresh=place == last)
            if found is None:
                place += 1
                continue
            slot = [f"after:{min(order, 2)}"] + (["after:touch"] if found.first == last else [])
            yield found, slot + self._between(last, found.first)
            place, order = self.people.phrases.past_marks_of(found), order + 1

    def _between(self, first: int, last: int) -> list[str]:
        """What stands between a cue and a phrase."""
        ctx, found = self.ctx, [f"gap:{min((last - first).bit_length(), 5)}"]
        forms = ctx.frame.forms[first:last]
        if any(form in ctx.tables.relatives for form in forms):
            found.append("over:relative")
        if ctx.cues_between(first, last):
            found.append("over:cue")
        if "," in forms:
            found.append("over:comma")
        if any(is_final_verb(ctx, at) for at in range(first, last)):
            found.append("over:verb")
        if COLON in forms:
            found.append("over:colon")
        return found

    def _unit(self, at: int) -> list[NounPhrase]:
        """The phrases of the sentence that holds token `at`."""
        cut = self.ctx.frame
        begin = cut.unit_start[at]
        if begin not in self._units:
            self._units[begin] = list(self._scan(max(begin, at - 2 * _BACK), min(cut.unit_end[at], at + 1)))
        return self._units[begin]

    def _scan(self, begin: int, end: int) -> Iterator[NounPhrase]:
        at, fresh = begin, True
        while at < end:
            phrase = self._at(at, end, fresh=fresh)
            if phrase is not None:
                yield phrase
                at, fresh = max(at + 1, phrase.last), False
                continue
            fresh = bool(self.rules.clauses.freshness(at))
            at += 1

    def _at(self, at: int, limit: int, *, fresh: bool) -> NounPhrase | None:
        if not self.rules.clauses.can_start(at, fresh=fresh):
            return None
        phrase = self.people.phrases.phrase(at, limit)
        return phrase if phrase is not None and phrase.head != "pronoun" else None

    def _add_phrase(self, pool: Pool, phrase: NounPhrase, slot: list[str], cue: Cue | None) -> None:
        """All names a phrase may stand for."""
        people, ctx = self.people, self.ctx
        seen = [*slot, f"head:{phrase.head}", "fresh" if self._is_fresh(phrase.first) else "stale"]
        if ctx.begins(ctx.tables.prepositions, phrase.first - 1) == 1:
            voiced = people.tokens.is_verb_after_all(phrase.first - 1)
            seen.append("voices" if voiced else "governed")
        if ctx.frame.form(phrase.last) in ctx.tables.object_markers:
            seen.append("object")
        if cue is not None:
            seen.append("agrees" if self.rules.clauses.agrees(cue, phrase) else "clashes")
        if people.traits.is_common(phrase):
            seen.append("common")
        if people.mentions:
            mention = people.mentions.get(phrase.first)
            seen.append(f"listed:{mention[1].kind} {mention[1].form}" if mention else "unlisted")
        if not phrase.names and phrase.head in ("role", "group", "body"):
            seen.append(f"{self._definite(phrase)} {self._known(phrase)}")
        for name, link in self._names(phrase):
            linked = {f"{one}/{link}" for one in seen if one.startswith(("before", "after", "head"))}
            pool.add(name, phrase, f"link:{link}", *seen, *linked)

    def _definite(self, phrase: NounPhrase) -> str:
        """Whether a description says that its holder is known: by an article, or by "this"."""
        form, nouns = self.ctx.frame.forms[phrase.first], self.people.nouns
        return "definite" if phrase.anaphoric or nouns.bare(form) != form else "indefinite"

    def _known(self, phrase: NounPhrase) -> str:
        """Whether the same words describe somebody earlier in the text."""
        return "again" if self.people.traits.first_place(phrase) < phrase.first else "new"

    def _is_fresh(self, at: int) -> bool:
        """Whether a sentence, or a clause after a comma, begins at a token."""
        return at == self.ctx.frame.unit_start[at] or bool(self.rules.clauses.freshness(at - 1))

    def _names(self, phrase: NounPhrase) -> Iterator[tuple[str | None, str]]:
        people = self.people
        if phrase.names:
            late = phrase.head == "role" and phrase.names[0][0] - phrase.first > _NEAR_ROLE
            ends = phrase.names[-1][1] == phrase.last
            link = "named" if not late else "named late" if ends else "named inside"
            yield people.denotation.name_of(phrase), link
            if late:
                yield people.denotation.described(phrase), "described"
                yield people.denotation.holder_of(phrase), "holder"
            if len(phrase.names) > 1:
                yield people.fullest_names.fullest(phrase.names[0]), "one"
            return
        if phrase.anaphoric:
            return
        if phrase.head == "name" and (run := people.names.person_within(phrase)):
            yield people.fullest_names.fullest(run), "within"
        yield people.denotation.described(phrase), "described"
        if phrase.head == "role":
            yield people.denotation.holder_of(phrase), "holder"
        elif phrase.head in ("body", "document"):
            yield people.denotation.name_of(phrase), "body"

    def _add_holders(self, pool: Pool, phrase: NounPhrase) -> None:
        """Those who hold a role with the subject's head, with how well the other words of the role agree."""
        role = None if phrase.names else self.people.fullest_names.role(phrase)
        if role is None:
            return
        head, words = role
        found = self.people.register.fitting(phrase.first, head, words)
        for rank, holder in enumerate(found[:_HOLDERS]):
            agree = (
                f"holds:{rank}",
                f"holds alone:{len(found) == 1}",
                f"holds shared:{min(len(words & holder.words), 2)} of {min(len(words), 2)}",
                f"holds unlike:{min(len(words - holder.words), 2)}",
                "holds before" if holder.at <= phrase.first else "holds after",
            )
            pool.add(holder.name, None, *agree)

    def _add_floor(self, pool: Pool, at: int, floor: Sequence[Turned], gender: str) -> None:
        cut, names = self.ctx.frame, []
        count = len({name_key(one.name) for one in floor})
        if count == 1 and len(floor) > 1:
            pool.add(floor[0].name, None, "floor:sole")
        for name, place, spoken in reversed(floor):
            if name_key(name) in names:
                continue
            names.append(name_key(name))
            order = len(names)
            near = "same" if cut.paragraph[place] == cut.paragraph[at] else "far"
            places = (f"floor:{order}", f"floor:{order}/{near}", f"floor:{order} of {min(count, 3)}")
            pool.add(name, None, *places)
            if gender and spoken:
                pool.add(name, None, "floor agrees" if gender == spoken else "floor clashes")
            if order == _FLOOR:
                break

    def _add_heads(self, pool: Pool, at: int) -> None:
        """The subjects at the heads of this sentence, the one before, and the paragraph."""
        cut = self.ctx.frame
        unit, paragraph = cut.unit_start[at], cut.paragraph_start[at]
        places = {"unit": unit, "paragraph": paragraph, "before": cut.unit_start[max(0, unit - 1)]}
        for label, begin in places.items():
            limit = min(at, cut.unit_end[begin])
            if begin >= limit:
                continue
            key = begin if limit < at else -1 - at
            if key not in self._heads:
                self._heads[key] = self.rules.sentences.subject(begin, limit)
            head = self._heads[key]
            if head is not None:
                pool.add(self.people.denotation.name_of(head), None, f"head of {label}")

    def _add_next(self, pool: Pool, at: int) -> None:
        """The first explicit speaker after this place: a lead tells of somebody it names later."""
        later = [(place, name) for name, places in self._explicit.items() for place in places if place > at]
        if later:
            said = self.rules.by_cue[min(later)[0]]
            pool.add(said.name, None, "next")

    def _add_explaining(self, pool: Pool, phrase: NounPhrase | None) -> None:
        """ "A minister said ...": whoever heads a sentence after it and is named there for the first time."""
        if phrase is None or not self.people.denotation.is_unexplained(phrase):
            return
        cut, place = self.ctx.frame, self.people.traits.first_place(phrase)
        begin = cut.unit_end[place]
        for order in range(_EXPLAINED_UNITS):
            if begin >= len(cut):
                return
            head = self._head_of(begin, min(cut.unit_end[begin], begin + _HEAD_WITHIN))
            if head is not None and self.people.denotation.is_new_after(
                head, place, held=phrase.head == "group"
            ):
                pool.add(self.people.denotation.name_of(head), None, "explains", f"explains:{min(order, 2)}")
                return
            begin = cut.unit_end[begin]

    def _head_of(self, begin: int, limit: int) -> NounPhrase | None:
        """The subject of the sentence that begins at a token."""
        if begin not in self._openings:
            self._openings[begin] = self.rules.sentences.subject(begin, limit)
        return self._openings[begin]

    def _count(self, pool: Pool, cue: Cue | None) -> None:
        """Whether a name is of several speakers, against the number that the verb shows."""
        number = "?" if cue is None else "plural" if "p" in cue.entry.agreement else "single"
        for option in pool.options.values():
            heads = [feature for feature in option.features if feature.startswith("head:")]
            kind = "several" if JOINT in option.name else "person" if "person" in option.features else "other"
            option.features.add(f"{kind} {number}")
            option.features.update(f"{head} {number}" for head in heads)

    def _describe(self, pool: Pool, begin: int, end: int) -> None:
        """What is known of each name in the whole article, and whether the speech itself holds it."""
        people, ctx = self.people, self.ctx
        for key, option in pool.options.items():
            spoken = self._explicit.get(key, ())
            words = fold(option.name).split()
            places = ctx.places.get(words[-1], ()) if words else ()
            here = len(places)
            if any(begin <= place < end for place in places):
                option.features.add("in its own speech")
            if option.name in self._titled:
                option.features.update(("in title", f"in title:{min(self._titled.index(option.name), 1)}"))
            if option.phrase is not None and people.denotation.is_unexplained(option.phrase):
                option.features.add("unexplained")
            option.features |= {
                f"spoke:{min(len(spoken), 2)}",
                f"seen:{min(here, 3)}",
                f"words:{min(len(words), 4)}",
                "person" if option.name in self._named else "no person",
                *(f"as:{head}" for head in self._heads_of.get(key, ())),
                "alone" if len(self._explicit) == 1 and spoken else "one of several",
            }
            if people.register.is_held(option.name):
                option.features.add("holds a role")
