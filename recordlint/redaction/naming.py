"""Names of files, sheets and columns in what people see: one that shows what is withheld is not told."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from recordlint.personal_data.names import name_lists
from recordlint.redaction.copies import Evidence
from recordlint.redaction.verdicts import verdict_of
from recordlint.redaction.verification import Residue, ReviewHit

_UNSAID = "(its name is withheld)"
_ATTACHMENT = re.compile(r"attachment [^:\n]{1,300}:")
_NO_WORDS = str.maketrans({"_": " ", "-": " ", "/": "\n"})


class Naming:
    """Tells of names whether they show what a run withholds."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._known: dict[str, bool] = {}

    def shows(self, name: str) -> bool:
        """Whether a name shows something withheld for certain; low lines and hyphens part words here."""
        if name not in self._known:
            words = name.translate(_NO_WORDS)
            is_ordinary = name_lists().is_ordinary
            verdicts = (
                verdict_of(found, words, is_ordinary, self._evidence.kept)
                for found in self._evidence.searcher.find(words)
            )
            self._known[name] = any(verdict and not verdict.why for verdict in verdicts)
        return self._known[name]

    def told(self, name: str | None) -> str | None:
        """The name of a sheet or a column as people may see it."""
        return _UNSAID if name is not None and self.shows(name) else name

    def remark(self, said: str) -> str:
        """A remark about a file as people may see it: the name of an attachment may be that of somebody withheld."""
        if not self.shows(said):
            return said
        cut = _ATTACHMENT.sub("an attachment:", said)
        return "something was left out whose name is withheld" if self.shows(cut) else cut

    def line(self, found: Residue | ReviewHit) -> str:
        """A line that says where something shows, and in which form, without the words."""
        place = found.place
        parts = [("sheet", self.told(place.sheet)), ("row", place.row), ("field", self.told(place.field))]
        where = ", ".join([place.path or "?", *(f"{name} {value}" for name, value in parts if value is not None)])
        if not found.type:
            return f"{where}: {found.form}"
        what = "a withheld name" if found.type == "PERSON" else f"a withheld {found.type.lower().replace('_', ' ')}"
        if found.type in ("WORDS", "RELATIONSHIP"):
            what = "withheld words"
        why = f" ({found.why})" if isinstance(found, ReviewHit) else ""
        return f"{where}, characters {found.start}-{found.end}: {what}, {found.form}{why}"


def bare_name(number: int, name: str) -> str:
    """What a copy is called whose source has a name that shows something: its number in the run, and its ending."""
    return f"document-{number}{PurePosixPath(name).suffix}"
