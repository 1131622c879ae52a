"""What is installed with recordlint may be used by anybody: permissive licences and the MPL, nothing of the GPL's kind.

Licences are read from the metadata of the packages that are installed, along the tree of what recordlint needs. A
package that states none, or one that is not known here, fails until somebody has looked and named it below.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = tuple(PROJECT["optional-dependencies"])

LGPL_ALLOWED: Mapping[str, str] = {}
"""Packages under the LGPL that may be installed, each with the reason."""
LOOKED_AT: Mapping[str, tuple[str, str]] = {
    "pypdfium2": ("Apache-2.0 AND BSD-3-Clause", "its own licences; PDFium's dependencies are permissive too (BUILD_LICENSES in the wheel)"),
}  # fmt: skip
"""Packages whose metadata say too little: the licence that their files state, and where it was read."""

# From the freest to the strictest: of "OR" the first counts, of "AND" the last.
ORDER = ("permissive", "mpl", "lgpl", "unknown", "gpl", "agpl")
ALLOWED = ("permissive", "mpl")

PERMISSIVE = frozenset(
    """
    0bsd apache-2.0 apache bsd-2-clause bsd-3-clause bsd bsl-1.0 cc0-1.0 cc-by-4.0 cnri-python hpnd isc mit mit-0 mit-cmu mitnfa ncsa ofl-1.1
    psf-2.0 python-2.0 python-2.0.1 psfl unlicense wtfpl zlib zpl-2.1 public-domain bsd-3-clause-open-mpi unicode-3.0 unicode-dfs-2016
    gcc-exception llvm-exception blueoak-1.0.0
    """.split()  # noqa: SIM905
)
SPELLINGS = (
    (r"affero|\bagpl", "agpl"),
    (r"lesser general public|library or lesser|\blgpl", "lgpl"),
    (r"general public licen[cs]e|\bgpl|\bgnu\b", "gpl"),
    (r"mozilla public|\bmpl\b", "mpl"),
    (r"\bapache\b", "permissive"),
    (r"\bmit\b|\bexpat\b", "permissive"),
    (r"\bbsd\b|\bmodified bsd\b|\bnew bsd\b", "permissive"),
    (r"python software foundation|\bpsf", "permissive"),
    (r"\bisc\b|\bzlib\b|\bunlicen[cs]e\b|public domain|\bcc0\b|historical permission|\bboost\b", "permissive"),
)  # fmt: skip
_TOKEN = re.compile(r"\(|\)|[^\s()/,;|&]+|[/,;|&]")


def verdict(expression: str | None, text: str | None = None, classifiers: Iterable[str] = ()) -> str:
    """What a package may be used under, of ORDER: from its licence expression, or else from the classifiers and the free text.

    Several classifiers are a choice only where one is the MPL beside the GPL and its kind: so are tri-licences written.
    """
    if expression:
        return of_expression(expression)
    named = [
        one.rpartition(" :: ")[2]
        for one in classifiers
        if one.startswith("License :: ") and not one.endswith("OSI Approved")
    ]
    kinds = [of_name(one) for one in named]
    is_choice = "mpl" in kinds and {"gpl", "lgpl"} & set(kinds)
    stated = [_freest(kinds) if is_choice else _strictest(kinds)] if kinds else []
    if text and text.strip() and (kind := of_text(text)) != "unknown":
        stated.append(kind)
    return _strictest(stated) if stated else "unknown"


def of_text(text: str) -> str:
    """The licence in a free text: an expression, a name, or the licence itself, of which the head and the title count."""
    head = text.strip()
    if len(head) > 120 or "\n" in head:
        return _strictest([of_name(" ".join(head[:2_000].split()))])
    return of_expression(head)


def of_expression(expression: str) -> str:
    """An SPDX expression, or what looks like one: "A OR B", "A AND (B OR C)", "A WITH B", "MPL-1.1/GPL-2.0/LGPL-2.1"."""
    kind, rest = _either(_words(re.sub(r",\s+(?=v\.?\s*\d|version\b)", " ", expression, flags=re.IGNORECASE)))
    return kind if not rest else "unknown"


def _words(expression: str) -> list[str]:
    """Names and operators; words that stand next to each other are one name."""
    out: list[str] = []
    for token in _TOKEN.findall(expression):
        plain = {"/": "OR", "|": "OR", ",": "AND", ";": "AND", "&": "AND"}.get(token, token)
        upper = plain.upper()
        if upper in ("OR", "AND", "WITH", "(", ")"):
            if not (out and out[-1] == upper and upper in ("OR", "AND")):
                out.append(upper)
        elif out and out[-1] not in ("OR", "AND", "WITH", "(", ")"):
            out[-1] += f" {plain}"
        else:
            out.append(plain)
    return out


def _either(tokens: list[str]) -> tuple[str, list[str]]:
    kind, rest = _all(tokens)
    kinds = [kind]
    while rest and rest[0] == "OR":
        kind, rest = _all(rest[1:])
        kinds.append(kind)
    return _freest(kinds), rest


def _all(tokens: list[str]) -> tuple[str, list[str]]:
    kind, rest = _one(tokens)
    kinds = [kind]
    while rest and rest[0] == "AND":
        kind, rest = _one(rest[1:])
        kinds.append(kind)
    return _strictest(kinds), rest


def _one(tokens: list[str]) -> tuple[str, list[str]]:
    if not tokens or tokens[0] in ("OR", "AND", "WITH", ")"):
        return "unknown", tokens[1:]
    if tokens[0] == "(":
        kind, rest = _either(tokens[1:])
        return (kind, rest[1:]) if rest and rest[0] == ")" else ("unknown", rest)
    kind, rest = of_name(tokens[0]), tokens[1:]
    return (kind, rest[2:]) if rest and rest[0] == "WITH" else (kind, rest)  # an exception only ever allows more


def of_name(name: str) -> str:
    """One licence by its SPDX identifier or a name that is commonly written."""
    plain = name.strip().lower()
    if re.sub(r"(?:\+|-only|-or-later)$", "", plain) in PERMISSIVE:
        return "permissive"
    return next((kind for pattern, kind in SPELLINGS if re.search(pattern, plain)), "unknown")


def _freest(kinds: Iterable[str]) -> str:
    return min(kinds, key=ORDER.index)


def _strictest(kinds: Iterable[str]) -> str:
    return max(kinds, key=ORDER.index)


def tree(requirements: Iterable[str]) -> Iterator[metadata.Distribution]:
    """The installed packages that requirements lead to, with what they need in turn; what is not installed here is skipped."""
    seen: set[tuple[str, str]] = set()
    given: set[str] = set()
    waiting = [(Requirement(line), "") for line in requirements]
    while waiting:
        requirement, extra = waiting.pop()
        if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
            continue
        try:
            found = metadata.distribution(requirement.name)
        except metadata.PackageNotFoundError:
            continue
        name = canonical(requirement.name)
        for wanted in ("", *requirement.extras):
            if (name, wanted) not in seen:
                seen.add((name, wanted))
                waiting += [(Requirement(line), wanted) for line in found.requires or ()]
        if name not in given:
            given.add(name)
            yield found


def canonical(name: str) -> str:
    """A package's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def faults(packages: Iterable[metadata.Distribution]) -> list[str]:
    """What is wrong with the licences of packages, a line each."""
    lines: list[str] = []
    for package in packages:
        name = canonical(package.metadata["Name"])
        about = package.metadata
        kind = (
            of_expression(LOOKED_AT[name][0])
            if name in LOOKED_AT
            else verdict(about.get("License-Expression"), about.get("License"), about.get_all("Classifier") or ())
        )
        if kind not in ALLOWED and not (kind == "lgpl" and name in LGPL_ALLOWED):
            remedy = {
                "unknown": "look at its files and name it in LOOKED_AT",
                "lgpl": "give the reason in LGPL_ALLOWED, or do without",
            }
            lines.append(f"{name} {package.version}: {kind}: {remedy.get(kind, 'do without it')}")
    return sorted(lines)


