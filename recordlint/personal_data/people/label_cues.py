"""What layout says of a name: labels, attendance lists, e-mail headers, salutations, signatures, rows of a handover."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.people.name_lists import kin_words, term_set, terms
from recordlint.personal_data.people.row_cues import RowReader, column_cues

_LABEL = re.compile(
    r"(?:^|(?<=[;|.,•*\t])|(?<=\s\s)|(?<=- ))[ \t*#>•-]{0,6}(?P<label>[a-z][a-z0-9 .'/&()-]{0,44}?)[ \t*]{0,3}(?::|\s-\s|=)",
    re.MULTILINE,
)
_DIRECT = re.compile(r"(?P<label>[a-z][a-z.'/()-]{1,20}(?: [a-z.'/()-]{1,20}){0,3})\s?:\s?[\"'(*]{0,3}$")
_TIME = re.compile(
    r"[ \t\[(]*(?:\d{1,2}/\d{1,2}(?:/\d{2,4})?,?[ \t]+)?\d{1,2}[:.]\d{2}(?:[ \t]?[ap]m)?[\])]?[ \t]*-?[ \t]*"
)
_MESSAGE_FOR = re.compile(r"[ \t*-]*(?:(?:message|msg|handover|list|weekend list|note|notes|written|left) )?for $")
_CAPITALS = re.compile(r"[ \t*]{0,6}(?P<label>[A-Z]{4,12}(?: [A-Z]{2,12}){0,2}) ")
_RUNS_ON = re.compile(r"(?:'s)? (?!and\b|&|from\b|at\b|of\b)[a-z]")
_YOUR_KIN = re.compile(r"\byour (?:late |own |dear )?(?P<kin>[a-z-]{3,14})\b")
_CALLED = re.compile(
    r"\b(?:call me|calls? (?:him|her|them)|goes by|answers? to|everyone says|we say|known to (?:all|everyone|friends|staff) as|likes? to be|likes? to be called|prefers to be called|prefers to be|known as|wants? to be called|calls (?:him|her)self) $"
)
_FROM = re.compile(r"^[ \t]*from[ \t]*:", re.MULTILINE)
_TO = re.compile(r"^[ \t]*to[ \t]*:", re.MULTILINE)
_DEAR_LINE = re.compile(r"^[^\n]{0,12}\bdear [a-z]", re.MULTILINE)
_DEAR = re.compile(r"^(?:\s{0,4}|[a-z ]{0,9}/ ?)dear\s$")
_ABOUT_CHILD = re.compile(
    r"\bthank you (?:both )?(?:so much )?for (?:bringing|looking after|coming in with)\b|^[ \t]*(?:child|pupil|young person|student)[ \t]*:",
    re.MULTILINE,
)
_GREETING = re.compile(
    r"^\s{0,4}(?:hi|hello|hiya|morning|afternoon|hi there|good morning|good afternoon|evening|hey)\s$"
)
_SIGN_OFF = re.compile(
    r"(?:yours (?:sincerely|faithfully|truly)|(?:kind|best|warm|many|with kind|with best)? ?(?:regards|wishes|thanks)|thanks|thank you|thx|"
    r"ta|cheers|signed|signature|sincerely|kindly|speak soon|kr|br|rgds)\W{0,3}$"
)
_SIGNED = re.compile(
    r"\b(?:signed|sig|signature|print(?:ed)? name|name of (?:worker|assessor|author))\s?(?:by)?\s?[:.-]?\s?$"
)
_SENTENCE_ENDS_SIGNED = re.compile(r"signed\.\s?$")
_SUPERVISION = re.compile(
    r"\b(?:supervision|1:1|one to one|1-1|121)\b(?! (?:of|re|regarding|about|order|with client)\b)"
)
_PASSED_ON = re.compile(r" ?(?:>|->|to) [a-z]{2,14}(?:,| ?$)")
_QUOTED_BY = re.compile(r"\"[.,]? ?- ?$")
_REST_OF_SIGNATURE = re.compile(r"[\s,.x;)(]*(?:[-|–/,(]?\s?[a-z][a-z &'/().-]{0,60})?[\s.x)]*$")
_EMAIL_LABELS = {"from": "professional", "to": "professional", "cc": "professional", "bcc": "professional"}
_FAMILY_CARER = re.compile(r"\b(?:kinship|family|friends|connected|unpaid|informal|main|young)\b")
_ANOTHER = re.compile(r"\b(?:to|for|of|about|re)\b|\([^)]*$")
"""What makes the name behind it another than the one whom the label asks for: "Action: SW to ring Mrs Oakes"."""
_LIST_FILL = re.compile(r"[\w'&/.-]{4,}")
_FAR = 400
"""Characters of a line that are looked at on either side of a name."""


class LabelReader:
    """Labels and places of a note's names. Cues are (role, weight, why)."""

    def __init__(self, passage: Passage, hits: Sequence[Hit]) -> None:
        self._folded = passage.folded
        self._label = passage.label
        self._hits = hits
        self._labels = [(m.end(), " ".join(m["label"].split())) for m in _LABEL.finditer(self._folded)]
        self._label_ends = [end for end, _ in self._labels]
        self._text = passage.text
        self._is_email = bool(_FROM.search(self._folded)) or (
            bool(_TO.search(self._folded)) and not _DEAR_LINE.search(self._folded)
        )
        self._text_end = len(self._folded.rstrip())
        self._people = [hit for hit in hits if hit.type == "PERSON"]
        self._blank_tail = self._tail_start()
        kin = sum(1 for m in _YOUR_KIN.finditer(self._folded) if m["kin"] in kin_words())
        self._is_to_a_relative = kin > 1
        first = len(self._folded) - len(self._folded.lstrip())
        self._rows = RowReader(self._folded)
        self._second_line = self._folded.find("\n", first)
        self._second_line = len(self._folded) if self._second_line == -1 else self._second_line + 1
        self._first_line = self._folded.rfind("\n", 0, first) + 1

    def cues(self, index: int) -> list[tuple[str, float, str]]:
        """The cues of the hit at `index`."""
        hit = self._hits[index]
        line = self._folded.rfind("\n", 0, hit.start) + 1
        end = self._folded.find("\n", hit.end)
        end = len(self._folded) if end == -1 else end
        before = self._folded[max(line, hit.start - _FAR) : hit.start]
        after = self._folded[hit.end : min(end, hit.end + _FAR)]
        found: list[tuple[str, float, str]] = []
        found.extend(self._labelled(index, hit, line, before))
        if after.startswith(":") and _TIME.fullmatch(before):
            found.append(("professional", 2.0, "somebody who writes in a log"))
        found.extend(self._rows.cues(before, after, opens_note=line <= self._first_line))
        found.extend(self._of_message(hit, line, before, after))
        if heading := self._rows.heading(hit, line, end):
            found.extend(column_cues(heading, self._of_label(heading, stands_alone=True)))
        if _MESSAGE_FOR.fullmatch(before) and self.stands_alone(hit):
            found.append(("professional", 1.2, "somebody for whom a message is"))
        if line <= self._first_line:
            found.append(("subject", 0.6, "the first line of the note"))
            if _SUPERVISION.search(before[:40] + " | " + after[:60]) and not _FAMILY_CARER.search(before):
                found.append(("professional", 2.0, "the heading of a supervision"))
            elif (not before.strip() and after.strip(" ") in (",", ":", "-")) or _PASSED_ON.match(after):
                found.append(("professional", 1.8, "somebody to whom a message is written"))
            elif before.strip() == "i," and after.startswith(","):
                found.append(("professional", 2.0, "whoever makes a statement"))
        return found

    def _of_message(self, hit: Hit, line: int, before: str, after: str) -> list[tuple[str, float, str]]:
        """Salutation, greeting and signature."""
        if self._is_signature(hit, line, before, after):
            return [("professional", 4.0, "a signature")]
        alone = not after.strip(" ,.-!:")
        if _DEAR.match(before):
            if self._is_email:
                return [("professional", 1.0, "an e-mail to the person")]
            if self._is_to_a_relative:
                return [("family", 3.5, "a letter to a relative of the person")]
            if _ABOUT_CHILD.search(self._folded):
                return [("family", 2.6, "a letter about somebody else to the person")]
            return [("subject", 0.7, "a letter to the person")]
        if alone and _GREETING.match(before):
            return [("professional", 2.0, "a greeting in a message")]
        if alone and self._is_email and not before.strip():
            return [("professional", 1.0, "a greeting in a message")]
        return []

    def _labelled(self, index: int, hit: Hit, line: int, before: str) -> list[tuple[str, float, str]]:
        found: list[tuple[str, float, str]] = []
        at = bisect_right(self._label_ends, hit.start) - 1
        direct = _DIRECT.search(before[-90:])
        label = ""
        reach = 0
        if at >= 0 and self._label_ends[at] >= line:
            between = self._without_people(self._label_ends[at], hit.start)
            reach = len(_LIST_FILL.findall(between))
            if (reach <= 0 or (reach <= 1 and len(between) < 24)) and not _ANOTHER.search(between):
                label = self._labels[at][1]
        if self._label and line == 0 and not before.strip():
            label = self._label.lower()
        capitals = _CAPITALS.fullmatch(self._text, line, hit.start)
        if capitals and not label and not direct:
            label = capitals["label"].lower()
        for name in dict.fromkeys(filter(None, (label, direct["label"] if direct else ""))):
            found.extend(self._of_label(name, self.stands_alone(hit), line))
        if not found and at >= 0 and self._label_ends[at] >= line:
            name = self._labels[at][1]
            if name in term_set("role_cues", "label list") and not self._in_bracket(self._label_ends[at], hit.start):
                found.append(("present", 1.5, "a list of those present"))
        return found

    def _in_bracket(self, start: int, end: int) -> bool:
        words = self._folded[max(start, end - 80) : end]
        return words.rfind("(") > words.rfind(")")

    def in_list(self, index: int) -> bool:
        """Whether the hit at `index` stands in a list of those present."""
        hit = self._hits[index]
        at = bisect_right(self._label_ends, hit.start) - 1
        if at < 0 or "\n" in self._folded[self._label_ends[at] : hit.start]:
            return False
        return self._labels[at][1] in term_set("role_cues", "label list")

    def _of_label(self, label: str, stands_alone: bool, line: int = 1 << 30) -> list[tuple[str, float, str]]:
        label = label.strip(" -*").replace("(s)", "")
        for name in (
            label,
            label.removesuffix(" name"),
            label.split(",", 1)[0],
            label.rsplit(" ", 1)[-1] if " " in label else "",
        ):
            if not name:
                continue
            if self._is_email and name in ("re", "subject"):
                return [("subject", 3.5, "the subject line of a message")]
            if name in term_set("role_cues", "label list"):
                return [("present", 1.5, "a list of those present")]
            if name in ("to", "cc") and not self._is_email and _DEAR_LINE.search(self._folded):
                continue  # the address of a letter
            if name in term_set("role_cues", "label document") and line <= self._second_line:
                return [("subject", 3.0, "the heading of a document")]
            if name in ("carer", "carers", "name of carer") and "assessment" in self._folded[: self._second_line]:
                return [("subject", 4.5, "a label of the line")]
            if self._is_email and name in _EMAIL_LABELS:
                return [("professional", 4.0, "sender or addressee of a message")]
            if name in ("carer", "carers") and _FAMILY_CARER.search(label):
                return [("family", 4.0, "a label of the line")]
            for role, weight in (("third_party", 5.5), ("professional", 4.5), ("subject", 4.5), ("family", 4.0)):
                if name in term_set("role_cues", f"label {role}"):
                    if role == "professional" and not stands_alone and name in term_set("role_cues", "label of words"):
                        return [("professional", 1.2, "a label before a sentence")]
                    return [(role, weight, "a label of the line")]
            if not stands_alone:
                continue  # "Police: Mr Shah was seen": the label says who speaks, not who is named
            known = kin_words().get(name)
            if known:
                return [(known.role, 4.5, "a label of the line")]
            if name in term_set("job_titles", "job", "duty"):
                return [("professional", 4.0, "a label of the line")]
        return []

    def part(self, hit: Hit) -> tuple[str, str]:
        """The part of a name that a label right before asks for, with the rest of the label: ("surname", "client"). ("", "") if none."""
        before = self._folded[max(self._folded.rfind("\n", 0, hit.start) + 1, hit.start - 60) : hit.start]
        direct = _DIRECT.search(before)
        words = direct["label"].split() if direct else []
        called = _CALLED.search(before)
        if called:
            words = called[0].split()
        for length in (4, 3, 2, 1):
            name = " ".join(words[-length:]).replace("(s)", "")
            for part in ("surname", "given", "called"):
                if len(words) >= length and name in term_set("role_cues", f"part {part}"):
                    return part, " ".join(words[:-length])
        return ("called", "") if called else ("", "")

    def stands_alone(self, hit: Hit) -> bool:
        """Whether a name ends its line or is followed by a mark: it is what its label asks for, and no sentence begins with it."""
        return not _RUNS_ON.match(self._folded, hit.end)

    def _without_people(self, start: int, end: int) -> str:
        """The words of [start, end) without names and brackets: what stands between a label and a name in its list."""
        words = self._folded[start:end]
        if end - start > 400:
            return words
        chars = list(words)
        for hit in self._people:
            if hit.start >= start and hit.end <= end:
                chars[hit.start - start : hit.end - start] = [" "] * (hit.end - hit.start)
        return re.sub(r"\([^()]{0,80}\)", " ", "".join(chars))

    def _is_of_work(self, after: str) -> bool:
        """Whether what stands behind a name at the end of a note can be the writer's: nothing, two words at most, or a job."""
        return len(_LIST_FILL.findall(after)) < 3 or bool(terms("job_titles", "job", "team").search(after))

    def _tail_start(self) -> int:
        """Where the last four lines that are not blank begin."""
        at = self._text_end
        for _ in range(4):
            at = self._folded.rfind("\n", 0, at)
            while at > 0 and self._folded[at - 1] in "\n\r \t":
                at -= 1
            if at <= 0:
                return 0
        return at

    def _is_signature(self, hit: Hit, line: int, before: str, after: str) -> bool:
        if _SIGNED.search(before):
            # "All taken, signed. Shauna said": a sentence has ended.
            return not (_SENTENCE_ENDS_SIGNED.search(before) and after.strip(" ."))
        if _QUOTED_BY.search(before):
            return False  # who said it
        if before.strip(" \t-–*_~.") == "":
            above = self._folded[max(0, line - 200) : line].rstrip()
            last = above[above.rfind("\n") + 1 :].strip(" \t,.-*")
            if above and _SIGN_OFF.fullmatch(last) and len(after) < 80:
                return True
            return bool(
                line
                and hit.start >= self._blank_tail
                and _REST_OF_SIGNATURE.fullmatch(after)
                and len(after) < 70
                and self._text_end - hit.end < 160
                and not re.match(r"\s(?:\w)", after)
                and self._is_of_work(after)
            )
        # A name at the very end of the text, behind a full stop or a dash, signs it.
        return self._text_end - hit.end <= 2 and bool(re.search(r"(?:[.!?)]|\s-|\s/)\s{1,3}$", before))
