"""Pseudonyms: one person one name in every form, nobody's name of the run, the same for the same seed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recordlint.redaction import name_shapes
from recordlint.redaction.grammar import gives_away
from recordlint.redaction.name_pools import pool
from recordlint.redaction.pseudonyms import Pseudonymiser
from recordlint.redaction.surfaces import compact, words
from recordlint.redaction.unreal import nhs_check_digit

HALINA = (
    "Mrs Halina Nowicka", "Mrs Nowicka", "Halina", "HN", "hn", "H Nowicka", "H. Nowicka", "H.N.", "NOWICKA, Halina", "halina",
    "Nowicka", "Halina N", "Nowika", "HALINA NOWICKA", "mrs nowicka", "Halina's", "Mrs N", "Halinka",
)  # fmt: skip


def written(surface: str, others: tuple[str, ...] = ()) -> str:
    """The surface with the forename Carol and the surname Dunn in its form."""
    shapes = name_shapes.agree({each: name_shapes.read(each) for each in (surface, *others)})
    return name_shapes.write(shapes[surface], "Carol", "Dunn")


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("Mrs Halina Nowicka", "Mrs Carol Dunn"), ("Mrs Nowicka", "Mrs Dunn"), ("Halina", "Carol"), ("HN", "CD"), ("hn", "cd"),
        ("H Nowicka", "C Dunn"), ("H. Nowicka", "C. Dunn"), ("H.N.", "C.D."), ("NOWICKA, Halina", "DUNN, Carol"),
        ("halina", "carol"), ("Nowicka", "Dunn"), ("Halina N", "Carol D"), ("Nowika", "Dunn"), ("HALINA NOWICKA", "CAROL DUNN"),
        ("mrs nowicka", "mrs dunn"), ("Halina's", "Carol's"), ("Mrs N", "Mrs D"), ("Halinka", "Carol"), ("H", "C"), ("N", "D"),
        ("nowicka, h", "dunn, c"), ("Nowicka Halina", "Dunn Carol"), ("Halina Nowicka RGN", "Carol Dunn"),
        ("Halina\nNowicka", "Carol\nDunn"), ('Halina "Hal" Nowicka', "Carol Dunn"), ("Dr. Halina Nowicka", "Dr. Carol Dunn"),
        ("Dr Halina", "Dr Carol"), ("S/N Nowicka", "S/N Dunn"), ("Auntie Halina", "Auntie Carol"),
    ],
)  # fmt: skip
def test_variants_of_a_name_keep_their_form(surface, expected):
    assert written(surface, ("Mrs Halina Nowicka", "Halina Nowicka")) == expected


@pytest.mark.parametrize(
    ("surface", "others", "expected"),
    [
        ("Mr Tuan Anh Tran", (), "Mr Carol Dunn"),
        ("Tuan Anh", ("Mr Tuan Anh Tran",), "Carol"),
        ("Ms van der Berg", (), "Ms Dunn"),
        ("Samira van der Berg", (), "Carol Dunn"),
        ("Siobhán O'Brien-Smith", (), "Carol Dunn"),
        ("Mr & Mrs Haddad", (), "Mr & Mrs Dunn"),
        ("PC 4411 Rourke", (), "PC Dunn"),
        ("Di Marsh", (), "Carol Dunn"),
        ("DI Marsh", (), "DI Dunn"),
        ("Halina", (), "Carol"),
        ("KB", (), "CD"),
        ("AMY", (), "CAROL"),
        ("王芳", (), "Carol"),
        ("Nurse Joy", (), "Nurse Carol"),
        ("Mrs", (), "Carol"),
        ("", (), "Carol"),
        ("4411", (), "Carol"),
    ],
)
def test_names_of_many_kinds(surface, others, expected):
    assert written(surface, others) == expected


@pytest.mark.parametrize(
    ("said", "surfaces", "expected"),
    [
        ("female", ("Nowicka",), "female"),
        ("M", ("Nowicka",), "male"),
        (None, ("Mrs Nowicka",), "female"),
        (None, ("Mr Nowicki", "Tomasz"), "male"),
        (None, ("Mr & Mrs Nowicki",), "neutral"),
        (None, ("Alex Nowicka",), "neutral"),
        ("unknown", ("Dr Nowicka",), "neutral"),
    ],
)
def test_the_gender_that_is_known_is_kept(said, surfaces, expected):
    made = Pseudonymiser(b"seed", surfaces).name_for("person-1", said, (*surfaces, "Xanthippe"))
    assert made["Xanthippe"] in pool(expected)


def test_no_forename_says_two_genders():
    lists = [set(pool(gender)) for gender in ("female", "male", "neutral")]
    assert len(set.union(*lists)) == sum(map(len, lists))
    assert all(len(names) > 50 for names in lists)


def test_a_person_has_one_name_in_every_form():
    made = Pseudonymiser(b"seed", HALINA).name_for("person-1", "female", HALINA)
    title, forename, surname = made["Mrs Halina Nowicka"].split()
    assert title == "Mrs"
    assert made["Halina"] == forename
    assert made["NOWICKA, Halina"] == f"{surname.upper()}, {forename}"
    assert made["HN"] == forename[0] + surname[0]
    assert made["halina"] == forename.lower()


def test_no_pseudonym_has_the_initials_of_the_person():
    for number in range(1, 60):
        made = Pseudonymiser(b"seed", HALINA).name_for(f"person-{number}", None, HALINA)
        assert not {"h", "n"} & set(made["HN"].lower())


def test_later_surfaces_keep_the_name():
    pseudonymiser = Pseudonymiser(b"seed", HALINA)
    first = pseudonymiser.name_for("person-1", "female", HALINA)
    assert pseudonymiser.name_for("person-1", None, ["Halina"])["Halina"] == first["Halina"]


def test_the_order_of_the_calls_makes_no_difference():
    entities = [f"person-{number}" for number in range(1, 9)]
    there, back = Pseudonymiser(b"s", ()), Pseudonymiser(b"s", ())
    first = {entity: there.name_for(entity, "male", ["Zebedee"]) for entity in entities}
    assert {entity: back.name_for(entity, "male", ["Zebedee"]) for entity in reversed(entities)} == first


def test_another_seed_gives_other_names():
    made = {Pseudonymiser(bytes([n]), ()).name_for("person-1", "female", ["Zoya"])["Zoya"] for n in range(1, 30)}
    assert len(made) > 10


def test_an_empty_seed_is_refused():
    with pytest.raises(ValueError, match="seed"):
        Pseudonymiser(b"", ())


def test_many_people_never_share_a_name():
    pseudonymiser = Pseudonymiser(b"seed", ())
    full = [pseudonymiser.name_for(f"person-{n}", "female", ["Ms Q Xu"])["Ms Q Xu"] for n in range(700)]
    names = [pseudonymiser._names[f"person-{n}"] for n in range(700)]
    assert len({name.surname for name in names}) == 700
    assert len({name.forename for name in names}) == 700
    assert all(name.startswith("Ms ") for name in full)


def test_everybody_gets_names_of_one_pool_unless_asked():
    """The background of a name shows in the copy only with origin "matching", and only where the lists tell it."""
    surfaces = ["Wojciech Kowalski", "Kowalski"]
    neutral = Pseudonymiser(b"s", surfaces).name_for("person-1", "male", surfaces)
    assert neutral["Kowalski"] in pool("surname")
    matching = Pseudonymiser(b"s", surfaces, "matching").name_for("person-1", "male", surfaces)
    assert matching["Kowalski"] in pool("surname", "pl_PL")
    unclear = Pseudonymiser(b"s", ["Qx Zz"], "matching").name_for("person-1", "male", ["Qx Zz", "Mr Zz"])
    assert unclear["Mr Zz"].removeprefix("Mr ") in pool("surname")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(st.text(max_size=12), st.sampled_from([*HALINA, *pool("female")[:40], *pool("surname")[:60]])),
        max_size=30,
    ),
    st.binary(min_size=1, max_size=4),
    st.sampled_from(["female", "male", None]),
)
def test_pseudonyms_are_nobodys_names(surfaces, seed, gender):
    """No pseudonym has a word of a name of the run, none is its own surface, and the same seed gives the same."""
    made = Pseudonymiser(seed, surfaces).name_for("person-3", gender, surfaces)
    assert made == Pseudonymiser(seed, surfaces).name_for("person-3", gender, surfaces)
    name = Pseudonymiser(seed, surfaces)
    name.name_for("person-3", gender, surfaces)
    chosen = name._names["person-3"]
    avoided = {word for surface in surfaces for word in (*words(surface), compact(surface))}
    assert not avoided & {
        *words(chosen.forename),
        *words(chosen.surname),
        compact(chosen.forename),
        compact(chosen.surname),
    }
    for surface, form in made.items():
        assert form
        assert not gives_away(form, surface)


@pytest.mark.parametrize(
    ("type", "written", "pattern"),
    [
        ("PHONE", "07700 900318", r"07700 900\d{3}"),
        ("PHONE", "+44 7700 900318", r"\+44 7700 900\d{3}"),
        ("PHONE", "01134960123", r"01632960\d{3}"),
        ("PHONE", "020 7946 0622", r"020 7946 0\d{3}"),
        ("PHONE", "0808 157 0123", r"0808 1570\d{3}"),
        ("NHS_NUMBER", "999 123 4578", r"999 \d{3} \d{4}"),
        ("NHS_NUMBER", "999-123-4578", r"999-\d{3}-\d{4}"),
        ("NHS_NUMBER", "9991234578", r"999\d{7}"),
        ("NINO", "QQ 12 34 56 C", r"QQ \d\d \d\d \d\d [A-D]"),
        ("NINO", "qq123456c", r"qq\d{6}[a-d]"),
        ("POSTCODE", "ZZ99 4TL", r"ZZ99 \d[A-Z]{2}"),
        ("EMAIL", "h.nowicka@example.org", r"person\d+@example\.org"),
        ("IP_ADDRESS", "10.1.2.3", r"192\.0\.2\.\d+"),
        ("IP_ADDRESS", "fe80::1", r"2001:db8::[0-9a-f]+"),
        ("VEHICLE", "QQ12 ABC", r"QQ\d\d [A-Z]{3}"),
        ("HANDLE", "@halina_n", r"@user\d+"),
        ("URL", "https://example.com/h", r"https://example\.org/page-\d+"),
    ],
)
def test_identifiers_are_unreal_and_keep_their_layout(type, written, pattern):
    made = Pseudonymiser(b"seed", [written]).number_for(type, written)
    assert made is not None
    assert re.fullmatch(pattern, made)
    assert compact(made) != compact(written)
    if type == "NHS_NUMBER":
        digits = re.sub(r"\D", "", made)
        assert nhs_check_digit(digits[:9]) == int(digits[9])


def test_the_check_digit_of_an_nhs_number():
    assert nhs_check_digit("999123457") == 8
    assert nhs_check_digit("999024618") == 1


def test_one_identifier_has_one_pseudonym_in_any_layout():
    pseudonymiser = Pseudonymiser(b"seed", ())
    spaced, joined = (pseudonymiser.number_for("NHS_NUMBER", text) for text in ("999 123 4578", "9991234578"))
    assert spaced is not None
    assert spaced.replace(" ", "") == joined
    others = {pseudonymiser.number_for("PHONE", f"07700 900{n:03d}") for n in range(300)}
    assert len(others) == 300


@pytest.mark.parametrize("type", ["DATE", "ADDRESS", "PASSPORT", "BANK_ACCOUNT", "ACCESS_CODE"])
def test_types_without_an_unreal_range_have_no_pseudonym(type):
    assert Pseudonymiser(b"seed", ()).number_for(type, "123456789") is None
