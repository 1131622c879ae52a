"""Settings: files are found upwards, read strictly, and refused with the nearest word that would do."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from recordlint.errors import SettingsError
from recordlint.settings import NATIONS, PROFILES, RuleSettings, Settings, find, from_mapping, load, near


def test_defaults() -> None:
    settings = Settings()
    assert (settings.profile, settings.audience, settings.nation, settings.fail_on) == (
        "note",
        "person",
        "england",
        "warning",
    )
    assert not settings.preview
    assert settings.rules == {}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            {"profile": "cort"},
            "profile is 'cort': it must be one of note, daily, clinical, assessment, court, share, manager (did you mean 'court'?)",
        ),
        ({"audience": "panl"}, "(did you mean 'panel'?)"),
        ({"nation": "scotlnd"}, "(did you mean 'scotland'?)"),
        ({"fail_on": "warn"}, "it must be one of info, warning, error, never"),
    ],
)
def test_values_are_checked(values: dict[str, str], said: str) -> None:
    with pytest.raises(SettingsError) as error:
        Settings(**values)  # type: ignore[arg-type]
    assert said in str(error.value)


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("nation", NATIONS)
def test_settings_pickle(profile: str, nation: str) -> None:
    settings = Settings(
        profile=profile,
        nation=nation,
        select=("a",),
        house_rules=(Path("x"),),
        rules={"a/b": RuleSettings("off", {"n": 1})},
    )
    assert pickle.loads(pickle.dumps(settings)) == settings


def test_changed_keeps_what_is_not_given() -> None:
    settings = Settings(profile="court", select=("opinion",), preview=True)
    changed = settings.changed(profile=None, select=(), nation="wales", preview=False)
    assert (changed.profile, changed.select, changed.nation, changed.preview) == ("court", ("opinion",), "wales", False)
    assert settings.nation == "england"


def test_changed_checks_too() -> None:
    with pytest.raises(SettingsError, match="nation is 'mars'"):
        Settings().changed(nation="mars")


def test_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "recordlint.toml"
    path.write_text(
        """
profile = "court"
audience = "panel"
nation = "wales"
fail-on = "error"
select = ["opinion", "capacity/blanket"]
ignore = ["plain"]
preview = true
house-rules = ["house", "/srv/rules"]
text-column = "Narrative"

[rules]
"opinion/as-fact" = "error"
"record/gap" = { severity = "info", days = 28 }
"record/late-entry".days = 2
""",
        encoding="utf-8",
    )
    settings = load(path)
    assert (settings.profile, settings.audience, settings.nation, settings.fail_on) == (
        "court",
        "panel",
        "wales",
        "error",
    )
    assert settings.select == ("opinion", "capacity/blanket")
    assert settings.ignore == ("plain",)
    assert settings.preview
    assert settings.house_rules == ((tmp_path / "house").resolve(), Path("/srv/rules").resolve())
    assert settings.text_column == "Narrative"
    assert settings.rules["opinion/as-fact"] == RuleSettings("error")
    assert settings.rules["record/gap"] == RuleSettings("info", {"days": 28})
    assert settings.rules["record/late-entry"] == RuleSettings(None, {"days": 2})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('profil = "court"', "unknown key 'profil' (did you mean 'profile'?)"),
        ('profile = "cort"', "profile is 'cort'"),
        ("profile = 3", "profile must be a word in quotation marks"),
        ('select = "opinion"', "select must be a list of words"),
        ("ignore = [1]", "ignore must be a list of words"),
        ('house_rules = "x"', "house_rules must be a list of words"),
        ('preview = "yes"', "preview must be true or false"),
        ('rules = ["a"]', "rules must be a table of rule ids"),
        ('[rules]\n"a/b" = 3', "rules.'a/b' must be a severity or a table"),
        (
            '[rules]\n"a/b" = "warnin"',
            "severity of a/b must be one of info, warning, error, off (did you mean 'warning'?)",
        ),
        ('[rules]\n"a/b" = { severity = "loud" }', "severity of a/b must be one of"),
        ("profile = ", "not valid TOML"),
    ],
)
def test_wrong_files_are_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "recordlint.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as error:
        load(path)
    assert str(path) in str(error.value)
    assert said in str(error.value)


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "recordlint.toml"
    path.write_bytes(b"\xef\xbb\xbf" + b'nation = "ni"\n')
    assert load(path).nation == "ni"


def test_bytes_that_are_no_utf8_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "recordlint.toml"
    path.write_bytes(b'text_column = "caf\xe9"\n')
    with pytest.raises(SettingsError, match="not valid TOML"):
        load(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.toml: cannot be read"):
        load(tmp_path / "none.toml")


def test_pyproject_is_read_from_its_table(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text('[project]\nname = "x"\n[tool.recordlint]\nprofile = "daily"\n')
    assert load(path).profile == "daily"


def test_the_nearest_file_is_found(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text("[tool.recordlint]\n")
    (inner / "pyproject.toml").write_text("[tool.ruff]\n")
    note = inner / "note.txt"
    note.write_text("x")
    assert find(note) == (tmp_path / "pyproject.toml").resolve()
    (tmp_path / "a" / "recordlint.toml").write_text("")
    assert find(note) == (tmp_path / "a" / "recordlint.toml").resolve()
    assert find(inner) == (tmp_path / "a" / "recordlint.toml").resolve()
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.recordlint]\n")
    assert find(inner) == (tmp_path / "a" / "recordlint.toml").resolve()


def test_none_is_found_where_there_is_none(tmp_path: Path) -> None:
    assert find(tmp_path) is None


def test_a_table_can_be_given_without_a_file(tmp_path: Path) -> None:
    assert from_mapping({"fail-on": "never"}, "here", tmp_path).fail_on == "never"


@pytest.mark.parametrize(
    ("word", "known", "said"),
    [("coart", ("court", "note"), " (did you mean 'court'?)"), ("zzz", ("court",), ""), ("x", (), "")],
)
def test_near(word: str, known: tuple[str, ...], said: str) -> None:
    assert near(word, known) == said
