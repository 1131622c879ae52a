"""One person across notes in the making: which people of different notes can be the same."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from recordlint.personal_data.people.entities import relations_clash
from recordlint.personal_data.people.name_fit import BY_FIRST_LETTER, form_fit, telling
from recordlint.personal_data.people.name_forms import NameForm, parse
from recordlint.personal_data.people.name_index import NameIndex
from recordlint.personal_data.people.persons import CERTAIN, Person

_MOST_NAMES = 12
_MOST_WEIGHT = 8.0
_FULL_FIT = 0.45
"""How well two full names must fit across notes; within one note nearness helps, here nothing does."""


@dataclass(frozen=True)
class Member:
    """A person of one note, with no more than is needed to find the same person in another."""

    key: str
    names: tuple[str, ...]
    role: str
    gender: str | None
    relation: str | None
    weight: float = 0.0

    @classmethod
    def of(cls, person: Person) -> Member:
        """What is kept of `person`."""
        names = tuple(dict.fromkeys(" ".join(name.split()) for name, _ in person.names))
        return cls(
            person.key,
            names[:_MOST_NAMES],
            person.role,
            person.gender,
            person.relation,
            round(min(person.weight, _MOST_WEIGHT), 2),
        )

    @classmethod
    def load(cls, data: str) -> Member:
        """A member as `dump` wrote it."""
        key, names, role, gender, relation, weight = json.loads(data)
        return cls(key, tuple(names), role, gender, relation, weight)

    def dump(self) -> str:
        """The member as one line of JSON."""
        return json.dumps([self.key, self.names, self.role, self.gender, self.relation, self.weight])

    @cached_property
    def forms(self) -> tuple[NameForm, ...]:
        """The names in parts."""
        return tuple(dict.fromkeys(form for form in map(parse, self.names) if form.shape != "title"))

    @cached_property
    def full_name(self) -> str:
        """Forename and surname without initials, or ""."""
        for form in self.forms:
            if form.shape == "full" and not form.is_abbreviated:
                return " ".join((*form.given, *form.family))
        return ""

    @cached_property
    def rank(self) -> int:
        """The order of placing: full names first."""
        shapes = {form.shape for form in self.forms}
        if self.full_name:
            return 0
        if "full" in shapes:
            return 1
        if any(form.shape == "single" and not form.title for form in self.forms):
            return 2
        # Behind the forenames: "Mrs Obi" beside "Ngozi" is not Ngozi Obi.
        return 3 if "single" in shapes else 4

    @cached_property
    def signature(self) -> str:
        """What two members of one group that are placed alike have in common."""
        return json.dumps([sorted(self.names), self.role, self.gender, self.relation, self.is_certain])

    @property
    def is_certain(self) -> bool:
        """Whether the note states the role."""
        return self.weight >= CERTAIN

    @property
    def side(self) -> str:
        """At work, or in private life."""
        return "work" if self.role == "professional" else "private"


@dataclass(eq=False)
class Cluster:
    """Members of several notes that are one person."""

    id: int
    named: bool = False
    forms: list[NameForm] = field(default_factory=list)
    gender: str | None = None
    relation: str | None = None
    roles: dict[str, float] = field(default_factory=dict)
    stated: dict[str, float] = field(default_factory=dict)
    role: str = "third_party"

    def take(self, member: Member) -> bool:
        """Add a member; says whether anything was learnt by which others are placed."""
        before = (len(self.forms), self.gender, self.relation, self.role, self.is_certain, "subject" in self.roles)
        for form in member.forms:
            if form not in self.forms and len(self.forms) < 2 * _MOST_NAMES:
                self.forms.append(form)
        self.gender = self.gender or member.gender
        self.relation = self.relation or member.relation
        self.roles[member.role] = self.roles.get(member.role, 0.0) + 1
        if member.is_certain:
            self.stated[member.role] = self.stated.get(member.role, 0.0) + member.weight
        # What a note states beats what others guess, whatever their number.
        said = self.stated or self.roles
        self.role = max(said, key=lambda role: said[role])
        return before != (
            len(self.forms),
            self.gender,
            self.relation,
            self.role,
            self.is_certain,
            "subject" in self.roles,
        )

    @property
    def is_certain(self) -> bool:
        """Whether a note states the role."""
        return bool(self.stated)

    @property
    def side(self) -> str:
        """At work, or in private life."""
        return "work" if self.role == "professional" else "private"

    @property
    def full_name(self) -> str:
        """Forename and surname without initials, or ""."""
        return next(
            (" ".join((*f.given, *f.family)) for f in self.forms if f.shape == "full" and not f.is_abbreviated), ""
        )


class Clusters:
    """The clusters of one group, filed by name. Placing takes time that grows with the number of people of like names."""

    def __init__(self) -> None:
        self.all: list[Cluster] = []
        self._index: NameIndex[Cluster] = NameIndex()
        self._subjects: list[Cluster] = []
        self._placed: dict[str, tuple[int, Cluster | None, frozenset[int]]] = {}

    def add(self, cluster: Cluster, member: Member, *, alone: bool = False) -> None:
        """Put `member` into `cluster`, a new one or one that is here. Nobody is joined to one that stands alone."""
        if alone:
            self.all.append(cluster)
            cluster.take(member)
            return
        is_new = not cluster.roles
        if is_new:
            self.all.append(cluster)
        learnt = cluster.take(member)
        for form in member.forms:
            self._index.file(form, cluster)
        if learnt or is_new:
            self._index.touch(cluster.forms)
        if member.role == "subject" and cluster not in self._subjects[:_MOST_NAMES]:
            self._subjects.append(cluster)

    def place(self, member: Member, taken: Collection[Cluster]) -> tuple[Cluster | None, bool]:
        """The cluster that `member` belongs to, or None for a new one, and whether the new one stands alone: several fit.

        `taken` are clusters that another person of the same note is in already: two people of a note stay two. The same names
        in the same role again and again are looked at once, as long as nothing is learnt.
        """
        known = self._placed.get(member.signature)
        if (
            known
            and (member.rank == 0 or self._index.is_unchanged(member.forms, known[0]))
            and not any(c.id in known[2] and c is not known[1] for c in taken)
            and known[1] not in taken
        ):
            return known[1], known[1] is None and bool(known[2])
        near = self._near(member)
        chosen, looked_at = place(near, member, taken)
        if not any(c.id in looked_at for c in taken):
            self._placed[member.signature] = (self._index.now, chosen, looked_at)
        return chosen, chosen is None and any(c.id in looked_at and c not in taken for c in near)

    def keep(self, member: Member, cluster: Cluster) -> None:
        """Remember after `add` where `member` was put, so that its likes go there too: what it taught is no reason to look again."""
        known = self._placed.get(member.signature)
        if known and (known[1] is cluster or known[1] is None):
            self._placed[member.signature] = (self._index.now, cluster, known[2] | {cluster.id})

    def _near(self, member: Member) -> list[Cluster]:
        """The clusters that can fit `member`: those of names like its own, and for a subject the first other subjects."""
        found = list(self._index.candidates(member.forms))
        if member.role == "subject":
            found += [cluster for cluster in self._subjects[:_MOST_NAMES] if cluster not in found]
        return found


def place(
    clusters: Iterable[Cluster], member: Member, taken: Collection[Cluster]
) -> tuple[Cluster | None, frozenset[int]]:
    """The cluster that fits `member` best, None where several do equally well, and the ids of all that fit."""
    fitting: list[tuple[float, Cluster]] = []
    able: set[int] = set()
    for cluster in clusters:
        fit = _fit(cluster, member)
        if fit > 0:
            able.add(cluster.id)
            if cluster not in taken:
                fitting.append((fit, cluster))
    return _best(fitting, member), frozenset(able)


def _best(fitting: list[tuple[float, Cluster]], member: Member) -> Cluster | None:
    if not fitting:
        return None
    if len(fitting) == 1 or member.rank < 2:
        return max(fitting, key=lambda pair: (pair[0], -pair[1].id))[1]
    same = [pair for pair in fitting if pair[1].role == member.role]
    if not same and not member.is_certain:
        same = fitting  # a guess of the role settles nothing, but the names may
    exact = [pair for pair in same if member.forms and all(form in pair[1].forms for form in member.forms)]
    best = max((fit for fit, _ in same), default=0.0)
    top = [pair for pair in same if pair[0] >= best - 0.05]
    if len(top) == 1:
        return top[0][1]
    full = {pair[1].full_name for pair in top if pair[1].full_name}
    return exact[0][1] if len(exact) == 1 and len(full) < 2 else None


def _fit(cluster: Cluster, member: Member) -> float:
    if cluster.gender and member.gender and cluster.gender != member.gender:
        return 0.0
    both_stated = cluster.is_certain and member.is_certain
    if member.rank > 0 and both_stated and (cluster.side == "work") != (member.side == "work"):
        return 0.0
    is_bare = member.rank >= 2
    if is_bare and cluster.relation and member.relation and relations_clash(cluster.relation, member.relation):
        return 0.0
    best = 0.0
    clash = False
    for one in member.forms:
        for other in telling(cluster.forms, one):
            fit = form_fit(one, other)
            if one.shape == other.shape == "full":
                clash = clash or fit < _FULL_FIT
                fit = fit if fit >= _FULL_FIT else 0.0
            elif one.shape == other.shape:
                fit = fit if fit >= 0.8 else 0.0
            elif (fit <= BY_FIRST_LETTER or _is_by_letter(one, other)) and not (
                both_stated and cluster.role == member.role
            ):
                fit = 0.0
            best = max(best, fit)
    if clash and best < 0.9:
        return 0.0
    if not best and not clash and member.role == "subject" and "subject" in cluster.roles:
        # One case has one subject: "Mr Hinsley" of one note is "Clive" of the next.
        return 0.3
    return best


def _is_by_letter(one: NameForm, other: NameForm) -> bool:
    """Whether one is a bare forename and the other begins with an initial: across notes that is little to go by."""
    single, full = (one, other) if one.shape == "single" else (other, one)
    return (
        single.shape == "single"
        and not single.title
        and full.shape == "full"
        and len(full.given[0]) == 1
        and single.given[0] != full.family[-1]
    )
