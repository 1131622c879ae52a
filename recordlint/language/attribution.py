"""Attribution: who stands behind a statement, and over which words.

Cues are verbs of speaking and believing with their holder, `according to`, a trailing `- per nursery` or `(mum)`, a line
lead such as `T/C from daughter:`, and headings such as *Analysis* or *What Ada said*. An attribution carries over
the fragments of its own bullet or telegraphic line until somebody else speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.language.grammar import compiled
from recordlint.language.layers import Attribution, LineKind, Sentence, Source
from recordlint.language.predication import Subject, subject_before
from recordlint.language.reading import Reading

_AUX = r"(?:(?:{adverb}|{have}|{do}|{be}|{modal}|been|not|who|also|both|further|and|had|to me|in turn)[, ]{1,2}){0,4}"
_SELF = (
    r"\b(?:in my (?:professional |own |clinical )?(?:view|opinion|judge?ment|assessment|experience)|my (?:own |professional |clinical |overall )?(?:view|opinion|impression|assessment|analysis|sense|feeling|judge?ment|concern|worry|concerns|worries) (?:is|was|are|were|at)"
    r"|it is my (?:professional )?(?:view|opinion|assessment)|(?:my|our) (?:view|impression|opinion|analysis|sense|hypothesis)\b|in our (?:view|opinion)|i (?:am|was|remain) (?:of the (?:view|opinion)|worried|concerned|unsure|not sure|confident|satisfied|struck)"
    r"|(?<=[,;:.]\s)to me|^to me|from my perspective|(?:the )?(?:writer|author|undersigned|this (?:worker|writer|practitioner|officer))(?:'s)? (?:view|opinion|impression|thinks|believes|feels|considers|is of|felt|thought)|professional (?:view|opinion|judge?ment)\s?[:(]"
    r"|i "
    + _AUX
    + r"(?:{believe}|assess\w*|conclude\w*|judge\w*|wonder\w*|interpret\w*|got the (?:sense|impression)))\b"
)
_ACCORDING = r"\b(?P<cue>according to|as (?:reported|described|stated|told|disclosed|witnessed|seen|recorded|noted|observed|relayed|shared) by|(?:was |were |been )?(?:reported|described|stated|disclosed|told|relayed|raised|alleged|shared|confirmed|recorded|documented|noted|observed|witnessed|seen) (?:as \w+ |to me |to us )?by|as per|from the perspective of|in the (?:view|words|opinion) of|per) "
_HOLDER = r"(?P<holder>(?:{det} )?(?:(?:{title} )?(?:{kin}|{role}|{body}|{subject}|{subject_pronoun}|i|we|{vague})(?:'s)?(?: (?:and|&|/) (?:{det} )?(?:{kin}|{role}|{word}))?))"
_SAID = r"\b" + _HOLDER + r"(?: ?\([^)\n]{1,30}\)|,[\w'\x20-]{1,30},)? ?" + _AUX + r"(?P<verb>{say}|{believe})\b"
_NAMED_SAID = (
    r"\b(?P<holder>{word}(?:\.? {word}){0,2})(?: \([^)\n]{1,30}\))?,? " + _AUX + r"(?P<verb>{say}|{believe})\b"
)
_DROPPED = r"^[\W\d]*(?:(?:{adverb}|today|has|had|have|and|but|pt|on arrival|again|initially|currently)[, ]{1,2}){0,3}(?P<verb>{report})\b"
_PASSIVE_ME = r"\b(?P<verb>i (?:was|have been|had been|am) (?:told|informed|advised|made aware|given to understand)|(?:we|staff) (?:were|have been) (?:told|informed|advised)|(?:info|information|report|message|call|update|feedback|concerns?|disclosure|allegation|account|letter|e-?mail|referral|handover)s? (?:was |were |has been |have been )?(?:received |taken |raised |given |made )?(?:from|by))(?: by)? (?P<who>(?:{det} )?{word}(?: {word}){0,2})"
_VAGUE = r"\b(?P<verb>it (?:is|was|has been|had been|'s been) (?:reported|said|alleged|claimed|believed|thought|felt|understood|suggested|rumoured|known|noted|mentioned|stated|suspected|considered|widely known)|(?:is|was|are|were) (?:said|thought|believed|understood|rumoured|reported|alleged|known) to|{vague} (?:\w+ly )?(?:have |has |had )?(?:{say}|{believe})|there (?:is|are|were|was|have been|has been) (?:reports?|rumours?|suggestions?|talk|claims|allegations)|apparently|allegedly|reportedly|word is|rumour has it)\b"
_VIEW_OF = r"\b(?P<holder>(?:{kin}|{role}|{body}|{subject}|{word})'s? (?:(?:own |main |stated )?(?:view|views|opinion|account|words|version|perspective|take|verdict|complaint|understanding|belief|description|report|explanation|concern|worry|wish|position|response|reply|answer|statement|comment|assessment|letter|feedback|impression)s?))(?:[,:]| (?:is|was|were|are|that|of)\b)"
# A second verb of speaking, whose subject stands before the first: "went red, said it was true, and said she is ashamed".
_ALSO_SAID = r"(?:,|\b(?:and|but|who)) (?:(?:also|then|later|again|so|now|has|have|had) ){0,2}(?P<verb>said|says|saying|told (?:me|us|staff)|tells (?:me|us|staff)|explain(?:s|ed)|report(?:s|ed)|admit(?:s|ted)|thinks|feels|believe[sd])\b(?! (?:to )?(?:him|her|them|{kin})\b)"
_OWN_CALL = r"^[\W\d]*(?:rang|phoned|called|telephoned|spoke|visited|texted|e-?mailed|told|asked|met|saw|advised|informed|reminded)\b"
_NO_HEARER = r"^ ?(?:$|[.,;:)]|(?:and|of|re|about|by|on|at|today|this|also|yesterday|\d)\b)"
_IN_EYES = r"\b(?:in (?:his|her|their|[\w'-]+'s) (?:eyes|words|opinion|view|book)|(?P<who>he|she|they|{word}) (?:had )?(?:caught|found) (?:him|her|them)sel(?:f|ves) thinking)\b"
# No holder behind a comma: "Idle, like the dad." compares, "Rang again, hard work the son." goes on.
_NO_HOLDER = re.compile(
    r"(?:like|as|with|to|by|for|and|or|but|than|about|at|in|on|not|no|just|same|typical|hard)\s", re.IGNORECASE
)
_TRAILING = re.compile(
    r"(?:\s[-–—]\s?|\(|\[|,\s)(?:as per |per |from |according to |said |reported by |source:? |via |info from )?(?P<who>[^()\[\]\n–—]{2,40}?)[)\]]?[.\s]*$"
)
_TRAILING_PER = re.compile(r"(?:as per|per|from|according to|said|reported by|source:?|via|info from)\s", re.IGNORECASE)
_NO_NAME = frozenset(
    [
        "the",
        "a",
        "an",
        "and",
        "but",
        "so",
        "then",
        "when",
        "while",
        "if",
        "as",
        "after",
        "before",
        "today",
        "staff",
        "this",
        "that",
        "it",
        "there",
        "no",
        "not",
        "plan",
        "also",
        "i",
        "we",
        "he",
        "she",
        "they",
        "who",
        "which",
        "what",
        "he's",
        "she's",
        "however",
        "although",
        "because",
        "thank",
        "thanks",
        "with",
        "regarding",
        "re",
        "on",
        "at",
        "in",
        "for",
        "to",
        "from",
        "of",
        "by",
        "all",
        "both",
        "some",
        "many",
        "most",
        "each",
        "every",
        "once",
        "later",
        "now",
        "still",
        "just",
        "please",
        "sorry",
        "yes",
        "ok",
        "despite",
        "due",
        "given",
        "since",
        "until",
        "following",
        "further",
        "your",
        "one",
        "other",
        "others",
        "another",
        "folk",
        "folks",
        "members",
        "people",
        "no",
        "not",
        "nothing",
        "nobody",
        "typical",
        "funny",
        "new",
        "next",
        "last",
        "first",
    ]
)


def read(reading: Reading) -> tuple[Attribution, ...]:
    """Every attribution of the note, by start. They may overlap: the narrowest one decides."""
    found: list[Attribution] = []
    by_block: dict[int, Attribution] = {}
    for sentence in reading.sentences:
        own = list(_of_sentence(reading, sentence))
        lead = _of_lead(reading, sentence)
        if lead and not _self_observed(reading, sentence):
            found.append(lead)
        elif not own and (carried := _carried(reading, sentence, by_block.get(sentence.block))):
            own = [carried]
        if own:
            by_block[sentence.block] = own[-1]
        elif _self_observed(reading, sentence):
            by_block.pop(sentence.block, None)
        found.extend(own)
    return tuple(sorted(found, key=lambda a: (a.start, a.end)))


def _of_sentence(reading: Reading, sentence: Sentence) -> Iterator[Attribution]:
    words, base = reading.words(sentence), sentence.start

    def made(source: Source, via: str, cue: tuple[int, int], *, whole: bool = True) -> Attribution:
        return Attribution(
            sentence.start if whole else base + cue[0], sentence.end, source, via, base + cue[0], base + cue[1]
        )

    if match := compiled(_SELF).search(words):
        yield made(Source.SELF, "believed", match.span())
    for match in compiled(_VAGUE).finditer(words):
        yield made(Source.VAGUE, "said", match.span("verb"))
    if match := compiled(_ACCORDING).search(words):
        source = _holder_source(reading, base + match.end(), sentence.end)
        if source is not Source.NONE:
            yield made(source, "according", match.span("cue"))
    for match in compiled(_VIEW_OF).finditer(words):
        source = _holder_source(reading, base + match.start("holder"), sentence.end)
        if source is not Source.NONE:
            yield made(source, "believed", match.span("holder"), whole=False)
    for match in compiled(_SAID).finditer(words):
        source = _source_of_words(match["holder"])
        if source is Source.SELF and not _is_belief(match["verb"]):
            continue  # "I told him" attributes nothing
        if _is_told(words, match) or _is_no_report(words, match):
            continue
        via = "believed" if _is_belief(match["verb"]) else "said"
        yield made(source, via, match.span(), whole=_leads(words, match.start()) or _trails(words, match.end()))
    if match := _named_said(reading, sentence):
        via = "believed" if _is_belief(match["verb"]) else "said"
        yield made(Source.NAMED, via, match.span(), whole=_leads(words, match.start()) or _trails(words, match.end()))
    outward = compiled(r"^[\W\d]*(?:told|asked|advised|informed)\b").match(words)
    if (match := compiled(_DROPPED).match(words)) and not outward:
        yield made(Source.SUBJECT, "said", match.span("verb"))
    if (match := compiled(_IN_EYES).search(words)) and match["who"] != "i":
        yield made(Source.NAMED, "believed", match.span())
    for match in compiled(_ALSO_SAID).finditer(words):
        if _also_said(reading, sentence, base + match.start()):
            yield made(Source.SUBJECT, "said", match.span("verb"), whole=False)
    for match in compiled(_PASSIVE_ME).finditer(words):
        source = _holder_source(reading, base + match.start("who"), sentence.end)
        yield made(source if source is not Source.NONE else Source.NAMED, "told", match.span())
    if match := _TRAILING.search(reading.text, sentence.start, sentence.end):
        source = _holder_source(reading, match.start("who"), match.end("who"))
        marked = _TRAILING_PER.search(reading.text, match.start(), match.end())
        short = len(match["who"].split()) <= 3 and not re.search(
            r"\b(?:present|attendance|there|aware|informed|visiting|asleep|out)$", match["who"]
        )
        if words[match.start() - base] == "," and _NO_HOLDER.match(match["who"]):
            short = False
        if (marked or (short and source in (Source.KIN, Source.ROLE))) and source is not Source.NONE:
            yield Attribution(sentence.start, match.start(), source, "trailing", match.start(), match.end())


def _also_said(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether the verb of speaking that follows `at` has somebody else than the writer for its subject."""
    if compiled(_OWN_CALL).match(reading.words(sentence)):
        return False
    if re.search(r",\s[A-ZÀ-Þ][\w'’-]+$", reading.text[sentence.start : at][-40:]):
        return False  # "Mum, Trish, says": the first verb, whose subject another pattern reads
    aside = compiled(r"\b(?:when|after|as|while|before) (?:i|we) [^,;]{1,40}$").search(
        reading.folded, sentence.start, at
    )
    return subject_before(reading, sentence, aside.start() if aside else at, adjunct=True) is Subject.PERSON


