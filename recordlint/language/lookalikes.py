"""What looks like an abbreviation of the trade and is none: initials, names, shouted words, codes, units, ranks.

Every function here looks at a bounded stretch around one form, so that a note of one enormous line costs no more a form.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from recordlint.language.abbreviations import (
    Entry,
    can_be_said,
    find,
    forms_pattern,
    in_forms,
    is_name,
    is_no_abbreviation,
    is_word,
)
from recordlint.language.calendar_words import MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from recordlint.language.grammar import compiled
from recordlint.language.layers import LineKind
from recordlint.language.lexicons import fold
from recordlint.language.reading import Reading

_NEAR = 80
_REACH = 50_000  # how far on either side another use of a form is looked for
_USES = 20  # how many uses of a form are looked at
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_ROMAN = re.compile(r"[IVXivx]{1,5}[ABCabc]?")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b")
_PLATE = re.compile(r"\b(?:[A-Z]{2}\d{2}\s?[A-Z]{3}|[A-Z]\d{1,3}\s?[A-Z]{3})\b")
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|jpe?g|png|msg|csv|txt|eml)\b", re.IGNORECASE)
_CODE_LABEL = re.compile(
    r"\b(?:ref(?:erence)?|log|crime|incident|case|order|policy|reg|registration|serial|batch|ticket|job|case id|urn|upn|id|"
    r"account|invoice|receipt|plate|vehicle|postcode)(?: no\.?| number| id)?[.:#]{0,2} ?$"
)
_NAME_LABEL = re.compile(
    r"\b(?:name|child|client|patient|resident|tenant|pupil|re|subject|mother|father|surname|forename|service user|person|"
    r"applicant|perpetrator|victim|carer|parent|baby|family|case|surname)\s?[:\-]\s?$"
)
_NEXT_TITLE_WORD = re.compile(r",?\s{1,2}([A-Z][a-z'’-]+)")
_LAST_TITLE_WORD = re.compile(r"([A-Z][a-z'’-]+)\s{1,2}$")
_PAIR = re.compile(
    r"\b([A-Z][\w'’-]{1,25})\s{1,2}(?:([A-Z])[\w'’.-]{0,25}\s{1,2})?(?:(?:van|de|da|el|al|bin|ben|von)\s)?([A-Z][\w'’-]{1,25})"
)
_SURNAME_FIRST = re.compile(r"\b([A-Z][A-Z'’-]{2,25}),?\s{1,2}([A-Z])[a-z]")
_STRAIGHT = re.compile(r"[A-Z]{2,6}")
_TEAM_OF_LETTERS = re.compile(r"\b(?:the|a|an|her|his|their|our|my|your)\s{1,2}$")
_DAYS = frozenset((*MONTHS, *WEEKDAYS, *SHORT_MONTHS, *SHORT_WEEKDAYS, "today", "tomorrow"))


class Surroundings:
    """What of a note the forms in it are judged by, made once a note and only when it is asked for."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    @cached_property
    def initials(self) -> frozenset[str]:
        """The initials of everybody whose full name stands in the note."""
        return initials_of(self.reading.text)

    @cached_property
    def header_tags(self) -> tuple[tuple[int, int], ...]:
        """Where the tags of e-mail header lines stand."""
        return tuple((ln.start, ln.content) for ln in self.reading.layout.lines if ln.kind is LineKind.HEADER)

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [quote.start for quote in self.reading.quotes]

    def is_quoted(self, offset: int) -> bool:
        """Whether the offset stands in quotation marks of any kind, a block quote or a forwarded message."""
        index = bisect_right(self._quote_starts, offset) - 1
        return index >= 0 and offset < self.reading.quotes[index].end


