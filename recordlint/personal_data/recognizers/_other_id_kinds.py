"""The kinds of `other_id`: how each number looks and which label says what it is.

Shapes as issuers describe them where named (IEEE 802 for MAC addresses, 3GPP TS 23.003 for IMEI, the Nursing and
Midwifery Council for its PIN); the rest is general usage.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from recordlint.personal_data.recognizers._cues import GAP, label


@dataclass(frozen=True, slots=True)
class Kind:
    """A number with a label. `word` is the label alone, for a quick look over a passage; `value` the number's pattern."""

    scheme: str
    word: re.Pattern[str]
    label: re.Pattern[str]
    value: re.Pattern[str]
    score: float = 0.9


@dataclass(frozen=True, slots=True)
class Shape:
    """A number that is known by its shape. `near` raises its score; `alone` is the score without (0: none)."""

    scheme: str
    pattern: re.Pattern[str]
    near: re.Pattern[str]
    alone: float


_START, _END = r"(?<![\w@\u00a3])(?<![\w][/.-])", r"(?![\w@]|[-/]\w)"
# Letters and digits in groups, the first with a digit or with two letters right before one ("AB 123456"), or digits only.
_MIXED = (
    r"(?:(?!(?:no|nr|id|is|on|at|of|to|in|by|as|so|we|he|it|if|or|am|pm|dr|mr|ms|for)(?![a-z]))[a-z]{1,2} (?=\d))?"
    r"(?=[a-z]{0,8}[/-]?[a-z]{0,6}[/-]?\d)(?:[a-z\d]{1,20}(?:[/-][a-z\d]{1,14}){0,5}(?: \d{3,8}[a-z]?(?![:.,]\d)){0,4}|"
    r"\d{2,3}(?: \d{2,4}){1,5}[a-z]?)"
)
_NEEDS_NUMBER = r"[\s_./-]{0,3}(?:card[\s_-]{0,2})?(?:numbers?|nums?|nos?|nr|#|ids?|code|refs?|reference|pin|account|a/c)(?![a-z0-9])"


def _digits(least: int, most: int) -> str:
    return rf"\d(?:{GAP}\d){{{least - 1},{most - 1}}}"


def _kind(scheme: str, words: str, value: str, score: float = 0.9, *, numbered: bool = False) -> Kind:
    """A kind; `numbered` labels must say "number", "ref", "id" or the like."""
    full = rf"(?:{words}){_NEEDS_NUMBER}" if numbered else words
    return Kind(scheme, re.compile(rf"(?<![a-z0-9])(?:{words})"), label(full), re.compile(_START + value + _END), score)