def _of_lead(reading: Reading, sentence: Sentence) -> Attribution | None:
    """The attribution that a label (`T/C from daughter:`), or failing that a heading, gives the sentence."""
    line = reading.layout.lines[sentence.line]
    if line.label and not line.label_kind:
        source = _lead_source(reading, line.start, line.content, line.label)
        if source is not Source.NONE:
            return Attribution(sentence.start, sentence.end, source, "lead", line.start, line.content)
    kind = sentence.kind
    if kind == "analysis":
        return Attribution(sentence.start, sentence.end, Source.SELF, "heading", sentence.start, sentence.start)
    if kind == "views":
        return Attribution(sentence.start, sentence.end, Source.SUBJECT, "heading", sentence.start, sentence.start)
    if not line.label and line.section and not line.section_kind:
        source = _lead_source(reading, line.start, line.start, line.section)
        if source is not Source.NONE and compiled(
            r"\b(?:said|say|says|view|views|account|words|from|reported|told|feedback|call|t/c|e-?mail)\b"
        ).search(line.section):
            return Attribution(sentence.start, sentence.end, source, "heading", sentence.start, sentence.start)
    return None


def _lead_source(reading: Reading, start: int, content: int, label: str) -> Source:
    if compiled(r"^(?:the )?family$").match(label):
        return Source.NONE  # a heading of circumstances, not a speaker
    outward = compiled(r"\b(?:to|with|informed|told|advised|cc|copied)\b").search(label)
    # "Spoke with mum:" still gives mum's words; "Email to GP:" gives ours.
    inward = compiled(
        r"\b(?:from|said|reports?|says)\b|\b(?:spoke|discussion|d/w|conversation|call|t/c|tc|met|meeting|contact|chat) .*with\b"
    )
    if outward and not inward.search(label):
        return Source.NONE
    if compiled(r"\b(?:i|me|writer|worker|sw|author)\b$").search(label):
        return Source.NONE
    if compiled(r"^(?:the )?{subject}(?: name| details?)?$").match(label):
        return Source.NONE  # a form's field, not a speaker
    if (source := _source_of_words(label)) is not Source.NONE:
        return source
    original = reading.text[start:content].strip(" \t*_:-–")
    words = original.split()
    if len(words) <= 3 and compiled(
        r"^(?:from )?{word}(?: {word})? (?:said|says|reports?|reported|states?|stated)$"
    ).match(label):
        return Source.NAMED
    if compiled(r"^(?:{contact_word})\b.* from ").match(label):
        return Source.NAMED
    return Source.NONE


