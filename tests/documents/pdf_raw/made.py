"""PDFs made by hand: a clean copy out of pictures of pages, and what can be slipped into one."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

Line = Sequence[tuple[float, float, str]]
LETTER: Line = (
    (72, 700, "Dear"), (102, 700, "Mrs"), (126, 700, "Adebayo,"), (72, 680, "Łukasz"), (120, 680, "was"), (144, 680, "seen."),
)  # fmt: skip


def glyphless(pdf: Pdf, letters: str) -> Dictionary:
    """A Type 3 font without ink whose codes count from 1 in the order of `letters`."""
    pairs = "\n".join(f"<{i:02x}> <{c.encode('utf-16-be').hex()}>" for i, c in enumerate(letters, 1))
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /R def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange {len(letters)} beginbfchar\n{pairs}\nendbfchar endcmap end end"
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, -250, 500, 750]), FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
            CharProcs=Dictionary(g=pdf.make_stream(b"500 0 d0")), FirstChar=1, LastChar=len(letters),
            Encoding=Dictionary(Type=Name.Encoding, Differences=Array([1, *[Name.g] * len(letters)])),
            Widths=Array([500] * len(letters)), Resources=Dictionary(), ToUnicode=pdf.make_stream(cmap.encode()),
        )
    )  # fmt: skip


def copy_pdf(lines: Sequence[Line] = (LETTER,), change: Callable[[Pdf], None] | None = None, size: float = 8) -> bytes:
    """A copy made of pictures of pages with an invisible text layer, a page for each of `lines`; `change` spoils it."""
    pdf = pikepdf.new()
    letters = "".join(sorted({letter for line in lines for *_, word in line for letter in word}))
    font = glyphless(pdf, letters)
    for line in lines:
        image = pdf.make_stream(b"\xff" * 100)
        image.update(
            {"/Type": Name.XObject, "/Subtype": Name.Image, "/Width": 10, "/Height": 10, "/ColorSpace": Name.DeviceGray,
             "/BitsPerComponent": 8}
        )  # fmt: skip
        content = ["q 595 0 0 842 0 0 cm /I Do Q BT 3 Tr"]
        for x, y, word in line:
            codes = bytes(letters.index(letter) + 1 for letter in word).hex()
            content.append(f"/F {size} Tf 1 0 0 1 {x} {y} Tm <{codes}> Tj")
        content.append("ET")
        page = Dictionary(
            Type=Name.Page, MediaBox=Array([0, 0, 595, 842]), Contents=pdf.make_stream("\n".join(content).encode()),
            Resources=Dictionary(XObject=Dictionary(I=image), Font=Dictionary(F=font)),
        )  # fmt: skip
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    pdf.docinfo["/Title"] = String("A letter")
    if change:
        change(pdf)
    return saved(pdf)


def saved(pdf: Pdf, **options: object) -> bytes:
    """The file's bytes."""
    out = io.BytesIO()
    pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True, **options)  # type: ignore[arg-type]
    return out.getvalue()


def add_content(pdf: Pdf, content: bytes) -> None:
    """Let the first page draw more."""
    page = pdf.pages[0].obj
    before = list(page.Contents) if isinstance(page.Contents, Array) else [page.Contents]
    page.Contents = Array([*before, pdf.make_stream(content)])


def revised(old: bytes, number: int, body: bytes) -> bytes:
    """The file with an incremental update that puts another body in the place of an object."""
    table = old.rindex(b"startxref")
    before = int(old[table + 9 :].split()[0])
    at = len(old)
    with pikepdf.open(io.BytesIO(old)) as pdf:
        root, info, size = pdf.Root.objgen[0], pdf.trailer.Info.objgen[0], len(pdf.objects) + 1
    new = f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    xref = at + len(new)
    tail = f"xref\n{number} 1\n{at:010} 00000 n \ntrailer\n<< /Size {size} /Root {root} 0 R /Info {info} 0 R /Prev {before} >>\nstartxref\n{xref}\n%%EOF\n"
    return old + new + tail.encode()
