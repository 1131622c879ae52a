"""What a conclusion about capacity can rest on: functional findings, an assessment that is cited; and whether a child is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.checks.capacity_claims import words
from recordlint.language.grammar import compiled
from recordlint.language.lexicons import alternation, pattern, per_house, terms_of
from recordlint.language.reading import Reading
from recordlint.language.terms import Terms

_ABLE = (
    r"(?:(?:un)?able to|able, [^.;,\n]{2,40}, to|n't able to|(?:in)?capable of|(?:can|could|did|does|do|would|will|may|was|were)(?: ?n't|nt| not)|can|could|did|cannot|can't|couldn't|"
    r"couldnt|didn't|didnt|doesn't|fail(?:s|ed) to|struggl(?:es|ed|ing) to|managed to|manages to|in?ability to|ability to|tr(?:ied|ies) to|began to|no longer|not)"
)
# Words that make the worker, the family or nobody the one who understood.
_NOT_THE_PERSON = r"\b(?:i|we|us|staff|writer|worker|police|gp|it (?:is|was|has been)|{kin}|{role}|family|team|school|which|that is)(?:'s|'ll|'d)?(?: \w+){0,2} ?$"
_SIGNS = (
    r"\b(?:blink\w*|nod(?:s|ded|ding)?|thumbs?[ -]up|thumbs?[ -]down|point(?:s|ed|ing) (?:to|at|out)|squeez\w+|gestur\w*|eye[ -]?gaz\w*|look(?:s|ed|ing) (?:up|down|to)|sign(?:ed|s|ing)|"
    r"wrote|typed|shook|shakes|talking mats|pictures?|photographs|photos|symbols?|makaton|(?:picture|symbol|yes|word|flash|cue) cards?|whiteboard|letter board|(?:her|his|their) eyes|eye movements?|up for|"
    r"communication (?:book|board|aid))\b"
)
_ANSWERS = (
    r"\b(?:yes|for no|choice|choose|chose|choosing|option|answer(?:s|ed|ing)?|to indicate|indicated|to show|for agreement|replied|reply|respon(?:se|ded|d|ds)|communicat\w*|when asked|which (?:he|she|they|one)|"
    r"the one (?:he|she|they))\b"
)
_MEASURED = r"^\W*(?:baby|him|her|them|it|\d|in at|weekly|monthly|daily|today|on the|at clinic|urine|fluid|food|for)\b"
_OBJECT_OF_RETAINING = r"^\W*(?:capacity|urine|the right|water|fluids?|placenta|her tenancy|his tenancy|custody|care of|a solicitor|ownership|the keys?)\b"
_DATED = r"(?:{date}|{month} (?:19|20)\d\d|(?:19|20)\d\d|yesterday|today|last {weekday}|on {weekday})"
_REFER = r"\b(?:see|as per|refer to|recorded (?:on|in)|documented (?:on|in)|filed|on file|uploaded|attached|saved|in documents|separate|separately|copy (?:in|on)|detailed in|set out in|appended|completed form)\b"


def functional_findings(reading: Reading) -> Iterator[int]:
    """Where the note shows that the person could or could not understand, keep in mind, use or make known: offsets.

    The worker's own understanding, a baby's weight and retained urine do not count.
    """
    folded = reading.folded
    for match in _able().finditer(folded):
        if not _measure_or_keep(match[0], folded[match.end() : match.end() + 30]) and not _by_another(
            folded, match.start()
        ):
            yield match.start()
    for match in _did().finditer(folded):
        if not _measure_or_keep(match[0], folded[match.end() : match.end() + 30]) and not _by_another(
            folded, match.start()
        ):
            yield match.start()
    for match in _phrases().finditer(folded):
        yield match.start()
    for source in (
        rf"{_SIGNS}[^.;\n]{{0,60}}(?:{_ANSWERS}|\b(?:each time|every time|both times|twice|times)\b)",
        rf"{_ANSWERS}[^.;\n]{{0,50}}{_SIGNS}",
    ):
        for match in compiled(source).finditer(folded):
            if not _by_another(folded, match.start()):
                yield match.start()


def cites_assessment(reading: Reading) -> bool:
    """Whether the note points to an assessment that stands elsewhere: by its date, its form or "see …"."""
    folded = reading.folded
    for match in _assessment().finditer(folded):
        before, after = folded[max(0, match.start() - 70) : match.start()], folded[match.end() : match.end() + 70]
        before, after = re.split(r"[.;\n](?:\s|$)", before)[-1], re.split(r"\.\s|;|\n\n", after)[0]
        if re.search(
            r"\b(?:if|needs?|need(?:ed|s) a|request\w*|awaiting|book\w*|arrang\w*|to be|will|should|due (?:on|by|for|next|to be)|plan\w*|no|not|without)\b",
            before[-40:],
        ):
            continue
        if re.match(
            r"\s(?:to be|due|needed|required|is needed|will be|pending|booked|requested|outstanding|not )", after
        ):
            continue
        if re.match(r"mca ?[12]|cop|certificate|section 47|s\.?47|court|sheriff|judge|high court", match[0]):
            return True
        if (
            compiled(_DATED).search(after)
            or compiled(_DATED).search(before)
            or compiled(_REFER).search(before)
            or compiled(_REFER).search(after)
        ):
            return True
    return bool(
        compiled(
            rf"\b(?:capacity (?:was |has been )?assessed|assessed (?:\w+'?s? ){{0,3}}capacity|assessed for capacity)[^.;\n]{{0,60}}\b{_DATED}"
        ).search(folded)
    )


def is_about_child(reading: Reading) -> bool:
    """Whether the note is about a child: a stated age or school year, or the words of children's services twice over."""
    return child_under_sixteen(reading) or len({match[0] for match in _child_words().finditer(reading.folded)}) > 1


