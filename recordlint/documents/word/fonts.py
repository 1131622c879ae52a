"""Fonts that a copy may name. A font's name is free text in a document, so only those that are known are copied."""

from __future__ import annotations

import re

_KNOWN = """
Abadi; Academy Engraved LET; Agency FB; Albany; Algerian; American Typewriter; Andale Mono; Andalus; Angsana New; AngsanaUPC; Aparajita;
Apple Chancery; Apple Color Emoji; Apple Symbols; Aptos; Aptos Display; Aptos Mono; Aptos Narrow; Aptos Serif; Arabic Typesetting; Arial;
Arial Black; Arial Narrow; Arial Nova; Arial Rounded MT Bold; Arial Unicode MS; Arvo; Avenir; Avenir Next; Bahnschrift; Baskerville;
Baskerville Old Face; Batang; BatangChe; Bell MT; Bembo; Berlin Sans FB; Bierstadt; Bitstream Vera Sans; Bitstream Vera Serif;
Bodoni MT; Book Antiqua; Bookman Old Style; Bradley Hand ITC; Britannic Bold; Browallia New; Brush Script MT; Caladea; Calibri;
Calibri Light; Californian FB; Calisto MT; Cambria; Cambria Math; Candara; Candara Light; Carlito; Castellar; Centaur; Century;
Century Gothic; Century Schoolbook; Chalkboard; Chalkduster; Charter; Cochin; Comic Sans MS; Consolas; Constantia; Cooper Black;
Copperplate Gothic Bold; Copperplate Gothic Light; Corbel; Corbel Light; Cordia New; CordiaUPC; Courier; Courier New; Cousine; Crimson Text;
Cumberland; Curlz MT; DaunPenh; David; DejaVu Sans; DejaVu Sans Condensed; DejaVu Sans Mono; DejaVu Serif; DengXian; DengXian Light; Didot;
DFKai-SB; DilleniaUPC; DIN; Dingbats; DokChampa; Dotum; DotumChe; Dubai; Ebrima; Edwardian Script ITC; Elephant; Engravers MT; Eras ITC;
Eras Medium ITC; EucrosiaUPC; Euphemia; FangSong; Felix Titling; Fira Code; Fira Sans; Footlight MT Light; Forte; FrankRuehl;
Franklin Gothic Book; Franklin Gothic Demi; Franklin Gothic Heavy; Franklin Gothic Medium; Freestyle Script; French Script MT;
Frutiger; Futura; Gabriola; Gadugi; Garamond; Gautami; Geneva; Georgia; Gill Sans; Gill Sans MT; Gill Sans Nova; Gisha; Goudy Old Style;
Gulim; GulimChe; Gungsuh; Haettenschweiler; Helvetica; Helvetica Neue; Helvetica Light; Hoefler Text; IBM Plex Mono; IBM Plex Sans;
IBM Plex Serif; Impact; Inconsolata; Informal Roman; Ink Free; Inter; Iskoola Pota; Javanese Text; Jokerman; Josefin Sans; Kalinga; KaiTi;
Kartika; Khmer UI; Kristen ITC; Lao UI; Latha; Lato; Leelawadee; Leelawadee UI; Levenim MT; Liberation Mono; Liberation Sans;
Liberation Sans Narrow; Liberation Serif; Libre Baskerville; Linux Biolinum G; Linux Libertine G; Lohit Devanagari; Lora; Lucida Bright;
Lucida Calligraphy; Lucida Console; Lucida Fax; Lucida Grande; Lucida Handwriting; Lucida Sans; Lucida Sans Typewriter;
Lucida Sans Unicode; Malgun Gothic; Mangal; Marlett; Meiryo; Meiryo UI; Menlo; Merriweather; Merriweather Sans; Microsoft Himalaya;
Microsoft JhengHei; Microsoft New Tai Lue; Microsoft PhagsPa; Microsoft Sans Serif; Microsoft Tai Le; Microsoft Uighur; Microsoft YaHei;
Microsoft Yi Baiti; MingLiU; Minion Pro; Miriam; Mistral; Modern No. 20; Monaco; Mongolian Baiti; Monotype Corsiva; Monotype Sorts;
Montserrat; MS Gothic; MS Mincho; MS PGothic; MS PMincho; MS Reference Sans Serif; MS Sans Serif; MS Serif; MS UI Gothic; MT Extra; MV Boli;
Myanmar Text; Myriad Pro; Narkisim; Neue Haas Grotesk Text Pro; Niagara Solid; Nirmala UI; Noto Color Emoji; Noto Emoji; Noto Kufi Arabic;
Noto Mono; Noto Naskh Arabic; Noto Sans; Noto Sans Arabic; Noto Sans Bengali; Noto Sans CJK JP; Noto Sans CJK KR; Noto Sans CJK SC;
Noto Sans CJK TC; Noto Sans Devanagari; Noto Sans Hebrew; Noto Sans Mono; Noto Sans Symbols; Noto Serif; Noto Serif CJK JP;
Noto Serif CJK SC; NSimSun; Nunito; Nunito Sans; Nyala; OCR A Extended; OCR B MT; Old English Text MT; Onyx; Open Sans; OpenSymbol; Optima;
Oswald; Palace Script MT; Palatino; Palatino Linotype; Papyrus; Perpetua; Perpetua Titling MT; Plantagenet Cherokee; Playbill;
Playfair Display; PMingLiU; Poor Richard; Poppins; PT Sans; PT Serif; Quicksand; Raavi; Rage Italic; Raleway; Ravie; Roboto;
Roboto Condensed; Roboto Mono; Roboto Slab; Rockwell; Rockwell Nova; Rod; Rubik; Sakkal Majalla; Sans Serif Collection; Script MT Bold;
Segoe Fluent Icons; Segoe MDL2 Assets; Segoe Print; Segoe Script; Segoe UI; Segoe UI Black; Segoe UI Emoji; Segoe UI Historic;
Segoe UI Light; Segoe UI Semibold; Segoe UI Semilight; Segoe UI Symbol; Shonar Bangla; Shruti; SimHei; Simplified Arabic; SimSun; SimSun-ExtB;
Sitka Text; Skeena; Snap ITC; Source Code Pro; Source Han Sans; Source Sans Pro; Source Serif Pro; StarSymbol; Stencil; STFangsong;
STKaiti; STSong; STXihei; Sylfaen; Symbol; Tahoma; TeX Gyre Heros; TeX Gyre Pagella; TeX Gyre Termes; Tempus Sans ITC; Tenorite; Thorndale;
Times; Times New Roman; Tinos; Traditional Arabic; Trebuchet MS; Tunga; Tw Cen MT; Tw Cen MT Condensed; Ubuntu; Ubuntu Mono;
Univers; Utsaah; Vani; Verdana; Vijaya; Vivaldi; Vladimir Script; Vrinda; Walbaum Display; Webdings; Wide Latin; Wingdings; Wingdings 2;
Wingdings 3; Work Sans; Yu Gothic; Yu Gothic Light; Yu Gothic UI; Yu Mincho; Zapf Dingbats; ZapfDingbats; ZWAdobeF;
宋体; 黑体; 楷体; 仿宋; 微软雅黑; 新細明體; ＭＳ 明朝; ＭＳ ゴシック; ＭＳ Ｐ明朝; ＭＳ Ｐゴシック; 맑은 고딕; 바탕; 굴림; 돋움
"""
_BY_FOLDED = {name.lower(): name for name in (" ".join(one.split()) for one in _KNOWN.split(";"))}
_PICTORIAL = re.compile(r"symbol|wingdings|webdings|dingbats|marlett|mt extra|monotype sorts", re.IGNORECASE)