def _carried(reading: Reading, sentence: Sentence, last: Attribution | None) -> Attribution | None:
    """The attribution of the sentence before, when this one is a fragment that runs on from it."""
    if last is None or last.source is Source.SELF or last.via in ("heading", "trailing", "believed"):
        return None
    # In running prose the next sentence is the writer's again, unless it says that it goes on. In a bullet or a labelled
    # line, what follows "Mum says …" is most often still hers.
    line = reading.layout.lines[sentence.line]
    listed = line.kind in (LineKind.BULLET, LineKind.FIELD) and sentence.fragment
    goes_on = compiled(r"^[\W\d]*(?:also|and|adds?|further|that (?:he|she|they|it)|then|plus)\b").match(
        reading.words(sentence)
    )
    if not (listed or goes_on) or _self_observed(reading, sentence):
        return None
    return Attribution(sentence.start, sentence.end, last.source, "carried", last.cue_start, last.cue_end)


def _self_observed(reading: Reading, sentence: Sentence) -> bool:
    """Whether the writer takes the floor again: sees, does, decides or plans something."""
    return bool(
        compiled(
            r"(?:^|[.;] )[\W\d]*(?:i|we|writer|staff|this worker)\b(?! (?:was|were|am|have been) (?:told|informed|advised))|^[\W\d]*(?:observed|visited|noted|advised|informed|agreed|plan|decision|decided|action|explained to|asked|discussed|i)\b"
        ).search(reading.words(sentence))
    )


