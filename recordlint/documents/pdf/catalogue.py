"""What a PDF holds besides its pages, inside the worker: comments, values of forms, bookmarks, properties, attached files.

These are read so that what they say is known to whoever checks the file; nothing of them goes into a copy.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pikepdf import Pdf

MAX_ITEMS = 20_000
"""Comments, fields, bookmarks … that are read, of each kind."""
MAX_TEXT = 20_000
"""Characters of one of them that are read."""
_DEPTH = 8
_TEXT = re.compile(rb"[)>\]]\s*(?:Tj|TJ|'|\")\s")
_NOTES = {
    "/Text",
    "/FreeText",
    "/Popup",
    "/Highlight",
    "/Underline",
    "/Squiggly",
    "/StrikeOut",
    "/Stamp",
    "/Ink",
    "/Caret",
    "/Line",
    "/Square",
    "/Circle",
    "/Polygon",
    "/PolyLine",
}
_MEDIA = {"/Sound", "/Movie", "/Screen", "/3D", "/RichMedia"}


def told(data: bytes) -> dict[str, Any]:
    """`texts`: (part, page or 0, text); `counts`: how many of what a copy leaves out, by name; `attached`: names of
    attached files; `units`: the user unit of each page that has one; `off`: names of layers that are not shown; `painted`: pages that show text as a pattern
    or a mask, which no engine gives as text; `whole`: False where the structure could not be read fully.
    """
    import pikepdf

    found: dict[str, Any] = {
        "texts": [],
        "counts": {},
        "attached": [],
        "units": {},
        "off": [],
        "painted": [],
        "whole": True,
    }
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
            for part in (_pages, _painted, _form, _outline, _properties, _attached, _others):
                found["whole"] = _guarded(part, pdf, found) and found["whole"]
    except Exception:  # a stranger's structure: whatever the library meets, the pages may still be read
        found["whole"] = False
    earlier = data.count(b"%%EOF") - (2 if b"/Linearized" in data[:2048] else 1)
    if earlier > 0:
        found["counts"]["earlier editions of the file"] = earlier
    return found


def _guarded(part: Callable[[Pdf, dict[str, Any]], None], pdf: Pdf, found: dict[str, Any]) -> bool:
    try:
        part(pdf, found)
    except Exception:  # the same, for one part: the others are still read
        return False
    return True


def _count(found: dict[str, Any], what: str, number: int = 1) -> None:
    if number:
        found["counts"][what] = found["counts"].get(what, 0) + number


def _say(found: dict[str, Any], part: str, page: int, value: Any) -> None:
    text = _text(value)
    if text and len(found["texts"]) < MAX_ITEMS:
        found["texts"].append((part, page, text))


def _text(value: Any) -> str:
    """A PDF value as text: strings, names, lists of them, streams of text (rich text, long values)."""
    import pikepdf

    if value is None or isinstance(value, pikepdf.Dictionary):
        return ""
    if isinstance(value, pikepdf.Array):
        return ", ".join(filter(None, (_text(item) for item in list(value)[:100])))[:MAX_TEXT]
    if isinstance(value, pikepdf.Stream):
        return value.read_bytes()[:MAX_TEXT].decode("utf-8", "replace")
    return str(value).lstrip("/").replace("\r\n", "\n").replace("\r", "\n").strip()[:MAX_TEXT]


def _get(holder: Any, key: str) -> Any:
    try:
        return holder.get(key)
    except (AttributeError, TypeError, ValueError):
        return None


def _pages(pdf: Pdf, found: dict[str, Any]) -> None:
    for number, page in enumerate(pdf.pages, 1):
        unit = _get(page.obj, "/UserUnit")
        if unit is not None and 0 < float(unit) <= 1_000:
            found["units"][str(number)] = float(unit)
        for note in list(_get(page.obj, "/Annots") or ())[:MAX_ITEMS]:
            _annotation(note, number, found)


def _annotation(note: Any, page: int, found: dict[str, Any]) -> None:
    kind = str(_get(note, "/Subtype") or "")
    if kind == "/Link":
        _count(found, "links")
        _say(found, "link", page, _get(_get(note, "/A"), "/URI"))
    elif kind == "/Redact":
        _count(found, "marks for redaction that were never applied")
    elif kind in _MEDIA:
        _count(found, "sounds and films")
    elif kind == "/FileAttachment":
        found["attached"].append(_file_name(_get(note, "/FS")))
    elif kind in _NOTES and kind != "/Popup":
        _count(found, "comments and marks")
    if kind in ("/Widget", "/Popup"):
        return
    for key in ("/Contents", "/Subj", "/T"):
        _say(found, "note", page, _get(note, key))


def _painted(pdf: Pdf, found: dict[str, Any]) -> None:
    """The pages that paint with patterns or masks in which text is shown."""
    known: dict[tuple[int, int], bool] = {}
    found["painted"] = [
        number for number, page in enumerate(pdf.pages, 1) if _paints_text(_get(page.obj, "/Resources"), known, 0)
    ]


def _paints_text(resources: Any, known: dict[tuple[int, int], bool], depth: int) -> bool:
    if resources is None or depth > _DEPTH or len(known) > MAX_ITEMS:
        return False
    own = resources.objgen if resources.is_indirect else (0, 0)
    if own != (0, 0) and own in known:
        return known[own]
    known[own] = False  # what refers to itself adds nothing
    paints = [one for one in _values(_get(resources, "/Pattern")) if _get(one, "/PatternType") == 1]
    masks = (_get(state, "/SMask") for state in _values(_get(resources, "/ExtGState")))
    paints += [group for group in (_get(mask, "/G") for mask in masks) if group is not None]
    forms = [one for one in _values(_get(resources, "/XObject")) if _get(one, "/Subtype") == "/Form"]
    known[own] = any(_shows_text(one, known, depth + 1) for one in paints) or any(
        _paints_text(_get(one, "/Resources"), known, depth + 1) for one in forms
    )
    return known[own]


def _shows_text(stream: Any, known: dict[tuple[int, int], bool], depth: int) -> bool:
    """Whether a pattern or a mask shows text, itself or in what it draws."""
    if depth > _DEPTH or _TEXT.search(stream.read_bytes()):
        return depth <= _DEPTH
    forms = [one for one in _values(_get(_get(stream, "/Resources"), "/XObject")) if _get(one, "/Subtype") == "/Form"]
    return any(_shows_text(one, known, depth + 1) for one in forms)


def _values(dictionary: Any) -> list[Any]:
    return [] if dictionary is None else [value for _, value in list(dictionary.items())[:MAX_ITEMS]]


def _form(pdf: Pdf, found: dict[str, Any]) -> None:
    waiting = [(field, 0) for field in list(_get(_get(pdf.Root, "/AcroForm"), "/Fields") or ())]
    seen = 0
    while waiting and seen < MAX_ITEMS:
        field, depth = waiting.pop(0)
        seen += 1
        kind = str(_get(field, "/FT") or "")
        if kind == "/Sig":
            _count(found, "signatures")
            for key in ("/Name", "/Reason", "/Location", "/ContactInfo"):
                _say(found, "form field", 0, _get(_get(field, "/V"), key))
        elif kind:
            _count(found, "form fields")
        for key in ("/V", "/DV", "/TU", "/RV"):
            _say(found, "form field", 0, _get(field, key))
        if depth < 20:
            waiting += [(kid, depth + 1) for kid in list(_get(field, "/Kids") or ())]


def _outline(pdf: Pdf, found: dict[str, Any]) -> None:
    waiting = [_get(_get(pdf.Root, "/Outlines"), "/First")]
    seen: set[Any] = set()
    while waiting and len(seen) < MAX_ITEMS:
        item = waiting.pop()
        if item is None or item.objgen in seen:
            continue
        seen.add(item.objgen)
        _count(found, "bookmarks")
        _say(found, "bookmark", 0, _get(item, "/Title"))
        waiting += [_get(item, "/Next"), _get(item, "/First")]


def _properties(pdf: Pdf, found: dict[str, Any]) -> None:
    for key in ("/Title", "/Author", "/Subject", "/Keywords"):
        _say(found, "properties", 0, _get(_get(pdf.trailer, "/Info"), key))
    _count(found, "properties of the document", len(_get(pdf.trailer, "/Info") or ()))


def _file_name(specification: Any) -> str:
    return (_text(_get(specification, "/UF") or _get(specification, "/F")) or "without a name")[:200]


def _attached(pdf: Pdf, found: dict[str, Any]) -> None:
    found["attached"] += [_file_name(spec.obj)[:200] for spec in list(pdf.attachments.values())[:MAX_ITEMS]]


def _others(pdf: Pdf, found: dict[str, Any]) -> None:
    root = pdf.Root
    if "/Metadata" in root:
        _count(found, "descriptions (XMP)")
    if "/StructTreeRoot" in root:
        _count(found, "tags for screen readers")
    if "/PageLabels" in root:
        _count(found, "page labels")
    _alternatives(_get(root, "/StructTreeRoot"), found)
    if _get(root, "/NeedsRendering"):
        found["dynamic"] = True
    _layers(_get(root, "/OCProperties"), found)
    _count(found, "scripts and actions", sum(1 for _ in _actions(pdf)))
    if "/XFA" in (_get(root, "/AcroForm") or ()):
        _count(found, "XFA forms")


def _layers(properties: Any, found: dict[str, Any]) -> None:
    """How many layers there are, and the names of those that are off, unless one that is on has the same name."""
    groups = list(_get(properties, "/OCGs") or ())[:MAX_ITEMS]
    _count(found, "layers", len(groups))
    default = _get(properties, "/D")
    off = {item.objgen for item in list(_get(default, "/OFF") or ())}
    if str(_get(default, "/BaseState") or "") == "/OFF":
        off = {item.objgen for item in groups} - {item.objgen for item in list(_get(default, "/ON") or ())}
    names = {
        state: {_text(_get(item, "/Name")) for item in groups if (item.objgen in off) is state}
        for state in (True, False)
    }
    found["off"] = sorted(names[True] - names[False] - {""})


def _alternatives(tree: Any, found: dict[str, Any]) -> None:
    """What the tags say instead of what is seen."""
    import pikepdf

    waiting, seen = [tree], 0
    while waiting and seen < MAX_ITEMS:
        item = waiting.pop()
        seen += 1
        if isinstance(item, pikepdf.Array):
            waiting += list(item)[:MAX_ITEMS]
        elif isinstance(item, pikepdf.Dictionary):
            for key in ("/Alt", "/ActualText", "/E", "/T"):
                _say(found, "alternative text", 0, _get(item, key))
            waiting.append(_get(item, "/K"))


def _actions(pdf: Pdf) -> Iterator[str]:
    names = _get(_get(pdf.Root, "/Names"), "/JavaScript")
    if names is not None:
        yield from ("script",) * max(1, len(_get(names, "/Names") or ()) // 2)
    for key in ("/OpenAction", "/AA"):
        if key in pdf.Root:
            yield key