_GREEK = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
)
_SIGNS = {"symbol": {0xB7: "•", 0xB0: "°", 0xB1: "±", 0xD2: "®", 0xD4: "™", 0xA3: "≤", 0xB3: "≥", 0xB4: "×", 0xAE: "→"},
          "wingdings": {0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0x78: "☒", 0xE0: "→", 0xA7: "▪",
                        0x28: "☎", 0x2A: "✉", 0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6E: "■"}}  # fmt: skip


def known_font(name: str | None) -> str | None:
    """The font's name as it is known, or None: then the text takes the font of its style."""
    folded = " ".join((name or "").split(";")[0].split()).lower()
    return _BY_FOLDED.get(folded)


def symbol(font: str | None, code: int) -> str:
    """What a person sees of a symbol that a font and a number name: a letter, a sign, or a character for private use."""
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if not _PICTORIAL.search(font or ""):
        return _character(low)
    kind = (font or "").lower()
    if kind == "symbol" and chr(low) in _GREEK:
        return _GREEK[chr(low)]
    signs = _SIGNS.get(kind, {})
    return signs.get(low) or (_character(0xF000 + low) if 0x20 <= low <= 0xFF else _character(code))


def _character(code: int) -> str:
    fit = 0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF and code not in (0xFFFE, 0xFFFF)
    return chr(code) if fit else ""
