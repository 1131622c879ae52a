"""What control words of rich text mean to somebody who reads the text. Formatting means nothing here."""

from __future__ import annotations

from collections.abc import Mapping

CHARACTERS: Mapping[str, str] = {
    "tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
    "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "~": "\u00a0", "_": "\u2011", "{": "{", "}": "}",
    "\\": "\\", "zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "\u200e", "rtlmark": "\u200f",
}  # fmt: skip
"""Words that stand for a character. Optional hyphens and breaks of no width (-, zwbo, zwnbo) stand for none."""

PARAGRAPH_ENDS = frozenset(("par", "sect", "page", "column", "softpage"))

SKIPPED = frozenset((
    "colortbl", "stylesheet", "listtable", "listoverridetable", "nonshppict", "shprslt", "nonesttables", "pn", "pntxta", "pntxtb", "objname", "objclass",
    "objalias", "objsect", "objdata", "objtime", "fldtype", "datafield", "bkmkstart", "bkmkend", "ftncn", "ftnsep", "ftnsepc", "aftncn", "aftnsep",
    "aftnsepc", "txe", "rxe", "pxe", "mmathPict", "listpicture", "private", "keycode", "panose", "fontemb", "fontfile", "creatim", "revtim",
    "printim", "buptim", "leveltext", "levelnumbers", "listname", "liststylename", "filetbl", "ffname", "ffformat", "ffentrymcr", "ffexitmcr", "file",
    "template", "linkval", "oleclsid", "xform", "macc", "hlfr",
))  # fmt: skip
"""Groups that hold nothing which is shown, or the same once more in another form."""

PASSED = frozenset(("shppict", "fldrslt", "mmath", "moMath", "moMathPara", "background", "nesttableprops"))
"""Groups that older readers are told to ignore, and whose text is shown."""

SILENT = frozenset(
    ("shpinst", "sp", "picprop", "formfield", "do", "object", "hl", "userprops", "info", "docvar", "shp", "shpgrp")
)
"""Groups whose own text is not shown, and that hold others whose text may be."""

STORIES: Mapping[str, str] = {
    "header": "header", "headerl": "header", "headerr": "header", "headerf": "header",
    "footer": "footer", "footerl": "footer", "footerr": "footer", "footerf": "footer",
    "footnote": "footnote", "annotation": "comment", "shptxt": "text box", "dptxbxtext": "text box",
}  # fmt: skip
"""Groups with paragraphs of their own, and which part of the document they are."""

PROPERTIES = frozenset((
    "title", "subject", "author", "manager", "company", "operator", "category", "keywords", "comment", "doccomm", "hlinkbase", "propname",
    "staticval",
))  # fmt: skip

ASIDES: Mapping[str, str] = {
    **dict.fromkeys(PROPERTIES, "properties"),
    "xe": "index entry", "tc": "index entry", "hlsrc": "link target", "hlloc": "link target", "ffhelptext": "help text",
    "ffstattext": "help text", "ffdeftext": "form default", "revtbl": "change author", "docvar": "document variable",
}  # fmt: skip
"""Groups whose text is read and never shown, and what it is."""

CAPTURED = frozenset(("fldinst", "ffl", "sn", "sv", "atnauthor", "atnid", "listtext", "pntext", *ASIDES))
"""Groups whose text is taken as a whole when they end."""

OBJECTS = frozenset(("objemb", "objlink", "objautlink", "objsub", "objpub", "objicemb", "objhtml", "objocx"))
"""What says of an object that it holds something."""
