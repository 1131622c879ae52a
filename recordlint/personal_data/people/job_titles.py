"""Job titles, teams and parts in a meeting before or behind a name: what makes somebody a professional."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from recordlint.personal_data.people.name_lists import term_set, terms

_GAP_BEFORE = re.compile(r"\s?(?:[(\[:,\-]\s?)?(?:(?:called|named|is|was|who is)\s)?\(?")
_PLACE_BEFORE = re.compile(r"\s(?:at|of|from|for|in|on)\s[^.;:!?()\n]{2,40}(?:,|\s-)\s")
_LEAD_AFTER = re.compile(
    r"\s?[,(\[:\-/]{1,2}\s?|\s(?:is|was|who is|the|my|our|her|his|their|is the|is now|as|is my|is our|is her|is his)\s"
)
_ENDS = re.compile(
    r"\s?(?:[,.;:()\]/&\-–!?\"|]|$|\n|(?:and|at|of|from|for|in|on|who|to|with|by|is|was|here|there|also|will|has|had|rang|says|said|called|told|present|attended|came|assessed|visited|reviewed|re|about|as)\b)"
)
_FILLER = re.compile(
    r"(?:(?!(?:was|were|is|had|has|have|said|told|to|with|by|and|rang|called|asked|from|about|spoke|that|when|after|then|he|she|they|but|who|saw|mum|dad|in|on|into|onto|out|down|up|off)\b)[\w'&/-]{1,20}\s){0,4}"
)
_FAR_IN_BRACKETS = re.compile(r"\b(?:for|by|to|with|from|via|see|saw|seen|told|asked|rang|her|his|their)\s")
_DETERMINED = re.compile(r"(?:the|a|an|her|his|their|my|our)\s")
_OWNED = re.compile(r"\b(?:her|his|their)\s(?:\w{1,12}\s){0,1}$")
_BY_OFFICE = re.compile(r"\s(?:at|from|of|in|with|,)\s(?:the\s)?")


@dataclass(frozen=True, slots=True)
class JobCue:
    """What a job title or team says of the name beside it: its role, how much it weighs, the gender that it says."""

    role: str
    weight: float
    why: str
    plural: bool = False


class JobReader:
    """The job titles of one folded text, found once, and what they say of a name at a place."""

    def __init__(self, folded: str) -> None:
        self._text = folded
        spans = [(m.start(), m.end()) for m in terms("job_titles", "job", "duty", "of the person").finditer(folded)]
        self._spans = spans
        self._starts = [start for start, _ in spans]
        # Parts in a meeting ("notes", "chair") count behind a name only.
        self._lead = [(start, end) for start, end in spans if folded[start:end] not in term_set("job_titles", "duty")]
        self._ends = [end for _, end in self._lead]

    def before(self, start: int, *, runs_on: bool = False) -> JobCue | None:
        """The title that leads to a name at `start`: "her social worker, Bev", "OT Sam", "manager at the home, Sue".

        `runs_on`: a sentence begins with the name, so that a title with a colon before it says who speaks.
        """
        index = bisect_right(self._ends, start) - 1
        if index < 0 or start - self._ends[index] > 48:
            return None
        at, end = self._lead[index]
        gap = self._text[end:start]
        if runs_on and ":" in gap:
            return None
        word = self._text[at:end]
        plural = word.endswith("s") and word[:-1] in term_set("job_titles", "job")
        if gap[:1] == "s" and gap[1:2] in (" ", ":", ",") and _GAP_BEFORE.fullmatch(gap[1:]):
            return JobCue("professional", 4.0, "job title before the name", plural=True)
        if "\n" in gap or (word == "hv" and gap == " " and self._opens_line(at)):
            return None  # the end of a list of titles; a home visit
        if _GAP_BEFORE.fullmatch(gap):
            if "," in gap and self._is_listed(at):
                return None
            if self._is_own(at, end):
                return JobCue("third_party", 4.0, "somebody of the person's private life before the name")
            return JobCue("professional", 2.5 if "," in gap else 4.0, "job title before the name", plural)
        if _PLACE_BEFORE.fullmatch(gap):
            return JobCue("professional", 2.0, "job title and place before the name")
        return None

    def after(self, end: int, *, in_list: bool = False) -> JobCue | None:
        """The title that explains a name which ends at `end`: "Moira, support worker", "Hannah Liu (advocate)"."""
        text = self._text
        lead = _LEAD_AFTER.match(text, end, min(len(text), end + 20))
        if not lead:
            return None
        bracket = "(" in lead[0] or "[" in lead[0]
        if bracket:
            return self._in_brackets(lead.end())
        if in_list and _DETERMINED.match(text, lead.end()):
            return None  # the next one of those present, not this one's job
        filler = _FILLER.match(text, lead.end(), min(len(text), lead.end() + 50))
        reach = filler.end() if filler else lead.end()
        index = bisect_left(self._starts, lead.end())
        while index < len(self._spans) and self._spans[index][0] <= reach:
            at, stop = self._spans[index]
            # "was in the chair" is no part in a meeting.
            if _ENDS.match(text, stop) and (
                text[at:stop] not in term_set("job_titles", "duty") or lead[0].strip(" ")[:1] in ",-:/"
            ):
                if self._is_own(at, stop):
                    return JobCue("third_party", 3.5, "somebody of the person's private life behind the name")
                return JobCue("professional", 4.0 if at == lead.end() else 3.0, "job title behind the name")
            index += 1
        if any(mark in lead[0] for mark in ",-/") and "\n" not in lead[0]:
            return self._team(lead.end(), 3.0, ends=True)
        return None

    def office(self, end: int) -> bool:
        """Whether a name that ends at `end` is followed by "at" or "from" and a team or a service."""
        lead = _BY_OFFICE.match(self._text, end)
        return bool(lead) and self._team(lead.end(), 2.0) is not None if lead else False

    def _in_brackets(self, begin: int) -> JobCue | None:
        close = self._text.find(")", begin, begin + 80)
        close = close if close != -1 else self._text.find("]", begin, begin + 80)
        if close == -1 or "\n" in self._text[begin:close]:
            return None
        index = bisect_left(self._starts, begin)
        while index < len(self._spans) and self._spans[index][1] <= close:
            at, stop = self._spans[index]
            if self._text[at:stop] in term_set("job_titles", "duty") and not self._stands_alone(at, stop):
                index += 1  # "first ten minutes" is no part in the meeting
                continue
            if self._is_own(at, stop):
                return JobCue("third_party", 4.0, "somebody of the person's private life in brackets behind the name")
            if _FAR_IN_BRACKETS.search(self._text, begin, at):
                return JobCue("professional", 1.5, "job title further on in brackets behind the name")
            return JobCue("professional", 5.0, "job title in brackets behind the name")
        return self._team(begin, 3.5)

    def _team(self, begin: int, weight: float, *, ends: bool = False) -> JobCue | None:
        window = self._text[begin : begin + 50].split("\n", 1)[0]
        found = terms("job_titles", "team").search(window)
        if found and ends and not _ENDS.match(window, found.end()):
            return None  # "Kyle, school today" is no "Kyle, school"
        if found and _FILLER.fullmatch(window[: found.start()]):
            return JobCue("professional", weight, "a team behind the name")
        return None

    def _opens_line(self, at: int) -> bool:
        return not self._text[self._text.rfind("\n", 0, at) + 1 : at].strip(" \t*-")

    def _is_listed(self, at: int) -> bool:
        """Whether the title before a comma at `at` is one of several ("social worker, health visitor, Mr Kerr")."""
        index = bisect_left(self._ends, at) - 1
        return index >= 0 and self._text[self._ends[index] : at] in (", ", " and ", " & ")

    def _stands_alone(self, at: int, end: int) -> bool:
        """Whether a word has a bracket, comma, stroke or "and" on both sides."""
        return bool(
            re.search(r"(?:[(,/&;\[]|and)\s?$", self._text[max(0, at - 6) : at])
            and re.match(r"\s?(?:[),/&;\]]|and\b)", self._text[end : end + 6])
        )

    def _is_own(self, at: int, end: int) -> bool:
        own = self._text[at:end] in term_set("job_titles", "of the person")
        return own and bool(_OWNED.search(self._text, max(0, at - 24), at))
