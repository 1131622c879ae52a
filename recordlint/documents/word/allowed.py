"""What may go into a copy: elements, the attributes of each, and what their values may be. Nothing else does.

Every attribute has a list or a pattern of values: no free text gets through. References (styles, lists, fonts, theme
colours) are not copied at all; `Cleaner` in `cleaning.py` gives fresh ones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

Values = frozenset[str] | re.Pattern[str]


def _of(words: str) -> frozenset[str]:
    return frozenset(words.split())


ON = _of("0 1 true false on off")
NUMBER = re.compile(r"-?\d{1,8}(\.\d{1,4})?(pt|in|cm|mm|pc|pi|%)?")
COLOUR = re.compile(r"[0-9A-Fa-f]{6}|auto")
_CONDITIONS = re.compile(r"[01]{12}|[0-9A-Fa-f]{4}")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?|x-none")
_JC = _of("left right center both start end distribute mediumKashida highKashida lowKashida numTab thaiDistribute")
_BORDER = _of(
    "nil none single thick double dotted dashed dotDash dotDotDash triple thinThickSmallGap thickThinSmallGap thinThickThinSmallGap "
    "thinThickMediumGap thickThinMediumGap thinThickThinMediumGap thinThickLargeGap thickThinLargeGap thinThickThinLargeGap wave "
    "doubleWave dashSmallGap dashDotStroked threeDEmboss threeDEngrave outset inset"
)
_SHADE = _of(
    "nil clear solid horzStripe vertStripe reverseDiagStripe diagStripe horzCross diagCross thinHorzStripe thinVertStripe "
    "thinReverseDiagStripe thinDiagStripe thinHorzCross thinDiagCross pct5 pct10 pct12 pct15 pct20 pct25 pct30 pct35 pct37 pct40 pct45 "
    "pct50 pct55 pct60 pct62 pct65 pct70 pct75 pct80 pct85 pct87 pct90 pct95"
)
_UNDERLINE = _of(
    "single words double thick dotted dottedHeavy dash dashedHeavy dashLong dashLongHeavy dotDash dashDotHeavy dotDotDash "
    "dashDotDotHeavy wave wavyHeavy wavyDouble none"
)
_HIGHLIGHT = _of(
    "black blue cyan darkBlue darkCyan darkGray darkGreen darkMagenta darkRed darkYellow green lightGray magenta none red white yellow"
)
NUMBER_FORMAT = _of(
    "decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex chicago bullet none decimalZero "
    "decimalEnclosedCircle decimalEnclosedFullstop decimalEnclosedParen numberInDash decimalFullWidth decimalHalfWidth "
    "aiueo iroha ideographDigital japaneseCounting ganada chosung arabicAlpha arabicAbjad hindiVowels hindiConsonants hindiNumbers "
    "hindiCounting thaiLetters thaiNumbers thaiCounting russianLower russianUpper hebrew1 hebrew2 chineseCounting"
)
_DIRECTION = _of("lrTb tbRl btLr lrTbV tbRlV tbLrV lr tb rl lrV tbV rlV")
_ANCHOR = _of("margin page text")
_ALIGN_X = _of("left center right inside outside")
_ALIGN_Y = _of("inline top center bottom inside outside")
_WIDTH_KIND = _of("nil pct dxa auto")
_RULE = _of("auto exact atLeast")
_LEADER = _of("none dot hyphen underscore heavy middleDot")

_NUMBER_VALUE: Mapping[str, Values] = {"val": NUMBER}
_BORDER_OF: Mapping[str, Values] = {
    "val": _BORDER, "sz": NUMBER, "space": NUMBER, "color": COLOUR, "shadow": ON, "frame": ON,
}  # fmt: skip
_WIDTH: Mapping[str, Values] = {"w": NUMBER, "type": _WIDTH_KIND}
_SIDES = _of("top left start bottom right end insideH insideV between bar tl2br tr2bl")

_SWITCHES = _of(
    "b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid webHidden rtl cs keepNext keepLines "
    "pageBreakBefore widowControl suppressLineNumbers suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
    "autoSpaceDN bidi adjustRightInd contextualSpacing mirrorIndents suppressOverlap bidiVisual cantSplit tblHeader noWrap hideMark "
    "titlePg noEndnote rtlGutter isLgl qFormat"
)
ATTRIBUTES: Mapping[str, Mapping[str, Values]] = {
    **{name: {"val": ON} for name in _SWITCHES},
    **dict.fromkeys(
        _of("w kern position sz szCs outlineLvl ilvl gridSpan gridBefore gridAfter start startOverride numStart "
            "tblStyleRowBandSize tblStyleColBandSize lvlRestart uiPriority"), _NUMBER_VALUE),
    "color": {"val": COLOUR},
    "highlight": {"val": _HIGHLIGHT},
    "u": {"val": _UNDERLINE, "color": COLOUR},
    "effect": {"val": _of("none")},
    "bdr": _BORDER_OF,
    "shd": {"val": _SHADE, "color": COLOUR, "fill": COLOUR},
    "vertAlign": {"val": _of("baseline superscript subscript")},
    "em": {"val": _of("none dot comma circle underDot")},
    "lang": {"val": LANGUAGE, "eastAsia": LANGUAGE, "bidi": LANGUAGE},
    "spacing": {
        "val": NUMBER, "before": NUMBER, "beforeLines": NUMBER, "beforeAutospacing": ON, "after": NUMBER, "afterLines": NUMBER,
        "afterAutospacing": ON, "line": NUMBER, "lineRule": _RULE,
    },
    "ind": dict.fromkeys(
        ("start", "startChars", "end", "endChars", "left", "leftChars", "right", "rightChars", "hanging", "hangingChars",
         "firstLine", "firstLineChars"), NUMBER),
    "jc": {"val": _JC},
    "lvlJc": {"val": _JC},
    "tab": {"val": _of("clear start left center end right decimal bar num"), "leader": _LEADER, "pos": NUMBER},
    "framePr": {
        "dropCap": _of("none drop margin"), "lines": NUMBER, "w": NUMBER, "h": NUMBER, "vSpace": NUMBER, "hSpace": NUMBER,
        "wrap": _of("auto notBeside around tight through none"), "hAnchor": _ANCHOR, "vAnchor": _ANCHOR, "x": NUMBER,
        "xAlign": _ALIGN_X, "y": NUMBER, "yAlign": _ALIGN_Y, "hRule": _RULE, "anchorLock": ON,
    },
    "textDirection": {"val": _DIRECTION},
    "textAlignment": {"val": _of("top center baseline bottom auto")},
    "textboxTightWrap": {"val": _of("none allLines firstAndLastLine firstLineOnly lastLineOnly")},
    "cnfStyle": {"val": _CONDITIONS, **dict.fromkeys(
        ("firstRow", "lastRow", "firstColumn", "lastColumn", "oddVBand", "evenVBand", "oddHBand", "evenHBand",
         "firstRowFirstColumn", "firstRowLastColumn", "lastRowFirstColumn", "lastRowLastColumn"), ON)},
    "tblpPr": {
        "leftFromText": NUMBER, "rightFromText": NUMBER, "topFromText": NUMBER, "bottomFromText": NUMBER, "vertAnchor": _ANCHOR,
        "horzAnchor": _ANCHOR, "tblpXSpec": _ALIGN_X, "tblpX": NUMBER, "tblpYSpec": _ALIGN_Y, "tblpY": NUMBER,
    },
    "tblOverlap": {"val": _of("never overlap")},
    "tblLayout": {"type": _of("fixed autofit")},
    "tblLook": {"val": _CONDITIONS, **dict.fromkeys(
        ("firstRow", "lastRow", "firstColumn", "lastColumn", "noHBand", "noVBand"), ON)},
    **dict.fromkeys(_of("tblW tblInd tblCellSpacing tcW wBefore wAfter"), _WIDTH),
    "gridCol": {"w": NUMBER},
    "trHeight": {"val": NUMBER, "hRule": _RULE},
    "hMerge": {"val": _of("continue restart")},
    "vMerge": {"val": _of("continue restart")},
    "vAlign": {"val": _of("top center both bottom")},
    "type": {"val": _of("nextPage nextColumn continuous evenPage oddPage")},
    "pgSz": {"w": NUMBER, "h": NUMBER, "orient": _of("portrait landscape"), "code": NUMBER},
    "pgMar": dict.fromkeys(("top", "right", "bottom", "left", "header", "footer", "gutter"), NUMBER),
    "pgBorders": {"zOrder": _of("front back"), "display": _of("allPages firstPage notFirstPage"), "offsetFrom": _of("page text")},
    "lnNumType": {"countBy": NUMBER, "start": NUMBER, "distance": NUMBER, "restart": _of("newPage newSection continuous")},
    "pgNumType": {
        "fmt": NUMBER_FORMAT, "start": NUMBER, "chapStyle": NUMBER, "chapSep": _of("hyphen period colon emDash enDash"),
    },
    "cols": {"equalWidth": ON, "space": NUMBER, "num": NUMBER, "sep": ON},
    "col": {"w": NUMBER, "space": NUMBER},
    "docGrid": {"type": _of("default lines linesAndChars snapToChars"), "linePitch": NUMBER, "charSpace": NUMBER},
    "pos": {"val": _of("pageBottom beneathText sectEnd docEnd")},
    "numFmt": {"val": NUMBER_FORMAT},
    "numRestart": {"val": _of("continuous eachSect eachPage")},
    "suff": {"val": _of("tab space nothing")},
    "multiLevelType": {"val": _of("singleLevel multilevel hybridMultilevel")},
    "tblStylePr": {"type": _of(
        "wholeTable firstRow lastRow firstCol lastCol band1Vert band2Vert band1Horz band2Horz neCell nwCell seCell swCell")},
    "ptab": {
        "alignment": _of("left center right"), "relativeTo": _of("margin indent"), "leader": _LEADER,
    },
}  # fmt: skip
"""The attributes of each element that may be copied, and their values."""

_RUN = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid webHidden color spacing w "
    "kern position sz szCs highlight u effect bdr shd vertAlign rtl cs em lang"
)
_PARAGRAPH = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku "
    "wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing "
    "mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl cnfStyle rPr"
)
_TABLE = (
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout "
    "tblCellMar tblLook"
)
_ROW = "cnfStyle gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc"
_CELL = "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection vAlign hideMark"
_SECTION = "footnotePr endnotePr type pgSz pgMar pgBorders lnNumType pgNumType cols vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid"
_FOUR = "top left start bottom right end"
CHILDREN: Mapping[str, tuple[str, ...]] = {
    name: tuple(words.split())
    for name, words in {
        "rPr": _RUN,
        "pPr": _PARAGRAPH,
        "numPr": "ilvl numId",
        "pBdr": "top left bottom right between bar",
        "tabs": "tab",
        "tblPr": _TABLE,
        "tblPrEx": "tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook",
        "tblBorders": f"{_FOUR} insideH insideV",
        "tblCellMar": _FOUR,
        "tblGrid": "gridCol",
        "trPr": _ROW,
        "tcPr": _CELL,
        "tcBorders": f"{_FOUR} insideH insideV tl2br tr2bl",
        "tcMar": _FOUR,
        "sectPr": _SECTION,
        "pgBorders": "top left bottom right",
        "cols": "col",
        "footnotePr": "pos numFmt numStart numRestart",
        "endnotePr": "pos numFmt numStart numRestart",
        "tblStylePr": "pPr rPr tblPr trPr tcPr",
    }.items()
}
"""The children of each element that may be copied, in the order that the schema asks for."""
REPEATED = frozenset({"tab", "gridCol", "col"})
"""The elements that may stand several times in their parent."""


def attributes_of(name: str, parent: str) -> Mapping[str, Values]:
    """What may stand at an element; borders and margins share their names, and their parent tells which they are."""
    if name in _SIDES and parent in ("tblCellMar", "tcMar"):
        return _WIDTH
    if name in _SIDES and parent in ("pBdr", "tblBorders", "tcBorders", "pgBorders"):
        return _BORDER_OF
    return ATTRIBUTES.get(name, {})


def admits(values: Values, said: str) -> bool:
    """Whether a value may be copied."""
    return said in values if isinstance(values, frozenset) else values.fullmatch(said) is not None
