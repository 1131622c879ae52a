"""Whether what was told is somebody's information, and not advice, the service's own affairs or an errand."""

from __future__ import annotations

import re

from recordlint.language.grammar import compiled
from recordlint.language.layers import Sentence
from recordlint.language.sharing_patterns import ADVICE, SELF_PROCESS
from recordlint.language.sharing_slots import Spot
from recordlint.language.sharing_words import words


def is_disclosure(
    folded: str,
    verb: str,
    kind: str,
    spot: Spot,
    what: Spot | None,
    generic: bool,
    sentence: Sentence,
    *,
    passive: bool = False,
) -> bool:
    """Whether what was told is somebody's information, and not advice, the service's own affairs or an errand."""
    behind = folded[spot[1] : min(sentence.end, spot[1] + 160)]
    behind = re.sub(
        r"^ (?:know|knw|kno|no(?= (?:that|he|she|about))|in(?! [a-z]+ing)|fully aware|aware|informed|updated|posted|through|up to (?:date|speed)|in the (?:picture|loop|know))\b",
        "",
        behind,
        count=1,
    )
    if passive:
        behind = re.sub(
            r"^.{0,40}?\b(?:informed|notified|told|aware|updated|advised|alerted|e-?mailed|texted|faxed|briefed|contacted|messaged|copied in|cc'd|warned)\b",
            "",
            behind,
            count=1,
        )
    if verb == "advised" and not compiled(r"^\W*(?:of|re|about|that (?:he|she|{word} (?:has|had|is|was)))\b").match(
        behind
    ):
        return passive and not behind.strip(" .,;")
    if verb == "updated" and kind in ("other", ""):
        return False
    if compiled(ADVICE).match(behind) and not verb.startswith(("e-mail", "email", "wrote", "copied", "cc", "bcc")):
        return False
    if compiled(SELF_PROCESS).match(behind) and kind in ("family", "parent", "other", "person", "lay", "pronoun"):
        return False
    phrase = folded[what[0] : what[1]] if what else ""
    if verb in ("e-mailed", "emailed", "texted", "messaged", "faxed", "wrote to", "written to"):
        if compiled(
            r"^\W*(?:to (?:arrange|book|ask|request|chase|check|query|confirm|find|see|enquire|offer|invite|thank|rearrange|cancel|order|follow)|asking|requesting|chasing|inviting|offering|for (?:an?|the|his|her) (?:update|appointment|date|report|copy|information))\b"
        ).match(behind):
            return False
        return kind != "other"
    if kind in ("family", "parent", "other", "lay"):
        if what is None:
            if verb == "told" and compiled(r"\b(?:asked|wanted to know|wants to know|enquir\w+)\b").search(
                folded, max(sentence.start, spot[0] - 160), spot[0]
            ):
                return not behind.strip(" .,;!")
            return (
                verb.startswith(("copied", "cc", "bcc"))
                or verb
                in (
                    "informed",
                    "notified",
                    "updated",
                    "alerted",
                    "briefed",
                    "made",
                    "let",
                    "kept",
                    "put",
                    "brought",
                    "filled",
                    "dropped",
                    "gave",
                    "sent",
                    "got",
                    "cc'd",
                    "copied",
                )
                or (verb == "told" and passive)
            )
        if verb in ("informed", "notified", "made", "alerted", "let") and not words("practical").search(phrase):
            return True
        return (
            generic
            or bool(
                compiled(
                    r"^what {det}? ?{word}(?: {word})? (?:said|says|told|found|thinks|thought|wrote|decided)\b"
                ).match(phrase)
            )
            or bool(words("personal").search(phrase))
            or bool(compiled(r"\b(?:he|she|his|him|he's|she's|hes|shes|her|their|they)\b").search(phrase))
        )
    return True
