"""The capacity family: mental capacity, best interests, and a child's competence.

The law asks for a named decision (not "has capacity"), for what the person could and could not do with the
information, and for the link between that and an impairment. A diagnosis alone shows none of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from recordlint.checks import capacity_evidence as evidence
from recordlint.checks.base import Candidate, Check, CheckContext, SetCheck, holding
from recordlint.checks.capacity_children import child_competence
from recordlint.checks.capacity_claims import Claim, claims
from recordlint.checks.capacity_decisions import decision_named_in_note, words
from recordlint.checks.capacity_interests import best_interests_decisions, missing_parts, recorded_elsewhere
from recordlint.language.grammar import compiled
from recordlint.language.lexicons import per_house
from recordlint.language.reading import Reading
from recordlint.notes import Severity

_NEAR = 2  # sentences
_LINK_BEHIND = (
    r"^(?:,? ?(?:currently|now|at present|at this time|to [^.;\n]{2,70}?|for [^.;\n]{2,60}?|around [^.;\n]{2,50}?|about [^.;\n]{2,50}?|regarding [^.;\n]{2,50}?|re [^.;\n]{2,40}?|"
    r"in relation to [^.;\n]{2,50}?|with regards? to [^.;\n]{2,50}?|himself|herself|anymore|whatsoever|at all|in all areas) ?)?"
    r"[^\w\n]{0,3}(?:(?:purely|simply|mainly|solely|just|partly|this (?:is|being)|which is|and (?:this )?(?:is|was)|is|was|being|likely|probably) ){0,2}"
    r"(?:due to|owing to|because(?: of)?|because of|as(?: an?| the)? (?:result|consequence) of|as|since|given|secondary to|2(?:ndary|ry)? to|2(?:'|°)? to|on account of|by (?:virtue|reason) of|"
    r"thanks to|in (?:view|light) of|on (?:the )?(?:grounds?|basis) of|caused by|related to|resulting from|resulting of|following|from|with|cos|coz|bc|b/c|d/t|of|through|based on|[(:,;/=-]|- ?)"
    r" ?(?P<between>[^.;\n]{0,70}?)$"
)
_LINK_BEFORE = r"^(?P<tail>[^.;\n]{0,30}?)(?:,|\)|;|:|-| and| so| therefore| thus| hence|[/=>]+|which means|meaning| means|consequently|as such| he| she| they|\.? so| now| also|that)[^.;\n]{0,60}$"
_TURNED = r"\b(?:but|although|though|however|despite|yet|whilst|while|whereas|regardless)\b"
_CAUSAL = r"^(?:due to|because|owing to|given|as|since|with|having|in view of|by virtue of|on account of)\b"
_CAUSE = r"(?:(?:\b|')(?:s got|s|due to|because of|because|owing to|given|as|since|with|having|has|have|had|in view of|as an? (?:result|consequence) of|being|is|was|at|suffers from|living with|diagnosed with|diagnosis of|by virtue of|on account of) (?:(?:her|his|their|the|a|an|of|also|got|diagnosis|advanced|severe|known|long-?standing|that|he|she|they|has|have|is|was|been|diagnosed|with|very|both|{possessive}) ){0,5})$"


def blanket(context: CheckContext) -> Iterator[Candidate]:
    """A claim that somebody has or lacks capacity, with no decision."""
    reading = context.reading
    found = claims(reading)
    if not found:
        return
    named = decision_named_in_note(reading)
    cited = evidence.cites_assessment(reading)
    findings: list[int] | None = None
    last = -1
    for claim in found:
        if claim.sentence.index == last or (claim.cannot and not _is_sweeping(reading, claim)):
            continue
        if findings is None:
            findings = [s.index for s in map(reading.sentence_at, evidence.functional_findings(reading)) if s]
        here = claim.sentence.index
        # A conclusion stands next to its assessment, and what was asked there is the decision.
        assessed = any(abs(index - here) <= _NEAR for index in findings)
        last = here
        yield Candidate(
            claim.start,
            claim.end,
            quiet=_not_made(claim)
            | holding(
                decision_named=claim.decision_named,
                decision_headed=named and not claim.decision_named,
                time_given=claim.dated,
                assessed_here=assessed,
                assessment_cited=cited,
            ),
        )


def from_diagnosis(context: CheckContext) -> Iterator[Candidate]:
    """A lack of capacity put down to a condition, an age or a test score."""
    reading = context.reading
    lacks = [claim for claim in claims(reading) if claim.lacks and not claim.other_sense]
    if not lacks:
        return
    last = -1
    for claim in lacks:
        if claim.sentence.index == last:
            continue
        span = _condition_as_cause(reading, claim)
        if span is None:
            continue
        last = claim.sentence.index
        yield Candidate(
            *span,
            quiet=_not_made(claim, other_sense=False)
            | holding(
                functional_finding=any(True for _ in evidence.functional_findings(reading)),
                assessment_cited=evidence.cites_assessment(reading),
            ),
        )


def no_evidence(context: CheckContext) -> Iterator[Candidate]:
    """A conclusion about capacity that rests on nothing the person could or could not do."""
    reading = context.reading
    found = [claim for claim in claims(reading) if not (claim.cannot and claim.other_sense)]
    if not found:
        return
    # A lack weighs more than a "has", and what is plainly claimed more than what is doubted.
    found.sort(key=lambda claim: (not claim.is_made, not claim.lacks))
    claim = found[0]
    yield Candidate(
        quiet=_not_made(claim)
        | holding(
            functional_finding=any(True for _ in evidence.functional_findings(reading)),
            assessment_cited=evidence.cites_assessment(reading),
        ),
        at_most=None if claim.lacks else Severity.INFO,
    )


def best_interests_incomplete(context: CheckContext) -> Iterator[Candidate]:
    """A best-interests decision without the person's wishes, whom was asked, or what else was possible."""
    reading = context.reading
    decisions = list(best_interests_decisions(reading))
    if not decisions:
        return
    missing = missing_parts(reading)
    if not missing:
        return
    # One decision that nothing excuses is enough.
    decision = min(decisions, key=lambda d: len(d.excuses))
    adult = any(claim.lacks for claim in claims(reading)) or bool(
        compiled(r"\b(?:mca|dols?|dolist|imca|lpa|bia|mental capacity)\b").search(reading.folded)
    )
    child = evidence.child_under_sixteen(reading) or (not adult and evidence.is_about_child(reading))
    yield Candidate(
        quiet=decision.excuses
        | holding(scotland=context.nation == "scotland", child=child, recorded_elsewhere=recorded_elsewhere(reading)),
        values={"missing": _listed(missing)},
    )


