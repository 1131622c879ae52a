"""Places of the lists, where they are neither people nor ordinary words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.language.lexicons import per_house
from recordlint.language.terms import Terms
from recordlint.personal_data.base import Passage
from recordlint.personal_data.names import name_lists, plain
from recordlint.personal_data.recognizers._place_lists import gazetteer, terms_of, words_of
from recordlint.personal_data.recognizers._place_words import (
    TITLES,
    Words,
    forename_rank,
    is_forename,
    is_lead,
    is_ordinary,
    is_surname,
    words,
)

Found = tuple[int, int, float, str]

WEAK_CUE = re.compile(
    r"\b(?:in|from|to|near|at|around|outside|of|for|via|through|towards|into|central|greater|inner|north|south|east|west|upper|lower|over|leaving|"
    r"visiting|between|and|live[sd]?|living|town of|city of|outside of) (?:the )?(?:north |south |east |west |central )?$"
)
STRONG_CUE = re.compile(
    r"\b(?:(?<!trust )(?<!faith )(?<!believes )(?<!confided )(?<!confides )(?<!confide )in|near|outside|born in|lives? in|living in|lived in|from near|moved? to|moving to|moved from|"
    r"(?:born|place of birth:?|country of birth:?|birthplace:?)|(?:mum|mam|mom|dad|gran|nan|mother|father|parents|grandparents|husband|wife|partner|aunt|uncle|cousins?|originally|comes?|came|is|was|are|were|family|they're|he's|she's|fled|arriv(?:es?|ed|ing)|over|flown|flew|visiting|drove|bus|train|travel(?:led|s)?) from|(?:bus|train|coach|trip|flight|flew|drove|travel(?:led|s|ling)?|back|"
    r"gone|going|goes|went|relocated?) to|town of|city of|north|south|east|west|central|greater|grew up (?:in|near)|from \w{3,14} to) (?:the )?$"
)
_LOWER_CUE = re.compile(
    r"\b(?:in|from|near|lives|outside|around|til|till|as far as) $|"
    r"\b(?:walk(?:ed|s|ing)?|drive|drove|driven|bus|train|coach|mov(?:e|ed|es|ing)|travel(?:led|s|ling)?|flew|fly|back|gone|going|went|goes|go|get|gets|got|taken|cycled?|"
    r"relocated?|transferred|sent|run|ran|off|came|come|over|all the way) (?:(?:back|over|up|down|out|home) )?to $"
)
_LOWER_APART = re.compile(r"(?:^|[a-z0-9)\]])(?:,| -) $")
_LOWER_CLOSES = re.compile(r"(?:$|[.,](?!\d)| -| wide\b)")
_DIRECTION = re.compile(
    r"(?:North|South|East|West|Central|Greater|Inner|Upper|Mid|Northern|Southern|Eastern|Western)[ -](?:East |West )?$"
)
_LAW = re.compile(r"\)? ?(?:act|order|regulations?|measure)\b|\) (?:act|order|regulations)\b")
_SPEAKS = re.compile(
    r" (?:said|says|told|asked|rang|phoned|called|was|is|has|had|reports|reported|stated|feels|felt|seemed|appeared|refused|declined|"
    r"agreed|wants|wanted|ate|slept|will|would|looked|went|came|got|did|does|can|could|likes|needs|needed|took|gave|cried|became|'s)\b"
)
_TITLED = re.compile(rf"\b(?:{'|'.join(sorted(TITLES))})\.? $|\b[a-z]\. ?$")
_FENS = re.compile(r",? (?:in )?cambs\b|,? (?:in )?cambridgeshire\b")
_AFTER_DATE = re.compile(
    r"(?:\d{2}|\bvisit|\boffice|\bteam|\bclinic|\bcourt|\bsession|\bhours|\bduty|\bcontact|\bconference|\bmeeting|\breview|\bgroup|\boutreach)(?:,| -| \|) $"
)


@per_house
def _terms() -> Terms:
    return gazetteer().terms


def listed_places(passage: Passage) -> Iterator[Found]:
    """Places of the lists: start, end, score, why."""
    all_words = words(passage.text)
    people = _surnames_here(all_words)
    for match in _terms().finditer(passage.folded):
        found = _listed(passage, all_words, match.start(), match.end(), " ".join(match[0].split()), people)
        if found:
            yield found


def _listed(
    passage: Passage, all_words: Words, start: int, end: int, name: str, people: frozenset[str]
) -> Found | None:
    text = passage.text
    index = all_words.at(start)
    if index >= len(all_words.list) or all_words.list[index].start != start:
        return None
    word = all_words.list[index]
    last = all_words.at(end) - 1
    if all_words.list[last].end != end and text[end : end + 2] not in ("'s", "’s"):
        return None  # part of a longer word
    before = passage.before(start, 40)
    if not word.cap and not name.startswith("the "):
        return _in_small(passage, start, end, name, before)
    if _turned(passage, end) or _is_body_word(before) or text[start - 1 : start] in ("@", "#", "."):
        return None
    lists = name_lists()
    if _person_around(passage, all_words, index, last, name, people):
        return None
    single = " " not in name and "-" not in name
    unsure = name in gazetteer().unsure or (single and is_forename(name)) or name in people
    unsure = unsure or (single and is_ordinary(name) and name not in _SURE)
    if name == "march" and not _FENS.match(passage.after(end, 16)):
        return None
    personal = single and (forename_rank(name) in (1, 2) or plain(name) in lists.surnames)
    if unsure and name in words_of("not_places", "never"):
        return None
    if unsure:
        heading = _is_heading(passage, before, end, name)
        cue = STRONG_CUE.search(before) or heading
        if not cue or (single and is_ordinary(name) and word.first):
            return None
        if single and personal and _SPEAKS.match(passage.after(end, 12)):
            return None
        return _widened(text, start), end, 0.6, "a listed place with a cue"
    if personal and single and not WEAK_CUE.search(before) and _SPEAKS.match(passage.after(end, 12)):
        return None
    if name not in gazetteer().towns and not (WEAK_CUE.search(before) or (" " in name and not word.first)):
        return None
    parts = name.split()
    given = len(parts) == 2 and forename_rank(parts[0]) in (1, 2) and lists.surnames.get(parts[1]) == 1
    if given and not WEAK_CUE.search(before):
        return None
    score = 0.85 if not personal or WEAK_CUE.search(before) else 0.6
    return _widened(text, start), end, score, "a listed place"


def _is_heading(passage: Passage, before: str, end: int, name: str) -> bool:
    """Whether the place stands where headings give it: "Office appt 18/9/25, Canton", "Case conference, Barking, 4 June"."""
    behind = passage.after(end, 12)
    if re.search(r"[a-z\d], $", before) and re.match(r", (?:\w{3,9} )?\d{1,2}(?: |st|nd|rd|th|[./])", behind):
        return True
    return bool(_AFTER_DATE.search(before) and re.match(r"[.,]?[ \t]*$", behind)) and not is_ordinary(name)


_SURE_WORDS = (
    "leeds cardiff derby nottingham glasgow edinburgh london bristol liverpool manchester birmingham oxford "
    "cambridge england scotland wales ireland france germany spain italy india china japan russia poland america "
    "canada australia africa brighton plymouth southend merseyside surrey moray fife barnet chingford cheadle "
    "stamford worsley todmorden perth ruddington debden piccadilly sheffield newcastle europe pakistan nigeria "
    "jamaica somalia iran iraq syria ukraine romania turkey "
)
_SURE = frozenset(_SURE_WORDS.split())


def _in_small(passage: Passage, start: int, end: int, name: str, before: str) -> Found | None:
    """ "my sisters birthday in kingston": small letters want a strong cue and a name that is no word."""
    if any(char.isupper() for char in passage.text[start:end]):
        return None
    single = " " not in name
    if not _LOWER_CUE.search(before):
        return _set_apart(passage, start, end, name, before)
    if single and (
        len(name) < 4 or (is_ordinary(name) and name not in _SURE) or name in words_of("not_places", "words")
    ):
        return None
    if name in gazetteer().unsure and (single and len(name) < 6):
        return None
    if name in gazetteer().unsure and not re.search(r"\b(?:in|near|lives|to) $", before):
        return None
    if single and is_forename(name) and not re.search(r"\b(?:in|to) $", before):
        return None
    if _turned(passage, end):
        return None
    return start, end, 0.6, "a listed place in small letters with a cue"


def _set_apart(passage: Passage, start: int, end: int, name: str, before: str) -> Found | None:
    """ "ashgrove lea care home, wakefield.": a town in small letters that commas or dashes set apart."""
    if (
        len(name) < 6
        or name not in gazetteer().towns
        or is_ordinary(name)
        or is_forename(name)
        or _turned(passage, end)
    ):
        return None
    if not _LOWER_APART.search(before) or not _LOWER_CLOSES.match(passage.after(end, 6)):
        return None
    left = re.search(r"([\w'-]+)[\])]?(?:,| -) $", before)
    if left and forename_rank(left[1]) and not is_ordinary(left[1]):
        return None
    return start, end, 0.5, "a listed place in small letters, set apart"


def _turned(passage: Passage, end: int) -> bool:
    """Whether the word behind makes it a scale, a law, a product or a team."""
    behind = passage.after(end, 30)
    if _LAW.match(behind):
        return True
    following = re.match(r"[ -]?", behind)
    at = end + (following.end() if following else 0)
    return terms_of("not_places", "not followed by").match(passage.folded, at) is not None


def _is_body_word(before: str) -> bool:
    return (
        re.search(
            r"\b(?:police|nhs|bank of|church of|public health|social care|care inspectorate|sport|visit|royal bank of|historic|transport for|"
            r"age uk|cymru|bishop of|duke of|prince of|princess of|university of|act \(|bury st) ?$",
            before,
        )
        is not None
    )


def _person_around(
    passage: Passage, all_words: Words, index: int, last: int, name: str, people: frozenset[str]
) -> bool:
    """Whether the place is somebody's forename or surname here: "Mr Bradford", "Chelsea Okafor", "J Lincoln"."""
    word = all_words.list[index]
    if _TITLED.search(passage.before(word.start, 12)):
        return True
    if word.near and index:
        left = all_words.list[index - 1]
        rank = forename_rank(left.folded)
        named = left.cap and not is_lead(left)
        no_place = left.folded not in gazetteer()
        given = (rank and not (is_ordinary(left.folded) and rank > 2)) or len(left.folded) == 1
        if named and given and (no_place or is_forename(left.folded)):
            return True
        if named and no_place and is_surname(name) and not is_ordinary(left.folded):
            return True
    behind = all_words.follows(last)
    if behind and behind.cap and " " not in name and not is_ordinary(behind.folded) and not is_lead(behind):
        rank = forename_rank(name)
        if rank in (1, 2) or (rank and is_surname(behind.folded)):
            return True
    # "BRADFORD, Janet" and "Bradford, J": a register's order
    return (
        " " not in name
        and re.match(
            r",? [A-Z]\.?(?:$|[ ,;)\n])", passage.text[all_words.list[last].end : all_words.list[last].end + 5]
        )
        is not None
        and is_surname(name)
    )


def _surnames_here(all_words: Words) -> frozenset[str]:
    """Words that stand behind a title or a forename somewhere in the text: people of the note."""
    found: set[str] = set()
    for left, right in zip(all_words.list, all_words.list[1:], strict=False):
        if right.near and right.cap and (left.folded in TITLES or (left.cap and is_forename(left.folded))):
            found.add(right.folded.removesuffix("'s"))
    return frozenset(found)


def _widened(text: str, start: int) -> int:
    """`start`, or where a capital direction right before it begins: "South Wales"."""
    found = _DIRECTION.search(text[max(0, start - 14) : start])
    return start - len(found[0]) if found else start
