"""The words that name a record's number and the shapes that such numbers have.

Sources of shapes: family courts number cases with the court's two letters, the year, a letter of the kind and five
digits (HM Courts & Tribunals Service); the Court of Protection with digits and T; police forces' URN with the force's
two digits, two letters or digits, five digits and the year (Crown Prosecution Service); crime and log numbers, record
systems, housing and benefit references are general usage.
"""

from __future__ import annotations

import re

from recordlint.personal_data.recognizers._contact_cells import words

_NO = r"(?:numbers?|nos?|num|nr|id|ids|i\.d|ref|refs|reference|references|identifier|#)"
# What a number can be of; only with "no", "id", "ref" behind it.
_THING = (
    r"(?:case|cases|client|clients|patient|patients|pt|pts|pat|hospital|hosp|h|unit|record|file|casefile|person|people|service[ -]?user|su|s/u|customer|cust|resident|tenant|tenancy"
    r"|child|pupil|student|family|household|carer|referral|ref|safeguarding|s42|sg|concern|alert|adult concern|enquiry|inquiry|complaint|complaints|incident|inc|datix|crime|police|cad|log|occurrence"
    r"|custody|investigation|claim|claimant|application|appn|housing|homeless(?:ness)?|rent|rent ac(?:count|c|ct)|rent a/c|council tax(?: ac(?:count|ct|c))?|ctax|ct account|housing benefit|hb|benefit|benefits|uc|pip|esa|dla|aa|blue badge|dfg"
    r"|court|tribunal|appeal|hearing|family court|cop|court of protection|dols|ombudsman|lgsco|lgo|phso|order|repair|repairs|job|works order|episode|admission|spell|accession|lab|sample"
    r"|placement|adoption|fostering|ehcp|ehc|send|probation|prison|prisoner|noms|delius|ndelius|home office|ho|asylum|nass|arc|marac|mappa|idva|care plan|package|contract|adult|social care|adult social care|asc|sc"
    r"|k|p|w|d|x|s|ss|mosaic|liquidlogic|las|lcs|eclipse|care ?director|care ?first|swift|rio|systm ?one|systmone|s1|emis|vision|paris|care ?notes|carenotes|lorenzo|epr|ehr|pas|ics|ics record|careplan|nourish|pcs)"
)
# Names of record systems and of numbers that stand before the number itself.
_SYSTEM = (
    r"(?:mosaic|liquid ?logic|ll|las|lcs|eclipse|care ?director|care ?first|rio|systm ?one|s1|emis(?: web)?|paris|care ?notes|lorenzo|datix|epr|ecaf|eaf|cis|maracis|niche|athena|connect|pnc|delius|ndelius|noms|ulysses"
    r"|radar|northgate|civica|orchard|capita|academy|abritas|locata|halo|mainframe|framework ?i|fwi|protocol|ecins|opss?)"
)
_NAMED = r"(?:rent (?:ac(?:count|ct|c)|a/c)|council tax (?:ac(?:count|ct|c)|a/c)|mrn|m\.r\.n|crn|c\.r\.n|urn|u\.r\.n|pid|hosp|hospno|caseno|caseid|clientid|patientid|refno|upi|rxk|uid|pas|utrn|cad|dasv|asb)"
_REF = r"(?:our ref|your ref|my ref|their ref|y/ref|o/ref|yr ref|quote|quoting|ref|refs|reference|re ref)"
_IS = r"(?:[ .:;=#>|\t()\[\]*-]|(?:is|was|are|now|given|as|of|code|reads|quoted|today|me|them|on|number|no|ref|id|record|file|entry|system|under)(?=[ :.]))"
_LINK = rf"[ .:;=#>|\t()\[\]\"'*-]{{0,5}}(?:{_IS}){{0,6}}[ ]?"

