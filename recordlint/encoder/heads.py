"""The heads of the encoder: what each channel of its output means.

Every head is linear over the last hidden states, so one matrix holds them all, and the score of a sentence is the weighted mean of its
words' scores: the network needs to know nothing of sentences.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate

PERSONAL = ("PERSON", "ORGANISATION", "SCHOOL", "LOCATION", "ADDRESS", "DATE", "DATE_OF_BIRTH", "AGE", "ID")
"""Personal data that the encoder tells apart; identifiers of any form are one class, since formats tell them better."""
ROLES = ("subject", "family", "third_party", "professional")
SLOTS = ("recipient", "what", "purpose", "basis")
KINDS = (
    "observation", "report", "judgement", "view", "decision", "reason", "sharing", "plan", "capacity", "consent", "admin",
)  # fmt: skip
SOURCES = ("self", "subject", "named", "kin", "role", "vague", "none")
FAULTS = (
    "opinion", "respect", "decision-without-reason", "action-without-owner", "no-recipient", "no-content", "no-purpose",
    "no-basis", "sharing", "capacity",
)  # fmt: skip
"""What a supervisor would mark in a sentence, by family; a family that is one rule bears the rule's name."""
PAIR = 24
"""Dimensions in which a decision and a neighbouring sentence are compared."""

_SIZES: Mapping[str, int] = {
    "personal": 1 + len(PERSONAL),
    "begins": 1,
    "role": len(ROLES),
    "judgement": 1,
    "slot": len(SLOTS),
    "weight": 1,
    "kind": len(KINDS),
    "source": len(SOURCES),
    "fault": len(FAULTS),
    "decision": PAIR,
    "reason": PAIR,
}
CHANNELS: Mapping[str, slice] = {
    name: slice(stop - size, stop)
    for (name, size), stop in zip(_SIZES.items(), accumulate(_SIZES.values()), strict=True)
}
"""Where each head's channels stand in the output, by head."""
WIDTH = sum(_SIZES.values())
