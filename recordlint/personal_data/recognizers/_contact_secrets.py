"""Passwords and agreed words: what stands behind "password is", "code word:" and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.personal_data.recognizers._contact_cells import Cell, words

_LABEL = (
    r"(?:pass[ -]?words?|pass[ -]?codes?|pass[ -]?phrase|pwd|pw|p/w|passwd|wi-?fi (?:key|code|pin|pass)|network key|wpa key|hub key"
    r"|(?:code|safe|security|memorable|secret|trigger|stop|duress|panic|distress)[ -]?words?|(?:safe|security|code) phrase|magic word|answer to (?:the|her|his|their) security question)"
)
_WHOSE = r"(?:[ ](?:for|to|of|on|at|with|from|agreed with)[ ](?:the |her |his |their |my |our )?[\w'.-]{1,20}(?:[ ][\w'.-]{1,20}){0,3}?)?"
_IS = r"(?:[ ]?(?:[:=]|->|→)[ ]?|,?[ ](?:which|that) is[ ]|[ ]-[ ]|[ ](?:is|was|are|now|will be|has been|is now|to be|changed to|set to|reset to|is set to|has been changed to|agreed(?: as|:| is)?|remains|stays|still|as)(?: (?:now|still|currently|changed to|set to|reset to|to be))?[ ]?:?[ ]?)"
_LINKED = re.compile(rf"(?<![a-z]){_LABEL}{_WHOSE}(?:[ ]?\([^()\n]{{1,30}}\))?{_IS}")
_NEXT_TO = re.compile(rf"(?<![a-z])(?:{_LABEL}|wi-?fi)[ :]{{1,3}}(?=[\"'\w])")
_SAY = re.compile(
    r"(?<![a-z])(?:say|says|said|give|gives|quote|quotes|use|uses|using|text|texts|with|by) the (?:code|safe|pass|security|agreed)?[ -]?word[ :]{1,2}(?=[\"'])"
)
_BEHIND = re.compile(r"[\"“]([\w-]{3,20})[\"”][^.\n\"]{0,45}?(?<![a-z])(?:code|safe|security|pass)[ -]?word(?![a-z])")
_QUOTED = re.compile(r"[\"'“‘]([^\"'”’\n]{2,40})[\"'”’]")
_TOKEN = re.compile(r"[^\s,;()\[\]<>|\"“”]{2,40}")
_PHRASE = re.compile(r"[\w'-]{2,20}(?:[ ][\w'-]{2,20}){1,2}(?=[ ]?(?:[.,;)\n]|$))")
_NO_SECRET = words("""
    a an the not no none never on in at to for by of and or but with from as is was it its it's this that they
    he she we i her his their my our your who which what where when needed required requested changed
    protected protect protection reset resets unknown known held kept stored given shared sent set up same
    being been used available manager written agreed secure safe locked issue issues problem problems
    forgotten lost expired tbc tba n/a na nil yes ok unchanged correct incorrect wrong right only also still
    now new old please see ask asked below above attached added working works policy hint hints via if so
    because then there here has have had can cannot can't will would should does doesn't isn't wasn't don't
    did didn't question questions list please left saved stuck taped between confirmed checked updated complex
    weak strong easy simple recorded noted logged passed understood discussed box book sheet card slip router
    hub screen page email letter phone login account access code word
    """)
_FUNCTION = words("""
    the a an and or but with from to of in on at by for is was it he she they we i her his their as so that
    who if when not has had will
    """)


def find_words(cell: Cell) -> Iterator[tuple[int, int, float, str]]:
    """Secret words of a cell: start, end, score, why; offsets of the cell."""
    seen: set[int] = set()
    for label in _LINKED.finditer(cell.folded):
        span = _secret(cell, label.end(), linked=True)
        if span and span[0] not in seen:
            seen.add(span[0])
            yield *span, 0.9, "label of a password or agreed word"
    for label in _SAY.finditer(cell.folded):
        span = _secret(cell, label.end(), linked=True)
        if span and span[0] not in seen:
            seen.add(span[0])
            yield *span, 0.8, "the word to say"
    for named in _BEHIND.finditer(cell.folded):
        if named.start(1) not in seen and named[1] not in _NO_SECRET:
            seen.add(named.start(1))
            yield named.start(1), named.end(1), 0.7, "quoted, and called a code word behind"
    for label in _NEXT_TO.finditer(cell.folded):
        span = _secret(cell, label.end(), linked=False)
        if span and span[0] not in seen:
            seen.add(span[0])
            yield *span, 0.7, "word behind a label of passwords"


def _secret(cell: Cell, at: int, *, linked: bool) -> tuple[int, int] | None:
    """The span of the secret that begins at `at`, or None when an ordinary word stands there."""
    quoted = _QUOTED.match(cell.text, at)
    if quoted:
        return quoted.span(1)
    token = _TOKEN.match(cell.text, at)
    if not token:
        return None
    start, end = token.span()
    while end > start and cell.text[end - 1] in ".:?'’":
        end -= 1
    word = cell.folded[start:end]
    if len(word) < 2 or word in _NO_SECRET:
        return None
    mixed = bool(re.search(r"[0-9]", word)) and len(word) >= 4
    if not linked:
        odd = bool(re.search(r"[A-Z].*[a-z].*[A-Z]|[!#$%&*@]", cell.text[start:end]))
        return (start, end) if (mixed or odd) and not re.fullmatch(r"[0-9]{1,2}[/.:][0-9/.:]+", word) else None
    if not mixed:
        if re.fullmatch(r"\w+(?:ed|ing|ly)", word) and not cell.text[start].isupper():
            return None
        phrase = _PHRASE.match(cell.text, start)
        if phrase and phrase.end() > end and not _FUNCTION & set(cell.folded[start : phrase.end()].split()):
            return start, phrase.end()
    return start, end
