"""Packages and XML from strangers are refused beyond the limits, and nothing is looked up."""

from __future__ import annotations

import io
import zipfile

import pytest

from recordlint.documents import packages
from recordlint.documents.packages import Package, parse_xml
from recordlint.errors import InputError


def package(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_parts_are_given_by_name() -> None:
    found = Package(package(a=b"<x>\xc3\xa9</x>", b=b"2"), "f.docx", "a Word document")
    assert (found.names, found.bytes_of("b"), "c" in found) == (("a", "b"), b"2", False)
    assert found.xml_of("a").text == "é"
    with pytest.raises(InputError, match=r"f\.docx: damaged \(c is missing\)"):
        found.bytes_of("c")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not a Word document"),
        (b"PK\x03\x04 and nothing", "not a Word document"),
        (package(a=b"x" * 100)[:-10], "not a Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "encrypted, or in an old format"),
        (package(a=b"\0" * 30_000_000), "unpacks to"),
    ],
)
def test_what_is_no_package_or_unsafe(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        Package(data, "f.docx", "a Word document")


def test_a_part_that_stands_twice(recwarn: pytest.WarningsRecorder) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a", "1")
        archive.writestr("a", "2")
    with pytest.raises(InputError, match="stands in it twice"):
        Package(out.getvalue(), "f.docx", "a Word document")


def test_too_many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MAX_PARTS", 2)
    with pytest.raises(InputError, match="3 parts"):
        Package(package(a=b"", b=b"", c=b""), "f.docx", "a Word document")


def test_a_part_with_other_bytes_than_it_says_is_damaged() -> None:
    data = bytearray(package(a=b"hello hello hello hello"))
    at = data.index(b"a", 30) + 1  # the first byte of the packed data
    data[at] ^= 0xFF
    found = Package(bytes(data), "f.docx", "a Word document")
    with pytest.raises(InputError, match="damaged one"):
        found.bytes_of("a")


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<x>", "damaged XML"),
        (b"", "damaged XML"),
        (b"<x>\xff</x>", "damaged XML"),
        (LAUGHS, "document type"),
        (b'<!DOCTYPE x SYSTEM "file:///etc/hostname"><x/>', "document type"),
        (b"<x>" * 300 + b"</x>" * 300, "damaged XML"),
    ],
)
def test_xml_that_is_not_read(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        parse_xml(data, "part.xml")


def test_long_xml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MAX_XML", 10)
    with pytest.raises(InputError, match="beyond the limit of 10"):
        parse_xml(b"<x>0123456789</x>", "part.xml")


def test_what_packs_too_well_is_not_packed_and_can_be_read() -> None:
    parts = {"a.xml": b"<x>" + b" " * 3_000_000 + b"</x>", "b.xml": b"<y/>"}
    data = packages.packed(parts)
    found = Package(data, "f.docx", "a Word document")
    assert {name: found.bytes_of(name) for name in found.names} == parts
    assert data == packages.packed(parts)
