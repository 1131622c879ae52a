"""Addresses that words announce: a label ("Home address: …"), a column of an export, "lives at", a PO box."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.personal_data.base import Passage
from recordlint.personal_data.recognizers._address_tail import tail
from recordlint.personal_data.recognizers._address_words import CAPITAL, NAME, NUMBER, POSTCODE

LABEL = re.compile(
    r"(?<![\w@\-])(?<!e-mail )(?<!email )(?<!ip )(?<!web )(?<!mac )(?:add?ress(?:es)?|addr|cyfeiriad)(?:\s(?:of|for)\s\w{1,14}(?:\s\w{1,14})?|\s?\d|\sline\s\d|\s(?:and|&|/|inc)\s?post\s?code)?\s?(?::|=|\||-\s|;)[ \t*_]{0,6}"
)
_CELL = re.compile(r"\baddress|\baddr\b|\bstreet\b|\bhouse\b|cyfeiriad")
_NO_CELL = re.compile(r"\b(?:e-?mail|ip|web|mac)\b")
_STOP = re.compile(
    rf"\r|\n|\||\t|;| {{2,}}|(?<=\w)\.\s(?=[A-Z])|\.$|\s?,?\s?{POSTCODE}|,?\s\(|[\s,(\-]{{1,3}}(?:tel|telephone|phone|mob|mobile|dob|d\.o\.b|nhs|ref|post\s?code|e-?mail|gp|date|landline|contact|nok|age)\b",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    r"(?:,|\s-)?\s(?:till|until|since|from|with|but|for|where|and she|and he|and they|he|she|they|shared|lives|living|is|was|has|had|near|not|no|temp|temporary|key|keysafe|as|when|who|which|because|also|alone|currently|at the moment|moved)\b|,\s(?=[a-z]{3,}\s)"
)
_NONE = re.compile(
    r"^\W*(?:nfa|n\.f\.a|none|unknown|not\b|no\b|n/?a\b|n/?k\b|as\b|same|see|on\b|withheld|refused|confidential|tbc|given|changed|check|confirm|new|old|update|to be|sofa|of\b|above|redacted|"
    r"the\b(?! [a-z]+[,\n])|street homeless|homeless|rough|\w+@|http|\d{1,3}\.\d{1,3}\.|hidden|protected|sensitive|his|her|their|with|is\b|was\b|-|\?|x+$|\[|care of|correct|known|pending|awaiting|various)"
)
_LIVES = re.compile(
    r"\b(?:liv(?:e|es|ed|ing)|stay(?:s|ed|ing)?|resid(?:e|es|ed|ing)|mov(?:e|ed|es|ing)(?:\s(?:in|back|out))?|address\s(?:is|was|as)|home|house|housed|placed|placement|tenan(?:t|cy)|property|registered|sofa|"
    r"accommodat(?:ed|ion)|bailed|discharged|relocated|visit(?:ed)?|visit to|seen|attended|went|round|called|door|premises|incident|back|flat|bungalow|family home)\s(?:on\s)?(?:at|to|of|is|was|from)?\s?(?:the\s)?$"
)
_NUMBERED = re.compile(rf"(?<![\w£.:/\-])(?P<number>{NUMBER})(?P<comma>,)?[ \t](?P<name>{NAME})")
_BOX = re.compile(r"(?<![\w])(?i:p\.?\s?o\.?\s?box\s?(?:no\.?\s?)?\d{1,6})")
_SMALL = re.compile(
    rf"\b(?:at|lives?|address|addr|to|from|moved to|staying)[ :]{{1,2}}(?P<address>(?:[\w'/-]{{1,18}},?[ ]){{1,8}}[\w'/-]{{2,18}}),?[ ](?={POSTCODE})"
)
_CAPITALS = re.compile(CAPITAL)


def labelled(passage: Passage) -> Iterator[tuple[int, int, float, str]]:
    """What stands behind a label of an address, up to the postcode or the next label: start, end, score, why."""
    for match in LABEL.finditer(passage.folded):
        if re.search(r"(?:e-?mail|ip|web|mac|url|site)\s$", passage.before(match.start(), 10)):
            continue
        start = match.end()
        if passage.folded[start : start + 1] in "\r\n" or start >= len(passage.text):
            continue
        end = _content(passage, start)
        if end > start:
            yield start, tail(passage, end), 0.95, "label of an address"
    if passage.label and _CELL.search(passage.label.lower()) and not _NO_CELL.search(passage.label.lower()):
        start = len(passage.text) - len(passage.text.lstrip())
        end = _content(passage, start, whole=True)
        if end > start:
            yield start, tail(passage, end), 0.95, "column of addresses"


def _content(passage: Passage, start: int, *, whole: bool = False) -> int:
    """The end of the address that begins at `start`, or `start` if the words there are none."""
    limit = min(len(passage.text), start + 140)
    stop = _STOP.search(passage.text, start, limit)
    end = stop.start() if stop else limit
    if whole and stop and stop[0] in "\r\n":
        end = stop.start()
    trail = _TRAIL.search(passage.text, start, end)
    if trail and trail.start() > start:
        end = trail.start()
    words = passage.text[start:end]
    if _NONE.match(words.lower()) or len(words.strip()) < 4:
        return start
    if not (re.search(r"\d", words) or any(_CAPITALS.match(word) for word in words.split())):
        return start
    if words.rstrip().endswith((",", ".")) or words != words.rstrip():
        end = start + len(words.rstrip(" ,.\t"))
    return end


def said(passage: Passage) -> Iterator[tuple[int, int, float, str]]:
    """A number and a name behind "lives at" and the like, where no word says that it is a street; PO boxes."""
    for match in _NUMBERED.finditer(passage.text):
        name = match["name"]
        if not name[0].isupper() or match["comma"]:
            continue
        before = passage.before(match.start(), 40)
        if not re.search(r"\b(?:at|to|address is|from|of|is)\s$", before) or not _LIVES.search(before):
            continue
        if re.match(
            r"(?i)(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|am\b|pm\b|mon|tue|wed|thu|fri|sat|sun|mr|mrs|ms|dr)",
            name,
        ):
            continue
        if re.search(
            r"\b(?:visit|visited|seen|attended|went|round|called|door|back)\s(?:at|to|from)?\s?$", before
        ) and not re.search(r",\s[A-Z]", passage.text[match.end() : match.end() + 3]):
            continue
        end = match.end()
        while passage.text[end - 1] in ".'’-":
            end -= 1
        yield match.start(), tail(passage, end), 0.8, "number and name behind a word for living"
    for match in _SMALL.finditer(passage.folded):
        if "," in match["address"] and passage.text[match.start("address") : match.end("address")].islower():
            yield match.start("address"), match.end("address"), 0.75, "words in small letters before a postcode"
    for match in _BOX.finditer(passage.text):
        yield match.start(), tail(passage, match.end()), 0.9, "post office box"