# Each pattern ends where the number begins.
EXPLICIT = re.compile(rf"(?<![a-z0-9]){_THING}(?:'s)?[ /_.-]{{0,2}}{_NO}(?![a-z0-9]){_LINK}")
NAMED = re.compile(
    rf"(?<![a-z0-9])cad(?=[0-9])|(?<![a-z])(?:log|cad|incident)(?: no)?[ :]{{1,2}}(?=[0-9]{{1,5}}[ ](?:of[ ]|dated[ ])?[0-9]{{1,2}}[/.-][0-9])|(?<![a-z0-9])(?:{_NAMED}|{_REF})(?![a-z0-9])(?:[ .:/]{{0,2}}{_NO}(?![a-z0-9])){{0,1}}{_LINK}"
)
SYSTEM = re.compile(rf"(?<![a-z0-9]){_SYSTEM}(?![a-z0-9]){_LINK}")
BARE_ID = re.compile(rf"(?<![a-z0-9?&/])(?:id|id no|id number|unique id|system id|record)(?![a-z0-9]){_LINK}")
POLICE = re.compile(
    rf"(?<![a-z0-9])(?:police log|cad log|cad|incident log|999 log|101 log|log|police incident|police ref|incident|crime|call log|storm log|datix|complaint|safeguarding|referral|claim|case|pt|patient|client|su|service user|tenant|(?:housing )?app(?:lication)?|enquiry|tribunal|court case)(?![a-z0-9]){_LINK}"
)
LOOSE = re.compile(
    rf"(?<![a-z0-9])(?:inc|file|filed under|case ?file|pupil file|episode|job|works order|order|dols|cop|ics|marac|mash|parcel|ticket|yot|yjs|invoice|voucher|tenancy|application|record|entry|docket|matter|lado|ehcp|panel|appeal|court|ref'd)"
    rf"(?:[ ](?:no|number|num|id|ref))?(?![a-z0-9]){_LINK}"
)
"""Words that a number may follow or not: only one that looks like a reference counts behind them."""
_REFERENCE = re.compile(
    r"(?=[A-Za-z0-9/_.*-]*[A-Za-z])(?=[A-Za-z0-9/_.* -]*[0-9]{2})[A-Za-z0-9]{1,8}(?:[ ]?[-/_.*][A-Za-z0-9]{1,12}){1,4}|[A-Z]{2,5}[ ]?[0-9]{4,9}|[0-9]{5,10}|[0-9]{2}[-/][0-9]{3,7}|[0-9]{3,7}[-/][0-9]{2,6}"
)


def is_reference(words: str) -> bool:
    """Whether a number can hardly be a count, a date, a time or a reading: letters with digits, a year's number, or long."""
    return _REFERENCE.fullmatch(words) is not None


NOT_MINE = re.compile(
    r"(?:nhs|chi|h&c|national insurance|ni|bank|sort|badge|staff|employee|payroll|warrant|collar|shoulder|nmc|gmc|hcpc|swe|registration|reg|device|asset|serial|batch|lot|model|meeting|webinar|zoom|teams|session"
    r"|passport|licence|driving|vehicle|phone|mobile|tel|contact|room|flat|house|door|bed|bay|bus|train|flight|platform|version|page|para|paragraph|section|item|question|photo|order of|exhibit|uprn|upn|fax|in|zip|product)[ ]$"
)

TOKEN = re.compile(
    r"[A-Za-z]{1,6}[ ]?[-/_.]?[ ]?(?=[0-9])[0-9A-Za-z]{2,14}(?:[-/_.][0-9A-Za-z]{1,12}){0,4}"
    r"|[A-Za-z]{1,6}(?:[-/_][A-Za-z]{1,6}){0,3}[-/_][0-9][0-9A-Za-z]{1,14}(?:[-/_.][0-9A-Za-z]{1,12}){0,4}"
    r"|[0-9]{1,4}(?:[ ][0-9]{3,4}){1,3}(?![0-9])"
    r"|[0-9]{2}[*][0-9]{3,8}"
    r"|[0-9][0-9A-Za-z]{0,15}(?:[-/_.][0-9A-Za-z]{1,12}){0,4}"
)
INITIALS = re.compile(r"[A-Z]{2,5}(?:/[A-Za-z]{2,5}){1,3}(?![\w/])")

