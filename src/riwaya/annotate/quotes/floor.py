"""Who had the floor last: anybody, a person, a body, somebody who agrees with a verb."""

from dataclasses import dataclass, field

from riwaya.languages.cues import Cue


@dataclass(slots=True)
class Floor:
    """Who had the floor last: anybody, a person with the place, a body."""

    anybody: str | None = None
    at: int = -1
    person: str | None = None
    person_at: int = -1
    body: str | None = None
    document: str | None = None
    described: dict[str, str] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)

    def give(self, cue: Cue, name: str) -> None:
        """Let somebody have the floor."""
        self.anybody, self.at = name, cue.first
        if "p" in cue.entry.agreement:
            self.genders["p"] = name
            return
        if gender := gender_of(cue):
            self.genders[gender] = name

    def agreeing(self, cue: Cue) -> str | None:
        """Who spoke last and agrees with the verb's gender; where none does, who spoke last."""
        return self.genders.get(gender_of(cue), self.anybody)


def gender_of(cue: Cue) -> str:
    """The agreement that the form shows: m, f, p (plural), or nothing."""
    letters = cue.entry.agreement
    return "p" if "p" in letters else next((letter for letter in letters if letter in "mf"), "")
