"""Plans: what a person edits is done exactly, and whatever does not fit is refused in one line that quotes nothing."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from recordlint.documents.blocks import DocumentOptions
from recordlint.errors import InputError
from recordlint.redaction.base import Item
from recordlint.redaction.plan import Plan, PlannedFile
from recordlint.redaction.plan_reading import read_plan
from recordlint.redaction.plan_writing import PlanWriter
from recordlint.redaction.planner import PieceKey

TEXT = "Ada rang. Mrs Obi was there with Ada's son. Dr Hart came."
NOTE = PieceKey()


def item(words: str, action: str = "label", at: int = 0, **more: Any) -> Item:
    start = TEXT.index(words, at)
    given: dict[str, Any] = {
        "type": "PERSON",
        "role": "family",
        "entity": "person-1",
        "review": action != "keep",
        **more,
    }
    new = words if action == "keep" else given.pop("replacement", f"[family member {given['entity'][-1]}]")
    return Item(start, start + len(words), words, action=action, replacement=new, **given)


ITEMS = [
    item("Ada"),
    item("Mrs Obi", entity="person-2", role="third_party", replacement="[person 2]"),
    item("Ada's", at=20, replacement="[family member 1]'s"),
    item("Dr Hart", "keep", entity="person-3", role="professional"),
]


def written(path: Path, items: list[Item] | None = None) -> Path:
    with PlanWriter(path, "subject-access", ["family member"]) as writer:
        writer.piece("note.txt", TEXT, ITEMS if items is None else items)
        writer.finish([PlannedFile("note.txt", "00")], {"person-1": {"role": "family", "names": ["Ada"]}})
    return path


def edited(path: Path, edit: Callable[[dict[str, Any]], Any]) -> Plan:
    data = json.loads(path.read_text())
    edit(data)
    path.write_text(json.dumps(data))
    return read_plan(path)


def decided(plan: Plan) -> list[tuple[str, str]]:
    return [(i.text, i.replacement) for i in sorted(plan.items_of("note.txt", NOTE, TEXT), key=lambda i: i.start)]


def test_a_plan_says_what_it_is_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = written(tmp_path / "plan.json")
    data = json.loads(path.read_text())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "PERSONAL DATA" in data["warning"]
    assert data["items"][0]["context"].startswith("⟦Ada⟧ rang.")
    assert [p["entity"] for p in data["people"]] == ["person-1", "person-2", "person-3"]
    assert [s["text"] for s in data["people"][0]["sentences"]] == ["Ada rang.", "Mrs Obi was there with Ada's son."]
    assert data["people"][2]["sentences"] == []  # nothing to decide of him


def test_what_nobody_edits_comes_back(tmp_path: Path) -> None:
    plan = read_plan(written(tmp_path / "plan.json"))
    assert plan.items_of("note.txt", NOTE, TEXT) == ITEMS
    assert (plan.policy, plan.labels) == ("subject-access", ("family member",))


def test_a_plan_that_is_there_is_kept_and_an_error_leaves_nothing(tmp_path: Path) -> None:
    path = written(tmp_path / "plan.json")
    before = path.read_bytes()
    with pytest.raises(InputError, match="may hold decisions"):
        written(path)
    with pytest.raises(ZeroDivisionError), PlanWriter(path, "x", overwrite=True):
        raise ZeroDivisionError
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_an_items_decision_beats_that_of_its_person(tmp_path: Path) -> None:
    def edit(data: dict[str, Any]) -> None:
        data["people"][0].update(decision="keep", reason="She agrees.")
        data["items"][2].update(decision="withhold", reason="Not here.", exemption="s. 1")

    plan = edited(written(tmp_path / "p.json"), edit)
    first, _, third, _ = plan.items_of("note.txt", NOTE, TEXT)
    assert (first.action, first.replacement, first.reason, first.rule) == (
        "keep",
        "Ada",
        "She agrees.",
        "plan: person-1",
    )
    assert (third.action, third.reason, third.exemption) == ("label", "Not here.", "s. 1")
    assert not first.review
    assert not third.review


def test_what_a_decision_withholds_has_the_persons_label(tmp_path: Path) -> None:
    items = [item("Ada"), item("Ada's", "keep", at=20), *ITEMS[3:]]

    def edit(data: dict[str, Any]) -> None:
        data["items"][1]["decision"] = "withhold"
        data["people"][1]["decision"] = "withhold"

    plan = edited(written(tmp_path / "p.json", items), edit)
    assert decided(plan) == [
        ("Ada", "[family member 1]"),
        ("Ada's", "[family member 1]'s"),
        ("Dr Hart", "[person 3]"),
    ]


@pytest.mark.parametrize(
    ("entry", "places"),
    [
        ({"text": "Ada"}, [(0, 3), (33, 36)]),
        ({"start": 10, "end": 43}, [(10, 43)]),
        ({"start": 10, "end": 17, "text": "Mrs Obi"}, [(10, 17)]),
        ({"text": TEXT, "row": None, "field": None, "sheet": None, "start": None, "end": None}, [(0, len(TEXT))]),
    ],
)
def test_added_spans(tmp_path: Path, entry: dict[str, Any], places: list[tuple[int, int]]) -> None:
    plan = edited(written(tmp_path / "p.json", []), lambda d: d["added"].append({"file": "note.txt", **entry}))
    made = plan.check("note.txt", [(NOTE, TEXT)])
    assert [(i.start, i.end) for i in made] == places
    assert {(i.replacement, i.rule) for i in made} == {("[withheld]", "plan: added")}


CELLS = [
    (PieceKey(1, None, "Name"), "Ada"),
    (PieceKey(1, None, "Note"), "Ada rang."),
    (PieceKey(2, None, "Name"), "Bo"),
]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"text": "Ada", "field": "Name"}, ["Ada"]),
        ({"text": "Ada"}, ["Ada", "Ada"]),
        ({"start": 0, "end": 2, "row": 2, "field": "Name"}, ["Bo"]),
        ({"start": 0, "end": 2, "field": "Name"}, "several texts"),
        ({"start": 0, "end": 9, "row": 2, "field": "Name"}, "do not fit"),
        ({"text": "Zoe"}, "stands nowhere"),
        ({"text": "Ada", "row": 3}, "no such row"),
        ({"text": "Ada", "field": "name"}, "no such row"),
    ],
)
def test_added_spans_in_a_table(tmp_path: Path, entry: dict[str, Any], said: list[str] | str) -> None:
    plan = edited(written(tmp_path / "p.json", []), lambda d: d["added"].append({"file": "note.txt", **entry}))
    if isinstance(said, list):
        assert [i.text for i in plan.check("note.txt", CELLS)] == said
        return
    with pytest.raises(InputError, match=said) as caught:
        plan.check("note.txt", CELLS)
    assert "added entry 1" in str(caught.value)


def change(*path: Any, to: Any) -> Callable[[dict[str, Any]], None]:
    def edit(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        data[path[-1]] = to

    return edit


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (change("items", 0, "decison", to="keep"), "item 1: unknown key 'decison' (did you mean 'decision'?)"),
        (
            change("items", 0, "decision", to="keeep"),
            "item 1: the decision is keep, withhold or null (did you mean 'keep'?)",
        ),
        (change("items", 0, "decision", to=True), "item 1: decision is of the wrong kind"),
        (change("items", 0, "start", to="0"), "item 1: start is of the wrong kind"),
        (change("items", 0, "start", to=True), "item 1: start is of the wrong kind"),
        (change("items", 0, "end", to=4), "item 1: start, end or text was changed"),
        (change("items", 0, "action", to="hide"), "item 1: action or proposed was changed"),
        (change("items", 0, "action", to="keep"), "item 1: action or proposed was changed"),
        (change("items", 0, "reason", to=None), "item 1: reason is of the wrong kind"),
        (change("items", 0, "file", to="other.txt"), "item 1: its file is not one of the plan's"),
        (change("items", 0, to="Mrs Obi"), "item 1: the plan's layout was changed"),
        (change("items", to={}), "items is of the wrong kind"),
        (lambda d: d["items"].pop(1), "item 2 was taken out: leave it in and write keep"),
        (lambda d: d["items"].pop(), "item 4 was taken out"),
        (lambda d: d["items"].append(d["items"][0]), "an item stands twice"),
        (lambda d: d["items"][0].pop("rule"), "item 1: rule is missing"),
        (lambda d: d.pop("people"), "people is missing"),
        (change("extra", to=1), "unknown key"),
        (change("people", 0, "decision", to="no"), "person-1: the decision is keep, withhold or null"),
        (change("people", 0, "choice", to="keep"), "person-1: unknown key"),
        (change("schema_version", to=2), "not a plan of this version"),
        (change("added", to=[{"file": "note.text", "text": "x"}]), "added entry 1: file must be one of"),
        (change("added", to=[{"file": "note.txt"}]), "added entry 1: give start and end, or the words"),
        (change("added", to=[{"file": "note.txt", "start": 1}]), "added entry 1: give start and end, or the words"),
        (change("added", to=[{"file": "note.txt", "tekst": "Mrs Obi"}]), "added entry 1: unknown key"),
        (change("added", to=[{"text": "Mrs Obi"}]), "added entry 1: file is missing"),
        (change("added", to=["Mrs Obi"]), "added entry 1: the plan's layout was changed"),
    ],
)
def test_slips_are_refused_in_one_line_without_the_words(
    tmp_path: Path, edit: Callable[[dict[str, Any]], Any], said: str
) -> None:
    with pytest.raises(InputError) as caught:
        edited(written(tmp_path / "p.json"), edit)
    message = str(caught.value)
    assert said in message
    assert "\n" not in message
    assert "Obi" not in message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "line 1, column 2"),
        ("[]", "not a plan of this version"),
        ("", "line 1"),
        ('{"schema_version": 1, "schema_version": 1}', "given twice"),
        ("[" * 100_000, "not a plan"),
        ("\ud800", "no UTF-8"),
    ],
)
def test_what_is_no_plan(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "p.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(InputError, match=said):
        read_plan(tmp_path / "p.json")
    with pytest.raises(InputError, match="cannot be read"):
        read_plan(tmp_path / "none.json")


def test_a_decision_written_above_the_one_that_is_there_is_not_lost(tmp_path: Path) -> None:
    path = written(tmp_path / "p.json")
    path.write_text(path.read_text().replace('"decision": null', '"decision": "withhold", "decision": null', 1))
    with pytest.raises(InputError, match="decision is given twice"):
        read_plan(path)


def test_an_item_in_a_row_that_is_not_there_is_refused(tmp_path: Path) -> None:
    plan = edited(written(tmp_path / "p.json"), change("items", 1, "row", to=7))
    with pytest.raises(InputError, match="a row, sheet or field that the file has not"):
        plan.check("note.txt", [(NOTE, TEXT)])
    with pytest.raises(InputError, match="does not fit the text"):
        plan.check("note.txt", [(NOTE, "Bob rang.")])


def test_half_a_surrogate_pair_survives(tmp_path: Path) -> None:
    text = "Ada \ud800 rang."
    path = tmp_path / "p.json"
    with PlanWriter(path, "everything") as writer:
        writer.piece("note.txt", text, [Item(0, 3, "Ada", "PERSON", "none", None, "label", "[person]")])
        writer.finish([PlannedFile("note.txt", "00")], {})
    assert [i.text for i in read_plan(path).items_of("note.txt", NOTE, text)] == ["Ada"]


def test_a_plan_remembers_how_pictures_were_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    with PlanWriter(path, "subject-access", documents=DocumentOptions(images="ocr", ocr=True)) as writer:
        writer.finish([], {})
    plan = read_plan(path)
    assert (plan.images, plan.ocr) == ("ocr", True)
    older = edited(path, lambda data: data.pop("documents"))
    assert (older.images, older.ocr) == ("withhold", None)


@pytest.mark.parametrize("documents", [{"images": "all"}, {"images": 1}, {"picture": "keep"}, {"ocr": "yes"}])
def test_how_pictures_were_read_is_not_changed_by_hand(tmp_path: Path, documents: dict[str, Any]) -> None:
    path = written(tmp_path / "plan.json")
    with pytest.raises(InputError, match="documents"):
        edited(path, lambda data: data.update(documents=documents))
