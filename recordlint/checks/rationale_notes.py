"""Rationale checks of the whole note: options, legal power, disagreement, and reasons that rest on nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from re import Match

from recordlint.checks.base import Candidate, Check, CheckContext, holding
from recordlint.checks.rationale_reasons import somebody_elses, stated
from recordlint.language.grammar import compiled
from recordlint.language.layers import Decision, Sentence, Source
from recordlint.language.reading import Reading

_OTHERS = (Source.SUBJECT, Source.NAMED, Source.KIN, Source.ROLE, Source.VAGUE)


def restriction_without_options(context: CheckContext) -> Iterator[Candidate]:
    """A placement, or a limit on contact, movement or belongings, and no other way weighed anywhere in the note."""
    reading = context.reading
    for decision in reading.decisions:
        if not _restricts(reading, decision):
            continue
        quiet = holding(
            quoted=reading.is_quoted(decision.start, decision.end),
            attributed=somebody_elses(reading, decision),
            options_weighed=_weighs(reading),
            danger_named=_danger(reading, reading.sentences[decision.sentence]),
            own_choice=decision.maker == "person" or _chose(reading, reading.sentences[decision.sentence]),
            minor_with_reason=stated(reading, decision) and not _confines(reading, decision),
        )
        yield Candidate(quiet=quiet)
        if not quiet:
            return


def _restricts(reading: Reading, decision: Decision) -> bool:
    words = reading.folded[decision.start : decision.end]
    if decision.kind in ("place", "restrict") and decision.form != "token":
        if words.startswith("no ") and not compiled(
            r"\b(?:visitors?|contact|family|phone|mobile|internet|money|cigarettes|leave|going out|friends)\b"
        ).search(words):
            return False
        return not compiled(
            r"\b(?:nosp|notice|warning|breach letter|medicine rounds?|shift|rota|duties|from driving)\b"
        ).search(words)
    if compiled(
        r"\b(?:24 ?h\w* care|residential|nursing home|care home|permanent|foster care|secure|seclusion|kept in|no visitors|all visits|locked)\b"
    ).search(words):
        return True
    contact = compiled(
        r"\b(?:contact|family time|visiting|sessions?|visits? (?:from|by|with) (?:{kin}|{possessive} )|visitors|leave|access|outings?|trips|the pub|day centre|swimming)\b"
    ).search(words)
    less = compiled(
        r"\b(?:stop\w*|end(?:ed|s)?|suspend\w*|cut|reduc\w+|cancel\w*|withdraw\w*|restrict\w*|limit\w*|supervised only|no longer)\b"
    ).search(words)
    return bool(contact and less) and not compiled(
        r"\b(?:cbt|counselling|therapy|physio|treatment|reablement)\b"
    ).search(words)


def _confines(reading: Reading, decision: Decision) -> bool:
    words = reading.folded[decision.start : decision.end]
    return decision.kind == "place" or bool(
        compiled(
            r"\b(?:seclu\w+|isolat\w+|segregat\w+|locked|kept in|confin\w+|not (?:to (?:be )?)?(?:allowed |permitted )?(?:to )?(?:be in|leave|go out|in)|no visitors|visitors|all contact|bank cards?|money|benefits|sit in|to stay in)\b"
        ).search(words)
    )


def _weighs(reading: Reading) -> bool:
    """Whether the note weighs another way."""
    return bool(
        compiled(
            r"\b(?:options?|alternatives?|alternatively|less[\x20-]restrictive|least[\x20-]restrictive|(?:i|we|panel|team|meeting|they|chair|also|and|having|was|were) (?:also |then |all |both )?(?:considered|looked at|weighed|explored|thought about|discussed whether|ruled out|tried)|rather than|instead of|in place of|over (?:a|the) (?:foster|residential|hospital|care|hostel)|other ways?|first tried|tried first|had (?:been|already been) tried|have been tried|pros and cons|risks and benefits|compared (?:with|to|leaving)|fallback|would cost|was considered|were considered|did not want to (?:stop|restrict)|could (?:also|instead)|another way|nothing less|as a last resort)\b"
        ).search(reading.folded)
    )


def _danger(reading: Reading, sentence: Sentence) -> bool:
    """An emergency whose danger is named near the decision."""
    near = " ".join(reading.words(other)[:300] for other in reading.around(sentence, 2, 2))
    return bool(
        compiled(
            r"\b(?:999|emergency|police (?:used|attended|called)|immediate (?:danger|risk)|(?:with|had|holding|picked up|swung) an? (?:knife|blade|ligature|bottle|hammer)|ligature|on fire|strangl\w+|chok(?:ing|ed)|unconscious|life[\x20-]threatening|into the road|in front of (?:a|the) (?:car|bus|train)|stabb\w+|threatened to kill|overdose)\b"
        ).search(near)
    )


def _chose(reading: Reading, sentence: Sentence) -> bool:
    """The person chose it, asked for it or agreed to it."""
    near = " ".join(
        reading.words(other)[:300] for other in reading.around(sentence, 1, 1) if other.block == sentence.block
    )
    return bool(
        compiled(
            r"\b(?:himself|herself|(?:he|she|they|{subject}|{title} {word}) (?:has |have |had |himself |herself |also |then |now )?(?:chose|chosen|asked (?:for|to|us|me|that)|requested|wants to|wanted to|agreed (?:to|that|with)|is happy (?:to|with|for)|signed|volunteered|offered to|suggested|said (?:she|he|they) (?:would|wanted|was happy))|at (?:his|her|their) (?:own )?request|own choice|(?:his|her|their) idea|{word} and (?:i|we) (?:agreed|decided)|with (?:his|her|their) (?:agreement|consent))\b"
        ).search(near)
    )


def legal_basis_missing(context: CheckContext) -> Iterator[Candidate]:
    """Force, locking in, detention or removal, and no power, order or consent named anywhere in the note."""
    reading = context.reading
    for hit in compiled(
        r"\b(?:seclu(?:sion|ded)|locked (?:in|into|inside|up in) (?:{possessive} |the |a )?(?:bedroom|room|seclusion|house|flat|unit|bathroom|home)|(?:bedroom|room) (?:door )?(?:was |is |kept |then )?locked (?:from|with (?:him|her|them))|locked (?:him|her|them) in|(?:physical(?:ly)? |mechanical(?:ly)? )?restrain(?:t|ed|ts)|(?:two|three|four|\d)[\x20-]?(?:person|man|staff) (?:hold|restraint|escort)|(?:supine|prone|pi|safe|arm|seated|team|physical) hold|held (?:him |her |them )?(?:down|on the floor|to the floor|by (?:the|his|her|their) (?:arms|wrists))|rapid tranq\w*|(?:lorazepam|haloperidol|promethazine|olanzapine|diazepam)[^.;\n]{0,20}\b(?:im|intramuscular\w*)\b|(?:was|were|been|is|be) (?:detained|sectioned|forcibly (?:removed|returned|entered)|deprived of)|detained (?:him|her|them|on the ward)|sectioned (?:him|her|them)|(?:prevented|stopped|blocked|kept) (?:him |her |them )?(?:from )leaving|not (?:allowed|permitted|free) to leave|(?:child|children|baby|boy|girl|he|she|they|him|her|siblings) (?:was |were |have been |has been |being )?removed from (?:mum|mother|dad|the (?:family )?home|home|parents?|{possessive} (?:parents|mother|mum|family|care))|taken into care|covert(?:ly)?\b[^.;\n]{0,30}\b(?:given|medicat\w+|administ\w+|in|meds)|(?:hidden|crushed) in (?:{possessive} )?(?:food|tea|yoghurt|jam|drink)|(?:given|treated|washed|changed|showered|injected) (?:anyway |by force )?(?:against (?:{possessive} )?(?:will|wishes)|despite (?:{possessive} )?(?:refusal|objection|refusing|objecting)|by force)|(?:tablets?|meds|medication|medicines?|pills|dose|lorazepam|diazepam|haloperidol|risperidone)(?: [\w'-]+){0,2} (?:given|put|mixed|hidden|crushed|disguised)(?: [\w'-]+){0,2} in (?:{possessive} )?(?:jam|food|tea|yoghurt|yogurt|drink|custard|porridge|juice|pudding|squash)|without (?:telling (?:him|her|them)|(?:his|her|their) knowledge)(?=[^.;]{0,40}\b(?:given|meds|tablets|drink|food)\b)|(?:brought|taken|returned|moved|kept|carried|held|put)(?: [\w'-]+){0,5} against (?:his|her|their) (?:will|wishes)|(?:removed|took) (?:the )?(?:baby|child|children|infant|newborn)(?: \w+)?(?: from| at| and| to| into| under|,)|(?:was|were) kept (?:on the ward|in (?:hospital|the unit)|at the (?:unit|home))(?: [\w'-]+){0,2} by (?:nursing |ward |the )?(?:staff|nurses?|doctors?)|forced entry|force[\x20-]fed|lap (?:belt|strap) (?:fastened|applied|on)|mittens (?:applied|on)|posey|mitts on)\b"
    ).finditer(reading.folded):
        sentence = reading.sentence_at(hit.start())
        if sentence is None:
            continue
        quiet = holding(
            quoted=reading.is_quoted(*hit.span()),
            attributed=_others(reading, *hit.span()),
            power_named=_power(reading),
            not_done=_not_done(reading, sentence, hit),
            consent=bool(
                compiled(
                    r"\b(?:(?:he|she|they|pt|patient|{word}) (?:agreed|consented|accepted|went (?:willingly|calmly))|informal(?:ly)?|voluntar\w+|with (?:his|her|their|parental|mum's) (?:consent|agreement))\b"
                ).search(_near(reading, sentence))
            ),
        )
        yield Candidate(quiet=quiet)
        if not quiet:
            return


def _power(reading: Reading) -> bool:
    """Whether a power, an order or an authority is named: in the text, a heading or a label."""
    return bool(
        compiled(
            r"\b(?:section \d+|s\.? ?\d{1,3}[a-z]?|sec \d+|ss?\d+|mha|mental health act|mca|mental capacity act|dols|deprivation of liberty|lps|court|order|warrant|police protection|powers? of (?:police )?protection|ppo|epo|ico|pace|common law|duty of care|lawful\w*|legal\w*|best interests (?:decision|meeting|checklist)|authoris(?:ed|ation)|authoriz\w+|awi|adults with incapacity|guardianship|cto|form [a-z]?\d+|the act|act (?:19|20)\d\d|article \d+|regulation \d+|welfare attorney|lpa|deputy|code of practice|children act|parental responsibility)\b"
        ).search(reading.folded)
    )


def _not_done(reading: Reading, sentence: Sentence, hit: Match[str]) -> bool:
    """Whether it did not happen, lies in the past, is planned training, or is only talked about."""
    before = reading.folded[max(sentence.start, hit.start() - 80) : hit.start()]
    after = reading.folded[hit.end() : min(sentence.end, hit.end() + 40)]
    if hit[0].endswith("detained") and compiled(
        r"^ (?:in|by|at) (?:{det} )?(?:traffic|work|weather|roadworks|another|previous|last|shop|office|meeting)\b"
    ).match(after):
        return True
    if compiled(
        r"\b(?:no|not|never|nil|avoid\w*|instead of|rather than|if|would|could|might|may|wanted|threat\w*|training|trained|policy|used to|previously|history of|years ago|in (?:19|20)\d\d|when (?:he|she) was|fear\w*|afraid|worried|request\w*|refused)\b[^.;]{0,50}$"
    ).search(before):
        return True
    return sentence.kind == "history" or bool(
        compiled(
            r"^ (?:was |were |is |are )?(?:not (?:used|needed|required)|free|training|policy|reduction|plan|room (?:was )?(?:empty|free|cleaned))\b"
        ).match(after)
    )


def disagreement_unresolved(context: CheckContext) -> Iterator[Candidate]:
    """A disagreement is told, and nothing says what was done with it."""
    reading = context.reading
    for hit in compiled(
        r"\b(?:(?:do|does|did)(?: not|n't) (?:all |fully )?agree(?! to\b)|disagree[sd]?|disagreed|disagreement|dispute[sd]?|conflict(?:ing)? (?:views?|opinions?|between)|at odds|(?:different|differing|opposing|mixed|split) (?:views?|opinions?|wishes)|(?:opposed|objects?|objected) to (?:the |it|this)|(?:is|are|was|were) (?:against|opposed to|unhappy (?:with|about)) (?:this|it|the (?:plan|decision|move|idea|placement))|not in agreement|could not agree|couldn't agree|cannot agree|can't agree|argued (?:that|for|against)|divided (?:on|over|about)|(?:wants?|would like|prefers?|thinks?|feels?)\b[^.;\n]{3,70}?[,;] ?(?:but |while |whereas |however )?(?:{possessive} )?(?:{kin}|{role}|{word})(?: {word})? (?:says?|wants?|thinks?|feels?|would (?:like|prefer|rather)|prefers?|does not|doesn't|refuses?|disagrees?|is adamant)|torn between|dilemma|stand-?off|stalemate|(?:is|are|was|were) (?:dead |totally |completely |strongly )?against (?:it|this|that|the)|(?:did|does|do)(?: not|n't) support (?:the |this )?(?:recommendation|plan|decision|move|application)|{kin} (?:says?|said)\b[^.;\n]{3,70}?[,;] ?(?:but )?(?:the )?(?:{role}|staff|{kin})(?: {word})? (?:says?|said)|won't hear of it|overrul\w+)\b"
    ).finditer(reading.folded):
        sentence = reading.sentence_at(hit.start())
        if sentence is None:
            continue
        if compiled(r"\b(?:i|we) $").search(reading.folded[max(0, hit.start() - 6) : hit.start()]):
            continue
        quiet = holding(
            quoted=reading.is_quoted(*hit.span()),
            family_history=sentence.kind == "history"
            or bool(
                compiled(
                    r"\b(?:years? ago|in (?:19|20)\d\d|previously|used to|when (?:he|she|they) (?:was|were)|growing up|marriage|divorce|siblings? (?:fell|do not)|split up|ex-?(?:husband|wife|partner))\b"
                ).search(reading.words(sentence)[:400])
            ),
            settled=_settled(reading, sentence, hit.end()),
        )
        yield Candidate(quiet=quiet)
        if not quiet:
            return


def _settled(reading: Reading, sentence: Sentence, behind: int) -> bool:
    """Whether, in the sentence or after it (or under a heading), something is done with the disagreement."""
    rest = reading.folded[sentence.start : sentence.start + 4000]
    head = reading.folded[max(0, sentence.start - 200) : sentence.start]
    done = compiled(
        r"\b(?:took it to|taken to|raised (?:it )?with|settled|resolved|resolution|compromise\w*|agreed (?:to|that|in the end|on|a)|we agreed|all agreed|came round|middle way|mediat\w+|second opinion|escalat\w+|advoca\w+|independent|best interests meeting|court|tribunal|appeal|complain\w*|(?<!\x20)panel|to panel|explained (?:to|why|that)|talked (?:it|this) through|went through|offered|decided|decision|recommend\w*|conclude\w*|will (?:be )?(?:discuss\w*|meet|talk|raise|review|ask)|to (?:discuss|meet|talk|raise with|review)|to be (?:discussed|raised|reviewed|taken)|meeting (?:on|booked|arranged|to)|discussed with|i (?:told|said|answered|reminded|wrote|asked|looked)|put (?:it|this|both)|noted (?:in|on|as)|recorded (?:in|on|as)|supervis\w+|manager|outcome|instead|fair enough|on (?:balance|reflection)|in (?:my|our) (?:view|opinion)|i think|my view|trial)\b"
    )
    own = reading.words(sentence)[:400]
    return (
        bool(done.search(rest, behind - sentence.start))
        or bool(
            compiled(
                r"\b(?:settled|resolved|so (?:we|i)|but (?:we|i|agreed|both|accept\w*|understood|understands)|and (?:i|we) (?:explained|offered|agreed)|agreed (?:to|that)|came round)\b"
            ).search(own)
        )
        or bool(compiled(r"\b(?:what settled it|settled|resolved)\b").search(head))
    )


def reason_without_evidence(context: CheckContext) -> Iterator[Candidate]:
    """A decision's reason claims a danger, a decline or a failing, and the note holds no fact that it could rest on."""
    reading = context.reading
    sentences = {d.sentence for d in reading.decisions}
    for reason in reading.reasons:
        if reason.empty or not any(abs(reason.sentence - s) <= 1 for s in sentences):
            continue
        words = reading.folded[reason.start : reason.end]
        if not compiled(
            r"\b(?:risk of|at risk|unsafe|not safe|unable to|cannot|can't|not coping|deteriorat\w+|declin\w+|abus\w+|neglect\w*|exploit\w*|aggress\w+|challenging|not managing|struggl\w+|vulnerab\w+|failing|chaotic|not engag\w+|no insight|lacks? insight|no longer safe|danger\w*)\b"
        ).search(words):
            continue
        quiet = holding(
            quoted=reading.is_quoted(reason.start, reason.end),
            attributed=_others(reading, reason.start, reason.end),
            evidence_recorded=any(e.kind not in ("because", "document") for e in reading.evidence)
            or bool(compiled(r"\b\d+\b").search(words)),
            document_cited=bool(
                compiled(
                    r"\b(?:report|assessment|letter|plan|chart|log|diary|statement|minutes|result|form|record)s?\b[^.;]{0,40}(?:{date}|{month}|of \d|dated)"
                ).search(reading.folded)
            ),
        )
        yield Candidate(quiet=quiet)
        if not quiet:
            return


def _near(reading: Reading, sentence: Sentence) -> str:
    return " ".join(reading.words(other)[:300] for other in reading.around(sentence, 1, 1))


def _others(reading: Reading, start: int, end: int) -> bool:
    return reading.source_of(start, end) in _OTHERS


CHECKS: Mapping[str, Check] = {
    "rationale/restriction-without-options": restriction_without_options,
    "rationale/legal-basis-missing": legal_basis_missing,
    "rationale/disagreement-unresolved": disagreement_unresolved,
    "rationale/reason-without-evidence": reason_without_evidence,
}
