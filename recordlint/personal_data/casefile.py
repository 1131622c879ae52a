"""A case file: the people of a case and the house's own case numbers, as TOML (toml.io).

[[person]]
name = "Halina Nowicka"
role = "subject"             # subject, family, third_party or professional; may be left out
also = ["Hal", "Mrs N"]
identifiers = ["999 123 4578"]

[[person]]
name = "Petra Nowicka"
role = "family"
relation = "daughter"

[case]
ids = ["ASC-[0-9]{6}"]        # regular expressions
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from recordlint.errors import SettingsError
from recordlint.personal_data.base import ROLES, Known, KnownPerson
from recordlint.settings import near

_TOP = ("person", "case")
_PERSON = ("name", "role", "also", "relation", "identifiers")
_CASE = ("ids",)


def read(path: Path) -> Known:
    """What a case file says. Raises SettingsError that names the file, the key and the nearest known key."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not valid TOML: {error}") from None
    return from_mapping(data, str(path))


def from_mapping(data: Mapping[str, Any], where: str) -> Known:
    """What a parsed case file says; `where` names it in errors. Raises SettingsError."""
    _check_keys(data, _TOP, where, "")
    people = data.get("person", [])
    if not isinstance(people, list) or not all(isinstance(table, dict) for table in people):
        raise SettingsError(f"{where}: each person is a table headed [[person]]")
    case = data.get("case", {})
    if not isinstance(case, dict):
        raise SettingsError(f"{where}: case is a table headed [case]")
    _check_keys(case, _CASE, where, "case.")
    found = tuple(_person(table, number, where) for number, table in enumerate(people, 1))
    return merge(Known(found), Known((), tuple(_expressions(_words(case, "ids", where, "case."), where))))


def known_from(subject: str | None, also_known_as: Sequence[str] = ()) -> Known:
    """What `--subject` and `--also-known-as` say. Raises SettingsError for other names of nobody."""
    also = tuple(name.strip() for name in also_known_as if name.strip())
    name = " ".join(subject.split()) if subject else ""
    if not name:
        if also:
            raise SettingsError("other names need the person they belong to: give the subject's name too")
        return Known()
    return Known((KnownPerson(name, "subject", also),))


def merge(*parts: Known) -> Known:
    """Everything that several sources know; a person whom two of them name is one person, and the first who says a thing is right."""
    people: dict[str, KnownPerson] = {}
    ids: dict[str, None] = {}
    for part in parts:
        ids.update(dict.fromkeys(part.case_ids))
        for person in part.people:
            key = " ".join(person.name.lower().split())
            other = people.get(key)
            people[key] = person if other is None else _joined(other, person)
    return Known(tuple(people.values()), tuple(ids))


def _joined(one: KnownPerson, other: KnownPerson) -> KnownPerson:
    return KnownPerson(
        one.name,
        one.role or other.role,
        tuple(dict.fromkeys((*one.also, *other.also))),
        one.relation or other.relation,
        tuple(dict.fromkeys((*one.identifiers, *other.identifiers))),
    )


def _person(table: Mapping[str, Any], number: int, where: str) -> KnownPerson:
    at = f"person {number}: "
    _check_keys(table, _PERSON, where, at)
    name = _word(table, "name", where, at)
    if not name:
        raise SettingsError(f"{where}: {at}name is missing")
    role = _word(table, "role", where, at)
    if role is not None and role not in ROLES:
        raise SettingsError(f"{where}: {at}role is {role!r}: it must be one of {', '.join(ROLES)}{near(role, ROLES)}")
    return KnownPerson(
        name,
        role,
        _words(table, "also", where, at),
        _word(table, "relation", where, at),
        _words(table, "identifiers", where, at),
    )


def _check_keys(table: Mapping[str, Any], known: Sequence[str], where: str, at: str) -> None:
    for key in table:
        if key not in known:
            raise SettingsError(f"{where}: {at}unknown key {key!r}{near(key, known)}")


def _word(table: Mapping[str, Any], key: str, where: str, at: str) -> str | None:
    value = table.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise SettingsError(f"{where}: {at}{key} must be a word in quotation marks")
    return " ".join(value.split()) or None


def _words(table: Mapping[str, Any], key: str, where: str, at: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise SettingsError(f"{where}: {at}{key} must be a list of words")
    return tuple(item.strip() for item in value if item.strip())


def _expressions(expressions: Sequence[str], where: str) -> Sequence[str]:
    for expression in expressions:
        try:
            matched = re.compile(expression).fullmatch("")
        except re.error as error:
            raise SettingsError(f"{where}: case.ids: {expression!r} is no regular expression: {error}") from None
        if matched:
            raise SettingsError(f"{where}: case.ids: {expression!r} matches nothing at all: say what a case number has")
    return expressions
