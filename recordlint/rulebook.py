"""The rulebook: one YAML file a rule, of two documents: what the rule is, and the examples that hold it to that.

The loader refuses a file with an unknown or missing key, no source, no flag or pass examples, or a pass example about
a quiet condition that the rule does not name. A check needs only the first document of each shipped file, so the
second is read on demand; house rules are always read whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from recordlint.errors import RulebookError, SettingsError
from recordlint.notes import Scope, Severity
from recordlint.resources import resource
from recordlint.settings import PROFILES, Settings, near

_HEAD_REQUIRED = {"id", "title", "scope", "severity", "message", "why", "instead", "source", "quiet"}
_HEAD_OPTIONAL = {"preview", "options", "yields_to", "known_problems", "match", "nations", "on_request"}
_EXAMPLE_KEYS = {
    "text",
    "notes",
    "quiet",
    "profile",
    "audience",
    "nation",
    "options",
    "because",
    "author",
    "date",
    "written",
    "time",
    "subject",
    "fields",
}
_SOURCE_KEYS = {"title", "address", "read"}
_ID = re.compile(r"[a-z]+/[a-z]+(?:-[a-z]+)*")
_MARKED = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
_EXAMPLES_AT_LEAST = 5


@dataclass(frozen=True, slots=True)
class Source:
    """The public text that a rule rests on: `address` is one that was opened on `read`, or None ("general usage, unchecked")."""

    title: str
    address: str | None
    read: str | None


@dataclass(frozen=True, slots=True)
class Example:
    """An example of a rule file. `spans` are the exact words that must be flagged; `quiet` the condition a pass is about.

    An example of a set rule has `notes`, mappings of text, date, author …, instead of `text`.
    """

    text: str
    spans: tuple[tuple[int, int], ...] = ()
    quiet: str | None = None
    notes: tuple[Mapping[str, Any], ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    record: Mapping[str, Any] = field(default_factory=dict)
    because: str = ""


@dataclass(frozen=True, slots=True)
class Examples:
    """What a rule must flag, must pass, and does not yet do right (`todo`)."""

    flag: tuple[Example, ...]
    passes: tuple[Example, ...]
    todo: tuple[Example, ...] = ()


@dataclass(frozen=True)
class Rule:
    """One rule, as its file says. `quiet` names the conditions under which a candidate is dropped, each with its meaning.

    `on_request`: where a profile has the rule off, it runs all the same when its id or family is selected.
    """

    id: str
    title: str
    scope: Scope
    severity: Mapping[str, str]
    message: str
    why: str
    instead: str
    source: Source
    quiet: Mapping[str, str]
    path: Path
    preview: bool = False
    options: Mapping[str, Any] = field(default_factory=dict)
    yields_to: tuple[str, ...] = ()
    known_problems: str = ""
    match: Mapping[str, Any] | None = None
    on_request: bool = False

    @property
    def family(self) -> str:
        """The first half of the id."""
        return self.id.split("/")[0]

    def severity_in(self, profile: str) -> Severity | None:
        """The severity in a profile; None where the rule is off."""
        value = self.severity.get(profile, self.severity["default"])
        return None if value == "off" else Severity(value)

    @property
    def severity_on_request(self) -> Severity | None:
        """The highest severity that the rule has in any profile, if it runs on request; else None."""
        given = [Severity(value) for value in self.severity.values() if value != "off"]
        return max(given, key=lambda severity: severity.rank, default=None) if self.on_request else None

    @cached_property
    def examples(self) -> Examples:
        """The examples of the file. Raises RulebookError when the file breaks a rule of the loader."""
        documents = _documents(self.path)
        if len(documents) != 2:
            raise RulebookError(f"{self.path}: a rule file has two documents, the rule and its examples")
        return _examples(self, documents[1])


@dataclass(frozen=True)
class Rulebook:
    """Every rule, by id."""

    rules: Mapping[str, Rule]

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules.values())

    def selected(self, settings: Settings) -> tuple[tuple[Rule, Severity], ...]:
        """The rules that run under `settings`, with the severity of each.

        `select` and `ignore` take rule ids and families. A preview rule runs when previews are on or its id is selected.
        Raises SettingsError for a name that is no rule or family, with the nearest that is.
        """
        known = {*self.rules, *(rule.family for rule in self)}
        for name in (*settings.select, *settings.ignore, *settings.rules):
            if name not in known:
                raise SettingsError(f"no rule or family is called {name!r}{near(name, known)}; see: recordlint rules")
        chosen: list[tuple[Rule, Severity]] = []
        for rule in self:
            names = {rule.id, rule.family}
            if settings.select and not names & set(settings.select):
                continue
            if names & set(settings.ignore) or (
                rule.preview and not settings.preview and rule.id not in settings.select
            ):
                continue
            severity = _severity(rule, settings)
            if severity is not None:
                chosen.append((rule, severity))
        return tuple(chosen)


def load(house: Sequence[Path] = (), *, whole: bool = False) -> Rulebook:
    """The shipped rules with those of house folders, which add or override by id.

    With `whole`, every example is read too. Raises RulebookError that names the file and what is wrong with it.
    """
    rules: dict[str, Rule] = {}
    shipped = resource("rules")
    for folder in (shipped, *house):
        if not folder.is_dir():
            raise RulebookError(f"{folder}: no such folder of house rules")
        for path in sorted(folder.glob("*/*.yaml")):
            if path.parent.name in ("coverage", "policies", "lexicons"):
                continue
            rule = _rule(path, folder)
            if whole or folder is not shipped:
                _ = rule.examples
            rules[rule.id] = rule
    return Rulebook(rules)


def _severity(rule: Rule, settings: Settings) -> Severity | None:
    override = next(
        (
            settings.rules[name].severity
            for name in (rule.id, rule.family)
            if name in settings.rules and settings.rules[name].severity
        ),
        None,
    )
    if override:
        return None if override == "off" else Severity(override)
    asked = {rule.id, rule.family} & set(settings.select)
    return rule.severity_in(settings.profile) or (rule.severity_on_request if asked else None)


def _documents(path: Path, limit: int = 3) -> list[Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: list[Any] = []
    try:
        for document in yaml.load_all(path.read_text(encoding="utf-8"), Loader=loader):
            found.append(document)
            if len(found) == limit:
                break
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise RulebookError(f"{path}: not valid YAML: {error}") from None
    return found


def _rule(path: Path, folder: Path) -> Rule:
    data = (_documents(path, limit=1) or [None])[0]
    if not isinstance(data, dict):
        raise RulebookError(f"{path}: the first document is not a mapping")
    unknown = sorted(data.keys() - _HEAD_REQUIRED - _HEAD_OPTIONAL)
    if unknown:
        raise RulebookError(f"{path}: unknown key {unknown[0]!r}{near(unknown[0], _HEAD_REQUIRED | _HEAD_OPTIONAL)}")
    missing = sorted(_HEAD_REQUIRED - data.keys())
    if missing:
        raise RulebookError(f"{path}: missing key {missing[0]!r}")
    rule_id = f"{path.parent.name}/{path.stem}"
    if data["id"] != rule_id or not _ID.fullmatch(rule_id):
        raise RulebookError(f"{path}: the id must be {rule_id!r}, after its folder and file")
    scopes = [str(scope) for scope in Scope]
    if data["scope"] not in scopes:
        raise RulebookError(f"{path}: scope must be one of {', '.join(scopes)}")
    return Rule(
        id=rule_id,
        title=data["title"],
        scope=Scope(data["scope"]),
        severity=_severities(path, data["severity"]),
        message=_one_line(data["message"]),
        why=_one_line(data["why"]),
        instead=_one_line(data["instead"]),
        source=_source(path, data["source"]),
        quiet=data["quiet"] or {},
        path=path,
        preview=bool(data.get("preview", False)),
        options=data.get("options") or {},
        yields_to=tuple(data.get("yields_to") or ()),
        known_problems=_one_line(data.get("known_problems") or ""),
        match=data.get("match"),
        on_request=bool(data.get("on_request", False)),
    )


def _one_line(text: str) -> str:
    return " ".join(str(text).split())


def _severities(path: Path, value: Any) -> dict[str, str]:
    value = {"default": value} if isinstance(value, str) else value
    allowed = (*Severity, "off")
    if value is False or not isinstance(value, dict) or "default" not in value:
        raise RulebookError(f"{path}: severity needs a default")
    for profile, severity in value.items():
        # YAML 1.1 reads a bare `off` as false.
        if profile != "default" and profile not in PROFILES:
            raise RulebookError(f"{path}: severity names no profile {profile!r}{near(profile, PROFILES)}")
        if severity is not False and severity not in allowed:
            raise RulebookError(f"{path}: severity must be one of {', '.join(allowed)}")
    return {profile: "off" if severity is False else str(severity) for profile, severity in value.items()}


def _source(path: Path, value: Any) -> Source:
    if not isinstance(value, dict) or not value.get("title") or value.keys() - _SOURCE_KEYS:
        raise RulebookError(f"{path}: source needs title and address (and read, the date it was opened)")
    if value.get("address") is None and value["title"] != "general usage, unchecked":
        raise RulebookError(f"{path}: a source without an address is titled 'general usage, unchecked'")
    return Source(value["title"], value.get("address"), str(value["read"]) if value.get("read") else None)


def _examples(rule: Rule, data: Any) -> Examples:
    path = rule.path
    if not isinstance(data, dict) or data.keys() - {"flag", "pass", "todo"}:
        raise RulebookError(f"{path}: the second document holds flag, pass and todo")
    flag = tuple(_example(path, item) for item in data.get("flag") or ())
    passes = tuple(_example(path, item) for item in data.get("pass") or ())
    todo = tuple(_example(path, item) for item in data.get("todo") or ())
    for name, items in (("flag", flag), ("pass", passes)):
        if len(items) < _EXAMPLES_AT_LEAST:
            raise RulebookError(f"{path}: {name} needs at least {_EXAMPLES_AT_LEAST} examples, it has {len(items)}")
    for item in passes:
        if item.quiet not in rule.quiet:
            raise RulebookError(f"{path}: a pass example is about {item.quiet!r}, which the rule's quiet does not name")
    if rule.scope in (Scope.SPAN, Scope.SENTENCE) and any(not item.spans for item in flag):
        raise RulebookError(f"{path}: a flag example marks the exact words with [[ ]]")
    return Examples(flag, passes, todo)


def _example(path: Path, item: Any) -> Example:
    if not isinstance(item, dict) or not (item.get("text") or item.get("notes")):
        raise RulebookError(f"{path}: an example needs text, or notes")
    unknown = sorted(item.keys() - _EXAMPLE_KEYS)
    if unknown:
        raise RulebookError(f"{path}: unknown key {unknown[0]!r} in an example{near(unknown[0], _EXAMPLE_KEYS)}")
    text, spans = unmark(str(item.get("text") or ""))
    return Example(
        text=text,
        spans=spans,
        quiet=item.get("quiet"),
        notes=tuple(item.get("notes") or ()),
        settings={key: item[key] for key in ("profile", "audience", "nation") if key in item},
        options=item.get("options") or {},
        record={key: item[key] for key in ("author", "date", "written", "time", "subject", "fields") if key in item},
        because=_one_line(item.get("because") or ""),
    )


def unmark(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without its `[[ ]]` marks, and where the marked words stand in it."""
    spans: list[tuple[int, int]] = []
    parts: list[str] = []
    length = at = 0
    for match in _MARKED.finditer(marked):
        parts += (marked[at : match.start()], match[1])
        start = length + match.start() - at
        spans.append((start, start + len(match[1])))
        length = start + len(match[1])
        at = match.end()
    parts.append(marked[at:])
    return "".join(parts), tuple(spans)
