"""Where the reason of a decision stands: in its sentence, next to it, or under a heading of its own.

Most reasons carry no causal word: the sentence before or after states the fact that the decision answers. So a
neighbour counts as a reason when it tells a circumstance (a need, a change, a result, a wish, a missed visit) and is
neither a plan, nor an errand, nor a judgement that rests on nothing.
"""

from __future__ import annotations

import re

from recordlint.language.grammar import compiled
from recordlint.language.layers import Decision, Line, LineKind, Reason, Sentence, Source
from recordlint.language.lexicons import pattern, per_house, terms_of
from recordlint.language.reading import Reading
from recordlint.language.terms import Terms

_OTHERS = (Source.SUBJECT, Source.NAMED, Source.KIN, Source.ROLE, Source.VAGUE)
_STORY = 30  # sentences below a headline that are looked at
_FACTS_BELOW = 4
_LONGEST = 500  # characters of a sentence that are looked at
_WORDS_OF_A_REASON = 3
_WORDS_OF_A_TELLING = 7  # a neighbour without a word of circumstance must say at least as much
_WEIGHED = (6, 3)  # sentences before and after a decision in which its weighing may stand


def somebody_elses(reading: Reading, decision: Decision) -> bool:
    """Whether the decision is told on somebody else's word."""
    found = reading.attribution_of(decision.start, decision.end)
    if found is None or found.source not in _OTHERS or found.via in ("carried", "heading"):
        return False
    cue = reading.folded[found.cue_start : found.cue_end]
    if cue.startswith("having") or compiled(
        r"^(?:[\w-]+ )?(?:manager|chair|supervisor|lead|panel)'s (?:instruction|decision|ruling|direction)\b"
    ).match(reading.folded[decision.start : decision.end]):
        return False
    # "Duty manager's instruction: …" and "…, duty worker JM" name who decided or wrote, not a source.
    if found.via in ("lead", "trailing") and compiled(
        r"\b(?:decision|instruction|ruling|direction|determination|outcome)\b|^[\W]*(?:duty|allocated|key) (?:worker|manager|officer)\b"
    ).search(cue):
        return False
    if found.via == "trailing" and compiled(r"\b(?:to|with|for|by)\b").search(
        reading.folded[found.cue_start : found.cue_end]
    ):
        return False
    if found.via == "lead" and not compiled(r"\b(?:{contact_word}|from|said|says|told|reports?|reported)\b").search(
        reading.folded[found.cue_start : found.cue_end]
    ):
        return False
    # "It was felt that …" is the decision's own wording, not a source.
    return not (found.source is Source.VAGUE and decision.maker == "passive") and not (
        found.cue_start < decision.end and decision.start < found.cue_end
    )


def stated(reading: Reading, decision: Decision) -> bool:
    """A reason stands in the decision's own sentence, or the next one opens with it."""
    sentence = reading.sentences[decision.sentence]
    if any(r.sentence == sentence.index and _carries(reading, r, decision) for r in reading.reasons):
        return True
    if any(r.sentence == sentence.index + 1 and r.kind == "following" and not r.empty for r in reading.reasons):
        return True
    return _tail_explains(reading, sentence, decision) or _lead_explains(reading, sentence, decision)


def nearby(reading: Reading, decision: Decision) -> bool:
    """A neighbouring sentence states the circumstance that the decision answers, or a causal word with content."""
    sentence = reading.sentences[decision.sentence]
    after, before = _neighbour(reading, sentence, 1), _neighbour(reading, sentence, -1)
    if after and _follows_up(reading, sentence, after):
        return True
    return bool(before) and _leads_up(reading, sentence, before, decision)


def weighed(reading: Reading, decision: Decision) -> bool:
    """Near the decision the writer gives their own view, or names another way that was looked at.

    Most careful notes tell first what was seen, then what it means, and only then what was decided; the facts may stand
    several sentences off, the weighing shows that they were joined to the decision.
    """
    sentence = reading.sentences[decision.sentence]
    return any(
        other.index != sentence.index
        and not any(d.sentence == other.index for d in reading.decisions)
        and bool(_weighing().search(reading.words(other)[:_LONGEST]))
        for other in reading.around(sentence, *_WEIGHED)
    )


