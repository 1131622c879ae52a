"""The closed word classes that tell a name by its neighbours: what people do, what is done to them, what names a place.

Kin, roles, titles and verbs of speech come from the lexicons; here stand the small classes that only names need. General usage.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from recordlint.language.lexicons import load, parse
from recordlint.personal_data.names import plain
from recordlint.resources import resource

CONTACT = frozenset([
    "rang", "ring", "rings", "rung", "phoned", "phone", "called", "call", "calls", "saw", "see", "seen",
    "met", "meet", "visited", "visit", "told", "tell", "tells", "asked", "ask", "emailed", "e-mailed",
    "texted", "contacted", "informed", "advised", "helped", "assisted", "supported", "spoke", "updated",
    "thanked", "dear", "hi", "hello", "hiya", "morning", "thank", "thanks", "re", "cc", "per", "reviewed",
    "discussed", "introduced", "greeted", "reassured", "found", "left", "took", "gave", "bring", "brought",
    "collected", "dropped", "observed", "interviewed",
])  # fmt: skip
TELLING = frozenset([
    "to", "is", "was", "has", "had", "will", "would", "can", "did", "and", "or", "you", "he", "she", "they",
    "the", "i", "we", "it", "in", "on", "at", "with", "from", "by", "for", "of", "as", "if", "that", "not",
    "be", "have", "do", "me", "us", "them", "her", "him", "his", "a", "an", "this", "there",
])  # fmt: skip
PREPOSITIONS = frozenset([
    "with", "to", "from", "by", "for", "and", "or", "of", "about", "that", "says", "said", "whether",
    "because", "if", "when", "while", "as", "after", "before", "than", "like", "&", "+", "plus", "via",
    "both", "between", "towards", "against", "without",
])  # fmt: skip
PLACING = frozenset([
    "at", "in", "near", "on", "through", "into", "around", "outside", "inside", "via",
])  # fmt: skip
DETERMINERS = frozenset([
    "the", "a", "an", "this", "that", "these", "those", "some", "any", "no", "every", "each", "another",
])  # fmt: skip
POSSESSIVES = frozenset([
    "his", "her", "their", "my", "our", "your", "its",
])  # fmt: skip
PETS = frozenset([
    "dog", "cat", "puppy", "kitten", "budgie", "parrot", "rabbit", "hamster", "horse", "pony", "goldfish",
    "pet", "dogs", "cats", "terrier", "spaniel", "labrador", "collie", "staffie", "greyhound", "tortoise",
    "doll", "teddy", "bear", "guinea",
])  # fmt: skip
PLACE_WORDS = frozenset([
    "ward", "house", "home", "court", "lodge", "surgery", "clinic", "centre", "center", "hospital",
    "infirmary", "road", "street", "lane", "avenue", "close", "drive", "way", "walk", "place", "terrace",
    "gardens", "grove", "crescent", "hill", "park", "square", "row", "mews", "school", "academy", "primary",
    "college", "nursery", "university", "church", "mosque", "temple", "chapel", "hall", "manor", "cottage",
    "farm", "villa", "unit", "team", "service", "services", "trust", "council", "society", "association",
    "club", "group", "charity", "agency", "care", "homecare", "homes", "housing", "pharmacy", "chemist",
    "dental", "practice", "hotel", "inn", "arms", "cafe", "shop", "store", "stores", "supermarket", "station",
    "bridge", "estate", "village", "town", "city", "county", "district", "borough", "hostel", "refuge",
    "project", "foundation", "community", "ltd", "limited", "plc", "act", "policy", "plan", "assessment",
    "form", "scale", "score", "chart", "test", "review", "report", "referral", "panel", "meeting",
    "conference", "order", "programme", "scheme", "line", "app", "hub", "suite", "bay", "floor", "wing",
    "block", "prison", "court's",
])  # fmt: skip
ENDINGS = frozenset([
    "syndrome", "disease", "scale", "score", "chart", "test", "frame", "palsy", "law", "fracture", "sign",
    "assessment", "questionnaire", "index", "tool", "criteria", "competence", "guidelines",
])  # fmt: skip
PERSON_LABELS = frozenset([
    "name", "names", "client", "patient", "resident", "tenant", "pupil", "child", "children", "subject",
    "service", "person", "applicant", "surname", "forename", "forenames", "author", "signed", "sign", "from",
    "to", "cc", "bcc", "present", "attendees", "attending", "apologies", "chair", "minutes", "re", "seen",
    "staff", "worker", "by", "carer", "carers", "caller", "interpreter", "daughter", "son", "mother",
    "father", "mum", "dad", "husband", "wife", "partner", "sister", "brother", "gp", "sw", "nurse", "manager",
    "supervisor", "supervisee", "contact", "nok", "kin", "initials", "key", "social", "ot", "consultant",
    "allocated", "referrer", "baby", "family", "siblings", "parents", "driver", "witness", "witnesses",
])  # fmt: skip
VERBS = frozenset([
    "is", "was", "has", "had", "will", "would", "can", "could", "should", "does", "did", "says", "said",
    "told", "rang", "phoned", "called", "asked", "reports", "reported", "states", "stated", "wants", "wanted",
    "feels", "felt", "thinks", "thought", "agreed", "agrees", "explained", "mentioned", "came", "comes",
    "went", "goes", "lives", "lived", "likes", "liked", "needs", "needed", "seems", "seemed", "appeared",
    "appears", "became", "got", "gets", "gave", "gives", "took", "takes", "made", "makes", "refused",
    "declined", "ate", "drank", "slept", "sat", "stood", "walked", "woke", "arrived", "left", "attended",
    "visited", "met", "spoke", "saw", "looked", "cried", "laughed", "smiled", "shouted", "replied",
    "answered", "added", "denied", "described", "confirmed", "advised", "assisted", "helped", "supported",
    "completed", "knows", "knew", "believes", "who", "whose", "and", "also", "then", "now", "still", "never",
    "always", "hasn't", "isn't", "wasn't", "didn't", "doesn't", "won't", "wouldn't", "can't", "couldn't",
])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words by class, folded; of terms of several words the last."""

    kin: frozenset[str]
    roles: frozenset[str]
    subjects: frozenset[str]
    titles: frozenset[str]
    verbs: frozenset[str]
    places: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The classes of this installation, read once."""
    people, verbs = load("people"), load("verbs")
    towns = resource("rules") / "places" / "towns.txt"
    places: set[str] = set()
    if towns.is_file():
        for terms in parse(towns.read_text(encoding="utf-8").splitlines(), "towns.txt").values():
            places.update(plain(term) for term in terms)
    return Vocabulary(
        kin=_ends(people["kin"]),
        roles=_ends(people["role"]),
        subjects=_ends(people["subject"]),
        titles=frozenset(term.strip(".") for term in people["title"])
        | {"sgt", "pc", "ds", "dc", "cllr", "sister", "nurse"},
        verbs=VERBS | frozenset(term.split()[0] for term in (*verbs["say"], *verbs["bare_verb"])),
        places=frozenset(places),
    )


def _ends(terms: Collection[str]) -> frozenset[str]:
    return frozenset(term.split()[-1] for term in terms if len(term) > 1)
