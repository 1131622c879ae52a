"""The preview for reviewers: what it shows of a copy, that it says what it is, and that no note can do anything in it."""

from __future__ import annotations

import re
import stat
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from recordlint.errors import InputError
from recordlint.redaction.base import Item
from recordlint.redaction.copies import apply_items
from recordlint.reports import preview
from recordlint.reports.preview import PreviewWriter

TEXT = "Her daughter Petra Lund rang on 07700 900318.\nThe kettle was repaired on the spot.\nTom Baker, social worker"
WHY = "About another person."


def item(
    words: str, type: str = "PERSON", role: str = "family", action: str = "label", *, text: str = TEXT, **more: object
) -> Item:
    """An item at the first place of its words."""
    start = text.index(words)
    put = str(more.pop("put", words if action == "keep" else "[family member 2]"))
    return Item(start, start + len(words), words, type, role, "p2", action, put, **more)  # type: ignore[arg-type]


ITEMS = (
    item("Petra Lund", review=True, reason=WHY, rule="subject-access: PERSON/family"),
    item("07700 900318", "PHONE", "third_party", "remove", put="", exemption="Art. 15(4)"),
    item("Tom Baker", role="professional", action="keep"),
)  # fmt: skip


def page_of(
    path: Path, *pieces: tuple[str | None, str, Sequence[Item], str | None], remarks: Sequence[str] = ()
) -> str:
    """The page of one file; a piece's copy is what redaction makes of it unless it is given."""
    with PreviewWriter(path, "subject-access", overwrite=True) as writer:
        writer.file("visit <1>.txt")
        for place, text, items, copy in pieces:
            writer.piece(place, text, items, apply_items(text, items).text if copy is None else copy)
        writer.finish(remarks)
    return path.read_text(encoding="utf-8")


def words_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "out.html"


def test_before_and_after_with_role_reason_and_what_waits(path: Path) -> None:
    page = html.fromstring(page_of(path, (None, TEXT, ITEMS, None), remarks=["2 comments were left out"]))
    before = [words_of(cell) for cell in page.cssselect(".pair td:nth-child(1)")]
    after = [words_of(cell) for cell in page.cssselect(".pair td:nth-child(2)")]
    assert before[0] == "Her daughter Petra Lund family 1 waits rang on 07700 900318 third party 2."
    assert after[0].startswith("Her daughter [family member 2] rang on (taken out)")
    assert "Petra" not in " ".join(after)
    assert before[1] == after[1]
    assert "Tom Baker kept: professional, social worker" in after[1]
    reasons = [words_of(one) for one in page.cssselect("ol.why li")]
    assert "family, name: a label stands instead. Waits for a decision" in reasons[0]
    assert WHY in reasons[0]
    assert "third party, phone number: taken out. Exemption: Art. 15(4)" in reasons[1]
    (link,) = page.cssselect(".waiting a")
    assert words_of(link) == "visit <1>.txt, the whole text"
    assert words_of(page.get_element_by_id(str(link.get("href"))[1:])).startswith("Petra Lund")
    counts = [" ".join(words_of(cell) for cell in row) for row in page.cssselect(".counts tbody tr")]
    assert {
        "family 1 1 0",
        "third party 1 0 0",
        "professional 0 0 1",
        "a label stands instead 1",
        "taken out 1",
    } <= set(counts)
    assert "2 comments were left out" in words_of(page)


def test_it_says_first_that_it_holds_personal_data_and_is_for_its_owner_alone(path: Path) -> None:
    page = html.fromstring(page_of(path, (None, TEXT, ITEMS, None)))
    warning = page.cssselect("body .warning strong")[0]
    assert "personal data" in words_of(warning).lower()
    assert page.cssselect("h1")[0].getparent() is warning.getparent().getparent()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert page.get("lang") == "en-GB"
    assert [p.name for p in path.parent.iterdir()] == ["out.html"]


def test_nothing_that_a_note_holds_becomes_part_of_the_page(path: Path) -> None:
    bad = "<script>alert(1)</script>\"'><img src=http://x.example/a onerror=b>\x00\x85\ud800 &amp; Petra Lund"
    own = item("Petra Lund", text=bad, reason=bad.replace("\ud800", ""), rule=f"plan: {bad}", exemption=bad, put=bad)
    with PreviewWriter(path, bad) as writer:
        writer.file(bad)
        writer.piece(bad, bad, [own], apply_items(bad, [own]).text)
        writer.piece(bad, bad, [], bad)
        writer.piece(bad, bad, [], "")
        writer.finish([bad])
    source = path.read_text(encoding="utf-8")
    page = html.fromstring(source)
    assert not page.cssselect("script, img, iframe, link, object, [onerror], [src]")
    assert "default-src 'none'" in source
    assert not re.search(r"url\(|@import|javascript:", source)
    assert "\x00" not in source


