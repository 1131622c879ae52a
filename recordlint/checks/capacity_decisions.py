"""Which decision a claim about capacity is about: named in its sentence, its label, its heading or elsewhere in the note."""

from __future__ import annotations

import re

from recordlint.language.grammar import compiled
from recordlint.language.layers import Line, LineKind, Sentence
from recordlint.language.lexicons import alternation, pattern, per_house, terms_of
from recordlint.language.reading import Reading
from recordlint.language.terms import Terms

CAPACITY = r"(?:capacity|capacty|capcity|capactiy|capasity|capicity|capacaty)"
_PREPOSITION = (
    r"(?:to|for|about|around|regarding|re|in relation to|in regards? to|with regards? to|in respect of|with respect to|relating to|related to|"
    r"concerning|over|as to|as regards|in terms of|surrounding|when it comes to|in the area of|whether|where|how|who|of)"
)
_INTERPOSED = r"(?:(?:,|currently|at present|at this time|at this point|at the moment|now|today|still|also|himself|herself|-|:|or understanding|and understanding) ?){0,4}"
_VERBS_OF_DECIDING = r"(?:be able to|help|make|making|take|taking|reach|reaching|come to|do|have|participate in|engage in|consent|agree|refuse|decline|decide|choose|determine|give|manage|understand|weigh)"
_VAGUE_OBJECT = (
    r"(?:anything|everything|things|most things|all things|some things|(?:her|his|their|the) (?:own )?li(?:fe|ves)|all areas|any areas?|any aspects?|all aspects|all aspects of (?:her|his|their) (?:life|care)|"
    r"(?:him|her|them)sel(?:f|ves)|it|which|this reason|that reason|a long time|(?:her|his|their) own good|years|months|now|some time|(?:his|her|their) age)"
)
_REASONED = r"(?:due|because|as|so|since|given|owing|secondary|and|but|at|in|on|when|while|which|currently|now|today|independently|alone|however|although|anymore|any more|any longer|without|despite|by|with(?! regards?| respect))"


@per_house
def words(category: str) -> str:
    """A group that matches any term of the capacity lexicon's category."""
    return f"(?:{alternation(term.strip() for term in terms_of('capacity', category))})"


@per_house
def _terms(category: str) -> Terms:
    return pattern(term.strip() for term in terms_of("capacity", category))


def names_decision(before: str, said: str, after: str) -> bool:
    """Whether the sentence says what the decision is: "capacity to decide where to live", "for this decision"."""
    match = compiled(rf"^ ?{_INTERPOSED}{_PREPOSITION}\b ?(?P<what>.*)").match(after)
    if match and _is_specific(match["what"], match[0]):
        return True
    if compiled(
        r"^ ?(?:currently |at present )?(?:on|in) (?:this|that|these|the) (?:issue|matter|decision|point|question|regard|area|respect|subject|domain)"
    ).match(after):
        return True
    if compiled(r"\bwhere .{2,50} (?:is|are) concerned").search(after[:90]):
        return True
    chose = compiled(
        r"^,? (?:and|but|so|yet|to) (?:(?:she|he|they|has|have|is|was|had|then|can|therefore|clearly) ){0,3}"
        r"(?:declin\w+|refus\w+|cho(?:se|sen|oses|osing|ose)|decid\w+|wish(?:es|ed)?|want(?:s|ed|ing)?|agree[ds]?|consent\w*|opt(?:s|ed|ing)?|mak\w+ (?:a|the|this) (?:\w+ )?(?:decision|choice)) (?:to|not|that|for|the|a|her|his|their|any|all|ambulance|hospital|\w+ing)\b(?! consent)"
    )
    if chose.match(after):
        return True
    if compiled(
        r"\b(?:(?:this|that) decision|the decision (?:to|about|on|whether|of|in question|around|regarding|at hand)|decid(?:e|es|ed|ing) (?:whether|where|about|on|who|how|if|to|what)|decisions? (?:to|about|on|whether|regarding|around|concerning|in relation to|re) (?!be |her li|his li))"
    ).search(f"{before} {after}"):
        return True
    if compiled(
        r"(?:^|[.;:,] ?)[\W\d]*(?:for|regarding|re|in relation to|with regards? to|in respect of|concerning|as to|as regards|when it comes to|around|about|on) (?!this reason|that reason|the basis|the grounds|now|today|me\b|him\b|\d|arrival|admission|visit|review|{date}|{clock}|{weekday})[^.;]{3,80}$"
    ).search(before):
        return True
    return bool(re.search(rf"(?<!\w){words('topic')}\W*$", f"{before[-40:]} {_adjective(said)}"))


