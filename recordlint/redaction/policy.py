"""Policies: what is done with personal data of each type, by whose it is. A policy is a YAML file that people can copy.

    id: school-meeting
    title: Copy for a meeting at school
    purpose: Who gets the copy, and what for.
    people:                       # names, by the role of the person
      subject: keep
      family: {action: label, label: family member, review: true, reason: Why}
    data:                         # everything else, by type; a word alone holds for every role
      DATE, AGE: keep
      PHONE: {professional: keep, default: label}
      POSTCODE: {action: generalise, to: district}

What a policy does not state is withheld. `review: true`: withheld until a person decides. No policy claims an
exemption for anybody: `exemption` is empty in all that are shipped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

import yaml

from recordlint.errors import SettingsError
from recordlint.personal_data.base import NOBODY, ROLES, TYPES
from recordlint.redaction.base import ACTIONS
from recordlint.redaction.generalise import GRAINS
from recordlint.resources import resource
from recordlint.settings import near

PERSON = "PERSON"
DEFAULT = "default"
_REQUIRED = ("id", "title", "purpose", "people")
_KEYS = (*_REQUIRED, "data")
_ROLES = (*ROLES, NOBODY, DEFAULT)
_ENTRY_KEYS = ("action", "reason", "exemption", "review", "label", "to")
_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Decision:
    """What is done with a span: one of ACTIONS, and why. `rule` names the line of the policy ("training: PERSON/family").

    `review`: a person must decide; until then the span is withheld. `label` are the words of a label where the policy
    has its own, `to` how coarse a generalised value is (one of GRAINS of the type); both "" where it says nothing.
    """

    action: str
    review: bool = False
    reason: str = ""
    exemption: str = ""
    rule: str = ""
    label: str = ""
    to: str = ""


@dataclass(frozen=True)
class Policy:
    """A policy as it was read; small, frozen and picklable. `lines` are its decisions by type and role (or "default")."""

    id: str
    title: str
    purpose: str
    lines: Mapping[tuple[str, str], Decision] = field(default_factory=dict)

    @property
    def labels(self) -> tuple[str, ...]:
        """The words of the policy's own labels."""
        return tuple(sorted({line.label for line in self.lines.values() if line.label}))

    def decide(self, type: str, role: str) -> Decision:
        """What is done with data of a type that belongs to somebody in `role` ("none": nobody is known).

        A type or a role that the policy does not state is withheld by a label.
        """
        for key in (role, DEFAULT):
            line = self.lines.get((type, key))
            if line:
                return line
        return Decision(
            "label", reason="The policy does not state it: withheld.", rule=f"{self.id}: {type}/{role} (not stated)"
        )


def available(house_folders: tuple[Path, ...] = ()) -> tuple[str, ...]:
    """The names of the policies that can be loaded: the shipped ones and those in `policies/` of house folders."""
    return tuple(sorted({path.stem for path in _files(house_folders)}))


def load(name_or_path: str | Path, house_folders: tuple[Path, ...] = ()) -> Policy:
    """The policy of a name, or in a file. A house's own policy comes before a shipped one of the same name.

    Raises SettingsError that names the file, the key and the nearest known word.
    """
    given = Path(name_or_path)
    if given.suffix.lower() in _SUFFIXES or given.name != str(name_or_path):
        return _policy(given)
    named = [path for path in _files(house_folders) if path.stem == str(name_or_path)]
    if not named:
        known = available(house_folders)
        hint = near(str(name_or_path), known)
        raise SettingsError(
            f"there is no policy {str(name_or_path)!r}{hint}: use one of {', '.join(known)}, or name a file"
        )
    return _policy(named[-1])


def _files(house_folders: tuple[Path, ...]) -> Iterator[Path]:
    for folder in (resource("rules"), *house_folders):
        for path in sorted((folder / "policies").glob("*")):
            if path.suffix.lower() in _SUFFIXES:
                yield path


