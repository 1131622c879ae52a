"""Blocks as one text: margins out of the way, what is said twice read once, and every block with its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.documents.blocks import Block, Place
from recordlint.documents.reading_order import one_text, without_page_number


def page(number: int, text: str, part: str | None = None, lead: str = "\n") -> Block:
    return Block(text, Place(page=number, part=part), lead)


LETTER = (
    page(1, "Oakhurst Care", "header"),
    page(1, "She said that she would", lead="\n\n"),
    page(1, "Page 1 of 2", "footer"),
    page(2, "Oakhurst Care", "header"),
    page(2, "come on Friday.", lead=" "),
    page(2, "Page 2 of 2", "footer"),
)


def test_margins_do_not_cut_a_sentence_and_are_read_once() -> None:
    read = one_text(LETTER, every=False)
    assert read.text == "Header: Oakhurst Care\n\nShe said that she would come on Friday.\n\nFooter: Page 1 of 2"


def test_every_copy_of_a_margin_has_a_place() -> None:
    read = one_text(LETTER)
    assert sorted(one.block for one in read.reads) == list(range(len(LETTER)))
    assert all(read.text[one.start : one.end] == LETTER[one.block].text for one in read.reads)
    assert [one.block for one in read.reads if one.again] == [3]


def test_margins_that_say_something_else_are_all_read() -> None:
    blocks = (page(1, "Visit of 12 March 2024", "header"), page(2, "Visit of 13 March 2024", "header"), page(2, "Text"))
    assert one_text(blocks, every=False).text.count("Visit") == 2


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Page 1 of 12", "Page 2 of 12", True),
        ("Okafor | 1", "Okafor | 2", True),
        ("3", "4", True),
        ("p. 3/9", "p. 4/9", True),
        ("12/03/2024", "13/03/2024", False),
        ("Seen on 1 May", "Seen on 2 May", False),
        ("NHS 999 123 4578", "NHS 999 234 5671", False),
    ],
)
def test_numbers_of_pages(one: str, other: str, alike: bool) -> None:
    assert (without_page_number(one) == without_page_number(other)) is alike


def mail(*html: str) -> tuple[Block, ...]:
    plain = (
        Block("Dear Colm,", Place(paragraph=1)),
        Block("> May rang. She is\n> well.", Place(paragraph=2)),
        Block("Name: Jane Okafor", Place(paragraph=3)),
    )
    return (*plain, *(Block(text, Place(part="HTML version")) for text in html))


def test_the_page_of_a_mail_that_says_the_same_is_not_read_again() -> None:
    blocks = mail("Dear Colm,", "Name", "Jane Okafor")
    read = one_text(blocks)
    assert read.text == "Dear Colm,\n> May rang. She is\n> well.\nName: Jane Okafor"
    assert [read.text[one.start : one.end] for one in read.reads if one.again] == ["Dear Colm,", "Name", "Jane Okafor"]


def test_what_only_the_page_says_is_read() -> None:
    read = one_text(mail("Dear Colm,", "Ring Irina.", "Okafor"))
    assert read.text.endswith("\n\nOther version: Ring Irina.")


@pytest.mark.parametrize("words", ["Jan", "kafor", "Jane Okafors"])
def test_parts_of_words_are_not_what_was_said(words: str) -> None:
    assert not any(one.again for one in one_text(mail(words)).reads)


PARTS = st.sampled_from([None, "header", "footer", "header 2", "comment 1", "HTML version", "picture 1"])
BLOCKS = st.lists(
    st.builds(
        lambda text, part, lead, copied: Block(text, Place(part=part), lead, in_copy=copied),
        st.sampled_from(["", "Ada", "Ada Obi", "Page 1", "Page 2", "Name | Ada"]),
        PARTS,
        st.sampled_from(["\n", " | ", "\n\n", " "]),
        st.booleans(),
    ),
    max_size=9,
)


@given(BLOCKS)
def test_each_block_but_pictures_is_read_at_one_place(blocks: list[Block]) -> None:
    blocks = [replace(block, picture="keep") if block.place.part == "picture 1" else block for block in blocks]
    read = one_text(blocks)
    assert sorted(one.block for one in read.reads) == [at for at, block in enumerate(blocks) if not block.picture]
    assert [one.start for one in read.reads] == sorted(one.start for one in read.reads)
    for one in read.reads:
        said = read.text[one.start : one.end]
        assert len(said) == len(blocks[one.block].text)
        assert said.replace(" : ", " | ") == blocks[one.block].text
