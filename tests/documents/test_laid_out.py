"""Laid-out documents as notes and records: places, attachments, failures, and errors that are one line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from recordlint.documents import laid_out, read
from recordlint.documents.base import Failure, ReadOptions, Remark
from recordlint.documents.blocks import Block, Content, Copy, DocumentOptions, Edit, Edits, Format, Place, edited
from recordlint.documents.records import Changed, Record
from recordlint.documents.rewriting import copy_suffix, has_same_pieces, records, rewrite
from recordlint.errors import InputError
from recordlint.notes import Note

BLOCKS = (
    Block("Visit to Ada Obi.", Place(page=1, line=1, paragraph=1)),
    Block("Two lines are one\nparagraph.", Place(page=1, line=3, paragraph=2), lines=((18, 4),)),
    Block("picture, 20 × 10", Place(page=1, part="picture 1"), picture="withhold"),
    Block("Please check the name.", Place(part="comment 1"), in_copy=False),
    Block("Author: Zofia", Place(part="properties"), in_copy=False),
    Block("Call her", Place(page=2, cell="table 1, row 1, column 1"), lead="\n\n"),
    Block("on Monday", Place(page=2, cell="table 1, row 1, column 2"), lead=" | "),
    Block("Attached text", Place(line=1, attachment="plan.txt")),
)


def fake(blocks: tuple[Block, ...] = BLOCKS, **more: Any) -> Format:
    def copy(data: bytes, name: str, options: DocumentOptions, edits: Edits) -> Copy:
        shown = [block for block in blocks if block.in_copy]
        lines = [edited(block.text, own) for block, own in zip(shown, edits, strict=True)]
        return Copy("\n".join(lines).encode(), ("left out: comments (1)",))

    return Format(lambda *_: Content(blocks, **more), copy, lambda data, _: iter([("file x", data.decode())]))


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Format], Path]:
    def made(form: Format) -> Path:
        monkeypatch.setattr("recordlint.documents.laid_out.format_of", lambda _: form)
        laid_out._remembered.cache_clear()
        path = tmp_path / "letter.docx"
        path.write_bytes(b"content")
        return path

    return made


def test_a_document_is_a_note_and_each_attachment_another(document: Callable[[Format], Path]) -> None:
    found = list(read(document(fake()), ReadOptions(), "letter.docx"))
    notes = [item for item in found if isinstance(item, Note)]
    assert [note.text for note in notes] == [
        "Visit to Ada Obi.\nTwo lines are one\nparagraph.\n\nComment 1: Please check the name.\n\nCall her | on Monday",
        "Attached text",
    ]
    assert notes[1].place == {"attachment": "plan.txt"}


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Ada", {"page": 1, "line": 1, "paragraph": 1}),
        ("one", {"page": 1, "line": 3, "paragraph": 2}),
        ("paragraph", {"page": 1, "line": 4, "paragraph": 2}),
        ("check", {"part": "comment 1"}),
        ("Monday", {"page": 2, "cell": "table 1, row 1, column 2"}),
    ],
)
def test_every_word_has_its_place(document: Callable[[Format], Path], words: str, place: dict[str, object]) -> None:
    note = next(n for n in read(document(fake()), ReadOptions(), "letter.docx") if isinstance(n, Note))
    assert note.place_at(note.text.index(words)) == place


def test_entries_of_a_running_record_keep_their_places(document: Callable[[Format], Path]) -> None:
    blocks = (
        Block("12/03/2026 10:00 - Ada Obi", Place(page=1, line=1)),
        Block("She was well.", Place(page=1, line=2)),
        Block("14/03/2026 11:00 - Ada Obi", Place(page=2, line=1)),
        Block("She was tired.", Place(page=2, line=2)),
    )
    notes = list(read(document(fake(blocks)), ReadOptions(entries=True), "letter.docx"))
    assert [note.place_at(note.text.index("She")) for note in notes if isinstance(note, Note)] == [
        {"page": 1, "line": 2},
        {"page": 2, "line": 2},
    ]


def test_what_could_not_be_read_is_a_failure_and_only_a_remark_for_a_copy(document: Callable[[Format], Path]) -> None:
    form = fake(failures=("attachment x.zip: archives are not opened: unpack it",), remarks=("1 picture was not read",))
    path = document(form)
    found = list(read(path, ReadOptions(), "letter.docx"))
    assert [item.message for item in found if isinstance(item, Failure)] == [
        "attachment x.zip: archives are not opened: unpack it"
    ]
    assert [item.message for item in found if isinstance(item, Remark)] == ["1 picture was not read"]
    for_copy = list(records(path, "letter.docx", ReadOptions()))
    assert not [item for item in for_copy if isinstance(item, Failure)]
    assert any("not in the copy: attachment x.zip" in item.message for item in for_copy if isinstance(item, Remark))


def test_records_hold_what_a_copy_has(document: Callable[[Format], Path]) -> None:
    found = [item for item in records(document(fake()), "letter.docx", ReadOptions()) if isinstance(item, Record)]
    assert [[piece.field for piece in record.pieces] for record in found] == [
        [
            "page 1, paragraph 1, line 1",
            "page 1, paragraph 2, line 3",
            "page 1, picture 1",
            "page 2, table 1, row 1, column 1",
            "page 2, table 1, row 1, column 2",
        ],
        ["attachment plan.txt, line 1"],
    ]


def test_edits_reach_the_format_in_the_order_of_the_blocks(document: Callable[[Format], Path], tmp_path: Path) -> None:
    path = document(fake())

    def change(record: Record) -> list[Changed]:
        return [
            Changed(edited(piece.text, own), own)
            for piece in record.pieces
            for own in [(Edit(9, 16, "[person 1]", "[person 1]"),) if "Ada" in piece.text else ()]
        ]

    copy = tmp_path / "copy.docx"
    remarks = rewrite(path, "letter.docx", copy, ReadOptions(), change)
    assert copy.read_text().splitlines()[0] == "Visit to [person 1]."
    assert [remark.message for remark in remarks] == ["left out: comments (1)"]


@pytest.mark.parametrize("error", [KeyError("x"), RecursionError(), MemoryError(), ValueError("Ada"), AssertionError()])
def test_any_error_is_one_line_that_names_the_file_and_no_content(
    document: Callable[[Format], Path], error: Exception
) -> None:
    def broken(*_: object) -> Content:
        raise error

    path = document(Format(broken, broken, broken))  # type: ignore[arg-type]
    (failure,) = list(read(path, ReadOptions(), "letter.docx"))
    assert isinstance(failure, Failure)
    assert "again" in failure.message
    assert "Ada" not in failure.message


@pytest.mark.parametrize(
    ("name", "retypeset", "suffix"),
    [("a.docx", False, ".docx"), ("a.docm", False, ".docx"), ("a.rtf", False, ".docx"), ("a.odt", False, ".docx"),
     ("a.msg", False, ".eml"), ("a.PDF", False, ".PDF"), ("a.docx", True, ".pdf"), ("a.png", True, ".pdf"), ("a.txt", True, ".txt")],
)  # fmt: skip
def test_the_copy_s_kind(name: str, retypeset: bool, suffix: str) -> None:
    options = ReadOptions(documents=DocumentOptions(retypeset=retypeset))
    assert copy_suffix(Path(name), options) == suffix


def test_which_copies_have_the_pieces_of_their_source() -> None:
    plain, afresh = ReadOptions(), ReadOptions(documents=DocumentOptions(retypeset=True))
    assert [has_same_pieces(Path(n), plain) for n in ("a.docx", "a.html", "a.txt", "a.pdf", "a.png", "a.rtf", "a.eml")] == [
        True, True, True, False, False, False, False,
    ]  # fmt: skip
    assert not has_same_pieces(Path("a.docx"), afresh)


def test_a_copy_of_another_kind_is_refused_with_the_remedy(document: Callable[[Format], Path], tmp_path: Path) -> None:
    path = document(fake())
    with pytest.raises(InputError, match=r"end its name with \.docx"):
        rewrite(path, "letter.docx", tmp_path / "copy.pdf", ReadOptions(), lambda r: [p.text for p in r.pieces])


@pytest.mark.parametrize("for_copy", [True, False])
def test_what_ocr_read_with_little_certainty_is_told_with_its_places(
    document: Callable[[Format], Path], for_copy: bool
) -> None:
    low = (
        *(Place(page=1, line=3),) * 3,
        Place(page=2, line=8, attachment="Ada Obi.png"),
        *(Place(page=9, line=n) for n in range(1, 30)),
    )
    path = document(fake(low=low))
    items = records(path, "letter.docx", ReadOptions()) if for_copy else read(path, ReadOptions(), "letter.docx")
    (said,) = [item.message for item in items if isinstance(item, Remark) and "little certainty" in item.message]
    assert "page 1, line 3; an attachment, page 2, line 8;" in said
    assert said.endswith("and 21 more places: look at them yourself")
    assert "Ada" not in said
