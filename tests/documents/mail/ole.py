"""Writes small Outlook messages: an OLE2 container [MS-CFB] with the properties that a message has [MS-OXMSG]."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Tree = Mapping[str, "bytes | Tree"]


def container(tree: Tree) -> bytes:
    """A container whose storages and streams are those of the tree; every stream below 4,096 bytes stands in the mini stream."""
    entries: list[dict[str, object]] = [{"name": "Root Entry", "type": 5, "data": b"", "child": _FREE, "right": _FREE}]

    def add(parent: int, below: Tree) -> None:
        last = None
        for name, value in below.items():
            at = len(entries)
            stream = isinstance(value, bytes)
            entries.append(
                {
                    "name": name,
                    "type": 2 if stream else 1,
                    "data": value if stream else b"",
                    "child": _FREE,
                    "right": _FREE,
                }
            )
            if last is None:
                entries[parent]["child"] = at
            else:
                entries[last]["right"] = at
            last = at
            if not isinstance(value, bytes):
                add(at, value)

    add(0, tree)
    mini, mini_fat = b"", []
    sectors: list[bytes] = []
    fat: list[int] = []

    def chain(data: bytes) -> int:
        if not data:
            return _END
        first = len(sectors)
        pieces = [data[at : at + 512].ljust(512, b"\0") for at in range(0, len(data), 512)]
        sectors.extend(pieces)
        fat.extend([*range(first + 1, first + len(pieces)), _END])
        return first

    for entry in entries[1:]:
        data = entry["data"]
        assert isinstance(data, bytes)
        entry["size"], entry["start"] = len(data), _END
        if 0 < len(data) < 4096:
            entry["start"] = len(mini) // 64
            count = -(-len(data) // 64)
            mini_fat += [*range(len(mini) // 64 + 1, len(mini) // 64 + count), _END]
            mini += data.ljust(count * 64, b"\0")
        elif data:
            entry["start"] = chain(data)
    entries[0]["start"], entries[0]["size"] = chain(mini), len(mini)
    mini_start = chain(struct.pack(f"<{len(mini_fat)}I", *mini_fat).ljust(-(-len(mini_fat) // 128) * 512, b"\xff"))
    directory = b"".join(_entry(entry) for entry in entries)
    directory_start = chain(directory.ljust(-(-len(directory) // 512) * 512, b"\0"))
    count = 1
    while (len(fat) + count) > count * 128:
        count += 1
    fat_start = len(sectors)
    fat += [_FAT] * count
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(count * 512, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIII", 0, count, directory_start, 0, 4096, mini_start if mini_fat else _END)
    header += struct.pack("<III", -(-len(mini_fat) // 128), _END, 0)
    header += struct.pack("<109I", *range(fat_start, fat_start + count), *([_FREE] * (109 - count)))
    return header + b"".join(sectors) + table


def _entry(entry: Mapping[str, object]) -> bytes:
    name = str(entry["name"]).encode("utf-16-le")
    out = name.ljust(64, b"\0") + struct.pack("<HBB", len(name) + 2, int(str(entry["type"])), 1)
    out += struct.pack("<III", _FREE, int(str(entry["right"])), int(str(entry["child"]))) + bytes(16 + 4 + 16)
    return out + struct.pack("<IQ", int(str(entry["start"])), int(str(entry["size"])))


def message(
    texts: Mapping[int, str],
    *,
    binaries: Mapping[int, bytes] | None = None,
    numbers: Mapping[int, int] | None = None,
    sent: int | None = None,
    recipients: Sequence[tuple[str, str, int]] = (),
    attachments: Sequence[Tree] = (),
    top: bool = True,
) -> dict[str, bytes | Tree]:
    """The storages and streams of a message."""
    fixed = b"".join(struct.pack("<HHIII", 3, tag, 6, value, 0) for tag, value in (numbers or {}).items())
    if sent is not None:
        fixed += struct.pack("<HHIQ", 0x40, 0x39, 6, sent)
    tree: dict[str, bytes | Tree] = {"__properties_version1.0": bytes(32 if top else 24) + fixed}
    tree |= {f"__substg1.0_{tag:04X}001F": text.encode("utf-16-le") for tag, text in texts.items()}
    tree |= {f"__substg1.0_{tag:04X}0102": data for tag, data in (binaries or {}).items()}
    for number, (name, address, role) in enumerate(recipients):
        tree[f"__recip_version1.0_#{number:08X}"] = {
            "__properties_version1.0": bytes(8) + struct.pack("<HHIII", 3, 0x0C15, 6, role, 0),
            "__substg1.0_3001001F": name.encode("utf-16-le"),
            "__substg1.0_39FE001F": address.encode("utf-16-le"),
        }
    for number, below in enumerate(attachments):
        tree[f"__attach_version1.0_#{number:08X}"] = below
    return tree


def attached(name: str, data: bytes, content_id: str = "") -> Tree:
    """A file as an attachment."""
    tree: dict[str, bytes | Tree] = {
        "__properties_version1.0": bytes(8),
        "__substg1.0_3707001F": name.encode("utf-16-le"),
        "__substg1.0_37010102": data,
    }
    if content_id:
        tree["__substg1.0_3712001F"] = content_id.encode("utf-16-le")
    return tree


def enclosed(name: str, inner: Tree) -> Tree:
    """A message as an attachment."""
    return {
        "__properties_version1.0": bytes(8),
        "__substg1.0_3001001F": name.encode("utf-16-le"),
        "__substg1.0_3701000D": inner,
    }