KINDS = (
    _kind("imei", r"imei", _digits(14, 17), 0.97),
    _kind("mac", r"mac(?: address)?|wi-?fi address", r"(?:[\da-f]{12}|[\da-f]{4}\.[\da-f]{4}\.[\da-f]{4})", 0.95),
    _kind("device", r"serial|s/n|asset|pendant|lifeline|tag|device|equipment|hoist|unit|sim|iccid|wheelchair|hearing aid|phone id|microchip", _MIXED, 0.8, numbered=True),
    _kind("device", r"serial(?=\s?[:=#])|s/n|iccid", _MIXED, 0.8),
    _kind("uln", r"uln|unique learner", _digits(10, 10), 0.97),
    _kind("learner", r"scn|scottish candidate|uci|unique candidate|candidate|student|learner|ucas|pupil ?id|admission", _MIXED, 0.85, numbered=True),
    _kind("learner", r"uci|scn|ucas id", _MIXED, 0.85),
    _kind("benefit", r"(?:uc|universal credit|pip|dla|esa|jsa|dwp|benefits?|attendance allowance|aa|pension(?: credit)?|state pension|carers? allowance|housing benefit|hb|council tax(?: (?:reduction|support|benefit))?|ctr|ctax|claim(?:ant)?|customer|child benefit|chb|healthy start|tax credits?|social security|adp|cdp)(?: claim| customer| journal| award)?", _MIXED, 0.85, numbered=True),
    _kind("tax", r"utr|unique tax ?payer'?s?(?: reference)?", _digits(10, 10), 0.95),
    _kind("prison", r"prison(?:er)?|noms?|nomis|hmp|custody|inmate|offender|crn|delius|probation|spin", _MIXED, 0.9, numbered=True),
    _kind("prison", r"noms|nomis|crn", _MIXED, 0.85),
    _kind("police", r"pnc(?: ?id)?|cro", r"(?:\d{2}|\d{4})[/ ]\d{1,7}[a-z]|\d{1,6}/\d{2}[a-z]?|(?:\d{2}|\d{4})/\d{1,7}", 0.95),
    _kind("immigration", r"home office|ho|h\.o\.|arc|asylum|nass|asf|uan|gwf|brp|biometric(?: residence(?: permit)?)?|visa|evisa|immigration|port|ukvi|cos|cas|lunar house|residence permit|settlement|euss|eu settlement(?: scheme)?|share|application registration card|naturalisation|vignette", _MIXED, 0.85, numbered=True),
    _kind("immigration", r"arc|uan|gwf|brp|biometric residence permit|home office|share code|nass", _MIXED, 0.85),
    _kind("immigration", r"share code", r"[a-z\d]{3}(?:[ -]?[a-z\d]{3}){2}", 0.95),
    _kind("professional", r"gmc|gphc|gdc|goc|sssc|niscc|gcc|gosc|hcpc|nmc|swe|social work england|social care wales|scw|ofsted (?:urn|childminder)|bacp|ukcp|registered nurse|professional(?: registration)?|dbs(?: certificate)?|general medical council|nursing and midwifery council", _MIXED, 0.8, numbered=True),
    _kind("professional", r"(?:gmc|gphc|gdc|sssc|niscc|hcpc|nmc|swe|social work england|scw)(?:[\s_-]{0,2}(?:pin|reg(?:istration|istered|\.)?|registrant|licen[cs]e))?|nurse pin|dbs cert(?:ificate)?", _MIXED, 0.85),
    _kind("card", r"library(?: card)?|bus ?pass|blue ?badge|oyster|rail ?card|travel ?pass|freedom pass|concessionary(?: travel)?(?: pass)?|disabled (?:badge|parking)|parking badge|citizen ?card|radar key|taxi ?card|leisure card|membership|member|loyalty|nectar|clubcard|ehic|ghic|prepayment|ppc|hc2|hc3|young scot|national entitlement card|nec|cscs|sia", _MIXED, 0.85, numbered=True),
    _kind("card", r"(?:library card|bus pass|blue badge|oyster|railcard|ehic|ghic|freedom pass)(?: card)?", _MIXED, 0.75),
    _kind("staff", r"staff|employee|payroll|personnel|assignment|warrant|collar|shoulder|agency worker|carer|worker|epaulette|service|army|military|raf", _MIXED, 0.8, numbered=True),
    _kind("customer", r"(?:british gas|gas|electric(?:ity)?|energy|water|utility|edf|e\.?on|octopus|ovo|scottish ?power|npower|sky|bt|virgin(?: media)?|vodafone|o2|broadband|phone|mobile|tv licen[cs]e|licen[cs]e fee|insurance(?: policy)?|policy|rent|tenancy|mpan|mprn|meter(?: serial)?|loan|finance|debt|paypoint|pay ?point|catalogue)", _MIXED, 0.7, numbered=True),
    _kind("hospital", r"hosp(?:ital)?|mrn|patient|pas|unit|k|district|medical records?|case ?note|hosp\.|x-?ray|lab|specimen|emis|systmone|rio", _MIXED, 0.7, numbered=True),
    _kind("hospital", r"mrn|hospital no|hosp no", _MIXED, 0.75),
    _kind("foreign", r"pps(?: ?n)?|pesel|ssn|social security|cnp|bsn|nif|nie|codice fiscale|tax code|aadhaar|cnic|nicop|nadra|id card|identity card|national id(?:entity)?|national identity(?: card)?|voter|electoral", _MIXED, 0.8, numbered=True),
    _kind("foreign", r"ppsn?|pesel|ssn|cnp|cnic|aadhaar", _digits(7, 15) + r"[a-z]{0,2}", 0.85),
    _kind("guardian", r"opg|lpa|epa|poa|donor|attorney|deputy(?:ship)?|office of the public guardian|power of attorney|public guardian", rf"\d{{4}}{GAP}\d{{4}}{GAP}\d{{4}}|m(?:-?[a-z\d]{{4}}){{3}}|\d{{7,8}}", 0.9),
    _kind("staff", r"collar|shoulder|warrant|badge|id badge", r"[a-z]{0,2}\d{3,6}", 0.75),
    _kind("staff", r"badge|id card", _MIXED, 0.75, numbered=True),
    _kind("staff", r"payroll", _digits(5, 9), 0.75),
    _kind("professional", r"dbs(?: certificate| cert)?", _digits(12, 12), 0.9),
    _kind("device", r"microchip|chip", _digits(15, 15), 0.9),
    _kind("device", r"pendant|lifeline|tag|alarm|meter", r"[a-z]{0,3}\d{5,14}[a-z]?|[a-z]\d[a-z]\d{6,14}", 0.7),
    _kind("card", r"blue badge", r"[a-z\d]{6} ?\d ?\d{4}[a-z]\d{4}", 0.9),
    _kind("card", r"membership|member|cscs(?: card)?|sia(?: (?:badge|licen[cs]e))?|(?:taxi|phv|private hire) (?:licen[cs]e|badge)|railcard|gym card|card", r"[a-z]{0,3}[- ]?\d{4,18}", 0.7),
    _kind("customer", r"customer|account|acct?|a/c|acc no|policy|learner driver|test booking|theory test|pupil driver|booking", r"[a-z]{0,4}[-/]?\d{5,12}[a-z]?", 0.65),
    _kind("certificate", r"(?:birth|death|marriage|adoption|naturalisation) (?:certificate|cert)|certificate|entry", _MIXED, 0.75, numbered=True),
)  # fmt: skip
"""Numbers that need their label."""


