"""Which names of one note are one person's: "Halina Nowicka", "Mrs Nowicka", "Hal", "HN".

The fullest names are placed first, then titles with a surname, single names, initials at last: what says least is joined
to what says most, unless something contradicts (gender, relation, role, two surnames).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from recordlint.personal_data.base import Hit, Known, KnownPerson
from recordlint.personal_data.cues import Surroundings
from recordlint.personal_data.name_fit import form_fit
from recordlint.personal_data.name_forms import NameForm, given_fit, parse
from recordlint.personal_data.name_index import NameIndex

_BY_INITIAL = 0.75
"""Up to here a fit of a forename rests on its first letter."""
_VAGUE_RELATIONS = frozenset({"relative", "carer in the family", "attorney", "parent", "child", "sibling", "partner", "spouse", "special guardian", "baby", "complainant", "lady", "lad", "twin", "friend", "grandparent", "grandchild"})  # fmt: skip
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
        """The gender that title or kin word say, else the one that most pronouns behind the name have."""
        if self.gender:
            return self.gender
        male, female = self.votes
        if male == female or min(male, female) * 3 > max(male, female):
            return None
        return "m" if male > female else "f"

    def take(self, index: int, around: Surroundings) -> None:
        """Add the name at hit `index`."""
        self.hits.append(index)
        if around.form not in self.forms:
            self.forms.append(around.form)
        self.gender = self.gender or around.gender
        self.relation = self.relation or around.relation
        self.is_child = self.is_child or around.is_child
        self.votes[0] += around.votes[0]
        self.votes[1] += around.votes[1]
        for cue in around.cues:
            self.weights[cue.role] = max(self.weights.get(cue.role, 0.0), cue.weight)


def link(
    hits: Sequence[Hit],
    around: Sequence[Surroundings | None],
    known: Known,
    *,
    author: str | None = None,
    subject: str | None = None,
) -> list[Entity]:
    """The people of a note: every PERSON hit stands in the `hits` of exactly one entity. Entities without hits were known only."""
    entities = _seeds(known, author, subject)
    index_of: NameIndex[Entity] = NameIndex()
    for entity in entities:
        for form in entity.forms:
            index_of.file(form, entity)
    _name_bare_titles(hits, around)
    _join_name_parts(around)
    order = sorted((i for i, a in enumerate(around) if a), key=lambda i: (_rank(around[i]), i))
    for index in order:
        surroundings = around[index]
        if surroundings is None:
            continue
        chosen = _choose(index_of.candidates([surroundings.form]), index, surroundings)
        if chosen is None and surroundings.part == "called":
            chosen = _called(entities, surroundings)
        if chosen is None:
            chosen = Entity()
            entities.append(chosen)
        chosen.take(index, surroundings)
        index_of.file(surroundings.form, chosen)
    return entities


def _seeds(known: Known, author: str | None, subject: str | None) -> list[Entity]:
    people = [(person, person.role) for person in known.people]
    names = {name for person in known.people for name in (person.name, *person.also)}
    if subject and subject not in names:
        people.append((KnownPerson(subject, "subject"), "subject"))
    if author and author not in names:
        people.append((KnownPerson(author, "professional"), "professional"))
    seeds: list[Entity] = []
    for person, role in people:
        forms = [form for form in map(parse, (person.name, *person.also)) if form.shape != "title"]
        if forms:
            gender = next((form.gender for form in forms if form.gender), None)
            seeds.append(Entity(forms, role=role, gender=gender, relation_of_case=person.relation, seed=person.name))
    return seeds


def _name_bare_titles(hits: Sequence[Hit], around: Sequence[Surroundings | None]) -> None:
    """Give the "Mr" of "Mr and Mrs Feldmann" the surname that follows."""
    for index, surroundings in enumerate(around[:-1]):
        following = around[index + 1]
        if not surroundings or not following or hits[index + 1].start - hits[index].end > 6:
            continue
        if surroundings.form.shape == "title" and following.form.title:
            name = following.form.family or following.form.given
            form = surroundings.form
            surroundings.form = NameForm(form.title, form.use, form.gender, name[-1:], (), "single")


def _join_name_parts(around: Sequence[Surroundings | None]) -> None:
    """Make one name of the parts that a form asks for one by one: "Surname: NGUYEN  Given names: Thi Lan"."""
    run: list[Surroundings] = []
    for surroundings in (*around, None):
        if surroundings and surroundings.part and (not run or run[0].part_of == surroundings.part_of):
            run.append(surroundings)
            continue
        surname = [s for s in run if s.part == "surname"]
        given = [s for s in run if s.part == "given"]
        if len(surname) == 1 and given:
            parts = tuple(part for s in given for part in (*s.form.given, *s.form.family))
            family = (*surname[0].form.given, *surname[0].form.family)
            if parts and family:
                title = surname[0].form
                whole = NameForm(title.title, title.use, title.gender, parts, family, "full")
                for s in run:
                    s.form = whole
        run = [surroundings] if surroundings and surroundings.part else []


def _rank(around: Surroundings | None) -> int:
    """The order of placing, the fullest name first."""
    if around is None:
        return 9
    form = around.form
    if around.part == "called":
        return 7
    if form.shape == "full":
        return 1 if form.is_abbreviated else 0
    if form.shape == "single":
        return 3 if form.title else 2
    return {"initials": 5, "title": 6}.get(form.shape, 6)


def _choose(entities: Iterable[Entity], index: int, around: Surroundings) -> Entity | None:
    scored: list[tuple[float, Entity]] = []
    for entity in entities:
        fit = max((form_fit(form, around.form) for form in entity.forms), default=0.0)
        if (
            fit > 0
            and not contradicts(entity, around)
            and not (fit <= _BY_INITIAL and _is_another_worker(entity, around))
        ):
            scored.append((fit + _preference(entity, index, around), entity))
    if not scored:
        return None
    scored.sort(key=lambda pair: pair[0], reverse=True)
    if around.is_other:
        # "the other Sarah": not the one that was spoken of last, and not the only one that there is.
        return scored[1][1] if len(scored) > 1 else None
    return scored[0][1]


def _called(entities: Sequence[Entity], around: Surroundings) -> Entity | None:
    """The person whom a form calls by another name: the likeliest subject."""
    able = [e for e in entities if e.weights.get("subject", 0.0) >= 0.5 and not contradicts(e, around)]
    return max(able, key=lambda e: e.weights["subject"], default=None)


def _is_another_worker(entity: Entity, around: Surroundings) -> bool:
    """Whether only an initial speaks for a bare forename being a worker's: "M. Plummer" who signs is not "Marlon"."""
    if around.form.shape != "single" or around.form.title or entity.role == "professional":
        return False
    return entity.weights.get("professional", 0.0) >= 3.5 and not around.weight("professional")


