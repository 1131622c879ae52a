"""A new mail, put together from what was made for it: fresh headers, boundaries and encodings, the same each time."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass, field

from recordlint.documents.mail import headers


@dataclass(slots=True)
class Leaf:
    """A part of the new mail. `text` is in UTF-8; `data` is bytes of another kind; `filename` makes it an attachment."""

    kind: str
    text: str | None = None
    data: bytes = b""
    filename: str = ""
    content_id: str = ""
    flowed: bool = False


@dataclass(slots=True)
class Several:
    """Parts that stand together: "alternative", "related", "mixed"."""

    kind: str
    parts: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Enclosed:
    """A mail within the mail, already built."""

    data: bytes
    filename: str = ""


Node = Leaf | Several | Enclosed


def built(lines: Sequence[tuple[str, str]], body: Node | None, depth: int) -> bytes:
    """The bytes of a mail with these headers. `depth` keeps its boundaries apart from those of a mail around it."""
    head = b"".join(headers.line(name, value) for name, value in lines) + b"MIME-Version: 1.0\r\n"
    return head + _node(body or Leaf("text/plain", ""), [0], depth)


def _node(node: Node, count: list[int], depth: int) -> bytes:
    if isinstance(node, Several):
        count[0] += 1
        boundary = f"=_part_{depth:02}_{count[0]:04}"
        kind = f'Content-Type: multipart/{node.kind};\r\n boundary="{boundary}"\r\n\r\n'.encode()
        parts = b"".join(f"--{boundary}\r\n".encode() + _node(part, count, depth) + b"\r\n" for part in node.parts)
        return kind + parts + f"--{boundary}--\r\n".encode()
    if isinstance(node, Enclosed):
        name = _disposition(node.filename)
        return f"Content-Type: message/rfc822\r\n{name}Content-Transfer-Encoding: 8bit\r\n\r\n".encode() + node.data
    said = f"Content-Type: {node.kind}"
    if node.text is not None:
        said += '; charset="utf-8"' + ("; format=flowed" if node.flowed else "")
    elif node.kind in ("text/plain", "text/csv"):
        said += '; charset="utf-8"'
    said += "\r\n" + _disposition(node.filename)
    if node.content_id:
        said += f"Content-ID: <{node.content_id}>\r\nContent-Disposition: inline\r\n"
    if node.text is not None:
        return f"{said}Content-Transfer-Encoding: quoted-printable\r\n\r\n".encode() + headers.quoted_printable(
            node.text
        )
    body = base64.encodebytes(node.data).replace(b"\n", b"\r\n")
    return f"{said}Content-Transfer-Encoding: base64\r\n\r\n".encode() + body


def _disposition(filename: str) -> str:
    if not filename:
        return ""
    return f"Content-Disposition: attachment;\r\n {headers.parameter('filename', filename)}\r\n"
