from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.documents.ocr import Word, lines_of
from recordlint.documents.ocr.lines import arranged
from recordlint.documents.ocr.passages import passages_of
from tests.documents.ocr.drawn import LETTER, drawn, word

LEFT = """Aoife was seen at home on
Monday by the duty worker.
She said that Tunde had not
come to collect the children
and nobody had telephoned."""
RIGHT = """On Tuesday the school rang
to say that Priya was absent.
Her teacher, Miss Oyelaran,
had not been told why. The
family was called at noon."""


def placed(text: str, left: int, top: int, first: int = 0) -> list[Word]:
    """Words of ten pixels a letter, lines 30 pixels apart."""
    words: list[Word] = []
    for number, line in enumerate(text.split("\n")):
        x = left
        for part in line.split(" "):
            if part:
                words.append(
                    word(part, (x, top + 30 * number, x + 10 * len(part), top + 30 * number + 20), line=first + number)
                )
            x += 10 * (len(part) + 1)
    return words


def read(words: list[Word]) -> list[str]:
    return [" ".join(one.text for one in line) for line in lines_of(arranged(words))]


def test_columns_of_running_text_are_read_one_after_the_other_between_what_runs_over_both() -> None:
    title = placed("A heading that runs over the whole of the page from one side to the other", 0, 0)
    foot = placed("And a last line that runs over all of it again, from one side to the other", 0, 260, 50)
    page = [*placed(RIGHT, 450, 67, 20), *title, *placed(LEFT, 0, 60, 10), *foot]
    assert read(page) == [
        " ".join(one.text for one in title), *LEFT.split("\n"), *RIGHT.split("\n"), " ".join(one.text for one in foot)
    ]  # fmt: skip


def test_columns_are_told_apart_where_the_engine_took_two_lines_for_one() -> None:
    page = [word(one.text, one.box, line=one.box[1]) for one in (*placed(LEFT, 0, 0), *placed(RIGHT, 450, 0))]
    assert read(page) == [*LEFT.split("\n"), *RIGHT.split("\n")]


def test_cells_of_a_table_are_one_line_even_where_the_engine_parts_them() -> None:
    names = placed("Name\nNgozi Okafor\nPriya Nair\nTunde Adeyemi", 0, 0)
    dates = placed("Born\n12.03.1985\n7 May 2019\n1.1.1990", 300, 4, 10)
    lines = lines_of(arranged([*dates, *names]))
    assert [" ".join(one.text for one in line) for line in lines] == [
        "Name Born", "Ngozi Okafor 12.03.1985", "Priya Nair 7 May 2019", "Tunde Adeyemi 1.1.1990"
    ]  # fmt: skip
    assert [passage.text for passage in passages_of(lines)] == [
        "Name | Born", "Ngozi Okafor | 12.03.1985", "Priya Nair | 7 May 2019", "Tunde Adeyemi | 1.1.1990"
    ]  # fmt: skip


def test_paragraphs_run_on_over_full_lines_and_end_at_short_ones() -> None:
    _, words = drawn(LETTER)
    texts = [passage.text for passage in passages_of(lines_of(arranged(words)))]
    assert texts[0] == "Riverside Family Service | 14 March 2026"
    assert texts[1].startswith("Dear Mrs Aoife Brennan,\nI visited Tunde Adeyemi")
    assert "Brampton on Tuesday. The health" in texts[1]
    assert texts[-1] == "Yours sincerely,\nWanjiru Kamau"


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("They spoke of the whole rehabi-", "litation plan and of the money.", "whole rehabilitation plan"),
        ("They spoke with both of the Smith-", "Jones children about the money.", "the Smith-Jones children"),
        ("They had asked about the things", "- a bed and a chair for the child", "things\n- a bed"),
    ],
)
def test_line_ends(above: str, below: str, expected: str) -> None:
    (passage,) = passages_of(lines_of(arranged(placed(f"{above}\n{below}", 0, 0))))
    assert expected in passage.text


@st.composite
def pages(draw: st.DrawFn) -> list[Word]:
    def one(number: int) -> Word:
        left, top = draw(st.integers(0, 900)), draw(st.integers(0, 1200))
        text = draw(st.sampled_from(("a", "rehabi-", "Okafor", "–", "7", "litation")))
        box = (left, top, left + draw(st.integers(1, 300)), top + draw(st.integers(1, 60)))
        return word(text, box, line=draw(st.integers(0, 12)))

    return [one(number) for number in range(draw(st.integers(0, 40)))]


@given(pages())
def test_no_word_is_lost_whatever_the_layout(words: list[Word]) -> None:
    ordered = arranged(words)
    assert sorted((one.text, one.box) for one in ordered) == sorted((one.text, one.box) for one in words)
    lines = lines_of(ordered)
    passages = passages_of(lines)
    assert [one for passage in passages for _, _, one in passage.words] == ordered
    for passage in passages:
        at = 0
        for start, end, one in passage.words:
            assert at <= start <= end <= len(passage.text)
            assert passage.text[start:end] in (one.text, one.text[:-1])
            at = end
        assert [line for _, line in passage.lines] == list(
            range(passage.first + 1, passage.first + 1 + len(passage.lines))
        )