def is_headline(reading: Reading, decision: Decision) -> bool:
    """The decision is the first line of a note that goes on to tell the story: "Case closed 19/11", and then why.

    Several of the sentences below it must tell a circumstance, so that a note that is all tasks explains nothing.
    """
    if decision.sentence != 0:
        return False
    first = reading.sentences[0]
    below = [s for s in reading.sentences[1:_STORY] if s.block != first.block]
    return sum(1 for s in below if _tells(reading, s, reading.words(s)[:_LONGEST])) >= _FACTS_BELOW


def elsewhere(reading: Reading, decision: Decision) -> bool:
    """A heading, label or column of its own holds the reason."""
    sentence = reading.sentences[decision.sentence]
    for other in reading.sentences[max(0, sentence.index - 3) : sentence.index + 5]:
        if other.index == sentence.index:
            continue
        given = other.kind == "reason" or (other.index > sentence.index and _considered(reading, other))
        if given and _same_part(reading, sentence, other) and _has_content(reading, other):
            return True
    line = reading.layout.lines[sentence.line]
    return line.kind is LineKind.TABLE and any(
        other.block == sentence.block and other.index != sentence.index and _has_reason(reading, other)
        for other in reading.around(sentence, 4, 4)
    )


def _considered(reading: Reading, sentence: Sentence) -> bool:
    """Whether a label says that what follows was weighed: "Considered: managing well, no falls"."""
    return bool(
        compiled(
            r"^(?:(?:what (?:we|i|was) )?considered|considerations?|factors(?: considered)?|analysis|background|evidence|weighing(?: up)?|thinking|context|why|because|grounds|basis)$"
        ).match(reading.layout.lines[sentence.line].label)
    )


def _has_content(reading: Reading, sentence: Sentence) -> bool:
    """Whether what stands under a heading for reasons says anything: no signature, "see above" or "n/a"."""
    if any(r.sentence == sentence.index and r.kind == "labelled" and r.empty for r in reading.reasons):
        return False
    words = reading.words(sentence)[:_LONGEST].strip(" .,;:-")
    return bool(words) and not compiled(
        r"^(?:(?:see|as|per|refer to) (?:above|below|notes?|previous|discussed|attached|file|plan|supervision|policy)\b.{0,30}|n/?a|none|nil|tbc|tba|not (?:known|given|recorded|stated)|signed\b.{0,60}|signature.{0,40}|dated?\b.{0,30}|name\b.{0,40})$"
    ).match(words)


def _carries(reading: Reading, reason: Reason, decision: Decision) -> bool:
    """Whether the reason is one, and of the decision: not empty, and not inside the decision's own words only."""
    if reason.empty:
        return False
    if (
        reason.kind == "legal"
        and not reading.folded.startswith("under", reason.start)
        and decision.start <= reason.start < decision.end
    ):
        return False
    if reason.kind not in ("consequence", "so"):
        return True
    source = reading.sentence_at(reason.start)
    if source is None or source.index == decision.sentence:
        return reason.start < decision.start
    words = reading.words(source)[:_LONGEST]
    return reason.kind == "consequence" or (_tells(reading, source, words) and bool(_circumstances().search(words)))


def _has_reason(reading: Reading, sentence: Sentence) -> bool:
    return any(r.sentence == sentence.index and not r.empty for r in reading.reasons)


def _same_part(reading: Reading, sentence: Sentence, other: Sentence) -> bool:
    """Whether no other decision's heading stands between the two."""
    first, last = sorted((sentence.index, other.index))
    return not any(s.kind == "decision" and s.line != sentence.line for s in reading.sentences[first + 1 : last])


@per_house
def _circumstances() -> Terms:
    return pattern(terms_of("reason", "circumstance"))


