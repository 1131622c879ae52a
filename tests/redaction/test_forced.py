"""Forced words: what the user names is found however it is spelt, and withholding beats keeping."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.errors import InputError
from recordlint.redaction import forced
from recordlint.redaction.forced import Forced


def marked(text: str) -> tuple[str, list[str]]:
    plain = text.replace("[[", "").replace("]]", "")
    return plain, [part.split("]]")[0] for part in text.split("[[")[1:]]


def found(made: Forced, text: str, withhold: bool = True) -> list[str]:
    return [text[one.start : one.end] for one in made.find(text) if one.withhold is withhold]


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("Halina Nowicka", "saw [[HALINA  nowicka]]'s door, [[halina\nNowicka]] out; [[Halina-Nowicka]]"),
        ("Nowićka", "[[nowicka]] [[NOWIĆKA]] [[Nowićka]] the [[Nowickas]]"),
        ("O'Neill", "Mr [[O’Neill]], [[ONeill]], [[o neill]]; Neill"),
        ("Bluebell Ward", "on [[bluebell ward]], off [[Bluebell\u00a0Ward]]"),
        ("son", "her [[son]] is a person"),
        ("07700 900123", "ring [[07700900123]] or [[0770 090 0123]]"),
        ("X", "with [[X]] and Xavier"),
        ("the blue door", "by [[The Blue Door]] on the left"),
        (r"/CASE-\d{3}/", "ref [[CASE-123]], case-456"),
        (r"/case-\d{3}/i", "ref [[CASE-123]], [[case-456]]"),
        (r"/^tel: .*$/m", "x\n[[tel: 1]]\n[[tel: 2]]"),
        (r"/a\/b/", "is [[a/b]] here"),
    ],
)
def test_what_is_named_is_found(entry: str, text: str) -> None:
    plain, expected = marked(text)
    assert found(Forced.parse(withhold=[entry]), plain) == expected


def test_withholding_beats_keeping() -> None:
    made = Forced.parse(withhold=["Nowicka"], keep=["Dr Nowicka of Rowan House", "Nowicka", "Holt"])
    text = "Dr Nowicka of Rowan House, Nowicka, Holt"
    assert found(made, text) == ["Nowicka", "Nowicka"]
    assert found(made, text, withhold=False) == ["Dr ", " of Rowan House", "Holt"]


def test_files_have_comments_blank_lines_and_both_kinds(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes("\ufeff# the family\r\n\r\nHalina Nowicka  # subject\r\n/AB\\d+/i # refs\r\nFlat #3\r\n".encode())
    made = Forced.parse(withhold_files=[path])
    text = "halina nowicka ab12 flat 3 subject"
    assert found(made, text) == ["halina nowicka", "ab12", "flat 3"]
    assert [one.rule for one in made.find(text)] == [f"--withhold-file, line {n}" for n in (3, 4, 5)]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("/abc", "no closing slash"),
        ("/a(/", "broken at its character"),
        ("/a/q", "flag"),
        ("/x*/", "nothing at all"),
        ("//", "nothing at all"),
        (r"/\b/", "nothing at all"),
        (r"/(?=a)/", "nothing at all"),
        ("***", "no letter or digit"),
    ],
)
def test_a_wrong_entry_is_told_by_its_line_and_not_quoted(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "words.txt"
    path.write_text(f"# c\nHalina\n{line}\n")
    with pytest.raises(InputError, match=f"words.txt, line 3: .*{message}") as caught:
        Forced.parse(keep_files=[path])
    assert "Halina" not in str(caught.value)
    with pytest.raises(InputError, match="--withhold, number 2"):
        Forced.parse(withhold=["fine", line])


def test_an_unreadable_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        Forced.parse(withhold_files=[tmp_path / "none.txt"])
    (tmp_path / "latin.txt").write_bytes(b"\xff\xe9")
    with pytest.raises(InputError, match="UTF-8"):
        Forced.parse(withhold_files=[tmp_path / "latin.txt"])


def test_a_slow_expression_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forced, "TIMEOUT", 0.1)
    made = Forced.parse(withhold=[r"/(?:a|aa)+(?:a|aa)+(?:a|aa)+$/"])
    with pytest.raises(InputError, match=r"--withhold, number 1: .*longer than"):
        made.find("a" * 3000 + "y")


def test_nothing_given_finds_nothing() -> None:
    assert not Forced.parse()
    assert Forced.parse().find("Halina") == []
    assert Forced.parse(keep=["x"])


@given(st.text(max_size=60))
def test_any_text_has_valid_spans_that_do_not_overlap(text: str) -> None:
    made = Forced.parse(withhold=["a b", "é", r"/\w\s/"], keep=["b", r"/[a-z]+/"])
    spans = made.find(text)
    assert all(0 <= one.start < one.end <= len(text) for one in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_named_word_is_always_withheld(before: str, after: str) -> None:
    text = f"{before} nowicka {after}"
    at = len(before) + 1
    assert any(
        one.withhold and one.start <= at and one.end >= at + 7
        for one in Forced.parse(withhold=["Nowicka"], keep=["nowicka"]).find(text)
    )