@pytest.mark.parametrize("extra", ["", *EXTRAS])
def test_everything_that_is_installed_may_be_used_by_anybody(extra: str) -> None:
    wanted = PROJECT["optional-dependencies"][extra] if extra else PROJECT["dependencies"]
    assert faults(tree(wanted)) == []


def test_the_tree_reaches_what_is_needed_by_what_is_needed() -> None:
    names = {canonical(package.metadata["Name"]) for package in tree(PROJECT["dependencies"])}
    assert {"spacy", "thinc", "numpy", "presidio-analyzer", "requests", "certifi"} <= names
    assert "pytest" not in names


@pytest.mark.parametrize(
    ("expression", "kind"),
    [
        ("MIT", "permissive"),
        ("Apache-2.0 OR BSD-3-Clause", "permissive"),
        ("BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0", "permissive"),
        ("Apache-2.0 AND CNRI-Python", "permissive"),
        ("Apache-2.0 WITH LLVM-exception", "permissive"),
        ("MPL-2.0", "mpl"),
        ("MPL-2.0 AND MIT", "mpl"),
        ("LGPL-3.0-or-later", "lgpl"),
        ("GPL-3.0-only", "gpl"),
        ("GPL-2.0-or-later WITH Classpath-exception-2.0", "gpl"),
        ("AGPL-3.0-or-later", "agpl"),
        ("GPL-3.0-only OR MIT", "permissive"),
        ("AGPL-3.0 OR Commercial", "unknown"),
        ("MIT AND GPL-3.0-only", "gpl"),
        ("MIT AND (GPL-2.0-only OR MPL-2.0)", "mpl"),
        ("(MIT OR GPL-2.0-only) AND AGPL-3.0-only", "agpl"),
        ("MIT OR GPL-2.0-only AND AGPL-3.0-only", "permissive"),
        ("MPL-1.1/GPL-2.0/LGPL-2.1", "mpl"),
        ("GPL-2.0/MIT", "permissive"),
        ("GPL, MIT", "gpl"),
        ("mit or apache-2.0", "permissive"),
        ("LicenseRef-Proprietary", "unknown"),
        ("MIT AND LicenseRef-Other", "unknown"),
        ("(MIT", "unknown"),
        ("MIT AND", "unknown"),
        ("MIT) AND GPL-3.0-only", "unknown"),
    ],
)
def test_expressions(expression: str, kind: str) -> None:
    assert verdict(expression) == kind


