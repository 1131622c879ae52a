"""Is anybody served worse? python models/bias.py [--data FOLDER]

Fills the people of the test notes with names of one background at a time (names that no training saw) and reports, with 95 % intervals: how many
mentions of people are found, by background and by written form; how many good notes get a warning of the opinion and respect families, by background and by
the gender that the names say. `--data` adds the pairs of one text about a man and a woman (LSE care portraits, MIT). The model card carries the tables.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "models")]

from recipe import origins  # noqa: E402
from recipe.slots import refilled  # noqa: E402

from recordlint.corpus.markup import AnnotatedNote, Mark, read_corpus  # noqa: E402
from recordlint.corpus.scoring import wilson  # noqa: E402
from recordlint.linter import Linter  # noqa: E402
from recordlint.notes import Note, Severity  # noqa: E402
from recordlint.personal_data.reader import PersonalDataReader  # noqa: E402
from recordlint.settings import Settings  # noqa: E402

_LEAST = 1000  # mentions a group, so that two points are told apart


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus" / "notes" / "test")
    parser.add_argument("--data", type=Path, help="folder of public data: notes/lse_care_portraits.jsonl")
    parser.add_argument("--no-model", action="store_true", help="rules and lists alone")
    parser.add_argument("--seed", type=int, default=20261122)
    options = parser.parse_args()
    notes = list(read_corpus(options.corpus))
    reader = PersonalDataReader(model=not options.no_model)
    settings = Settings(select=("opinion", "respect"), model=not options.no_model)
    names(notes, reader, options.seed)
    alarms(notes, Linter(settings), options.seed)
    if options.data:
        portraits(options.data / "notes" / "lse_care_portraits.jsonl", Linter(settings))


def names(notes: Sequence[AnnotatedNote], reader: PersonalDataReader, seed: int) -> None:
    """Recall of people's names by background, and over all by written form."""
    forms: dict[str, list[bool]] = {}
    print("| background | mentions | found whole (95 % interval) |\n|---|---|---|")
    for group in origins.names("measure"):
        found: list[bool] = []
        rng = random.Random(seed)  # noqa: S311 - the same draws for each group
        while len(found) < _LEAST:
            for note in notes:
                text, marks = refilled(note, rng, people(note, group, rng))
                data = reader.read_note(Note(text)).note
                covered = {i for m in (data.mentions if data else ()) for i in range(m.start, m.end)}
                for mark in marks:
                    if mark.cls == "PERSON":
                        hit = all(i in covered for i in range(mark.start, mark.end) if text[i].isalnum())
                        found.append(hit)
                        forms.setdefault(form(mark), []).append(hit)
        print(_row(group, found), flush=True)
    print("\n| written form | mentions | found whole (95 % interval) |\n|---|---|---|")
    for name, hits in sorted(forms.items()):
        print(_row(name, hits))


def alarms(notes: Sequence[AnnotatedNote], linter: Linter, seed: int) -> None:
    """Good notes with a warning of the opinion and respect families, by background and by gender of the names."""
    good = [note for note in notes if note.meta["quality"] == "good"]
    print(
        "\n| names of the people | good notes | with a warning of opinion or respect (95 % interval) |\n|---|---|---|"
    )
    by_gender: dict[str, list[bool]] = {"female": [], "male": []}
    for group in origins.names("measure"):
        hits: list[bool] = []
        for gender in by_gender:
            rng = random.Random(seed)  # noqa: S311
            for note in good:
                text, _ = refilled(note, rng, people(note, group, rng, gender))
                hits.append(_warned(linter, text))
                by_gender[gender].append(hits[-1])
        print(_row(group, hits), flush=True)
    for gender, hits in by_gender.items():
        print(_row(gender, hits))


def portraits(path: Path, linter: Linter) -> None:
    """Texts that were written twice, of a man and of a woman: findings of the opinion and respect families in each."""
    found: dict[str, list[bool]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        found.setdefault(str(item["id"]).split("-")[0], []).append(_warned(linter, item["text"]))
    print("\n| portraits of | texts | with a warning of opinion or respect (95 % interval) |\n|---|---|---|")
    for gender, hits in sorted(found.items()):
        print(_row(gender, hits))


def people(note: AnnotatedNote, group: str, rng: random.Random, gender: str | None = None) -> dict[str, list[str]]:
    """Names of the group for everybody in the note; a family keeps one surname."""
    drawn = origins.names("measure")[group]
    surnames: dict[str, str] = {}
    found: dict[str, list[str]] = {}
    for key, person in (note.meta.get("people") or {}).items():
        last = person["name"].split()[-1]
        surname = surnames.setdefault(last, rng.choice(drawn["surname"]))
        found[key] = [rng.choice(drawn[gender or rng.choice(("female", "male"))]), surname]
    return found


def form(mark: Mark) -> str:
    """How a name is written."""
    words = mark.text
    bare = re.sub(r"[^\w ]", "", words)
    if words.islower():
        return "lower case"
    if all(len(w) == 1 for w in bare.split()) or (bare.isupper() and len(bare) <= 3):
        return "initials"
    if re.match(r"(?:mr|mrs|ms|miss|dr|pc|sgt|sister|prof|rev|revd|fr|nurse|mx|cllr)\b", words.lower()):
        return "title and name"
    if re.match(r"[A-ZÀ-Þ]{2}[A-ZÀ-Þ'’-]+,? [A-ZÀ-Þ]", words):
        return "SURNAME First"
    if re.match(r"[A-ZÀ-Þ]\.? \w+$", words):
        return "initial and surname"
    return "full name" if " " in words else "one name"


def _warned(linter: Linter, text: str) -> bool:
    return any(f.severity is not Severity.INFO for f in linter.check_note(Note(text)).findings)


def _row(name: str, hits: Iterable[bool]) -> str:
    values = list(hits)
    low, high = wilson(sum(values), len(values)) or (0.0, 0.0)
    return f"| {name} | {len(values):,} | {sum(values) / len(values):.3f} ({low:.3f}-{high:.3f}) |"


if __name__ == "__main__":
    main()
