"""Short forms: which are found, which explain themselves, which are something else."""

from __future__ import annotations

import random
import re
import string
import time
from pathlib import Path

import pytest

from recordlint.language import abbreviations
from recordlint.language.layers import Abbreviation
from recordlint.language.lexicons import house
from recordlint.language.pipeline import read
from recordlint.resources import resource


def shorts(text: str) -> tuple[Abbreviation, ...]:
    return read(text).abbreviations


def reported(text: str) -> list[str]:
    """The forms that a reader would stumble over."""
    return [short.text for short in shorts(text) if not short.quiet and not short.explained]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The CPN rang; the CPN will ring again.", ["CPN"]),
        ("the cpn rang and told the sw", ["cpn", "sw"]),
        ("Cpn rang.", ["Cpn"]),
        ("Both EHCPs and the GP's letter", ["EHCPs"]),
        ("DoLS form on RiO, CoP in June", ["DoLS", "RiO", "CoP"]),
        ("t/c to school, F/U Monday, s/w told", ["t/c", "F/U", "s/w"]),
        ("MDT-led, MASH/LADO told", ["MDT", "MASH", "LADO"]),
        ("O.T. visit, p.r.n. dose", ["O.T.", "p.r.n."]),
        ("a S47 enquiry and s.117 aftercare", ["S47", "s.117"]),
        ("She DNA'd twice and was NFA'd", ["DNA'd", "NFA'd"]),
        ("84yo, obs stable, sats 94, hx of falls", ["yo", "obs", "sats", "hx"]),
        ("CKD3 and GAD-7", ["CKD", "GAD-7"]),
        ("D&V overnight, U+E sent", ["D&V", "U+E"]),
        ("review in 2/52, seen on 3/7", ["2/52"]),
        ("We filled in the QRP with her", ["QRP"]),
        ("MUST score 1, staff MUST sign", ["MUST"]),
        ("the SEND team; SEND it to Mum", ["SEND"]),
        ("#NOF repaired", ["NOF"]),
    ],
)
def test_forms_are_found_once_at_their_first_use(text: str, expected: list[str]) -> None:
    assert reported(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A community psychiatric nurse (CPN) rang. The CPN will ring again.",
        "The CPN (community psychiatric nurse) rang.",
        "CPN = community psychiatric nurse",
        "MDT - multi-disciplinary team - on Monday",
        "The multidisciplinary team met. MDT minutes to follow.",
        "Occupational therapists came. OT report to follow.",
        "PRN means only when she needs it.",
        "DFG (a grant to adapt the home)",
        "Return Home Interview offered. RHI declined.",
        "Section 117 meeting; s117 aftercare agreed",
        "We asked for a dropped kerb grant. The DKG takes ten weeks.",
        "AMHT notes attached. The AMHT (adult mental health team) closed it.",
        "DASH checklist (domestic abuse, stalking and harassment)",
    ],
)
def test_a_form_said_in_full_anywhere_is_explained(text: str) -> None:
    assert not reported(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CPN (Sarah Lowe) rang.", ["CPN"]),
        ("HV (visits twice weekly)", ["HV"]),
        ("The MDT (next one 4 May) agreed.", ["MDT"]),
        ("Patient: Mrs Lowe. Pt slept.", ["Pt"]),
        ("adm with fall, as daughter Marcia says", ["adm"]),
    ],
)
def test_what_only_looks_like_an_explanation(text: str, expected: list[str]) -> None:
    assert reported(text) == expected


@pytest.mark.parametrize(
    ("text", "form", "condition"),
    [
        ("Her GP rang.", "GP", "everyday"),
        ("He had a DNA test.", "DNA", "everyday"),
        ("TH to raise it with Kay.", "TH", "initials"),
        ("FA saw him sober. Present: Femi Ade", "FA", "initials"),
        ("Slept well.\nJM", "JM", "initials"),
        ("Present: manager, NA", "NA", "initials"),
        ("Seen by Dr AK", "AK", "title"),
        ("PC Rourke came.", "PC", "title"),
        ("SYKES, Doreen", "SYKES", "name"),
        ("a lift with AJ Taxis", "AJ", "name"),
        ("He did NOT fall.", "NOT", "capitals"),
        ("WHAT HE SAID", "WHAT", "capitals"),
        ("write to duty.MASH@example.org", "MASH", "code"),
        ("Part IV of the form", "IV", "code"),
        ("Gave 5 MG at ten", "MG", "measure"),
        ('He said "the CPN never rings"', "CPN", "quoted"),
    ],
)
def test_lookalikes_say_what_they_are(text: str, form: str, condition: str) -> None:
    found = {short.text: short.quiet for short in shorts(text)}
    assert condition in found[form]