GPL = "License :: OSI Approved :: GNU General Public License v2 or later (GPLv2+)"
LGPL = "License :: OSI Approved :: GNU Lesser General Public License v2 or later (LGPLv2+)"
MPL = "License :: OSI Approved :: Mozilla Public License 1.1 (MPL 1.1)"
MIT = "License :: OSI Approved :: MIT License"


@pytest.mark.parametrize(
    ("text", "classifiers", "kind"),
    [
        ("MIT License", [], "permissive"),
        ("Apache License, Version 2.0", [], "permissive"),
        ("3-Clause BSD License", [], "permissive"),
        ("BSD", ["License :: OSI Approved :: BSD License"], "permissive"),
        (None, ["License :: OSI Approved :: GNU Affero General Public License v3"], "agpl"),
        (None, [GPL], "gpl"),
        (None, [LGPL], "lgpl"),
        (None, [GPL, LGPL, MPL], "mpl"),
        (None, [GPL, MIT], "gpl"),
        ("GPLv3", [MIT], "gpl"),
        ("MIT", [GPL], "gpl"),
        ("GNU GPLv3+", [], "gpl"),
        ("GNU AGPL v3", [], "agpl"),
        ("Dual Licensed - GNU AFFERO GPL 3.0 or Commercial License", [], "unknown"),
        ("see the file", [MIT], "permissive"),
        ("see the file", [], "unknown"),
        ("", [], "unknown"),
        (None, ["License :: OSI Approved"], "unknown"),
        (None, ["License :: Other/Proprietary License"], "unknown"),
        ("UNKNOWN", ["Programming Language :: Python"], "unknown"),
        ("BSD 3-Clause License\n\nCopyright (c) 2024, A. N. Author\n\nRedistribution and use " + "in source " * 20, [], "permissive"),
        ("GNU GENERAL PUBLIC LICENSE\nVersion 3, 29 June 2007\n" + "Everyone is permitted " * 20, [], "gpl"),
    ],
)  # fmt: skip
def test_free_texts_and_classifiers(text: str | None, classifiers: list[str], kind: str) -> None:
    assert verdict(None, text, classifiers) == kind


class Package(metadata.Distribution):
    """A package that only has metadata."""

    def __init__(self, lines: str) -> None:
        self._lines = lines

    def read_text(self, filename: str) -> str | None:
        return f"Metadata-Version: 2.4\nVersion: 1.0\n{self._lines}\n" if filename == "METADATA" else None

    def locate_file(self, path: object) -> Path:  # type: ignore[override]
        return Path()


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ("Name: Good\nLicense-Expression: MIT", None),
        ("Name: Choice\nLicense-Expression: GPL-2.0-only OR MPL-2.0", None),
        ("Name: Bad.One\nLicense-Expression: AGPL-3.0-only", "bad-one 1.0: agpl: do without it"),
        (
            "Name: Said\nLicense: GPLv3\nClassifier: License :: OSI Approved :: MIT License",
            "said 1.0: gpl: do without it",
        ),
        ("Name: Mute", "mute 1.0: unknown: look at its files and name it in LOOKED_AT"),
        ("Name: Lesser\nLicense: LGPL", "lesser 1.0: lgpl: give the reason in LGPL_ALLOWED, or do without"),
    ],
)
def test_faults_name_the_package(lines: str, fault: str | None) -> None:
    assert faults([Package(lines)]) == ([fault] if fault else [])


def test_what_was_looked_at_is_no_more_than_is_needed() -> None:
    for name, (licence, reason) in LOOKED_AT.items():
        assert of_expression(licence) in ALLOWED, name
        assert reason
