"""A page that has a marker in every place that a page has, and what is done to withhold them."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Sequence

from PIL import Image

from recordlint.documents import html
from recordlint.documents.blocks import Block, Copy, DocumentOptions, Edit

OPTIONS = DocumentOptions()
MARKER = re.compile(r"mark[a-z]*\d*", re.I)


def picture(width: int = 40, height: int = 30, *, exif: str = "", kind: str = "JPEG") -> bytes:
    """A plain picture, with something in its EXIF where it is a photograph."""
    out = io.BytesIO()
    image = Image.new("RGB", (width, height), "navy")
    data = Image.Exif()
    data[0x010E] = exif
    image.save(out, kind, **({"exif": data} if exif else {}))
    return out.getvalue()


def address(data: bytes, kind: str = "image/jpeg") -> str:
    """A picture as an address of its own."""
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


PAGE = f"""<!-- markerabove --><!DOCTYPE html>
<html lang="en-GB" data-owner="markerroot"><head><title>Letter of Markertitle</title>
<meta name="author" content="markerauthor"><meta name="description" content="markerdescription">
<meta property="og:title" content="markersocial"><link rel="canonical" href="https://example.org/markerlink">
<style>.quiet {{ display: none }} p::after {{ content: "markercontent" }} .markerclass {{ color: red }}</style>
<script>var who = "markerscript";</script><script type="application/ld+json">{{"name": "markerjson"}}</script></head>
<body onload="greet('markerevent')"><!-- markercomment --><!--[if mso]><p>markermso</p><![endif]-->
<h1 id="markerid" class="markerclass" title="markertip">Visit to <b>Mark</b>er<i>split</i></h1>
<p>Soft mar&shy;ker&#173;soft, zero mar\u200bkerzero, entity &#109;&#x61;rkerentity, sp\u2060an <span>mar</span><span>kerspan</span>,
<font color="red">mark<wbr>erbreak</font>.</p>
<p style="display:none">markerhidden</p><p class="quiet">markerquiet</p><p hidden>markerattribute</p>
<div style="visibility:hidden">markerinvisible</div><div style="font-size:0">markertiny</div><div style="opacity:0">markerclear</div>
<div style="max-height:0;overflow:hidden;mso-hide:all">markerpreheader</div><p style="position:absolute;left:-9999px">markerfar</p>
<template><p>markertemplate</p></template><noscript>markernoscript</noscript><dialog>markerdialog</dialog>
<a href="mailto:marker@example.org?subject=markersubject">mail</a> <a href="https://example.org/markerpath/%6Darkerescaped">link</a>
<p><img src="https://example.org/markersource.png" alt="Photo of markeralt" srcset="markerset.png 2x" longdesc="markerlong">
<img src="{address(picture(exif="markerexif"))}" alt="markerpixels"></p>
<img src="data:image/svg+xml;base64,{base64.b64encode(b"<svg><text>markersvg</text></svg>").decode()}">
<svg><title>markerdrawing</title><text>markerdrawn</text></svg>
<form action="/markeraction"><input value="markervalue" placeholder="markerplaceholder" name="markername"><input type="hidden" value="markerform">
<input type="password" value="markerpassword"><textarea>markerarea</textarea>
<select><option value="markeroption">markerchoice<option selected>other</select><datalist><option value="markerlist"></datalist></form>
<table summary="markersummary"><caption>markercaption</caption><tr><th abbr="markerabbr">Name<td>Mar<b>kercell</b></table>
<iframe srcdoc="&lt;p&gt;markerframe"></iframe><object data="markerobject.pdf">markerfallback</object>
<p data-note="markerdata" aria-label="markeraria" style="background:url(markerstyle.png)">Plain text that stays.</p>
<span role="img" aria-label="markerrole">markerlabel</span><bdo dir="rtl">drawkcabrekram</bdo>
<math><mi>markermath</mi></math><p><custom-element>markercustom</custom-element></p><xmp>markerxmp</xmp>
</body></html><!-- markerbelow -->""".encode()


def withholding(blocks: Sequence[Block], label: str = "[person 1]") -> list[list[Edit]]:
    """Edits that withhold every marker of the blocks that go into a copy; pictures are withheld too."""
    edits: list[list[Edit]] = []
    for block in blocks:
        if block.in_copy and block.picture:
            edits.append([Edit(0, len(block.text), "[picture]", "[picture]")])
        elif block.in_copy:
            edits.append([Edit(found.start(), found.end(), label, label) for found in MARKER.finditer(block.text)])
    return edits


def without(data: bytes, options: DocumentOptions = OPTIONS) -> Copy:
    """A copy without the markers that `read` finds."""
    return html.copy(data, "a.html", options, withholding(html.read(data, "a.html", options).blocks))
