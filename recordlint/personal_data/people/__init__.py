"""Who is who in a note and over many: names are linked to people, people get roles, other data get owners."""

from __future__ import annotations

from recordlint.personal_data.people.index import PeopleIndex
from recordlint.personal_data.people.persons import NotePeople, Person
from recordlint.personal_data.people.resolving import resolve

__all__ = ["NotePeople", "PeopleIndex", "Person", "resolve"]
