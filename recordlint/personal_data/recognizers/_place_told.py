"""Bodies by what is said of them: after a label ("Provider: Ablecross"), at a place of work, behind somebody's role, and inns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.personal_data.base import Passage
from recordlint.personal_data.recognizers._place_bare import Bare, is_nameable, is_personal, run_at
from recordlint.personal_data.recognizers._place_judged import STREETS
from recordlint.personal_data.recognizers._place_lists import gazetteer, words_of
from recordlint.personal_data.recognizers._place_words import forename_rank, is_ordinary

Found = tuple[int, int, float, str]

_LABEL = re.compile(
    r"(?:^|(?<=[\n|;·•*])|(?<=  )|(?<=[.,] )|(?<=[-–] ))[ \t>*-]{0,4}(?:current |new |name of |care )?(?:service|home|provider|venue|employer|agency|setting|ete|now at|placement|base|landlord|solicitors?|"
    r"sols|surgery|gp surgery|gp practice|practice|pharmacy|chemist|dentist|opticians?|ward|unit|hospital|hostel|refuge|prison|gym|club|church|mosque|charity|where|location|"
    r"workplace|works at|work|job|discharged to|discharge destination|dest|residence|accommodation|scheme|project|respite|day service|day centre|day opps|ifa|fostering agency|res unit|secure home|place|premises|organisation|org|company|firm|"
    r"nursing home|residential home)(?: name)?(?:(?: ?:| ?=| - | – )[ \t]{0,8}| (?=meddygfa|ysbyty|canolfan))(?=\w)"
)
_ORDINARY_TOO = re.compile(
    r"(?:venue|setting|home|placement|now at|service|provider|agency|hostel|refuge|employer)(?: name)? ?:"
)
_WORK = (
    r"boss|gaffer|supervisor|foreman|manager|owner|colleagues?|workmates?|shifts?|job|works?|working|worked|employed|apprentice(?:ship)?|trainee|cashier|chef|cook|cleans|cleaner|"
    r"driver|security|nights|days|volunteers?|volunteering|training|course|mentor|coach|respite|bed|placement|placed|settled|staying|stays|inpatient|patient|residents?|tenant|"
    r"lives|living|interview|trial|carer|nurse|staff|sacked|barred|banned|receptionist|warden|cared for|choir|boxing|football|lunch|dinner|tea|group|class|sessions?|worships|prays|"
    r"jumma|mass|langar|worker|adviser|advisor|counselling|detox|rehab|dosed|scripted|registered|signs on|signed on|shelter|hostel|event|party|meeting|review|visit|kept"
)
_AT = re.compile(r"(?:\bat|@) (?=\w)")
_WORK_BEFORE = re.compile(rf"\b(?:{_WORK})(?: [a-z0-9'-]{{1,12}}){{0,3}} $")
_AIMED = re.compile(
    r"\b(?:shout\w*|sw(?:ore|ears?|earing)|laugh\w*|look\w*|smil\w+|yell\w*|scream\w*|hit(?:ting)? out|lash\w+(?: out)?|thr(?:ew|ow\w*)[^.\n]{0,16}|angry|upset|annoyed|star(?:ed|ing|es)|direct\w+|"
    r"aim\w+|glar\w+|point\w*|wav\w+|cross|furious|frown\w*|snap\w*|bark\w*|growl\w*|arriv\w+ at|born|good|better|brilliant|best|worse|rubbish|skilled|score[sd]?) $"
)
_VIA = re.compile(
    r"\b(?:care package|package|poc|carers?|care|agency|employed|employer|job|works?|worked|working|apprentice(?:ship)?|shifts?|tenant|tenancy|rents|registered|booked|counselling|therapy|support(?:ed)?|iapt|"
    r"landlord|notice|scripts?|meds|food parcel|parcel|volunteers?|volunteering|placement|run|managed|provided|supplied|sacked|dismissed|banned|barred|interpreter booked|outreach|advocate|advocacy|"
    r"befriender|contract|training|supported|referred (?:her|him|them )?on|signed up|a place|sitting|night sits?|cover|cleans|drives|plays|football|boxing|lodgings|scheme|meals|delivered|goods|serviced|fitted|hired|collected|installed|hours|commode|equipment) (?:via|with|w/|by|for|from|of|through|thru|thro) (?=\w)"
)
_FIRMLY = re.compile(
    r"(?:registered with|\w+ (?:run|managed|provided|supplied|serviced) by|(?:run|managed|provided|supplied|serviced) by|\w+ (?:via|thru|thro))"
)
_ROLE = (
    r"(?:support worker|keyworker|key worker|befriender|mentor|advocate|idva|isva|interpreter|worker|volunteer|adviser|advisor|caseworker|coordinator|co-ordinator|housing officer|"
    r"manager|carer|nurse|pharmacist|dispenser|hairdresser|engineer|plumber|electrician|vicar|priest|imam|rabbi|minister|father|fr|pastor|chaplain|doctor|dr|landlord|bailiffs?|agent|lawyer|barrister|physio|ot|warden|idva|outreach worker|link worker|social prescriber|counsellor|therapist|solicitor|youth worker|family worker|engagement worker|navigator|coach|tutor|care manager|team leader|"
    r"rang|called|phoned|spoke to|spoke with|s/w|t/c from|t/c to|tc from|tc to|email from|emailed|met|met with|visit from|seen by|message from|text from|letter from)"
)
_PERSON_FROM = re.compile(rf"\b{_ROLE}(?: [^\W\d_][\w'-]{{1,15}}){{0,3}},? (?:from|of|at|with|w/|@) (?=\w)")
_FESTIVE = frozenset(
    [
        "christmas",
        "xmas",
        "easter",
        "eid",
        "diwali",
        "ramadan",
        "hanukkah",
        "passover",
        "vaisakhi",
        "hogmanay",
        "halloween",
        "pesach",
        "purim",
        "holi",
        "lent",
        "advent",
        "whitsun",
    ]
)
_MEETING = frozenset(
    [
        "meeting",
        "conference",
        "review",
        "group",
        "panel",
        "visit",
        "risk",
        "hearing",
        "round",
        "stage",
        "level",
        "clinic",
        "assessment",
        "appointment",
        "call",
        "handover",
        "session",
        "interview",
        "surgery",
        "hospital",
        "home",
        "work",
        "school",
        "court",
        "time",
        "night",
        "day",
        "risk",
        "discharge",
        "admission",
        "referral",
        "contact",
    ]
)
_INN = re.compile(
    r"\b(?:at|in|into|outside|behind|from|near|to|down|by|called|is) (?P<name>the (?:(?:[a-z]{3,10} (?:and|&) [a-z]{3,12})|(?:red|white|black|golden|blue|jolly|merry|three|two|five|six|seven|old|new|royal|"
    r"king's|queen's|kings|queens|duke's|bishop's|lord|prince|duke|rising|flying|crossed|leaping) [a-z]{3,12}))\b"
)
_JOINED_CAPITALS = re.compile(
    r"(?:\b(?:at|from|with|via|by|for|thru|through|called|provider|agency|charity|advice|scheme)[,:]? |[(@] ?)(?P<name>[A-Z][a-z]{2,12}(?:[A-Z][a-z]{2,12}){1,2})(?![\w@.])"
)
_NAME_OF_PERSON = re.compile(r"Ma?c[A-Z]|Fitz|De[A-Z]|Di[A-Z]|Le[A-Z]|La[A-Z]|Van[A-Z]|Al[A-Z]|Mary|Anne?[A-Z]|Jo[A-Z]")
_CAFE = re.compile(
    r"\b(?:bar|cafe|café|caffe|caffè|hotel|casa|chez|salon|studio|club|camp|trattoria|ristorante|pizzeria|restaurante) (?=\w)"
)
_ON_WARD = re.compile(
    r"\b(?:(?:staff|nurses?|shift|shifts|nights?|bed \w{1,3}|room \w{1,3}|residents?|working|cover|covering|short|bank|hca|carers?) (?:short |over )?on (?P<one>[a-z]{3,12})"
    r"|(?:mov(?:ed|e|es|ing)|transferr?ed|transfer|tx|stepped down|went|swapped)(?: (?:her|him|them|pt|us|back|over))? from (?P<from_>[a-z]{3,12}) to (?P<two>[a-z]{3,12}))\b(?!'s)"
)
_NO_INN = frozenset(
    [
        "book",
        "paper",
        "card",
        "badge",
        "folder",
        "country",
        "cross",
        "crescent",
        "bag",
        "bin",
        "list",
        "file",
        "team",
        "room",
        "zone",
        "form",
        "line",
        "british",
        "house",
        "mail",
        "free",
        "college",
        "infirmary",
        "hospital",
        "sister",
        "brother",
        "mother",
        "father",
        "nurse",
        "review",
        "notes",
        "report",
        "act",
    ]
)


def told(passage: Passage) -> Iterator[Found]:
    """Bodies by the words round them: start, end, score, why."""
    folded = passage.folded
    for match in _LABEL.finditer(folded):
        bare = _name(passage, match.end())
        if bare is None or bare.folded in gazetteer():
            continue
        plain_words = all(is_ordinary(word.folded) for word in bare.words)
        if plain_words and not (len(bare.words) > 1 and _ORDINARY_TOO.search(match[0]) and _closes(passage, bare)):
            continue
        if is_personal(passage, bare) and (len(bare.words) == 1 or not is_ordinary(bare.folded.rsplit(" ", 1)[-1])):
            continue
        yield bare.start, bare.end, 0.7, "a label before the name"
    for match in _AT.finditer(folded):
        yield from _at(passage, match)
    for match in _VIA.finditer(folded):
        bare = _name(passage, match.end())
        firm = bare and " " in bare.folded and bare.folded not in gazetteer() and _FIRMLY.match(match[0])
        if bare and (not _unsure(passage, bare) or (firm and not is_personal(passage, bare))):
            yield bare.start, bare.end, 0.55, "who provides or employs"
    for match in _PERSON_FROM.finditer(folded):
        bare = _name(passage, match.end())
        firm = bare and len(bare.words) == 1 and not forename_rank(bare.folded) and not is_ordinary(bare.folded)
        if bare and (not _unsure(passage, bare) or (firm and bare.folded not in gazetteer() and " from " in match[0])):
            yield bare.start, bare.end, 0.6, "where a worker comes from"
    yield from _wards_by_nature(passage)
    for match in _JOINED_CAPITALS.finditer(passage.text):
        word = match["name"].lower()
        if word not in words_of("not_places", "brands") and not _NAME_OF_PERSON.match(match["name"]):
            yield match.start("name"), match.end("name"), 0.5, "capitals within a word"
    for match in _CAFE.finditer(folded):
        bare = _name(passage, match.end())
        capital = passage.text[match.start()].isupper()
        if capital and bare and not all(is_ordinary(word.folded) for word in bare.words):
            yield match.start(), bare.end, 0.65, "a word that leads a name"
    for match in _INN.finditer(folded):
        words = match["name"].split()
        name = passage.text[match.start("name") + 4 : match.end("name")].split()
        if words[-1] in _NO_INN or not (name[0][0].isupper() and name[-1][0].isupper()):
            continue
        if len(words) == 4 and not all(map(is_ordinary, (words[1], words[3]))):
            continue
        if match["name"] in gazetteer() or match["name"][4:] in gazetteer():
            continue
        yield match.start("name"), match.end("name"), 0.65, "an inn's name after the article"


def _wards_by_nature(passage: Passage) -> Iterator[Found]:
    """Wards by a tree's, bird's or flower's name alone: "staff on Jasmine", "moved from Willow to Ash"."""
    trees = words_of("organisation_words", "nature")
    for match in _ON_WARD.finditer(passage.folded):
        names = ("one",) if match["one"] else ("from_", "two")
        behind = passage.text[match.end() : match.end() + 6]
        sure = behind.lower().startswith((" ward", " unit"))
        for name in names:
            word = match[name]
            alone = name == "from_" or not re.match(r" [A-Z]", behind)
            others = [match[other] for other in names if other != name]
            capital = passage.text[match.start(name) : match.start(name) + 1].isupper()
            if word in trees and capital and alone and (not others or sure or others[0] in trees):
                yield match.start(name), match.end(name), 0.55, "a ward's name"


