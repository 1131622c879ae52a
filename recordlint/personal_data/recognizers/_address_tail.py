"""What follows a street in an address: the estate or village, town and county, on the same line or on lines below."""

from __future__ import annotations

import re

from recordlint.personal_data.base import Passage
from recordlint.personal_data.names import name_lists, plain
from recordlint.personal_data.recognizers._address_words import BREAK, CAPITAL, NAME, POSTCODE, SPACE
from recordlint.personal_data.recognizers._place_lists import gazetteer
from recordlint.personal_data.recognizers._place_words import TITLES

_JOIN = re.compile(rf"{SPACE}{{0,2}},{SPACE}{{0,3}}|{SPACE}{{1,3}}-{SPACE}{{1,3}}|{BREAK}|{SPACE}{{1,3}}")
_NEAR = re.compile(r"(?:nr|near|by|off|in)\.?[ ]")
_RUN = re.compile(NAME)
_ENDS = re.compile(rf"{SPACE}{{0,3}}(?:[.;:)|\]\r\n]|,(?!\d)|$|{SPACE}{{2}}|-{SPACE})")
_CODE = re.compile(rf"(?:{SPACE}{{0,3}}[,.\-|]?{SPACE}{{0,3}}|{BREAK}|{BREAK}\s{{0,40}}){POSTCODE}")
_PLACE_WORDS = re.compile(r"[^\W\d_][\w'\-.]*(?:[^\S\r\n][^\W\d_][\w'\-.]*){0,3}")
_CODE_IN_RUN = re.compile(rf"{SPACE}{{1,3}}{POSTCODE}")
_LINE = re.compile(r"[^\r\n]{0,60}")
_NO_PLACE = frozenset(
    [
        "tel",
        "telephone",
        "phone",
        "mobile",
        "mob",
        "dob",
        "re",
        "ref",
        "date",
        "time",
        "present",
        "dear",
        "name",
        "address",
        "nhs",
        "email",
        "gp",
        "sw",
        "social",
        "worker",
        "key",
        "carer",
        "mum",
        "dad",
        "son",
        "daughter",
        "wife",
        "husband",
        "client",
        "patient",
        "visit",
        "seen",
        "rang",
        "call",
        "called",
        "postcode",
        "subject",
        "from",
        "to",
        "sent",
        "cc",
        "referred",
        "reason",
        "contact",
        "diagnosis",
        "age",
        "today",
        "yesterday",
        "she",
        "he",
        "they",
        "we",
        "i",
        "it",
        "her",
        "his",
        "the",
        "this",
        "that",
        "no",
        "yes",
        "not",
        "with",
        "allergies",
        "next",
        "kin",
        "nok",
        "action",
        "actions",
        "plan",
        "background",
        "situation",
        "assessment",
        "notes",
        "note",
        "home",
        "flat",
        "landlord",
        "tenant",
        "arrears",
        "lives",
        "tenancy",
        "case",
        "id",
        "ethnicity",
        "religion",
        "language",
        "gender",
        "sex",
        "status",
        "legal",
        "occupation",
        "male",
        "female",
        "present",
        "attended",
        "apologies",
        "minutes",
        "agenda",
        "summary",
        "purpose",
        "outcome",
        "and",
        "but",
        "when",
        "on",
        "at",
        "met",
        "who",
        "door",
        "keysafe",
        "key",
        "lift",
    ]
)
_MOST = 5


def place_at(passage: Passage, at: int) -> int:
    """The end of the known place that begins at `at` (the longest), or `at` when there is none."""
    match = _PLACE_WORDS.match(passage.folded, at)
    if not match:
        return at
    words = match[0]
    places = gazetteer()
    capital = passage.text[at].isupper()
    while words:
        name = words.rstrip(".")
        if (name in places if capital else name in places.plain and len(name) > 3) and _is_whole(
            passage, at + len(name)
        ):
            return at + len(name)
        words = words.rpartition(" ")[0] if " " in words else ""
    return at


def _is_whole(passage: Passage, end: int) -> bool:
    return end >= len(passage.text) or not (passage.text[end].isalnum() or passage.text[end] == "-")


