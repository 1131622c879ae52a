"""Predication: whether a judging word is said of a person or a home, in what frame, and with what reserve.

A word such as "difficult" judges nobody in "a difficult conversation". It does as a predicate ("she was difficult"),
before a word for a person ("a difficult man"), with the verb left out ("Dad difficult on arrival") or with the person
left out too ("Difficult on the phone.").
"""

from __future__ import annotations

import re
from enum import StrEnum

from recordlint.language.grammar import compiled
from recordlint.language.layers import Sentence
from recordlint.language.lexicons import load, per_house
from recordlint.language.reading import Reading

_BEFORE = 110  # how far back a subject or copula is looked for
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_STOP = re.compile(r"[.;:!?](?=\s|$)|\n\s*\n|\s-\s")

_SKIP = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "am",
        "has",
        "have",
        "had",
        "having",
        "do",
        "does",
        "did",
        "will",
        "would",
        "shall",
        "should",
        "can",
        "could",
        "may",
        "might",
        "must",
        "not",
        "never",
        "also",
        "just",
        "only",
        "still",
        "again",
        "always",
        "often",
        "now",
        "then",
        "really",
        "very",
        "quite",
        "so",
        "too",
        "both",
        "all",
        "either",
        "neither",
        "probably",
        "perhaps",
        "maybe",
        "possibly",
        "simply",
        "today",
        "yesterday",
        "tonight",
        "currently",
        "clearly",
        "obviously",
        "definitely",
        "evidently",
        "often",
        "sometimes",
        "honestly",
        "though",
        "tho",
        "well",
        "as",
        "usual",
        "isn't",
        "wasn't",
        "aren't",
        "weren't",
        "hasn't",
        "haven't",
        "hadn't",
        "won't",
        "wouldn't",
        "can't",
        "couldn't",
        "doesn't",
        "didn't",
        "don't",
        "isnt",
        "wasnt",
        "dont",
        "doesnt",
        "didnt",
        "wont",
        "cant",
        "continues",
        "continued",
        "remains",
        "remained",
        "seems",
        "seemed",
        "appears",
        "appeared",
        "to",
        "tends",
        "tended",
        "seem",
        "appear",
        "got",
        "gets",
        "get",
        "getting",
        "keeps",
        "kept",
        "become",
        "becomes",
        "became",
        "becoming",
        "looks",
        "looked",
        "sounds",
        "sounded",
        "presents",
        "presented",
        "in",
        "of",
        "more",
        "most",
        "rather",
        "pretty",
        "somewhat",
        "a",
        "bit",
        "little",
        "lot",
        "at",
        "times",
        "once",
        "twice",
        "initially",
        "by",
        "extremely",
        "increasingly",
        "me",
        "us",
        "myself",
        "ourselves",
    ]
)
_PERSONS = frozenset(
    [
        "he",
        "she",
        "they",
        "who",
        "everyone",
        "everybody",
        "nobody",
        "someone",
        "somebody",
        "anyone",
        "pt",
        "pts",
        "he's",
        "she's",
        "they're",
        "he'd",
        "she'd",
        "they'd",
        "hes",
        "shes",
        "theyre",
        "he'll",
        "she'll",
        "they'll",
        "himself",
        "herself",
        "themselves",
        "him",
        "her",
        "them",
        "yp",
        "su",
        "cyp",
        "fella",
        "fellow",
        "bloke",
        "blokes",
        "chap",
        "guy",
        "guys",
        "lad",
        "lads",
        "lass",
        "lasses",
        "kid",
        "kids",
        "youngster",
        "teenagers",
        "person",
        "people",
        "man",
        "woman",
        "men",
        "women",
        "gentleman",
        "lady",
        "ladies",
        "gentlemen",
        "neighbour",
        "neighbours",
        "tenants",
        "visitor",
        "visitors",
        "caller",
        "staff",
        "household",
        "occupant",
        "occupants",
        "friend",
        "friends",
        "mate",
        "mates",
        "ex",
        "lodger",
        "flatmate",
        "girlfriend",
        "boyfriend",
        "youth",
        "youths",
        "newborn",
        "bairn",
        "wean",
        "weans",
        "babby",
        "pensioner",
    ]
)
_SELVES = frozenset(["i", "we", "you", "i'm", "im", "we're", "i've", "ive", "we've", "i'd", "id", "we'd", "you're"])
_THINGS = frozenset(
    [
        "it",
        "this",
        "that",
        "there",
        "it's",
        "its",
        "which",
        "what",
        "that's",
        "thats",
        "these",
        "those",
        "there's",
        "here",
    ]
)
_JOINS = frozenset(
    [
        "and",
        "but",
        "or",
        "yet",
        "because",
        "while",
        "whilst",
        "whereas",
        "although",
        "however",
        "when",
        "if",
        "unless",
        "since",
        "nor",
        "plus",
        "&",
        "where",
    ]
)
_HOUSES = frozenset(
    [
        "house",
        "home",
        "flat",
        "place",
        "property",
        "bedroom",
        "kitchen",
        "bathroom",
        "lounge",
        "garden",
        "caravan",
        "trailer",
        "bungalow",
        "accommodation",
        "hallway",
        "bedsit",
        "maisonette",
        "conditions",
        "everywhere",
        "premises",
        "hovel",
        "landing",
        "stairwell",
        "tenancy",
        "studio",
    ]
)
_HOUSE_HEAD = r"(?:house|home|flat|place|property|bed ?room|room|kitchen|bathroom|living ?room|sitting ?room|lounge|front ?room|garden|caravan|trailer|bungalow|accommodation|hallway|bedsit|everywhere|premises|toilet|whole (?:house|place|flat))"
_OBJECTS = frozenset(
    [
        "meeting",
        "session",
        "party",
        "match",
        "game",
        "event",
        "group",
        "call",
        "phone",
        "programme",
        "boiler",
        "alarm",
        "conversation",
        "discussion",
        "visit",
        "journey",
        "traffic",
        "weather",
        "letter",
        "letters",
        "email",
        "report",
        "pain",
        "wound",
        "ulcer",
        "leg",
        "legs",
        "foot",
        "feet",
        "arm",
        "arms",
        "skin",
        "dressing",
        "bed",
        "chair",
        "car",
        "bus",
        "door",
        "window",
        "dog",
        "dogs",
        "cat",
        "puppy",
        "kitten",
        "horse",
        "bird",
        "road",
        "roads",
        "lift",
        "machine",
        "hoist",
        "mattress",
        "cushion",
        "medication",
        "tablets",
        "tablet",
        "dose",
        "bp",
        "pulse",
        "temperature",
        "sats",
        "breathing",
        "breath",
        "chest",
        "cough",
        "appetite",
        "sleep",
        "food",
        "meal",
        "meals",
        "lunch",
        "dinner",
        "breakfast",
        "tea",
        "toast",
        "film",
        "programme",
        "song",
        "story",
        "day",
        "days",
        "week",
        "weekend",
        "morning",
        "afternoon",
        "evening",
        "night",
        "shift",
        "process",
        "system",
        "situation",
        "task",
        "job",
        "test",
        "results",
        "result",
        "treatment",
        "therapy",
        "cancer",
        "tumour",
        "disease",
        "infection",
        "illness",
        "ward",
        "hospital",
        "school",
        "nursery",
        "service",
        "agency",
        "council",
        "decision",
        "plan",
        "assessment",
        "time",
        "thing",
        "things",
        "question",
        "questions",
        "answer",
        "line",
        "signal",
        "swelling",
        "bruise",
        "bruising",
        "rash",
        "urine",
        "stool",
        "bowels",
        "tap",
        "water",
        "heating",
        "temperature",
        "market",
        "price",
        "rent",
        "bill",
        "bills",
        "lock",
        "key",
        "locks",
        "cold",
        "meds",
        "injection",
        "needle",
        "catheter",
        "bag",
        "stoma",
        "line",
        "tube",
        "wheelchair",
        "frame",
        "stick",
        "lighting",
        "light",
        "noise",
        "music",
        "tv",
        "telly",
        "radio",
        "battery",
        "fire",
        "smoke",
        "gas",
        "electric",
        "electricity",
        "tone",
        "steps",
        "stairs",
        "step",
        "route",
        "walk",
        "fridge",
        "freezer",
        "cooker",
        "oven",
        "microwave",
        "sink",
        "carpet",
        "sofa",
        "swab",
        "sample",
        "file",
        "chart",
        "stock",
        "order",
        "parking",
        "staffing",
        "handover",
        "rota",
        "paperwork",
    ]
)
_FEATURES = frozenset(
    [
        "behaviour",
        "behaviours",
        "behavior",
        "attitude",
        "attitudes",
        "manner",
        "mood",
        "moods",
        "tone",
        "demeanour",
        "presentation",
        "approach",
        "conduct",
        "engagement",
        "motivation",
        "hygiene",
        "parenting",
        "lifestyle",
        "language",
        "temper",
        "comments",
        "appearance",
        "personality",
        "relationship",
        "parents",
        "parent",
        "mother",
        "father",
    ]
)
_FOLLOWS = r"(?:$|[^\w\s]|\d|(?:to|towards|toward|with|about|at|on|in|when|whenever|and|but|or|throughout|today|tonight|yesterday|again|this|that|all|during|after|before|by|for|if|as|because|since|re|over|while|whilst|even|most|from|still|too|tho|though|enough|now|sometimes|the|his|her|their|he|she|they|we|i|who|which|due|following|upon|until|unless|than|so|like|around|regarding|concerning|of|he's|she's|is|was|were|are|then|yet|initially|also|once|only|plus|although|however|not|had|has|would|when|where|out|off|up|man|sometimes|often|always|mon|tues?|wed|thurs?|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|lately|recently|especially|particularly|just|within|toward|every|each|asking|shouting|saying|refusing|telling|using|swearing|demanding|wanting|presentation|overnight)\b)"
_NOUN_FOR_PERSON = (
    r"(?:(?:{kin}|{subject})\b|(?:person|people|man|woman|men|women|lady|ladies|guy|guys|chap|bloke|blokes|lad|lads|lass|girl|girls|boy|boys|kid|kids|character|individual|individuals|customer|so-and-so|sod|neighbours?|relatives?|friends?|housemates?|flatmates?|lodger|pensioner|"
    r"creature|soul|beggar|madam|old (?:man|woman|lady|boy|girl|goat|bat|git|thing|soul|devil)|little (?:thing|boy|girl|man|woman|lady|madam|soul|so-and-so)|young (?:man|woman|lady|person|mum|mother|lad)|thing(?= who| that|[.,;]|$)|big (?:guy|man|lad)|"
    r"(?:sort|type|kind) of (?:{kin}|person|man|woman|lady|chap|lad|individual|people|family|guy|girl|boy|{subject}))\b)"
)
_NOUN_FOR_CONDUCT = (
    r"(?:behaviours?|behavior|attitudes?|manner|mood|moods|tone|demeanour|presentation|outbursts?|language|comments?|remarks?|conduct|nature|streak|personality|temper|side|tendencies|traits?|way|ways|person|approach|words)\b"
    r"(?! (?:team|service|nurse|support|plan|policy|training|chart|charts|management|pathway|clinic|therapy|therapist|specialist|unit|disorder|analysis|form|forms|log|of the (?:house|illness)))"
)
_COPULA = (
    r"\b(?:is|was|are|were|be|been|being|isn't|wasn't|aren't|weren't|isnt|wasnt|(?<=\w)'s|(?<=\w)'re|hes|shes|theyre|seem(?:s|ed|ing)?|appear(?:s|ed|ing)?|look(?:s|ed|ing)?|sound(?:s|ed|ing)?|"
    r"gets?|got|getting|becom(?:e|es|ing)|became|remain(?:s|ed|ing)?|turn(?:s|ed)|turning|present(?:s|ed|ing)?(?: as| to me as| himself as| herself as)?|c(?:o|a)mes? (?:across|over) as|came (?:across|over) as|coming across as|"
    r"act(?:s|ed|ing)?|stay(?:s|ed)?|strikes? me as|struck me as|arrived|returned|woke(?: up)?|found (?:to be)?|attended|answered the door|came (?:in|home|back|to the door))"
)
_DEGREE_WORD = (
    r"(?:\w+ly|to be|a bit|a little|a lot|rather|quite|very|really|so|too|more|most|no doubt|without (?:a |any )?(?:doubt|question)|of course|just|being|all|as|still|at times|somewhat|pretty|fairly|dead|right|bit|a tad|always|never|not|no longer|again|both|often|also|now|something|such|well|even|that|"
    r"[\w'-]+,|[\w'-]+(?: \+{2,})?,? (?:and|but|or|&|yet|if)|[\w'-]+ ?/|under the influence and|how|on (?:arrival|approach)|\+{2,})"
)
_DEGREE = _DEGREE_WORD + " ?"
_ARTICLE = r"(?:an?|such an?|the|another|one|quite an?|rather an?|something of an?|(?:a )?(?:bit|kind|sort) of an?|nothing but an?|just an?|an? (?:right|real|total|complete|proper|absolute|bit of an?|very|truly|really|thoroughly|rather|particularly|typical|known|bit)|an? \w+ly|total|complete|absolute|proper|real|right|typical|bit of an?|like an?|as an?)"
_HEDGES = (
    r"\b(?:seem(?:s|ed|ingly)?|(?:can|may|might|could) look|appear(?:s|ed|ing)?|look(?:s|ed)? (?:to be|like|as if|as though|a bit|quite|very|rather|like)|look(?:s|ed)|sound(?:s|ed)|present(?:s|ed|ing)? as|c(?:o|a)mes? (?:across|over)|coming across|(?:get|got|gave|gives|giving|have|had|with) (?:the|an|a|me the) (?:impression|feeling|sense|idea)|"
    r"my (?:impression|feeling|sense|gut feeling)|(?:the|an) impression|strikes? me|struck me|as if|as though|perhaps|possibly|maybe|probably|presumably|likely|might|may|could be|suspect(?:ed)?|one wonders|i wonder|i sense(?:d)?|almost as if|arguably|something of)\b"
)
_NEGATION = r"(?:\b(?:not|never|no longer|nor|neither|without|nothing|hardly|scarcely|rather than|instead of|no signs? of|no evidence of|no indication of|denies|denied|denying|wasn't|isn't|weren't|aren't|isnt|wasnt|less|far from|anything but|cannot be|didn't|doesn't|did not|don't|no(?! doubt)) (?:[\w'-]+ ){0,2}|\b(?:not|n't|nor) (?:[\w'-]+ ){0,2}(?:or|and|,) )$"


