"""Reasons: the words that say why, and whether they say anything.

A reason is a causal word with content, the language of a legal test, a purpose, what stands under *Reason*, or a
sentence that says "this is because". An empty one ("due to risk", "as per policy") is kept and marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.language.grammar import compiled, expand
from recordlint.language.layers import Reason, Sentence
from recordlint.language.lexicons import alternation, pattern, per_house, terms_of
from recordlint.language.reading import Reading
from recordlint.language.terms import Terms

_REACH = 300  # characters of content that are looked at
_CLAUSE = r"(?:he|she|they|it|there|this|that|these|no|not|nobody|none|we|i|you|{det}|{kin}|{role}|{subject}|{number}|{word} {word} (?:went|came|fell|broke|ran|failed|left|rose|dropped|got)|asleep|calm|settled|unsafe|above|{word} (?:is|was|are|were|has|had|have|can|cannot|can't|could|couldn't|does|did|would|will|needs?|wants?|lives?|said|says|told|shows?|makes?|\w+ed)|{word} {word} (?:is|was|are|were|has|had|have|can|cannot|can't|could|does|did|would|will|needs?|wants?|lives?|said|says|told|shows?|\w+ed))"
_NOT_AS = r"(?!(?:appropriate|discussed|agreed|planned|usual|normal|needed|required|per|above|well|soon|long|far|much|many|an?|of|if|to|regards|before|part|follows|directed|prescribed|yet|such|below|necessary|possible|instructed|advised|expected|always|described|reported|stated|well as|ever|it were|his|her|their|my|our)\b(?! (?:\w+ ){1,3}(?:is|was|are|were|has|had|have|can|cannot|can't|could|does|did|would|will|needs?|wants?|shows?|said|\w+ed)\b))"

_MARKERS: tuple[tuple[str, str], ...] = (
    ("causal", r"\b(?:because(?: of)?|cos|coz|becos|bcos|cause of|due to(?: the fact that)?|owing to|on account of|given that|given (?=(?:the|his|her|their|how|what|mum|dad|two|three|\d))|in view of|in (?:the )?light of|seeing (?:as|that)|on the grounds?(?: that| of)?|on the basis(?: that| of)?|based on|as a result of|in response to|in the absence of|for fear of|in case|otherwise|which (?:means|meant|would mean)|on the strength of|prompted by|driven by|arising from|going by|after (?=(?:he|she|they|it|{kin}|the|an?|two|three|\d+|his|her|repeated|several|another|being|having)\b)|following (?=(?:the|his|her|an?|two|three|\d+|repeated|several|another|recent|concerns?|reports?)\b)|pending|whilst|while (?=(?:he|she|they|it|the|police|we)\b)|having (?=(?:been|had|not|seen|looked|considered|tried|met|missed|\w+ed)\b)|now that|even though|despite)"),
    ("causal", r"\bsince (?=(?:he|she|they|it|there|no|nobody|we|i|{possessive} (?:{word} ){1,3}(?:is|was|are|has|have|can|\w+s|\w+ed)|{det} (?:{word} ){1,3}(?:is|was|are|were|has|had|have|can)|{word} (?:is|was|has|have|can|cannot|\w+s\b(?! (?:ago|last))))\b)"),
    ("causal", r"\bas " + _NOT_AS + r"(?=" + _CLAUSE + r"\b)"),
    ("purpose", r"\b(?:so that|so (?=(?:he|she|they|we|i|it|mum|dad|staff|{kin}|the \w+) (?:can|could|does|do|is|are|has|have|will|would|may|might|doesn't|don't|isn't|won't|knows?|gets?|stays?|keeps?|feels?)\b(?! (?:review|call|visit|be (?:asked|told|called))))|in order (?:to|that)|so as (?:not )?to|to (?=(?:prevent|avoid|protect|allow|enable|ensure|make sure|minimi[sz]e|safeguard|rule out|see (?:if|whether|how)|promote|establish|keep (?:him|her|them|the|it|everyone) (?:safe|from|away)|reduce (?:the |his |her |their |any )?(?:risk|chance|likelihood|pain|distress|anxiety|harm)|manage (?:the |his |her |their )?(?:risk|pain|distress|anxiety)|maintain (?:his|her|their)|find out|give (?:him|her|them) (?:time|a chance|space)|help (?:him|her|them)|meet (?:his|her|their)|lower the|build (?:his|her|their|up)|let (?:him|her|them|the)))|where (?:staff|we|i|carers|they|someone) can|for (?:his|her|their|everyone's|staff) (?:own )?(?:safety|protection|dignity|good))"),
    ("legal", r"\b(?:(?:does not|doesn't|do not|did not|didn't|not|no longer) (?:currently )?meet(?:s|ing)? (?:the )?(?:criteria|threshold|eligib\w+)|meets? (?:the )?(?:criteria|threshold|eligib\w+)|(?:not |in)?eligible (?:for|under|as)|three[\x20-]stage test|proportionate (?:because|as|to)|least restrictive|under (?:the |a |an |his |her |their )?(?:[\w-]+ ){0,3}(?:authorisation|order|guardianship|warrant|act (?:19|20)\d\d|section \d+|bail conditions|licence conditions)|best interests? (?:because|as|since)|significant harm)"),
    ("following", r"\b(?:(?:this|that|which|it) (?:is|was) (?:because|due to|so that|to (?=(?:prevent|keep|protect|allow|make))|down to|based on|in response)|(?:the|my|our|his|her|main|panel's|manager's|sergeant's)? ?(?:reasons?|rationale|reasoning|grounds|basis|why)(?: for (?:this|that|it|the {word}))? ?(?:is|was|were|are|being|given|:|-)(?: that)?|i rest this on|i base this on|what (?:settled|decided|tipped) it|reasons? -)"),
    ("consequence", r"(?:^|[,;.-] ?|\band )(?:therefore|hence|thus|consequently|as a (?:result|consequence)|for (?:that|this|these|those|which) reasons?|that(?:'s| is| was) why|which is why|because of (?:this|that)|on that basis|on this basis|in light of this|so)\b|\b(?:therefore|hence)\b"),
)  # fmt: skip


def read(reading: Reading) -> tuple[Reason, ...]:
    """Every reason of the note, by start; several may stand in a sentence."""
    found: list[Reason] = []
    for hit in _cues().finditer(reading.folded):
        sentence = reading.sentence_at(hit.start())
        if sentence is None:
            continue
        found.extend(_at(reading, sentence, hit))
    for sentence in reading.sentences:
        if sentence.kind == "reason":
            words = reading.words(sentence)[:_REACH]
            found.append(Reason(sentence.start, sentence.end, sentence.index, "labelled", _is_empty(words)))
        elif phrase := _empty_phrase(reading, sentence):
            found.append(Reason(*phrase, sentence.index, "causal", empty=True))
    return tuple(sorted(set(found), key=lambda r: (r.start, r.end)))


@per_house
def _cues() -> re.Pattern[str]:
    """All markers in one pattern, so that a note is walked through once."""
    return re.compile(
        "|".join(f"(?P<{kind}{number}>{expand(source)})" for number, (kind, source) in enumerate(_MARKERS))
    )


def _at(reading: Reading, sentence: Sentence, hit: re.Match[str]) -> Iterator[Reason]:
    kind = re.sub(r"\d", "", hit.lastgroup or "")
    start = hit.start()
    if kind == "consequence":
        kind = "so" if hit[0].strip(" ,;.-").endswith("so") else kind
        before = reading.folded[max(sentence.start, start - _REACH) : start].strip(" ,;.-")
        if len(before.split()) >= 3:
            yield (
                Reason(start - len(before), start, sentence.index, kind, _is_empty(before))
                if before
                else Reason(start, hit.end(), sentence.index, kind)
            )
        elif sentence.index:
            earlier = reading.sentences[sentence.index - 1]
            if earlier.block == sentence.block or "therefore" in hit[0] or "reason" in hit[0]:
                yield Reason(
                    earlier.start, earlier.end, sentence.index, kind, _is_empty(reading.words(earlier)[:_REACH])
                )
        return
    content = reading.folded[hit.end() : min(sentence.end, hit.end() + _REACH)]
    clause = re.split(r"[.;]|, (?!and\b)", content, maxsplit=1)[0]
    end = max(hit.end(), hit.end() + len(clause.rstrip()))
    if kind == "legal":
        yield Reason(start, end, sentence.index, kind)
        return
    if kind == "purpose" and hit[0].startswith("for "):
        yield Reason(start, end, sentence.index, kind, empty=len(clause.split()) < 2)
        return
    if not clause.strip():
        return
    yield Reason(start, end, sentence.index, kind, _is_empty(clause))


@per_house
def _empty_pattern() -> re.Pattern[str]:
    said = alternation(terms_of("reason", "empty"))
    lead = r"(?:(?:the|his|her|their|this|these|known|identified|ongoing|current|potential|possible|high|higher|increased|increasing|significant|serious|various|complex|level|levels|degree|number|of|all|our|above|lots|several|general|own|being|in)\s+){0,4}"
    tail = r"(?:\s+(?:involved|identified|posed|raised|outlined|discussed|above|reasons?|issues?|concerns?|present|presented|stated|noted|recorded|highlighted|alone|only|factors|at this time|at present|today|etc))*"
    return re.compile(rf"[\W\d]*{lead}{said}{tail}(?:\s*(?:,|and|&|or|/)\s*{lead}{said}{tail}){{0,3}}[\W]*")


@per_house
def _phrases() -> Terms:
    return pattern(terms_of("reason", "empty_phrase"))


def _is_empty(words: str) -> bool:
    """Whether the words name no fact: "risk", "the concerns raised", "best interests"."""
    stripped = words.strip(" ,;:.-")
    if len(stripped.split()) > 12:
        return False
    return not stripped or bool(_empty_pattern().fullmatch(stripped)) or bool(_phrases().fullmatch(stripped))


def _empty_phrase(reading: Reading, sentence: Sentence) -> tuple[int, int] | None:
    """A phrase that pretends to be a reason: "as per policy", "in his best interests"."""
    words = reading.folded[sentence.start : min(sentence.end, sentence.start + 400)]
    found = _phrases().search(words) or compiled(
        r"\b(?:it is |it's |this being |this is |is )?in (?:his|her|their|the child's|the) best interests?\b"
    ).search(words)
    return (sentence.start + found.start(), sentence.start + found.end()) if found else None