def test_parts_without_anything_withheld_are_folded_and_all_there(path: Path) -> None:
    plain = [(f"row {n}, Note", f"Day {n} was calm.", (), None) for n in range(1, 61)]
    page = html.fromstring(page_of(path, *plain[:5], ("row 99", TEXT, ITEMS, None), *plain[5:]))
    folded = page.cssselect("details.same")
    assert [words_of(one[0]) for one in folded] == [
        "row 1, Note to row 5, Note: nothing is withheld (5 parts)",
        "row 6, Note to row 55, Note: nothing is withheld (50 parts)",
        "row 56, Note to row 60, Note: nothing is withheld (5 parts)",
    ]
    assert not any(one.get("open") for one in folded)
    assert sum(words_of(page).count(f"Day {n} was calm.") for n in range(1, 61)) == 60
    assert page.cssselect("section.piece.waits")


def test_a_large_export_is_bounded_and_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "MOST_ALIKE", 200)
    monkeypatch.setattr(preview, "MOST_OPEN", 3)
    monkeypatch.setattr(preview, "MOST_WAITING", 2)
    rows = [
        (f"row {n}", text, [item(f"Ada Bo{n}x", text=text, type="PHONE", review=True)], None)
        for n in range(6)
        if (text := f"Ada Bo{n}x rang.")
    ]
    page = html.fromstring(page_of(path, *rows, *((f"row {n}", "x" * 50, (), None) for n in range(9))))
    assert (len(page.cssselect("section.piece")), len(page.cssselect("details.piece.waits"))) == (3, 3)
    assert len(page.cssselect(".waiting > li")) == 2
    assert "And 4 more places, marked on the page." in words_of(page)
    assert "5 more parts in which nothing is withheld: not shown" in words_of(page)


@pytest.mark.parametrize(
    ("copy", "shown", "remark"),
    [
        ("", "(not in the copy)", "does not go into the copy at all"),
        ("A label [x] alone", "A label [x] alone", "shown as it will read"),
    ],
)
def test_a_copy_that_is_made_otherwise_is_shown_as_it_is(path: Path, copy: str, shown: str, remark: str) -> None:
    page = html.fromstring(page_of(path, ("comment 1", TEXT, ITEMS, copy)))
    assert [words_of(cell) for cell in page.cssselect(".pair td:nth-child(2)")] == [shown]
    assert remark in words_of(page)


def test_where_a_format_leaves_grammar_alone_marks_still_stand(path: Path) -> None:
    text = "An aunt of hers came."
    own = item("aunt", text=text, put="[person 3]")
    for copy in ("An [person 3] of hers came.", "A [person 3] of hers came."):
        page = html.fromstring(page_of(path, (None, text, [own], copy)))
        assert words_of(page.cssselect(".pair td:nth-child(2)")[0]) == copy
        assert words_of(page.cssselect("mark.in")[1]) == "[person 3]"


def test_a_page_that_is_there_is_kept_unless_told_and_an_error_leaves_nothing(path: Path) -> None:
    path.write_text("mine")
    with pytest.raises(InputError, match="exists already"):
        PreviewWriter(path, "everything")
    with pytest.raises(ValueError, match="span"):
        page_of(path, (None, "Another text.", ITEMS, ""))
    assert path.read_text() == "mine"
    assert [p.name for p in path.parent.iterdir()] == ["out.html"]
    with pytest.raises(InputError, match="cannot be written"):
        PreviewWriter(path.parent / "no" / "such.html", "everything")


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=80),
    st.lists(
        st.tuples(st.integers(0, 80), st.integers(0, 12), st.sampled_from(["label", "keep", "remove"])), max_size=6
    ),
)
def test_both_columns_say_what_is_and_what_will_be(
    tmp_path_factory: pytest.TempPathFactory, text: str, spans: list[tuple[int, int, str]]
) -> None:
    items = [
        Item(a, a + n, text[a : a + n], "PHONE", "family", None, action, {"keep": text[a : a + n], "remove": ""}.get(action, "[x]"))
        for a, n, action in spans
        if a + n <= len(text)
    ]  # fmt: skip
    copy = apply_items(text, items).text
    path = tmp_path_factory.mktemp("p") / "p.html"
    page_of(path, (None, text, items, None))
    page = html.fromstring(path.read_text(encoding="utf-8"))
    for tag in page.cssselect(".pair .tag, .same .tag"):
        tag.drop_tree()
    if copy == text:
        assert _plain(words_of(page.cssselect("dd, td:nth-child(1)")[-1])) == _plain(text)
        return
    for column, said in ((1, text), (2, copy)):
        cells = page.cssselect(f".pair td:nth-child({column})")
        assert _plain("".join(cell.text_content() for cell in cells)) == _plain(said)


def _plain(text: str) -> str:
    """Without spaces, line ends and what no page can hold."""
    return "".join(char for char in text if char.isprintable() and not char.isspace() and ord(char) < 0x2400)
