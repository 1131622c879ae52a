"""Kin words and words like them (neighbour, friend) right before or behind a name, and what they say of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from recordlint.personal_data.people.name_lists import kin_terms, kin_words, owned_kin_terms, term_set, terms

_GAP_BEFORE = re.compile(r"(?:\s?[(\[:,\-]{0,2}\s?)(?:(?:called|named|is|was|is called|who is)\s)?\(?")
_PLACE_BEFORE = re.compile(
    r",?\s(?:at|of|from|in|on|opposite|across|above|below|who lives|who lived|living|next door at)\s[^.;:!?()\n,]{1,36}(?:,|\s-)\s"
    r"|\s(?:at|from|in|on)\s(?:the\s|no\.?\s?|number\s|flat\s)?\d{1,3}[a-z]?\s"
)
_DETERMINED = re.compile(r"\s?[,\-:]\s?(?:the|a|an|her|his|their|my|our)\s")
_LATER = re.compile(r"\b(?:he's|hes|she's|shes|he is|she is|being|who is|is)\s(?:her|his|their|the|a)\s")
_ABOUT = re.compile(
    r"\b(?:about|regarding|re|concerning|worried for|on behalf of|for|behalf of|asking after|asked (?:why|when|if|how|whether|what)|visiting|to see)\s(?:her|his|their|my|your)\s(?:\w{1,12}\s)?$"
    r"|^[ \t*-]{0,4}(?:[^\n]{0,14} )?(?:t/?c|call|phone call|tel call|telephone call|tel|telephone|message|voicemail|rang|email|e-mail)\b(?:[^\n.;]|\.\d){2,50}?"
    r"(?:\b(?:re|about|regarding|concerning)\s(?:her\s|his\s|their\s)?|: ?(?:her|his|their)\s)(?:late\s|own\s)?$",
    re.MULTILINE,
)
_LEAD_AFTER = re.compile(
    r"(?:\s?[,(\[:\-|]{1,2}\s?|\s(?:is|was|who is|the|her|his|their|my|our|is the|is now)\s)"
    r"(?:(?:(?:the|a|an|also|is|was|who|her|his|their|my|our|client|resident|tenant|patient|child|baby|pt|su|\w{1,25}(?: \w{1,25})?(?:'s|s')|older|elder|eldest|younger|youngest|oldest|only|late|next|first|second|adult|new|big|little|close|other|half|estranged|known as|\d{1,2})\s){0,4})?"
)
_POSSESSIVE = re.compile(
    r"('s?|s'?)\s(?:(?:older|elder|eldest|younger|youngest|late|adult|own|new|long term|two|three)\s){0,2}"
)
_ENDS = re.compile(
    r"\s?(?:[,.;:()\]/&\-–!?\"|]|$|\n|(?:and|at|of|from|for|in|on|who|to|with|by|is|was|here|there|also|has|had|rang|says|said|called|told|present|came|phoned|attended|he|she|they|whom|that|which|since|when|while|because|now|living|lives|down|up|over|across|round|opposite|upstairs|downstairs|before|after|till|until|as|but|so|being|not|keeps|visits|lived)\b)"
)
_WHOSE = re.compile(
    r"(?:\b(?:her|his|their|my|our)|\b(?P<who>[a-z-]{2,20})(?:'s|s'))\s(?:(?:older|elder|eldest|younger|youngest|oldest|late|adult|own|new|little|wee|other|only|two|three|\d{1,2}(?:[ -]year[ -]old)?)\s){0,2}$"
)
_MY = re.compile(r"\bmy\s(?:\w{1,12}\s){0,2}$")
_SPOKEN = re.compile(r"\b(?:said|says|say|told|asked|tells)\b|[\"]")
_STRENGTH_ADJACENT, _STRENGTH_BRACKET, _STRENGTH_LOOSE = 4.0, 5.0, 2.5


@dataclass(frozen=True, slots=True)
class Kinship:
    """What a kin word says of the name beside it. `gender` is "f", "m" or None; `plural`: it goes for the names that follow too; `at`: where the word begins."""

    relation: str
    role: str
    gender: str | None
    weight: float
    why: str
    plural: bool = False
    at: int = 0


class KinReader:
    """The kin words of one folded text, found once, and what they say of a name at a place."""

    def __init__(self, folded: str) -> None:
        self._text = folded
        spans = [(match.start(), match.end()) for match in kin_terms().finditer(folded)]
        spans += [
            (match.start(), match.end())
            for match in owned_kin_terms().finditer(folded)
            if _WHOSE.search(folded, max(0, match.start() - 40), match.start())
        ]
        self._spans: list[tuple[int, int]] = []
        for span in sorted(spans):
            if not self._spans or span[0] >= self._spans[-1][1]:
                self._spans.append(span)
        self._starts = [start for start, _ in self._spans]
        self._ends = [end for _, end in self._spans]
        self._harm = [match.start() for match in terms("role_cues", "harm").finditer(folded)]

    def before(self, start: int, *, runs_on: bool = False) -> Kinship | None:
        """The word that leads to a name at `start`: "her daughter Petra", "Mum, Leanne".

        `runs_on`: a sentence begins with the name, so that a word with a colon before it says who speaks.
        """
        index = bisect_right(self._ends, start) - 1
        if index < 0 or start - self._ends[index] > 48:
            return None
        at, end = self._spans[index]
        gap = self._text[end:start]
        if _PLACE_BEFORE.fullmatch(gap):
            found = self._kinship(at, end, _STRENGTH_LOOSE, "and place before the name")
            return found if found.role != "family" or self.whose(at) is not None else None
        if not _GAP_BEFORE.fullmatch(gap) or (runs_on and ":" in gap):
            return None
        if at and self._text[max(0, at - 4) : at].endswith("the ") and self._text[at:end] in ("child", "baby"):
            return None
        weight = _STRENGTH_LOOSE if "," in gap else _STRENGTH_ADJACENT
        return self._kinship(at, end, weight, "before the name")

    def after(self, end: int, *, in_list: bool = False) -> Kinship | None:
        """The word that explains a name which ends at `end`: "Petra (daughter)", "Petra, her daughter,"."""
        text = self._text
        lead = _LEAD_AFTER.match(text, end, min(len(text), end + 70))
        if not lead:
            return None
        if in_list and _DETERMINED.match(text, end):
            return None  # the next one of those present
        bracket = "(" in text[end : end + 2] or "[" in text[end : end + 2]
        index = bisect_left(self._starts, lead.end())
        if index < len(self._spans) and self._spans[index][0] == lead.end():
            at, stop = self._spans[index]
            if not _ENDS.match(text, stop):
                return None
            return self._kinship(at, stop, _STRENGTH_BRACKET if bracket else _STRENGTH_ADJACENT, "behind the name")
        index = bisect_left(self._starts, end)
        if index >= len(self._spans):
            return None
        at, stop = self._spans[index]
        close = text.find(")", end, end + 80)
        if bracket and at < close and "\n" not in text[end:close]:
            return self._kinship(at, stop, _STRENGTH_ADJACENT, "in brackets behind the name")
        return None

    def later(self, end: int, stop: int) -> Kinship | None:
        """The word that a reason further on gives: "told Jun about the fall, he's her son". `stop` is where the next name begins."""
        line = self._text.find("\n", end, stop)
        stop = min(stop if line == -1 else line, end + 140)
        for match in _LATER.finditer(self._text, end, stop):
            index = bisect_left(self._starts, match.end())
            if index < len(self._spans) and self._spans[index][0] == match.end():
                return self._kinship(*self._spans[index], _STRENGTH_LOOSE, "further on")
        return None

    def is_spoken_for(self, start: int) -> bool:
        """Whether a name at `start` is the one about whom a relative speaks: "rang about her aunt, Mrs Campbell"."""
        index = bisect_right(self._ends, start) - 1
        if index < 0 or not _GAP_BEFORE.fullmatch(self._text[self._ends[index] : start]):
            return False
        at = self._starts[index]
        # The line of a call is looked at from its beginning.
        low = max(self._text.rfind("\n", 0, at) + 1, at - 80)
        return bool(_ABOUT.search(self._text, low, at))

    def whose(self, at: int) -> str | None:
        """The word before a kin word at `at` that says whose: "neighbour" of "the neighbour's son", "" for a pronoun."""
        match = _WHOSE.search(self._text, max(0, at - 40), at)
        return None if match is None else match["who"] or ""

    def possessed(self, end: int) -> bool:
        """Whether a kin word follows the possessive of a name that ends at `end`: "Halina's daughter"."""
        match = _POSSESSIVE.match(self._text, end)
        if not match:
            return False
        index = bisect_left(self._starts, match.end())
        return index < len(self._spans) and self._spans[index][0] == match.end()

    def relative_of(self, start: int) -> bool:
        """Whether a name at `start` is the one whose relative is meant: "mother of Ciarán"."""
        index = bisect_right(self._ends, start) - 1
        return index >= 0 and self._text[self._ends[index] : start] in (" of ", " to ", " for ")

    def _kinship(self, at: int, end: int, weight: float, place: str) -> Kinship:
        word = " ".join(self._text[at:end].split())
        known = (
            kin_words().get(word) or kin_words().get(word.replace(" ", "-")) or kin_words().get(word.replace("-", " "))
        )
        if known is None:
            return Kinship("relative", "family", None, weight, f"kin word {place}")
        role, why = (
            known.role,
            f"{'kin word' if known.role == 'family' else 'word for somebody outside the family'} {place}",
        )
        lead = self._text[max(0, at - 24) : at]
        if role == "family" and (whose := self.whose(at)):
            owner = kin_words().get(whose) or kin_words().get(whose.removesuffix("s"))
            at_work = {whose, whose.removesuffix("s"), whose + "s"} & term_set("job_titles", "job")
            if at_work or whose == "door" or (owner and owner.role == "third_party"):
                role, why = "third_party", f"kin of somebody outside the family {place}"
        if role == "family" and _MY.search(lead) and not _SPOKEN.search(self._text, max(0, at - 60), at):
            role, why = "third_party", f"the writer's own kin {place}"
        if known.relation in ("partner", "husband", "wife", "spouse"):
            if re.search(r"\b(?:ex|former|estranged)[ -]$", lead):
                role, why = "third_party", f"former partner {place}"
            elif known.relation == "partner" and self._has_harm(at):
                role, why = "third_party", f"partner {place}, in a line that tells of harm"
        plural = (word.endswith("s") and kin_words().get(word[:-1]) is not None) or word.endswith("wives")
        return Kinship(known.relation, role, known.gender, weight, why, plural, at)

    def _has_harm(self, at: int) -> bool:
        index = bisect_left(self._harm, at - 120)
        return index < len(self._harm) and self._harm[index] < at + 160