def _named_said(reading: Reading, sentence: Sentence) -> re.Match[str] | None:
    """A capitalised name or initials with a speaking or believing verb."""
    for match in compiled(_NAMED_SAID).finditer(reading.words(sentence)):
        start = sentence.start + match.start("holder")
        holder = reading.text[start : start + len(match["holder"])]
        first, last = holder.split()[0], holder.split()[-1]
        words = reading.words(sentence)
        if not first[:1].isupper() or fold_in(first, _NO_NAME) or _is_told(words, match) or _is_no_report(words, match):
            continue
        if compiled(r"^(?:{report}|{bare_verb})$").match(first.lower()):
            continue
        if compiled(r"^(?:{det}|{possessive}|on|by|in|to|of|for)$").match(last.lower()):
            continue  # "Son on the phone" has no verb of speaking
        if first.lower() == "you" and not compiled(
            r"^(?:sa|to?ld|tell|mention|describ|explain|ask|fe?el|think|thought)"
        ).match(match["verb"]):
            continue  # "You will find him …" gives nobody's words
        return match
    return None


def fold_in(word: str, words: frozenset[str]) -> bool:
    """Whether a word, whatever its case and apostrophe, is one of `words`."""
    return word.lower().replace("’", "'").strip(".,") in words


def _is_belief(verb: str) -> bool:
    return bool(compiled(r"^{believe}$").match(verb))


