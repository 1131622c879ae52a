"""The rationale family: decisions and the reasons for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from recordlint.checks import rationale_notes, rationale_plans
from recordlint.checks.base import Candidate, Check, CheckContext, SetCheck, holding
from recordlint.checks.rationale_reasons import elsewhere, is_headline, nearby, somebody_elses, stated, weighed
from recordlint.language.grammar import compiled
from recordlint.language.layers import Decision
from recordlint.language.reading import Reading


def decision_without_reason(context: CheckContext) -> Iterator[Candidate]:
    """A decision by the service, and nothing in or near it that says why."""
    for decision in context.reading.decisions:
        if decision.kind != "closure":
            yield _unexplained(context.reading, decision, context.profile)


def closure_without_reason(context: CheckContext) -> Iterator[Candidate]:
    """An end of the work, and nothing in or near it that says why."""
    reading = context.reading
    for decision in reading.decisions:
        if decision.kind == "closure":
            candidate = _unexplained(reading, decision)
            extra = holding(
                police_or_other=_of_the_police(reading, decision), other_sense=_no_fixed_abode(reading, decision)
            )
            yield Candidate(candidate.start, candidate.end, candidate.quiet | extra)


def decision_maker_missing(context: CheckContext) -> Iterator[Candidate]:
    """ "It was decided": nobody is named in the sentence."""
    reading = context.reading
    for decision in reading.decisions:
        sentence = reading.sentences[decision.sentence]
        if decision.maker != "passive" and not compiled(r"^[\W\d]*(?:agreed|decided) that\b").match(
            reading.words(sentence)[:40]
        ):
            continue
        words = reading.words(sentence)[:500]
        yield Candidate(
            decision.start,
            decision.end,
            holding(
                quoted=reading.is_quoted(decision.start, decision.end),
                attributed=somebody_elses(reading, decision),
                maker_named=_names_maker(words)
                or _names_person(reading.text[sentence.start : sentence.end][:500])
                or _maker_next_door(reading, decision),
                attendance=_has_attendance(reading)
                and bool(
                    compiled(r"\b(?:agreed|decided|determined|concluded|resolved)\b").search(
                        reading.folded[decision.start : decision.end]
                    )
                ),
                daily=context.profile == "daily",
            ),
        )


def _unexplained(reading: Reading, decision: Decision, profile: str = "note") -> Candidate:
    """The candidate of a decision, with every reason found for keeping quiet about it."""
    return Candidate(
        decision.start,
        decision.end,
        holding(
            quoted=reading.is_quoted(decision.start, decision.end),
            attributed=somebody_elses(reading, decision),
            reason_given=stated(reading, decision),
            reason_nearby=nearby(reading, decision),
            reason_elsewhere=elsewhere(reading, decision),
            explained_below=is_headline(reading, decision),
            weighed=weighed(reading, decision),
            own_choice=decision.maker == "person" or _asked_for(reading, decision),
            routine=decision.kind == "continue" and profile != "manager" and _goes_on(reading, decision),
        ),
    )


def _goes_on(reading: Reading, decision: Decision) -> bool:
    """Whether a service simply stays as it is (a catheter that stays in, or a ban that stays, is another matter)."""
    words = reading.folded[decision.start : decision.end]
    if compiled(r"\b(?:suspend|stop|ceas|withdraw|cancel)\w*\b").search(
        reading.words(reading.sentences[decision.sentence])[:300]
    ):
        return False
    return bool(
        compiled(
            r"\b(?:package|poc|care|carers|calls?|visits?|visiting|support|hours|plans?|respite|reviews?|placement|sessions?|reablement|rehab|day (?:centre|care|service)|medication|meds|tablets|dose|top-up|direct payments?|budget|tenancy|equipment|frame|registration|therapy|treatment|contact|child|children|resident|patient|pt|client|remain|continue)\b"
        ).search(words)
    )


def _asked_for(reading: Reading, decision: Decision) -> bool:
    """The person or family asked for it, in the same sentence."""
    words = reading.words(reading.sentences[decision.sentence])[:500]
    return bool(
        compiled(
            r"^[\W\d]*agreed with (?:him|her|them|{title} {word}|{kin}|{possessive} {kin})\b|\b(?:(?:at|on) (?:{possessive}|{word}'s|{det} {word}'s) (?:own )?(?:request|wish|insistence)|as (?:{subject_pronoun}|{kin}|{word}) (?:asked|wished|wanted|requested|prefer\w+)|(?:he|she|they|{kin}) (?:asked|requested|chose|wanted|does not want|doesn't want|did not want|didn't want))\b"
        ).search(words)
    )


def _of_the_police(reading: Reading, decision: Decision) -> bool:
    """The police or a court took no further action."""
    sentence = reading.sentences[decision.sentence]
    words = reading.folded[max(sentence.start, decision.start - 80) : decision.end + 60]
    return bool(
        compiled(
            r"\b(?:police|cps|pc \w+|officer in the case|oic|sgt|ds|dc|(?<=the\x20)court|(?:family|crown|county|magistrates'?|youth|high) court|charges?|crime|caution|prosecution|bailed|custody|arrested|ambulance|rspca|fire (?:service|brigade))\b"
        ).search(words)
    )


def _no_fixed_abode(reading: Reading, decision: Decision) -> bool:
    words = reading.folded[max(0, decision.start - 40) : decision.end + 40]
    return "nfa" in reading.folded[decision.start : decision.end] and bool(
        compiled(
            r"\b(?:address|homeless|abode|rough|sleep\w*|currently nfa|is nfa|was nfa|been nfa|lives?|tent|sofa|hostel|of nfa)\b"
        ).search(words)
    )


def _names_maker(words: str) -> bool:
    """Whether somebody who decided is named: by, at a meeting of, with, or in brackets."""
    return bool(
        compiled(
            r"\b(?:agreed|discussed|decided|made|taken|resolved|determined|given|granted|sanctioned) (?:jointly |today )?with (?:her|him|them)\b|\b(?:by|between|(?:agreed|discussed|decided|discussion|meeting|consultation|conversation|supervision|call|talk)(?: \w+)? (?:with|of|at|in)|at|in|from(?! \d)) (?:{det} |both |all )?(?:{word} ){0,3}?(?:{role}|{body}|{kin}|{subject}|{title} {word}|me|us|myself|all present|everyone present|everybody|panel|meeting|conference|supervision|mdt|core group|tribunal|court|(?:best interests|strategy|professionals|discharge|review) (?:meeting|discussion))\b"
        ).search(words)
    ) or bool(
        compiled(r"\b(?:i|we|{title} {word}|panel|{role})(?: \([^)]*\))? (?:and|have|has|agreed|decided)\b").search(
            words
        )
    )


def _names_person(text: str) -> bool:
    """Whether "by", "between" or "with" is followed by a name."""
    return bool(re.search(r"\b(?:by|between|with)\s+(?!(?:Mum|Dad|Friday|Monday|January)\b)[A-Z][a-z]+", text))


def _maker_next_door(reading: Reading, decision: Decision) -> bool:
    """Whether the sentence before or after says who decided."""
    sentence = reading.sentences[decision.sentence]
    return any(
        compiled(
            r"\b(?:decision[- ]maker|decided by|agreed by|chaired by|(?:manager|panel|chair|team|consultant|mdt|i|we)(?: \w+){0,3} (?:decided|agreed|made (?:this|the) decision|authorised|signed))\b"
        ).search(reading.words(other)[:400])
        for other in reading.around(sentence, 1, 1)
        if other.index != sentence.index
    )


def _has_attendance(reading: Reading) -> bool:
    """Whether a list says who was there."""
    return any(
        compiled(
            r"^(?:present|attendees?|attendance|in attendance|people present|those present|who was there|there|here|attended(?: by)?)$"
        ).match(line.label or line.section)
        for line in reading.layout.lines
        if line.label or line.section
    )


CHECKS: Mapping[str, Check] = {
    "rationale/decision-without-reason": decision_without_reason,
    "rationale/closure-without-reason": closure_without_reason,
    "rationale/decision-maker-missing": decision_maker_missing,
    **rationale_plans.CHECKS,
    **rationale_notes.CHECKS,
}
SET_CHECKS: Mapping[str, SetCheck] = {}
