"""Bytes become text, or one clear refusal."""

from __future__ import annotations

import pytest

from recordlint.documents.encodings import decode
from recordlint.errors import InputError

TEXT = "Zoë’s café visit – £20 “owed”\r\nnext line"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_known_encodings_decode_to_the_same_text(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_line_ends_are_untouched() -> None:
    assert decode(b"a\r\nb\rc\nd", "a.txt") == "a\r\nb\rc\nd"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"good start \x81\x8d then",
        bytes(range(256)) * 4,
        "\ufeffabc".encode("utf-16") + b"\x00",
        b"\xff\xfe\x00\xd8a\x00",
        b"abc" * 30000 + b"\xc3\x28\x81",
    ],
    ids=["png", "undefined-1252", "all-bytes", "odd-utf-16", "lone-surrogate", "late-fault"],
)
def test_bytes_that_are_no_text_are_refused_with_name_and_remedy(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^a\.txt: .*(UTF-8|leave it out)"):
        decode(data, "a.txt")
