"""Surgery on zip packages: parts added and texts replaced, everything else as its producer wrote it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping


def operated(
    data: bytes, replaced: Iterable[tuple[str, str, str]] = (), added: Mapping[str, bytes | str] | None = None
) -> bytes:
    """The package with (part, old, new) replaced, once each, and parts added or put in the place of others."""
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for info in package.infolist():
            parts[info.filename] = package.read(info)
    for part, old, new in replaced:
        text = parts[part].decode("utf-8")
        assert old in text, (part, old)
        parts[part] = text.replace(old, new, 1).encode("utf-8")
    for part, body in (added or {}).items():
        parts[part] = body if isinstance(body, bytes) else body.encode("utf-8")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for part, body in parts.items():
            kind = zipfile.ZIP_STORED if part == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(zipfile.ZipInfo(part, (2026, 1, 1, 0, 0, 0)), body, kind)
    return out.getvalue()