@per_house
def _weighing() -> Terms:
    return pattern(terms_of("reason", "weighing"))


@per_house
def _answered() -> Terms:
    """What so plainly calls for a decision that it may stand on the line above: goals met, calls unanswered, moved away."""
    return pattern(terms_of("reason", "answered"))


def _tail_explains(reading: Reading, sentence: Sentence, decision: Decision) -> bool:
    """Behind a comma, colon, dash or stop-gap the sentence goes on with a fact: "closed, rent clear and no visits wanted"."""
    tail = reading.folded[decision.end : min(sentence.end, decision.end + _LONGEST)]
    match = compiled(r"^[^,;:(-]{0,40}?(?:[,;:(-]| and (?=(?:he|she|they|it|there)\b)) ?(?P<rest>.+)").match(tail)
    if not match:
        return False
    rest = match["rest"].strip(" .)")
    if compiled(r"^(?:\d+|{number}|an?) (?:days?|weeks?|months?|hours?)'? notice\b").match(rest):
        return False
    if compiled(r"^(?:was|were|previously|from|now|currently) (?:{number}|{clock}|\d)").match(rest):
        return False
    kinds = ("measure", "count", "injury", "perception", "because")
    evidence = [e for e in reading.evidence if decision.end <= e.start < sentence.end and e.kind in kinds]
    at = decision.end + match.start("rest")
    for part in re.finditer(r"[^,;:()]+", match["rest"]):
        if any(at + part.start() <= e.start < at + part.end() and e.kind == "measure" for e in evidence):
            return True
        if _value().match(part[0].strip(" .")):
            return True
        if len(part[0].split()) < _WORDS_OF_A_REASON or _is_step(part[0].strip()) or _is_empty_words(part[0]):
            continue
        if (
            any(at + part.start() <= e.start < at + part.end() for e in evidence)
            or _finite().search(part[0])
            or _circumstances().search(part[0])
        ):
            return True
    return False


def _lead_explains(reading: Reading, sentence: Sentence, decision: Decision) -> bool:
    """Before the decision the same sentence states a fact: "three calls and a letter unanswered; case closed"."""
    lead = reading.folded[max(sentence.start, decision.start - _LONGEST) : decision.start]
    match = compiled(
        r"^(?P<fact>.{8,}?)(?:(?:->|=>|\u2192|[,;:.-]) ?|\b(?:so|and|hence) )(?:(?:i|we|have|has|{det}|and|so|case|now|then|she|he|they) ?){0,5}$"
    ).match(lead)
    if not match:
        return False
    fact = match["fact"].strip()
    if lead.rstrip().endswith(("->", "=>", "\u2192")) and len(fact.split()) > 1:
        return True
    if len(fact.split()) < _WORDS_OF_A_REASON or _is_errand(fact) or _is_empty_words(fact):
        return False
    return bool(_circumstances().search(fact)) or bool(
        compiled(r"\b(?:\d+|{number})\b").search(re.sub(r"^[\d\W]+", "", fact)) and _finite().search(fact)
    )


def _value() -> re.Pattern[str]:
    """A reading of one or two words: "K+ 6.1", "eGFR 24"."""
    return compiled(
        r"^(?!(?:from|to|at|on|by|until|till|is|day|room|level|ward|stage|item|flat|no|page|form|week|month|year|section|step|{weekday}|{month}|now|only|max|x|per|times?)\b)[a-z][a-z/]{0,9}\+? ?(?:is|was|of|:|=)? ?[<>]?\d{1,4}(?:[./]\d{1,3})?%?$"
    )


