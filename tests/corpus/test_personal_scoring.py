"""How personal data are scored against marks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recordlint.corpus.markup import AnnotatedNote, parse_marks
from recordlint.corpus.personal_scoring import PersonalScores
from recordlint.notes import Mention
from tests.conftest import Run

SOURCE = "[Ottoline Prysk]{.PERSON of=p1} rang [Dorcas]{.PERSON of=p2} on [07700 900123]{.PHONE of=p2}. [Ottoline]{.PERSON of=p1} left."


def note() -> AnnotatedNote:
    text, marks = parse_marks(SOURCE, "test")
    people = {"p1": {"name": "Ottoline Prysk", "role": "subject"}, "p2": {"name": "Dorcas", "role": "family"}}
    return AnnotatedNote(Path("a.note"), {"people": people}, text, marks)


def mention(
    words: str, kind: str = "PERSON", *, role: str = "none", entity: str | None = None, nth: int = 0
) -> Mention:
    text = note().text
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Mention(kind, start, start + len(words), 0.9, "test", role, entity)


def scored(*mentions: Mention) -> PersonalScores:
    scores = PersonalScores()
    scores.add(note(), mentions)
    return scores


PERFECT = (
    mention("Ottoline Prysk", role="subject", entity="1"),
    mention("Dorcas", role="family", entity="2"),
    mention("07700 900123", "PHONE", role="family", entity="2"),
    mention("Ottoline", role="subject", entity="1", nth=1),
)


def test_a_perfect_list() -> None:
    scores = scored(*PERFECT)
    assert (scores.total.recall, scores.leaked, scores.characters) == (1.0, 0, 40)
    assert (scores.mentions, scores.right, scores.right_type) == (4, 4, 4)
    assert (scores.people, scores.right_role, scores.links.f1) == (3, 3, 1.0)
    assert scores.formatted().recall == 1.0


def test_nothing_found() -> None:
    scores = scored()
    assert (scores.total.recall, scores.leaked, scores.mentions) == (0.0, 40, 0)
    assert (scores.right_role, scores.links.hits, scores.links.misses) == (0, 0, 1)


def test_part_of_a_span_leaks_the_rest() -> None:
    scores = scored(mention("Prysk"))
    assert scores.leaked == 40 - 5
    assert scores.by_type["PERSON"].hits == 0
    assert (scores.mentions, scores.right) == (1, 1)


def test_two_mentions_side_by_side_cover_a_span() -> None:
    scores = scored(mention("Ottoline "), mention("Prysk"))
    assert scores.by_type["PERSON"].hits == 1


def test_another_type_covers_and_is_not_right_in_type() -> None:
    scores = scored(mention("Dorcas", "LOCATION"))
    assert scores.by_type["PERSON"].hits == 1
    assert (scores.right, scores.right_type) == (1, 0)


@pytest.mark.parametrize(("words", "right"), [("rang", 0), ("Dorcas on", 1), ("Dorcas on 07700 900123. Ottoline left", 1), (" rang Dorcas on ", 0)])  # fmt: skip
def test_a_mention_is_right_when_half_of_it_is_marked(words: str, right: int) -> None:
    scores = scored(mention(words))
    assert scores.right == right
    assert scores.by_type["PERSON"].false_alarms == 1 - right


def test_a_wrong_link_and_a_wrong_role() -> None:
    scores = scored(*(mention(m, role="subject", entity="1", nth=n) for m, n in (("Ottoline Prysk", 0), ("Dorcas", 0), ("Ottoline", 1))))  # fmt: skip
    assert scores.right_role == 2
    assert (scores.links.hits, scores.links.false_alarms, scores.links.misses) == (1, 2, 0)


def test_notes_add_up() -> None:
    scores = scored(*PERFECT)
    scores.add(note(), ())
    assert (scores.notes, scores.leaked, scores.characters) == (2, 40, 80)
    assert scores.total.recall == 0.5


def test_the_command_prints_both_forms(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "notes" / "dev"
    folder.mkdir(parents=True)
    head = "people:\n  p1: {name: Ottoline Prysk, role: subject}\n  p2: {name: Dorcas, role: family}\n"
    meta = "id: a\nsplit: dev\nwriter: w1\nsetting: home-care\ndocument: email\nquality: good\nfocus: personal-data\n"
    (folder / "a.note").write_text(f"{meta}{head}---\n{SOURCE}\n")
    data = json.loads(
        run("evaluate", str(tmp_path / "notes"), "--personal-data", "--no-model", "--format", "json").stdout
    )
    data = data["personal data"]["without the encoder"]
    assert (data["notes"], data["spans"], data["people"]) == (1, 4, 3)
    assert data["by_type"]["PHONE"] == {"covered": 1, "missed": 0, "false": 0}
    table = run("evaluate", str(tmp_path / "notes"), "--personal-data").stdout
    assert "spans covered" in table
    assert "Prysk" not in table
