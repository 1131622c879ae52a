"""One text redacted in memory: the library's short way."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from recordlint.documents.records import Piece, Record
from recordlint.errors import InputError
from recordlint.language.pipeline import read
from recordlint.notes import Note
from recordlint.personal_data.base import Known, Passage
from recordlint.personal_data.casefile import known_from
from recordlint.personal_data.names import name_lists
from recordlint.personal_data.reader import PersonalDataReader
from recordlint.redaction import relationships
from recordlint.redaction.base import ARTICLE, Item
from recordlint.redaction.copies import evidence_of
from recordlint.redaction.doubts import doubtful
from recordlint.redaction.edits import apply
from recordlint.redaction.forced import Forced
from recordlint.redaction.operators import Means
from recordlint.redaction.planner import PieceKey, Planner, fitted
from recordlint.redaction.policy import load
from recordlint.redaction.pseudonyms import Pseudonymiser
from recordlint.redaction.sweeping import swept
from recordlint.redaction.verification import Residue, ReviewHit, verify_piece


@dataclass(frozen=True, slots=True)
class Redacted:
    """A redacted text, and what was decided: `items` by position in the source, the kept ones too; `look_at` are the places of the
    redacted text where words may be a withheld name or something else.
    """

    text: str
    items: tuple[Item, ...]
    look_at: tuple[ReviewHit, ...] = ()

    @property
    def review(self) -> tuple[Item, ...]:
        """The items that a person should decide; they are withheld."""
        return tuple(item for item in self.items if item.review)


def redact(
    text: str,
    policy: str | Path = "everything",
    *,
    subject: str | None = None,
    also_known_as: Sequence[str] = (),
    known: Known | None = None,
    withhold: Sequence[str] = (),
    keep: Sequence[str] = (),
    seed: bytes | None = None,
    encryption_key: bytes | None = None,
    model: bool = True,
) -> Redacted:
    """The text without what the policy (a name or a file) withholds.

    `subject` and `also_known_as` say whose record it is, or `known` who the people of the case are; `seed` makes pseudonyms the same
    again; `encryption_key` (32 bytes) is for policies that encrypt; without `model` the encoder has no part in what is found. Raises SettingsError for a policy that cannot be used, InputError
    where withheld words would show in the result.
    """
    rules = load(policy)
    stated = known or known_from(subject, also_known_as)
    reader = PersonalDataReader(stated, model=model)
    data = reader.read(Record("-", (Piece(text, None, is_note=True),), Note(text)))
    people = {person.key: person for person in data.people}
    names = [name for person in data.people for name, _ in person.names]
    means = Means(encryption_key, Pseudonymiser(seed or secrets.token_bytes(32), names))
    planner = Planner(rules, people, means, doubtful(people, rules, stated))
    forced = Forced.parse(withhold, (), keep, ())
    items = planner.items(
        text, PieceKey(), data.pieces[0].mentions, forced.find(text), tuple(relationships.find(Passage(read(text))))
    )
    evidence = evidence_of(items, rules.labels)
    items = swept(planner, text, PieceKey(), items, evidence)
    done = fitted(text, items)
    made = apply(text, done)
    shows = list(
        verify_piece(
            made.text, text, done, evidence.searcher, evidence.kept,
            is_ordinary=name_lists().is_ordinary, label_words=evidence.label_words,
        )
    )  # fmt: skip
    if any(isinstance(one, Residue) for one in shows):
        raise InputError("withheld words would show in the result: withhold them wherever they stand")
    look_at = tuple(one for one in shows if isinstance(one, ReviewHit))
    return Redacted(made.text, tuple(item for item in items if item.type != ARTICLE), look_at)
