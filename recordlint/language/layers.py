"""What a reading holds: one frozen type a layer. All offsets are code points of the note's text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LineKind(StrEnum):
    """What a physical line is."""

    BLANK = "blank"
    HEADING = "heading"
    BULLET = "bullet"
    FIELD = "field"  # `Label: text`, and leads such as `T/C from daughter:`
    TABLE = "table"  # cells between tabs or bars
    QUOTE = "quote"  # `>` block quotes
    HEADER = "header"  # e-mail header lines
    SIGNATURE = "signature"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Line:
    """One physical line. `content` is where its text begins behind a bullet or label; `label` is folded, without the colon.

    `section` is the folded text of the heading above it and `section_kind` its kind (lexicon `headings`), "" if unknown.
    `block` numbers the bullet, labelled line or paragraph that the line belongs to.
    """

    index: int
    start: int
    end: int
    kind: LineKind
    content: int
    label: str = ""
    label_kind: str = ""
    section: str = ""
    section_kind: str = ""
    block: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a fragment that does the work of one. It never crosses a block.

    `kind` is the kind of what governs it: the label of its line if that is known, else the section.
    `fragment` says that no subject stands before its verb (telegraphic style).
    """

    index: int
    start: int
    end: int
    line: int
    block: int
    kind: str = ""
    fragment: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Lines and sentences, in order. `telegraphic`: most sentences are fragments or lack a full stop."""

    lines: tuple[Line, ...]
    sentences: tuple[Sentence, ...]
    telegraphic: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of another speaker: [start, end) with the marks. `kind`: speech, scare (one to three words), block, forwarded."""

    start: int
    end: int
    kind: str


class Source(StrEnum):
    """Who stands behind a statement."""

    SELF = "self"
    SUBJECT = "subject"
    NAMED = "named"
    KIN = "kin"
    ROLE = "role"
    VAGUE = "vague"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Attribution:
    """[start, end) stands on somebody's word. `via`: said, believed, told, according, trailing, lead, heading, carried.

    `cue_start`/`cue_end` are the words that say so (the holder and the verb).
    """

    start: int
    end: int
    source: Source
    via: str
    cue_start: int
    cue_end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that a view can rest on. `kind`: perception, measure, count, time, colour, quote, injury, because, document, detail.

    `topic` says what a detail is about: conduct, appearance, household, intoxication, orientation.
    """

    start: int
    end: int
    sentence: int
    kind: str
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """An evaluative, moral, motive or state word predicated of a person or household.

    `kind` is the lexicon's category (state, trait, moral, motive, risk, household, positive …).
    `booster` is the span of an "obviously" that goes with it.
    """

    start: int
    end: int
    sentence: int
    kind: str
    hedged: bool = False
    negated: bool = False
    booster: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision by a worker, panel or meeting. `kind`: closure, start, stop, restrict, place, refuse, refer, change, agree, other.

    `maker`: named, role, passive (nobody), dropped (no subject). `form`: verb, heading, token.
    """

    start: int
    end: int
    sentence: int
    kind: str
    maker: str = "dropped"
    form: str = "verb"
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """Words that give a reason. `kind`: causal, purpose, legal, labelled, following, consequence (therefore), so. `empty`: says nothing (as appropriate)."""

    start: int
    end: int
    sentence: int
    kind: str
    empty: bool = False


@dataclass(frozen=True, slots=True)
class SharingEvent:
    """Information goes outward. Each slot is the span that fills it, or None.

    `verb` is the folded verb; `pair` names a sender-recipient pair whose purpose is plain (emergency, statutory, care, parent of a child), else "".
    `form`: tell, give, contact (a call or talk), aware ("GP aware"), label ("Told: …"), attach. `recipient_kind` is a kind of
    the lexicon `sharing_recipients`, or family, other, addressee, pronoun; "" when nobody is named. `generic`: `what` says
    nothing ("an update"). `basis_kind`: consent, present, proxy, other, or
    recorded (consent to sharing stands elsewhere in the note, `basis` is None).
    """

    start: int
    end: int
    sentence: int
    verb: str
    recipient: tuple[int, int] | None = None
    recipient_kind: str = ""
    what: tuple[int, int] | None = None
    purpose: tuple[int, int] | None = None
    basis: tuple[int, int] | None = None
    pair: str = ""
    negated: bool = False
    form: str = "tell"
    generic: bool = False
    basis_kind: str = ""


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form of the trade, or what looks like one. `expansions` are the table's senses, the likeliest first (none
    for one known by shape only), `plain` and `audiences` belong to them, in the same order.

    `first` marks the one use of the form that is worth a word: the first that is not quiet. `settled`: one sense, or
    the words around show which. `quiet` names why this use is no trade abbreviation that a reader would stumble over:
    everyday, initials, name, title, capitals, code, measure, quoted.
    """

    start: int
    end: int
    text: str
    expansions: tuple[str, ...] = ()
    explained: bool = False
    first: bool = True
    plain: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    settled: bool = True
    quiet: frozenset[str] = frozenset()
