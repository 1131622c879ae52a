"""From what was found to what is done: a policy, the user's own words, and relationships decide each span of a piece."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from recordlint.documents.records import SHEET_NAME
from recordlint.notes import Mention
from recordlint.personal_data.people import Person
from recordlint.redaction.base import ARTICLE, RELATIONSHIP, WORDS, Item
from recordlint.redaction.doubts import Doubt
from recordlint.redaction.edits import resolve_overlaps
from recordlint.redaction.forced import ForcedSpan
from recordlint.redaction.grammar import fit
from recordlint.redaction.operators import Means, replacement
from recordlint.redaction.policy import Decision, Policy
from recordlint.redaction.relationships import HOUSE_NUMBER, Relationship, is_about_others

_SHEET_SAFE = str.maketrans("[]", "()")  # Excel takes no brackets in the name of a sheet, and few characters
_SHEET_NAME_LENGTH = 31


@dataclass(frozen=True, slots=True)
class PieceKey:
    """Which piece of a file: as in `documents.records`."""

    row: int | None = None
    sheet: str | None = None
    field: str | None = None


@dataclass(frozen=True)
class Planner:
    """Decides and words the replacements of one run. `people` are the run's, by key: their names give pseudonyms that agree.

    `doubtful` (as `doubts.doubtful` tells) are those for whom the role of somebody else decides.
    """

    policy: Policy
    people: Mapping[str, Person]
    means: Means
    doubtful: Mapping[str, Doubt] = field(default_factory=dict[str, Doubt])

    def items(
        self,
        text: str,
        key: PieceKey,
        mentions: Sequence[Mention],
        forced: Sequence[ForcedSpan] = (),
        relationships: Sequence[Relationship] = (),
    ) -> list[Item]:
        """The items of a piece, in order, none overlapping; every mention has one, the kept ones too."""
        found = [self._of_mention(text, key, mention, forced) for mention in mentions]
        found += [self._of_words(text, key, span) for span in forced]
        decision = self.policy.decide("PERSON", "third_party")
        if decision.review:
            others = [(m.start, m.end) for m in mentions if m.role in ("third_party", "family")]
            found += [
                self._of_relationship(text, key, one, decision, forced)
                for one in relationships
                if is_about_others(one, text, others)
            ]
        return [self._replacement(item) for item in resolve_overlaps(found)]

    def found_elsewhere(self, text: str, key: PieceKey, start: int, end: int, type: str, entity: str | None) -> Item:
        """The item for words that are withheld elsewhere in the run and stand here unmarked."""
        person = self.people.get(entity or "")
        doubt = self.doubtful.get(entity or "")
        role = doubt.role if doubt else person.role if person else "none"
        decision = self.policy.decide(type, role)
        if decision.action == "keep":
            decision = Decision("label")
        return self._replacement(
            _item(
                text,
                key,
                start,
                end,
                type,
                role,
                entity,
                decision,
                rule="withheld elsewhere in the run",
                recognizer="memory",
            )
        )

    def _of_mention(self, text: str, key: PieceKey, mention: Mention, forced: Sequence[ForcedSpan]) -> Item:
        doubt = self.doubtful.get(mention.entity or "")
        role = doubt.role if doubt else mention.role
        decision = self.policy.decide(mention.type, role)
        if doubt and mention.type == "PERSON":
            decision = replace(decision, review=True, reason=doubt.reason)
        item = _item(
            text, key, mention.start, mention.end, mention.type, role, mention.entity, decision,
            score=mention.score, recognizer=mention.recognizer, scheme=mention.scheme,
        )  # fmt: skip
        kept = _kept_by(forced, mention.start, mention.end)
        if kept and item.is_withheld:
            return replace(item, action="keep", review=False, reason="Kept by the user.", rule=kept.rule)
        return item

    def _of_words(self, text: str, key: PieceKey, span: ForcedSpan) -> Item:
        action = "label" if span.withhold else "keep"
        reason = "Withheld by the user." if span.withhold else "Kept by the user."
        return _item(
            text, key, span.start, span.end, WORDS, "none", None, Decision(action, reason=reason, rule=span.rule),
            recognizer="user",
        )  # fmt: skip

    def _of_relationship(
        self, text: str, key: PieceKey, one: Relationship, decision: Decision, forced: Sequence[ForcedSpan]
    ) -> Item:
        item = _item(
            text, key, one.start, one.end, RELATIONSHIP, "third_party", None,
            replace(decision, rule=f"{self.policy.id}: relationship"), recognizer="relationships", score=0.7,
        )  # fmt: skip
        kept = _kept_by(forced, one.start, one.end)
        return replace(item, action="keep", review=False, rule=kept.rule) if kept else item

    def _replacement(self, item: Item) -> Item:
        if not item.is_withheld:
            return replace(item, replacement=item.text)
        type = "PERSON" if item.type == RELATIONSHIP else item.type
        decision = self.policy.decide(type, item.role)
        person = self.people.get(item.entity or "")
        made = replacement(
            item.text,
            type,
            item.action,
            entity=item.entity,
            label=_own_label(item) or decision.label,
            to=decision.to,
            gender=person.gender if person else None,
            surfaces=tuple(name for name, _ in person.names) if person else (),
            means=self.means,
        )
        is_title = item.field == SHEET_NAME and item.row is None
        text = made.text.translate(_SHEET_SAFE)[:_SHEET_NAME_LENGTH] if is_title else made.text
        return replace(item, replacement=text, action=made.action)


def fitted(text: str, items: Sequence[Item]) -> list[Item]:
    """The items as they are applied: replacements fitted to the words around, an article put right as an item of its own.

    Overlaps are resolved first. The result is a function of the text and the items.
    """
    done = resolve_overlaps(items)
    by_start = {item.start: item for item in done if item.is_withheld}
    result = [item for item in done if not item.is_withheld]
    for edit in fit(text, [(item.start, item.end, item.replacement) for item in by_start.values()]):
        item = next((by_start[at] for at in range(edit.start, edit.end) if at in by_start), None)
        if item is not None and edit.end >= item.end:
            result.append(
                replace(item, start=edit.start, end=edit.end, text=text[edit.start : edit.end], replacement=edit.text)
            )
        else:
            result.append(
                Item(
                    edit.start,
                    edit.end,
                    text[edit.start : edit.end],
                    ARTICLE,
                    "none",
                    None,
                    "label",
                    edit.text,
                    rule="grammar",
                )
            )
    return sorted(result, key=lambda item: item.start)


def _own_label(item: Item) -> str:
    """What a label says of words that no line of the policy words."""
    if item.type == RELATIONSHIP and HOUSE_NUMBER.fullmatch(item.text):
        return "address"
    return "withheld" if item.type == WORDS else ""


def _kept_by(forced: Sequence[ForcedSpan], start: int, end: int) -> ForcedSpan | None:
    return next((f for f in forced if not f.withhold and f.start <= start and end <= f.end), None)


def _item(
    text: str,
    key: PieceKey,
    start: int,
    end: int,
    type: str,
    role: str,
    entity: str | None,
    decision: Decision,
    *,
    score: float = 1.0,
    recognizer: str = "",
    rule: str = "",
    scheme: str | None = None,
) -> Item:
    words = text[start:end]
    return Item(
        start, end, words, type, role, entity, decision.action, words,
        row=key.row, sheet=key.sheet, field=key.field, score=score, recognizer=recognizer,
        review=decision.review, reason=decision.reason, exemption=decision.exemption, rule=rule or decision.rule,
    )  # fmt: skip
