"""Mail in the form of the Internet: what is read of it, and that nothing withheld is left in a copy."""

from __future__ import annotations

import base64
import binascii
import email
import re
from contextlib import suppress
from email import policy
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recordlint.documents.blocks import MAX_DEPTH, DocumentOptions, Edit, edited
from recordlint.documents.mail.plain import PlainText
from recordlint.errors import InputError
from tests.documents.mail.formats import MAIL, OPTIONS, shown, without
from tests.documents.mail.markers import MAIL as TORTURE
from tests.documents.mail.markers import MARKERS

_HIDDEN = (
    "return host x topic reference dkim id reply sender boundary preamble description preheader comment data link photo location "
    "epilogue calendar plan place organizer attendee guest innerheader innerid card after"
)


def texts(data: bytes) -> list[str]:
    return [block.text for block in MAIL.read(data, "a.eml", OPTIONS).blocks if block.in_copy]


def said(data: bytes) -> dict[str, str]:
    return {block.place.words(): block.text for block in MAIL.read(data, "a.eml", OPTIONS).blocks}


def simple(body: str, more: str = "") -> bytes:
    return f"From: a@example.org\r\nSubject: s\r\n{more}\r\n{body}".encode()


def test_every_marker_is_read() -> None:
    blocks = MAIL.read(TORTURE, "a.eml", OPTIONS).blocks
    read = " ".join(block.text.lower() for block in blocks)
    shown_words = {word.lower() for block in blocks if block.in_copy for word in re.findall(MARKERS, block.text, re.I)}
    assert shown_words == {
        "markersubject", "markerquoted", "markerfrom", "markertoword", "markertofold", "markercopy", "markerblind", "markerdate",
        "markersoft", "mark-erwrapped", "markerquote", "markertitle", "markerhtml", "markeralt", "markeréfile", "markerarchive",
        "markertext", "markerinner", "markerinnersubject", "markerinnerbody",
    }  # fmt: skip
    for word in _HIDDEN.split():
        assert f"marker{word}" in read, word


@pytest.mark.parametrize("images", ["withhold", "keep"])
def test_no_marker_is_left_in_any_byte_of_a_copy(images: str) -> None:
    options = DocumentOptions(images="keep" if images == "keep" else "withhold")
    copy = without(TORTURE, MARKERS, options=options)
    assert [text for text in shown(copy.data) if re.search("marker|mark-er", text, re.I)] == []
    assert not re.search(
        rb"received|message-id|x-|192\.0\.2|references|thread|reply-to", copy.data.lower().split(b"mime-version")[0]
    )
    assert "marker" not in " ".join(copy.remarks)
    assert copy.data == without(TORTURE, MARKERS, options=options).data