def _policy(path: Path) -> Policy:
    data = _table(_read(path), str(path), "a policy")
    for key in data:
        _known(str(path), "key", key, _KEYS)
    for key in _REQUIRED:
        if not data.get(key):
            raise SettingsError(f"{path}: the key {key!r} is missing or empty")
    for key in ("id", "title", "purpose"):
        if not isinstance(data[key], str):
            raise SettingsError(f"{path}: {key} must be text")
    reader = _Reader(str(path), data["id"])
    lines = dict(reader.roles(PERSON, data["people"], "people"))
    for key, table in _table(data.get("data") or {}, str(path), "data").items():
        if isinstance(table, str) or (isinstance(table, dict) and "action" in table):
            table = {DEFAULT: table}
        for type in (word.strip() for word in key.split(",")):
            if type == PERSON:
                raise SettingsError(f"{path}: data.{PERSON}: names are decided under 'people'")
            _known(str(path), "data: type", type, TYPES)
            if any(stated == type for stated, _ in lines):
                raise SettingsError(f"{path}: data.{type} is given twice")
            lines.update(reader.roles(type, table, f"data.{type}"))
    return Policy(data["id"], data["title"].strip(), data["purpose"].strip(), lines)


@dataclass(frozen=True, slots=True)
class _Reader:
    where: str
    id: str

    def roles(self, type: str, table: Any, at: str) -> Iterator[tuple[tuple[str, str], Decision]]:
        """The lines of one type. `reason` beside the roles holds for those that give none."""
        rows = dict(_table(table, self.where, at))
        shared = rows.pop("reason", "")
        if not isinstance(shared, str):
            raise SettingsError(f"{self.where}: {at}.reason must be text")
        for role, entry in rows.items():
            _known(self.where, f"{at}: role", role, _ROLES)
            decision = self._decision(type, entry, f"{at}.{role}")
            rule = f"{self.id}: {type}/{role}"
            yield (type, role), replace(decision, rule=rule, reason=decision.reason or " ".join(shared.split()))

    def _decision(self, type: str, entry: Any, at: str) -> Decision:
        values = {"action": entry} if isinstance(entry, str) else dict(_table(entry, self.where, at))
        for key, value in values.items():
            _known(self.where, f"{at}: key", key, _ENTRY_KEYS)
            if not isinstance(value, bool if key == "review" else str):
                must = "true or false" if key == "review" else "text"
                raise SettingsError(f"{self.where}: {at}.{key} must be {must}")
        if "action" not in values:
            raise SettingsError(f"{self.where}: {at} has no 'action': use one of {', '.join(ACTIONS)}")
        _known(self.where, f"{at}: action", values["action"], ACTIONS)
        to, grains = values.get("to", ""), GRAINS.get(type, ())
        if to and not grains:
            raise SettingsError(f"{self.where}: {at}.to: {type} cannot be generalised")
        if to:
            _known(self.where, f"{at}: to", to, grains)
        if values.get("review") and values["action"] == "keep":
            # What is for review is withheld until a person decides; "keep" would let it out before that.
            raise SettingsError(f"{self.where}: {at}: 'review: true' needs an action that withholds, not 'keep'")
        tidy: dict[str, Any] = {key: " ".join(v.split()) if isinstance(v, str) else v for key, v in values.items()}
        return Decision(**tidy)


class _OnceLoader(yaml.SafeLoader):
    """A safe loader that refuses a key given twice: the later one would silently undo the first."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in cast("list[tuple[yaml.Node, yaml.Node]]", node.value):
            name = str(key.value)
            if name in seen:
                mark = key.start_mark
                raise yaml.constructor.ConstructorError(None, None, f"the key {name!r} is given twice", mark)
            seen.add(name)
        return super().construct_mapping(node, deep)


def _read(path: Path) -> Any:
    try:
        return yaml.load(path.read_text(encoding="utf-8-sig"), Loader=_OnceLoader)  # noqa: S506 - a safe loader
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{path}: not UTF-8 text: save it as UTF-8") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise SettingsError(
            f"{path}{line}: not valid YAML: {getattr(error, 'problem', None) or 'it cannot be read'}"
        ) from None


def _table(value: Any, where: str, what: str) -> Mapping[str, Any]:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise SettingsError(f"{where}: {what} must be a table of words and values")
    return value


def _known(where: str, what: str, word: str, known: tuple[str, ...]) -> None:
    if word not in known:
        raise SettingsError(f"{where}: unknown {what} {word!r}{near(word, known)}; known are {', '.join(known)}")
