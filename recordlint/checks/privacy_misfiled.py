"""Notes that may stand in the wrong person's record: another name on the form, another person's numbers, two of what one person has once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from recordlint.checks.base import Candidate, CheckContext, holding
from recordlint.checks.privacy_letter import Letter, letter_of
from recordlint.language.grammar import compiled
from recordlint.notes import Mention
from recordlint.personal_data.people.name_forms import family_fit, given_fit, parse

if TYPE_CHECKING:
    from recordlint.personal_data.people.persons import Person
    from recordlint.personal_data.reader import RecordData

# What one person has once.
_SINGLE = frozenset({"NHS_NUMBER", "DATE_OF_BIRTH", "NINO", "UPN"})
_LABEL = re.compile(
    r"(?:^|\n)[ \t>*-]*(?:re|regarding|name|full name|client(?: name)?|patient(?: name)?|name of (?:client|patient|child|resident|service user)|service user|"
    r"resident|child(?:ren)?|young person|subject|person|about|who for|(?:record|note|visit|report|review|notes|update|handover) (?:for|of|re|about|on|to))[ \t]{0,3}[:.\-–]?[ \t]{1,3}$"
)
_RIGHTED = re.compile(
    r"\b(?:wrong|incorrect|should (?:be|read)|corrected?|correction|amended|not|previously|formerly|duplicate|old|merged|mistake|error|typo|in place of|instead of)\b"
)
_VISITED = re.compile(
    r"\b(?:visit(?:ed|s)?(?: (?:to|with))?|saw|seen|met(?: with)?|reviewed|review of|assessed|assessment of|assisted|supported|washed|dressed|helped|home visit to|"
    r"call (?:to|with)|session with|contact with|hoisted|woke|transferred) (?:by me )?$"
)
_LIVED = re.compile(
    r"^,? (?:(?:also|then|again|still|now|today) )?(?:was|is|has|had|ate|slept|took|declined|refused|drank|walked|needed|needs|wants?|wanted|seemed|seems|appeared|appears|"
    r"looked|enjoyed|felt|feels|told me|asked (?:for|to|me|if)|woke|settled|remains?|managed|lives|agreed|fell|did not|didn'?t|does|answered|showed me|went to bed)\b"
)
_ENOUGH = 3


def misfiled_person(context: CheckContext) -> Iterator[Candidate]:
    """Signs that a note, or a part of it, is of another person than the record's, strongest first, at most one of a kind."""
    data: RecordData = context.reading.personal
    note = data.note
    if note is None:
        return
    people = {person.key: person for person in data.people}
    subjects = [person for person in data.people if person.role == "subject"]
    found: list[tuple[int, int, frozenset[str]]] = []
    name = _name_of(context)
    if name:
        found += _other_name(context, name, note.mentions, people)
    if len(subjects) <= 1:
        found += _labelled_with_another(context, name, note.mentions, people)
        found += _two_of_one(context, note.mentions)
    if name and not found:
        found += _only_another(context, name, data)
    for start, end, quiet in found:
        yield Candidate(start, end, quiet=quiet)


def _name_of(context: CheckContext) -> str | None:
    """The name of the person whose record it is, where the source gives a name and no number."""
    subject = context.note.subject
    if not subject or subject == "the person" or any(char.isdigit() for char in subject) or len(subject) < 3:
        return None
    form = parse(subject)
    return subject if form.words and form.shape in ("full", "single") else None


def _other_name(
    context: CheckContext, name: str, mentions: tuple[Mention, ...], people: dict[str, Person]
) -> Iterator[tuple[int, int, frozenset[str]]]:
    """ "Re: …" or "Name: …" with the name of somebody else."""
    for mention in mentions:
        if mention.type != "PERSON" or fits(name, context.note.text[mention.start : mention.end]):
            continue
        before = context.reading.folded[max(0, mention.start - 60) : mention.start]
        if not _LABEL.search(before) or (mention.role == "professional" and _works(people.get(mention.entity or ""))):
            continue
        yield (mention.start, mention.end, _kin_beside(context, mention) or _namesake(name, mention, context.note.text))
        return


def _labelled_with_another(
    context: CheckContext, name: str | None, mentions: tuple[Mention, ...], people: dict[str, Person]
) -> Iterator[tuple[int, int, frozenset[str]]]:
    """A number or date of birth that belongs to somebody who is neither the person nor family."""
    for mention in mentions:
        owner = people.get(mention.entity or "")
        if (
            mention.type in _SINGLE
            and owner is not None
            and (
                owner.role in ("third_party", "family") or (name and owner.role == "professional" and not _works(owner))
            )
        ):
            if name and _follows(context, name, mention, mentions):
                continue
            quiet = _related(context, mention, people) or _corrected(context, mention)
            yield (mention.start, mention.end, quiet)
            if not quiet:
                return


def _follows(context: CheckContext, name: str, mention: Mention, mentions: tuple[Mention, ...]) -> bool:
    """Whether the name right before, on the same line, is that of the person of the record."""
    text = context.note.text
    before = [
        m for m in mentions if m.type == "PERSON" and m.end <= mention.start and "\n" not in text[m.end : mention.start]
    ]
    return bool(before) and fits(name, text[before[-1].start : before[-1].end])