def _at(passage: Passage, match: re.Match[str]) -> Iterator[Found]:
    bare = _name(passage, match.end())
    before = passage.before(match.start(), 48)
    if bare is None or _AIMED.search(before):
        return
    if bare.folded in gazetteer().plain or bare.folded in gazetteer().unsure:
        return
    works = _WORK_BEFORE.search(before) is not None
    words = bare.words
    if all(is_ordinary(word.folded) for word in words):
        if len(words) > 1 and works and words[-1].folded not in _MEETING:
            yield bare.start, bare.end, 0.5, "where somebody works or stays"
        return
    if is_personal(passage, bare) and not (works and (" " in bare.folded or not forename_rank(bare.folded))):
        return
    yield bare.start, bare.end, 0.6 if works else 0.5, "where somebody works or stays"


def _name(passage: Passage, at: int) -> Bare | None:
    """The run of capitals at `at`, if it can name a body: no road, no shop, no festival, no number behind it."""
    bare = run_at(passage, at)
    if bare is None or not is_nameable(bare):
        return None
    last = bare.words[-1].folded
    if (
        (last in STREETS and " " in bare.folded)
        or last in words_of("road_words", "roads", "open places")
        or bare.words[0].folded in _FESTIVE
        or last in _MEETING
    ):
        return None
    if bare.folded in words_of("known_bodies", "shops") or re.match(r" ?\d", passage.after(bare.end, 3)):
        return None
    return bare


def _closes(passage: Passage, bare: Bare) -> bool:
    return " and " not in bare.folded and re.match(r"\s*(?:$|[,(;|.])", passage.after(bare.end, 3)) is not None


def _unsure(passage: Passage, bare: Bare) -> bool:
    """Whether it may be a town, a person or a phrase instead."""
    if bare.folded in gazetteer() or all(is_ordinary(word.folded) for word in bare.words):
        return True
    if not is_personal(passage, bare):
        return False
    return len(bare.words) == 1 or not is_ordinary(bare.folded.rsplit(" ", 1)[-1])
