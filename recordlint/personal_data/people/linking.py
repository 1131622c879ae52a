"""Which names of one note are one person's: "Halina Nowicka", "Mrs Nowicka", "Hal", "HN".

The fullest names are placed first, then titles with a surname, single names, initials at last: what says least is joined
to what says most, unless something contradicts (gender, relation, role, two surnames).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from recordlint.personal_data.base import Hit, Known, KnownPerson
from recordlint.personal_data.people.aliases import initials_of, join_aliases, join_surname_and_forename
from recordlint.personal_data.people.entities import Entity, contradicts, relations_clash
from recordlint.personal_data.people.name_fit import BY_FIRST_LETTER, form_fit, telling
from recordlint.personal_data.people.name_forms import NameForm, parse
from recordlint.personal_data.people.name_index import NameIndex
from recordlint.personal_data.people.surroundings import Surroundings

__all__ = ["Entity", "link", "relations_clash"]

_BY_INITIAL = 0.75
"""Up to here a fit of a forename rests on its first letter."""


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
        if chosen is None and (letters := initials_of(surroundings.form)):
            chosen = _spelt(index_of.candidates([letters]), letters, surroundings)
        if chosen is None:
            chosen = Entity()
            entities.append(chosen)
        chosen.take(index, surroundings)
        index_of.file(surroundings.form, chosen)
    join_aliases(entities, around)
    join_surname_and_forename(entities, around)
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
        fit = max((form_fit(form, around.form) for form in telling(entity.forms, around.form)), default=0.0)
        if (
            fit > 0
            and not contradicts(entity, around)
            and not (fit <= _BY_INITIAL and _is_another_worker(entity, around))
            and not (fit == BY_FIRST_LETTER and not _is_told_by_letter(entity, around))
        ):
            scored.append((fit + _preference(entity, index, around), entity))
    if not scored:
        return None
    scored.sort(key=lambda pair: pair[0], reverse=True)
    if around.is_other:
        # "the other Sarah": not the one that was spoken of last, and not the only one that there is.
        return scored[1][1] if len(scored) > 1 else None
    return scored[0][1]


def _spelt(entities: Iterable[Entity], letters: NameForm, around: Surroundings) -> Entity | None:
    """The one person whose initials a short word is, of those whose name is known in full."""
    fitting = [
        entity
        for entity in entities
        if any(
            form.shape == "full" and not form.is_abbreviated and form_fit(form, letters) >= 0.8 for form in entity.forms
        )
        and not contradicts(entity, around)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _is_told_by_letter(entity: Entity, around: Surroundings) -> bool:
    """Whether a forename can be somebody's of whom only the initial is written: the subject's, where nothing says otherwise."""
    others = max((cue.weight for cue in around.cues if cue.role not in ("subject", "professional")), default=0.0)
    if entity.role == "subject" or entity.weights.get("subject", 0.0) >= 3:
        return others < 2 and around.weight("professional") < 2 and not around.relation
    if entity.role == "professional" or entity.weights.get("professional", 0.0) >= 2.4:
        return others < 1 and around.weight("professional") >= 1
    return any(weight >= 2 and around.weight(role) >= 2 for role, weight in entity.weights.items())


def _is_another_worker(entity: Entity, around: Surroundings) -> bool:
    """Whether only an initial speaks for a bare forename being a worker's: "M. Plummer" who signs is not "Marlon"."""
    if around.form.shape != "single" or around.form.title or entity.role == "professional":
        return False
    by_letter = all(len(form.given[0]) == 1 for form in entity.forms if form.shape == "full")
    return by_letter and entity.weights.get("professional", 0.0) >= 3.5 and not around.weight("professional")


def _preference(entity: Entity, index: int, around: Surroundings) -> float:
    """What makes one of several people that fit the likelier one, below 1: the same form before, a known gender, nearness."""
    score = 0.25 if around.form in entity.forms else 0.0
    if around.form.title and any(form.title == around.form.title for form in entity.forms):
        score += 0.15
    if around.gender and entity.likely_gender == around.gender:
        score += 0.2
    if around.relation and entity.relation == around.relation:
        score += 0.2
    before = bisect_left(entity.hits, index) - 1
    if before >= 0:
        score += 0.2 / (1 + index - entity.hits[before])
    if entity.role == "subject" or entity.weights.get("subject", 0) >= 3:
        score += 0.08
    return score
