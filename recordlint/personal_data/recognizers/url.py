"""Web addresses that carry an id or lead to a person: profiles, shared files, meeting links, pages of a record.

A page that anybody may read (a health topic, a law, a charity's front page) is no personal data and no hit. Which hosts
are social networks, file shares and meeting rooms is general usage; `_contact_hosts` lists them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from ipaddress import ip_address

from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.recognizers._contact_cells import Cell
from recordlint.personal_data.recognizers._contact_domains import is_public
from recordlint.personal_data.recognizers._contact_hosts import (
    GENERIC,
    MAPS,
    MEETINGS,
    PROFILES,
    PUBLIC,
    SHARES,
    SHORTENERS,
    SYSTEMS,
    is_among,
)

_URL = re.compile(
    r"(?<![\w@.-])(?:(?:https?|ftp|file|sip|msteams|webcal)\s?:\s?//|www\d?\.)[^\s<>\"“”|\\^`{}]{2,2000}"
    r"|(?<![\w@./-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,6}[a-z]{2,18}(?::\d{2,5})?/[^\s<>\"“”|\\^`{}]{1,2000}",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"(?:([a-z]+)\s?:\s?//)?(?:([^/?#@]*)@)?([^/?#:]*)(?::\d+)?([^?#]*)(?:\?([^#]*))?(?:#(.*))?",
    re.IGNORECASE | re.DOTALL,
)
_UUID = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}|\b[0-9a-f]{16,}\b", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"(?<![0-9])[0-9]{4,}(?![0-9])")
_YEARS = re.compile(r"(?:19|20)[0-9]{2}(?:[0-1][0-9][0-3][0-9])?")
_OPAQUE = re.compile(r"(?=[\w-]*[0-9])(?=[\w-]*[A-Za-z])[A-Za-z0-9_-]{10,}")
_PERSON_KEY = re.compile(
    r"(?:client|patient|person|case|user|uid|member|child|resident|tenant|customer|carer|staff|employee|worker|profile|account|contact|nhs"
    r"|service-?user|referral|record|episode|name|forename|surname|firstname|lastname|e-?mail|phone|mobile|dob|postcode|uprn|mrn|nino|token"
    r"|pwd|passwd|password|passcode|pass|secret|otp|invite|invitee|recipient|appointment|booking|claim|application|incident|message|thread)"
    r"(?:[_-]?(?:id|no|num|number|ref|reference|key|code|guid|name))?",
    re.IGNORECASE,
)
_ID_KEY = re.compile(
    r"(?:.{0,20}[_-])?(?:id|ids|guid|uuid|ref|reference|number|no|num|key|code|sid|session|auth|sig|pid|cid|rid)|.{0,20}Id|.{0,20}ID"
)
_PERSON_STEP = re.compile(
    r"(?:clients?|patients?|persons?|people|cases?|users?|members?|child(?:ren)?|residents?|tenants?|customers?|carers?|staff|employees?|profiles?"
    r"|accounts?|contacts?|in|u|our-team|meet-the-team|team|referrals?|records?|person-?details?|service-?users?|author|~.*|@.*|homes?|obituar(?:y|ies)"
    r"|memorials?|tributes?|fundrais(?:er|ers|ing)|appointments?|claims?|applications?|incidents?)",
    re.IGNORECASE,
)


def find(passage: Passage) -> Iterator[Hit]:
    """Web addresses of a passage that carry an id or lead to a person, without the full stop behind them."""
    cell = Cell.of(passage)
    for match in _URL.finditer(cell.text):
        end = match.start() + len(_trimmed(match[0]))
        why = _reason(cell.text[match.start() : end])
        if why and match.start() >= cell.shift:
            score, words = why
            yield Hit("URL", match.start() - cell.shift, end - cell.shift, score, "url", words)


def _trimmed(url: str) -> str:
    """The address without the punctuation of the sentence round it."""
    while url:
        last = url[-1]
        if last in ".,;:!?'’*_" or (
            last in ")]" and url.count(last) > url.count("([".replace("]", "")[")]".index(last)])
        ):
            url = url[:-1]
        else:
            break
    return url


def _reason(url: str) -> tuple[float, str] | None:
    """The probability that an address is somebody's, and the cue; None for a page of no one in particular."""
    parts = _PARTS.match(url)
    if not parts:
        return None
    scheme, user, host, path, query, fragment = (part or "" for part in parts.groups())
    host = host.lower().removeprefix("www.").rstrip(".")
    steps = [step for step in path.split("/") if step]
    tail = bool(steps or query or fragment)
    if scheme.lower() in ("sip", "msteams"):
        return 0.8, "link to a person's line"
    if user:
        return 0.9, "name in front of the host"
    if scheme.lower() == "file":
        return (0.7, "file of a house") if steps else None
    if not scheme and not url.lower().startswith("www") and not is_public(host):
        return None
    if not tail:
        return None
    if host.endswith(("linkedin.com", "facebook.com")) and steps[:1] == ["company"]:
        return None
    for hosts, score, cue in (
        (MEETINGS, 0.9, "meeting link"),
        (SHARES, 0.9, "shared file"),
        (MAPS, 0.7, "place on a map"),
        (SYSTEMS, 0.85, "page of a record system"),
    ):
        if is_among(host, hosts) and (cue != "place on a map" or _is_place(host, steps)):
            return score, cue
    if is_among(host, PROFILES):
        return _profile(steps, query)
    if is_among(host, SHORTENERS):
        code = steps[0] if steps else ""
        return (0.5, "short link") if re.search(r"[0-9]|[a-z][A-Z]", code) and "-" not in code else None
    carried = _query(query) or _query(fragment.partition("?")[2] or (fragment if "=" in fragment else ""))
    if is_among(host, PUBLIC):
        return carried if carried and carried[0] >= 0.8 else None
    return carried or _path(steps + [step for step in fragment.split("/") if step]) or _inside(host, tail)