def test_a_copy_is_a_mail_that_others_read() -> None:
    copy = without(TORTURE, MARKERS, options=DocumentOptions(images="keep"))
    message = email.message_from_bytes(copy.data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert message.defects == []
    kinds = [part.get_content_type() for part in message.walk()]
    assert kinds == [
        "multipart/mixed", "multipart/alternative", "text/plain", "multipart/related", "text/html", "image/jpeg", "text/plain",
        "text/plain", "message/rfc822", "text/plain",
    ]  # fmt: skip
    names = [part.get_filename() for part in message.walk() if part.get_filename()]
    assert names == ["Plan [person 1].txt", "[person 1].txt"]
    body = message.get_body(("plain",))
    assert body is not None
    assert "café and [person 1] was there." in body.get_content()
    page = message.get_body(("html",))
    assert page is not None
    assert 'src="cid:picture-0-1"' in page.get_content()
    assert "[attachment withheld: it could not be read]" in shown(copy.data)


def test_what_could_not_be_read_and_what_is_left_out_is_said() -> None:
    content = MAIL.read(TORTURE, "a.eml", OPTIONS)
    assert content.failures == (
        "attachment markerarchive.zip: files of kind '.zip' are not read here: unpack it, and give what is in it",
    )
    remarks = " ".join(without(TORTURE, MARKERS).remarks)
    for words in ("calendar entry", "address card", "further headers", "an attachment was withheld", "comment"):
        assert words in remarks


def test_places_name_the_part_and_the_attachment() -> None:
    places = said(TORTURE)
    assert places["to"] == "Zoë markertoword <to@example.org>, Second markertofold <second@example.org>"
    assert places["subject"] == "About markersubject today"
    assert places["paragraph 2, line 4"] == "> quoted markerquote"
    assert places["HTML version, paragraph 1, line 1"] == "Only here: markerhtml"
    assert places["attachment message 3, paragraph 1, line 1"] == "Said markerinnerbody."
    assert places["attachment Plan markeréfile.txt, line 1"] == "Note on markertext.\n"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (b"Ann =?utf-8?q?Smi?= =?utf-8?q?th?=", "Ann Smith"),
        (b"=?utf-8?b?ww==?=\r\n =?utf-8?b?iQ==?= x", "É x"),
        (b"=?utf-8?q?A_b?= c", "A b c"),
        (b"=?no-such?q?caf=C3=A9?=", "café"),
        (b"caf\xc3\xa9", "café"),
        (b"caf\xe9", "café"),
        (b"=?utf-8?x?bad?=", "=?utf-8?x?bad?="),
        (b"=?utf-8?b?!!!?=", ""),
        (b"a\r\n\tb\r\n c", "a b c"),
        (b"Sm\xc2\xadith \xe2\x80\x8bx", "Smith x"),
    ],
)
def test_headers_are_decoded(header: bytes, expected: str) -> None:
    places = said(b"From: a@example.org\r\nSubject: " + header + b"\r\n\r\nx")
    assert places.get("subject", "") == expected


@given(
    st.text(
        st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zs", "Zl", "Zp", "Co", "Cn")) | st.just(" "),
        max_size=200,
    )
)
def test_whatever_a_header_says_a_copy_says_it_too(text: str) -> None:
    text = " ".join(text.replace("=?", "").replace('"', "").split())
    data = b"From: a@example.org\r\nSubject: x\r\n\r\ny"
    copy = MAIL.copy(data, "a.eml", OPTIONS, [[Edit(0, 1, text, text)], [], []])
    assert said(copy.data).get("subject") == (text or "[withheld]")
    assert all(len(line) < 999 for line in copy.data.splitlines())


def test_no_edit_can_write_a_header_or_a_part() -> None:
    copy = MAIL.copy(simple("x"), "a.eml", OPTIONS, [[Edit(0, 1, "a\r\nBcc: b@example.org\r\n\r\nBody")], [], []])
    assert said(copy.data)["subject"] == "a Bcc: b@example.org Body"
    assert "bcc" not in said(copy.data)


