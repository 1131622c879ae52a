"""The corpus markup: marks go out and come back at the same places, and a note that breaks the guide is refused by line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.corpus.markup import Mark, parse_marks, read_corpus, read_note
from recordlint.errors import InputError

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


def escaped(text: str) -> str:
    return re.sub(r"[\[\]{}\\]", r"\\\g<0>", text)


@st.composite
def marked(draw: st.DrawFn, depth: int = 3) -> tuple[str, str, list[tuple[int, int, str, dict[str, str]]]]:
    """Marked source, the plain text it stands for, and its marks: stretches of any text, some of them marked, nested."""
    source, plain, marks = "", "", []
    for _ in range(draw(st.integers(0, 4))):
        if depth and draw(st.booleans()):
            inner_source, inner_plain, inner_marks = draw(marked(depth - 1))
            cls = draw(st.sampled_from(["statement", "PERSON", "what"]))
            attributes = draw(
                st.dictionaries(
                    st.sampled_from(["of", "event", "kind"]), st.sampled_from(["p1", "a+b", "x/y,z"]), max_size=2
                )
            )
            source += "[" + inner_source + "]{." + cls + "".join(f" {k}={v}" for k, v in attributes.items()) + "}"
            marks += [(s + len(plain), e + len(plain), c, a) for s, e, c, a in inner_marks]
            marks.append((len(plain), len(plain) + len(inner_plain), cls, attributes))
            plain += inner_plain
        else:
            text = draw(TEXT)
            source += escaped(text)
            plain += text
    return source, plain, marks


@given(marked())
def test_marks_come_out_and_the_text_comes_back(
    case: tuple[str, str, list[tuple[int, int, str, dict[str, str]]]],
) -> None:
    source, plain, marks = case
    text, found = parse_marks(source, "here")
    assert text == plain
    assert all(text[m.start : m.end] == m.text for m in found)
    key = lambda m: (m[0], m[1], m[2], sorted(m[3].items()))  # noqa: E731
    assert sorted(((m.start, m.end, m.cls, dict(m.attributes)) for m in found), key=key) == sorted(marks, key=key)
    assert [(m.start, -m.end) for m in found] == sorted((m.start, -m.end) for m in found)


@given(TEXT)
def test_text_without_marks_is_itself(text: str) -> None:
    assert parse_marks(escaped(text), "here") == (text, ())


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("a\nb]", "']' ends no mark"),
        ("a\n[b", "'[' is never closed"),
        ("a\n[b]", "']' ends no mark"),
        ("a\nb}", "'}' stands alone"),
        ("a\n{b", "'{' stands alone"),
        ("a\n[b]{PERSON}", "']' ends no mark"),
        ("a\nb]{.PERSON}", "']' ends no mark"),
    ],
)
def test_wrong_marks_are_refused_with_their_line(source: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        parse_marks(source, "w9-01.note")
    assert "w9-01.note" in str(error.value)
    assert said in str(error.value)
    assert "body line 2" in str(error.value)


def test_values_are_split() -> None:
    mark = Mark(0, 1, "x", "statement", {"kind": "report+view", "flag": "a/b,c/d"})
    assert mark.values("kind", "+") == ("report", "view")
    assert mark.values("flag") == ("a/b", "c/d")
    assert mark.values("event") == ()


FRONT = """id: w9-01
split: dev
writer: w9
setting: housing
document: visit
quality: poor
people:
  p1: {name: Ada Obi, role: subject}
"""
BODY = "[[Ada]{.PERSON of=p1} said that the tap drips.]{.statement kind=report source=subject}\n"


def written(folder: Path, front: str = FRONT, body: str = BODY, name: str = "w9-01.note") -> Path:
    path = folder / name
    path.write_text(f"{front}---\n{body}", encoding="utf-8")
    return path


def test_a_right_note_is_read(tmp_path: Path) -> None:
    note = read_note(written(tmp_path))
    assert note.text == "Ada said that the tap drips.\n"
    assert [m.cls for m in note.marks] == ["statement", "PERSON"]
    assert [m.text for m in note.of_class("PERSON")] == ["Ada"]
    assert note.meta["setting"] == "housing"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"front": FRONT.replace("dev", "exam")}, "split: must be one of train, dev, test"),
        ({"front": FRONT.replace("housing", "zoo")}, "setting: must be one of"),
        ({"front": FRONT.replace("visit", "poem")}, "document: must be one of"),
        ({"front": FRONT.replace("poor", "fair")}, "quality: must be one of good, poor"),
        ({"front": FRONT.replace("w9-01", "w9-02")}, "id: must be the file's name"),
        ({"front": FRONT + "mood: low\n"}, "unknown front matter key 'mood'"),
        ({"front": FRONT.replace("subject}", "hero}")}, "people: each needs name and role"),
        ({"front": "- a\n"}, "the front matter is not a mapping"),
        ({"front": "a: [\n"}, "the front matter is not YAML"),
        ({"body": "[x]{.statement kind=story source=self}"}, "kind= must be one or more of"),
        ({"body": "[x]{.statement kind=report source=friend}"}, "source= must be one of"),
        ({"body": "[x]{.statement kind=sharing source=self}"}, "a sharing statement needs event="),
        ({"body": "[x]{.statement kind=report source=self flag=as-fact}"}, "flag= takes rule ids"),
        (
            {"front": FRONT.replace("poor", "good"), "body": "[x]{.statement kind=report source=self flag=a/b}"},
            "a good note has no flag=",
        ),
        ({"body": "[x]{.abbreviation explained=maybe}"}, "explained= must be one of"),
        ({"body": "[x]{.what event=e1}"}, "no statement has this slot's event"),
        ({"body": "[Ada]{.PERSON}"}, "of= names nobody"),
        ({"body": "[Ada]{.PERSON of=p7}"}, "of= names nobody"),
        ({"body": "[Ada's]{.PERSON of=p1}"}, "a possessive 's belongs outside"),
        ({"body": "[x]{.SHOE}"}, "unknown class"),
        ({"body": "[x]{.DATE event=e1}"}, "unknown attribute 'event'"),
        ({"body": "[ x]{.DATE}"}, "begins or ends with white space"),
        ({"body": "[]{.DATE}"}, "a mark is empty"),
    ],
)
def test_a_note_that_breaks_the_guide_is_refused(tmp_path: Path, changes: dict[str, Any], said: str) -> None:
    path = written(tmp_path, **changes)
    with pytest.raises(InputError) as error:
        read_note(path)
    assert str(path) in str(error.value)
    assert said in str(error.value)


def test_front_matter_must_end(tmp_path: Path) -> None:
    path = tmp_path / "w9-01.note"
    path.write_text("id: w9-01\n", encoding="utf-8")
    with pytest.raises(InputError, match="no '---' line ends the front matter"):
        read_note(path)


def test_a_corpus_is_read_by_split(tmp_path: Path) -> None:
    written(tmp_path)
    (tmp_path / "more").mkdir()
    written(tmp_path / "more", FRONT.replace("w9-01", "w9-02").replace("dev", "test"), name="w9-02.note")
    assert [n.meta["id"] for n in read_corpus(tmp_path)] == ["w9-02", "w9-01"]
    assert [n.meta["id"] for n in read_corpus(tmp_path, "dev")] == ["w9-01"]
