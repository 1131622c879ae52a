"""Sharing over several notes of one person: consent that has run out or contradicts itself, and like requests decided differently.

What is remembered of a note is a handful of kinds, a date and a checksum of the author's name, never its words.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from recordlint.checks.base import Candidate, CheckContext, Remembered, SetCheck, holding
from recordlint.checks.sharing_common import clip
from recordlint.language.grammar import compiled

_GIVEN = r"\b(?:consent(?:s|ed)?(?: form| to (?:share|sharing|information sharing))?[^.;\n]{0,25}?(?:given|obtained|signed|renewed|refreshed|updated|reviewed|yes|in place|on file|held)|(?:gave|gives|given|signed|renewed)(?: (?:a|the|his|her|their|new|written|verbal|informed|full|me|us)){0,4} (?:consent|permission)|(?:he|she|they|{word}) (?:has |have )?(?:consented|agreed) to (?:share|sharing|information|us (?:sharing|speaking|talking)|me (?:sharing|speaking|talking)|being shared|the (?:sharing|referral)))\b"
_REFUSED = r"\b(?:consent[^.;\n]{0,20}?(?:refused|withdrawn|withheld|declined|not given|revoked)|(?:refused|withdrew|withdrawn|withheld|declined|revoked|took back)(?: (?:his|her|their|all|any|the|to give)){0,2} (?:consent|permission)|(?:does|did|do) not (?:want|consent|agree)[^.;\n]{0,40}?(?:shar\w+|told|tell\w*|to know|passed on|contact\w*)|(?:doesn't|didn't|don't) (?:want|consent|agree)[^.;\n]{0,40}?(?:shar\w+|told|tell\w*|to know|passed on|contact\w*))\b"
_RELIES = r"\b(?:consent (?:is |was )?(?:on file|held|in place|already|as before|from before|previously)|(?:with|under|per|on|has|have|had|as per) (?:his|her|their|the|existing|previous|earlier|standing|general|verbal|written|signed|old|a){0,3} ?consent|consent(?:ed)? (?:previously|before|last year)|previously (?:consented|agreed))\b"
_DATED = r"\bconsent\w*\b[^.;\n]{0,40}?(?P<when>\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}|(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{4}|(?:in )?\b20\d\d\b)"
_CHANGED = r"\b(?:since then|circumstances (?:have |had )?changed|has changed|now (?:agrees|consents|wants|says yes|happy|an adult|18|lacks|has)|changed (?:his|her|their) mind|new (?:court order|order|risk|information|evidence|lpa|attorney)|no longer|because (?:this time|the risk|now)|this time|risk (?:is |has )?(?:now |gone )?(?:higher|increased|up)|withdrew|withdrawn)\b"
_REQUEST = r"\b(?:asked|asking|asks|request(?:ed|s|ing)?|wanted|wants|enquir\w+|rang (?:for|to ask|asking)|phoned (?:for|to ask|asking)|called (?:for|to ask|asking)|wrote (?:for|to ask|asking))\b"
_YES = r"\b(?:(?:i|we|staff|so|and|duty)?,? ?(?:gave|told|shared|sent|read|passed|disclosed|provided|updated|informed|filled)\b(?! (?:me|us|no|that (?:i|we) (?:could|can) ?not|i\b|we\b|nothing|him no|her no|them no))|request (?:agreed|granted|approved)|information (?:shared|given|released))"
_NO = r"\b(?:refused|declined|told (?:him|her|them) (?:no|nothing|that (?:i|we) (?:could not|couldn't|cannot|can't)|(?:i|we) (?:could not|couldn't|cannot|can't))|could not (?:share|discuss|tell|confirm|give|disclose)|couldn't (?:share|discuss|tell|confirm|give|disclose)|cannot (?:share|discuss|tell|confirm|give|disclose)|can't (?:share|discuss|tell|confirm|give|disclose)|unable to (?:share|discuss|tell|confirm|give|disclose)|did not (?:share|tell|give|disclose|discuss)|nothing (?:shared|disclosed|given|told)|neither confirm nor deny|not shared|information (?:withheld|refused)|request (?:refused|declined))\b"
_PARTIES = (
    ("family", r"\b(?:{kin})\b"),
    ("school", r"\b(?:school|college|nursery|teacher)\b"),
    ("police", r"\b(?:police|officer|probation)\b"),
    ("landlord", r"\b(?:landlord|housing|lettings?|factor)\b"),
    ("employer", r"\b(?:employer|manager at work|boss|work)\b"),
    ("solicitor", r"\b(?:solicitor|lawyer)\b"),
    ("neighbour", r"\b(?:neighbour|friend|church)\b"),
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Consent(NamedTuple):
    """What a note says of consent: `given`, `refused`, `relied` on, and the month count of a date that it names."""

    given: bool
    refused: bool
    relied: bool
    dated: int | None
    shared: bool
    other_basis: bool


class Ruling(NamedTuple):
    """A request to share and its answer. `by` is a checksum of the author's name, 0 if unknown."""

    party: str
    shared: bool
    by: int
    changed: bool


