"""Layout: lines, headings, bullets, labels, tables, signatures; and the sentences and fragments within them.

Case notes are telegraphic: a line is a statement more often than not, full stops are rare, and what governs a fragment
is the label or heading above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.language.grammar import compiled
from recordlint.language.layers import Layout, Line, LineKind, Sentence
from recordlint.language.lexicons import load, pattern, per_house
from recordlint.language.reading import Reading
from recordlint.language.terms import Terms

_BULLET = re.compile(
    r"[ \t]*(?:[-*•‣▪◦●○·–—+>]{1,2}[ \t]+|[-•‣▪◦●○·](?=\w)|\(?(?:\d{1,2}|[a-hA-H]|[ivx]{1,4})[.)][ \t]+(?=\S)|\[[ xX]?\][ \t]*)"
)
_QUOTE_LINE = re.compile(r"[ \t]*>[ \t]?(?=\S)")
_MARKDOWN_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]+(?P<text>.+?)[ \t#]*$")
_BOLD_LINE = re.compile(r"[ \t]*(?:\*\*|__)(?P<text>[^*_]+?)(?:\*\*|__)[ \t]*:?[ \t]*$")
_LABEL = re.compile(
    r"[ \t]*(?:\*\*|__)?(?P<label>[^\W_][^:\n|]{0,70}?)(?:\*\*|__)?[ \t]*:(?:\*\*|__)?(?=[ \t]|$)[ \t]*"
)
_DASH_LABEL = re.compile(r"[ \t]*(?P<label>[^\W\d_][^:\n|.]{0,50}?)[ \t]+[-–—][ \t]+(?=\S)")
_EMAIL_HEADER = re.compile(r"[ \t]*(?:from|to|cc|bcc|sent|date|subject|re|fw|fwd)[ \t]*:", re.IGNORECASE)
_TIME_LABEL = re.compile(r"[ \t]*\d{1,2}[.:]?\d{2}[ \t]*(?:am|pm|hrs?|hours|h)?[ \t]*[-–:]?[ \t]*$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?:[.!?…]+[\"'”’)\]]*|[\"”’](?<=[.!?][\"”’]))(?=\s|$)|(?<=\w[.!?])(?=[A-Z][a-z])")
_SIGN_OFF = re.compile(
    r"[ \t]*(?:signed|signature|(?:kind |best |warm )?regards|yours (?:sincerely|faithfully)|many thanks|thanks|"
    r"completed by|recorded by|written by|entry by|author|reported by)\b[ \t]*[,:.]?",
    re.IGNORECASE,
)
_WIDEST_WRAP = 140  # a note with longer lines than this is not wrapped by hand or by mail
_LONGEST = 1200  # characters: a longer run without a full stop is read in pieces
_STATES = re.compile(
    r"\b(?:he|she|they|mum|dad|mr|mrs|ms|it)\b.*\b(?:is|was|are|were|seems|seemed|appears|appeared|looked|became)\b",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"\b(?:closed|closing|discharged|ended|stopped|withdrawn|approved|refused|declined)$", re.IGNORECASE
)
_ASKS = re.compile(r"[\W_]*(?:what|how|why|who|where|when|as)\b", re.IGNORECASE)
_QUESTION_HEADING = re.compile(
    r"(?:What|How|Why|Who) (?:[\w'’-]+ ){1,3}?(?:said|says|told|saw|sees|seen|heard|reported|wants?|wanted|thinks?|feels?|decided|happened|knows?|known|agreed)\b"
)
_WRAP_AT = 55  # a line at least this long that runs on in lower case was wrapped, not ended


def read(reading: Reading) -> Layout:
    """The layout of the note: every physical line, and every sentence by start."""
    lines = tuple(_lines(reading.text, reading.folded))
    sentences = tuple(_sentences(reading, lines))
    bare = sum(1 for s in sentences if s.fragment or reading.text[s.end - 1] not in ".!?")
    return Layout(lines, sentences, telegraphic=bool(sentences) and bare * 2 > len(sentences))


def heading_kind(label: str) -> str:
    """The kind of a folded heading or label: analysis, decision, plan, reason, views …; "" when the lexicon has none."""
    label = label.strip(" *_#:-.")
    if not label:
        return ""
    exact = _heading_terms().get(label)
    if exact:
        return exact
    found = _heading_pattern().search(label)
    return _heading_terms()[found[0]] if found and len(label.split()) <= 9 else ""


@per_house
def _heading_terms() -> dict[str, str]:
    return {term: kind for kind, terms in load("headings").items() for term in terms}


@per_house
def _heading_pattern() -> Terms:
    return pattern(_heading_terms())


@per_house
def _lead_pattern() -> re.Pattern[str]:
    return compiled(r"\b(?:{kin}|{role}|{body}|{subject}|{contact_word})\b")


def _lines(text: str, folded: str) -> Iterator[Line]:
    raw = list(_physical_lines(text))
    width = max(end - start for start, end in raw)
    section = section_kind = ""
    block = -1
    previous: Line | None = None
    for index, (start, end) in enumerate(raw):
        body = text[start:end]
        following = text[raw[index + 1][0] : raw[index + 1][1]] if index + 1 < len(raw) else ""
        kind, content, label = _classify(body, following, previous)
        label = folded[start : start + len(body)][label[0] : label[1]].strip(" *_\t") if label else ""
        if kind is LineKind.HEADING:
            section, section_kind = label, heading_kind(label)
        continues = (
            kind is LineKind.PARAGRAPH
            and previous is not None
            and previous.kind in (LineKind.PARAGRAPH, LineKind.BULLET, LineKind.FIELD, LineKind.QUOTE)
            and _runs_on(text[previous.start : previous.end], body, width)
        )
        if not continues:
            block += 1
        label_kind = heading_kind(label) if kind is LineKind.FIELD else ""
        if continues and previous is not None:
            label, label_kind = previous.label, previous.label_kind
        line = Line(index, start, end, kind, start + content, label, label_kind, section, section_kind, block)
        yield line
        previous = line


def _physical_lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in re.finditer(r"\r\n|\r|\n", text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _runs_on(before: str, line: str, width: int) -> bool:
    """Whether `line` goes on with the sentence of the line before it (a hard wrap).

    A line was wrapped when the next word had no room on it; a short line in a note of longer ones ended where it ends.
    """
    before, head = before.rstrip(), line.lstrip()
    if not before or not head or width > _WIDEST_WRAP:
        return False
    if len(before) + 1 + len(head.split(maxsplit=1)[0]) < width * 0.85:
        return False
    if before[-1] in ".!?:":
        return len(before) >= _WRAP_AT and not _LABEL.match(line)
    if before[-1] == "," or head[0].islower():
        return len(before) >= _WRAP_AT - 20
    return len(before) >= _WRAP_AT and not head[0].isdigit()


def _classify(body: str, following: str, previous: Line | None) -> tuple[LineKind, int, tuple[int, int] | None]:
    """The kind of a line, where its content begins, and where its label or heading text stands."""
    stripped = body.strip()
    if not stripped:
        return LineKind.BLANK, len(body), None
    for heading in (_MARKDOWN_HEADING, _BOLD_LINE):
        if match := heading.match(body):
            return LineKind.HEADING, len(body), match.span("text")
    if body.count("\t") >= 2 or stripped.count("|") >= 2:
        return LineKind.TABLE, len(body) - len(body.lstrip()), None
    if _QUOTE_LINE.match(body):
        return LineKind.QUOTE, _QUOTE_LINE.match(body).end(), None  # type: ignore[union-attr]
    bullet = _BULLET.match(body)
    lead = bullet.end() if bullet else 0
    if _EMAIL_HEADER.match(body) and (
        previous is None or previous.kind in (LineKind.HEADER, LineKind.BLANK) or _EMAIL_HEADER.match(following)
    ):
        return LineKind.HEADER, _EMAIL_HEADER.match(body).end(), None  # type: ignore[union-attr]
    if not bullet and _SIGN_OFF.match(body) and len(stripped) <= 60:
        return LineKind.SIGNATURE, _SIGN_OFF.match(body).end(), None  # type: ignore[union-attr]
    if label := _label(body, lead):
        start, end, content = label
        if content >= len(body.rstrip()) and not bullet:
            return LineKind.HEADING, len(body), (start, end)
        return LineKind.FIELD, content, (start, end)
    if bullet:
        if _is_numbered_heading(body[lead:], following):
            return LineKind.HEADING, len(body), (lead, len(body))
        return LineKind.BULLET, lead, None
    if _is_bare_heading(stripped, following):
        return LineKind.HEADING, len(body), (0, len(body))
    return LineKind.PARAGRAPH, len(body) - len(body.lstrip()), None


def _label(body: str, lead: int) -> tuple[int, int, int] | None:
    """Where a label stands and where the text behind it begins: (start, end, content)."""
    match = _LABEL.match(body, lead)
    # "Ward told us of the risk. Care plan updated:" is prose, not a label.
    if match and not _TIME_LABEL.match(match["label"] + ":") and not re.search(r"[a-z)][.!?]\s+[A-Z]", match["label"]):
        words = match["label"].split()
        if _CLOSES.search(match["label"]) and not heading_kind(match["label"].lower()):
            return None  # "Case closed: moved to Leeds" says what was decided
        if _STATES.search(match["label"]) and not _ASKS.match(match["label"]):
            return None  # "He was drunk: slurred speech" is a statement
        if len(words) <= 6 or (len(words) <= 10 and _lead_pattern().search(match["label"].lower())):
            return match.start("label"), match.end("label"), match.end()
    match = _DASH_LABEL.match(body, lead)
    if match and len(match["label"].split()) <= 5:
        label = match["label"].lower()
        if label.strip(" *_") in _heading_terms() or compiled(
            r"^(?:{contact_word})\b(?: (?:from|to|with|by) .*)?$"
        ).match(label):
            return match.start("label"), match.end("label"), match.end()
    return None


def _is_bare_heading(line: str, following: str) -> bool:
    """A short line without punctuation, known as a heading or in capitals, with something under it."""
    words = line.split()
    if len(words) > 8 or line[-1] in ".,;!?":
        return False
    known = line.lower().strip(" *_#:-.") in _heading_terms()
    capitals = line.isupper() and len(words) <= 6 and len(line) > 3 and any(len(w) > 3 for w in words)
    asks = _QUESTION_HEADING.match(line) is not None and bool(following.strip())
    return (known and len(words) <= 6) or (capitals and bool(following.strip() or known)) or asks


def _is_numbered_heading(item: str, following: str) -> bool:
    """`3. Decision`, with its text on the line below."""
    words = item.split()
    if not words or len(words) > 7 or item.rstrip()[-1] in ".,;!?":
        return False
    known = item.lower().strip(" *_#:-.") in _heading_terms()
    return known or (len(following.split()) > len(words) + 3 and not _BULLET.match(following) and item[:1].isupper())


def _sentences(reading: Reading, lines: tuple[Line, ...]) -> Iterator[Sentence]:
    index = 0
    speaking = (LineKind.BULLET, LineKind.FIELD, LineKind.PARAGRAPH, LineKind.QUOTE, LineKind.TABLE)
    groups: dict[int, list[Line]] = {}
    for line in lines:
        if line.kind in speaking:
            groups.setdefault(line.block, []).append(line)
    for group in groups.values():
        first = group[0]
        kind = first.label_kind or first.section_kind
        for start, end in _split(reading, first.content, group[-1].end, table=first.kind is LineKind.TABLE):
            line = next(ln for ln in reversed(group) if ln.start <= start)
            yield Sentence(index, start, end, line.index, first.block, kind, _is_fragment(reading, start, end))
            index += 1


def _split(reading: Reading, start: int, end: int, *, table: bool) -> Iterator[tuple[int, int]]:
    """The sentences of one block, trimmed. A table's cells are fragments of their own."""
    text = reading.text
    cuts = [start]
    if table:
        cuts += [m.end() for m in re.compile(r"[\t|]+").finditer(text, start, end)]
    for match in _SENTENCE_END.finditer(text, start, end):
        if not _is_inner_stop(text, match.start(), match.end(), start):
            cuts.append(match.end())
    cuts = sorted(set(cuts)) if table else cuts
    for begin, stop in zip(cuts, [*cuts[1:], end], strict=True):
        piece = text[begin:stop]
        trimmed = piece.strip(" \t\r\n|")
        if any(char.isalnum() for char in trimmed):
            offset = begin + piece.index(trimmed)
            yield from _windows(text, offset, offset + len(trimmed))


