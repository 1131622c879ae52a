"""Family members and others who are named, or described so that they can be known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from recordlint.checks.base import Candidate, CheckContext, holding
from recordlint.checks.privacy_letter import Letter, letter_of
from recordlint.language.grammar import compiled

if TYPE_CHECKING:
    from recordlint.notes import Mention, Topic
    from recordlint.personal_data.reader import RecordData

_OTHER = r"(?:neighbours?|landlord|landlady|lodger|flatmate|housemate|tenant|ex|ex-?\w+|boss|friend|mate|man|woman|lady|couple|resident|girl|boy|family)"
# Somebody without a name who can be found all the same: by a door, or as the only one of the kind with something told of them.
_BY_PLACE = (
    rf"\b(?:his|her|their|the|an?|my) (?:\w+ ){{0,2}}?(?:{{kin}}|{_OTHER}) (?:(?:who|that) lives? |living |next door )?(?:at|in|from) "
    r"(?:number|no\.?|flat|house|room|unit|plot)? ?\d{1,4}[a-d]?\b"
)
_KIN = r"\b(?:his|her|their|the) (?:(?:older|younger|eldest|youngest|oldest|middle|late|ex|former|current|new|birth|other|own) ){0,2}(?:{kin}|ex|neighbour|landlord|lodger|flatmate)\b"
_SAID_OF = r"^(?:,? who)?,? (?:(?:also|now|still|then|has|had|himself|herself) ){0,2}(?:has|had|is|was|takes|drinks|drank|smokes|uses|used|suffers|died|got|went|served|serving|attends|lives with|had been|has been|misuses|deals|abused|assaulted|hit|raped|converted|came out|overdosed)\b"
_GROUP = r"^(?:family|famil|parents|children|relatives|siblings|carers)"


def third_party(context: CheckContext) -> Iterator[Candidate]:
    """Everybody who is neither the person, nor at work, nor the one who gets the text: once, where they first stand."""
    reading = context.reading
    data: RecordData = reading.personal
    note = data.note
    if note is None:
        return
    letter = letter_of(reading, data)
    about = _whom_it_is_about(data, letter)
    seen: set[str] = set()
    for mention in note.mentions:
        if mention.type != "PERSON" or mention.role not in ("family", "third_party", "professional"):
            continue
        if mention.entity is not None and mention.entity in seen:
            continue
        seen.add(mention.entity or "")
        to = letter.is_to(mention)
        sender = letter.is_from(mention)
        yield Candidate(
            mention.start,
            mention.end,
            quiet=holding(
                recipient=to,
                sender=sender and not to,
                known_to_reader=mention.role != "professional"
                and not to
                and (mention.entity == about or _is_readers(context, mention, letter)),
                professional=mention.role == "professional" and not to and not sender,
            ),
        )
    yield from _described(context, note.mentions, note.topics)


def _whom_it_is_about(data: RecordData, letter: Letter) -> str | None:
    """In a letter to a private person, somebody of whom it speaks more often: then it goes to a relative, about that one."""
    counts = {
        person.key: sum(count for _, count in person.names) for person in data.people if person.role != "professional"
    }
    readers = [key for key in counts if key in letter.recipients]
    if not readers or len(counts) < 2:
        return None
    most = max(counts, key=lambda key: counts[key])
    return most if counts[most] > max(2, *(counts[key] for key in readers)) else None


def _is_readers(context: CheckContext, mention: Mention, letter: Letter) -> bool:
    """The reader's own relative, named as theirs: "your mum, Halina"."""
    before = context.reading.folded[max(0, mention.start - 40) : mention.start]
    return letter.is_letter and bool(compiled(r"\byour (?:\w+ ){0,2}?{kin},? $").search(before))


def _described(context: CheckContext, mentions: Sequence[Mention], topics: Sequence[Topic]) -> Iterator[Candidate]:
    """People without a name: those whose door is given, and those of whose health or offences something is told."""
    folded = context.reading.folded
    people = [(m.start, m.end) for m in mentions if m.type == "PERSON"]
    found: set[str] = set()
    for match in compiled(_BY_PLACE).finditer(folded):
        if not _named(people, *match.span()):
            found.add(match[0])
            yield Candidate(*match.span())
    for topic in topics:
        for match in compiled(_KIN).finditer(folded, topic.start, topic.end):
            who = match[0].split()[-1]
            if match[0] in found or compiled(_GROUP).match(who) or _named(people, *match.span()):
                continue
            if compiled(_SAID_OF).match(folded[match.end() : match.end() + 60]):
                found.add(match[0])
                yield Candidate(*match.span())


def _named(people: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a name stands right beside the words: then the name is what is reported."""
    return any(left < end + 4 and start - 4 < right for left, right in people)
