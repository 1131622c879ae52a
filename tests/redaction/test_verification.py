"""Verification: what a run withholds may stand nowhere in a copy but where a keep decision says so."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.redaction.base import Item
from recordlint.redaction.edits import apply
from recordlint.redaction.variants import searcher_of
from recordlint.redaction.verification import (
    Explained,
    Place,
    Residue,
    ReviewHit,
    kept_surfaces,
    verify_piece,
    verify_raw,
)

ORDINARY = frozenset(
    [
        "am",
        "in",
        "a",
        "i",
        "may",
        "hope",
        "hill",
        "will",
        "mark",
        "the",
        "was",
        "day",
        "centre",
        "miss",
        "and",
        "now",
        "said",
        "rang",
        "hub",
        "son",
    ]
)


def item(
    text: str,
    words: str,
    action: str = "label",
    *,
    type: str = "PERSON",
    entity: str | None = "p1",
    new: str = "[PERSON 1]",
) -> Item:
    start = text.index(words)
    return Item(start, start + len(words), words, type, "subject", entity, action, words if action == "keep" else new)


def withheld(words: str, type: str = "PERSON", entity: str | None = "p1") -> Item:
    """An item of another note of the run."""
    return item(words, words, type=type, entity=entity)


RUN = (
    withheld("Mrs Halina Nowicka"),
    withheld("12/03/1948", "DATE_OF_BIRTH"),
    withheld("4 May 2026", "DATE"),
    withheld("07700 900123", "PHONE"),
    withheld("999 123 4560", "NHS_NUMBER"),
    withheld("2580", "ACCESS_CODE"),
    withheld("14 Larch Close, Holt", "ADDRESS"),
    withheld("QQ 12 34 56 C", "NINO"),
    withheld("Amina", entity="p2"),
    withheld("Hope Hill", entity="p3"),
    withheld("The Day Centre", "ORGANISATION", None),
)  # fmt: skip


def check(
    text: str, items: Sequence[Item] = (), run: Sequence[Item] = RUN, explained: Explained | None = None
) -> list[Residue | ReviewHit]:
    everything = [*run, *items]
    copy = apply(text, items).text
    return list(
        verify_piece(
            copy, text, items, searcher_of(everything), kept_surfaces(everything), is_ordinary=ORDINARY.__contains__, explained=explained,
        )
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("halina ate well", "forename alone"),
        ("NOWICKA family seen", "surname alone"),
        ("Nowicka, Halina - file copy", "reversed order"),
        ("t/c from H. Nowicka re meds", "initial and surname"),
        ("hnowicka@example.org", "initial and surname"),
        ("Halinas tablets are late", "forename alone, with an s"),
        ("No\u00adwicka", "surname alone"),
        ("saw Nowi-\ncka at lunch", "surname alone, split"),
        ("N O W I C K A", "surname alone, spaced out"),
        ("Mrs Hill in good spirits", "title and surname"),
        ("spoke to Hope Hill", "as written"),
        ("born 12 March 1948", "in another notation"),
        ("DOB 1948-03-12", "in another notation"),
        ("on 4 May 2026 she", "as written"),
        ("ring +44 7700 900 123", "with another prefix"),
        ("NHS no 9991234560", "as written"),
        ("key safe 2580.", "as written"),
        ("at 14 larch close", "one line of it"),
        ("NI QQ123456C", "as written"),
        ("AMINA home from school", "as written"),
    ],
)
def test_a_surface_that_stands_is_residue(text: str, form: str) -> None:
    found = check(text)
    assert [one.form for one in found if isinstance(one, Residue)] == [form]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("HN seen at home", "the form is weak"),
        ("we hope she may come", "an ordinary word"),
        ("up the hill", "an ordinary word"),
        ("on 4.5.26 she", "the form is weak"),
        ("went to the day centre", "ordinary words"),
    ],
)
def test_what_may_be_something_else_is_for_review(text: str, why: str) -> None:
    found = check(text)
    assert [one.why for one in found if isinstance(one, ReviewHit)] == [why]
    assert not [one for one in found if isinstance(one, Residue)]


@pytest.mark.parametrize(
    "text",
    [
        "I am in a hurry, said the carer",
        "ate 25 of 80 peas at 14:30",
        "annual review, all calm",
        "hn not used here; nowickason",
        "she was 48, seen 3 times in 12 days",
        "",
    ],
)
def test_harmless_words_are_nothing(text: str) -> None:
    assert check(text) == []


def test_residue_carries_place_and_never_the_words() -> None:
    place = Place("a.csv", 7, None, "note")
    found = list(verify_piece("so Halina said", "so Halina said", [], searcher_of(RUN), {}, place=place))
    assert found == [Residue(place, 3, 9, "PERSON", "p1", "forename alone")]
    assert "halina" not in repr(found).lower()


def test_a_keep_decision_covers_its_own_place_alone() -> None:
    text = "Dr Nowicka rang. Nowicka was calm."
    kept = item(text, "Dr Nowicka", "keep", entity="p9")
    found = check(text, [kept])
    # The surname is shared with somebody who is kept, so where nothing keeps it a person decides.
    assert [(type(one), one.start) for one in found] == [(ReviewHit, 17)]
    same = item(text, "Dr Nowicka", "keep", entity="p1")
    assert [(type(one), one.start) for one in check(text, [same])] == [(Residue, 17)]


def test_a_possessive_is_no_initial() -> None:
    text = "Mr Fennel rang. Fennel's tea was cold."
    run = [withheld("Sian Fennel")]
    kept = item(text, "Mr Fennel", "keep", entity="p9")
    assert [type(one) for one in check(text, [kept], run)] == [ReviewHit]
    assert [type(one) for one in check(text + " Fennel S", [kept], run)] == [ReviewHit, Residue]


def test_a_full_name_shared_with_somebody_kept_is_residue_all_the_same() -> None:
    text = "Halina Nowicka (nurse) in. Later Halina Nowicka slept."
    kept = item(text, "Halina Nowicka", "keep", entity="p9")
    assert [(type(one), one.start) for one in check(text, [kept])] == [(Residue, 33)]


def test_a_name_within_other_kept_words_is_for_review() -> None:
    text = "She lives at Nowicka House now."
    kept = item(text, "Nowicka House", "keep", type="ORGANISATION", entity="o1")
    assert [(type(one), getattr(one, "why", "")) for one in check(text, [kept])] == [(ReviewHit, "inside kept words")]


@pytest.mark.parametrize(
    ("action", "new", "residue"),
    [
        ("label", "[PERSON 1]", False),
        ("label", "[mother of Halina]", True),
        ("label", "[PERSON 2580]", True),
        ("pseudonym", "Amina", True),
        ("pseudonym", "Grace Field", False),
        ("encrypt", "Zm9+Ali/2580+b2Q=", False),
        ("encrypt", "Zm9+halina/b2Q=", True),
        ("remove", "", False),
    ],
)
def test_replacements_are_searched_too(action: str, new: str, residue: bool) -> None:
    text = "Petra Baker rang."
    found = check(text, [item(text, "Petra Baker", action, entity="p4", new=new)])
    assert any(isinstance(one, Residue) for one in found) == residue


def test_a_shifted_date_may_be_anothers_but_not_its_own() -> None:
    text = "fell on 27 April 2026"
    for new, residue in (("4 May 2026", False), ("27 April 2026", True), ("1 June 2026", False)):
        found = check(text, [item(text, "27 April 2026", "pseudonym", type="DATE", new=new)])
        assert any(isinstance(one, Residue) for one in found) == residue


def test_a_birthday_written_otherwise_is_no_replacement_for_it() -> None:
    text = "born 12.03.1948"
    found = check(text, [item(text, "12.03.1948", "generalise", type="DATE_OF_BIRTH", new="12 March 1948")])
    assert [type(one) for one in found] == [Residue]


def test_removal_that_joins_a_name_is_seen() -> None:
    text = "Hali(Petra)na slept"
    found = check(text, [item(text, "(Petra)", "remove", entity="p4", new="")])
    assert [type(one) for one in found] == [Residue]


def test_a_copy_that_is_not_what_its_plan_makes_is_residue_and_keeps_nothing() -> None:
    text = "Dr Nowicka rang."
    kept = item(text, "Dr Nowicka", "keep", entity="p9")
    found = list(verify_piece(text + " ", text, [kept], searcher_of(RUN), {}))
    assert [one.form for one in found] == ["the copy is not what its plan makes", "title and surname"]


def raw(where: str, text: str, explained: Explained, items: Sequence[Item] = ()) -> list[Residue]:
    everything = [*RUN, *items]
    return list(
        verify_raw(
            where, text, searcher_of(everything), explained, kept_surfaces(items), is_ordinary=ORDINARY.__contains__
        )
    )


def test_raw_text_may_hold_what_the_pieces_explained_and_no_more() -> None:
    text = "Amina Okafor (nurse) rang."
    kept = item(text, "Amina Okafor", "keep", entity="p2")  # kept by decision here, withheld elsewhere
    for file, residues in (
        (f"id,note\r\n1,{text}\r\n", 0),
        (f"id,note\r\n1,{text}\r\n2,{text}\r\n", 1),
        (f"id,Amina\r\n1,{text}\r\n", 1),
        ("id,note\r\n1,Amina at the door\r\n", 1),
    ):
        explained = Explained()
        assert not [one for one in check(text, [kept], explained=explained) if isinstance(one, Residue)]
        assert len(raw("a.csv", file, explained, [])) == residues


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ("a.csv", "note\r\nHalina slept\r\n"),
        ("a.jsonl", json.dumps({"note": "x\nNowićka"})),
        ("a.jsonl", '{"Halina": 1}'),
        ("a.jsonl", '{"n": "\\u0048alina"}'),
        ("b.xlsx!xl/sharedStrings.xml", "<si><r><t>Hal</t></r><r><rPr><b/></rPr><t>ina</t></r></si>"),
        ("b.xlsx!docProps/core.xml", "<dc:creator>Hal&#105;na</dc:creator>"),
        ("c.txt", "Tel 0770 0900 123"),
    ],
)
def test_raw_text_is_searched_with_its_escapes_undone(where: str, text: str) -> None:
    (found,) = raw(where, text, Explained())
    assert found.raw
    assert found.place == Place(where)
    assert 0 <= found.start < found.end <= len(text)


def test_raw_neighbouring_cells_that_are_accepted_are_accepted_together() -> None:
    explained = Explained()
    run = [withheld("Amina Okafor", entity="p2")]
    for text in ("Amina", "Okafor"):
        kept = Item(0, len(text), text, "PERSON", "professional", "p2", "keep", text)
        assert not check(text, [kept], run, explained)
    assert not list(verify_raw("a.csv", "1,Amina,Okafor\r\n", searcher_of(run), explained, {}))
    assert list(verify_raw("a.csv", "1,Amina,Okafor\r\n", searcher_of(run), explained, {}))


names = st.text(st.characters(categories=["Lu", "Ll", "Lo"]), min_size=4, max_size=10)
texts = st.text(max_size=40)


@given(st.lists(names, min_size=1, max_size=4), st.data())
def test_no_residue_where_everything_is_withheld(people: list[str], data: st.DataObject) -> None:
    text, items = "", []
    for number in range(data.draw(st.integers(1, 5))):
        name = data.draw(st.sampled_from(people))
        text += data.draw(st.text("012 .,;\n", max_size=6)) + " ; "
        items.append(
            Item(len(text), len(text) + len(name), name, "PERSON", "subject", f"p{number}", "label", "[PERSON 1]")
        )
        text += name + " ; "
    assert not check(text, items, ())


@given(
    texts,
    texts,
    st.sampled_from(
        ["Halina Nowicka", "NOWICKA", "Nowicka, Halina", "h. nowicka", "9991234560", "QQ123456C", "07700-900-123"]
    ),
)
def test_a_planted_surface_is_always_found(before: str, after: str, planted: str) -> None:
    text = f"{before} ; {planted} ; {after}"
    start = len(before) + 3
    spans = [(one.start, one.end) for one in check(text) if isinstance(one, Residue)]
    assert any(begin < start + len(planted) and end > start for begin, end in spans)


@given(texts, texts)
def test_any_text_has_valid_places(copy: str, source: str) -> None:
    for one in verify_piece(copy, source, [], searcher_of(RUN), {}):
        assert 0 <= one.start <= one.end <= len(copy)
    for name in ("a.jsonl", "a.xml", "a.csv"):
        for one in verify_raw(name, copy + "Halina" + source, searcher_of(RUN), Explained(), {}):
            assert 0 <= one.start < one.end <= len(copy + source) + 6


@pytest.mark.parametrize(
    ("kept", "code"), [([], "residue"), (["p7"], "residue"), (["x"], "review"), (["p7", "x"], "review")]
)
def test_a_name_that_hundreds_have_is_looked_at_once(kept: list[str], code: str) -> None:
    """The time does not grow with the number of people of one name."""
    items = [Item(0, 5, "Petra", "PERSON", "family", f"p{n}", "label", f"[person {n}]") for n in range(500)]
    searcher = searcher_of(items)
    (found,) = searcher.find("Petra")
    assert len(found.forms) == 1
    assert len(found.forms[0].bearers) == 500
    others = [Item(0, 5, "Petra", "PERSON", "professional", key, "keep", "Petra") for key in kept]
    (hit,) = verify_piece("Petra", "Petra", [], searcher, kept_surfaces(others))
    assert isinstance(hit, Residue if code == "residue" else ReviewHit)


def test_a_label_numbered_like_a_withheld_code_shows_nothing() -> None:
    code = Item(5, 9, "1175", "ACCESS_CODE", "subject", None, "label", "[access code]")
    somebody = Item(0, 3, "Ada", "PERSON", "third_party", "person-1175", "label", "[person 1175]")
    items = [somebody, code]
    text = "Ada, 1175"
    copy_text = "[person 1175], [access code]"
    assert list(verify_piece(copy_text, text, items, searcher_of(items), kept_surfaces(items))) == []
    other = Item(0, 3, "Ada", "PERSON", "third_party", "person-2", "label", "[person 1175]")
    found = list(verify_piece(copy_text, text, [other, code], searcher_of([other, code]), kept_surfaces([])))
    assert [one.type for one in found] == ["ACCESS_CODE"]


@pytest.mark.parametrize(
    ("raw", "leaks"),
    [
        ("Obi [PERSON 1] and then [PERSON 1] met", 0),  # another order, as pages have it
        ("PERSON", 0),
        ("[PERSON 1] [PERSON 1] PERSON", 1),  # once more than the labels account for
        ("Nowicka", 1),  # never kept
    ],
)
def test_a_copy_in_another_order_has_each_word_as_often_as_it_is_accounted_for(raw: str, leaks: int) -> None:
    source = "Nowicka met Obi. Later Nowicka rang."
    items = [item(source, "Nowicka"), Item(23, 30, "Nowicka", "PERSON", "subject", "p1", "label", "[PERSON 1]")]
    searcher = searcher_of([*items, withheld("Person", entity="p8")])
    kept = kept_surfaces(items)
    explained = Explained()
    list(verify_piece(apply(source, items).text, source, items, searcher, kept, explained=explained))
    found = list(verify_raw("words of copy.pdf", raw, searcher, explained.anywhere(), kept))
    assert len(found) == leaks