def _preference(entity: Entity, index: int, around: Surroundings) -> float:
    """What makes one of several people that fit the likelier one, below 1: the same form before, a known gender, nearness."""
    score = 0.25 if around.form in entity.forms else 0.0
    if around.form.title and any(form.title == around.form.title for form in entity.forms):
        score += 0.15
    if around.gender and entity.likely_gender == around.gender:
        score += 0.2
    if around.relation and entity.relation == around.relation:
        score += 0.2
    before = [i for i in entity.hits if i < index]
    if before:
        score += 0.2 / (1 + index - max(before))
    if entity.role == "subject" or entity.weights.get("subject", 0) >= 3:
        score += 0.08
    return score


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
    if entity.is_child and form.title in _ADULT_TITLES and form.shape != "full":
        return True
    if around.is_child and any(f.title in _ADULT_TITLES for f in entity.forms) and not around.form.title and bare:
        return True
    if form.use and any(f.use and f.use != form.use and not _share_given(f, form) for f in entity.forms):
        return True
    if bare and around.relation and entity.relation and relations_clash(around.relation, entity.relation):
        return True
    return bare and _roles_clash(entity, around)


def relations_clash(one: str, other: str) -> bool:
    """Whether nobody is both: a daughter is no neighbour, but a relative may be a son."""
    return one != other and not {one, other} & _VAGUE_RELATIONS


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
