"""The sidecar: restores the source with the run's key; a wrong key, a changed sidecar or copy are told, each as it is."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.errors import InputError
from recordlint.redaction.base import Item
from recordlint.redaction.edits import Applied, apply
from recordlint.redaction.sidecar import (
    Entry,
    SealedCopy,
    SealedPiece,
    check_copy,
    file_sha256,
    open_sealed,
    piece_entry,
    restore,
    seal,
)
from tests.redaction.test_edits import texts_with_items

KEY = bytes(range(32))
NOTE = "Halina Nowicka slept well."


def redacted() -> Applied:
    return apply(NOTE, [Item(0, 14, "Halina Nowicka", "PERSON", "subject", "p1", "label", "[PERSON 1]")])


def entries(count: int = 1) -> list[Entry]:
    return [
        *(piece_entry(redacted(), "a.csv", row, None, "note") for row in range(1, count + 1)),
        SealedCopy("a.csv", "0" * 64),
    ]


def test_a_sidecar_gives_back_what_was_sealed_and_shows_none_of_it(tmp_path: Path) -> None:
    path = tmp_path / "a.sealed"
    seal(entries(), KEY, path)
    found = list(open_sealed(path, KEY))
    assert found == entries()
    assert isinstance(found[0], SealedPiece)
    assert restore(redacted().text, found[0]) == NOTE
    assert b"Nowicka" not in path.read_bytes()
    assert b"a.csv" not in path.read_bytes()
    assert [one.name for one in tmp_path.iterdir()] == ["a.sealed"]


def test_the_same_words_are_never_sealed_to_the_same_bytes(tmp_path: Path) -> None:
    seal(entries(), KEY, tmp_path / "1")
    seal(entries(), KEY, tmp_path / "2")
    assert (tmp_path / "1").read_bytes() != (tmp_path / "2").read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    seal(entries(), KEY, tmp_path / "a.sealed")
    assert stat.S_IMODE((tmp_path / "a.sealed").stat().st_mode) == 0o600


def test_a_wrong_key_is_told_as_such(tmp_path: Path) -> None:
    seal(entries(), KEY, tmp_path / "a.sealed")
    with pytest.raises(InputError, match="key is not the one"):
        next(open_sealed(tmp_path / "a.sealed", bytes(32)))


LARGE = 1500  # pieces: some chunks of 64 KiB


def chunks(raw: bytes) -> tuple[bytes, list[bytes]]:
    """The header and the chunks of a sidecar, lengths included."""
    at = len(b"recordlint-sidecar\n") + 1 + 32 + 16 + 8
    head, found = raw[:at], []
    while at < len(raw):
        length = 4 + (int.from_bytes(raw[at : at + 4], "big") & 0x7FFFFFFF)
        found.append(raw[at : at + length])
        at += length
    return head, found


def flipped(raw: bytes, at: int) -> bytes:
    changed = bytearray(raw)
    changed[at] ^= 1
    return bytes(changed)


def joined(raw: bytes, pick: Callable[[list[bytes]], list[bytes]]) -> bytes:
    head, found = chunks(raw)
    return head + b"".join(pick(found))


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw[:-1],
        lambda raw: raw[: len(raw) // 2],
        lambda raw: raw[:60],
        lambda raw: raw + b"x",
        lambda raw: flipped(raw, 30),
        lambda raw: flipped(raw, 60),
        lambda raw: flipped(raw, len(raw) // 2),
        lambda raw: flipped(raw, len(raw) - 1),
        lambda raw: joined(raw, lambda found: found[:-1]),
        lambda raw: joined(raw, lambda found: found[1:]),
        lambda raw: joined(raw, lambda found: [found[1], found[0], *found[2:]]),
        lambda raw: joined(raw, lambda found: [found[0], *found]),
        lambda raw: joined(raw, lambda found: [*found[:-2], bytes([found[-2][0] | 0x80]) + found[-2][1:]]),
    ],
)  # fmt: skip
def test_a_changed_sidecar_opens_not_even_in_part(tmp_path: Path, change: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "a.sealed"
    seal(entries(LARGE), KEY, path)
    assert len(chunks(path.read_bytes())[1]) > 3
    assert sum(1 for _ in open_sealed(path, KEY)) == LARGE + 1
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(InputError, match="changed or cut short"):
        next(open_sealed(path, KEY))


def test_a_chunk_of_another_sidecar_of_the_same_key_is_refused(tmp_path: Path) -> None:
    for name in ("1", "2"):
        seal(entries(LARGE), KEY, tmp_path / name)
    head, mine = chunks((tmp_path / "1").read_bytes())
    _, other = chunks((tmp_path / "2").read_bytes())
    (tmp_path / "1").write_bytes(head + b"".join([other[0], *mine[1:]]))
    with pytest.raises(InputError, match="changed or cut short"):
        next(open_sealed(tmp_path / "1", KEY))


@pytest.mark.parametrize(
    ("content", "message"), [(b"", "no sidecar"), (b"notes", "no sidecar"), (b"recordlint-sidecar\n", "changed or cut")]
)
def test_another_file_is_told(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "a").write_bytes(content)
    with pytest.raises(InputError, match=message):
        next(open_sealed(tmp_path / "a", KEY))
    with pytest.raises(InputError, match="cannot be read"):
        next(open_sealed(tmp_path / "none", KEY))


def test_nothing_is_overwritten_and_nothing_stays_when_sealing_fails(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mine")
    with pytest.raises(InputError, match="exists already"):
        seal(entries(), KEY, tmp_path / "a")
    assert (tmp_path / "a").read_text() == "mine"

    def broken() -> list[Entry]:
        raise RuntimeError("the disk is full")

    with pytest.raises(RuntimeError):
        seal((one for one in broken()), KEY, tmp_path / "b")
    with pytest.raises(InputError, match="cannot be written"):
        seal(entries(), KEY, tmp_path / "none" / "b")
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


def test_a_changed_copy_is_told(tmp_path: Path) -> None:
    copy = tmp_path / "a.txt"
    copy.write_text(redacted().text)
    sealed = SealedCopy("a.txt", file_sha256(copy))
    check_copy(copy, sealed)
    copy.write_text(redacted().text + " ")
    with pytest.raises(InputError, match="copy was changed"):
        check_copy(copy, sealed)
    with pytest.raises(InputError, match="row 1, field note: the copy was changed") as caught:
        restore(redacted().text + " ", entries()[0])  # type: ignore[arg-type]
    assert "Nowicka" not in str(caught.value)


@given(texts_with_items())
def test_any_copy_restores_to_its_source(made: tuple[str, list[Item]]) -> None:
    text, items = made
    applied = apply(text, items)
    assert restore(applied.text, piece_entry(applied, "a.txt")) == text


@given(st.lists(st.text(max_size=30), max_size=5))
def test_any_words_are_sealed_and_come_back(tmp_path_factory: pytest.TempPathFactory, words: list[str]) -> None:
    path = tmp_path_factory.mktemp("sealed") / "a"
    made: list[Entry] = []
    for number, text in enumerate([*words, "\ud800 lone"]):
        items = [Item(0, len(text), text, "PERSON", "subject", None, "remove", "")] if text else []
        made.append(piece_entry(apply(text, items), "a.csv", number, "Sheet", "note"))
    seal(made, KEY, path)
    assert list(open_sealed(path, KEY)) == made
