"""Identifiers that cannot be anybody's, in the layout of another.

From ranges that are never given out: telephone numbers for drama (Ofcom), NHS numbers that begin with 999 and National
Insurance numbers that begin with QQ (general usage for test data), postcodes in ZZ99 (NHS codes for no known address),
example.org (RFC 2606), addresses for documentation (RFC 5737, RFC 3849), registration marks that begin with Q Q
(general usage: no region has that code).
"""

from __future__ import annotations

import re
from collections.abc import Callable

_DIGITS = re.compile(r"\D")
_INWARD = "ABDEFGHJLNPQRSTUWXYZ"
_LETTERS = "ABCDEFGHJKLMNPRSTUVWXY"


def _spaced(text: str, *groups: str) -> str:
    """The groups with what stands between the groups of `text`: a space, a hyphen, or nothing."""
    between = re.search(r"(?<=\w)([ -])(?=\w)", text)
    return (between[1] if between else "").join(groups)


def _cased(text: str, made: str) -> str:
    return made.lower() if text.islower() else made


def nhs_check_digit(nine: str) -> int:
    """The tenth digit of an NHS number by weights 10 to 2 and modulus 11 (NHS Data Dictionary); 10 where there is none."""
    rest = 11 - sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True)) % 11
    return 0 if rest == 11 else rest


def _nhs(text: str, draw: int) -> str:
    number = draw % 1_000_000
    while (check := nhs_check_digit(f"999{number:06d}")) == 10:
        number = (number + 1) % 1_000_000
    last = f"{number:06d}{check}"
    return _spaced(text, "999", last[:3], last[3:])


def _phone(text: str, draw: int) -> str:
    digits = _DIGITS.sub("", text)
    is_abroad = text.lstrip("( ").startswith("+44") or digits.startswith("0044")
    national = "0" + re.sub(r"^(?:0044|44)0?", "", digits) if is_abroad else digits
    end = f"{draw % 1000:03d}"
    if national.startswith("07"):
        area, rest = "07700", f"900{end}"
    elif national.startswith(("0808", "0800")):
        area, rest = "0808", f"1570{end}"
    elif national.startswith("02"):
        area, rest = "020", f"7946 0{end}"
    else:
        area, rest = "01632", f"960{end}"
    made = f"+44 {area[1:]} {rest}" if is_abroad else f"{area} {rest}"
    return made if re.search(r"\d\s\d", text) else made.replace(" ", "")


def _nino(text: str, draw: int) -> str:
    digits = f"{draw % 1_000_000:06d}"
    suffix = "ABCD"[(draw >> 24) % 4]
    return _cased(text, _spaced(text, "QQ", digits[:2], digits[2:4], digits[4:], suffix))


def _postcode(text: str, draw: int) -> str:
    inward = f"{draw % 10}{_INWARD[(draw >> 8) % len(_INWARD)]}{_INWARD[(draw >> 16) % len(_INWARD)]}"
    return _cased(text, _spaced(text, "ZZ99", inward))


def _email(text: str, draw: int) -> str:
    return f"person{draw % 100_000}@example.org"


def _url(text: str, draw: int) -> str:
    return f"https://example.org/page-{draw % 100_000}"


def _address(text: str, draw: int) -> str:
    return f"2001:db8::{draw % 0xFFFF:x}" if ":" in text else f"192.0.2.{1 + draw % 254}"


def _handle(text: str, draw: int) -> str:
    return f"{'@' if text.startswith('@') else ''}user{draw % 100_000}"


def _vehicle(text: str, draw: int) -> str:
    last = "".join(_LETTERS[(draw >> shift) % len(_LETTERS)] for shift in (8, 16, 24))
    return _cased(text, _spaced(text, f"QQ{draw % 100:02d}", last))


MAKERS: dict[str, Callable[[str, int], str]] = {
    "PHONE": _phone,
    "EMAIL": _email,
    "URL": _url,
    "NHS_NUMBER": _nhs,
    "NINO": _nino,
    "POSTCODE": _postcode,
    "VEHICLE": _vehicle,
    "IP_ADDRESS": _address,
    "HANDLE": _handle,
}
"""By type: what makes an identifier in the layout of a text from a number drawn at will. Other types have none."""
