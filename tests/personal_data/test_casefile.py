"""Case files: the people and numbers of a case, from TOML."""

from __future__ import annotations

from pathlib import Path

import pytest

from recordlint.errors import SettingsError
from recordlint.personal_data.base import Known, KnownPerson
from recordlint.personal_data.casefile import known_from, merge, read


def write(folder: Path, text: str) -> Path:
    path = folder / "case.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_case_file_is_read(tmp_path: Path) -> None:
    """People with all that can be said of them, and the house's case numbers."""
    path = write(
        tmp_path,
        '[[person]]\nname = "Halina  Nowicka"\nrole = "subject"\nalso = ["Hal"]\nidentifiers = ["999 123 4578"]\n'
        '[[person]]\nname = "Petra Nowicka"\nrelation = "daughter"\n[case]\nids = ["ASC-[0-9]{6}"]\n',
    )
    assert read(path) == Known(
        (
            KnownPerson("Halina Nowicka", "subject", ("Hal",), None, ("999 123 4578",)),
            KnownPerson("Petra Nowicka", None, (), "daughter"),
        ),
        ("ASC-[0-9]{6}",),
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[persons]]\nname = "A"\n', "'persons' (did you mean 'person'?)"),
        ('[[person]]\nname = "A"\nrol = "family"\n', "person 1: unknown key 'rol' (did you mean 'role'?)"),
        ('[[person]]\nname = "A"\nrole = "famly"\n', "did you mean 'family'?"),
        ('[[person]]\nrole = "family"\n', "name is missing"),
        ("[[person]]\nname = 3\n", "name must be a word"),
        ('[[person]]\nname = "A"\nalso = "B"\n', "also must be a list"),
        ('[case]\nids = ["("]\n', "no regular expression"),
        ('[case]\nids = ["[0-9]*"]\n', "matches nothing at all"),
        ('[case]\nid = ["x"]\n', "case.unknown key 'id' (did you mean 'ids'?)"),
        ("[[person]\n", "not valid TOML"),
        ('person = "A"\n', "[[person]]"),
    ],
)
def test_faults_are_named(tmp_path: Path, text: str, says: str) -> None:
    """An error names the file, the key and the nearest known key."""
    path = write(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        read(path)
    assert str(caught.value).startswith(str(path))
    assert says in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A case file that is not there is an error that says so."""
    with pytest.raises(SettingsError, match="cannot be read"):
        read(tmp_path / "none.toml")


def test_known_from_options() -> None:
    """The options make one subject with other names."""
    assert known_from(" Halina  Nowicka ", ["Hal", " "]) == Known((KnownPerson("Halina Nowicka", "subject", ("Hal",)),))
    assert known_from(None, []) == Known()
    with pytest.raises(SettingsError, match="subject's name"):
        known_from(None, ["Hal"])


def test_merging_joins_a_person() -> None:
    """A person whom two sources name is one person; the first source is right."""
    one = Known((KnownPerson("Ann Lee", "subject", ("Annie",)),), ("A[0-9]",))
    two = Known((KnownPerson("ann lee", "family", ("Nan",), "mother"), KnownPerson("Bo")), ("A[0-9]", "B[0-9]"))
    assert merge(one, two) == Known(
        (KnownPerson("Ann Lee", "subject", ("Annie", "Nan"), "mother"), KnownPerson("Bo")), ("A[0-9]", "B[0-9]")
    )
