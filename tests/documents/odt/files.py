"""OpenDocument texts for tests: a body in the words of the format, packed as producers pack it."""

from __future__ import annotations

import io
import zipfile

NAMESPACES = " ".join(
    [
        *(
            f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{room}:1.0"'
            for prefix, room in {
                "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing", "meta": "meta", "form": "form",
                "svg": "svg-compatible", "fo": "xsl-fo-compatible", "chart": "chart",
            }.items()
        ),
        'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:math="http://www.w3.org/1998/Math/MathML"',
    ]
)  # fmt: skip
HIDDEN_STYLES = (
    '<style:style style:name="Base" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="Secret" style:family="text" style:parent-style-name="Base"/>'
    '<style:style style:name="Gone" style:family="paragraph"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="Loop" style:family="text" style:parent-style-name="Loop"/>'
)
LISTS = (
    '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" text:display-levels="2"/></text:list-style>'
    '<text:list-style style:name="R"><text:list-level-style-number text:level="1" style:num-format="i" text:start-value="4"/></text:list-style>'
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="&#xF0B7;"/></text:list-style>'
)


def content(body: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMESPACES}><office:automatic-styles>{HIDDEN_STYLES}{LISTS}'
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def styles(header: str = "", footer: str = "") -> str:
    return (
        f"<office:document-styles {NAMESPACES}><office:master-styles><style:master-page>{header}{footer}</style:master-page>"
        "</office:master-styles></office:document-styles>"
    )


def meta(inner: str) -> str:
    return f"<office:document-meta {NAMESPACES}><office:meta>{inner}</office:meta></office:document-meta>"


def odt(body: str, **parts: str | bytes) -> bytes:
    """A package with a body; other parts by name, "/" written as "__" and "." as "_dot_"."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content(body))
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return out.getvalue()


def fodt(body: str) -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES}>'
        "<office:meta><dc:title>MARK title</dc:title></office:meta>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()
