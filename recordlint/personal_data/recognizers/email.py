"""E-mail addresses, as written (RFC 5322's usual forms, RFC 6531's letters) and as people disguise or dictate them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.recognizers._contact_cells import Cell, words
from recordlint.personal_data.recognizers._contact_domains import is_internal, is_public

_AT = re.compile(r"[@＠﹫]")
_LOCAL = re.compile(r"\w[\w.+'’&%!#~-]{0,99}$")
_DOMAIN = re.compile(r"\w(?:[\w-]{0,62}\w)?(?:\.{1,2}\w(?:[\w-]{0,62}\w)?){0,8}")
_COMMA = re.compile(r",(?:com|org|net|co\.uk|org\.uk|nhs\.uk|gov\.uk)\b")
_LABEL = re.compile(
    r"(?<![a-z])(?:e-?mail(?:s|ed|ing)?|mailto|contact|cc|bcc|to|from)(?: (?:address|is|her|him|me|at|on|add))*[ :=<(\[-]{0,4}$"
)
# What stands for a dot or a sign where an address is disguised or dictated: (dot), [.], " dot ", " underscore ".
_SPELT_DOT = r"(?:[ ]?[(\[{<][ ]?(?:dot|\.)[ ]?[)\]}>][ ]?|[ ](?:dot|full stop|point)[ ]|[ ]?_dot_[ ]?)"
_SPELT_SIGN = r"[ ](?:dash|hyphen|underscore|plus)[ ]"
_SPELT = re.compile(
    rf"(?<![\w.+-])(\w[\w.+'-]{{0,63}}(?:(?:{_SPELT_DOT}|{_SPELT_SIGN})[\w.+-]{{1,40}}){{0,4}})"
    rf"([ ]{{0,2}}[(\[{{<][ ]?(?:at|@)[ ]?[)\]}}>][ ]{{0,2}}|[ ](?:at|@)[ ]|[ ]?_at_[ ]?)"
    rf"([\w-]{{1,63}}(?:(?:{_SPELT_DOT}|\.|{_SPELT_SIGN})[\w-]{{1,63}}){{1,6}})"
)
_WORDS = words("""
    a an the at our their your any her his its is are from to on by my and or with
    """)
_DOT = re.compile(_SPELT_DOT)
_SIGN = re.compile(_SPELT_SIGN)
_HINT = re.compile(r"\b(?:dot|at)[\])}>]|[ _](?:dot|full stop)[ _]|[\[({<] ?(?:at|@|\.) ?[\])}>]")


def find(passage: Passage) -> Iterator[Hit]:
    """E-mail addresses of a passage. What an unknown suffix ends scores less; no network is asked."""
    cell = Cell.of(passage)
    taken: set[int] = set()
    last = 0
    for sign in _AT.finditer(cell.text):
        found = _written(cell, sign.start())
        if found and found[0] >= max(cell.shift, last):
            start, end, score, why = found
            taken.update(range(start, end))
            last = end
            yield Hit("EMAIL", start - cell.shift, end - cell.shift, score, "email", why)
    if not _HINT.search(cell.folded):
        return
    for spelt in _SPELT.finditer(cell.folded):
        end = _spelt_end(spelt)
        start = spelt.start()
        if end and start >= cell.shift and taken.isdisjoint(range(start, end)):
            yield Hit("EMAIL", start - cell.shift, end - cell.shift, 0.85, "email", "address spelt out")


def _written(cell: Cell, at: int) -> tuple[int, int, float, str] | None:
    """The address round the sign at `at`: start, end, score, why."""
    text = cell.text
    left = at - 1 if text[at - 1 : at] == " " else at
    right = at + 2 if text[at + 1 : at + 2] == " " else at + 1
    local = _LOCAL.search(text, max(0, left - 100), left)
    domain = _DOMAIN.match(text, right)
    if not local or not domain:
        return None
    start, name = local.start(), local[0]
    host = _host(domain[0])
    end = domain.start() + len(host)
    spaced = left != at or right != at + 1
    plain = host.replace("..", ".")
    labelled = bool(_LABEL.search(cell.before(start, 30)))
    if is_public(plain):
        if not spaced:
            return start, end, 0.99, "public suffix"
        # "from an @example.org address": a plain word before the space is no name unless a label says so.
        if name.lower() in _WORDS or not (labelled or re.search(r"[.\d_]", name)):
            return None
        return start, end, 0.85, "public suffix, a space"
    comma = _COMMA.match(text, end)
    if comma and not spaced:
        return start, comma.end(), 0.8, "address with a comma for a dot"
    if spaced and not labelled:
        return None
    if is_internal(plain):
        return start, end, 0.8, "suffix of a private network"
    # What has no letters behind the sign is a time or a price ("meds @10.30"); one word may be a place.
    if not re.search(r"[^\W\d]", plain.rsplit(".", 1)[-1][:1]):
        return None
    looks = bool(re.search(r"[^\W\d][._][^\W\d]", name) or re.search(r"[^\W\d]\d+$", name)) or labelled
    if "." in plain:
        return start, end, 0.7 if looks else 0.5, "unknown suffix"
    if looks and len(name) > 2 and len(plain) > 2:
        return start, end, 0.6, "no suffix"
    return None


def _host(domain: str) -> str:
    """The host without the words of the next sentence ("example.org.She said"): the longest that is public, if any."""
    labels = domain.split(".")
    for count in range(len(labels), 1, -1):
        host = ".".join(labels[:count])
        plain = host.replace("..", ".")
        if not is_public(plain):
            continue
        shorter = ".".join(labels[: count - 1])
        # "example.org.It": a capital behind small letters begins a sentence.
        if labels[count - 1][:1].isupper() and shorter.islower() and is_public(shorter):
            return shorter
        return host
    # "example.orgTel": the next word follows without a space.
    glued = re.match(r"(.*\.[a-z]{2,10})(?=[A-Z])", domain)
    return glued[1] if glued and is_public(glued[1]) else domain


def _spelt_end(spelt: re.Match[str]) -> int | None:
    """Where a spelt-out address ends, or None when it is none."""
    bare_at = not re.search(r"[(\[{<_@]", spelt[2])
    tail = spelt[3]
    if bare_at and not _DOT.search(tail):
        return None
    pieces = [(match.start(), match.end()) for match in re.finditer(rf"{_SPELT_DOT}|\.", tail)]
    ends = [start for start, _ in pieces] + [len(tail)]
    for end in sorted(ends[1:], reverse=True):
        host = _SIGN.sub("-", _DOT.sub(".", tail[:end]))
        if is_public(host) or is_internal(host):
            return spelt.start(3) + end
    return None