@dataclass(frozen=True)
class Form:
    """One form where it stands: as written, its entry if the table has one, and the line around it."""

    note: Surroundings
    start: int
    end: int
    text: str
    entry: Entry | None

    @property
    def reading(self) -> Reading:
        """The reading that it stands in."""
        return self.note.reading

    @cached_property
    def before(self) -> str:
        """The words before it on its line, folded, at most eighty characters."""
        stretch = self.reading.folded[max(0, self.start - _NEAR) : self.start]
        return stretch[max(stretch.rfind("\n"), stretch.rfind("\r")) + 1 :]

    @cached_property
    def after(self) -> str:
        """The words behind it on its line, folded, at most eighty characters."""
        return re.split(r"[\r\n]", self.reading.folded[self.end : self.end + _NEAR], maxsplit=1)[0]

    @property
    def written_before(self) -> str:
        """As `before`, as written."""
        return self.reading.text[self.start - len(self.before) : self.start]

    @property
    def written_after(self) -> str:
        """As `after`, as written."""
        return self.reading.text[self.end : self.end + len(self.after)]

    @cached_property
    def folded(self) -> str:
        """The form folded, without plural or possessive."""
        return (
            self.entry.key
            if self.entry
            else re.sub(r"'?s$", "", fold(self.text))
            if self.text[-1:] == "s"
            else fold(self.text)
        )

    @property
    def letters(self) -> str:
        """The capital letters alone."""
        return "".join(char for char in self.text if char.isupper())

    @cached_property
    def acts(self) -> bool:
        """Whether it does or undergoes what only people do: `HV said`, `HV informed`."""
        return bool(
            re.match(r" (?:aware|informed|notified|updated|weighed|contacted)\b", self.after)
            or forms_pattern("person-verb").match(self.after.lstrip())
        )

    @cached_property
    def has_cue(self) -> bool:
        """Whether a noun or number behind it, or a small word before it, shows that a short form is meant."""
        if re.search(r"\d ?(?:mg|mcg|g|mls?|units?|tabs?|puffs?)? $", self.before):
            return True
        if in_forms(self.folded, "stress") or len(self.folded) <= 1:
            return self.has_noun
        return self.has_noun or bool(_ends_with(self.before, "cue-before"))

    @cached_property
    def has_noun(self) -> bool:
        """Whether a noun of the trade or a number stands behind it: `MUST score`, `NEWS 3`, `SAM meeting`."""
        noun = re.match(r"[ -]([a-z-]+)", self.after)
        return bool((noun and in_forms(noun[1], "cue-after")) or re.match(r" ?[:=]? ?\d", self.after))


def _ends_with(before: str, category: str) -> bool:
    word = re.search(r"([a-z'/-]+)\.?\s{1,2}$", before)
    return bool(word and in_forms(word[1], category))


def conditions(form: Form) -> frozenset[str]:
    """Why this use is no abbreviation to explain: the surest condition that holds; and whether it is quoted."""
    found = next(((name,) for name, holds in _CONDITIONS if holds(form)), ())
    return frozenset((*found, "quoted") if form.note.is_quoted(form.start) else found)


def _is_everyday(form: Form) -> bool:
    if form.entry and form.entry.everyday:
        return True
    if in_forms(form.folded, "dosed") and not _near_dose(form):
        return True
    return _in_phrase(form, "everyday")


def is_trade_use(form: Form) -> bool:
    """Whether an everyday form stands in a phrase that shows another meaning of it."""
    return _in_phrase(form, "trade")


def _in_phrase(form: Form, category: str) -> bool:
    phrases = forms_pattern(category).finditer(form.reading.folded, max(0, form.start - 24), form.end + 24)
    return any(phrase.start() <= form.start and form.end <= phrase.end() for phrase in phrases)


def _near_dose(form: Form) -> bool:
    words = re.findall(r"[a-z]+|\d+", form.before[-45:] + " " + form.after[:45])
    return any(word.isdigit() or in_forms(word, "dose") for word in words)


def _is_code(form: Form) -> bool:
    _reading, text = form.reading, form.reading.text
    left = re.search(r"\S{0,80}$", form.written_before)
    right = re.match(r"\S{0,80}", form.written_after)
    chunk = (left[0] if left else "") + form.text + (right[0] if right else "")
    if "@" in chunk or "://" in chunk or chunk.lower().startswith("www.") or _FILE.search(chunk):
        return True
    if any(_covers(pattern, text, form) for pattern in (_POSTCODE, _PLATE)):
        return True
    if re.match(r"[-/]?\d{3,}|-[A-Z]{0,3}\d{2,}", form.written_after) or re.search(r"\d{3,}[-/]?$", form.before):
        return True
    if len(form.text) <= 2 and re.search(r"\bsizes? $", form.before):
        return True
    if _ROMAN.fullmatch(form.text) and (
        _ends_with(form.before, "numbered")
        or (re.search(r"(?:^|[(\s])$", form.before) and form.after[:1] in (")", ".") and not form.before.strip())
    ):
        return True
    if any(start <= form.start < end for start, end in form.note.header_tags):
        return True
    if form.folded in ("re", "fw", "fwd", "cc", "bcc") and (form.after[:1] == ":" or not form.before.strip()):
        return True
    if form.entry is None:
        return bool(_CODE_LABEL.search(form.before) or re.match(r" ?/? ?\d{3,}", form.after))
    return False


def _covers(pattern: re.Pattern[str], text: str, form: Form) -> bool:
    low = max(0, form.start - 10)
    return any(m.start() <= form.start and form.end <= m.end() for m in pattern.finditer(text, low, form.end + 10))


def _is_measure(form: Form) -> bool:
    return bool(re.search(r"\d ?$", form.before)) and in_forms(form.folded, "unit")


