"""Note memory: the short forms of a note, and which of them the note itself says in full."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from recordlint.language.abbreviations import (
    JOINERS,
    Entry,
    Sense,
    everyday_spellings,
    find,
    in_forms,
    in_full,
    initials_fit,
    is_no_abbreviation,
    key_of,
    plain_words,
    spaced_terms,
    spelt_out,
    table,
)
from recordlint.language.layers import Abbreviation
from recordlint.language.lexicons import load, pattern, per_house
from recordlint.language.lookalikes import Form, Surroundings, conditions, is_person_elsewhere, is_trade_use
from recordlint.language.reading import Reading
from recordlint.language.terms import Terms

_TOKEN = re.compile(r"[^\W_]+(?:[.'’&+/:-][^\W_]+)*")
_SPECIAL = re.compile(
    r"\bA ?(?:x|\+|of) ?[1-4]\b"  # assistance of one
    r"|(?<![\w#])#(?= ?(?:[LR]\b|left|right|hip|wrist|ankle|arm|leg|femur|rib|humerus|tib|fib|pelvis|clavicle|elbow|neck|radius|skull|nose))"
    r"|(?<![\d/])\d{1,2}/52(?![\d/])"
    r"|(?:(?<= for )|(?<= in )|(?<= x )|(?<= x)|(?<= after )|(?<= every )|(?<= last )|(?<= next )|(?<= past )|(?<= over )|(?<= within )|(?<= another )|(?<= further )|(?<= previous ))\d{1,2}/(?:7|12)(?![\d/])"
    r"|(?<![\d/])\d{1,2}/(?:7|12)(?= (?:ago|course|supply|review|later|history|hx|trial|old|of (?:abx|antibiotics))\b)"
    r"|(?:(?<=\bcalls )|(?<=\bcare )|(?<=\bnight )|(?<=\bnights )|(?<=\bvisits )|(?<=\bdaily )|(?<=\bsupport )|(?<=\bx4 )|(?<=\bqds )|(?<=\bQDS ))[1-7]/7(?![\d/])"  # days a week
    r"|\b[Ww]\.?[Cc]\.?(?= ?:? ?(?:\d{1,2}(?:st|nd|rd|th|[/. ]\d|[/. ]?[A-Z])|Mon|mon|Sun|sun))"  # the week that begins on
    r"|\b[Cc]at [1-4]\b(?! (?:day|week|month|year|time))",  # of a pressure ulcer
)
_SPELT = {"wc": "w/c"}  # a spelling that means this only where the pattern finds it
_DOTTED = re.compile(r"(?:[A-Za-z]\.){1,5}[A-Za-z]")
_LETTER_PAIR = re.compile(r"[A-Za-z]/[A-Za-z]")
_CLIPPED = re.compile(r"[a-zA-Z]/[a-z]{3,8}")
_SECTION = re.compile(r"(?:[sS]|[sS]ec)\d{1,3}[A-Z]?")
_CAPITALS = re.compile(r"[A-Z]{2,6}(?:s|'s|’s)?")
_MIXED = re.compile(r"[A-Za-z]{3,6}")
_FORMS_PER_NOTE = 500  # more different forms than any note has: what has more is no note
_REACH = 100_000  # how far on either side a form is looked for in full: longer than any note
_LOOKS_PER_FORM = 40  # a form that is quiet so many times is quiet
_EXPLAINS_BEFORE = re.compile(r"(?:\(|\[|=|[-,:/]|\bor|\bknown as(?: the)?|\bcalled(?: the)?)\s{0,2}[\"']?$")
_EXPLAINS_AFTER = re.compile(
    r"[\"']?(?: (?:checklist|tool|team|form|plan|meeting|score|scale|assessment|test|order|worker|scheme|service|grant|chart|programme|register)(?= ?\())?"
    r"\s{0,2}(?P<by>\(|\[|=|:|-|,|\bmeans\b|\bmeaning\b|\bstands for\b|\b(?:is )?short for\b|\bis (?:the|an?)\b)\s{0,2}"
    r"(?:this |that |which )?(?:is |stands for |means |short for |i\.?e\.? )?(?:the |an? )?"
)
_SURE = ("means", "meaning", "stands for", "short for")
_SMALL = frozenset(
    [
        "also",
        "been",
        "does",
        "from",
        "have",
        "into",
        "just",
        "last",
        "like",
        "more",
        "most",
        "only",
        "over",
        "said",
        "some",
        "such",
        "than",
        "that",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "told",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "will",
        "with",
        "would",
        "your",
    ]
)
_SETTLES = 4  # more than one word nearby; what many use has as much without any
_DOMAIN_CAP = 6
_NEAR = 140


def read(reading: Reading) -> tuple[Abbreviation, ...]:
    """The short forms of the note, one a form: its first use that is not quiet, else its first use."""
    note = Surroundings(reading)
    chosen: dict[str, tuple[Form, frozenset[str]]] = {}
    looks: dict[str, int] = {}
    settled: set[str] = set()
    for form in _forms(note, settled):
        key = form.folded.replace("/", "").replace(".", "")
        seen = looks.get(key, 0)
        if not seen and len(looks) >= _FORMS_PER_NOTE:
            break
        if (seen and not chosen[key][1]) or seen >= _LOOKS_PER_FORM:
            settled.add(form.text)
            continue
        looks[key] = seen + 1
        quiet = conditions(form)
        if not quiet and is_person_elsewhere(form):
            quiet = frozenset({"initials"})
        if not seen or not quiet:
            chosen[key] = (form, quiet)
    return tuple(sorted((_abbreviation(form, quiet) for form, quiet in chosen.values()), key=lambda a: a.start))


def _abbreviation(form: Form, quiet: frozenset[str]) -> Abbreviation:
    senses, settled = settle(form)
    meant = _meant(form, senses, settled)
    if form.entry and not quiet and not is_trade_use(form) and _known_to_all(form.entry, senses, settled):
        quiet = frozenset({"everyday"})
    return Abbreviation(
        form.start,
        form.end,
        form.text,
        expansions=tuple(sense.expansion for sense in senses),
        explained=not quiet - {"initials"} and _is_explained(form, meant),
        plain=tuple(sense.plain for sense in senses),
        audiences=tuple(sense.audience for sense in senses),
        settled=settled,
        quiet=quiet,
    )


def _known_to_all(entry: Entry, senses: tuple[Sense, ...], settled: bool) -> bool:
    """Whether one meaning is everyday and nothing around speaks for another."""
    if all(sense.audience != "everyone" for sense in entry.senses):
        return False
    return senses[0].audience == "everyone" or not settled


# --- where they stand -------------------------------------------------------------------------------------------


def _forms(note: Surroundings, dull: set[str]) -> Iterator[Form]:
    """Every form of the note that could be an abbreviation, in order within each way of finding them.

    Tokens in `dull` are passed over: it grows by the plain words that are met, and the caller may add to it.
    """
    reading = note.reading
    taken: list[tuple[int, int]] = []
    for found in (_SPECIAL.finditer(reading.text), spaced_terms().finditer(reading.folded)):
        for match in found:
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            form = reading.text[match.start() : match.end()]
            yield Form(note, *match.span(), form, table().get(_SPELT.get(key := key_of(form), key)))
    for match in _TOKEN.finditer(reading.text):
        token = match[0]
        if token in dull:
            continue
        if len(token) > 40 or (token.islower() and len(token) > 9 and token.isalpha()):
            continue
        found_any = False
        for start, end, form in _pieces(match.start(), token, reading.text):
            entry = find(form)
            if entry or _has_shape(form):
                found_any = True
                if not any(s < end and start < e for s, e in taken):
                    yield Form(note, start, end, form, entry)
        if not found_any:
            dull.add(token)


def _pieces(start: int, token: str, text: str) -> Iterator[tuple[int, int, str]]:
    """The token, or its parts where it is several: `MDT-led`, `MASH/LADO`, `done.CPN`."""
    end = start + len(token)
    if token.isalnum():
        if token.isalpha():
            if token in everyday_spellings():
                return
            yield start, end, token
        else:
            yield from _with_digits(start, token)
        return
    if _DOTTED.fullmatch(token):
        if text[end : end + 1] == ".":
            end += 1
        if token not in everyday_spellings() and text[start:end] not in everyday_spellings():
            yield start, end, text[start:end]
        return
    if not any(char.isalpha() for char in token):
        return
    if token in everyday_spellings() or is_no_abbreviation(token):
        return
    if find(token) or _is_pair(token):
        yield start, end, token
        return
    at = start
    for part in re.split(r"([.&+/:-]|(?:'|’)(?!s\b|d\b))", token):
        if part and part[0].isalnum() and len(part) > 1:
            yield from _with_digits(at, part)
        at += len(part)


def _with_digits(start: int, token: str) -> Iterator[tuple[int, int, str]]:
    """The token, or its letters where digits are added to a form: `CKD3`, `84yo`."""
    if token.isalpha() or find(token) or _SECTION.fullmatch(token):
        if token not in everyday_spellings():
            yield start, start + len(token), token
        return
    if match := re.fullmatch(r"([A-Z]{3,6})\d{1,2}[a-z]?", token):
        if find(match[1]):
            yield start, start + len(match[1]), match[1]
    elif match := re.fullmatch(r"\d{1,3}((?:yo|YO|yr?s?o))", token):
        yield start + match.start(1), start + match.end(1), match[1]
    elif re.fullmatch(r"[A-Z]{2,6}['’]s", token):
        yield start, start + len(token), token


def _is_pair(token: str) -> bool:
    """Letters joined by a stroke that the table does not have: `k/s`, `m/room`."""
    low = token.lower()
    if in_forms(low, "plain-pairs"):
        return False
    return bool(_LETTER_PAIR.fullmatch(token) or (_CLIPPED.fullmatch(token) and low[0] not in "lrmfai"))


def _has_shape(form: str) -> bool:
    """Whether a form that the table lacks is built like an abbreviation."""
    if _CAPITALS.fullmatch(form) or _DOTTED.fullmatch(form.rstrip(".")) or _SECTION.fullmatch(form) or _is_pair(form):
        return True
    if not _MIXED.fullmatch(form):
        return False
    capitals = sum(char.isupper() for char in form)
    return (
        capitals >= 2
        and capitals * 2 >= len(form)
        and not form.startswith(("Mc", "Mac"))
        and not is_no_abbreviation(form)
    )


# --- said in full -----------------------------------------------------------------------------------------------


def _meant(form: Form, senses: tuple[Sense, ...], settled: bool) -> tuple[Sense, ...]:
    """The senses that words anywhere in the note may explain: one where it is settled, people where people act."""
    if len(senses) > 1 and form.entry and form.acts:
        return tuple(sense for sense in senses if sense.names_people) or senses
    return senses[:1]


def _is_explained(form: Form, meant: tuple[Sense, ...]) -> bool:
    """Whether the note says the form in full, anywhere."""
    folded = form.reading.folded
    low, high = max(0, form.start - _REACH), form.end + _REACH
    key = form.folded
    if any(known.search(folded, low, high) for sense in meant if (known := in_full(sense.expansion))):
        return True
    if section := re.fullmatch(r"s(\d{1,3}[a-z]?)(?:\(\d\))?", key_of(form.text)):
        return bool(re.compile(rf"\bsection\s{{1,2}}{section[1]}\b").search(folded, low, high))
    letters = re.sub(r"[^a-z]", "", key)
    if not letters:
        return False
    if 3 <= len(letters) <= 6 and any(
        _tells(match[0]) for match in islice(spelt_out(letters).finditer(folded, low, high), _LOOKS_PER_FORM)
    ):
        return True
    telling = plain_words(form.entry) if form.entry else frozenset[str]()
    written = re.escape(form.text.rstrip("s").lower())
    uses = re.compile(rf"(?<!\w){written}(?:'?s)?(?!\w)").finditer(folded, low, high)
    return any(_explained_at(folded, use.start(), use.end(), letters, telling) for use in islice(uses, _LOOKS_PER_FORM))


def _tells(words: str) -> bool:
    """Whether a run of words with fitting initials is more than chance: none of them is a small word."""
    return all(len(word) >= 4 and word not in _SMALL for word in re.findall(r"[a-z']+", words) if word not in JOINERS)


def _explained_at(folded: str, start: int, end: int, letters: str, telling: frozenset[str]) -> bool:
    before = folded[max(0, start - 120) : start]
    if marker := _EXPLAINS_BEFORE.search(before):
        words = re.findall(r"[a-z']+", re.split(r"[.;:\n(]", before[: marker.start()])[-1].replace("-", " "))
        if any(initials_fit(letters, words[-count:]) for count in range(1, min(len(words), len(letters) + 5) + 1)):
            return True
        if before.rstrip()[-1:] in ("(", "[") and any(word[:4] in telling for word in words[-6:]):
            return True
    if marker := _EXPLAINS_AFTER.match(folded, end, end + 60):
        by = marker["by"]
        rest = re.split(r"[)\].;\n]", folded[marker.end() : marker.end() + 120])[0]
        words = re.findall(r"[a-z']+", rest.replace("-", " "))
        if any(by.endswith(sure) for sure in _SURE):
            return True
        if any(initials_fit(letters, words[:count]) for count in range(1, min(len(words), len(letters) + 5) + 1)):
            return True
        told = len({word[:4] for word in words[:10]} & telling)
        if by in ("(", "[", "=") or by.startswith("is "):
            return told >= min(2, len(telling))
        return by in (",", "-") and told >= 2  # "4AT, a short test for sudden confusion"
    return False


# --- which sense ------------------------------------------------------------------------------------------------


@per_house
def _domain_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for domain, words in load("domains").items():
        for word in words:
            found[word] = (*found.get(word, ()), domain)
    return found


@per_house
def _domain_pattern() -> Terms:
    return pattern(_domain_words())


def settle(form: Form) -> tuple[tuple[Sense, ...], bool]:
    """The senses of a form, the likeliest first, and whether the words around leave only one."""
    senses = form.entry.senses if form.entry else ()
    if len(senses) <= 1:
        return senses, True
    scores = _domain_scores(form)
    near = (
        form.reading.folded[max(0, form.start - _NEAR) : form.start] + form.reading.folded[form.end : form.end + _NEAR]
    )
    weighed = sorted(((_weight(sense, scores, near), -index) for index, sense in enumerate(senses)), reverse=True)
    ordered = tuple(senses[-index] for _, index in weighed)
    best, second = weighed[0][0], weighed[1][0]
    return ordered, best >= _SETTLES and best >= 2 * second


def _weight(sense: Sense, scores: dict[str, int], near: str) -> int:
    words = {w for w in re.findall(r"[a-z]{5,}", sense.expansion.lower()) if w in near}
    usual = 0 if sense.audience == "specialist" else _SETTLES
    return usual + scores.get(sense.domain, 0) + 3 * len(words)


def _domain_scores(form: Form) -> dict[str, int]:
    """How much the words around speak for each domain; those within a sentence or two count three times."""
    scores: dict[str, int] = {}
    low, high = form.start - _NEAR, form.end + _NEAR
    for match in _domain_pattern().finditer(form.reading.folded, max(0, form.start - 2500), form.end + 2500):
        if match.start() <= form.start < match.end():
            continue
        near = low <= match.start() <= high
        term = re.sub(r"\s+", " ", match[0])
        for domain in _domain_words().get(term, ()):
            scores[domain] = min(scores.get(domain, 0) + (3 if near else 1), _DOMAIN_CAP * 3)
    return scores
