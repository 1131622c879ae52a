"""What the words around each name say of the person: cues for a role, a relation, a gender, whether it is a child."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.names import name_lists
from recordlint.personal_data.people.job_titles import JobReader
from recordlint.personal_data.people.kinship import KinReader
from recordlint.personal_data.people.label_cues import LabelReader
from recordlint.personal_data.people.name_forms import parse
from recordlint.personal_data.people.name_lists import kin_words, term_set, terms
from recordlint.personal_data.people.nicknames import alias_of
from recordlint.personal_data.people.private_life import PRIVATE_PLACE, PrivateLife
from recordlint.personal_data.people.surroundings import HINT, Cue, Surroundings

__all__ = ["Cue", "Surroundings", "read_cues"]

_JOINED = re.compile(r"(?:\s?\([^()\n]{0,40}\))?\s?(?:,|and|&|\+|, and|/)\s?(?:her\s|his\s)?")
_PRONOUN = re.compile(
    r"(?<!that )(?<!because )(?<!when )\b(?:(?P<m>he|he's|his|himself)|(?P<f>she|she's|her|hers|herself))\b"
)
_AGE = re.compile(
    r"[ ]?[,(]?[ ]?(?:aged?\s)?(?P<age>\d{1,3})(?:\s?(?P<unit>months?|mths?|mo|weeks?|wks?|days?|yrs?|years?|y/?o))?\b"
)
_CHILD = re.compile(r"\b(?:child|baby|yr \d{1,2}|year \d{1,2}|young person|yp|pupil|toddler|cyp)\b")
_STOP = re.compile(r"[.;\n]")
_IDENTIFIED = re.compile(
    r"\s?[(,;|-]{0,2}\s?(?:b\.|born|dob|d\.o\.b|ref\b|nhs|chi\b|hcn|room|rm\b|bed|bay|flat|aged?\b|\d|of no|case|upn|no\b|[mf]\b)"
)
_LETTERS_AFTER = re.compile(r",? (?P<job>[A-Z][A-Z/]{1,5})(?=[\s,.;:)]|$)")
_OTHER = re.compile(r"\b(?:other|another|second|different)\s$")
_AT_WORK = {
    "ORGANISATION": re.compile(r"(?:,|\s(?:at|from|of))\s(?:the\s)?"),
    "SCHOOL": re.compile(r"\s(?:from|of)\s(?:the\s)?"),  # "at" and a comma: a pupil as well
}
_WARD_SISTER = re.compile(r"[\w,:;] (?:Sister|Matron|Nurse) $")
_PRIEST = re.compile(
    r"(?<!\b[Hh]er)(?<!\b[Hh]is)(?<!\b[Mm]y)(?<=[a-z,]) (?:Father|Fr\.?|Pastor|Imam|Rabbi|Revd?\.?|Canon) $"
)
_ADULT_AT = 16
_POSSESSED = re.compile(r"(?:'s|s'|')\s(?:(?:older|elder|eldest|younger|youngest|late|adult|new|little|other)\s){0,2}")
_POSSESSIVE = re.compile(r"(?:'s|s'|')\s")
_HINTS_BEFORE = [
    (why, re.compile(pattern))
    for why, pattern in (
        ("opens its line", r"^[ \t*-]*$"),
        ("opens a sentence", r"[.!?] $"),
        ("behind a date or time", r"\d[ap.m]{0,4}[ \t|:,-]{1,4}$"),
        ("spoken to", r"\b(?:told|asked|tells|asks|thanked|showed|reminded|advised|warned|gave|offered|reassured|informed|let|left|rang|phoned|called|texted|emailed|messaged|spoke to|spoken to|speak to|spoke with|speak with|talked to|talk to|met|meet|ring|call|phone|contact|tell|ask) $"),
        ("quoted by name behind the words", r"[\"'],? (?:said|says|asked|replied) $"),
        ("seen or visited", r"\b(?:saw|see|seen|seeing|visited|visit|visit to|visiting|found|meet|met) $"),
        ("accompanied by", r"\bwith $"),
        ("in a list", r"(?:,| and| &| \+) $"),
        ("the doer in brackets", r"\($"),
        ("by somebody", r"\bby $"),
        ("to or from somebody", r"\b(?:to|from) $"),
        ("for somebody", r"\bfor $"),
        ("about somebody", r"\b(?:about|re|regarding|of|on|because|that|if|when|whether|what|how|after|while|once|as|where|so|but) $"),
        ("a possessive word before", r"\b(?:her|his|their) (?:\w{2,12} )?$"),
        ("our own", r"\b(?:our|my|me and|i and) (?:\w{2,12} )?$"),
        ("a direct label", r": $"),
    )
]  # fmt: skip
_HINTS_AFTER = [
    (why, re.compile(pattern))
    for why, pattern in (
        ("ends its line", r"[ .]*(?:\n|$)"),
        ("owns something", r"'s? "),
        ("tells the writer", r",? (?:has |had |also |then |later |again |just )?(?:told|asked|tells|asks|showed|thanked|rang|let|gave|texted|phoned|called|answered|opened|met) (?:me|us|staff|the writer|the office|back|in|to say|about|and|at|on|from|the door)\b"),
        ("says", r",? (?:has |had |also |then |later |again |just |still )?(?:said|says|say|thinks|thought|feels|felt|wants|wanted|hopes|hoped|likes|liked|believes|knows|knew|worries|worried|reckons|denies|denied|described|explained|added|disagrees|agreed|agrees|admitted)\b"),
        ("is described", r",? (?:is|was|has|had|looked|looks|seemed|seems|appeared|appears|remains|has been|had been|can|could|cannot|can't|does|did|doesn't|didn't|isn't|wasn't|hasn't|hadn't|won't|wouldn't) "),
        ("lives or stays", r",? (?:who )?(?:lives|lived|stays|stayed|moved|sleeps|slept|ate|eats|drank|drinks|walked|walks|sat|sits|lay|came|comes|went|goes|left|works|worked)\b"),
        ("speaks after a colon", r"(?: \([^()\n]{1,30}\))?: ?\""),
        ("a note after a colon or dash", r"(?: ?:| -) "),
        ("will do", r" (?:to|will|agreed to|is to|has agreed to) [a-z]"),
        ("a figure in brackets", r",? ?\(?\d{1,3}\)?[ ,):;]"),
        ("words in brackets", r" \([a-z]"),
        ("joined to another", r" (?:and|&|\+) "),
        ("a comma behind", r", "),
        ("under his or her own roof", r" (?:at home|on the (?:bed|sofa|floor)|in (?:bed|the chair|his room|her room)|in (?:his|her) )"),
    )
]  # fmt: skip
"""Kinds of words on either side of a name: plain grammar of notes. Which roles they speak for is fitted (`likelihood`)."""


def read_cues(passage: Passage, hits: Sequence[Hit]) -> list[Surroundings | None]:
    """The surroundings of every PERSON hit; None for each other hit. Time is linear in the text and the hits."""
    reader = _Reader(passage, hits)
    found: list[Surroundings | None] = []
    for index, hit in enumerate(hits):
        found.append(reader.read(index, hit) if hit.type == "PERSON" else None)
    reader.spread(found)
    return found


class _Reader:
    def __init__(self, passage: Passage, hits: Sequence[Hit]) -> None:
        self._passage = passage
        self._text = passage.text
        self._folded = passage.folded
        self._hits = hits
        self._kin = KinReader(self._folded)
        self._jobs = JobReader(self._folded)
        self._labels = LabelReader(passage, hits)
        self._phrases = [
            (role, side, [(m.start(), m.end()) for m in terms("role_cues", f"{side} {role}").finditer(self._folded)])
            for role, side in (
                ("subject", "before"), ("subject", "after"), ("professional", "before"), ("professional", "after"),
                ("third_party", "before"), ("third_party", "after"),
            )
        ]  # fmt: skip
        self._edges = [
            [(end if side == "before" else start) for start, end in spans] for _, side, spans in self._phrases
        ]
        self._owned = [m.start() for m in terms("role_cues", "possession subject").finditer(self._folded)]
        self._private = [m.start() for m in terms("role_cues", "near third_party").finditer(self._folded)]
        self._plural: set[int] = set()
        self._private_life = PrivateLife(self._folded)

    def read(self, index: int, hit: Hit) -> Surroundings:
        around = Surroundings(parse(self._text[hit.start : hit.end]))
        before = self._passage.before(hit.start, 60)
        self._title(around)
        self._kinship(index, hit, around)
        self._job(index, hit, around)
        labels = [Cue(*cue) for cue in self._labels.cues(index)]
        if any(cue.role == "subject" and cue.weight >= 4.5 for cue in labels) and before.rstrip(' "').endswith(":"):
            around.cues = [cue for cue in around.cues if cue.why != "job title before the name"]  # it is the label
        around.cues.extend(labels)
        self._wording(hit, around)
        self._hints(hit, around)
        self._neighbours(index, hit, around)
        around.part, around.part_of = self._labels.part(hit)
        around.alias_of = alias_of(self._folded, self._hits, index)
        around.votes = self._votes(index, hit)
        around.is_other = bool(_OTHER.search(before))
        self._age(hit, around, before)
        return around

    def spread(self, found: list[Surroundings | None]) -> None:
        """Tell the parts of names, and give what a plural says ("daughters Ann and Sue", "OTs Jo and Ella") to the names joined to the first."""
        self._family_first(found)
        for index, (first, second) in enumerate(pairwise(found)):
            if first and second and _JOINED.fullmatch(self._folded, self._hits[index].end, self._hits[index + 1].start):
                first.joined.append(index + 1)
                second.joined.append(index)
        for index in sorted(self._plural):
            first = found[index]
            following = index + 1
            while first and following < len(found) and self._hits[following].type == "PERSON":
                gap = self._folded[self._hits[following - 1].end : self._hits[following].start]
                around = found[following]
                if around is None or not _JOINED.fullmatch(gap) or any(cue.weight >= 2 for cue in around.cues):
                    break
                around.cues.extend(Cue(c.role, 3.0, c.why) for c in first.cues if c.weight >= 2.5)
                around.relation = first.relation
                following += 1

    def _family_first(self, found: list[Surroundings | None]) -> None:
        """Tell the parts of "Patient: Gunn, Torquil Hope (b. …)", where they are two hits."""
        for index, (first, second) in enumerate(pairwise(found)):
            if not first or not second or first.form.title or second.form.title or first.form.shape != "single":
                continue
            here, following = self._hits[index], self._hits[index + 1]
            if self._folded[here.end : following.start] != ", " or first.weight("subject") < 3:
                continue
            after = self._hits[index + 2] if index + 2 < len(self._hits) else None
            if after and after.type == "PERSON" and _JOINED.fullmatch(self._folded, following.end, after.start):
                continue
            is_forename = any(word in name_lists().forenames for word in first.form.words)
            if is_forename and not _IDENTIFIED.match(self._folded, following.end):
                continue
            first.part, second.part, first.part_of, second.part_of = "surname", "given", "", ""

    def _title(self, around: Surroundings) -> None:
        if around.form.title in ("sister", "sr") and self._is_forename(around):
            # A ward's sister, a nun, or somebody's: the title alone does not tell.
            around.cues.append(Cue("professional", 2.0, "sister before a forename"))
        elif around.form.use == "work":
            around.cues.append(Cue("professional", 5.0, "title of a profession"))
        elif around.form.use == "clergy":
            around.cues.append(Cue("third_party", 2.0, "title of the clergy"))
        elif around.form.title in kin_words():
            around.cues.append(Cue("family", 2.0, "a kin word as title"))
        around.gender = around.form.gender

    @staticmethod
    def _is_forename(around: Surroundings) -> bool:
        words = around.form.given if around.form.shape == "single" else ()
        lists = name_lists()
        return any(word in lists.forenames and word not in lists.surnames for word in words)

    def _kinship(self, index: int, hit: Hit, around: Surroundings) -> None:
        following = self._next_person(index)
        if self._kin.is_spoken_for(hit.start):
            around.cues.append(Cue("subject", 2.5, "a relative speaks about this person"))
            return
        if _PRIEST.search(self._text[max(0, hit.start - 24) : hit.start]):
            around.cues.append(Cue("third_party", 2.5, "title of the clergy"))
            return
        in_list = self._labels.in_list(index)
        runs_on = not self._labels.stands_alone(hit)
        if _WARD_SISTER.search(self._text[max(0, hit.start - 24) : hit.start]):
            around.cues.append(Cue("professional", 4.0, "title of a profession"))
            return
        kin = [
            k for k in (self._kin.before(hit.start, runs_on=runs_on), self._kin.after(hit.end, in_list=in_list)) if k
        ]
        if not kin and (later := self._kin.later(hit.end, following)):
            kin = [later]
        if kin:
            best = max(kin, key=lambda k: k.weight)
            around.cues.extend(Cue(k.role, k.weight, k.why) for k in kin)
            around.relation = best.relation
            around.kin_of = self._owner(index, best.at)
            around.gender = around.gender or best.gender
            if best.plural:
                self._plural.add(index)
        if self._kin.possessed(hit.end):
            around.cues.append(Cue("subject", 2.0, "a relative is named as this person's"))
        if self._kin.relative_of(hit.start):
            around.cues.append(Cue("subject", 2.5, "a relative is named as this person's"))

    def _owner(self, index: int, at: int) -> int | None:
        """The hit right before the words "'s mum" whose relative is meant, if there is one."""
        for number in range(index - 1, max(-1, index - 3), -1):
            hit = self._hits[number]
            if hit.type == "PERSON" and hit.end <= at:
                return number if _POSSESSED.fullmatch(self._folded, hit.end, at) else None
        return None

    def _job(self, index: int, hit: Hit, around: Surroundings) -> None:
        for job in (
            self._jobs.before(hit.start, runs_on=not self._labels.stands_alone(hit)),
            self._jobs.after(hit.end, in_list=self._labels.in_list(index)),
        ):
            if job:
                around.cues.append(Cue(job.role, job.weight, job.why))
                if job.plural:
                    self._plural.add(index)
        letters = _LETTERS_AFTER.match(self._text, hit.end)
        if letters and letters["job"].lower() in term_set("job_titles", "job"):
            around.cues.append(Cue("professional", 3.0, "letters of a profession behind the name"))
        if self._jobs.office(hit.end):
            around.cues.append(Cue("professional", 2.0, "a team or service behind the name"))

    def _wording(self, hit: Hit, around: Surroundings) -> None:
        for (role, side, spans), edges in zip(self._phrases, self._edges, strict=True):
            if side == "before":
                index = bisect_right(edges, hit.start) - 1
                near = index >= 0 and self._folded[spans[index][1] : hit.start] in (" ", ": ", " - ")
            else:
                index = bisect_left(edges, hit.end)
                near = index < len(edges) and self._folded[hit.end : spans[index][0]] in (" ", ": ", " - ", ", ", " (")
            if near:
                around.cues.append(Cue(role, 1.5 if role != "subject" else 1.2, f"wording {side} the name"))
        match = _STOP.search(self._folded, hit.end, hit.end + 50)
        stop = match.start() if match else hit.end + 50
        private = [Cue(*cue) for cue in self._private_life.cues(hit, is_at_work=around.form.use == "work")]
        if any(cue.why == PRIVATE_PLACE for cue in private):
            around.cues = [cue for cue in around.cues if cue.why != "a team or service behind the name"]
        around.cues.extend(private)
        around.company = self._private_life.company(hit)
        if any(hit.end <= at < stop for at in self._private[bisect_left(self._private, hit.end) :][:1]):
            around.cues.append(Cue("third_party", 1.1, "words of private life behind the name"))
        if not around.form.title and (quoted := self._is_in_speech(hit)) is not None:
            around.cues.append(
                Cue("family", 1.0, "named in somebody's own words")
                if quoted
                else Cue("professional", 1.3, "somebody spoken to in a quotation")
            )
        owned = _POSSESSIVE.match(self._folded, hit.end)
        if owned:
            index = bisect_left(self._owned, owned.end())
            if index < len(self._owned) and self._owned[index] <= owned.end() + 8:
                around.cues.append(Cue("subject", 1.2, "care or relatives are this person's"))

    def _hints(self, hit: Hit, around: Surroundings) -> None:
        """What says little by itself: where on its line the name stands, and the kind of words on either side."""
        folded = self._folded
        around.place = hit.start / max(1, len(folded))
        line = folded.rfind("\n", 0, hit.start) + 1
        before, after = folded[max(line, hit.start - 40) : hit.start], folded[hit.end : hit.end + 40]
        found = [why for why, edge in _HINTS_BEFORE if edge.search(before)]
        found += [why for why, edge in _HINTS_AFTER if edge.match(after)]
        around.cues.extend(Cue(HINT, 0.0, why) for why in found)

    def _is_in_speech(self, hit: Hit) -> bool | None:
        """Whether somebody is named in a quotation that began on the line (False: spoken to); None outside of one."""
        start = max(self._folded.rfind("\n", 0, hit.start) + 1, hit.start - 300)
        end = self._folded.find("\n", hit.end, hit.end + 300)
        if self._folded[max(0, hit.start - 2) : hit.start] == ", " and self._folded[hit.end : hit.end + 1] in (
            ",",
            ".",
            "!",
            "?",
            '"',
        ):
            spoken_to = True
        else:
            spoken_to = self._folded[hit.start - 1 : hit.start] == '"' and self._folded[hit.end : hit.end + 2] == ", "
        closes = '"' in self._folded[hit.end : hit.end + 300 if end == -1 else end]
        if not closes or self._folded.count('"', start, hit.start) % 2 == 0:
            return None
        return not spoken_to

    def _neighbours(self, index: int, hit: Hit, around: Surroundings) -> None:
        """What the personal data beside a name say: a place of work, an NHS number, a date of birth."""
        following = self._hits[index + 1] if index + 1 < len(self._hits) else None
        if not following:
            return
        gap = self._folded[hit.end : following.start]
        if "\n" in gap or len(gap) > 24:
            return
        if following.type in ("DATE_OF_BIRTH", "NHS_NUMBER", "NINO", "UPN"):
            around.cues.append(Cue("subject", 3.0, "an identifier of the person behind the name"))
        elif (
            following.type in ("ORGANISATION", "SCHOOL")
            and _AT_WORK[following.type].fullmatch(gap)
            and around.form.use != "private"
        ):
            # Somebody with a private title "at Beech ward" lives or lies there.
            around.cues.append(Cue("professional", 2.0, "a place of work behind the name"))

    def _next_person(self, index: int) -> int:
        """Where the next name begins."""
        numbers = range(index + 1, len(self._hits))
        return next((self._hits[n].start for n in numbers if self._hits[n].type == "PERSON"), len(self._folded))

    def _votes(self, index: int, hit: Hit) -> tuple[int, int]:
        stop = min(len(self._folded), hit.end + 90, self._next_person(index))
        end = self._folded.find("\n", hit.end, stop)
        match = _PRONOUN.search(self._folded, hit.end, stop if end == -1 else end)
        if not match:
            return (0, 0)
        return (1, 0) if match["m"] else (0, 1)

    def _age(self, hit: Hit, around: Surroundings, before: str) -> None:
        age = _AGE.match(self._folded, hit.end, hit.end + 24)
        if age:
            young = (age["unit"] or "").startswith(("m", "w", "d")) or int(age["age"]) < _ADULT_AT
            if not age["unit"] and self._folded[age.end() : age.end() + 1] not in (
                "",
                ",",
                ".",
                ")",
                ";",
                "\n",
                "|",
                " ",
            ):
                return
            if not age["unit"] and re.match(
                r" (?:[a-z'-]+ ){0,2}(?:street|st|road|rd|avenue|ave|lane|drive|close|terrace|court|house|way|place|crescent|gardens|grove|heol|clos|\w+ \w+,)",
                self._folded[age.end() : age.end() + 50],
            ):
                return
            is_year_span = self._folded[age.end() : age.end() + 1] in (":", ".", "/", "-")
            if not is_year_span and (young or (int(age["age"]) < 110 and age[0].strip()[:1] in ",(")):
                around.is_child = young
                around.cues.append(Cue("subject", 0.8, "an age behind the name"))
        if _CHILD.search(before[-20:]) or _CHILD.search(self._passage.after(hit.end, 14)):
            around.is_child = True
