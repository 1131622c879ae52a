"""Whether a host name ends as public ones do. The public suffix list is the snapshot bundled with `tldextract`."""

from __future__ import annotations

from functools import cache
from typing import Any

from recordlint.personal_data.recognizers._contact_cells import words

# Suffixes that nearly every note uses, so that the list is seldom loaded.
_USUAL = words("""
    com org net uk ie eu info biz scot wales cymru io me tv
    """)
# Names of networks that the public never sees (RFC 6762 and RFC 2606, the rest general usage).
_INTERNAL = frozenset(
    {"local", "internal", "intranet", "lan", "corp", "home", "localdomain", "private", "test", "example", "invalid"}
)


@cache
def _extract() -> Any:
    import tldextract

    # No addresses to fetch from and no cache on disk: the bundled list only.
    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


def is_public(host: str) -> bool:
    """Whether the host is a name under a public suffix (`example.org`, `x.nhs.uk`); a bare suffix is not."""
    labels = host.lower().strip(".").split(".")
    if len(labels) < 2 or not all(labels):
        return False
    if labels[-1] in _USUAL and len(labels) < 3:
        return True
    if labels[-1] in _USUAL and labels[-1] != "uk":
        return True
    parts = _extract()(".".join(labels))
    return bool(parts.suffix) and bool(parts.domain)


def is_internal(host: str) -> bool:
    """Whether the host ends as names of private networks do (`.local`)."""
    return host.lower().rsplit(".", 1)[-1] in _INTERNAL and "." in host
