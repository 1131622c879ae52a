"""Notes for tests with names marked as `[[key:words]]`, other personal data as `[[TYPE key:words]]` (key `-`: nobody's)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recordlint.language.pipeline import read
from recordlint.personal_data.base import Hit, Known, Passage
from recordlint.personal_data.people import NotePeople, resolve

_MARK = re.compile(r"\[\[(?:(?P<type>[A-Z_]+) )?(?P<key>[a-z0-9-]+):(?P<words>[^\]]+)\]\]")


@dataclass(frozen=True)
class Who:
    """A note that was resolved, with the key that each hit was marked with."""

    people: NotePeople
    keys: tuple[str, ...]

    def roles(self) -> dict[str, set[str]]:
        """The roles that the names of each key were given."""
        found: dict[str, set[str]] = {}
        for key, mention in zip(self.keys, self.people.mentions, strict=True):
            if mention.type == "PERSON":
                found.setdefault(key, set()).add(mention.role)
        return found

    def entities(self) -> dict[str, set[str | None]]:
        """The entities that the names of each key were given."""
        found: dict[str, set[str | None]] = {}
        for key, mention in zip(self.keys, self.people.mentions, strict=True):
            if mention.type == "PERSON":
                found.setdefault(key, set()).add(mention.entity)
        return found

    def owner_keys(self) -> list[tuple[str, str]]:
        """For every hit that is no name: the key that was marked and the key of its owner."""
        back = {next(iter(entities)): key for key, entities in self.entities().items()}
        return [
            (key, back.get(mention.entity, "-") if mention.entity else "-")
            for key, mention in zip(self.keys, self.people.mentions, strict=True)
            if mention.type != "PERSON"
        ]


def marked(source: str) -> tuple[str, list[Hit], tuple[str, ...]]:
    """The plain text, its hits and their keys."""
    text, hits, keys, at = "", [], [], 0
    for match in _MARK.finditer(source):
        text += source[at : match.start()]
        hits.append(Hit(match["type"] or "PERSON", len(text), len(text) + len(match["words"]), 0.9, "test"))
        keys.append(match["key"])
        text += match["words"]
        at = match.end()
    return text + source[at:], hits, tuple(keys)


def who(source: str, known: Known | None = None, *, author: str | None = None, subject: str | None = None) -> Who:
    """Resolve a marked note."""
    text, hits, keys = marked(source)
    return Who(resolve(Passage(read(text), known or Known()), hits, author=author, subject=subject), keys)