def tail(passage: Passage, end: int, *, loose: bool = True) -> int:
    """The end of the address whose street ends at `end`: places behind commas, spaces (known ones) or line breaks.

    Unknown names count only where the address plainly goes on: before a known place or a postcode, or as the last words
    of their piece. Without `loose` the last
    words of a piece are not taken for a place.
    """
    sure = end
    at = end
    last: int | None = None
    for _ in range(_MOST):
        joined = _JOIN.match(passage.folded, at)
        if not joined:
            break
        start = joined.end()
        gap = joined[0]
        near = _NEAR.match(passage.folded, start)
        if near and "," in gap:
            start = near.end()
        broken = "\n" in gap
        known = place_at(passage, start)
        if broken and not _is_place_line(passage, start):
            break
        if known > start and (not broken or _ENDS.match(passage.folded, known) or _CODE.match(passage.folded, known)):
            if _goes_on_as_name(passage, start, known):
                break
            at = sure = known
            last = None
            continue
        if not broken and "," not in gap and not (near and "," in gap) and not _is_before_code(passage, start):
            break
        stop = _unknown(passage, start)
        if stop <= start:
            break
        if _CODE.match(passage.folded, stop):
            at = sure = stop
            last = None
            continue
        if not broken and "," in gap and near:
            at = sure = stop
            continue
        if loose and last is None and not broken and _closes(passage, stop):
            last = stop
        at = stop
    return last if last is not None and last > sure else sure


def has_code(passage: Passage, end: int) -> bool:
    """Whether a postcode follows right behind `end`."""
    return _CODE.match(passage.folded, end) is not None


def _closes(passage: Passage, stop: int) -> bool:
    """Whether the line, sentence or bracket ends at `stop`, or a phrase in small letters begins behind a comma."""
    return bool(
        re.match(rf"{SPACE}{{0,3}}(?:[.;)|\r\n]|$|,\s[a-z]|,?\s{{2,}}|,$|:)", passage.text[stop : stop + 12])
    ) and not re.match(r"\.\w", passage.text[stop : stop + 2])


def _is_before_code(passage: Passage, start: int) -> bool:
    match = _RUN.match(passage.text, start)
    return bool(match and _CODE.match(passage.folded, match.end()))


def _goes_on_as_name(passage: Passage, start: int, known: int) -> bool:
    """Whether the known place is only the first word of another name ("Derby Road Surgery", "Preston said")."""
    after = passage.text[known : known + 24]
    if re.match(
        rf"{SPACE}(?:Surgery|Hospital|House|School|Medical|Clinic|Centre|Council|City|Infirmary|Library|Road|Primary|Police|University|College)",
        after,
    ):
        return True
    words = passage.folded[start:known]
    if words in gazetteer().plain:
        return False
    return bool(re.match(rf"{SPACE}[a-z]", after)) and not re.match(
        r" (?:and|with|where|near|since|but|for|by|with|on|who|as|at|in|is|was)\b", after
    )


def _unknown(passage: Passage, start: int) -> int:
    """The end of a capitalised run at `start` that can be a place nobody listed; `start` if it is a person or a label."""
    match = _RUN.match(passage.text, start)
    if not match:
        return start
    code = _CODE_IN_RUN.search(passage.folded, start, match.end() + 6)
    end = code.start() if code else match.end()
    words = passage.folded[start:end].rstrip(".").split()
    lists = name_lists()
    first = words[0].strip(".")
    if (
        first in TITLES
        or any(word.strip(".'") in _NO_PLACE for word in words)
        or any(plain(word) in lists.not_names for word in words[:1])
    ):
        return start
    if len(first) < 3 and first not in ("st", "mt"):
        return start
    people = [word for word in words if lists.forenames.get(plain(word), 9) <= 2 and not lists.is_ordinary(word)]
    if people and not _CODE.match(passage.folded, end):
        return start
    while passage.text[end - 1] in ".'’-":
        end -= 1
    return end


def _is_place_line(passage: Passage, start: int) -> bool:
    """Whether the rest of the line at `start` is nothing but a place or two, or a place and a postcode."""
    line = _LINE.match(passage.text, start)
    if line is None:
        return False
    text = re.sub(rf"(?i),?\s{{0,3}}{POSTCODE}.{{0,2}}$", "", line[0].rstrip())
    if len(text) > 46 or ":" in text or re.search(r"[\d?!|]", text):
        return False
    return all(
        re.fullmatch(rf"(?:{NAME}|{CAPITAL}(?:-[a-z]+)*(?:-{CAPITAL})?|(?:[Nn]r|[Nn]ear)\.? {NAME})\.?", part.strip())
        for part in text.split(",")
        if part.strip()
    ) or place_at(passage, start) == start + len(text.rstrip(" ,."))
