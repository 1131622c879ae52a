"""What speaks for a person's role in a note: the cues that rules find, what they decide, and the plain words around the name.

Features are short strings; names in them are replaced by a sign, so that none quotes the note.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.cues import Surroundings
from recordlint.personal_data.linking import Entity
from recordlint.personal_data.name_lists import kin_words
from recordlint.personal_data.names import name_lists
from recordlint.personal_data.roles import RoleDecision

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+|[(),:;|/\"“”—–-]")
_SIDE = 48  # characters looked at on either side of a name
_MENTIONS = 12  # mentions looked at; further ones say the same


def features_of(
    passage: Passage,
    hits: Sequence[Hit],
    around: Sequence[Surroundings | None],
    entities: Sequence[Entity],
    decisions: Sequence[RoleDecision],
) -> list[list[str]]:
    """The features of each entity, in order."""
    named = [index for index, hit in enumerate(hits) if hit.type == "PERSON"]
    starts = [line.start for line in passage.reading.layout.lines]
    count = sum(len(entity.hits) for entity in entities) or 1
    subjects = [index for index, decision in enumerate(decisions) if decision.role == "subject"]
    found: list[list[str]] = []
    for number, (entity, decision) in enumerate(zip(entities, decisions, strict=True)):
        features = {f"rules={decision.role}", f"rules={decision.role}:{decision.why}", f"people={min(len(entities), 6)}"}
        features.update(_of_entity(entity, count, named, subjects, number))
        for index in entity.hits[:_MENTIONS]:
            surroundings = around[index]
            if surroundings:
                features.update(f"cue={cue.role}:{cue.why}" for cue in surroundings.cues)
                features.update(f"strong={cue.role}" for cue in surroundings.cues if cue.weight >= 2.4)
            features.update(_of_mention(passage, hits, index, starts))
        found.append(sorted(features))
    return found


def _of_entity(
    entity: Entity, count: int, named: Sequence[int], subjects: Sequence[int], number: int
) -> Iterator[str]:
    mentions = len(entity.hits)
    share = mentions / count
    yield f"mentions={min(mentions, 4)}"
    yield f"share={'none' if not mentions else 'low' if share < 0.15 else 'some' if share < 0.35 else 'high'}"
    if named and named[0] in entity.hits:
        yield "first-named"
    if named and mentions and entity.hits[0] == named[-1]:
        yield "last-named"
    if mentions and entity.hits[0] in named[1:3]:
        yield "named-early"
    if entity.is_child:
        yield "child"
    if entity.relation:
        yield "has-relation"
    for form in entity.forms:
        yield f"shape={form.shape}"
        yield f"use={form.use}"
    if subjects and number not in subjects:
        yield "there-is-a-subject"


def _of_mention(passage: Passage, hits: Sequence[Hit], index: int, starts: Sequence[int]) -> Iterator[str]:
    hit = hits[index]
    layout = passage.reading.layout
    line = layout.lines[bisect_right(starts, hit.start) - 1]
    yield f"line={line.kind}"
    label = line.label if hit.start >= line.content else ""
    if passage.label and hit.start < len(passage.label) + 2:
        label = passage.label.lower()
    if label and len(label) < 30:
        for word in re.findall(r"[a-z]+", label):
            if _is_plain(word):
                yield f"label={word}"
    if passage.reading.is_quoted(hit.start, hit.end):
        yield "quoted"
    if not passage.folded[line.start : hit.start].strip(" -*•\t"):
        yield "opens-line"
    before = _signs(passage.folded[max(line.start, hit.start - _SIDE) : hit.start])
    after = _signs(passage.folded[hit.end : min(line.end, hit.end + _SIDE)])
    if passage.folded.startswith(("'s", "s'"), hit.end):
        yield "possessive"
        after = [word for word in after if word not in ("s", "'s")]
    for distance, word in enumerate(reversed(before[-3:]), 1):
        yield f"before{distance}={word}"
        yield f"before={word}"
    for distance, word in enumerate(after[:4], 1):
        if distance < 4:
            yield f"after{distance}={word}"
        yield f"after={word}"
    if len(before) > 1:
        yield f"before2&1={before[-2]} {before[-1]}"
    if len(after) > 1:
        yield f"after1&2={after[0]} {after[1]}"


def _signs(text: str) -> list[str]:
    """The words and marks of a stretch; words that are no plain English are one sign, so are numbers."""
    found: list[str] = []
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isdigit():
            found.append("0")
        elif not word[0].isalpha() or _is_plain(word):
            found.append(word)
        elif found[-1:] != ["~"]:
            found.append("~")
    return found


def _is_plain(word: str) -> bool:
    lists = name_lists()
    form = word.removesuffix("'s")
    return form in kin_words() or form in lists.common or (form in lists.ordinary and form not in lists.forenames)
