"""Other names that a note gives somebody: nicknames in brackets, "everyone calls him Art", "Known as: Billie", "Re: BH"."""

from __future__ import annotations

from collections.abc import Sequence

from recordlint.personal_data.people.entities import Entity, contradicts
from recordlint.personal_data.people.name_forms import NameForm, parse
from recordlint.personal_data.people.standing import likeliest
from recordlint.personal_data.people.surroundings import Surroundings


def join_aliases(entities: list[Entity], around: Sequence[Surroundings | None]) -> None:
    """Join everybody with another name to the person whom it names: the one right before, or whom the note is about."""
    of = {index: entity for entity in entities for index in entity.hits}
    for index in sorted(of):
        surroundings = around[index]
        if surroundings is None or surroundings.form.shape == "title":
            continue
        mine, target = of[index], None
        if surroundings.alias_of is not None:
            target = of.get(surroundings.alias_of)
        elif surroundings.part == "called":
            target = next(
                (e for e in likeliest(entities, around) if e is not mine and _can_be(e, mine, surroundings)), None
            )
        elif _is_subject_in_letters(mine, surroundings):
            target = next((e for e in entities if e is not mine and e.hits and _spelt_by(e, surroundings.form)), None)
        if target is None or target is mine or mine.role or not _can_be(target, mine, surroundings):
            continue
        _merge(entities, target, mine, around)
        of.update(dict.fromkeys(mine.hits, target))


def join_surname_and_forename(entities: list[Entity], around: Sequence[Surroundings | None]) -> None:
    """Join "Mrs Chalmers" to "Winnie" where both can only be the one whom the note is about, and neither is anybody else."""
    able = [entity for entity in likeliest(entities, around)[:4] if not entity.role and _is_unattached(entity)]
    titled = [e for e in able if all(f.shape == "single" and f.use == "private" for f in e.forms)]
    bare = [
        e
        for e in able
        if all(f.shape == "single" and not f.title for f in e.forms) and e.weights.get("subject", 0.0) >= 1.2
    ]
    if len(titled) != 1 or len(bare) != 1 or not {id(titled[0]), id(bare[0])} & {id(able[0])}:
        return
    mine, target = titled[0], bare[0]
    genders = {mine.likely_gender, target.likely_gender}
    if len(genders) == 1 and not any(contradicts(target, s) for i in mine.hits if (s := around[i])):
        _merge(entities, target, mine, around)


def _is_unattached(entity: Entity) -> bool:
    """Whether no relation is stated of somebody, and no cue makes it a relative, an outsider or a worker."""
    others = [weight for role, weight in entity.weights.items() if role != "subject"]
    return not entity.relation and max(others, default=0.0) < 1.2


def _is_subject_in_letters(mine: Entity, surroundings: Surroundings) -> bool:
    """Whether somebody of whom only initials are known is named as the subject: "Re: BH"."""
    return surroundings.weight("subject") >= 3 and all(form.shape == "initials" for form in mine.forms)


def _spelt_by(entity: Entity, form: NameForm) -> bool:
    """Whether somebody of whom only the forename is known, and nothing of relation or job, has the first of two initials."""
    return (
        len(form.letters) == 2
        and all(f.shape == "single" and not f.title and f.letters[:1] == form.letters[:1] for f in entity.forms)
        and not entity.relation
        and max((w for role, w in entity.weights.items() if role != "subject"), default=0.0) < 2.4
    )


def _can_be(target: Entity, mine: Entity, surroundings: Surroundings) -> bool:
    has_surname = any(form.shape == "full" for form in mine.forms) and any(
        form.shape == "full" for form in target.forms
    )
    strong = any(weight >= 3.5 for role, weight in mine.weights.items() if role not in ("subject", "present"))
    return not (strong or contradicts(target, surroundings) or (has_surname and surroundings.alias_of is None))


def _merge(entities: list[Entity], target: Entity, mine: Entity, around: Sequence[Surroundings | None]) -> None:
    entities.remove(mine)
    for index in mine.hits:
        surroundings = around[index]
        if surroundings is not None:
            target.take(index, surroundings)
    target.hits.sort()


def initials_of(form: NameForm) -> NameForm | None:
    """The form as initials where a short word in lower case can be that: "ra", "koa"."""
    word = form.given[0] if form.shape == "single" and not form.title else ""
    return parse(word.upper()) if 2 <= len(word) <= 3 else None