def _remember_consent(context: CheckContext) -> Consent | None:
    folded = context.reading.folded
    given = bool(compiled(_GIVEN).search(folded))
    refused = bool(compiled(_REFUSED).search(folded))
    relied = bool(compiled(_RELIES).search(folded))
    events = [e for e in context.reading.sharing if not e.negated and e.pair == "" and (e.form != "contact" or e.what)]
    if not (given or refused or relied or events):
        return None
    match = compiled(_DATED).search(folded)
    return Consent(
        given,
        refused,
        relied,
        _months_of(match["when"]) if match else None,
        bool(events),
        any(e.basis_kind in ("other", "proxy") for e in events),
    )


def _check_consent(entries: Sequence[Remembered], options: Mapping[str, Any]) -> Iterator[Candidate]:
    """The first note in which sharing rests on consent that is too old, undated, contradicted or nowhere."""
    months = int(options.get("months", 12))
    last: int | None = None
    ever_given = refused = False
    bare = 0
    for ref, value in entries:
        consent = Consent(*value)
        now = _months(ref.date) if ref.date else None
        problem = ""
        if consent.given and not consent.relied:
            ever_given, refused = True, False
            last = consent.dated or now
        if consent.dated is not None:
            ever_given, last = True, consent.dated
        if consent.refused:
            refused = True
        elif consent.shared:
            if refused and not consent.given:
                problem = "contradictory"
            elif consent.relied and last is None:
                problem = "undated"
            elif ever_given and last is not None and now is not None and now - last > months:
                problem = "older than agreed"
            elif not ever_given and not consent.relied:
                bare += 1
                problem = "missing" if bare >= 2 else ""
        if problem:
            yield Candidate(
                quiet=holding(
                    other_basis=consent.other_basis,
                    renewed=consent.given and not consent.relied and consent.dated is None,
                ),
                values={"problem": problem, "months": str(months)},
                related=(ref,),
            )
        elif consent.shared and ever_given and not refused:
            # Fresh, dated consent: kept as a candidate so that the condition can be shown at work.
            yield Candidate(
                quiet=holding(renewed=True), values={"problem": "fresh", "months": str(months)}, related=(ref,)
            )


def _remember_rulings(context: CheckContext) -> tuple[Ruling, ...] | None:
    reading = context.reading
    author = (context.note.author or "").strip().lower()
    by = zlib.crc32(author.encode()) if author else 0
    changed = bool(compiled(_CHANGED).search(reading.folded))
    found: dict[str, Ruling] = {}
    for sentence in reading.sentences:
        words = clip(reading, sentence, 600)
        if not compiled(_REQUEST).search(words):
            continue
        near = " ".join(clip(reading, s, 400) for s in reading.around(sentence, 0, 2))
        answer = compiled(_NO).search(near)
        yes = None if answer else compiled(_YES).search(near)
        if not answer and not yes:
            continue
        for party, source in _PARTIES:
            if compiled(source).search(words):
                found.setdefault(party, Ruling(party, yes is not None, by, changed))
                break
    return tuple(found.values())[:5] or None


def _check_rulings(entries: Sequence[Remembered], options: Mapping[str, Any]) -> Iterator[Candidate]:
    days = int(options.get("days", 90))
    last: dict[str, tuple[Remembered, Ruling]] = {}
    for entry in entries:
        for value in entry.value:
            ruling = Ruling(*value)
            before = last.get(ruling.party)
            last[ruling.party] = (entry, ruling)
            if before is None or before[1].shared == ruling.shared:
                continue
            then, now = before[0].ref.date, entry.ref.date
            far = then is None or now is None or abs((now - then).days) > days
            yield Candidate(
                quiet=holding(
                    circumstances_changed=ruling.changed,
                    same_worker=bool(ruling.by) and ruling.by == before[1].by,
                    long_ago=far,
                ),
                values={"days": str(days)},
                related=(before[0].ref, entry.ref),
            )


def _months(day: date) -> int:
    return day.year * 12 + day.month


def _months_of(words: str) -> int | None:
    """A month count from a written date; January for a bare year; None when it cannot be read."""
    if match := re.fullmatch(r"(\d{4})-(\d{2})-\d{2}", words):
        return int(match[1]) * 12 + int(match[2])
    if match := re.fullmatch(r"\d{1,2}[/.-](\d{1,2})[/.-](\d{2,4})", words):
        year = int(match[2])
        return (year + 2000 if year < 100 else year) * 12 + int(match[1])
    year = re.search(r"20\d\d", words)
    month = next((n for n, name in enumerate(_MONTHS, 1) if re.search(rf"\b{name}", words)), 1)
    return int(year[0]) * 12 + month if year else None


consent_stale = SetCheck(_remember_consent, _check_consent)
inconsistent_decisions = SetCheck(_remember_rulings, _check_rulings)
