"""The reason layer: the words that say why, and whether they say anything."""

from __future__ import annotations

import pytest

from recordlint.language import pipeline


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("No swimming because water in a sore ear could make it worse.", "causal", "because water"),
        ("1:1 stopped by me as asleep since 2315.", "causal", "as asleep"),
        ("Collecting it Monday, since she chops at the table now.", "causal", "since she chops"),
        ("POC stays as the log shows both meals eaten.", "causal", "as the log shows"),
        ("Message left with the office so that he can ring back.", "purpose", "so that he can"),
        ("Rails fitted to prevent another fall.", "purpose", "to prevent another fall"),
        ("Reason: the tenancy is sustained.", "labelled", "the tenancy is sustained"),
        ("Visits end on Friday. This is because she asked.", "following", "This is because"),
        ("He twice fell on the stairs, therefore a rail was agreed.", "consequence", "He twice fell on the stairs"),
        ("She does not meet the criteria for the scheme.", "legal", "does not meet the criteria"),
    ],
)
def test_finds(text: str, kind: str, words: str) -> None:
    """A reason of the kind is found where its words stand, and it is not empty."""
    found = [r for r in pipeline.read(text).reasons if r.kind == kind and not r.empty]
    assert any(text[r.start : r.end].startswith(words) or words in text[r.start : r.end] for r in found)


@pytest.mark.parametrize(
    "text",
    [
        "Case closed due to risk.",
        "Visits cut because of the concerns raised.",
        "Care stopped as per policy.",
        "Placement ended due to risk and behaviour.",
        "Phone kept in the office, in her best interests.",
        "Stopped owing to clinical reasons.",
        "Reduced as discussed.",
    ],
)
def test_empty(text: str) -> None:
    """Words that name no fact are kept and marked as empty."""
    found = pipeline.read(text).reasons
    assert found
    assert all(r.empty for r in found)


@pytest.mark.parametrize(
    "text",
    [
        "Seen as usual.",
        "He has been asleep since 2315.",
        "Since Monday she eats well.",
        "She works as a cook.",
        "Meds as prescribed.",
    ],
)
def test_no_reason(text: str) -> None:
    """Words of time and manner are no reasons."""
    assert not [r for r in pipeline.read(text).reasons if not r.empty]
