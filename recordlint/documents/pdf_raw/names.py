"""The names and keywords of PDF itself, which say nothing of a document: a person may be called Page, Form or Black."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """The words of a text that lists them."""
    return frozenset(words.split())


STANDARD = listed(
    """
    A AA AESV2 AESV3 AF AFRelationship AIS AN AP APRef AS ASCII85Decode ASCIIHexDecode AbsoluteColorimetric AcroForm
    Action ActualText Adobe.PPKLite Alt Alternate Alternates Annot Annotation Annots ArtBox Artifact Aside Ascent Author
    AvgWidth B BBox BE BG BG2 BM BS Background Bates BaseEncoding BaseFont BaseState BaseVersion BibEntry BitsPerComponent
    BitsPerCoordinate BitsPerFlag BitsPerSample BlackIs1 BlackPoint BlackRelative BleedBox Block BlockQuote Border Bounds Btn
    ByteRange C C0 C1 CA CCITTFaxDecode CF CFM CI CIDFontType0 CIDFontType0C CIDFontType2 CIDInit CIDSet CIDSystemInfo
    CIDToGIDMap CO CT CalGray CalRGB Caption Catalog Category Cert Ch CharProcs CharSet CheckSum CMap CMapName CMapType
    ClassMap Code ColSpan ColorSpace ColorTransform Colorants Colors Columns Component1 Components Contents Coords Count
    CreationDate Creator CropBox Crypt CryptFilter D DA DCTDecode DP DR DS DV DW DW2 DamagedRowsBeforeError Decode DecodeParms
    Default DefaultCMYK DefaultGray DefaultRGB Desc DescendantFonts Descent Dest Dests DeviceCMYK DeviceGray DeviceN DeviceRGB
    Differences DisplayDocTitle Div Document DocumentFragment Domain Duplex E EF EFF EFOpen Em EmbeddedFile EmbeddedFiles
    Encode EncodedByteAlign False Encoding Encrypt EncryptMetadata EndOfBlock EndOfLine Event ExtGState Extend Extends Extensions F
    FFilter FDecodeParms FL FS FT FTB FENote Ff Fields Figure FileAttachment Filespec Filter FirstChar First FitB FitBH FitBV
    FitH FitR FitV FitWindow FlateDecode Flags Font FontBBox FontDescriptor FontFamily FontFile FontFile2 FontFile3 FontInfo
    FontMatrix FontName FontStretch FontWeight Footer Form FormType Formula FreeText Function FunctionType Functions GTS_PDFA1
    GTS_PDFX GoTo GoToE GoToR Gamma Group H H1 H2 H3 H4 H5 H6 HT HTO Header Headers Height Helv Hid HideAnnotation I ICCBased ID
    IDTree IF IM IRT IX Id Identity Identity-H Identity-V Image ImageB ImageC ImageI ImageMask Index Indexed Info Ink InkList
    Intent Interpolate ItalicAngle JBIG2Decode JBIG2Globals JPXDecode JS JavaScript K Keywords Kids L LBody LC LI LJ LW LZWDecode
    L2R Lab Lang LastChar Launch Layout Lbl Leading Length Length1 Length2 Length3 Limits Line Linearized Link List ListNumbering
    LockedCFF Luminosity M MCD MCID MCR MD5 MK ML MMType1 MacExpertEncoding MacRomanEncoding Mask MarkInfo Marked Matrix Matte
    MaxLen MaxWidth MediaBox Metadata Metadata MissingWidth ModDate N NM NS Name Names NeedAppearances Next NonFullScreenPageMode
    NonStruct Normal Note Nums O OBJR OC OCG OCGs OCMD OCProperties OFF ON OP OPM Obj ObjStm OneColumn Open OpenAction
    Opt Order Ordering Outlines OutputCondition OutputConditionIdentifier OutputIntent OutputIntents P PDF PS PV Page PageElement
    PageLabels PageLayout PageMode Pages Pagination PaintType Panose Para Parent ParentTree ParentTreeNextKey Part Pattern
    PatternType Perceptual Perms Pg PieceInfo Placement Popup Predictor Prev Private ProcSet Producer Properties Q QuadPoints Quote
    R R2L RBGroups RC RI RL RV Range Rect Ref Registry RelativeColorimetric Resources Reference RoleMap Role Root Rotate Row RowSpan
    Rows Ruby RunLengthDecode S SA SM SMask SMaskInData Saturation Scope Sect Separation SetOCGState Sh Shading ShadingType Sig
    SigFlags Simplex SinglePage Size Span Square St StandardEncoding StemH StemV StdCF Stm StmF StrF Strong StructElem
    StructParent StructParents StructTreeRoot Style SubFilter Subj Subject Subtype Suspects Supplement Symbol T TBody TD TFoot TH
    THead TI TK TM TOC TOCI TR TR2 Table Tabs Text TextPosition Thread Threads Thumb TilingType TimesNewRoman Title ToUnicode
    Toggle TrimBox Trans Transparency Trapped True TrueType TwoColumnLeft TwoPageLeft Tx Type Type0 Type1 Type1C Type3 U UCS UCR2 UE UF URI
    URL Underline Unicode Unknown UseAttachments UseCMap UseNone UseOC UseOutlines UseThumbs UserProperties UserUnit V V2 VE
    Version Vertices View ViewArea ViewClip ViewState ViewerPreferences W W2 WMode WP Warichu Watermark
    After Before BaselineShift BlockAlign BorderColor BorderStyle BorderThickness Both CapHeight Center Circle Color Column Columns Dashed
    Datetime Decimal Direction Disc Dotted Double End EndIndent GlyphOrientationVertical Groove Hidden Inline InlineAlign Inset Justify
    Last LineHeight LowerAlpha LowerRoman None Ordered Outset Padding Ridge RubyAlign RubyPosition Short Solid SpaceAfter SpaceBefore Start
    StartIndent Summary TBorderStyle TPadding Terms TextAlign TextDecorationColor TextDecorationThickness TextDecorationType TextIndent
    UpperAlpha UpperRoman Unordered WritingMode ReversedChars Clip
    WhitePoint Widget Width
    Widths WinAnsiEncoding X XFA XHeight XML XObject XRef XRefStm XStep XYZ Xpacket YStep Yes Zapf ZaDb
    """
)
"""Names of ISO 32000, as keys and as values."""

KEYWORDS = listed(
    """
    obj endobj stream endstream xref trailer startxref true false null R n f
    findresource begin end dict def begincmap endcmap usecmap currentdict defineresource pop dup
    begincodespacerange endcodespacerange beginbfchar endbfchar beginbfrange endbfrange
    begincidchar endcidchar begincidrange endcidrange beginnotdefrange endnotdefrange
    """
)
"""Words of a file's own syntax and of character maps."""

OPERATORS = listed(
    """
    b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg ri
    s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' "
    """
)
"""The operators of content streams."""