class Subject(StrEnum):
    """What a word is said of."""

    PERSON = "person"
    HOME = "home"
    THING = "thing"
    POINTER = "pointer"  # it, this, that
    SELF = "self"
    DROPPED = "dropped"
    UNKNOWN = "unknown"


def subject_before(reading: Reading, sentence: Sentence, at: int, *, adjunct: bool = False) -> Subject:
    """What the predicate that begins at `at` is said of: the nearest subject before it in its clause.

    Of an `adjunct`, objects may stand between: in "refused tablets just to be awkward" tablets are no subject.
    """
    start = max(sentence.start, at - _BEFORE)
    words = reading.folded[start:at]
    stops = list(_STOP.finditer(words))
    if stops:
        start, words = start + stops[-1].end(), words[stops[-1].end() :]
    joined = adjunct or words.rstrip().endswith(",")
    for token in reversed(list(_TOKEN.finditer(words))):
        word, offset = token[0], start + token.start()
        if word in _JOINS:
            joined = True
            continue
        if word in _SKIP or word.endswith("ly"):
            continue
        found = _subject_word(reading, sentence, word, offset)
        if found in (Subject.UNKNOWN, Subject.THING) and joined:
            continue
        if (
            found is Subject.HOME
            and joined
            and compiled(
                r"\b(?:in|at|to|from|into|of|near|leave|round) (?:(?:the|a|an|his|her|their|own|care|nursing) ){0,3}$"
            ).search(words[: token.start()])
        ):
            continue  # where somebody is: "does not like the home and is trying to …"
        return found
    return Subject.DROPPED


