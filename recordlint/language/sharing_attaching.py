"""Files that go out with the message that the note is, and copies of letters."""

from __future__ import annotations

import re

from recordlint.language.grammar import compiled
from recordlint.language.layers import LineKind, Sentence
from recordlint.language.sharing_giving import Draft
from recordlint.language.sharing_parties import Parties
from recordlint.language.sharing_words import words


class Attaching:
    """Attachments and copies in one reading."""

    def __init__(self, parties: Parties) -> None:
        self.reading = parties.reading
        self.folded = parties.folded
        self._parties = parties

    def attach(self, match: re.Match[str], sentence: Sentence, before: str) -> Draft | None:
        """A file sent along with the message that the note is: the addressee is the recipient."""
        verb = match["attach"]
        after = self.folded[match.end() : min(sentence.end, match.end() + 160)]
        line = self.reading.layout.lines[sentence.line]
        if verb.startswith(("copy", "copies")):
            found = self._parties.object_at(match.end(), sentence, free=True)
            if found is None:
                return None
            what = (match.start(), match.start() + 4)
            return Draft(match.start(), found[0][1], sentence.index, "copy", "give", found[0], found[1], what)
        if not self._is_message() or line.label_kind == "attendance":
            return None
        own = compiled(
            r"\b(?:i|we|have|am|are|is|please find|'ve|'m)\b(?: (?:also|have|am|been|being|had)){0,2} ?$"
        ).search(before)
        phrase = after if own or not before.strip(" ,") else before
        if not words("record_noun", "record_kind", "excess").search(phrase):
            return None
        if own or not before.strip(" ,"):
            head = re.split(r"[.;]|\bso\b", after)[0].strip(" ,")
            what = (match.end() + after.index(head), match.end() + after.index(head) + len(head)) if head else None
            start, end = match.start(), (what[1] if what else match.end())
        else:
            subject = before.strip(" ,")
            start = match.start() - len(before) + before.index(subject)
            what, end = (start, start + len(subject)), match.end()
        return Draft(start, min(end, start + 160), sentence.index, verb, "attach", None, "addressee", what)

    def _is_message(self) -> bool:
        lines = self.reading.layout.lines
        return any(line.kind is LineKind.HEADER for line in lines[:12]) or bool(
            compiled(r"(?:^|\n)\s*(?:dear|hi|hello|hiya|morning|afternoon)\b[^\n]{0,60}\n").search(self.folded[:3000])
        )
