"""Decisions found by grammar: who acts (a worker, an office, nobody), a verb that changes or ends, and what it is done to.

The wordings know frames; this knows the class. A verb of the lexicon is a decision where a maker, a dropped subject or a
passive has it, and where it is done to a service, a medicine, a belonging, or to a person with a place, list or level.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from recordlint.language.decision_objects import PEOPLE, done_to, fits, is_of, to_a_level
from recordlint.language.grammar import compiled
from recordlint.language.lexicons import pattern, per_house, terms_of
from recordlint.language.terms import TermMatch, Terms

_BOUNDARY = re.compile(r"[.;:,!?()\"|\t\n]| - |->|\b(?:and|but|so|then|or|while|whilst|though)\s")
_SUBORDINATE = re.compile(
    r"\b(?:if|when|whenever|whether|because|since|after(?! much thought| careful| discussion)|before|until|till|once|unless|who|which|where|why|how|what|than|as|in case|so that|to see)\b"
)
_AUX = r"(?:is|are|was|were|has|have|had|been|be|being|to|will|shall|must|should|can|now|also|therefore|all|both|just|since|going|then|finally|today|temporarily|permanently|immediately|formally|currently|reluctantly|jointly|not|no longer|had to|need to|needs to|are to|is to|'s|'re|'ve|'ll|'m|am|back|only|further|be put)"
_PARTICIPLE = re.compile(
    r"(?:ed|wn|en|d|t)$|^(?:cut|put|shut|kept|held|took|taken|made|wound|stood|brought|withheld|withdrew|withdrawn|served)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A decision in `words`: its span, kind and maker."""

    start: int
    end: int
    kind: str
    maker: str


@per_house
def _acts() -> Terms:
    return pattern(terms_of("decision", "act", "act_person"))


def find(text: str, words: str) -> list[Found]:
    """Every decision that the grammar sees in a sentence; `text` is the same stretch with its capitals."""
    return [found for hit in _acts().finditer(words) if (found := _at(text, words, hit))]


def _at(text: str, words: str, hit: TermMatch) -> Found | None:
    left, start = _clause_before(words, hit.start())
    if _SUBORDINATE.search(left[-60:]) or _hypothetical_clause(words, start):
        return None
    right = words[hit.end() : _clause_after(words, hit.end())]
    verb = hit[0]
    if maker := _maker(left):
        if done_to(verb, right):
            return Found(start + len(left) - len(left.lstrip()), _stop(hit.end(), right), _kind(verb), maker)
        if not compiled(r"^ ?(?:$|(?:by|with|from|to|at|on|until|till|for|{weekday}|today|now|in)\b)").match(right):
            return None
    if _dropped(left) and _carries_on(words, start) and not verb.split()[0].endswith("s"):
        if done_to(verb, right):
            lead = compiled(rf"(?:\b(?:{_AUX[3:-1]}) ?)*$").search(left)
            begin = start + lead.start() if lead else hit.start()
            return Found(begin, _stop(hit.end(), right), _kind(verb), "dropped")
        return None
    return _passive(text, words, hit, left, start, right)


def _passive(text: str, words: str, hit: TermMatch, left: str, start: int, right: str) -> Found | None:
    """Something is done to what stands before the verb: "Patient put back on weekly caseload", "family time will cease"."""
    match = compiled(rf"^ ?(?P<noun>\S.{{0,80}}?)(?P<aux>(?: {_AUX}){{0,5}}) ?$").match(left)
    if not match:
        return None
    noun, aux, verb = match["noun"], match["aux"], hit[0]
    if compiled(
        r"\b(?:i|we|he|she|they|it|who|you|there|nobody|someone|says?|said|asked|told|wants?|wanted|agreed|went|came|has|have|had|did|does|do|would|could|might)\b"
    ).search(noun):
        return _person_passive(text, noun, aux, verb, words, hit, start, right)
    if not _PARTICIPLE.search(verb.split()[0]) and not is_of("act_alone", verb):
        return None
    modal = compiled(r"\b(?:to|will|shall|must|should)\b").search(aux)
    if is_of("act_alone", verb) and not verb.endswith("s") and not modal:
        return None
    if verb in ("took", "withdrew") and not aux:
        return None
    if not fits(verb, noun):
        return _person_passive(text, noun, aux, verb, words, hit, start, right)
    if not compiled(rf"{PEOPLE}\s*$").search(noun):
        between = verb == "changed" and compiled(
            r"^ (?:from [\w'-]+(?: [\w'-]+)? )?to (?!{clock}|{weekday}|{date}|\d)"
        ).match(right)
        if is_of("act_weak", verb) and not (to_a_level(right) or between or _is_taken_back(verb, aux, right)):
            return None
        return Found(start + match.start("noun"), _stop(hit.end(), right), _kind(verb), "dropped")
    return _person_passive(text, noun, aux, verb, words, hit, start, right)


def _is_taken_back(verb: str, aux: str, right: str) -> bool:
    """Whether equipment is to go back: "frame to be returned to stores"."""
    return (
        verb in ("returned", "collected", "released")
        and bool(compiled(r"\b(?:to be|will be)\b").search(aux))
        and bool(
            compiled(
                r"^ (?:back )?(?:to|by) (?:the )?(?:stores?|supplier|referrer|provider|landlord)\b|^ back\b"
            ).match(right)
        )
    )


