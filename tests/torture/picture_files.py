"""Pictures with words in their pixels and in everything that a picture carries beside them."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFont, TiffImagePlugin
from PIL.PngImagePlugin import PngInfo

from tests.torture.seeding import KETTLE, Maker, Seeds, Torture, font_path


def drawn(
    *lines: str, size: tuple[int, int] = (1240, 520), mode: str = "RGB", ink: object = 0, ground: object = 255
) -> Image.Image:
    """Lines of large text on a plain ground, at about 150 dpi."""
    if mode == "RGB" and ground == 255:
        ground, ink = "white", "black"
    image = Image.new(mode, size, ground)  # type: ignore[arg-type]
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(font_path(), 34) if font_path() else ImageFont.load_default(34)
    for number, line in enumerate(lines):
        draw.text((40, 40 + 80 * number), line, fill=ink, font=font)  # type: ignore[arg-type]
    return image


def saved(image: Image.Image, kind: str, **more: object) -> bytes:
    """The bytes of a picture."""
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def exif_of(seeds: Seeds) -> Image.Exif:
    """Tags that cameras and scanners write: description, maker, artist, copyright, a comment."""
    exif = Image.Exif()
    for tag, place in (
        (0x010E, "description"),
        (0x010F, "make"),
        (0x013B, "artist"),
        (0x8298, "copyright"),
        (0x0131, "software"),
    ):
        exif[tag] = seeds.hidden(f"EXIF {place}")
    exif[0x9C9D] = (seeds.hidden("EXIF XPAuthor") + "\0").encode("utf-16-le")
    exif.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0" + seeds.hidden("EXIF user comment").encode()
    return exif


def xmp_of(word: str) -> bytes:
    """A packet of XMP that names a creator."""
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:creator><rdf:Seq><rdf:li>{word}</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="w"?>'
    ).encode()


def letter_picture(seeds: Seeds) -> Image.Image:
    """What all pictures show."""
    return drawn(
        "Visit to " + seeds.seen("pixels, first line"),
        KETTLE,
        f"Next to {seeds.seen('pixels, within a line')} they wait.",
    )


def png() -> Torture:
    """PNG: text chunks of each kind, EXIF, XMP, and words after the end."""
    seeds = Seeds(1)
    info = PngInfo()
    info.add_text("Author", seeds.hidden("tEXt"))
    info.add_text("Comment", seeds.hidden("zTXt") + " " * 60, zip=True)
    info.add_itxt("Title", seeds.hidden("iTXt") + " " * 60, "en", "Title", zip=True)
    info.add_itxt("XML:com.adobe.xmp", xmp_of(seeds.hidden("XMP")).decode())
    data = saved(letter_picture(seeds), "PNG", pnginfo=info, exif=exif_of(seeds), dpi=(150, 150))
    return Torture("scan.png", data + b"\n" + seeds.hidden("after the end").encode(), seeds)


def png_alpha() -> Torture:
    """A PNG in which transparency hides words, and a palette's colours."""
    seeds = Seeds(2)
    image = letter_picture(seeds).convert("RGBA")
    under = drawn("", "", "", "", f"{seeds.hidden('under transparency')} was rubbed out").convert("L")
    layer = Image.merge("RGBA", (under, under, under, under.point(lambda _: 0)))
    image.paste(layer.crop((0, 300, 1240, 520)), (0, 300))
    return Torture("clear.png", saved(image, "PNG"), seeds)


def jpeg() -> Torture:
    """JPEG, turned by its EXIF: EXIF with a thumbnail, XMP, IPTC, a comment, a colour profile's name."""
    seeds = Seeds(3)
    image = letter_picture(seeds)
    exif = exif_of(seeds)
    exif[0x0112] = 6  # stands on its side: the reader turns it
    thumbnail = saved(drawn(seeds.hidden("thumbnail"), size=(700, 120)), "JPEG", quality=80)
    head = saved(
        image.rotate(90, expand=True),
        "JPEG",
        quality=92,
        exif=exif,
        comment=seeds.hidden("comment").encode(),
        dpi=(150, 150),
    )
    iptc = b"\x1c\x02\x50" + len(word := seeds.hidden("IPTC").encode()).to_bytes(2, "big") + word
    bim = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + len(iptc).to_bytes(4, "big") + iptc + b"\0" * (len(iptc) % 2)
    extra = b"".join(
        marker + (len(body) + 2).to_bytes(2, "big") + body
        for marker, body in (
            (b"\xff\xe1", b"http://ns.adobe.com/xap/1.0/\0" + xmp_of(seeds.hidden("XMP"))),
            (b"\xff\xed", bim),
            (b"\xff\xec", b"JFXX\0\x10" + thumbnail[:60_000]),
        )
    )
    return Torture("photo.jpg", head[:2] + extra + head[2:], seeds)


def tiff() -> Torture:
    """Two pages in one TIFF, with tags and XMP; the second page is bilevel, as faxes are."""
    seeds = Seeds(4)
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    for tag, place in (
        (270, "description"),
        (315, "artist"),
        (316, "host"),
        (269, "document name"),
        (285, "page name"),
        (33432, "copyright"),
    ):
        tags[tag] = seeds.hidden(f"tag {place}")
    tags[700] = xmp_of(seeds.hidden("XMP"))
    tags.tagtype[700] = 1
    second = drawn(f"Page two is about {seeds.seen('second page')}.", KETTLE).convert("1")
    data = saved(
        letter_picture(seeds),
        "TIFF",
        save_all=True,
        append_images=[second],
        tiffinfo=tags,
        dpi=(150, 150),
        compression="tiff_lzw",
    )
    return Torture("fax.tiff", data, seeds)


MAKERS = {
    "png": Maker(png, ocr=True),
    "png with transparency": Maker(png_alpha, ocr=True),
    "jpeg": Maker(jpeg, ocr=True),
    "tiff": Maker(tiff, ocr=True),
}