def _two_of_one(context: CheckContext, mentions: tuple[Mention, ...]) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Two numbers of a kind of which a person has one."""
    first: dict[str, str] = {}
    for mention in mentions:
        if mention.type not in _SINGLE or mention.role not in ("subject", "none"):
            continue
        kind = f"{mention.type} {mention.scheme or ''}"
        value = _value(mention, context.note.text[mention.start : mention.end])
        if value is None or first.setdefault(kind, value) == value:
            continue
        quiet = _kin_before(context, mention) or _corrected(context, mention)
        yield (mention.start, mention.end, quiet)
        if not quiet:
            return


def _only_another(context: CheckContext, name: str, data: RecordData) -> Iterator[tuple[int, int, frozenset[str]]]:
    """A note that never names the person of the record, and tells of somebody else as one tells of a client."""
    mentions = data.note.mentions if data.note else ()
    text = context.note.text
    named = [m for m in mentions if m.type == "PERSON"]
    if not named or any(fits(name, text[m.start : m.end]) for m in named):
        return
    letter = letter_of(context.reading, data)
    people = {person.key: person for person in data.people}
    best: tuple[int, Mention] | None = None
    for key in dict.fromkeys(m.entity for m in named if m.entity is not None):
        own = [m for m in named if m.entity == key]
        points = _told_of(context, own, letter) + any(m.entity == key and m.type in _SINGLE for m in mentions)
        if points >= _ENOUGH and not _works(people.get(key)) and (best is None or points > best[0]):
            best = (points, own[0])
    if best:
        yield (best[1].start, best[1].end, _related(context, best[1], people) or _namesake(name, best[1], text))


def _told_of(context: CheckContext, mentions: list[Mention], letter: Letter) -> int:
    """How much a note tells of somebody as of a client: seen or helped, doing and feeling things, named more than once."""
    folded = context.reading.folded
    points = min(len(mentions) - 1, 2)
    points += any(_VISITED.search(folded[max(0, m.start - 40) : m.start]) for m in mentions) * 2
    points += min(sum(bool(_LIVED.match(folded[m.end : m.end + 40])) for m in mentions), 2)
    return (
        0
        if any(letter.zone(m.start) in ("signature", "from", "to", "greeting", "addressee") for m in mentions)
        else points
    )


def fits(name: str, surface: str) -> bool:
    """Whether a surface can be the person of that name: no part of it speaks against it."""
    one, other = parse(name), parse(surface)
    if other.shape in ("initials", "title") or not other.words:
        return True
    mine = (*one.given, *one.family)
    if other.shape == "single":
        return any(max(given_fit(part, other.given[0]), family_fit(part, other.given[0])) >= 0.5 for part in mine)
    family = any(family_fit(a, b) >= 0.5 for a in mine for b in other.family)
    given = any(given_fit(a, b) >= 0.4 for a in mine for b in other.given)
    return (family and (given or one.shape == "single")) or (given and one.shape == "single")


def _related(context: CheckContext, mention: Mention, people: dict[str, Person]) -> frozenset[str]:
    person = people.get(mention.entity or "")
    family = mention.role == "family" or bool(person and person.relation)
    return holding(family=family) or _kin_before(context, mention)


def _namesake(name: str, mention: Mention, text: str) -> frozenset[str]:
    one, other = parse(name), parse(text[mention.start : mention.end])
    return holding(family=any(family_fit(a, b) >= 0.8 for a in one.family for b in other.family))


def _kin_before(context: CheckContext, mention: Mention) -> frozenset[str]:
    before = context.reading.folded[max(0, mention.start - 50) : mention.start].rsplit("\n", 1)[-1]
    return holding(
        family=bool(compiled(r"\b(?:{kin}|sibling|twin|baby|carer)(?:'s|s)?\b[^.;\n]{0,45}$").search(before))
    )


def _kin_beside(context: CheckContext, mention: Mention) -> frozenset[str]:
    """A kin word on the same line, before the name or right behind it: "Name: Petra (daughter)"."""
    after = context.reading.folded[mention.end : mention.end + 30].split("\n", 1)[0]
    behind = bool(compiled(r"^,? ?[(\[-]? ?(?:{possessive} |the )?{kin}\b").match(after))
    return holding(family=behind) or _kin_before(context, mention)


def _corrected(context: CheckContext, mention: Mention) -> frozenset[str]:
    near = context.reading.folded[max(0, mention.start - 80) : mention.end + 60]
    return holding(corrected=bool(_RIGHTED.search(near)))


def _works(person: Person | None) -> bool:
    """Whether a person's role rests on a sign of their work, and not on the want of any sign."""
    return person is not None and person.role == "professional" and person.weight >= 1


def _value(mention: Mention, words: str) -> str | None:
    """What two ways of writing one value have in common; None where that cannot be told."""
    if mention.type != "DATE_OF_BIRTH":
        return re.sub(r"[\W_]", "", words).lower()
    from recordlint.documents.dates import parse_date

    found = parse_date(words)
    # Two figures for the year leave the century open.
    return f"{found:%d%m%y}" if found else None
