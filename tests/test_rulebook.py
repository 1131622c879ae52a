"""The loader: what it refuses and how it says so, what house rules add, and how settings select."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from recordlint.errors import RulebookError, SettingsError
from recordlint.language.lexicons import house as in_house
from recordlint.language.lexicons import load as load_lexicon
from recordlint.linter import Linter
from recordlint.notes import Note, Severity
from recordlint.rulebook import Rulebook, load, unmark
from recordlint.settings import RuleSettings, Settings
from tests.house import EXAMPLES, rule_file


@pytest.fixture
def house(tmp_path: Path) -> Path:
    return tmp_path / "house"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"drop": "why"}, "missing key 'why'"),
        ({"drop": "source"}, "missing key 'source'"),
        ({"drop": "quiet"}, "missing key 'quiet'"),
        ({"mesage": "x"}, "unknown key 'mesage' (did you mean 'message'?)"),
        ({"id": "house/quiet"}, "the id must be 'house/loud'"),
        ({"scope": "word"}, "scope must be one of span, sentence, note, set"),
        ({"severity": {"court": "error"}}, "severity needs a default"),
        ({"severity": False}, "severity needs a default"),
        ({"severity": "loud"}, "severity must be one of info, warning, error, off"),
        ({"severity": {"default": "info", "cort": "error"}}, "no profile 'cort' (did you mean 'court'?)"),
        ({"source": "a book"}, "source needs title and address"),
        ({"source": {"address": "https://example.org"}}, "source needs title and address"),
        ({"source": {"title": "T", "address": None}}, "a source without an address is titled"),
        ({"source": {"title": "T", "address": "https://example.org", "seen": "x"}}, "source needs title and address"),
    ],
)
def test_head_is_refused(house: Path, changes: dict[str, Any], said: str) -> None:
    path = rule_file(house, **changes)
    with pytest.raises(RulebookError) as error:
        load((house,))
    assert str(path) in str(error.value)
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("examples", "said"),
    [
        ({"flag": EXAMPLES["flag"][:4]}, "flag needs at least 5 examples, it has 4"),
        ({"pass": []}, "pass needs at least 5 examples, it has 0"),
        ({"flags": []}, "the second document holds flag, pass and todo"),
        (
            {"pass": [*EXAMPLES["pass"], {"text": "x", "quiet": "shouted"}]},
            "'shouted', which the rule's quiet does not name",
        ),
        ({"pass": [*EXAMPLES["pass"], {"text": "x"}]}, "which the rule's quiet does not name"),
        ({"flag": [*EXAMPLES["flag"], {"text": "no marks"}]}, "marks the exact words"),
        ({"flag": [*EXAMPLES["flag"], {"txt": "x"}]}, "an example needs text, or notes"),
        (
            {"flag": [*EXAMPLES["flag"], {"text": "[[x]]", "qiet": "quoted"}]},
            "unknown key 'qiet' in an example (did you mean 'quiet'?)",
        ),
        ({"todo": ["x"]}, "an example needs text, or notes"),
    ],
)
def test_examples_of_a_house_rule_are_refused(house: Path, examples: dict[str, Any], said: str) -> None:
    path = rule_file(house, examples=examples)
    with pytest.raises(RulebookError) as error:
        load((house,))
    assert str(path) in str(error.value)
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: [1", "not valid YAML"),
        ("- a\n- b\n", "the first document is not a mapping"),
        ("", "the first document is not a mapping"),
    ],
)
def test_broken_files_are_refused(house: Path, text: str, said: str) -> None:
    path = rule_file(house)
    path.write_text(text)
    with pytest.raises(RulebookError, match=said):
        load((house,))


def test_bytes_that_are_no_utf8_are_refused(house: Path) -> None:
    rule_file(house).write_bytes(b"id: caf\xe9\n")
    with pytest.raises(RulebookError, match="not valid YAML"):
        load((house,))


@pytest.mark.parametrize("documents", [1, 3])
def test_a_rule_file_has_two_documents(house: Path, documents: int) -> None:
    path = rule_file(house)
    first, second = path.read_text().split("---\n")
    path.write_text("---\n".join([first, second, "a: 1\n"][:documents]))
    with pytest.raises(RulebookError, match="has two documents"):
        load((house,))


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RulebookError, match=r"none: no such folder of house rules"):
        load((tmp_path / "none",))


def test_a_house_rule_adds_and_runs(house: Path) -> None:
    rule_file(house)
    linter = Linter(Settings(select=("house",)), rulebook=load((house,)))
    found = linter.check_note(Note('The loudest room. He said "what a loud place this is today".')).findings
    assert [(f.rule, f.span.text if f.span else None) for f in found] == [("house/loud", "loudest")]


def test_a_house_rule_overrides_by_id(house: Path) -> None:
    rule_id = "respect/slang"
    rule_file(house, rule_id, severity="error")
    rulebook = load((house,))
    assert rulebook.rules[rule_id].message == "A loud word."
    assert rulebook.rules[rule_id].path.is_relative_to(house)
    assert len(rulebook.rules) == len(load().rules)


def test_later_folders_win(tmp_path: Path) -> None:
    rule_file(tmp_path / "a", message="first")
    rule_file(tmp_path / "b", message="second")
    assert load((tmp_path / "a", tmp_path / "b")).rules["house/loud"].message == "second"


def test_folders_that_hold_no_rules_are_left_alone(house: Path) -> None:
    rule_file(house)
    for name in ("coverage", "policies", "lexicons"):
        (house / name).mkdir()
        (house / name / "x.yaml").write_text("anything: true\n")
    assert "house/loud" in load((house,)).rules


@pytest.mark.parametrize(
    ("match", "said"),
    [
        ({"words": ["x"]}, "match has no key 'words'"),
        ({"terms": ["x"], "quiet": ["quted"]}, "no quiet condition 'quted' (did you mean 'quoted'?)"),
        ({"terms": ["x{y"]}, "a brace is not closed"),
        ({"lexicon": "nosuch"}, "no lexicon 'nosuch'"),
    ],
)
def test_a_match_that_cannot_work_is_refused(house: Path, match: dict[str, Any], said: str) -> None:
    rule_file(house, match=match)
    with pytest.raises(RulebookError) as error:
        Linter(Settings(select=("house/loud",)), rulebook=load((house,)))
    assert said in str(error.value)


def test_a_rule_with_neither_check_nor_match_is_refused(house: Path) -> None:
    rule_file(house, drop="match")
    with pytest.raises(RulebookError, match="no check is registered for house/loud"):
        Linter(Settings(select=("house/loud",)), rulebook=load((house,)))


def test_a_house_lexicon_adds_and_takes_away(house: Path) -> None:
    (house / "lexicons").mkdir(parents=True)
    (house / "lexicons" / "noises.txt").write_text("[bangs]\nbang{,s}\nboom\n", encoding="utf-8")
    extra = house.parent / "more"
    (extra / "lexicons").mkdir(parents=True)
    (extra / "lexicons" / "noises.txt").write_text(
        "[bangs]\nthud  # a comment\n!boom\n[squeaks]\nsqueak\n", encoding="utf-8"
    )
    with in_house((house,)):
        assert load_lexicon("noises") == {"bangs": ("bang", "bangs", "boom")}
    with in_house((house, extra)):
        assert load_lexicon("noises") == {"bangs": ("bang", "bangs", "thud"), "squeaks": ("squeak",)}
    with pytest.raises(RulebookError, match="no lexicon 'noises'"):
        load_lexicon("noises")


def test_a_match_takes_terms_of_a_house_lexicon(house: Path) -> None:
    (house / "lexicons").mkdir(parents=True)
    (house / "lexicons" / "noises.txt").write_text("[bangs]\nbang\n[squeaks]\nsqueak\n", encoding="utf-8")
    rule_file(house, match={"lexicon": "noises", "categories": ["bangs"]})
    linter = Linter(Settings(select=("house/loud",), house_rules=(house,)))
    found = linter.check_note(Note("A bang, then a squeak.")).findings
    assert [f.span.text for f in found if f.span] == ["bang"]


def test_a_house_adds_to_a_shipped_lexicon(house: Path) -> None:
    """A house's own words reach the shipped rules, for its own linter only."""
    (house / "lexicons").mkdir(parents=True)
    (house / "lexicons" / "capacity.txt").write_text("[topic]\nthe gold watch\n", encoding="utf-8")
    note = Note("The gold watch: lacks capacity.")
    select = ("capacity/blanket",)
    assert Linter(Settings(select=select)).check_note(note).findings
    assert not Linter(Settings(select=select, house_rules=(house,))).check_note(note).findings
    assert Linter(Settings(select=select)).check_note(note).findings