def _finite() -> re.Pattern[str]:
    """A subject with a finite verb."""
    return compiled(
        r"\b(?:(?:he|she|they|it|there|nobody|nothing|both|all|who|{kin}|{subject}|{role}|{det} {word}(?: {word})?|[\w-]+) (?:now |also |still |already |\w+ly )?(?:is|are|was|were|has|have|had|can|cannot|can't|could|couldn't|does|doesn't|did|didn't|do|don't|would|won't|needs?|wants?|lives?|likes?|keeps?|gets?|walks?|eats?|manages?|says?|said|told|asked|feels?|knows?|works?|goes|went|came|fell|hit|got|gave|took|made|kept|left|met|lost|shows?|showed|understands?|\w{3,}ed)|(?:he|she|they|it)'s|(?:he|she|they)'ve)\b"
    )


def is_statement(words: str) -> bool:
    """Whether the folded words hold a subject with a finite verb."""
    return bool(_finite().search(words))


def _neighbour(reading: Reading, sentence: Sentence, step: int) -> Sentence | None:
    """The sentence before or after, if it belongs to the same passage: same block, or the line next to it."""
    index = sentence.index + step
    if not 0 <= index < len(reading.sentences):
        return None
    other = reading.sentences[index]
    if other.block == sentence.block:
        return other if not _apart(reading, sentence, other) else None
    first, second = sorted((sentence, other), key=lambda s: s.start)
    lines = reading.layout.lines
    between = lines[_last_line(reading, first) + 1 : second.line]
    if any(line.kind is not LineKind.BLANK for line in between) or len(between) > 1:
        return None
    here, there = lines[sentence.line], lines[other.line]
    if here.section != there.section or LineKind.TABLE in (here.kind, there.kind):
        return None
    if _starts_anew(reading, lines[second.line]) or (between and step < 0):
        return None
    return other


def _last_line(reading: Reading, sentence: Sentence) -> int:
    """The line on which the sentence ends."""
    index = sentence.line
    lines = reading.layout.lines
    while index + 1 < len(lines) and lines[index + 1].start < sentence.end:
        index += 1
    return index


def _apart(reading: Reading, sentence: Sentence, other: Sentence) -> bool:
    """Whether two sentences of one table row stand in different cells."""
    line = reading.layout.lines[sentence.line]
    if line.kind is not LineKind.TABLE:
        return False
    first, second = sorted((sentence, other), key=lambda s: s.start)
    return any(mark in reading.text[first.end : second.start] for mark in "|\t")


def _starts_anew(reading: Reading, line: Line) -> bool:
    """Whether a line opens something new: a bullet, a label, an entry with its own time or date."""
    if line.kind in (LineKind.BULLET, LineKind.FIELD, LineKind.TABLE):
        return True
    head = reading.folded[line.start : line.start + 30]
    return bool(compiled(r"^[\W]*(?:{clock}|{date}|(?:{weekday}) ?\d|\d{4}\b)").match(head))


def _follows_up(reading: Reading, sentence: Sentence, after: Sentence) -> bool:
    """Whether the sentence behind a decision tells the fact that it answers."""
    words = reading.words(after)[:_LONGEST]
    if not _tells(reading, after, words) or _is_reaction(words):
        return False
    if _has_reason(reading, after) and (
        after.block == sentence.block or not (after.fragment or _is_judged(reading, after))
    ):
        return True
    if compiled(
        r"^[\W\d]*(?:{clock}|then|later|after (?:this|that|which)|afterwards|next|meanwhile|also|however|but)\b"
    ).match(words):
        return False
    if after.block == sentence.block and not after.fragment:
        return len(words.split()) >= _WORDS_OF_A_TELLING or bool(_circumstances().search(words))
    written = reading.text[after.end - 1] == "." and reading.text[after.start].isupper()
    if (
        written
        and compiled(r"^[\W]*(?:he|she|they|it|this)\b").match(words)
        and len(words.split()) > _WORDS_OF_A_TELLING
        and not after.fragment
    ):
        return True
    if not _circumstances().search(words):
        return False
    return after.block == sentence.block or (
        not after.fragment
        and bool(compiled(r"^[\W]*(?:he|she|they|it|this|that|there|{possessive}|an?|both|no|nobody)\b").match(words))
    )