SHAPES = (
    Shape("guardian", re.compile(rf"{_START}7\d{{3}}{GAP}\d{{4}}{GAP}\d{{4}}{_END}"), re.compile(r"(?<![a-z0-9])(?:opg|lpa|attorney|guardian|donor|deputy|poa)(?![a-z0-9])"), 0),
    Shape("guardian", re.compile(rf"{_START}m-[a-z\d]{{4}}-[a-z\d]{{4}}-[a-z\d]{{4}}{_END}"), re.compile(r"opg|lpa|attorney|guardian|donor"), 0.8),
    Shape("staff", re.compile(r"(?<=\[)\d{3,6}(?=\])"), re.compile(r"police|constabulary|\bp[cs]\b|sgt"), 0),
    Shape("staff", re.compile(r"(?<=\bpc )\d{3,5}(?![\w:/%.])|(?<=\bps )\d{3,5}(?![\w:/%.])|(?<=\bdc )\d{3,5}(?![\w:/%.])|(?<=\bwpc )\d{3,5}(?![\w:/%.])|(?<=\bpcso )\d{3,5}(?![\w:/%.])|(?<=\bsgt )\d{3,5}(?![\w:/%.])"), re.compile(r"(?<![a-z])(?:pc|ps|dc|wpc|pcso|sgt)(?![a-z])"), 0),
    Shape("mac", re.compile(r"(?<![\w:-])[\da-f]{2}(?:([:-])[\da-f]{2})(?:\1[\da-f]{2}){4}(?![\w:-])"), re.compile(r"mac|wi-?fi|device|router|network"), 0.85),
    Shape("prison", re.compile(rf"{_START}[a-z]\d{{4}}[a-z]{{2}}{_END}"), re.compile(r"(?<![a-z0-9])(?:prison(?:er)?|noms|nomis|hmp|hmyoi|yoi|custody|inmate|remand|cell|wing|offender)(?![a-z0-9])"), 0.7),
    Shape("police", re.compile(rf"{_START}(?:19|20)\d\d/\d{{5,7}}[a-z]{_END}"), re.compile(r"pnc|police|custody|arrest"), 0.85),
    Shape("professional", re.compile(rf"{_START}\d{{2}}[a-l]\d{{4}}[a-z]{_END}"), re.compile(r"(?<![a-z0-9])(?:nmc|pin|nurse|midwife|rn|rmn|rgn|registered)(?![a-z0-9])"), 0.7),
    Shape("immigration", re.compile(rf"{_START}(?:gwf\d{{9}}|z[a-z\d]\d{{7}}|\d{{4}}-\d{{4}}-\d{{4}}-\d{{4}}(?:/\d{{2}})?){_END}"), re.compile(r"(?<![a-z0-9])(?:home office|visa|brp|uan|gwf|ukvi|immigration|leave to remain|asylum|arc|permit|euss)(?![a-z0-9])"), 0),
    Shape("immigration", re.compile(rf"{_START}(?:asf|arc)/\d{{2,8}}(?:/\d{{1,8}}){{0,3}}{_END}"), re.compile(r"asf|arc"), 0.85),
    Shape("professional", re.compile(rf"{_START}sw\d{{4,6}}{_END}"), re.compile(r"(?<![a-z0-9])(?:hcpc|swe|social work(?:er)?|registered|registration|reg)(?![a-z0-9])"), 0),
)  # fmt: skip
"""Numbers known by their shape."""