def _windows(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A run without a full stop, cut at white space where it is longer than any sentence, so that no rule reads without bound."""
    while end - start > _LONGEST:
        cut = text.rfind(" ", start, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        yield start, cut
        start = cut + 1 if text[cut : cut + 1].isspace() else cut
    if text[start:end].strip():
        yield start, end


@per_house
def _stops() -> frozenset[str]:
    return frozenset(
        [
            "dr",
            "mr",
            "mrs",
            "ms",
            "miss",
            "prof",
            "rev",
            "st",
            "sgt",
            "insp",
            "no",
            "approx",
            "dept",
            "est",
            "ext",
            "tel",
            "ref",
            "vs",
            "etc",
            "e.g",
            "i.e",
            "eg",
            "ie",
            "cf",
            "fig",
            "p",
            "pp",
            "min",
            "max",
            "hr",
            "hrs",
            "tbc",
            "inc",
            "incl",
            "jan",
            "feb",
            "mar",
            "apr",
            "jun",
            "jul",
            "aug",
            "sep",
            "sept",
            "oct",
            "nov",
            "dec",
            "mon",
            "tue",
            "tues",
            "wed",
            "thu",
            "thur",
            "thurs",
            "fri",
            "sat",
            "sun",
        ]
    )


def _is_inner_stop(text: str, stop: int, after: int, start: int) -> bool:
    """Whether the full stop at `stop` belongs to an abbreviation, an initial, a number or an ellipsis that runs on."""
    if text[stop : stop + 1] != ".":
        return False
    tail = text[after : after + 40].lstrip()
    word = re.search(r"[\w.]+$", text[max(start, stop - 30) : stop])
    if not word:
        return False
    token = word[0].lower()
    if token in _stops():
        # "etc. She …" ends a sentence; "Dr. Anand" does not.
        return not (
            token in ("etc", "hrs", "hr", "min", "mon", "tue", "wed", "thu", "fri", "sat", "sun") and tail[:1].isupper()
        )
    if len(token) == 1 and token.isalpha():
        return tail[:1].isupper() and word[0].isupper()
    if re.fullmatch(r"(?:[a-z]\.)+[a-z]", token):
        return not tail[:1].isupper() or (len(token) > 3 and not re.match(r"(?:He|She|They|The|It|I|No)\b", tail))
    return bool(tail) and tail[0].islower() and text[stop : stop + 3] != "..."


def _is_fragment(reading: Reading, start: int, end: int) -> bool:
    """Whether no subject stands before the first verb-like word: a telegraphic statement."""
    head = reading.folded[start : min(end, start + 60)]
    return not compiled(
        r"^[\W\d]*(?:(?:on|at|in|during|after|before|when|while|today|yesterday|this|later|then|also|however|although|as|since)\b[^,]{0,40},? ?)?"
        r"(?:{subject_pronoun}|{first_person}|it|there|who|this|that|these|{possessive}|the|an?|{kin}|{title}|{role}|{subject})\b"
    ).match(head) and not _starts_with_name(reading.text[start : start + 60])


def _starts_with_name(head: str) -> bool:
    match = re.match(
        r"[\W\d]*([A-Z][\w'’-]+)(?:\s+[A-Z][\w'’-]+){0,2}\s+(?:is|was|has|had|will|would|can|could|did|does|\w+ed|\w+s)\b",
        head,
    )
    return bool(match) and not compiled(r"^(?:{report}|{bare_verb})$").match(fold_word(match[1]))


def fold_word(word: str) -> str:
    """One word as the lexicons write it."""
    return word.lower().replace("’", "'")