def _is_reaction(words: str) -> bool:
    """Whether the words tell how somebody took the decision, or that they were told of it: "Maureen not happy about it"."""
    return bool(
        compiled(
            r"\b(?:(?:not|un) ?(?:very |too |at all )?(?:happy|pleased|impressed) (?:about|with|at)|unhappy|disagre\w+|annoyed|furious|complain\w*|kicked off|took it (?:well|badly|hard)|accepted (?:this|it)|(?:has|have|was|were) (?:been )?(?:made )?(?:aware|told|informed|advised|notified) (?:of|about|that|this)|would (?:still )?(?:like|rather|prefer) (?:it|to (?:be|go|come|stay|keep|have|see)))\b|^[\W\d]*(?:i|we|have|i've|we've) (?:have |has |had |then |also |just )?(?:rang|rung|told|informed|e-?mailed|texted|phoned|written to|let)\b"
        ).search(words)
    )


def _leads_up(reading: Reading, sentence: Sentence, before: Sentence, decision: Decision) -> bool:
    """Whether the sentence before a decision tells the fact that it answers."""
    words = reading.words(before)[:_LONGEST]
    if before.block == sentence.block and _value().match(words.strip(" .,;")):
        return True
    if not _tells(reading, before, words) or (decision.kind == "refuse" and _only_asks(words)):
        return False
    if _answered().search(words):
        return True
    return (
        before.block == sentence.block
        and not before.fragment
        and any(e.sentence == before.index and e.kind in ("measure", "count", "injury") for e in reading.evidence)
    )


def _only_asks(words: str) -> bool:
    """Whether the words only name the request that a refusal answers: "Advocacy request from his cousin"."""
    return bool(
        compiled(
            r"^[\W\d]*(?:[\w'/-]+ ){0,3}(?:request|referral|application|enquiry|e-?mail|letter|call|form)s?(?: (?:received|came in|in))? (?:from|for|by|re)\b"
        ).match(words)
    ) and not compiled(r"\b(?:but|does not|doesn't|not|no longer|above|below|already|over|under)\b").search(words)


def _tells(reading: Reading, sentence: Sentence, words: str) -> bool:
    """Whether a sentence states a fact at all: no plan, errand, further decision, rumour or bare judgement."""
    if len(words.split()) < _WORDS_OF_A_REASON or words.rstrip().endswith("?"):
        return False
    if compiled(
        r"\b(?:should|would|could(?! (?:be|have|fall|hurt|harm|lead|cause|choke|make|kill|become)\b)|might|(?<!\d\x20)(?<!since\x20)(?<!in\x20)(?<!by\x20)(?<!until\x20)may(?! \d)|must|ought|supposed to)\b(?! (?:not )?(?:like|prefer|rather (?:not|stay|be|go)))"
    ).search(words):
        return False
    if (
        any(d.sentence == sentence.index for d in reading.decisions)
        or _is_step(words)
        or _is_errand(words)
        or _is_empty_words(words)
    ):
        return False
    if reading.source_of(sentence.start, sentence.start + 1) is Source.VAGUE:
        return False
    return not _is_judged(reading, sentence) or any(e.sentence == sentence.index for e in reading.evidence)


def _is_judged(reading: Reading, sentence: Sentence) -> bool:
    """Whether the sentence passes a judgement on somebody."""
    return any(j.sentence == sentence.index and j.kind != "positive" and not j.negated for j in reading.judgements)