def _is_shouted(form: Form) -> bool:
    """A word in capitals, or a form among words in capitals: a heading, an alarm."""
    if not _STRAIGHT.fullmatch(form.text):
        return False
    word = is_word(form.folded) or in_forms(form.folded, "shouted")
    if form.entry is None:
        return word or is_no_abbreviation(form.text) or _among_capitals(form)
    if not word:
        return False
    if _among_capitals(form) and (in_forms(form.folded, "stress") or not re.match(r" \d", form.after)):
        return True
    return in_forms(form.folded, "shouted") and not (form.has_cue or _beside_short_form(form))


def _among_capitals(form: Form) -> bool:
    previous = _WORD.findall(form.written_before)[-1:]
    following = _WORD.findall(form.written_after)[:1]
    return any(_is_capital_word(word) for word in (*previous, *following))


def _is_capital_word(word: str) -> bool:
    if len(word) < 2 or not word.isupper():
        return False
    return (
        len(word) > 6 or is_word(fold(word)) or is_no_abbreviation(word) or (is_name(fold(word)) and find(word) is None)
    )


def _beside_short_form(form: Form) -> bool:
    near = (*_WORD.findall(form.written_before)[-2:], *_WORD.findall(form.written_after)[:2])
    return any(
        word.isupper()
        and len(word) > 1
        and not is_word(fold(word))
        and not is_name(fold(word))
        and not is_no_abbreviation(word)
        for word in near
    )


def _is_name(form: Form) -> bool:
    """A surname or forename in capitals, a brand, or a firm called by its letters."""
    tail = re.match(r"\s([A-Z][a-z]+)", form.written_after)
    if (
        tail
        and in_forms(fold(tail[1]), "name-tail")
        and (form.entry is None or (len(form.folded) <= 3 and not form.entry.role))
    ):
        return True
    if form.entry is not None:
        # "Su Wong", "Pip Jones": one capital and a surname behind.
        if re.fullmatch(r"Ma?c[A-Z]", form.text):
            return True  # a surname cut short: James McA
        small = form.text[1:].islower() and form.text[:1].isupper() and form.text.isalpha()
        following = _NEXT_TITLE_WORD.match(form.written_after)
        return bool(
            small
            and len(form.text) <= 3
            and following
            and not is_word(fold(following[1]))
            and fold(following[1]) not in _DAYS
        )
    if not form.text.isupper() or len(form.text) < 3:
        return False
    if is_name(form.folded) or _NAME_LABEL.search(form.before):
        return True
    if not can_be_said(form.text):
        return False
    following = _NEXT_TITLE_WORD.match(form.written_after)
    if following and not is_word(fold(following[1])) and fold(following[1]) not in _DAYS:
        return True
    if re.match(r",\s?[A-Z]\b", form.written_after):
        return True
    previous = _LAST_TITLE_WORD.search(form.written_before)
    if previous and is_name(fold(previous[1])):
        return True
    if form.reading.text.find(form.text.capitalize(), max(0, form.start - _REACH), form.end + _REACH) >= 0:
        return True
    return len(form.text) >= 5 and not form.has_cue


def _has_title(form: Form) -> bool:
    """Mrs AK, Dr KL; or a rank of its own before a name: PC Rourke, S/N Bello."""
    before = re.search(r"\b([a-z]+)\.?\s{1,2}$", form.before)
    if (
        before
        and in_forms(before[1], "title")
        and before[1] not in ("sister", "father", "nurse", "doctor")
        and (form.entry is None or form.written_before[before.start()].isupper())  # "LAC rev. PEP due" names nobody
    ):
        return True
    if in_forms(form.folded, "title") and re.match(r"\.? [A-Z]", form.written_after) and form.text.isupper():
        return True
    if not in_forms(form.folded, "rank"):
        return False
    name = re.match(r"\.?\s{1,2}(?:\d{2,6}\s)?([A-Z][a-z'’-]+)", form.written_after)
    if not name or fold(name[1]) in _DAYS:
        return False
    behind = forms_pattern("person-verb").match(fold(form.written_after[name.end() :]).lstrip())
    if is_word(fold(name[1])) and not behind:
        return False
    # A worker's short form stays one before the name: only police and ward ranks are read as titles.
    return in_forms(form.folded, "police") or not (form.entry and form.entry.role) or form.folded in ("s/n", "sn")