def test_a_quoted_use_does_not_hide_a_later_one() -> None:
    text = 'He said "the CPN never rings". I rang the CPN.'
    (short,) = [s for s in shorts(text) if not s.quiet]
    assert short.start == text.rindex("CPN")


def test_the_setting_settles_the_sense() -> None:
    (housing,) = [
        s for s in shorts("Sleeping rough since the eviction, hostel full, no tenancy. NFA.") if s.text == "NFA"
    ]
    (bare,) = shorts("Uncle issue - NFA.")
    assert (housing.settled, housing.expansions[0]) == (True, "no fixed abode")
    assert not bare.settled
    assert len(bare.expansions) > 1


@pytest.mark.parametrize(
    "noise", ["", " ", "\n\n", "A" * 50_000, "a/" * 20_000, "ab." * 20_000, "é" * 1000, "İ " * 500]
)
def test_any_text_is_read(noise: str) -> None:
    for short in shorts(noise):
        assert noise[short.start : short.end] == short.text


def test_a_heap_of_unknown_forms_is_read_quickly() -> None:
    rng = random.Random(7)
    text = " ".join("".join(rng.choices(string.ascii_uppercase, k=4)) for _ in range(60_000))
    began = time.process_time()
    assert len(shorts(text)) <= 500
    assert time.process_time() - began < 20


def test_every_row_of_the_table_is_whole() -> None:
    lines = (resource("rules") / "abbreviations.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines[1:]]
    assert all(len(row) == 6 and all(cell.strip() == cell and cell for cell in row) for row in rows)
    assert all(row[5] == "general usage, unchecked" or "https://" in row[5] or "http://" in row[5] for row in rows)
    assert len({(row[0], row[1].lower()) for row in rows}) == len(rows)


def lines_of_notes() -> list[str]:
    lines = (Path(__file__).parent / "short_forms.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("//")]


@pytest.mark.parametrize("line", lines_of_notes())
def test_lines_of_notes(line: str) -> None:
    written, told, listed = line.partition("=>")
    expected = (
        [form.strip() for form in listed.split(",") if form.strip()] if told else re.findall(r"\[\[(.+?)\]\]", written)
    )
    note = written.replace("[[", "").replace("]]", "").replace("⏎", "\n").strip()
    assert sorted(reported(note)) == sorted(expected)


@pytest.mark.parametrize(
    ("letters", "words", "fits"),
    [
        ("cpn", "community psychiatric nurse", True),
        ("dols", "deprivation of liberty safeguards", True),
        ("senco", "special educational needs coordinator", True),
        ("mse", "mental state", False),
        ("ot", "of the", False),
        ("cpn", "sarah lowe", False),
    ],
)
def test_initials_fit(letters: str, words: str, fits: bool) -> None:
    assert abbreviations.initials_fit(letters, words.split()) is fits


@pytest.mark.parametrize(
    "word", ["it", "Act", "mane ", "Ola", "duc", "pass", "loss", "mews", "im", "la", "ta", "ed", "salt", "Tia"]
)
def test_words_and_names_are_no_forms(word: str) -> None:
    assert not reported(f"so {word} came by")


def test_a_house_table_replaces_a_term_and_adds_others(tmp_path: Path) -> None:
    """A house folder's rows are used while it holds, and not before or after."""
    head = "term\texpansion\tplain\tdomain\taudience\tsource\n"
    row = "{}\t{}\t{}\tgeneral\teveryone\tgeneral usage, unchecked\n"
    (tmp_path / "abbreviations.tsv").write_text(
        head + row.format("MDT", "our big meeting", "our big meeting"), encoding="utf-8"
    )

    def reported() -> list[str]:
        return [a.text for a in read("The MDT met.").abbreviations if not a.quiet]

    before = reported()
    with house((tmp_path,)):
        inside = reported()
    assert (before, inside, reported()) == (["MDT"], [], ["MDT"])
