"""Check digits of cards, devices and bank accounts."""

from __future__ import annotations

_IBAN_LENGTHS = {
    "gb": 22, "ie": 22, "de": 22, "bg": 22, "rs": 22, "me": 22, "ge": 22, "fr": 27, "it": 27, "gr": 27, "es": 24, "ro": 24,
    "cz": 24, "sk": 24, "se": 24, "pk": 24, "sa": 24, "nl": 18, "dk": 18, "fi": 18, "lt": 20, "at": 20, "ee": 20,
    "be": 16, "no": 15, "pl": 28, "cy": 28, "hu": 28, "al": 28, "pt": 25, "ch": 21, "hr": 21, "lv": 21, "si": 19, "tr": 26,
    "ua": 29, "mt": 31, "lu": 20, "is": 26, "il": 23, "ae": 23,
}  # fmt: skip


def luhn_holds(digits: str) -> bool:
    """Whether the last digit of a string of decimal digits is its Luhn check digit (ISO/IEC 7812)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def iban_end(folded: str, start: int) -> tuple[bool, int]:
    """Whether an IBAN's check digits hold (ISO 13616), and where it ends; the end is 0 when nothing of its length stands there.

    `folded` is lower case; single spaces may part the groups.
    """
    length = _IBAN_LENGTHS.get(folded[start : start + 2])
    if length is None:
        return False, 0
    kept: list[str] = []
    at = start
    while at < len(folded) and len(kept) < length:
        char = folded[at]
        if char.isascii() and char.isalnum():
            kept.append(char)
        elif char not in " -\t" or folded[at - 1] in " -\t":
            break
        at += 1
    if len(kept) < length or (at < len(folded) and folded[at].isalnum()):
        return False, 0
    bare = "".join(kept)
    number = int("".join(str(int(char, 36)) for char in bare[4:] + bare[:4]))
    return number % 97 == 1, at
