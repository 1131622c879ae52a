"""Rich text as a whole: its tokens walked through group by group, and what they say gathered as blocks."""

from __future__ import annotations

from collections import Counter

from recordlint.documents.blocks import DocumentOptions, Place
from recordlint.documents.rtf import charsets
from recordlint.documents.rtf.fields import Field
from recordlint.documents.rtf.groups import Group, Picture
from recordlint.documents.rtf.stories import Story
from recordlint.documents.rtf.tokens import Token, tokens
from recordlint.documents.rtf.words import (
    ASIDES,
    CAPTURED,
    CHARACTERS,
    OBJECTS,
    PARAGRAPH_ENDS,
    PASSED,
    SILENT,
    SKIPPED,
    STORIES,
)
from recordlint.documents.typesetting.gathering import Gathered, Gathering
from recordlint.errors import InputError

MAX_DEPTH = 1_000
"""Groups in groups that are followed."""


def gathered(data: bytes, name: str, options: DocumentOptions) -> Gathered:
    """All blocks of a document, in reading order. Raises InputError when it is no rich text, or beyond the limits."""
    reader = _Reader(name, options)
    for token in tokens(data, name):
        if not reader.take(token):
            break
    return reader.finished()


class _Reader:
    def __init__(self, name: str, options: DocumentOptions) -> None:
        self._name = name
        self._headers, self._body, self._footers = (
            Gathering("keep" if options.images == "keep" else "withhold") for _ in range(3)
        )
        self._counts: Counter[str] = Counter()
        self._story = Story(self._body, self._counts)
        self._groups: list[Group] = []
        self._group = Group(self._story)
        self._fonts: dict[int, str | None] = {}
        self._default_font: int | None = None
        self._codec = "cp1252"
        self._bytes = bytearray()
        self._bytes_codec: str | None = self._codec
        self._high = 0
        self._skip = 0
        self._failures: list[str] = []
        self._asides: list[tuple[str, str]] = []
        self._author = ""

    def take(self, token: Token) -> bool:
        """Take one token; False after the end of the document."""
        kind = token.kind
        if kind in ("text", "hex"):
            self._text(token.data, kind == "hex")
            return True
        self._flush()
        if kind == "{":
            self._push()
        elif kind == "}":
            self._pop()
            return bool(self._groups)
        elif kind == "bin":
            if self._group.picture is not None:
                self._group.picture.binary += token.data
        elif self._skip and token.word != "u":
            self._skip -= 1
        else:
            self._word(token.word, token.number)
        return True

    def finished(self) -> Gathered:
        """Everything that was read."""
        self._flush()
        if self._groups:
            self._failures.append("the file ends before it is complete: ask for a whole copy of it")
        while self._groups:
            self._pop()
        self._story.close()
        for part in (self._body, self._footers):
            self._headers.extend(part)
        for why, text in self._asides:
            self._headers.text(text, Place(part=why), in_copy=False)
        return Gathered(self._headers, tuple(self._failures))

    def _push(self) -> None:
        if len(self._groups) >= MAX_DEPTH:
            raise InputError(f"{self._name}: groups nest deeper than {MAX_DEPTH:,}: open and save it again")
        self._skip = 0
        if self._group.owns == "docvar" and self._group.captured:
            self._group.captured.append(" ")
        self._groups.append(self._group)
        self._group = self._group.below()

    def _pop(self) -> None:
        self._skip = self._high = 0
        done = self._group
        if self._groups:
            self._group = self._groups.pop()
        self._close(done)

    def _text(self, data: bytes, is_hex: bool) -> None:
        if self._skip:
            left = data[self._skip :]
            self._skip -= len(data) - len(left)
            data = left
        group = self._group
        if group.mode != "text":
            if group.picture is not None and group.is_picture and not is_hex:
                group.picture.hexadecimal += data
            return
        codec = self._codec_of(group)
        if codec != self._bytes_codec:
            self._flush()
            self._bytes_codec = codec
        self._bytes += data

    def _codec_of(self, group: Group) -> str | None:
        font = group.associated if group.is_right_to_left and group.associated is not None else group.font
        font = self._default_font if font is None else font
        return self._codec if font is None else self._fonts.get(font, self._codec)

    def _flush(self) -> None:
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            self._say(charsets.decoded(data, self._bytes_codec))

    def _say(self, text: str) -> None:
        group = self._group
        if group.mode != "text":
            return
        if group.captured is not None:
            group.captured.append(text)
        else:
            group.story.paragraph.exactly(text, group.hidden)

    def _word(self, word: str, number: int | None) -> None:
        group = self._group
        if group.mode == "skip":
            if word == "ud" and group.is_old_form:
                self._group = self._groups[-1].below()
                self._group.is_old_form, self._group.mode = False, self._groups[-1].mode
            return
        if word == "*":
            group.is_star = True
        elif self._destination(word):
            group.is_star = False
        elif group.is_star:
            group.is_star, group.mode = False, "skip"
        elif word == "u":
            self._unicode(number or 0)
        elif word in CHARACTERS:
            self._say(CHARACTERS[word])
        elif word in PARAGRAPH_ENDS or word in ("cell", "row", "nestcell", "nestrow"):
            self._structure(word)
        elif not group.take(word, number):
            self._setting(word, number)

    def _structure(self, word: str) -> None:
        group = self._group
        if group.captured is not None:
            group.captured.append(" ")
        elif word in ("row", "nestrow"):
            group.story.end_row(nested=word == "nestrow")
        elif group.mode != "text":
            return
        elif word == "par" and (group.hidden or group.is_drop_cap) and group.story.paragraph.pieces:
            return  # an end of a paragraph that is not there, or of one that is but the first letter of the next
        elif word in ("cell", "nestcell"):
            group.story.end_cell(nested=word == "nestcell")
        elif word in ("par", "sect") or group.story.paragraph.pieces:
            group.story.end_paragraph(in_table=group.is_in_table)

    def _setting(self, word: str, number: int | None) -> None:
        if word == "ansicpg":
            self._codec = charsets.codec_of_page(number) or self._codec
        elif word == "deff":
            self._default_font = number
        elif word in ("mac", "pc", "pca"):
            self._codec = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]
        elif word == "upr":
            self._group.has_old_form = True
        elif word == "ftnalt" and self._group.story.kind == "footnote":
            self._group.story.kind = "endnote"
        elif word in OBJECTS:
            self._counts["embedded object"] += 1
            self._failures.append(
                f"embedded object {self._counts['embedded object']} was not read: open it in the document, and save what it holds as a file of its own"
            )
        elif self._group.is_font_table:
            self._font(word, number)

    def _font(self, word: str, number: int | None) -> None:
        group = self._group
        if word == "fcharset" and number is not None and group.font is not None:
            codec = None if number == charsets.SYMBOL else charsets.codec_of(number)
            if codec is not None or number == charsets.SYMBOL:
                self._fonts[group.font] = codec
        elif word == "cpg" and group.font is not None and (codec := charsets.codec_of_page(number)):
            self._fonts[group.font] = codec

    def _unicode(self, number: int) -> None:
        code = number % 0x10000
        self._skip = self._group.skip
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return
        if 0xDC00 <= code < 0xE000:
            code, self._high = (0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00 if self._high else 0xFFFD), 0
        if code < 0x20:
            return
        if 0xF000 <= code <= 0xF0FF:
            self._say(charsets.symbol(code - 0xF000))
        else:
            self._say(chr(code))

    def _destination(self, word: str) -> bool:
        """Whether a word says what its group is for."""
        group = self._group
        if word in SKIPPED or (word.startswith("m") and word.endswith("Pr")):
            group.mode = "skip"
        elif word in STORIES:
            self._begin_story(group, STORIES[word])
        elif word in CAPTURED:
            group.capture(word)
        elif word == "fonttbl":
            group.mode, group.is_font_table = "silent", True
        elif word == "field":
            group.field, group.owns = Field(group.story.paragraph.pieces), "field"
        elif word == "pict":
            group.mode, group.picture, group.is_picture, group.owns = "silent", Picture(), True, "pict"
        elif word == "result":
            group.mode, group.captured = "text", None
        elif word in SILENT:
            group.mode = "silent"
            if word == "sp":
                group.shape_property = [""]
        elif word not in PASSED:
            return False
        return True

    def _begin_story(self, group: Group, part: str) -> None:
        outer = group.story
        if part == "header":
            into = self._headers
        elif part == "footer":
            into = self._footers
        else:
            into = Gathering(self._body.picture_mode)
        hidden = group.hidden or outer.hidden or ("comment" if part == "comment" else "")
        group.begin(Story(into, self._counts, part, hidden))
        if part == "comment":
            group.story.author, self._author = self._author, ""

    def _close(self, group: Group) -> None:
        if group.owns == "story":
            group.story.close()
            if group.story.into not in (self._headers, self._footers):
                self._group.story.paragraph.after.extend(group.story.into)
        elif group.owns == "pict" and group.picture is not None:
            group.story.picture(group.picture.data(), group.hidden)
        elif group.owns == "field" and group.field is not None:
            self._close_field(group, group.field)
        elif group.owns and group.captured is not None:
            self._close_captured(group, group.owns, "".join(group.captured))

    def _close_field(self, group: Group, field: Field) -> None:
        story = group.story
        for target in field.targets():
            story.paragraph.aside("link target", target)
        if group.mode == "text" and group.captured is None and (shown := field.shown(story.paragraph.pieces)):
            story.paragraph.exactly(shown, group.hidden)
        for choice in field.untaken():
            story.paragraph.aside("untaken choice", choice)

    def _close_captured(self, group: Group, word: str, text: str) -> None:
        if word == "fldinst" and group.field is not None:
            group.field.instruction += text
        elif word == "ffl" and group.field is not None:
            group.field.choices.append(text)
        elif word in ("atnauthor", "atnid"):
            self._author = text.strip() if word == "atnauthor" or not self._author else self._author
        elif word in ("listtext", "pntext"):
            group.story.mark(text)
        elif word == "sn" and group.shape_property is not None:
            group.shape_property[0] = text.strip()
        elif word == "sv" and group.shape_property is not None:
            self._shape_value(group, group.shape_property[0], text)
        elif word == "revtbl":
            self._asides += (
                (ASIDES[word], author) for author in text.split(";") if author.strip() not in ("", "Unknown")
            )
        elif word in ("xe", "tc", "hlsrc", "hlloc", "ffhelptext", "ffstattext"):
            group.story.paragraph.aside(ASIDES[word], text)
        elif word in ASIDES:
            self._asides.append((ASIDES[word], text))

    def _shape_value(self, group: Group, name: str, text: str) -> None:
        if name in ("gtextUNICODE", "gtextUnicode"):
            box = Story(
                Gathering(self._body.picture_mode), self._counts, "text box", group.hidden or group.story.hidden
            )
            box.paragraph.exactly(text)
            box.close()
            group.story.paragraph.after.extend(box.into)
        elif name in ("wzDescription", "wzTooltip"):
            group.story.paragraph.aside("alternative text", text)
