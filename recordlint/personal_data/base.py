"""What every recognizer shares: the passage that it looks at, what is known beforehand, and a hit.

A recognizer is a plain function `find(passage) -> Iterator[Hit]`; `engine.py` gives each one to Presidio's analyzer.
So a recognizer is tested without loading Presidio, and works in anybody's analyzer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from recordlint.language.lexicons import fold
from recordlint.language.reading import Reading


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that look like personal data: [start, end), code points of the passage's text.

    `score` is the probability that they are what `type` says, as far as the recognizer can tell. `why` names the cue in
    a few words that quote nothing of the text ("check digit right, label 'NHS no'"). `scheme` tells kinds of one type
    apart: an NHS_NUMBER is `nhs`, `chi` or `hcn`.
    """

    type: str
    start: int
    end: int
    score: float
    recognizer: str
    why: str = ""
    scheme: str | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a hit needs 0 <= start < end, not {self.start}, {self.end}")
        if not 0 < self.score <= 1:
            raise ValueError(f"a score lies above 0 and at 1 at most, not {self.score}")


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody whom the user, a case file or a column names. `role` is one of ROLES, or None where nobody said."""

    name: str
    role: str | None = None
    also: tuple[str, ...] = ()
    relation: str | None = None
    identifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before a note is read: the people of the case, and the house's own formats.

    `case_ids` are regular expressions of the house's case numbers.
    """

    people: tuple[KnownPerson, ...] = ()
    case_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Passage:
    """A text to look at: a note, or one cell of an export. `label` is the heading of the cell's column, "" for a note."""

    reading: Reading
    known: Known = field(default_factory=Known)
    label: str = ""

    @property
    def text(self) -> str:
        """The text as it was written."""
        return self.reading.text

    @property
    def folded(self) -> str:
        """The text in lower case with quotes, dashes and spaces unified; same offsets."""
        return self.reading.folded

    def before(self, start: int, width: int = 60) -> str:
        """The folded text of the same line right before `start`, at most `width` characters; led by the label of a cell."""
        words = self.folded[max(0, start - width) : start]
        line = max(words.rfind("\n"), words.rfind("\r")) + 1
        if self.label and line == 0 and start <= width:
            return f"{fold(self.label)}: {words}"
        return words[line:]

    def after(self, end: int, width: int = 40) -> str:
        """The folded text of the same line right after `end`, at most `width` characters."""
        return self.folded[end : end + width].split("\n", 1)[0]


Recognizer = Callable[[Passage], Iterator[Hit]]

TYPES = (
    "PERSON", "DATE_OF_BIRTH", "DATE", "AGE", "ADDRESS", "POSTCODE", "LOCATION", "ORGANISATION", "SCHOOL", "PHONE",
    "EMAIL", "URL", "NHS_NUMBER", "NINO", "CASE_ID", "VEHICLE", "PASSPORT", "DRIVING_LICENCE", "UPN", "BANK_ACCOUNT",
    "ACCESS_CODE", "IP_ADDRESS", "HANDLE", "OTHER_ID",
)  # fmt: skip
ROLES = ("subject", "family", "third_party", "professional")
NOBODY = "none"
