"""What was found around one name: cues for a role, a relation, a gender, and the hits that it hangs together with."""

from __future__ import annotations

from dataclasses import dataclass, field

from recordlint.personal_data.people.name_forms import NameForm

HINT = "hint"


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue for a role of a person. `why` names it and quotes nothing.

    A cue for HINT is for no role of its own: what it tells is weighed together with all others (`likelihood`).
    """

    role: str
    weight: float
    why: str


@dataclass(slots=True)
class Surroundings:
    """What stands around one name. `form` is the name in parts; `votes` counts male and female pronouns behind it.

    `joined` are hits in one list with this one, `company` counts words of home and of work near the name. `kin_of` is the index of the hit whose relative the words make this one ("Hope's mum Lynn"), `alias_of` of the hit of which
    it is another name ("Patrick ("Paddy") Connors"). `place` is how far into the note the name stands, 0 to 1. `part` is surname, given or called where a label asks for a part of a name, `part_of` what the label has before that.
    """

    form: NameForm
    cues: list[Cue] = field(default_factory=list)
    relation: str | None = None
    gender: str | None = None
    votes: tuple[int, int] = (0, 0)
    is_child: bool = False
    is_other: bool = False
    kin_of: int | None = None
    alias_of: int | None = None
    joined: list[int] = field(default_factory=list)
    company: tuple[int, int] = (0, 0)
    place: float = 0.0
    part: str = ""
    part_of: str = ""

    def weight(self, role: str) -> float:
        """The strongest cue for a role, 0 without one."""
        return max((cue.weight for cue in self.cues if cue.role == role), default=0.0)
