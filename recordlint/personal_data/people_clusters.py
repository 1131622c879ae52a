"""One person across notes in the making: which people of different notes can be the same."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from recordlint.personal_data.linking import relations_clash
from recordlint.personal_data.name_fit import form_fit
from recordlint.personal_data.name_forms import NameForm, parse
from recordlint.personal_data.name_index import NameIndex
from recordlint.personal_data.people_types import Person

_MOST_NAMES = 12
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

    @classmethod
    def of(cls, person: Person) -> Member:
        """What is kept of `person`."""
        names = tuple(dict.fromkeys(" ".join(name.split()) for name, _ in person.names))
        return cls(person.key, names[:_MOST_NAMES], person.role, person.gender, person.relation)

    @classmethod
    def load(cls, data: str) -> Member:
        """A member as `dump` wrote it."""
        key, names, role, gender, relation = json.loads(data)
        return cls(key, tuple(names), role, gender, relation)

    def dump(self) -> str:
        """The member as one line of JSON."""
        return json.dumps([self.key, self.names, self.role, self.gender, self.relation])

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

    @property
    def rank(self) -> int:
        """The order of placing: full names first."""
        shapes = {form.shape for form in self.forms}
        if self.full_name:
            return 0
        if "full" in shapes:
            return 1
        if any(form.shape == "single" and form.title for form in self.forms):
            return 2
        return 3 if "single" in shapes else 4

    @property
    def signature(self) -> str:
        """What two members of one group that are placed alike have in common."""
        return json.dumps([sorted(self.names), self.role, self.gender, self.relation])

    @property
    def is_ambiguous_alone(self) -> bool:
        """Whether so little is known that each one is looked at anew."""
        return self.rank >= 3

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
    names: list[str] = field(default_factory=list)
    gender: str | None = None
    relation: str | None = None
    roles: dict[str, int] = field(default_factory=dict)
    note: int = 0

    def take(self, member: Member, note: int) -> None:
        """Add a member of the note with that number."""
        self.note = note
        for name, form in zip(member.names, map(parse, member.names), strict=True):
            if form.shape != "title" and form not in self.forms and len(self.forms) < 2 * _MOST_NAMES:
                self.forms.append(form)
                self.names.append(name)
        self.gender = self.gender or member.gender
        self.relation = self.relation or member.relation
        self.roles[member.role] = self.roles.get(member.role, 0) + 1

    @property
    def role(self) -> str:
        """The role that most members have."""
        return max(self.roles, key=lambda role: self.roles[role], default="third_party")

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

    def state(self) -> tuple[object, ...]:
        """What changes when something new is learnt."""
        return (bool(self.roles), len(self.forms), self.gender, self.relation, self.role, "subject" in self.roles)

    def dump(self) -> str:
        """The cluster as one line of JSON."""
        return json.dumps(
            {
                "names": self.names,
                "gender": self.gender,
                "relation": self.relation,
                "roles": self.roles,
                "subject": "subject" in self.roles,
            }
        )

    @classmethod
    def load(cls, number: int, named: bool, data: str) -> Cluster:
        """A cluster as `dump` wrote it."""
        made = json.loads(data)
        forms = [parse(name) for name in made["names"]]
        return cls(number, named, forms, made["names"], made["gender"], made["relation"], made["roles"])


class Clusters:
    """The clusters of one group, filed by name."""

    def __init__(self, clusters: Iterable[Cluster] = ()) -> None:
        self.all: list[Cluster] = list(clusters)
        self._index: NameIndex[Cluster] = NameIndex()
        self._subjects: list[Cluster] = []
        for cluster in self.all:
            self._file(cluster, cluster.forms)

    def add(self, cluster: Cluster, member: Member, note: int) -> None:
        """Put `member` into `cluster`, a new one or one that is here."""
        if not cluster.roles:
            self.all.append(cluster)
        cluster.take(member, note)
        self._file(cluster, member.forms)

    def _file(self, cluster: Cluster, forms: Iterable[NameForm]) -> None:
        for form in forms:
            self._index.file(form, cluster)
        if "subject" in cluster.roles and cluster not in self._subjects[:_MOST_NAMES]:
            self._subjects.append(cluster)

    def near(self, member: Member) -> list[Cluster]:
        """The clusters that can fit `member`: those of names like its own, and for a subject the first other subjects."""
        found = list(self._index.candidates(member.forms))
        if member.role == "subject":
            found += [cluster for cluster in self._subjects[:_MOST_NAMES] if cluster not in found]
        return found


def place(clusters: Iterable[Cluster], member: Member, taken: Collection[Cluster]) -> Cluster | None:
    """The cluster that `member` belongs to, or None for a new one: also where several fit equally well.

    `taken` are clusters that another person of the same note is in already: two people of a note stay two.
    """
    fitting: list[tuple[float, Cluster]] = []
    for cluster in clusters:
        if cluster in taken:
            continue
        fit = _fit(cluster, member)
        if fit > 0:
            fitting.append((fit, cluster))
    if not fitting:
        return None
    if len(fitting) > 1 and member.rank >= 2:
        same = [pair for pair in fitting if pair[1].role == member.role]
        exact = [pair for pair in same if member.forms and all(form in pair[1].forms for form in member.forms)]
        best = max(fit for fit, _ in same) if same else 0.0
        top = [pair for pair in same if pair[0] >= best - 0.05]
        if len(top) == 1:
            return top[0][1]
        full = {pair[1].full_name for pair in top if pair[1].full_name}
        return exact[0][1] if len(exact) == 1 and len(full) < 2 else None
    return max(fitting, key=lambda pair: (pair[0], -pair[1].id))[1]


def _fit(cluster: Cluster, member: Member) -> float:
    if cluster.gender and member.gender and cluster.gender != member.gender:
        return 0.0
    if member.rank > 0 and (cluster.side == "work") != (member.side == "work"):
        return 0.0
    is_bare = member.rank >= 2
    if is_bare and cluster.relation and member.relation and relations_clash(cluster.relation, member.relation):
        return 0.0
    best = 0.0
    clash = False
    for one in member.forms:
        for other in cluster.forms:
            fit = form_fit(one, other)
            if one.shape == other.shape == "full":
                clash = clash or fit < _FULL_FIT
                fit = fit if fit >= _FULL_FIT else 0.0
            elif one.shape == other.shape:
                fit = fit if fit >= 0.8 else 0.0
            best = max(best, fit)
    if clash and best < 0.9:
        return 0.0
    if not best and not clash and member.role == "subject" and "subject" in cluster.roles:
        # One case has one subject: "Mr Hinsley" of one note is "Clive" of the next.
        return 0.3
    return best
