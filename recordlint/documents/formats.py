"""The kinds of laid-out documents, by suffix. Each is loaded when the first file of its kind is met."""

from __future__ import annotations

from functools import cache

from recordlint.documents.blocks import Format

SUFFIXES = (
    ".docx", ".docm", ".dotx", ".pdf", ".html", ".htm", ".eml", ".msg", ".rtf", ".odt", ".fodt", ".png", ".jpg", ".jpeg", ".tif", ".tiff",
)  # fmt: skip
"""What can be read and copied as a document."""
COPIED_AS = {".docm": ".docx", ".dotx": ".docx", ".fodt": ".docx", ".msg": ".eml", ".rtf": ".docx", ".odt": ".docx"}
"""The suffix of a copy, where it is not its source's."""
TEXTS = (".txt", ".text", ".md", ".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".log")
"""What is read as plain text where it is attached to a mail."""


@cache
def format_of(suffix: str) -> Format | None:
    """The format of a suffix (".docx", in any case); None where there is none.

    Texts and workbooks are formats here too, for attachments.
    """
    kind = suffix.lower()
    if kind in (".docx", ".docm", ".dotx"):
        from recordlint.documents import word

        return Format(word.read, word.copy, word.raw, COPIED_AS.get(kind, ""))
    if kind == ".pdf":
        from recordlint.documents import pdf, pdf_raw

        return Format(pdf.read, pdf.copy, pdf_raw.raw, same_blocks=False)
    if kind in (".html", ".htm"):
        from recordlint.documents import html

        return Format(html.read, html.copy, html.raw)
    if kind in (".eml", ".msg"):
        from recordlint.documents import mail

        return mail.mail_format(format_of) if kind == ".eml" else mail.msg_format(format_of)
    if kind in (".rtf", ".odt", ".fodt"):
        from recordlint.documents import odt, rtf, word

        module = rtf if kind == ".rtf" else odt
        return Format(module.read, module.copy, word.raw, ".docx", same_blocks=False)
    if kind in (".png", ".jpg", ".jpeg", ".tif", ".tiff"):
        from recordlint.documents import images

        return Format(images.read, images.copy, images.raw, same_blocks=False)
    if kind == ".xlsx":
        from recordlint.documents.rewriting import attached

        return Format(attached.read, attached.copy, attached.raw)
    if kind in TEXTS:
        from recordlint.documents import plain

        return Format(plain.read, plain.copy, plain.raw)
    return None
