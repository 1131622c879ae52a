"""A new Word document from blocks of text: for sources whose look cannot be rebuilt (.rtf, .odt).

Paragraphs, tables, and pictures that a person decided to keep, encoded afresh. Headers, footers, notes and text boxes are paragraphs under
a line that says what they are. Nothing else is in the package: no properties, no theme, no template, no ids of a session.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from xml.sax.saxutils import escape

from recordlint.documents.blocks import Block, Edits
from recordlint.documents.packages import packed
from recordlint.documents.typesetting.arrangement import (
    Item,
    Span,
    Table,
    arranged,
    direction,
    items_of,
    lines_of,
)

_MAX_COLUMNS = 63  # what Word opens
_WIDTH = 9026  # of the text on an A4 page with margins of an inch, in twentieths of a point
_EMU_OF_PIXEL = 9525  # at 96 dots an inch
_WIDEST, _HIGHEST = 5_731_510, 8_000_000  # of a picture, in EMU
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def word_from_blocks(blocks: Sequence[Block], edits: Edits, pictures: Mapping[int, bytes]) -> bytes:
    """A Word document of the blocks that go into a copy, with their edits made; what was replaced is white on black.

    `pictures` has the files of pictures by the number of their block among those that are copied, from 0; one is shown where nothing of its
    block was edited, and encoded afresh. Raises ValueError where edits do not fit.
    """
    writer = _Writer(pictures)
    body = "".join(writer.body(items_of(blocks, edits)))
    return _package(
        f"{_HEAD}<w:document {_NS}><w:body>{body}{_SECTION}</w:body></w:document>",
        writer.images,
    )


class _Writer:
    def __init__(self, pictures: Mapping[int, bytes]) -> None:
        self._pictures = pictures
        self.images: list[bytes] = []

    def body(self, items: Sequence[Item]) -> Iterator[str]:
        is_after_table = False
        for (attachment, part), group in groupby(
            items, key=lambda item: (item.block.place.attachment, item.block.place.part)
        ):
            said = part or ("attachment" if attachment else "")
            if said:
                yield _paragraph(_run(f"{said[0].upper()}{said[1:]}:", "<w:i/>"))
            for each in arranged(group):
                if isinstance(each, Table):
                    yield "<w:p/>" if is_after_table else ""  # or Word makes one table of two
                    yield from self._table(each)
                else:
                    yield from self._paragraphs(each.items)
                is_after_table = isinstance(each, Table)
        if is_after_table:
            yield "<w:p/>"

    def _paragraphs(self, items: Sequence[Item]) -> Iterator[str]:
        for at, line in enumerate(lines_of(items)):
            if at and line[0].block.lead.count("\n") > 1:
                yield "<w:p/>"
            shown = line[0].kept and self._picture(line[0])
            yield _paragraph(shown) if shown else _paragraph_of(line)

    def _table(self, table: Table) -> Iterator[str]:
        if table.columns > _MAX_COLUMNS:
            yield from self._paragraphs([item for _, _, items in table.cells for item in items])
            return
        rows: dict[int, dict[int, tuple[Item, ...]]] = {}
        for row, column, items in table.cells:
            rows.setdefault(row, {})[column] = items
        width = _WIDTH // table.columns
        yield f'<w:tbl><w:tblPr><w:tblStyle w:val="Cells"/><w:tblW w:w="{_WIDTH}" w:type="dxa"/></w:tblPr><w:tblGrid>'
        yield f'<w:gridCol w:w="{width}"/>' * table.columns + "</w:tblGrid>"
        for _, cells in sorted(rows.items()):
            yield "<w:tr>"
            for column in range(1, table.columns + 1):
                yield f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
                yield "".join(self._paragraphs(cells.get(column, ()))) or "<w:p/>"
                yield "</w:tc>"
            yield "</w:tr>"
        yield "</w:tbl>"

    def _picture(self, item: Item) -> str:
        data = self._pictures.get(item.number)
        if data is None:
            return ""
        from recordlint.documents.pictures import encoded, opened  # late: most documents have none

        picture = next(opened(data, "picture"))
        kind = "JPEG" if data.startswith(b"\xff\xd8") else "PNG"
        self.images.append(encoded(picture, kind))
        across, down = picture.width * _EMU_OF_PIXEL, picture.height * _EMU_OF_PIXEL
        scale = min(1.0, _WIDEST / across, _HIGHEST / down)
        number = len(self.images)
        return _PICTURE.format(number=number, across=max(int(across * scale), 1), down=max(int(down * scale), 1))


def _paragraph_of(line: Sequence[Item]) -> str:
    spans: list[Span] = []
    for item in line:
        if spans:
            spans.append(Span(item.block.lead))
        spans += (Span("["), *item.spans, Span("]")) if item.kept else item.spans
    is_rtl = direction(spans) == "rtl"
    turned = "<w:rtl/>" if is_rtl else ""
    black = '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:color="auto" w:fill="000000"/>'
    runs = "".join(_run(span.text, black if span.replaced else turned) for span in spans)
    return _paragraph(runs, "<w:pPr><w:bidi/></w:pPr>" if is_rtl else "")


def _paragraph(runs: str, properties: str = "") -> str:
    return f"<w:p>{properties}{runs}</w:p>"


_BREAKS = {"\n": "<w:br/>", "\r": "", "\t": "<w:tab/>"}


def _run(text: str, properties: str) -> str:
    clean = _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
    words = "".join(
        _BREAKS.get(piece) or (f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece.strip("\r") else "")
        for piece in re.split(r"([\n\r\t])", clean)
    )
    return f"<w:r><w:rPr>{properties}</w:rPr>{words}</w:r>" if properties else f"<w:r>{words}</w:r>"


def _package(document: str, images: Sequence[bytes]) -> bytes:
    names = [f"media/image{n}.{_suffix(image)}" for n, image in enumerate(images, 1)]
    related = "".join(
        f'<Relationship Id="picture{n}" Type="{_OFFICE}/image" Target="{name}"/>' for n, name in enumerate(names, 1)
    )
    parts: list[tuple[str, bytes]] = [
        ("[Content_Types].xml", _TYPES.encode()),
        (
            "_rels/.rels",
            _relationships(f'<Relationship Id="document" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'),
        ),
        ("word/document.xml", document.encode()),
        (
            "word/_rels/document.xml.rels",
            _relationships(f'<Relationship Id="styles" Type="{_OFFICE}/styles" Target="styles.xml"/>{related}'),
        ),
        ("word/styles.xml", _STYLES.encode()),
        *((f"word/{name}", image) for name, image in zip(names, images, strict=True)),
    ]
    return packed(dict(parts))


def _suffix(image: bytes) -> str:
    return "jpeg" if image.startswith(b"\xff\xd8") else "png"


def _relationships(inner: str) -> bytes:
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'.encode()


_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_MAIN}.styles+xml"/></Types>'
)
_STYLES = (
    f'{_HEAD}<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults>'
    '<w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/><w:sz w:val="22"/>'
    '<w:szCs w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
    '</w:tblPr></w:style><w:style w:type="table" w:styleId="Cells"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr></w:style></w:styles>"
)
_SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" '
    'w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
)
_PICTURE = (
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{down}"/>'
    '<wp:docPr id="{number}" name="Picture {number}"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
    '<pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="picture{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)
