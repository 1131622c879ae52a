"""One person of a note in the making, and what says that a name is somebody else's."""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, field

from recordlint.personal_data.names import name_lists
from recordlint.personal_data.people.name_forms import NameForm, given_fit
from recordlint.personal_data.people.name_lists import family_relations, kin_words
from recordlint.personal_data.people.surroundings import Surroundings

_VAGUE_RELATIONS = frozenset({"relative", "carer in the family", "attorney", "parent", "child", "sibling", "partner", "spouse", "special guardian", "baby", "complainant", "lady", "lad", "twin", "friend", "grandparent", "grandchild", "perpetrator", "lad placed", "host", "owner", "dealer"})  # fmt: skip
_ADULT_TITLES = frozenset({"mr", "mrs", "ms", "madam", "sir"})


@dataclass(slots=True)
class Entity:
    """One person in the making: the forms of the name, where they stand (indices of hits), and what is known of them."""

    forms: list[NameForm] = field(default_factory=list)
    hits: list[int] = field(default_factory=list)
    role: str | None = None
    gender: str | None = None
    relation: str | None = None
    is_child: bool = False
    votes: list[int] = field(default_factory=lambda: [0, 0])
    weights: dict[str, float] = field(default_factory=dict)
    relation_of_case: str | None = None
    seed: str = ""

    @property
    def likely_gender(self) -> str | None:
        """The gender that title or kin word say, else the forename and the pronouns behind the name."""
        if self.gender:
            return self.gender
        male, female = self.votes
        # Those to whom the forename is mostly given weigh like a few pronouns.
        for form in self.forms[:3]:
            if form.given and not form.title:
                sex = name_lists().sex.get(form.given[0])
                male, female = male + 3 * (sex == "m"), female + 3 * (sex == "f")
                break
        if male == female or min(male, female) * 3 > max(male, female):
            return None
        return "m" if male > female else "f"

    @property
    def stated_gender(self) -> str | None:
        """The gender that title, kin word or forename say, whatever pronouns stand near."""
        forenames = (form.given[0] for form in self.forms if form.given and not form.title and form.shape != "initials")
        return self.gender or next(
            (sex for name in forenames if (sex := name_lists().sex.get(name)) in ("f", "m")), None
        )

    def take(self, index: int, around: Surroundings) -> None:
        """Add the name at hit `index`."""
        insort(self.hits, index)
        if around.form not in self.forms:
            self.forms.append(around.form)
        self.gender = self.gender or around.gender
        self.relation = self.relation or around.relation
        self.is_child = self.is_child or around.is_child
        self.votes[0] += around.votes[0]
        self.votes[1] += around.votes[1]
        for cue in around.cues:
            self.weights[cue.role] = max(self.weights.get(cue.role, 0.0), cue.weight)


def contradicts(entity: Entity, around: Surroundings) -> bool:
    """Whether something says that the name is somebody else's: gender, title, relation, role, a child who is called Mr."""
    form = around.form
    bare = form.shape != "full"
    if around.gender and entity.gender and around.gender != entity.gender:
        return True
    if (
        form.shape == "single"
        and form.title
        and around.gender
        and not entity.gender
        and entity.likely_gender not in (None, around.gender)
    ):
        return True
    is_grown = any(f.title in _ADULT_TITLES for f in entity.forms)
    if entity.is_child and form.title in _ADULT_TITLES and form.shape != "full" and not is_grown:
        return True
    if around.is_child and is_grown and not around.form.title and bare:
        return True
    if form.use == "private" and form.title in kin_words() and entity.weights.get("professional", 0.0) >= 2.4:
        return True
    if form.use and any(f.use and f.use != form.use and not _share_given(f, form) for f in entity.forms):
        return True
    if bare and around.relation and entity.relation and relations_clash(around.relation, entity.relation):
        return True
    if _is_same_title(entity, form) or _is_stated_addressee(entity, around):
        return False
    return bare and _roles_clash(entity, around)


def relations_clash(one: str, other: str) -> bool:
    """Whether nobody is both: a daughter is no neighbour, but a relative may be a son, and a neighbour a friend."""
    if one == other or {one, other} & _VAGUE_RELATIONS:
        return False
    return bool({one, other} & family_relations())


def _is_same_title(entity: Entity, form: NameForm) -> bool:
    """Whether somebody is written in full with the very title and surname: "Ms Jane Okafor" is meant by "Dear Ms Okafor"."""
    return (
        form.shape == "single"
        and bool(form.title)
        and any(f.shape == "full" and f.title == form.title and f.family == form.given for f in entity.forms)
    )


def _is_stated_addressee(entity: Entity, around: Surroundings) -> bool:
    """Whether a letter begins with the forename of the very person whom the user stated: that one is written to, not a relative."""
    return (
        entity.role == "subject"
        and bool(entity.seed)
        and any(cue.why.startswith("a letter ") for cue in around.cues)
        and any(form.given[:1] == around.form.given[:1] for form in entity.forms if form.given)
    )


def _share_given(one: NameForm, other: NameForm) -> bool:
    return one.shape == other.shape == "full" and given_fit(one.given[0], other.given[0]) > 0.5


def _roles_clash(entity: Entity, around: Surroundings) -> bool:
    """Whether strong cues give the two different roles: "Sarah (OT)" is not "Sarah Miller, daughter"."""
    strong = {role for role in ("subject", "family", "third_party", "professional") if around.weight(role) >= 3.5}
    if len(strong) != 1:
        return False
    mine = strong.pop()
    if entity.role:
        return entity.role != mine and {entity.role, mine} != {"family", "third_party"}
    theirs = {role for role, weight in entity.weights.items() if weight >= 3.5}
    if not theirs or mine in theirs:
        return False
    return not theirs | {mine} <= {"family", "third_party"}
