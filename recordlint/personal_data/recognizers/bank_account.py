"""Bank details: sort code and account number, IBAN, payment cards, building society roll numbers.

Sort codes have six digits and account numbers eight (general usage). IBAN: ISO 13616, check digits modulo 97. Cards:
ISO/IEC 7812, check digit after Luhn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.personal_data.base import Hit, Passage
from recordlint.personal_data.recognizers._checksums import iban_end, luhn_holds
from recordlint.personal_data.recognizers._cues import (
    AFTER_NUMBER,
    BEFORE_NUMBER,
    GAP,
    SPACE,
    Cues,
    digits,
    is_caps,
    label,
    looks_like_date,
    near,
)

_SORT = label(r"sort[\s_-]{0,2}codes?|sortcode|srt ?code|s[/.]?code")
_SORT_BRIEFLY = label(r"sort|s/c|sc|s\.c\.")  # "s/c 12-03-26" may be a clinic and its date
_ACCOUNT = label(
    r"(?:bank|building society|current|savings|joint|post office|barclays|lloyds|natwest|hsbc|santander|monzo|starling|"
    r"halifax|nationwide|tsb|rbs)?[\s_-]{0,2}(?:acc(?:oun|t)?t?s?|a/?c|acct|account(?:number|no)|bank(?: details)?)"
)
_ACCOUNT_NUMBER = label(
    r"(?:acc(?:oun|t)?t?s?|a/c|acct|bank)[\s_.:-]{0,3}(?:numbers?|nums?|nos?|nr|#)(?![a-z0-9])|account(?:number|no)"
)
_UTILITY = re.compile(
    r"(?<![a-z0-9])(?:gas|electric(?:ity)?|energy|water|utility|edf|e\.?on|octopus|ovo|scottish power|british gas|npower|"
    r"council tax|rent|tenancy|customer|sky|bt|virgin|vodafone|ee|o2|broadband|phone|netflix|meter|housing)(?![a-z0-9])"
)
_BANK = re.compile(r"(?<![a-z0-9])(?:bank|accounts?|acc|acct|a/c|sort|bacs|building society)(?![a-z0-9])")
_CARD = label(
    r"(?:debit|credit|bank|payment|visa|mastercard|amex|prepaid|pre-paid|gift)?[\s_-]{0,2}cards?|visa|mastercard|"
    r"amex|long (?:card )?n(?:o|umber)|16 digits?|card details"
)
_CARD_NEAR = near(r"cards?|visa|mastercard|amex|long number")
_IBAN = label(r"iban")
_ROLL = label(r"(?:b/?s|building society)? ?roll|building society (?:account|a/c|acc|ref)")
_BIC = label(r"bic|swift(?:/bic)?|bic/swift|swift code|bic code")
_CVV = label(
    r"cvv2?|cvc2?|cv2|csc|card security code|security (?:code|number|no) (?:of|on|for) (?:the |her |his )?card|(?:3|three) digits? on (?:the )?back"
)
_ENDING = label(
    r"(?:cards?|accounts?|a/c|acc|acct|visa|mastercard)[^\d\n]{0,25}(?:ending|ends|last (?:4|four)(?: digits?)?|final (?:4|four)(?: digits?)?)"
    r"(?: in| with| are)?|last (?:4|four)(?: digits?)? of (?:the |her |his |their |my )?(?:cards?|accounts?|bank card|debit card)(?: number| no)?"
)

_SORT_CODE = re.compile(rf"{BEFORE_NUMBER}\d{{2}}{GAP}\d{{2}}{GAP}\d{{2}}(?![\w%]|[.:/-]\d)")
_PAIR = re.compile(rf"{BEFORE_NUMBER}(\d{{2}}[ -]\d{{2}}[ -]\d{{2}})[\s,;/|:&-]{{1,5}}(?:and )?(\d{{8}}){AFTER_NUMBER}")
_NUMBER = re.compile(
    rf"{BEFORE_NUMBER}(?:\d{{6,10}}|\d{{4}}[ -]\d{{4}}|\d{{2}}[ -]\d{{3}}[ -]\d{{3}}|\d{{3}} \d{{3}} \d{{2}}|(?:\d\d ){{3}}\d\d){AFTER_NUMBER}"
)
_CARD_NUMBER = re.compile(
    rf"{BEFORE_NUMBER}(?:\d{{4}}{GAP}\d{{4}}{GAP}\d{{4}}{GAP}\d{{4}}|\d{{4}}{GAP}\d{{6}}{GAP}\d{{5}}|\d{{13,19}}){AFTER_NUMBER}"
)
_IBAN_START = re.compile(rf"(?<![\w@])[a-z]{{2}}\d{{2}}(?={SPACE}?[a-z\d]{{4}}{SPACE}?[a-z\d]{{4}})")
_SHORT = re.compile(r"(?<![\w\u00a3.:/-])\d{3,4}(?![\w%]|[.:/-]\d)")
_ROLL_NUMBER = re.compile(
    r"(?<![\w@])(?=[a-z\d/ -]{0,6}\d)[a-z\d]{1,12}(?:[/ -][a-z]{0,3}\d{1,10}){0,4}(?:-?[a-z])?(?![\w@])"
)
_BIC_CODE = re.compile(r"(?<![\w@])[a-z]{6}[a-z\d]{2}(?:[a-z\d]{3})?(?![\w@])")


def find(passage: Passage) -> Iterator[Hit]:
    """Bank details, each number a hit. Type BANK_ACCOUNT; scheme `sort_code`, `account`, `iban`, `card`, `roll`, `bic`, `cvv`."""
    cues = Cues(passage)
    end = 0
    found = [*_ibans(cues), *_cards(cues), *_pairs(cues), *_labelled(cues)]
    for start, stop, scheme, score, why in sorted(found, key=lambda hit: (hit[0], -hit[3], -hit[1])):
        if start >= end:
            end = stop
            yield Hit("BANK_ACCOUNT", start, stop, score, "bank_account", why, scheme)


_Found = tuple[int, int, str, float, str]


def _ibans(cues: Cues) -> Iterator[_Found]:
    for match in _IBAN_START.finditer(cues.folded):
        valid, stop = iban_end(cues.folded, match.start())
        if valid:
            yield match.start(), stop, "iban", 0.98, "check digits right"
        elif stop and cues.tied(match.start(), _IBAN):
            yield match.start(), stop, "iban", 0.9, "label"


def _cards(cues: Cues) -> Iterator[_Found]:
    for match in _CARD_NUMBER.finditer(cues.folded):
        number = digits(match[0])
        if len(set(number)) == 1:
            continue
        start, stop, valid = match.start(), match.end(), luhn_holds(number)
        issued = number[0] in "23456"
        if cues.tied(start, _CARD) or cues.tied(start, _CARD_NEAR):
            yield start, stop, "card", 0.98 if valid else 0.8, "check digit right, label" if valid else "label"
        elif valid and issued and len(number) == 16:
            yield start, stop, "card", 0.85 if len(match[0]) > 16 else 0.7, "check digit right"


def _pairs(cues: Cues) -> Iterator[_Found]:
    for match in _PAIR.finditer(cues.folded):
        if " " in match[1] and not _BANK.search(cues.line(match.start(), match.end())):
            continue
        day, month = int(match[1][:2]), int(match[1][3:5])
        score = 0.6 if 1 <= day <= 31 and 1 <= month <= 12 else 0.9
        yield match.start(1), match.end(1), "sort_code", score, "sort code with account"
        yield match.start(2), match.end(2), "account", score, "account with sort code"


def _labelled(cues: Cues) -> Iterator[_Found]:
    folded = cues.folded
    sort_end = -100
    for match in _SORT_CODE.finditer(folded):
        brief = cues.tied(match.start(), _SORT_BRIEFLY) and not looks_like_date(digits(match[0]))
        if brief or cues.tied(match.start(), _SORT):
            sort_end = match.end()
            yield match.start(), match.end(), "sort_code", 0.97, "label"
            tail = _NUMBER.search(folded, sort_end, sort_end + 45)
            if (
                tail
                and 7 <= len(digits(tail[0])) <= 8
                and not re.search(r"tel|phone|mob|dob|\n.*\n", folded[sort_end : tail.start()])
            ):
                yield tail.start(), tail.end(), "account", 0.9, "behind a sort code"
    for match in _NUMBER.finditer(folded):
        start = match.start()
        leads = cues.leads(start)
        if any(_ACCOUNT.search(lead) and not _UTILITY.search(lead[-45:]) for lead in leads):
            named = any(_ACCOUNT_NUMBER.search(lead) for lead in leads)
            if named or (len(digits(match[0])) == 8 and not looks_like_date(match[0])):
                yield start, match.end(), "account", 0.95 if named else 0.8, "label"
    for pattern, words, scheme, score in (
        (_SHORT, _CVV, "cvv", 0.9),
        (_SHORT, _ENDING, "ending", 0.75),
        (_ROLL_NUMBER, _ROLL, "roll", 0.9),
        (_BIC_CODE, _BIC, "bic", 0.9),
    ):
        for match in pattern.finditer(folded):
            if scheme == "bic" and not is_caps(cues.passage.text[match.start() : match.end()]):
                continue
            if cues.tied(match.start(), words) and (scheme != "roll" or len(digits(match[0])) >= 4):
                yield match.start(), match.end(), scheme, score, "label"
