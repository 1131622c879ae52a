"""The words of redaction: an item is one span and what is done with it."""

from __future__ import annotations

from dataclasses import dataclass

ACTIONS = ("keep", "label", "pseudonym", "generalise", "mask", "encrypt", "remove")
"""What can be done with a span. All but keep withhold it."""

WORDS = "WORDS"
"""The type of an item that the user's own words made."""
RELATIONSHIP = "RELATIONSHIP"
"""The type of an item that identifies somebody without a name."""
ARTICLE = "ARTICLE"
"""The type of an item that only puts "a" or "an" right before another one; nothing is withheld by it."""

PICTURE = "PICTURE"
"""The type of an item that is a whole picture of a document: its text only says how large the picture is."""


@dataclass(frozen=True, slots=True)
class Item:
    """One span of one piece of a file and what is done with it.

    `row`, `sheet` and `field` say which piece (as `documents.records`); offsets are code points of the piece's text.
    `replacement` stands in the copy (equal to `text` for keep). `review`: a person should decide. `rule` names what
    decided: a line of the policy, `--withhold`, `--keep`, or the plan. `reason` or an exemption goes into the log.
    """

    start: int
    end: int
    text: str
    type: str
    role: str
    entity: str | None
    action: str
    replacement: str
    row: int | None = None
    sheet: str | None = None
    field: str | None = None
    score: float = 1.0
    recognizer: str = ""
    review: bool = False
    reason: str = ""
    exemption: str = ""
    rule: str = ""

    @property
    def is_withheld(self) -> bool:
        """Whether the words do not stand in the copy."""
        return self.action != "keep"