def _is_step(words: str) -> bool:
    """Whether the words are a plan: what somebody will do."""
    if compiled(
        r"^[\W\d]*(?:some|any) ?(?:one|body)\b|^[\W\d]*(?:[\w'/()-]+ ){1,6}?will (?!(?:be )?(?:safe|not|never|have|need|help|keep)\b)(?:also |now |then )?\w+|\bso (?:the )?\w+ will\b|\bto follow\b"
    ).search(words):
        return True
    if compiled(
        r"^[\W\d]*(?:plan\b|action\b|next\b|will (?!not need|be safe|have no)|is going to|are going to|shall\b|i'll|we'll|please|chase|ring|call|book|refer|review|monitor|update|send|email|phone|arrange|discuss|continue|ensure|encourage|offer|contact|keep an eye)\b"
    ).match(words):
        return True
    task = compiled(
        r"^[\W\d]*(?P<who>(?:[\w'/&()-]+ ){0,4}?)to (?:be )?(?!(?:{number}|the|an?|his|her|their|my|our|him|them|me|us|it|\d+|{kin}|{weekday})\b)\w+(?: \w+|$)"
    ).match(words)
    return bool(task) and not compiled(
        r"\b(?:is|are|was|were|has|have|had|wants?|wanted|asked|able|unable|likes?|prefers?|refuses|refused|wishes|chose|agreed|happy|needs?|seems?|tried|used|going|due|trying|waiting|continues|began|started|more|enough|only|no|not|back|\w+ed|moved|went|goes|came|lives|gets|said|says|told|answer|reply|access|calls?|response)\b"
    ).search(task["who"])


def _is_errand(words: str) -> bool:
    """Whether the words tell of a contact, a document or a chore and nothing else."""
    return bool(
        compiled(
            r"^[\W\d]*(?:{weekday} )?(?:a |the |this )?(?:copy|copies|letter (?:sent|posted|to)|letters? sent|email(?:ed)?|e-mail(?:ed)?|minutes|form|leaflet|datix|incident form|application (?:was|has been) (?:lodged|sent|made)|dols application|referral (?:sent|made|to)|bloods sent|obs\b|meds (?:given|taken)|risk (?:level|rating|currently|is)|{word} risk\b|signed|rang|phoned|called|spoke|passed|informed|told|updated|sent|took|passed over|forward|minutes|meds|supper|lunch|tea|breakfast|bath|gave|given|visited|(?:{word} ){1,3}?(?:(?:was|were|has been|have been|being|to be) )?(?:given (?:the |a |his |her |their |copies )?(?:[\w'-]+ )?(?:number|card|leaflet|copy|letter|form|address|details|date|information|contact details)|(?:told|rung|informed|updated|e-?mailed|phoned|notified|copied|faxed|telephoned)(?: in| by (?:phone|e-?mail|text|letter))?(?=[.,]|$| at| on| by| \d)|copied)|(?:{title} )?{role}(?: {word}){0,3} (?:e-?mailed|rang|phoned|called|wrote|asked|informed|told|updated)|gave (?:him|her|them)|{word} (?:aware|informed|updated|notified|to chase))\b"
        ).match(words)
    ) and not compiled(r"\b(?:who said|said that|says|because|no answer|no reply)\b").search(words)


def _is_empty_words(words: str) -> bool:
    """Whether the words only claim best interests, policy or agreement."""
    bare = words.strip(" .,;")
    return len(bare.split()) <= 12 and bool(
        compiled(
            r"^(?:this|it|this being|all|as|per|which|the decision|and)? ?(?:is|was|being|'s|it's)? ?(?:all |felt to be |considered |thought |the |to be |very much )*(?:in (?:his|her|their|the child's|everyone's|the) (?:own )?best interests?|as (?:per|agreed|discussed|appropriate|required|needed)\b.*|(?:per|in line with|in accordance with|following) (?:{word} ){0,2}(?:policy|procedure|protocol|guidance|plan|discussion|process)|for the best|appropriate|(?:best|right) (?:thing|decision|option|course)(?: (?:for|to) .*)?|(?:he|she|they|mum|dad|family|all|everyone|sw|gp|manager)(?: and {word})? (?:aware|informed|in agreement|agreed|happy|updated|are aware|is aware|has been informed|have been informed|was informed)|(?:{word} ){1,2}(?:aware|informed|updated)|door shut.*|no concerns|please note|see (?:above|below|previous|notes?|ecr|plan)\b.*)$"
        ).match(bare)
    )