# Shapes that tell what they are without a label.
SHAPES: tuple[tuple[re.Pattern[str], float, str], ...] = (
    (re.compile(r"(?<![\w/-])[A-Z]{2}[0-9]{2}[CPFDZYAEJ][0-9]{5}(?![\w/-])"), 0.9, "shape of family court numbers"),
    (re.compile(r"(?<![\w/.-])(?:COP)?1[0-9]{6,7}[Tt](?![\w/-])"), 0.75, "shape of Court of Protection numbers"),
    (re.compile(r"(?<![\w/-])[A-Z]{2}[/.]?[0-9]{3}[/.][0-9]{2}[/.][0-9]{4,5}(?![\w/-])"), 0.9, "shape of tribunal numbers"),
    (re.compile(r"(?<![\w/-])(?:SC|EA|PA|HU|DC|IA|EK|RP|CI|UA|UI)[/-]?[0-9]{2,5}[/-](?:20)?[0-9]{2,6}(?:[/-][0-9]{4,6})?(?![\w/-])"), 0.85, "shape of tribunal numbers"),
    (re.compile(r"(?<![\w/-])[0-9]{2}(?=[A-Z0-9]{0,1}[A-Z])[A-Z0-9]{2}[0-9]{7}(?![\w/-])"), 0.85, "shape of police URNs"),
    (re.compile(r"(?<![\w/.-])[0-9]{2}[A-Z]?/[0-9]{5,7}/[0-9]{2}(?![\w/])"), 0.85, "shape of crime numbers"),
    (re.compile(r"(?<![\w/.-])[0-9]{7}[-/][0-9]{2}(?![\w/])"), 0.6, "shape of crime numbers"),
    (re.compile(r"(?<![\w/.&-])[A-Z]{1,6}(?:[-/_][A-Z]{1,6}){0,3}[-/_](?:(?:19|20)?[0-9]{2}[-/_])?[0-9]{4,9}(?:[-/_][0-9A-Z]{1,6}){0,2}(?![\w/])"), 0.8, "letters, a sign and a number"),
    (re.compile(r"(?<![\w/.&-])[A-Z]{2,6}[-/](?:20)?[0-9]{2}[-/][0-9]{2,7}(?![\w/-])"), 0.8, "letters, a year and a number"),
    (re.compile(r"(?<![\w/.&-])[a-z]{2,4}[-/][0-9]{5,8}(?![\w/-])"), 0.65, "letters, a sign and a number"),
    (re.compile(r"(?<![\w/.&-])[A-Z][0-9]{4}[A-Z]{2}(?![\w/-])"), 0.6, "shape of prison numbers"),
    (re.compile(r"(?<![\w/.&-])[A-Z]{1,3}[0-9]{6,8}(?![\w/-])"), 0.5, "letters and a long number"),
)  # fmt: skip
_NO_PREFIX = words("""
    covid phq gad cp bnf iso en bs iec nice ng cg ta qs uksi si rfc http https iban cve un dna rna am pm gmt
    bst eta hrs hr room flat unit house bed bay ward floor page pg para vol chapter form mon tue tues wed thu
    thur thurs fri sat sun jan feb mar apr may jun jul aug sep sept oct nov dec january february march april
    june july august september october november december dob dod q fy ay wk week yr year since until from to
    by at on of the and or approx circa ca max min total avg spo bp hr rr temp bm bms gcs ews news waterlow
    must mmse moca abbey lot batch ser serial model part version ver ref tel mob fax ext ph usb hdmi wpa icd
    opcs snomed iqr ci sd ph gp st rd ave box po pob vat ean isbn issn uprn type grade band size step stage
    paragraph section schedule article reg sch annex appendix appx table fig figure net gross gbp eur usd kg
    mg ml mcg sl rev est bs-en exp
    """)
_NO_LEAD = re.compile(
    r"(?:batch|lot|serial|model|part|version|policy|form|leaflet|flight|train|bus|route|road|isbn|product|item code|catalogue|cat|size|sku|asset|exp|expiry|icd|icd-10|code|drug|passport|licence|license|ppt|pin|fob"
    r"|key ?safe|registration|reg|vehicle|nmc|gmc|hcpc|swe|a/c|account|vat|utr|upn)[ .:#]{0,2}(?:no|number|num|code|id)?[ .:#]{0,3}$"
)
_DATE_IN = re.compile(
    r"(?<![0-9])(?:[0-3]?[0-9][/.-][01]?[0-9][/.-](?:(?:19|20)[0-9]{2}|[0-9]{2})|(?:19|20)[0-9]{2}[/.-][01][0-9][/.-][0-3][0-9])(?![0-9])"
)


def is_telling(words: str, before: str) -> bool:
    """Whether an unlabelled shape is a record's number and no standard, date, scale, drug batch or road."""
    prefix = re.match(r"[A-Za-z]*", words)
    if prefix and any(part.lower() in _NO_PREFIX for part in re.findall(r"[A-Za-z]+", re.split(r"[0-9]", words)[0])):
        return False
    if _NO_LEAD.search(before) or before.endswith(("£", "$", "€", "@")):
        return False
    rest = words.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-/_ ")
    # "REVIEW-2026": a year is no number of a record.
    return not re.fullmatch(r"(?:19|20)[0-9]{2}(?:[-/](?:[0-9]{2}|(?:19|20)[0-9]{2}))?", rest) and not is_dated(rest)


def is_dated(words: str) -> bool:
    """Whether the words are a date in digits, alone."""
    return bool(_DATE_IN.fullmatch(words))