def _subject_word(reading: Reading, sentence: Sentence, word: str, offset: int) -> Subject:
    if word in _SELVES:
        return Subject.SELF
    if word in _THINGS:
        return Subject.POINTER
    if word in _PERSONS or word.removesuffix("'s") in _person_nouns():
        return Subject.PERSON
    if word in _HOUSES:
        return Subject.HOME
    if word in _OBJECTS:
        return Subject.THING
    if word in _FEATURES:
        return Subject.PERSON
    if reading.text[offset].isupper() and (offset > sentence.start or len(word) > 2):
        return Subject.PERSON
    return Subject.UNKNOWN


@per_house
def _person_nouns() -> frozenset[str]:
    people = load("people")
    return frozenset(term.split()[-1] for group in ("kin", "subject", "role") for term in people[group])


class Frame:
    """The surroundings of a judging word, asked about one frame after another."""

    def __init__(self, reading: Reading, sentence: Sentence, start: int, end: int) -> None:
        self._reading, self._sentence, self._start, self._end = reading, sentence, start, end
        self.before = reading.folded[max(sentence.start, start - _BEFORE) : start]
        self.after = reading.folded[end : min(sentence.end, end + 60)]

    def predicate(self, *, known: bool) -> bool:
        """Predicated of a person by a copula. With `known`, the subject must be seen to be a person."""
        match = compiled(_COPULA + r" ?(?:" + _DEGREE + r"){0,5}$").search(self.before)
        if not match or not compiled("^ ?" + _FOLLOWS).match(self.after):
            return False
        at = self._start - len(self.before) + match.start()
        if re.match(r"\s?(?:hes|shes|theyre)\b", match[0]):
            return True
        subject = subject_before(self._reading, self._sentence, at)
        if match[0].lstrip().startswith(("'s", "'re")):
            subject = subject if subject is not Subject.UNKNOWN else Subject.PERSON
        if known:
            return subject is Subject.PERSON or (subject is Subject.DROPPED and self._starts(match.start()))
        return subject in (Subject.PERSON, Subject.DROPPED, Subject.UNKNOWN)

    def attributive(self, *, conduct: bool = True) -> bool:
        """Before a word for a person or, with `conduct`, for how somebody behaves."""
        gap = r"^(?:,? (?:and |but |or )?[\w'-]+){0,2}? "
        if compiled(gap + _NOUN_FOR_PERSON).match(self.after):
            return not compiled(
                r"^ (?:to|with|towards|at|and|about|on|when|for|in|by|as|that|the|his|her|their|of|from|than|if|but)\b"
            ).match(self.after)
        return conduct and bool(compiled(r"^,? (?:(?:and|or) [\w'-]+ )?" + _NOUN_FOR_CONDUCT).match(self.after))

    def bare(self, *, known: bool) -> bool:
        """With the verb left out: behind a person ("Dad rude on arrival"), or opening the statement ("Rude again.")."""
        if not compiled("^ ?" + _FOLLOWS).match(self.after) or compiled(
            r"^ (?:of|the|who|which|is|was|are|were|had|has|would|than)\b"
        ).match(self.after):
            return False
        if compiled(r"^ (?:i|he|she|they|we)\b").match(self.after) and not compiled(
            r"\b(?:very|so|too|really) $"
        ).search(self.before):
            return False
        if not known and compiled(
            r"\b(?:but|yet|though|although) (?:a bit |very |extremely |really |so |quite |rather |too |also ){1,2}$"
        ).search(self.before):
            return True
        lead = compiled(r"(?:^|[.;:,(\"'|]\s?| - )[\W\d]*(?:" + _DEGREE + r"){0,3}$").search(self.before)
        strong = (
            compiled(r"\b(?:very|extremely|really|so|quite|most|incredibly|highly) $").search(self.before) is not None
        )
        if lead and (not known or not lead.start() or strong):
            return bool(lead.start()) or self._starts(0)
        person = compiled(
            r"(?:^|[.;:,(\"'|]\s?| - )[\W\d]*(?:(?:the|his|her|their|our) )?(?P<who>[\w'-]+(?: [\w'-]+){0,2}?) (?:"
            + _DEGREE
            + r"){0,3}$"
        ).search(self.before)
        return bool(person) and (
            self._is_person(person.start("who"), person["who"])
            or (not known and self._name_first(person.start("who"), person["who"]))
        )

    def named(self, *, known: bool) -> bool:
        """A noun: behind be and an article, after an article that opens the statement, or as "like a …"."""
        article = compiled(r"(?:^|\b)(?P<art>" + _ARTICLE + r") (?:[\w'-]+ ){0,2}$").search(self.before)
        if not article:
            return (
                not known
                and self._starts(0)
                and compiled(r"^[\W\d]*$").match(self.before) is not None
                and compiled("^ ?(?:$|[.,;!])").match(self.after) is not None
            )
        head = self.before[: article.start()]
        at = self._start - len(self.before) + article.start()
        copula = compiled(r"(?:" + _COPULA + r"|\b(?:like|as|been|call(?:ed)?)) (?:" + _DEGREE + r"){0,3}$").search(
            head
        )
        if copula:
            subject = subject_before(self._reading, self._sentence, at - len(head) + copula.start())
            return subject is Subject.PERSON or (subject in (Subject.DROPPED, Subject.UNKNOWN) and not known)
        if compiled(r"^[\W\d]*$").match(head):
            return self._starts(0) and not article["art"].startswith("the")
        person = compiled(
            r"(?:^|[.;:,(]\s?)[\W\d]*(?:(?:the|his|her|their|our) )?(?P<who>[\w'-]+(?: [\w'-]+)?),? $"
        ).search(head)
        return bool(person) and self._is_person(person.start("who"), person["who"])

    def of_own(self) -> bool:
        """A noun that belongs to somebody: "his laziness", "Mum's lies"."""
        owner = compiled(r"(?:\b{possessive}|(?P<who>[\w-]+)(?:'s|s')) (?:[\w-]+ ){0,2}$").search(self.before)
        return (
            bool(owner)
            and not owner[0].startswith(
                ("my ", "our ", "your ", "its ", "it's", "that's", "there's", "what's", "let's")
            )
            and compiled("^ ?" + _FOLLOWS).match(self.after) is not None
        )

    def of_object(self) -> bool:
        """Behind find, make or leave and a person: "I find her difficult"."""
        return bool(
            compiled(
                r"\b(?:find|finds|found|make|makes|made|making|keeps|kept|leaves|left) (?:him|her|them|(?:(?:the|his|her|their) )?(?:{kin}|{subject})) (?:"
                + _DEGREE
                + r"){0,3}$"
            ).search(self.before)
        ) and bool(compiled("^ ?" + _FOLLOWS).match(self.after))

    def of_home(self) -> bool:
        """Said of a home or its rooms: "the place was a tip", "House filthy", "a filthy flat"."""
        if compiled(
            r"^ (?:and [\w'-]+ )?(?:house|home|flat|bedroom|room|kitchen|property|home conditions|conditions|household|living conditions)\b(?! (?:visit|care|help|manager|call))"
        ).match(self.after):
            return True
        link = (
            r"(?: (?:is|was|are|were|'s|looks?|looked|smelt|remains?|remained|continues to be|in|still|again|left|found|has been|had been|like|an|a|such|"
            + _DEGREE_WORD
            + r")){0,6} ?$"
        )
        head = compiled(r"\b" + _HOUSE_HEAD + r"(?: conditions)?(?:'s)?" + link).search(self.before)
        return bool(head) and bool(compiled("^ ?" + _FOLLOWS).match(self.after))

    def hedged(self) -> bool:
        """Whether the writer hedges: seems, appears, gives the impression."""
        return bool(compiled(_HEDGES).search(_clause(self.before)))

    def negated(self) -> bool:
        """Whether it is denied: not, no signs of, rather than."""
        if compiled(
            r"\b(?:no (?:evidence|signs?|indication|suggestion|proof|reason to (?:think|believe)|grounds)|nothing to (?:suggest|show|say)|(?:do|did|does|would)(?: not|n't) (?:think|believe|accept|agree|consider)|no longer|not) (?:that|to (?:think|say|suggest) that|of|to|whether)? ?(?:[\w'-]+ ){0,4}$"
        ).search(self.before[-80:]) and compiled(
            r"\b(?:evidence|signs?|indication|suggestion|proof|reason|grounds|nothing|think|believe|accept|agree|consider)\b"
        ).search(self.before[-80:]):
            return True
        return bool(compiled(_NEGATION).search(self.before[-60:])) or bool(
            compiled(r"n't (?:[\w'-]+ ){0,2}$").search(self.before[-40:])
        )

    def _starts(self, offset: int) -> bool:
        """Whether nothing but the window's own beginning stands before `offset`."""
        return self._start - len(self.before) + offset <= self._sentence.start + 30

    def _name_first(self, offset: int, words: str) -> bool:
        """Whether it is one capitalised word that opens the sentence and is nothing else that we know ("Iris disruptive in bingo")."""
        at = self._start - len(self.before) + offset
        return (
            words.isalpha()
            and len(words) > 2
            and self._reading.text[at].isupper()
            and self._reading.text[at + 1].islower()
            and not (
                words in _OBJECTS
                or words in _HOUSES
                or words in _SKIP
                or words in _THINGS
                or words in _JOINS
                or (words.endswith("s") and words[:-1] in _OBJECTS)
                or compiled(
                    r"(?:swab|sample|urine|cell|cells|bug|breathing|cat|pet|virus|strain|chronic|acute|mild|severe|very|no|not|less|if|any|some|can|avoid|prevent|reduce|appears|presents|was|is)"
                ).fullmatch(words)
            )
        )

    def _is_person(self, offset: int, words: str) -> bool:
        last = words.split()[-1]
        if last in _person_nouns() or last in _PERSONS:
            return True
        if last in _OBJECTS or last in _HOUSES or last in _SKIP:
            return False
        at = self._start - len(self.before) + offset
        original = self._reading.text[at : at + len(words)]
        return (len(words.split()) > 1 and all(word[0].isupper() for word in original.split())) or (
            original[0].isupper() and at > self._sentence.start
        )


def _clause(before: str) -> str:
    stops = list(_STOP.finditer(before))
    return before[stops[-1].end() :] if stops else before
