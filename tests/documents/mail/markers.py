"""A mail that has a marker in every place that a mail has."""

from __future__ import annotations

import base64
import io

from PIL import Image

MARKERS = r"marker\w*|mark-er\w*"


def photo() -> bytes:
    """A photograph with a marker in its EXIF and after its end."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "markerexif"
    Image.new("RGB", (24, 16), "navy").save(out, "JPEG", exif=exif)
    return out.getvalue() + b"markertrailer"


def _base64(data: bytes) -> bytes:
    return base64.encodebytes(data).replace(b"\n", b"\r\n")


INNER = b"""From: Inner =?utf-8?q?mark?=
 =?utf-8?q?erinner?= <inner@example.org>\r
Subject: markerinnersubject\r
X-Inner: markerinnerheader\r
Message-ID: <markerinnerid@example.org>\r
Content-Type: text/plain; charset=utf-8\r
Content-Transfer-Encoding: base64\r
\r
""" + _base64(b"Said markerinnerbody.\r\n")

MAIL = (
    b"""Return-Path: <markerreturn@example.org>\r
Received: from markerhost.example.org (192.0.2.7) by mx.example.org\r
X-Originating-IP: [192.0.2.8]\r
X-Markername: markerx\r
Thread-Topic: markertopic\r
References: <markerreference@example.org>\r
DKIM-Signature: v=1; d=markerdkim.example.org\r
Message-ID: <markerid@example.org>\r
From: "Markerquoted, Ann" <markerfrom@example.org>\r
To: =?iso-8859-1?Q?Zo=EB_mark?= =?iso-8859-1?Q?ertoword?= <to@example.org>,\r
\tSecond markertofold <second@example.org>\r
Cc: =?utf-8?B?"""
    + base64.b64encode("Cc markercopy é".encode())
    + b"""?= <cc@example.org>\r
Bcc: markerblind@example.org\r
Reply-To: markerreply@example.org\r
Sender: markersender@example.org\r
Subject: About\r
 markersubject today\r
Date: Mon, 2 Nov 2026 10:00:00 +0000 (markerdate)\r
MIME-Version: 1.0\r
Content-Type: multipart/mixed; boundary="markerboundary"\r
\r
markerpreamble\r
--markerboundary\r
Content-Type: multipart/alternative; boundary="alternatives"\r
\r
--alternatives\r
Content-Type: text/plain; charset="iso-8859-1"\r
Content-Transfer-Encoding: quoted-printable\r
Content-Description: markerdescription\r
\r
Dear all, caf=E9 and mar=\r
kersoft was there. This line is as long as lines in mails are, with Jo mark-\r
erwrapped in it.\r
\r
> quoted markerquote\r
--alternatives\r
Content-Type: multipart/related; boundary="related"\r
\r
--related\r
Content-Type: text/html; charset=utf-8\r
Content-Transfer-Encoding: base64\r
\r
"""
    + _base64(
        b'<html><head><title>markertitle</title></head><body><div style="display:none;max-height:0">markerpreheader</div>'
        b"<p>Only here: <b>mark</b>erhtml</p><!-- markercomment --><p data-x='markerdata'>x "
        b'<img src="cid:photo%40example" alt="markeralt"><a href="https://example.org/markerlink">y</a></p></body></html>'
    )
    + b"""\r
--related\r
Content-Type: image/jpeg; name="markerphoto.jpg"\r
Content-ID: <photo@example>\r
Content-Location: markerlocation.jpg\r
Content-Transfer-Encoding: base64\r
\r
"""
    + _base64(photo())
    + b"""\r
--related--\r
markerepilogue\r
--alternatives\r
Content-Type: text/calendar; method=REQUEST; charset=utf-8\r
\r
BEGIN:VCALENDAR\r
BEGIN:VEVENT\r
SUMMARY:Visit to marker\r
 calendar\r
DESCRIPTION:First\\nmarkerplan\r
LOCATION:markerplace\r
ORGANIZER;CN="markerorganizer":mailto:o@example.org\r
ATTENDEE;CN=markerattendee;PARTSTAT=ACCEPTED:mailto:markerguest@example.org\r
END:VEVENT\r
END:VCALENDAR\r
--alternatives--\r
--markerboundary\r
Content-Type: text/plain; name="other-markername.txt"\r
Content-Disposition: attachment; filename*0*=utf-8''Plan%20mark; filename*1*=er%C3%A9file.txt\r
Content-Transfer-Encoding: base64\r
\r
"""
    + _base64(b"Note on markertext.\n")
    + b"""\r
--markerboundary\r
Content-Type: application/zip; name="=?utf-8?q?markerarchive=2Ezip?="\r
Content-Disposition: attachment\r
Content-Transfer-Encoding: base64\r
\r
"""
    + _base64(b"PK markerzip")
    + b"""\r
--markerboundary\r
Content-Type: message/rfc822\r
\r
"""
    + INNER
    + b"""\r
--markerboundary\r
Content-Type: text/vcard; name=card.vcf\r
\r
BEGIN:VCARD\r
FN:markercard\r
END:VCARD\r
--markerboundary--\r
markerafter\r
"""
)