def _is_told(words: str, match: re.Match[str]) -> bool:
    """Whether the holder is the hearer after all: "staff were told", "mum was informed", "I asked mum"."""
    between = words[match.end("holder") : match.start("verb")]
    passive = compiled(r"\b(?:was|were|is|are|been|be|being)\b").search(between)
    if compiled(r"^(?:informed|advised)$").match(match["verb"]) and compiled(_NO_HEARER).match(
        words[match.end("verb") :]
    ):
        return True  # "Mother informed and not bothered."
    return bool(passive) and not compiled(
        r"ing$|^(?:of the|worried|concerned|anxious|clear|adamant|sure|convinced|unhappy|upset|angry|frustrated)"
    ).search(match["verb"])


def _is_no_report(words: str, match: re.Match[str]) -> bool:
    """Whether nothing was said: "never says sorry", "what they think", "would say"."""
    between = words[match.end("holder") : match.start("verb")]
    before = words[max(0, match.start() - 12) : match.start()]
    return bool(
        compiled(r"\b(?:never|not|n't|won't|wouldn't|refus\w+|without|to)\b").search(between)
        and not compiled(r"^(?:think|believe|feel|consider|want)").search(match["verb"])
    ) or bool(compiled(r"\b(?:what|how|whether|if|when|who) $").search(before))


def _leads(words: str, start: int) -> bool:
    """Whether the cue opens the sentence, so that all of it stands on the holder's word."""
    return start <= 30 or not re.search(
        r"[.;:]|\b(?:and|but|while|although|whereas)\b", words[max(0, start - 200) : start]
    )


def _trails(words: str, end: int) -> bool:
    return not words[end:].strip(" .,;")


def _holder_source(reading: Reading, start: int, end: int) -> Source:
    words = reading.folded[start : min(end, start + 45)]
    head = compiled(
        r"^(?:{det} )?(?:{word} ){0,2}?" + r"(?:{kin}|{role}|{body}|{subject}|{subject_pronoun}|{vague})\b"
    ).match(words)
    if head:
        return _source_of_words(head[0])
    name = re.match(r"(?:the\s)?([A-Z][\w'’.-]*)", reading.text[start:end])
    return Source.NAMED if name and not fold_in(name[1], _NO_NAME) else Source.NONE


def _source_of_words(words: str) -> Source:
    """The source that a folded holder phrase names; the most telling word wins."""
    if compiled(r"^(?:i|we)\b").match(words):
        return Source.SELF
    if compiled(r"^(?:{det} )?{vague}\b").match(words):
        return Source.VAGUE
    for group, source in (
        ("kin", Source.KIN),
        ("role", Source.ROLE),
        ("body", Source.ROLE),
        ("subject", Source.SUBJECT),
    ):
        if compiled(rf"\b{{{group}}}\b").search(words):
            return source
    if compiled(r"\b{subject_pronoun}\b").search(words):
        return Source.SUBJECT
    return Source.NONE