def child_under_sixteen(reading: Reading) -> bool:
    """Whether somebody in the note is plainly 5 to 15: an age, or a school year up to year 10."""
    return bool(compiled(_YOUNG).search(reading.folded))


_YOUNG_AGE = r"(?:[5-9]|1[0-5]|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen)"
_YOUNG = (
    rf"(?:\b{_YOUNG_AGE}[ -]?(?:years?[ -]olds?|yrs?[ -]?old|y/?o\b|yr old)|\baged? {_YOUNG_AGE}\b(?! (?:months|weeks|days))|\({_YOUNG_AGE}(?: ?yrs?| years)?\)|"
    rf"[a-z], {_YOUNG_AGE},|\b(?:is|was|am|i'm|only|just|turned|now|still) {_YOUNG_AGE}(?:\.|,|;| and\b| years\b| yrs\b| now\b| this\b| today\b| but\b| in (?:{{month}}|a)|$| next | so )|"
    r"\b(?:year|yr|y) ?(?:[1-9]|10)\b(?! (?:of|ago|wait|old|plan|tenancy|contract|sentence|later|history|period|lease|warranty|anniversary))|under (?:16|sixteen)\b|\bgillick|\bfraser (?:guidelines|competen))"
)


def _by_another(folded: str, start: int) -> bool:
    return bool(compiled(_NOT_THE_PERSON).search(folded[max(0, start - 45) : start]))


def _measure_or_keep(said: str, after: str) -> bool:
    if "weigh" in said:
        return bool(compiled(_MEASURED).match(after)) and "up" not in said
    return "retain" in said and bool(compiled(_OBJECT_OF_RETAINING).match(after))


def _group(category: str) -> str:
    return f"(?:{alternation(term.strip() for term in terms_of('functional', category))})"


@per_house
def _able() -> re.Pattern[str]:
    return compiled(rf"\b{_ABLE} (?:(?!i\b|we\b)[\w-]+,? ){{0,3}}?{_group('verb')}(?:ing|ting)?\b")


@per_house
def _did() -> Terms:
    return pattern(term.strip() for term in terms_of("functional", "did"))


@per_house
def _phrases() -> Terms:
    return pattern(term.strip() for term in terms_of("functional", "phrase"))


@per_house
def _assessment() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words('assessment')}(?!\w)")


@per_house
def _child_words() -> Terms:
    return pattern(terms_of("capacity", "child"))