def _profile(steps: list[str], query: str) -> tuple[float, str] | None:
    names = [step for step in steps if step.lower() not in GENERIC]
    if names and not (
        len(steps) > len(names)
        and steps[0].lower() in {"hashtag", "explore", "help", "policies", "business", "legal", "about"}
    ):
        return 0.9, "profile on a social network"
    return (0.9, "profile on a social network") if re.search(r"(?:^|&)(?:id|u|user|phone)=", query) else None


def _is_place(host: str, steps: list[str]) -> bool:
    return "google" not in host or bool({"maps", "place", "dir"} & set(steps))


def _query(query: str) -> tuple[float, str] | None:
    """What a query carries: a value of a person, an id, a secret."""
    for pair in re.split(r"[&;]", query)[:40]:
        key, _, value = pair.partition("=")
        if not value or key.lower().startswith("utm"):
            continue
        if _PERSON_KEY.fullmatch(key):
            return 0.9, "query with a person's value"
        if _UUID.search(value) or "%40" in value or "@" in value:
            return 0.85, "query with an id"
        if _ID_KEY.fullmatch(key) and re.search(r"[0-9]{3}|[0-9].*[a-z].*[0-9]", value, re.IGNORECASE):
            return 0.8, "query with an id"
        if _numbered(value) and len(re.sub(r"\D", "", value)) >= 5:
            return 0.7, "query with a number"
    return None


def _path(steps: list[str]) -> tuple[float, str] | None:
    """What a path carries: a person's page, a number, a uuid."""
    for place, step in enumerate(steps):
        if _UUID.search(step):
            return 0.85, "path with a uuid"
        if step.startswith("~") and len(step) > 1:
            return 0.85, "a person's folder"
        follows = steps[place + 1] if place + 1 < len(steps) else ""
        if (
            follows
            and _PERSON_STEP.fullmatch(step)
            and (re.search(r"[0-9]", follows) or re.fullmatch(r"[a-z]+[._-][a-z]+", follows, re.IGNORECASE))
        ):
            return 0.85, "path to a person or record"
        if _numbered(step):
            return 0.7, "path with a number"
        if _OPAQUE.fullmatch(step) and _is_opaque(step):
            return 0.6, "path with a key"
    return None


def _numbered(step: str) -> bool:
    """Whether a step carries a number that is no year or day."""
    return any(not _YEARS.fullmatch(number[0]) for number in _LONG_NUMBER.finditer(step))


def _is_opaque(step: str) -> bool:
    """Whether a step looks drawn by chance: letters and digits change places often, and no words stand between hyphens."""
    changes = len(re.findall(r"[a-zA-Z](?=[0-9])|[0-9](?=[a-zA-Z])|[a-z](?=[A-Z])", step))
    return changes >= 3


def _inside(host: str, tail: bool) -> tuple[float, str] | None:
    """A page on an address of numbers; a page of the house's own network alone is nobody's."""
    try:
        ip_address(host)
    except ValueError:
        return None
    return (0.6, "page on a numbered host") if tail else None