def _is_initials(form: Form) -> bool:
    """The letters stand for a person: two or three capitals that a name in the note has, or that do what people do."""
    if re.fullmatch(r"(?:[A-Z]\.){1,3}[A-Z]?\.?", form.text):
        verb = forms_pattern("person-verb").match(form.after.lstrip())
        return (
            form.entry is None
            or bool(re.match(r"\s[A-Z][a-z]", form.written_after))
            or (bool(verb) and not form.entry.role)
        )
    if re.fullmatch(r"[A-Z]{2}['’]s", form.text) and not _TEAM_OF_LETTERS.search(form.before):
        return form.entry is None or (
            not form.entry.role
            and bool(compiled(r"^ (?:{kin}|room|house|flat|bed|chair|mood|birthday)\b").match(form.after))
        )
    if not re.fullmatch(r"[A-Z]{2,3}", form.text):
        return False
    if _is_introduced(form):
        return True
    if _among_those_present(form) or _beside_initials(form):
        return form.entry is None or not (form.entry.role or form.entry.body)
    role = form.entry is not None and form.entry.role
    article = bool(_TEAM_OF_LETTERS.search(form.before))
    if not article and not role and form.letters in form.note.initials:
        return True
    if _signs(form) and (not role or form.letters in form.note.initials):
        return True
    if role or article or (form.entry and form.entry.body):
        return False
    verbs = forms_pattern("speech-verb" if form.entry else "person-verb")
    verb = verbs.match(form.after.lstrip()) if form.after[:1] == " " else None
    if form.entry is None:
        noun = re.match(r"[ -]([a-z-]+)", form.after)
        return (len(form.text) == 2 and not (noun and in_forms(noun[1], "cue-firm"))) or bool(verb)
    return bool(verb) and len(form.text) == 2


def is_person_elsewhere(form: Form) -> bool:
    """Whether two capitals that are no role do, elsewhere in the note, what only a person does: then they are a person here too."""
    if not re.fullmatch(r"[A-Z]{2}", form.text) or form.entry is None or form.entry.role:
        return False
    for match in islice(
        re.compile(rf"\b{form.text}\b").finditer(form.reading.text, max(0, form.start - _REACH), form.end + _REACH),
        _USES,
    ):
        if match.start() != form.start and _is_initials(
            Form(form.note, match.start(), match.end(), form.text, form.entry)
        ):
            return True
    return False


def _is_introduced(form: Form) -> bool:
    """Two letters with an age or a kin word: `OT (9)`, `DS (mother)`, `her son LO`."""
    if len(form.text) != 2:
        return False
    return bool(
        compiled(
            r"^ \((?:aged? )?(?:\d{1,2}(?: ?(?:yrs?|years?|months?|mths?|wks?)(?: old)?)?|(?:{kin}|his|her|their)\b[^()\n]{0,20})\)"
        ).match(form.after)
        or compiled(r"\b(?:his|her|their|my) (?:{kin}),? $").search(form.before)
    )


def _beside_initials(form: Form) -> bool:
    """Two capitals and a stroke beside two that nobody knows: `Supervision TH/MR`."""
    if len(form.text) != 2:
        return False
    near = re.search(r"\b([A-Z]{2})/$", form.written_before) or re.match(r"/([A-Z]{2})\b", form.written_after)
    return bool(near and find(near[1]) is None and not is_no_abbreviation(near[1]))


def _among_those_present(form: Form) -> bool:
    """One of a list of people: `Present: service manager, NA`."""
    return bool(
        re.match(
            r"\W*(?:present|attend\w*|in attendance|staff|apologies|here|there|with|cc|copied to|seen by|on duty)\b[^.]{0,70}[:,&/]\s?$",
            form.before,
        )
    ) and not re.match(r"[ -][a-z]", form.after)


def _signs(form: Form) -> bool:
    """Alone on its line, or at the end of one behind a full stop or a dash: a signature."""
    if form.after.strip(" .)"):
        return False
    if form.entry is not None and form.letters not in form.note.initials:
        if form.after[:1] == ".":
            return False  # "NFA." ends a note; a signature has no full stop
        return not form.before.strip(" -~(") and not form.reading.text[form.end :].strip(" .)\r\n")
    return not form.before.strip(" -~(") or bool(
        re.search(r"(?:[.!?]\s{1,3}|\s[-~]{1,2}\s?|signed:? )\(?$", form.before)
    )


_CONDITIONS = (
    ("everyday", _is_everyday),
    ("measure", _is_measure),
    ("code", _is_code),
    ("title", _has_title),
    ("name", _is_name),
    ("capitals", _is_shouted),
    ("initials", _is_initials),
)


def initials_of(text: str) -> frozenset[str]:
    """The initials of every full name in a text: two letters, three with a middle name."""
    found: set[str] = set()
    for match in _PAIR.finditer(text):
        first, middle, last = match[1], match[2], match[3]
        if first.isupper() or last.isupper():
            continue
        if (is_word(fold(first)) and not is_name(fold(first))) or fold(first) in _DAYS or is_word(fold(last)):
            continue
        found |= {first[0] + last[0], first[0] + middle + last[0]} if middle else {first[0] + last[0]}
    for match in _SURNAME_FIRST.finditer(text):
        found.add(match[2] + match[1][0])
    return frozenset(found)