@pytest.mark.parametrize(
    ("body", "more", "expected"),
    [
        ("Dear Ann,\r\n\r\nHello.\r\nBye", "", ["Dear Ann,", "Hello.\nBye"]),
        (
            "I visited today and she told me that her neighbour, called Oluwaseun\r\nAdeyemi, had been. The end of it.\r\n",
            "",
            ["I visited today and she told me that her neighbour, called Oluwaseun Adeyemi, had been. The end of it."],
        ),
        ("Flat 3\r\n12 High Street\r\nZZ99 9ZZ", "", ["Flat 3\n12 High Street\nZZ99 9ZZ"]),
        (
            "> This is what was said of a long visit in the house of Ann, namely Ann\r\n> Smith, and others.\r\n>\r\n>> deeper",
            "",
            ["> This is what was said of a long visit in the house of Ann, namely Ann Smith, and others.", ">> deeper"],
        ),
        ("seen by Ann \r\nSmith \r\n today\r\n> a \r\n> b\r\n", "Content-Type: text/plain; format=flowed\r\n", ["seen by Ann Smith today", "> a b"]),
        ("An \r\nn\r\n", "Content-Type: text/plain; format=flowed; delsp=yes\r\n", ["Ann"]),
        (
            "A list that follows a line which is as wide as lines of a mail can be:\r\n- first\r\n2. second\r\n",
            "",
            ["A list that follows a line which is as wide as lines of a mail can be:\n- first\n2. second"],
        ),
        ("Zoë".encode("utf-16").decode("latin-1"), "", None),
        ("=C3=A9t=\r\n=C3=A9", "Content-Transfer-Encoding: quoted-printable\r\nContent-Type: text/plain; charset=utf-8\r\n", ["été"]),
        ("w6k", "Content-Transfer-Encoding: base64\r\nContent-Type: text/plain; charset=utf-8\r\n", ["é"]),
        ("<p>a</p><p>b", "Content-Type: text/html\r\n", ["a", "b"]),
        ("x", "Content-Type: text/plain; charset=\"\r\n", ["x"]),
        ("x", "Content-Type: multipart/mixed\r\n", ["x"]),
        ("x", "Content-Type: ???\r\n", ["x"]),
    ],
)  # fmt: skip
def test_bodies_are_paragraphs(body: str, more: str, expected: list[str] | None) -> None:
    found = texts(simple(body, more))[2:]
    assert expected is None or found == expected


def test_edits_over_broken_lines_take_the_line_end_with_them() -> None:
    line = "I visited today and she told me that her neighbour, called Oluwaseun"
    data = simple(f"{line}\r\nAdeyemi, had been.\r\n\r\nAnn\r\nFlat 3\r\n")
    copy = without(data, "Oluwaseun Adeyemi|Ann")
    body = email.message_from_bytes(copy.data, policy=policy.default).get_content().replace("\r\n", "\n")
    assert (
        body
        == "I visited today and she told me that her neighbour, called [person 1], had been.\n\n[person 1]\nFlat 3\n"
    )


def test_both_forms_of_a_text_are_read_and_copied() -> None:
    message = EmailMessage()
    message["From"] = "a@example.org"
    message.set_content("Ann in the plain one")
    message.add_alternative("<p>Bob in the other, and <b>A</b>nn", subtype="html")
    copy = without(message.as_bytes(), "Ann|Bob")
    assert texts(copy.data) == [
        "a@example.org",
        "[person 1] in the plain one",
        "[person 1] in the other, and [person 1]",
    ]


@pytest.mark.parametrize(
    ("kind", "failure"),
    [
        (
            'multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b',
            "encrypted: open it in the mail program",
        ),
        ("application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m", "encrypted: open it in the mail program"),
        ("application/ms-tnef; name=winmail.dat", "attachment winmail.dat: attachments in Outlook's own form"),
    ],
)
def test_what_is_encrypted_or_of_another_form_is_a_failure(kind: str, failure: str) -> None:
    data = simple("--b\r\n\r\nsecret\r\n--b--\r\n", f"Content-Type: {kind}\r\n")
    content = MAIL.read(data, "a.eml", OPTIONS)
    assert [line for line in content.failures if failure in line]
    copy = without(data, "nothing")
    assert b"secret" not in copy.data
    assert b"withheld: it could not be read" in copy.data


def test_armoured_text_is_a_failure() -> None:
    content = MAIL.read(simple("-----BEGIN PGP MESSAGE-----\r\nabc"), "a.eml", OPTIONS)
    assert content.failures == ("a.eml: a part of it is encrypted: open it in the mail program, and save it decrypted",)


def test_signatures_are_dropped_and_said() -> None:
    data = simple(
        "--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n\r\nMarker\r\n--b--\r\n",
        'Content-Type: multipart/signed; boundary=b; protocol="application/pkcs7-signature"\r\n',
    )
    copy = without(data, "nothing")
    assert texts(copy.data) == ["s", "a@example.org", "hello"]
    assert b"Marker" not in copy.data
    assert "not in the copy: 1 signature" in copy.remarks


