"""Which names of one note are one person's: "Halina Nowicka", "Mrs Nowicka", "Hal", "HN".

The fullest names are placed first, then titles with a surname, single names, initials at last: what says least is joined
to what says most, unless something contradicts (gender, relation, role, two surnames).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from recordlint.personal_data.base import Hit, Known, KnownPerson
from recordlint.personal_data.cues import Surroundings
from recordlint.personal_data.name_forms import NameForm, family_fit, given_fit, parse
from recordlint.personal_data.name_index import NameIndex

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
    order = sorted((i for i, a in enumerate(around) if a), key=lambda i: (_rank(around[i]), i))
    for index in order:
        surroundings = around[index]
        if surroundings is None:
            continue
        chosen = _choose(index_of.candidates([surroundings.form]), index, surroundings)
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


def _rank(around: Surroundings | None) -> int:
    """The order of placing, the fullest name first."""
    if around is None:
        return 9
    form = around.form
    if form.shape == "full":
        return 1 if form.is_abbreviated else 0
    if form.shape == "single":
        return 3 if form.title else 2
    return {"initials": 5, "title": 6}.get(form.shape, 6)


def _choose(entities: Iterable[Entity], index: int, around: Surroundings) -> Entity | None:
    scored: list[tuple[float, Entity]] = []
    for entity in entities:
        fit = max((form_fit(form, around.form) for form in entity.forms), default=0.0)
        if fit > 0 and not contradicts(entity, around):
            scored.append((fit + _preference(entity, index, around), entity))
    if not scored:
        return None
    scored.sort(key=lambda pair: pair[0], reverse=True)
    if around.is_other:
        # "the other Sarah": not the one that was spoken of last, and not the only one that there is.
        return scored[1][1] if len(scored) > 1 else None
    return scored[0][1]


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


@lru_cache(maxsize=65536)
def form_fit(one: NameForm, other: NameForm) -> float:
    """How well two ways to write a name can be one person's, 0 (cannot) to 1; titles and gender are not looked at."""
    shapes = {one.shape, other.shape}
    if "title" in shapes:
        return 0.3 if one == other else 0.0
    if "initials" in shapes:
        return _initials_fit(one, other)
    if shapes == {"full"}:
        return max(_full_fit(one, other), _full_fit(one, _turned(other)) * 0.8)
    if shapes == {"single"}:
        return _single_fit(one, other)
    single, full = (one, other) if one.shape == "single" else (other, one)
    word = single.given[0]
    family = family_fit(full.family[-1], word) if len(full.family[-1]) > 1 or len(word) == 1 else 0.0
    given = max(
        (given_fit(part, word) if len(part) > 1 else 0.0) * (1 if i == 0 else 0.7) for i, part in enumerate(full.given)
    )
    together = given_fit("".join(full.given), word)
    if single.title and not _is_forename_title(single.title):
        # A title calls for a surname; a forename behind it ("Miss Icilda") and a family name that comes first ("Ms Chen") also occur.
        return max(family, 0.6 * max(given, together))
    return max(given, together, 0.85 * family)


def _is_forename_title(title: str) -> bool:
    return title in (
        "pani",
        "pan",
        "auntie",
        "aunty",
        "aunt",
        "uncle",
        "granny",
        "nan",
        "nana",
        "sister",
        "sr",
        "father",
        "nurse",
        "brother",
        "bibi",
    )


def _turned(form: NameForm) -> NameForm:
    """The name with the family name first, as many are written."""
    return NameForm(form.title, form.use, form.gender, (*form.given[1:], *form.family), form.given[:1], form.shape)


def _full_fit(one: NameForm, other: NameForm) -> float:
    short, long = sorted(((*one.given, *one.family), (*other.given, *other.family)), key=len)
    if len(short) < len(long) and short == long[: len(short)] and all(len(part) > 1 for part in short):
        return 0.9  # forenames in two words: "Wei Ling" of "Wei Ling Chan"
    family = max(family_fit(one.family[-1], other.family[-1]), family_fit("-".join(one.family), "-".join(other.family)))
    if not family:
        return 0.0
    given = given_fit(one.given[0], other.given[0])
    if not given and len(one.given) != len(other.given):
        # A second forename that somebody goes by ("Beatrice May" who is called May).
        given = 0.7 * max(given_fit(a, b) for a in one.given for b in other.given)
    if len(one.given) > 1 and len(other.given) > 1 and not given_fit(one.given[1], other.given[1]):
        given *= 0.3 if len(one.given[1]) == 1 or len(other.given[1]) == 1 else 0.5
    return family * given if min(family, given) >= 0.3 else 0.0


def _single_fit(one: NameForm, other: NameForm) -> float:
    first, second = one.given[0], other.given[0]
    if bool(one.title) == bool(other.title):
        return family_fit(first, second) if one.title else given_fit(first, second)
    # "Mrs Nowicka" and "Nowicka": the word must be the same; "Mrs Hal" is no short form of anybody.
    return 0.8 if first == second else 0.6 * family_fit(first, second) if len(first) > 1 and len(second) > 1 else 0.0


def _initials_fit(one: NameForm, other: NameForm) -> float:
    if one.shape == other.shape:
        return 1.0 if one.letters == other.letters else 0.0
    short, full = (one, other) if one.shape == "initials" else (other, one)
    letters, whole = short.letters, full.letters
    if len(letters) == 1:
        if full.shape == "single":
            return 0.5 if whole[:1] == letters else 0.0
        by_title = full.family[0][0] == letters
        return 0.5 if (by_title if short.title else full.given[0][0] == letters) else 0.0
    if full.shape == "single":
        return 0.0
    if letters in (whole, whole[::-1]):
        return 0.9
    ends = full.given[0][0] + full.family[-1].split("-")[0][0]
    if letters == ends or (len(letters) == 2 and letters == whole[0] + whole[-1]):
        return 0.8
    return 0.5 if len(letters) == 2 and letters == ends[::-1] else 0.0


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