def test_shipped_rules_name_their_source() -> None:
    for rule in load():
        assert rule.source.title
        assert rule.source.address or rule.source.title == "general usage, unchecked"
        assert rule.family == rule.path.parent.name


def rulebook(house: Path) -> Rulebook:
    """Three rules of two families: one plain, one in preview, one off in `clinical`."""
    rule_file(house, "house/loud")
    rule_file(house, "house/soft", preview=True)
    rule_file(house, "barn/dull", severity={"default": "info", "clinical": "off"})
    everything = load((house,))
    return Rulebook({k: r for k, r in everything.rules.items() if r.family in ("house", "barn")})


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (Settings(), {"house/loud": "warning", "barn/dull": "info"}),
        (Settings(profile="clinical"), {"house/loud": "warning"}),
        (Settings(preview=True), {"house/loud": "warning", "house/soft": "warning", "barn/dull": "info"}),
        (Settings(select=("house",)), {"house/loud": "warning"}),
        (Settings(select=("house/soft",)), {"house/soft": "warning"}),
        (Settings(select=("barn", "house/loud")), {"house/loud": "warning", "barn/dull": "info"}),
        (Settings(ignore=("house",)), {"barn/dull": "info"}),
        (Settings(select=("house",), ignore=("house/loud",), preview=True), {"house/soft": "warning"}),
        (Settings(rules={"barn/dull": RuleSettings("error")}), {"house/loud": "warning", "barn/dull": "error"}),
        (Settings(rules={"house": RuleSettings("info")}), {"house/loud": "info", "barn/dull": "info"}),
        (
            Settings(rules={"house": RuleSettings("info"), "house/loud": RuleSettings("error")}),
            {"house/loud": "error", "barn/dull": "info"},
        ),
        (Settings(rules={"house/loud": RuleSettings("off")}), {"barn/dull": "info"}),
        (
            Settings(profile="clinical", rules={"barn/dull": RuleSettings("info")}),
            {"house/loud": "warning", "barn/dull": "info"},
        ),
    ],
)
def test_selection(house: Path, settings: Settings, expected: dict[str, str]) -> None:
    chosen = rulebook(house).selected(settings)
    assert {rule.id: severity for rule, severity in chosen} == {k: Severity(v) for k, v in expected.items()}


@pytest.mark.parametrize(
    "settings",
    [
        Settings(select=("house/lod",)),
        Settings(ignore=("house/lod",)),
        Settings(rules={"house/lod": RuleSettings("off")}),
    ],
)
def test_an_unknown_rule_is_named_with_the_nearest(house: Path, settings: Settings) -> None:
    with pytest.raises(SettingsError, match=r"no rule or family is called 'house/lod' \(did you mean 'house/loud'\?\)"):
        rulebook(house).selected(settings)


@pytest.mark.parametrize(
    ("marked", "text", "words"),
    [
        ("nothing", "nothing", []),
        ("[[all]]", "all", ["all"]),
        ("a [[b]] c [[d e]].", "a b c d e.", ["b", "d e"]),
        ("one [[two\nthree]] [four]", "one two\nthree [four]", ["two\nthree"]),
        ("é [[ü]]", "é ü", ["ü"]),
    ],
)
def test_unmark(marked: str, text: str, words: list[str]) -> None:
    plain, spans = unmark(marked)
    assert plain == text
    assert [plain[a:b] for a, b in spans] == words
