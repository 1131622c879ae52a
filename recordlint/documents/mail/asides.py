"""What a mail says that no copy of it has: technical headers, text outside of the parts, calendar entries, address cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from recordlint.documents.blocks import Block, Place
from recordlint.documents.mail import calendars
from recordlint.documents.mail.headers import text_of
from recordlint.documents.mail.parts import Part

COPIED = ("subject", "from", "to", "cc", "bcc", "date")
"""The headers that a copy has, in the order of their blocks."""
_TECHNICAL = ("mime-version", "content-transfer-encoding")
_PLURALS = {
    "text outside of all parts": "texts outside of all parts",
    "file within a text": "files within texts",
    "other form of the text": "other forms of the text",
    "calendar entry": "calendar entries",
}


class Asides:
    """Gathers it as blocks, and counts it by kind."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.left_out: Counter[str] = Counter()

    def head(self, root: Part) -> None:
        """The headers of the whole mail that are not copied."""
        for key, value in root.headers:
            low = key.lower()
            if value and low not in COPIED and low not in _TECHNICAL and not low.startswith("content-"):
                self.add(value, low if low in ("reply-to", "sender") else f"header {low}")
                self.left_out["further header"] += 1

    def around(self, part: Part, *, whole: bool = False) -> None:
        """The headers of a part (of the whole mail: what they say of its content), and text outside of the parts in it."""
        for key, value in part.headers:
            low = key.lower()
            own = not whole or low.startswith("content-")
            if value and own and low not in _TECHNICAL and not _says_little(value):
                self.add(value, f"header {low}")
        for text in part.around:
            self.left_out["text outside of all parts"] += 1
            self.add(text, "outside of all parts")

    def calendar(self, part: Part) -> None:
        """An invitation or an address card."""
        said = "address card" if "vcard" in part.kind or part.filename.lower().endswith(".vcf") else "calendar entry"
        self.left_out[said] += 1
        for name, text in calendars.lines(text_of(part.data, part.charset)):
            self.add(text, f"{said}, {name}")

    def add(self, text: str, part: str) -> None:
        """A text of its own."""
        if text.strip():
            self.blocks.append(Block(text.strip(), Place(part=part), in_copy=False))

    def said(self) -> Iterator[str]:
        """What a copy leaves out, by kind and number."""
        found = [f"{number} {_counted(kind, number)}" for kind, number in self.left_out.items() if number]
        if found:
            yield f"not in the copy: {', '.join(found)}"


def _counted(kind: str, number: int) -> str:
    return kind if number == 1 else _PLURALS.get(kind, f"{kind}s")


def _says_little(value: str) -> bool:
    """Whether a header of a part only says how it is coded."""
    first, *rest = value.split(";")
    names = {one.partition("=")[0].strip().lower() for one in rest}
    coded = "/" in first and names <= {"charset", "format", "delsp"}
    return coded or value.strip().lower() in ("inline", "attachment")
