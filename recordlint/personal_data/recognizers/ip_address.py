"""Internet addresses: IPv4 (RFC 791) and IPv6 (RFC 4291). Version and section numbers look alike and are left."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.recognizers._cues import Cues, label

_CUE = re.compile(
    r"(?<![a-z0-9])(?:ip|ips|ipv[46]|ip[ -]?address(?:es)?|router|server|logged (?:in|on)|login|log[- ]?in|device|traced|wi-?fi|"
    r"network|vpn|remote|web ?chat|submitted from|online form|x-originating-ip|received|host)(?![a-z0-9])"
)
_VERSION = label(
    r"v|ver|vers|version|release|build|firmware|software|update|section|sect|s|para|paragraph|paras|clause|item|point|"
    r"figure|fig|table|chapter|ch|standard|step|page|policy|appendix|criteri(?:on|a)|regulation|reg|objective|agenda|action|outcome|kloe|question|q"
)
_V4 = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)")
_V6 = re.compile(r"(?<![\w:.])(?:[0-9a-f]{0,4}:){2,7}(?:(?:\d{1,3}\.){3}\d{1,3}|[0-9a-f]{0,4})(?![\w:]|\.\d)")


def find(passage: Passage) -> Iterator[Hit]:
    """Internet addresses. Type IP_ADDRESS, scheme `v4` or `v6`; in order within each scheme."""
    cues = Cues(passage)
    for match in _V4.finditer(passage.folded):
        score = _score_v4(cues, match.start(), match.end(), match[0])
        if score:
            yield Hit("IP_ADDRESS", match.start(), match.end(), score, "ip_address", "four octets", "v4")
    for match in _V6.finditer(passage.folded):
        score = _score_v6(cues, match.start(), match.end(), match[0])
        if score:
            yield Hit("IP_ADDRESS", match.start(), match.end(), score, "ip_address", "hexadecimal groups", "v6")


def _score_v4(cues: Cues, start: int, end: int, written: str) -> float | None:
    parts = written.split(".")
    octets = [int(part) for part in parts]
    if max(octets) > 255 or any(len(part) > 1 and part[0] == "0" for part in parts):
        return None
    if cues.tied(start, _VERSION):
        return None
    if _CUE.search(cues.line(start, end)):
        return 0.97
    # Sections and versions count in small numbers; an address that has none above 31 needs a cue.
    return 0.85 if max(octets) >= 100 else 0.6 if sum(octet > 31 for octet in octets) >= 2 else None


def _score_v6(cues: Cues, start: int, end: int, written: str) -> float | None:
    try:
        ipaddress.IPv6Address(written)
    except ValueError:
        return None
    groups = sum(bool(group) for group in written.split(":"))
    if groups < 2 and not _CUE.search(cues.line(start, end)):
        return None
    if _CUE.search(cues.line(start, end)):
        return 0.97 if groups else None
    # "12::30" is a clock time typed badly.
    lettered = any(char in "abcdef" for char in written)
    return (
        0.9
        if groups >= 4 or (lettered and groups >= 3)
        else 0.6
        if lettered and any(c.isdecimal() for c in written)
        else None
    )