def nested(levels: int) -> bytes:
    data = simple("innermost")
    for level in range(levels):
        data = (
            simple(
                f"--b{level}\r\nContent-Type: message/rfc822\r\n\r\n",
                f"Content-Type: multipart/mixed; boundary=b{level}\r\n",
            )
            + data
        )
        data += b"\r\n--b%d--\r\n" % level
    return data


def test_mails_in_mails_are_opened_to_the_stated_depth() -> None:
    places = said(nested(MAX_DEPTH))
    assert places["attachment message 1 > message 1 > message 1, paragraph 1, line 1"] == "innermost"
    content = MAIL.read(nested(MAX_DEPTH + 1), "a.eml", OPTIONS)
    assert content.failures == (
        "attachment message 1 > message 1 > message 1 > message 1: lies deeper in other files than is opened: give it by itself",
    )
    assert b"innermost" not in without(nested(MAX_DEPTH + 1), "x").data


@pytest.mark.parametrize(
    "data", [b"", b"no headers here", b"\x00\x01\x02" * 100, b"<html><body>x", nested(400)], ids=range(5)
)
def test_what_is_no_mail_is_one_clear_line(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^a\.eml: "):
        MAIL.read(data, "a.eml", OPTIONS)


def test_a_mail_of_very_many_parts_is_refused() -> None:
    part = "--b\r\n\r\nx\r\n"
    with pytest.raises(InputError, match="too many parts"):
        MAIL.read(simple(part * 2_100, "Content-Type: multipart/mixed; boundary=b\r\n"), "a.eml", OPTIONS)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(TORTURE)), st.integers(0, 40), st.binary(max_size=6))
def test_damaged_mails_end_in_a_result_or_an_error(at: int, gap: int, junk: bytes) -> None:
    data = TORTURE[:at] + junk + TORTURE[at + gap :]
    with suppress(InputError):
        without(data, MARKERS)


def test_an_attachment_that_fails_does_not_take_the_mail_with_it() -> None:
    message = EmailMessage()
    message["From"] = "a@example.org"
    message.set_content("hello")
    message.add_attachment(b"\x81\x8d\x8f" + bytes(50), maintype="text", subtype="html", filename="page.html")
    content = MAIL.read(message.as_bytes(), "a.eml", OPTIONS)
    assert content.failures[0].startswith("attachment page.html: this is not a text file")
    assert "attachment was withheld" in " ".join(without(message.as_bytes(), "x").remarks)


_LINE = st.text(st.sampled_from("ab \u00a0>-é\u00ad."), max_size=90)


@settings(max_examples=200, deadline=None)
@given(st.lists(_LINE, max_size=8), st.booleans(), st.booleans(), st.data())
def test_edits_of_paragraphs_find_their_lines(lines: list[str], flowed: bool, delsp: bool, data: st.DataObject) -> None:
    plain = PlainText("\n".join(lines), flowed=flowed, delsp=delsp)
    assert plain.copy([[] for _ in plain.blocks]) == plain.source
    edits: list[list[Edit]] = []
    for block in plain.blocks:
        cuts = sorted(data.draw(st.lists(st.integers(0, len(block.text)), max_size=4)))
        edits.append(
            [Edit(start, end, "[p]", "[p]") for start, end in zip(cuts[::2], cuts[1::2], strict=False) if start < end]
        )

    def bare(text: str) -> str:
        return re.sub(r"[\s>]+", "", text)

    expected = "".join(edited(block.text, own) for block, own in zip(plain.blocks, edits, strict=True))
    assert bare(plain.copy(edits)) == bare(expected)


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cf")) | st.sampled_from("\n =.\u0085Å…"), max_size=200))
def test_a_body_is_the_same_in_its_copy(text: str) -> None:
    message = EmailMessage()
    message["From"] = "a@example.org"
    message.set_content("x")
    message.set_payload(text.encode(), charset="utf-8")
    data = message.as_bytes()
    before = MAIL.read(data, "a.eml", OPTIONS).blocks
    copy = MAIL.copy(data, "a.eml", OPTIONS, [[] for _ in before])
    assert [block.text for block in MAIL.read(copy.data, "a.eml", OPTIONS).blocks] == [block.text for block in before]


