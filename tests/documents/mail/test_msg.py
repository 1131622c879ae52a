"""Messages of Outlook, written by hand as containers."""

from __future__ import annotations

import io
import struct
from contextlib import suppress

import pytest
from PIL import Image

from recordlint.documents.mail.rich_text import unpacked
from recordlint.errors import InputError
from tests.documents.mail.formats import MAIL, MSG, OPTIONS, shown, without
from tests.documents.mail.ole import attached, container, enclosed, message

NAME = "Ngozi Okonjo"
_JULY = 134_000_000_000_000_000


def _picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (20, 10), "navy").save(out, "PNG")
    return out.getvalue()


def _mail() -> bytes:
    inner = message(
        {0x37: f"Earlier: {NAME}", 0x1000: f"{NAME} rang.\r\n", 0xC1A: "Duty worker"}, top=False, recipients=[(NAME, "n@example.org", 1)]
    )  # fmt: skip
    return container(
        message(
            {
                0x37: f"Visit to {NAME}",
                0x1000: f"Dear all,\r\n\r\n{NAME} was well.\r\n",
                0xC1A: "Hamza Sheikh",
                0x5D01: "hamza@example.org",
                0x70: f"Visit to {NAME}",
                0x7D: f"Received: from host by host\r\nX-Kept-For: {NAME}\r\nFrom: Someone <s@example.org>\r\n",
                0x8005: f"named property {NAME}",
            },
            binaries={0x1013: f"<p>Dear all,</p><p><b>Ngozi</b> Okonjo was well.<img src='cid:p1'></p><!-- {NAME} -->".encode()},
            numbers={0x3FDE: 65001},
            sent=_JULY,
            recipients=[(NAME, "ngozi@example.org", 1), ("Team", "team@example.org", 2), ("Quiet", "quiet@example.org", 3)],
            attachments=[
                attached(f"{NAME}.txt", f"Note on {NAME}".encode()),
                attached("p1.png", _picture(), "p1"),
                enclosed("Earlier mail", inner),
                attached("plan.doc", b"?"),
            ],
        )
    )  # fmt: skip


def test_a_message_reads_as_its_headers_bodies_and_attachments() -> None:
    content = MSG.read(_mail(), "a.msg", OPTIONS)
    said = {block.place.words(): block.text for block in content.blocks}
    assert said["subject"] == f"Visit to {NAME}"
    assert said["from"] == "Hamza Sheikh <hamza@example.org>"
    assert said["to"] == f"{NAME} <ngozi@example.org>"
    assert said["cc"] == "Team <team@example.org>"
    assert said["bcc"] == "Quiet <quiet@example.org>"
    assert said["date"] == "Mon, 18 Aug 2025 14:13:20 +0000"
    assert said["paragraph 2, line 3"] == f"{NAME} was well."
    assert said["HTML version, paragraph 2, line 1"] == f"{NAME} was well."
    assert said[f"attachment {NAME}.txt, line 1"] == f"Note on {NAME}"
    assert said["attachment Earlier mail, subject"] == f"Earlier: {NAME}"
    assert said["attachment Earlier mail, paragraph 1, line 1"] == f"{NAME} rang."
    hidden = {block.text for block in content.blocks if not block.in_copy}
    assert {f"named property {NAME}", "Someone <s@example.org>", NAME} <= hidden
    assert content.failures == ("attachment plan.doc: files of kind '.doc' are not read here: save it as .docx",)


def test_a_message_is_copied_as_a_mail_without_what_is_withheld() -> None:
    copy = without(_mail(), rf"{NAME}|ngozi@example.org|n@example.org", MSG)
    assert MSG.copied_as == ".eml"
    assert not [text for text in shown(copy.data) if "Ngozi" in text or "Okonjo" in text]
    again = {block.place.words(): block.text for block in MAIL.read(copy.data, "a.eml", OPTIONS).blocks}
    assert again["subject"] == "Visit to [person 1]"
    assert again["attachment [person 1].txt, line 1"] == "Note on [person 1]"
    assert again["attachment Earlier mail.eml, subject"] == "Earlier: [person 1]"
    assert copy.data == without(_mail(), rf"{NAME}|ngozi@example.org|n@example.org", MSG).data


def test_the_headers_of_the_way_stand_in_for_what_the_message_does_not_say() -> None:
    data = container(message({0x7D: "From: Ada <ada@example.org>\r\nTo: Bo <bo@example.org>\r\nDate: Mon, 2 Nov 2026 09:00:00 +0000\r\n\r\n"}))  # fmt: skip
    said = {block.place.words(): block.text for block in MSG.read(data, "a.msg", OPTIONS).blocks}
    assert said["from"] == "Ada <ada@example.org>"
    assert said["date"] == "Mon, 2 Nov 2026 09:00:00 +0000"


def test_a_body_of_rich_text_alone_is_read() -> None:
    rich = rb"{\rtf1\ansi\deff0 {\fonttbl{\f0 Arial;}}Seen with \b Ngozi\b0  Okonjo.\par}"
    packed = struct.pack("<II4sI", len(rich) + 12, len(rich), b"MELA", 0) + rich
    content = MSG.read(container(message({0x37: "x"}, binaries={0x1009: packed})), "a.msg", OPTIONS)
    assert any("Ngozi Okonjo" in block.text for block in content.blocks)


def test_packed_rich_text_is_unpacked() -> None:
    # The example of MS-OXRTFCP, 4.1.1.
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    )  # fmt: skip
    assert unpacked(packed, "a.msg") == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


@pytest.mark.parametrize(
    "data",
    [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", container({"Workbook": b"x"}), _mail()[:3000], _mail()[:512] + bytes(4000)],
    ids=["magic", "other", "cut", "emptied"],
)  # fmt: skip
def test_what_is_no_message_is_one_clear_line(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^a\.msg: not an Outlook message"):
        MSG.read(data, "a.msg", OPTIONS)


def test_flipped_bytes_end_in_a_result_or_an_error() -> None:
    data = _mail()
    for at in range(0, len(data), 61):
        broken = data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]
        with suppress(InputError):
            MSG.read(broken, "a.msg", OPTIONS)


def test_sectors_that_go_round_in_a_circle_end_in_an_error() -> None:
    data = bytearray(container({**message({0x37: "x"}), "__substg1.0_10000102": bytes(5_000)}))
    entry = data.index("__substg1.0_10000102".encode("utf-16-le"))
    struct.pack_into("<Q", data, entry + 120, 0xFFFFFF00)
    start = struct.unpack_from("<I", data, entry + 116)[0]
    fat = struct.unpack_from("<I", data, 76)[0]
    struct.pack_into("<I", data, (fat + 1) * 512 + start * 4, start)
    with pytest.raises(InputError, match=r"^a\.msg: not an Outlook message"):
        MSG.read(bytes(data), "a.msg", OPTIONS)
