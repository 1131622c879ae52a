"""Judgements: evaluative, moral, motive and state words, predicated of a person or a household.

Words alone over-fire: a term of the lexicon `judgement` counts in the frame that its category names (see
`predication`); a phrase of `judgement_phrases` counts unless the writer, or a thing, is its subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from recordlint.language.abbreviations import is_name
from recordlint.language.grammar import compiled
from recordlint.language.inference import inferred
from recordlint.language.layers import Judgement, Sentence
from recordlint.language.lexicons import load, pattern, per_house
from recordlint.language.phrases import phrases
from recordlint.language.predication import Frame, Subject, subject_before
from recordlint.language.reading import Reading
from recordlint.language.terms import Terms

_OPEN = r"\b(?:bit of an?|an? (?:right|proper|total|complete|absolute)|something of an?) (?:little |old |wee )?(?P<noun>[a-z][\w'-]{3,})(?= ?(?:$|[.,;!]|(?:and|when|at|with|about|to|who|but|today|tonight|this|again|in|on|over)\b))"
_PLAIN_NOUNS = frozenset(
    [
        "distance",
        "surprise",
        "shock",
        "delay",
        "wait",
        "walk",
        "while",
        "help",
        "joy",
        "pleasure",
        "star",
        "gentleman",
        "treat",
        "change",
        "improvement",
        "worry",
        "time",
        "time",
        "difference",
        "mess",
        "recovery",
        "history",
        "picture",
        "assessment",
        "record",
        "stranger",
        "strangers",
        "beginner",
        "success",
        "way",
        "lift",
        "rest",
        "struggle",
        "problem",
        "coincidence",
        "fluke",
        "relief",
        "change",
        "stretch",
        "side",
        "hand",
        "person",
        "place",
        "choice",
        "decision",
        "moment",
        "answer",
        "people",
        "thing",
        "care",
        "support",
        "success",
        "rest",
        "darling",
        "love",
        "angel",
        "hero",
    ]
)
_BOOSTER = (
    r"\b(?:obviously|clearly|undoubtedly|definitely|certainly|evidently|plainly|patently|blatantly|undeniably|unquestionably|surely|"
    r"no doubt(?! (?:that )?(?:he|she|they) (?:has|have) capacity)|without (?:a |any )?(?:doubt|question)|beyond doubt|there is no doubt|of course|for sure|for certain|needless to say|as (?:anyone|everyone) can see|"
    r"(?:anyone|everyone|you) (?:can|could) (?:see|tell)|you could tell|it(?:'s| is| was) (?:very |quite |so |perfectly )?(?:obvious|clear|plain|evident)|obvious that|clear that|to say the least|let's face it|by far|absolutely no)\b"
)
# Phrases that hang on a verb before them: "refused it just to be awkward", "did it for attention".
_ADJUNCT = r"(?:(?:just|only|simply|purely) )?(?:to|for|on|out|in|as|deliberately|purpose\w+|intentionally|knowingly|maliciously|wilfully|vindictively|than|when|if|with|without)\b"
_WOUND = r"\b(?:wound|ulcer|slough\w*|exudate|dressings?|sacrum|sacral|pressure sore|cat(?:egory)? [1-4]|cavity|granulat\w+|necrotic|stoma)\b"
_SMELL, _WASTE = r"(?:malodorous|smelly|offensive)", r"\b(?:urine|stools?|bowels?|pad|catheter|discharge|exudate)\b"
_NOT_SAID = (
    # What follows takes the judgement back: "attention to detail", "drinking well", "deliberate self-harm".
    (
        "superficial",
        r"^[,.;]? ?(?:no (?:tendon|muscle|nerve|bleed|stitch|sutur|active)|cut|wound|graz|scratch|burn|lacer|to the|layer|skin|femoral|thrombo)",
    ),
    (
        "resistant",
        r"^ to (?!care|personal|change|help|support|wash|staff|advice|engag|us\b|interven|treatment|being|all|having|chang)",
    ),
    ("obstructive", r"^ (?:pulmonary|sleep|airways?|jaundice|uropathy|cardio|lung|bowel)"),
    ("sense of", r"^ (?:smell|taste|direction|time|danger|touch|balance|hearing|self|where)\b"),
    ("to keep the", r"^ (?:warm|clean|tidy|safe|dry|going|cool|nice|free|aired|secure|lit|heated)\b"),
    ("attention", r"^ (?:to|of the|from a|by)\b"),
    (
        "been drinking",
        r"^ (?:well|fluids?|water|tea|plenty|more|enough|normally|less|squash|juice|ok|okay|better|and eating|coffee|milk|his|her|their|adequate\w*|good|small|lots|from|through|with|thickened|\d)\b",
    ),
    (
        "drinking",
        r"^ (?:well|fluids?|water|tea|plenty|more|enough|normally|less|squash|juice|ok|okay|better|and eating|coffee|milk|his|her|their|adequate\w*|good|small|lots|from|through|with|thickened|\d)\b",
    ),
    ("deliberately", r"^ (?:self|overdos|harm|cut)"),
    ("moan", r"^ (?:in|with) (?:pain|his sleep|her sleep)"),
    ("challenging behaviour", r"^ (?:team|service|nurse|support|plan|policy|training)\b"),
    ("for the house", r"^ (?:to be|move|adaptation|clearance|keys|repairs?)\b"),
    ("distant", r"^ (?:relatives?|cousins?|family|relations?|past|kin)\b"),
    (
        "you",
        r"^ (?:at this|after|post|by now|following|with (?:this|that|a)\b|given|two|six|for (?:his|her|their) age|\d)",
    ),
    ("enables", r"^ to\b"),
    ("conveniently", r"^ (?:located|placed|situated|sited|close|near|by|beside|positioned|next|timed)\b"),
    (
        "when it suits",
        r"^ (?:you|the|both|everyone|all|us|me|mum|everybody|his (?:family|mum|wife)|her (?:family|mum|husband))\b",
    ),
    ("afraid of", r"^ \w+ing\b"),
    ("on the", r"^ (?:side|table|floor|shelf|chair)\b"),
)


def read(reading: Reading) -> tuple[Judgement, ...]:
    """Every judgement of the note, by start. Quoted and attributed ones are here too: rules decide about those."""
    found = sorted(_all(reading), key=lambda j: (j.start, -j.end))
    kept: list[Judgement] = []
    for judgement in found:
        if not kept or judgement.start >= kept[-1].end:
            kept.append(judgement)
    return tuple(kept)


def _all(reading: Reading) -> Iterator[Judgement]:
    terms = _terms()
    for match in _pattern().finditer(reading.folded):
        for frame, kind in terms[_key(match[0])]:
            if judgement := _framed(reading, frame, kind, *match.span()):
                yield judgement
                break
    for phrase in phrases("judgement_phrases").find(reading.folded):
        if judgement := _phrase(reading, phrase.category, phrase.start, phrase.end):
            yield judgement
    for found in inferred(reading):
        around = Frame(reading, found.sentence, found.start, found.end)
        if not (found.kind == "feeling" and around.hedged()):
            yield _judgement(reading, found.sentence, around, found.kind, found.start, found.end, phrase=True)
    yield from _open_nouns(reading)


@per_house
def _pattern() -> Terms:
    return pattern(term for terms in load("judgement").values() for term in terms)


@per_house
def _terms() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """The frames and kinds of each term, with spaces and hyphens taken out."""
    found: dict[str, list[tuple[str, str]]] = {}
    for category, terms in load("judgement").items():
        frame, _, kind = category.partition(" ")
        for term in terms:
            found.setdefault(_key(term), []).append((frame, kind))
    return {key: tuple(dict.fromkeys(kinds)) for key, kinds in found.items()}


def _key(term: str) -> str:
    return re.sub(r"[\s-]+", "", term)


def _framed(reading: Reading, frame: str, kind: str, start: int, end: int) -> Judgement | None:
    sentence = reading.sentence_at(start)
    if sentence is None or _taken_back(reading, start, end) or is_written_name(reading, start, end):
        return None
    if (
        kind == "appearance"
        and compiled(_SMELL).match(reading.folded[start:end])
        and compiled(_WASTE).search(reading.words(sentence))
    ):
        return None
    if kind == "appearance" and compiled(_WOUND).search(reading.words(sentence)):
        return None  # what is malodorous or filthy is the wound, not the person
    around = Frame(reading, sentence, start, end)
    if frame == "adj":
        holds = around.predicate(known=False) or around.attributive() or around.bare(known=False) or around.of_object()
    elif frame == "weak":
        holds = around.predicate(known=True) or around.attributive() or around.bare(known=True) or around.of_object()
    elif frame == "said":
        holds = (
            around.predicate(known=True)
            and compiled(r"^ ?(?:$|[.,;!]|(?:again|when|on arrival|on drugs|and|or|at the time)\b)").match(around.after)
            is not None
        )
    elif frame == "own":
        holds = around.of_own()
    elif frame == "before":
        holds = around.attributive(conduct=kind == "conduct")
    elif frame == "noun":
        holds = around.named(known=False)
    else:
        holds = around.of_home()
    if not holds:
        return None
    judgement = _judgement(reading, sentence, around, kind, start, end)
    # A feeling is an ordinary observation ("was tearful"), and a judgement only where the writer guesses or insists.
    return None if kind == "emotion" and not (judgement.hedged or judgement.booster) else judgement


def _phrase(reading: Reading, kind: str, start: int, end: int) -> Judgement | None:
    sentence = reading.sentence_at(start)
    if sentence is None or _taken_back(reading, start, end):
        return None
    if reading.folded.startswith("like ", start) and compiled(r"(?:would|'d) $").search(
        reading.folded[max(0, start - 8) : start]
    ):
        return None
    words = reading.folded[start:end]
    if words.startswith("not to ") and compiled(r"\bask(?:s|ed|ing)?\b[^.;]{0,30}$").search(
        reading.folded[max(sentence.start, start - 40) : start]
    ):
        return None  # "asked me not to be trusted with …" is a wish
    subject = subject_before(reading, sentence, start, adjunct=compiled(_ADJUNCT).match(words) is not None)
    if subject in (Subject.SELF, Subject.THING) or (subject is Subject.POINTER and kind == "conduct"):
        return None
    return _judgement(reading, sentence, Frame(reading, sentence, start, end), kind, start, end, phrase=True)


def _open_nouns(reading: Reading) -> Iterator[Judgement]:
    """Nouns of any kind in a frame that only judges: "is a right …", "a bit of a …", "Typical …"."""
    for match in compiled(_OPEN).finditer(reading.folded):
        start, end = match.span("noun")
        sentence = reading.sentence_at(start)
        if sentence is None or match["noun"] in _PLAIN_NOUNS:
            continue
        around = Frame(reading, sentence, start, end)
        if around.named(known=True):
            yield _judgement(reading, sentence, around, "trait", start, end)


def _judgement(
    reading: Reading, sentence: Sentence, around: Frame, kind: str, start: int, end: int, *, phrase: bool = False
) -> Judgement:
    hedged = kind == "impression" or around.hedged()
    negated = around.negated() and not (
        phrase and kind == "motive" and compiled(r"\b(?:he|she|they) $").search(around.before)
    )
    return Judgement(start, end, sentence.index, kind, hedged, negated, _booster(reading, sentence, start, end))


def is_written_name(reading: Reading, start: int, end: int) -> bool:
    """Whether the word is written as a name, and is one, where no sentence begins: "Reg Batty", "G. Petty"."""
    word, before = reading.text[start:end], reading.text[max(0, start - 3) : start]
    if not (word[:1].isupper() and word[1:].islower()):
        return False
    if re.search(r"\b[A-Z]\.\x20$", before):
        return True
    return re.search(r"[a-z,]\x20$", before) is not None and is_name(reading.folded[start:end])


def _taken_back(reading: Reading, start: int, end: int) -> bool:
    after = reading.folded[end : end + 30]
    words = reading.folded[start:end]
    return any(key in words and compiled(source).match(after) for key, source in _NOT_SAID)


def _booster(reading: Reading, sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """The booster of the sentence that stands nearest to the judgement, within 60 characters."""
    found = [
        match.span()
        for match in compiled(_BOOSTER).finditer(
            reading.folded, max(sentence.start, start - 60), min(sentence.end, end + 60)
        )
    ]
    return min(found, key=lambda span: max(start - span[1], span[0] - end), default=None)