def _not_made(claim: Claim, *, other_sense: bool = True) -> frozenset[str]:
    """The conditions under which the writer claims nothing about a person's capacity."""
    return holding(
        other_sense=other_sense and claim.other_sense,
        doubted=claim.doubted,
        presumed=claim.presumed,
        in_general=claim.in_general,
        quoted=claim.quoted,
        attributed=claim.attributed and not claim.quoted,
    )


def _is_sweeping(reading: Reading, claim: Claim) -> bool:
    """Whether "cannot make decisions" speaks of decisions at large: her own, any, informed ones, for herself."""
    said = reading.folded[claim.start : claim.end]
    return bool(
        compiled(
            r"\b(?:decisions|choices|own (?:decision|choice)|any (?:decision|choice)|informed|for (?:him|her|them)sel|decision-making)\b"
        ).search(said)
    )


def _condition_as_cause(reading: Reading, claim: Claim) -> tuple[int, int] | None:
    """The words from the condition to the claim, or the other way, when the one is given as the cause of the other."""
    folded = reading.folded
    low, high = max(claim.sentence.start, claim.start - 160), min(claim.sentence.end, claim.end + 200)
    for match in _condition().finditer(folded, claim.end, high):
        link = compiled(_LINK_BEHIND).match(folded[claim.end : match.start()])
        if link and not compiled(_TURNED).search(link["between"]) and not _is_use(folded, match.end()):
            return claim.start, match.end()
    for match in _condition().finditer(folded, low, claim.start):
        between = folded[match.end() : claim.start]
        if (
            _is_use(folded, match.end())
            or compiled(_TURNED).search(between)
            or compiled(r"\b(?:no|not|without|denies) (?:\w+ )?$").search(folded[low : match.start()][-25:])
        ):
            continue
        cause = compiled(_CAUSE).search(folded[low : match.start()])
        opens = compiled(r"(?:^|\n)[\W\d]*(?:{det} )?$").search(folded[low : match.start()])
        # "Due to her dementia Ms Reed lacks …" needs no further link; "has dementia" does.
        causal = cause is not None and compiled(_CAUSAL).match(cause[0])
        if causal or ((cause or opens) and (compiled(_LINK_BEFORE).match(between) or not re.search(r"\w", between))):
            start = match.start() if cause is None or re.match(r"'?s ", cause[0]) else low + cause.start()
            return start, claim.end
    return _condition_before(reading, claim)


def _condition_before(reading: Reading, claim: Claim) -> tuple[int, int] | None:
    """The claim alone, where it opens with "therefore" or follows a bare diagnosis: "Alzheimer's. No capacity."."""
    index = claim.sentence.index
    if index == 0 or claim.start - claim.sentence.start > 40:
        return None
    previous = reading.sentences[index - 1]
    if previous.block != claim.sentence.block or previous.end - previous.start > 120:
        return None
    words_before = reading.words(previous)
    match = _condition().search(words_before)
    if match is None or _is_use(words_before, match.end()):
        return None
    linked = compiled(
        r"^[\W\d]*(?:so|therefore|thus|hence|consequently|as a result|because of this|as such|due to this|for this reason|this means)\b"
    ).match(reading.words(claim.sentence))
    bare = len(words_before.split()) <= 3
    return (claim.start, claim.end) if linked or bare else None


def _is_use(folded: str, end: int) -> bool:
    """Whether the condition only names a service or a thing: the dementia team, autism awareness."""
    return bool(re.match(rf"[\s-]{words('condition_use')}(?!\w)", folded[end : end + 30]))


@per_house
def _condition() -> re.Pattern[str]:
    aged = r"(?:aged? |(?:is|at) (?=[6-9]\d|1[01]\d))\d{2,3}(?: years old| years)?|\d{2,3} (?:years old|yrs old|yo)"
    return re.compile(rf"(?<!\w)(?:{words('condition')}|{aged})(?!\w)")


def _listed(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} or {items[-1]}"


CHECKS: Mapping[str, Check] = {
    "capacity/blanket": blanket,
    "capacity/from-diagnosis": from_diagnosis,
    "capacity/no-evidence": no_evidence,
    "capacity/best-interests-incomplete": best_interests_incomplete,
    "capacity/child-competence": child_competence,
}
SET_CHECKS: Mapping[str, SetCheck] = {}