def test_one_list_of_edits_for_each_block() -> None:
    with pytest.raises(ValueError, match="not one for each block"):
        MAIL.copy(simple("x"), "a.eml", OPTIONS, [[]])


def test_texts_that_differ_are_said_to() -> None:
    message = EmailMessage()
    message["From"] = "a@example.org"
    message.set_content("the first text speaks of apples")
    message.add_alternative("<p>another one tells about pears", subtype="html")
    assert "say different things" in " ".join(MAIL.read(message.as_bytes(), "a.eml", OPTIONS).remarks)


def test_a_header_is_never_decoded_twice() -> None:
    word = "=?utf-8?q?=3D=3Futf-8=3Fq=3Fhid?= =?utf-8?q?den=3F=3D?="
    data = f"From: a@example.org\r\nSubject: {word}\r\n\r\nx".encode()
    assert said(data)["subject"] == "=?utf-8?q?hidden?="
    copy = MAIL.copy(data, "a.eml", OPTIONS, [[], [], []])
    assert said(copy.data)["subject"] == "=?utf-8?q?hidden?="


def test_a_word_after_a_point_is_no_ending_of_a_files_name() -> None:
    message = EmailMessage()
    message["From"] = "a@example.org"
    message.set_content("hello")
    message.add_attachment("x", filename="visit.Okonjo")
    assert "visit.Okonjo" in [block.text for block in MAIL.read(message.as_bytes(), "a.eml", OPTIONS).blocks]
    assert not [text for text in shown(without(message.as_bytes(), "Okonjo").data) if "Okonjo" in text]


_LETTERS = base64.encodebytes(b"A list: Ada Vorkova came, and so did all of the others. " * 3).decode().strip()


@pytest.mark.parametrize(
    "inline",
    [
        "begin 644 list.txt\n" + binascii.b2a_uu(b"A list: Ada Vorkova").decode() + "`\nend",
        _LETTERS,
        base64.b64encode(b"A list: Ada Vorkova was here then").decode(),
        "> " + _LETTERS.replace("\n", "\n> "),
        "begin 644 a.txt\nbegin 644 b.txt\nx\nend",
        "=ybegin line=128 size=9 name=a\n\x41\x42\n=yend size=9",
    ],
)
def test_a_file_that_stands_in_a_text_as_letters_is_no_text(inline: str) -> None:
    data = f"From: a@example.org\nSubject: x\n\nDear Ann,\n{inline}\nGoodbye.\n".encode()
    content = MAIL.read(data, "a.eml", OPTIONS)
    copy = MAIL.copy(data, "a.eml", OPTIONS, [[] for block in content.blocks if block.in_copy])
    body = email.message_from_bytes(copy.data, policy=policy.default).get_content()
    assert [line.removeprefix("> ") for line in body.splitlines()] == ["Dear Ann,", "[data]", "Goodbye."]
    assert any("1 file within a text" in line for line in copy.remarks)


@pytest.mark.parametrize(
    "word",
    ["a" * 70, "=" * 70, "-" * 70, "1" * 60, "begin 644 times over\nand end", "https://example.org/" + "a/" * 30],
)
def test_long_words_are_text(word: str) -> None:
    data = f"From: a@example.org\nSubject: x\n\nDear Ann,\n\n{word}\n\nGoodbye.\n".encode()
    assert "[data]" not in " ".join(block.text for block in MAIL.read(data, "a.eml", OPTIONS).blocks)


def test_a_vast_mail_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recordlint.documents.mail.MAX_BYTES", 20)
    with pytest.raises(InputError, match=r"m\.eml: 33 bytes are beyond the limit of 20 for a mail"):
        MAIL.read(b"From: a@b.example\nSubject: x\n\nHi.", "m.eml", DocumentOptions())
