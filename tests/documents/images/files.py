"""Image files made for tests."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image, PngImagePlugin

from recordlint.documents.blocks import Block, Content, DocumentOptions, Edit

MARKERS = ("Quillfeather", "Zanzibarton", "Okonjwala")
OPTIONS = DocumentOptions()
OFF = DocumentOptions(ocr=False)
XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:ph="http://ns.adobe.com/photoshop/1.0/" '
    'ph:City="Zanzibarton"><dc:creator><rdf:Seq><rdf:li>Ada Quillfeather</rdf:li></rdf:Seq></dc:creator>'
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
)


def exif() -> Image.Exif:
    made = Image.Exif()
    made[0x010E] = "The home of Ada Quillfeather"
    made[0x9C9D] = "Okonjwala\0".encode("utf-16-le")
    made.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0Seen with Quillfeather"
    made.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 26.0), 3: "W", 4: (0.0, 7.0, 39.0)})
    return made


def iptc(text: str) -> bytes:
    """An APP13 segment with a by-line."""
    record = b"\x1c\x02\x50" + len(text).to_bytes(2, "big") + text.encode()
    resource = b"8BIM\x04\x04\0\0" + len(record).to_bytes(4, "big") + record + b"\0" * (len(record) % 2)
    body = b"Photoshop 3.0\0" + resource
    return b"\xff\xed" + (len(body) + 2).to_bytes(2, "big") + body


def saved(picture: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def png_with_everything(picture: Image.Image) -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "Ada Quillfeather")
    info.add_text("Comment", "from Zanzibarton", zip=True)
    info.add_itxt("Title", "Ọlá Okonjwala", zip=True)
    info.add_itxt("XML:com.adobe.xmp", XMP)
    return saved(picture, "PNG", pnginfo=info, exif=exif(), dpi=(150, 150)) + b"PK\x03\x04 more of Quillfeather"


def jpeg_with_everything(picture: Image.Image) -> bytes:
    made = saved(picture, "JPEG", exif=exif(), comment=b"taken at Zanzibarton", xmp=XMP.encode(), dpi=(150, 150))
    return made[:2] + iptc("B. Okonjwala") + made[2:] + saved(picture.resize((40, 30)), "JPEG", comment=b"Quillfeather")


def tiff_with_everything(*pages: Image.Image, **options: Any) -> bytes:
    tags = {270: "The home of Ada Quillfeather", 315: "B. Okonjwala", 700: XMP.encode()}
    return saved(pages[0], "TIFF", save_all=True, append_images=pages[1:], tiffinfo=tags, dpi=(150, 150), **options)


def edits_for(content: Content, *texts: str, label: str = "[person]") -> list[list[Edit]]:
    """An edit wherever one of the texts stands in a block that is copied; pictures that are to be withheld get one too."""

    def of(block: Block) -> list[Edit]:
        if block.picture:
            return [Edit(0, len(block.text), label, label)] if block.picture == "withhold" else []
        found: list[Edit] = []
        for text in texts:
            at = block.text.find(text)
            while at >= 0:
                found.append(Edit(at, at + len(text), label, label))
                at = block.text.find(text, at + 1)
        return sorted(found, key=lambda edit: edit.start)

    return [of(block) for block in content.blocks if block.in_copy]