def _adjective(said: str) -> str:
    return re.sub(rf"{CAPACITY}\W*$", "", said)


@per_house
def _empty_head() -> re.Pattern[str]:
    return compiled(
        rf"(?:{_VERBS_OF_DECIDING}|{words('any_decision')}|any|all|most|many|some|these|such|other|her|his|their|own|the|a|an|of|with|"
        r"informed|safe|sensible|good|sound|rational|complex|simple|everyday|day[ -]to[ -]day|daily|important|major|big|key|unwise|proper|"
        r"personal|necessary|independent|appropriate|valid|capacitous|to)(?!\w)\s*"
    )


def _is_specific(what: str, whole: str) -> bool:
    """Whether the words behind "capacity to" name a decision: not "make her own decisions", "consent", "decide for himself"."""
    rest = what.strip()
    head = _empty_head()
    for _ in range(3):
        # Take the empty head off: verbs of deciding, determiners and adjectives, "decisions".
        while match := head.match(rest):
            rest = rest[match.end() :]
        stripped = compiled(rf"^(?:on|{_PREPOSITION})\b ?").sub("", rest, count=1)
        if stripped == rest:
            break
        rest = stripped
    if rest[:1] in ",.;:)":
        return False
    rest = rest.strip(" .,;:!?)-(\"'\n")
    if not rest or compiled(rf"^(?:{_REASONED})\b").match(rest):
        return False
    return not compiled(rf"^{_VAGUE_OBJECT}(?:\W*$|\W+{_REASONED}\b|[.,;:)]|\W+(?:he|she|they)\b)").match(rest)


def headed(reading: Reading, sentence: Sentence) -> bool:
    """Whether the label or the heading above names the decision: "Capacity to decide who keeps the card", "Finances:"."""
    line = reading.layout.lines[sentence.line]
    if line.kind is LineKind.TABLE:
        row = reading.folded[line.start : sentence.start]
        return bool(_terms("topic").search(row[-160:]))
    return _label_names(line.label) or _label_names(line.section) or _label_names(_bare_heading_above(reading, line))


def _bare_heading_above(reading: Reading, line: Line) -> str:
    """The short line without a full stop that stands right above, where the layout knows no such heading."""
    if line.index == 0 or line.label:
        return ""
    above = reading.layout.lines[line.index - 1]
    text = reading.folded[above.start : min(above.end, above.start + 60)].strip()
    short = above.kind is LineKind.PARAGRAPH and above.end - above.start < 40 and len(text.split()) <= 4
    return text if short and text[-1:].isalnum() else ""


def _label_names(label: str) -> bool:
    if not label:
        return False
    if match := compiled(
        rf"\b(?:{CAPACITY}|decisions?|mca|assessment|consent) ?[(:,-]? ?{_INTERPOSED}{_PREPOSITION}\b ?(?P<what>.+)"
    ).search(label):
        return _is_specific(match["what"], match[0]) and not compiled(r"^(?:be made|date|assessor|completed)").match(
            match["what"]
        )
    return len(label) <= 70 and bool(_terms("topic").search(label))


def decision_named_in_note(reading: Reading) -> bool:
    """Whether the note says anywhere, in a label or a sentence, which decision its capacity talk is about."""
    if any(_is_decision_label(line) for line in reading.layout.lines):
        return True
    pattern_ = compiled(rf"\b(?:{CAPACITY}|ability) {_INTERPOSED}{_PREPOSITION}\b ?(?P<what>[^.;\n]{{0,80}})")
    return any(
        _is_specific(match["what"], match[0])
        and not re.match(rf"{words('other_verb')}(?!\w)", match["what"])
        and not match[0].startswith("ability")
        for match in pattern_.finditer(reading.folded)
    )


def _is_decision_label(line: Line) -> bool:
    label = line.label
    return bool(label) and bool(
        compiled(
            r"^(?:the |specific |relevant |what )?(?:decision|question|issue)s? (?:to be (?:made|decided|taken)|being (?:assessed|made)|in question|required|needed|assessed|at issue|under (?:assessment|consideration))|^the (?:specific |relevant )?decision$|^specific decision$|^decision \(?s?\)? ?to be"
        ).search(label)
    )