def _person_passive(
    text: str, noun: str, aux: str, verb: str, words: str, hit: TermMatch, start: int, right: str
) -> Found | None:
    """ "He is being placed at Kestrel unit", "Patient put back on weekly caseload": a person is moved, by nobody named."""
    if not is_of("act_person", verb) or (not _PARTICIPLE.search(verb.split()[0]) and verb not in ("moving", "going")):
        return None
    name = text[start : start + 60].lstrip()[:1].isupper() and compiled(r"^[a-z]+$").match(noun.strip())
    if not name and not compiled(rf"^(?:the |this |our )?{PEOPLE}$").match(noun.strip()):
        return None
    if compiled(
        r"^(?:lunch|dinner|tea|breakfast|supper|appointment|bed|chair|table|visitors?|staff|meds|walks?)$"
    ).match(noun.strip()):
        return None
    passive = bool(compiled(r"\b(?:be|been|being|is|are|was|were|to)\b").search(aux))
    if not passive and not compiled(
        r"^(?:pt|patient|resident|client|child|children|yp|tenant|su|mr \w+|mrs \w+|ms \w+)$"
    ).match(noun.strip()):
        return None
    moved = re.match(r"(?:mov|return|stepp|taken|brought|kept|admit|clos)", verb)
    if moved and not (
        to_a_level(right) and compiled(r"\b(?:be|been|being|was|were|to|by)\b|^ by\b").search(aux + right)
    ):
        return None
    if verb == "admitted" or (not to_a_level(right) and not is_of("act_final", verb)):
        return None
    return Found(start, _stop(hit.end(), right), _kind(verb), "dropped")


def _maker(left: str) -> str:
    """named for the writer, role for a worker or office who acts; "" otherwise."""
    match = compiled(
        rf"^ ?(?:(?:today|from (?:now on|today|tomorrow|{{weekday}}|next week)|after much thought|this morning|\d[\d.:]*) ?)?(?:(?P<me>i|we|i've|we've|i'm|we're|i'll|we'll|{{word}} and (?:i|we))|(?P<role>(?:{{det}} )?(?:[\w'-]+ ){{0,2}}?(?:%office%|{{role}}|{{body}}|team|service|home|panel|staff|management|managers|meeting|la|local authority|council|trust|agency|provider|yot|icb|lead|practitioner|coordinator|co-ordinator|senior|nurse in charge)(?: \([^)]*\))?|(?:{{det}} )?(?:[\w'-]+ )?(?:manager|worker|officer|practitioner|lead) {{word}}(?: {{word}})?|(?:dr|sister|nurse|rn|sgt) {{word}}))(?: (?:{_AUX[3:-1]}|\w+ly|have|has|decided to|chosen to|agreed to|opted to|made the decision to|instructed {{word}} to)){{0,5}} ?$".replace(
            "%office%", "tm|atm|adm|chair|manager|deputy|matron|virtual school head"
        )
    ).match(left)
    if not match:
        return ""
    return "named" if match["me"] else "role"


def _dropped(left: str) -> bool:
    """Whether nothing but particles stands before the verb: a fragment with its subject left out."""
    return bool(
        compiled(
            rf"^[\W\d]*(?:(?:{_AUX[3:-1]}|plan|outcome|decision|action|agreed|agree|decided|{{weekday}}|hrs|pm|am|please|\w+ly|following review|will) ?[:,-]? ?){{0,5}}$"
        ).match(left)
    )


def _carries_on(words: str, start: int) -> bool:
    """Whether a clause without a subject has none to borrow: the words before it hold no person who acts."""
    before = words[max(0, start - 120) : start]
    last = re.split(r"[.;:!?|\n]|->", before)[-1]
    return (
        not compiled(r"\b(?:he|she|they|{kin}|{subject}|mr \w+|mrs \w+|ms \w+|i|we)\b").search(last)
        and len(last.split()) <= 6
    )


def _clause_before(words: str, at: int) -> tuple[str, int]:
    """The words of the clause before `at`, and where they begin."""
    start = 0
    base = max(0, at - 140)
    for match in _BOUNDARY.finditer(words, base, at):
        # "12.30", "s.42" and "1:1" bound nothing.
        if match[0] in ".:" and match.end() < len(words) and words[match.end()].isdigit():
            continue
        if match[0] == "." and re.search(
            r"\b(?:no|dr|mr|mrs|ms|st)$", words[max(0, match.start() - 4) : match.start()]
        ):
            continue
        start = match.end()
    start = max(start, base if base and not start else start)
    return words[start:at], start


def _clause_after(words: str, at: int) -> int:
    for match in _BOUNDARY.finditer(words, at, min(len(words), at + 120)):
        if match[0] in ".:" and match.end() < len(words) and words[match.end()].isdigit():
            continue
        if match[0].startswith(("and", "or")) and not compiled(r"^(?:he|she|they|it|there|i|we)\b").match(
            words[match.end() :]
        ):
            continue
        return match.start()
    return min(len(words), at + 120)


def _hypothetical_clause(words: str, start: int) -> bool:
    return bool(_SUBORDINATE.match(words[max(0, start) : start + 40].lstrip()))


def _stop(at: int, right: str) -> int:
    return at + len(right.rstrip())


def _kind(verb: str) -> str:
    first = verb.split()[0]
    if re.match(r"clos|shut|archiv|sign|dealloc|de-alloc|discharg", first):
        return "closure"
    if re.match(r"stop|end|ceas|suspend|withdr|discont|cancel|terminat|paus|withh|hold|held|omit", first):
        return "stop"
    if re.match(r"ban|barr|exclu|restrict|limit|seclu|isolat|segreg|confisc|evict|detain|section|remov", first):
        return "restrict"
    if re.match(r"plac|mov|rehous|reloc|accommod|transf|admit", first):
        return "place"
    if re.match(r"refus|declin|reject|turn|knock|deny|denied|veto|overr", first):
        return "refuse"
    return "change"
