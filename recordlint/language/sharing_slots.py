"""The slots of a sharing event: what was shared, why, and on what basis."""

from __future__ import annotations

import re
from itertools import chain

from recordlint.language.grammar import compiled
from recordlint.language.layers import Sentence
from recordlint.language.lexicons import alternation, per_house, terms_of
from recordlint.language.reading import Reading
from recordlint.language.sharing_words import slot

Spot = tuple[int, int]

_PASSING = (  # what stands between a recipient and the content without being content: when, how, again
    r"(?:[\s,]|\b(?:today|yesterday|again|too|also|later|now|then|afterwards|after|earlier|already|immediately|promptly|verbally|both|all|as well|straight away|same day|"
    r"this (?:morning|afternoon|evening|am|pm|week)|last (?:night|week)|(?:in|out of|during|within) (?:hours|working hours|writing|person)|face to face|on duty|"
    r"by (?:me|us|the writer|myself)|(?:by|via|over|on) (?:the |secure |our |my |her |his )?(?:phone|telephone|e-?mail|text|letter|fax|voicemail|post|teams|whatsapp|landline|mobile|message|101|system)|"
    r"(?:at|on|around|about|by|from)? ?(?:{clock}|{date}|{weekday}(?: (?:morning|afternoon|night|evening|am|pm))?)|at \d{1,2}|on (?:the )?\d{1,2}(?:st|nd|rd|th)?|\d{1,2} (?:am|pm))\b)*"
)
_ABOUT = r"(?:(?:all )?about|re\b:?|regarding|concerning|of|on|with(?! (?:him|her|them|me|us)\b(?! \w))|around|in (?:relation|regards?) to|with regards? to|over|including|incl\.?|inc\.?|namely|such as|i\.?e\.?|e\.?g\.?|following|due to|due|after)"
_CLAUSE = r"(?:that|what|how|why|when|where|which|whether|if|he'?s|she'?s|they'?re|he'?d|she'?d|he|she|they|it|his|her|their|there|the|a|an|i|we|my|our|all|some|any|this|these|those|both|no|{kin}|{subject}|client's?|is|was|has|had)"
_TELLING = r"(?:to (?:say|explain|confirm|report|tell|inform|let|advise|update|notify|give|discuss|share|make (?:them|him|her) aware|pass)|saying|explaining|confirming|reporting|with (?:details|(?:that|this|the|his|her|an?)(?= \w))|giving|stating|gave|told|telling|explained)"
_PURPOSE_VERB = (
    r"(?:ask|request|see|get|have|help|support|arrange|check|make sure|ensure|enable|allow|prevent|stop|avoid|protect|keep|plan|prepare|review|consider|agree|chase|book|sort|look|apply|lodge|assess|find|decide|safeguard|"
    r"reduce|manage|monitor|mend|fix|explore|identify|establish|obtain|seek|secure|start|set|speed|progress|follow|pick|bring|visit|add|adjust|change|increase|unlock|begin|resume|settle|cover|continue|complete|"
    r"collect|fit|raise|replace|move|rearrange|rebook|cancel|deliver|order|query|pursue|assist|act|carry|fund|refer|discharge|complain|appeal|rehouse|house|give (?:him|her|them) (?:time|more)|be (?:able|ready|aware of the)|organise|organize|coordinate|co-ordinate|put|offer|discuss|advise on|hold|take|trigger|inform (?:the|their|his|her) (?:assessment|review|plan|decision|planning|court))"
)
_EMPTY_PURPOSE = (
    r"so (?:that )?(?:(?:we|they|everyone|everybody|all|all of us|he|she|you|people)(?:'re|'s)? ?)?(?:(?:are|is|has|have|know|knows|was|were|were all|all|both|fully|a|has a|have a|now) ){0,3}"
    r"(?:the )?(?:aware|informed|(?:full|whole|bigger|complete) (?:picture|story)|in the (?:picture|loop|know)|on the same page|singing from|up to (?:date|speed)|what(?:'s|s| is| was| has been)? (?:going|happening|what)|the score|what he is like|what she is like)"
)
_SO = r"\bso(?: that)? (?:that )?(?:{subject_pronoun}|it|we|i|you|staff|the|his|her|their|our|my|a|an|no|there|someone|somebody|everyone|nobody|{kin}|{role}|{body}|{subject}|{word})\b(?:'s|'re|'ll|'d| \w+){0,5}?\s?(?:'s|'re|'ll|'d|can|could|will|would|may|might|is|isn't|are|aren't|isnt|arent|has|have|does|doesn't|doesnt|do|don't|won't|wont|knows?|gets?|checks?|brings?|keeps?|stays?|goes|go|need|needs|fit|fits|takes?|makes?|looks?|sees?|shall|must|should|cannot|can't|cant|starts?|does)\b"
_CAUSE = r"\b(?:as|because|since|cos|coz|given) (?:he|she|they|it|the|there|we|i|his|her|their|my|of|one|this|that|{kin}|{role}|{body}|{subject})\b"
_WILL = r"\b(?:(?:they|he|she|gp|who|which|surgery|doctor|dn|nurse|team|practice|school|police|landlord|officer) (?:do |does |will|'ll|is going to|are going to|has agreed|have agreed|agreed to|is to|are to|to|is (?:coming|raising|arranging|sending|visiting|ringing|calling|looking)|are (?:coming|arranging|sending|looking)|runs?|do)|(?:will|to|agreed to) (?:visit|review|ring back|call back|attend|come out|send|see|assess|follow up|look into|prescribe|action|arrange)|slot|appt|appointment|visit (?:booked|arranged))\b"
_COMMA_TO = r"(?<=,)\s{1,2}to (?!{pronoun}\b|{det}\b|me\b|us\b|you\b|{kin}\b|{role}\b|{body}\b|be\b|say\b|tell\b|inform\b|let\b|advise\b|explain\b|update\b|give\b)[a-z]{3,12} (?:{det}|{pronoun}|\w+s?)\b"
_SO_BEHIND = r",? so (?:that )?(?!i\b|we (?:told|let|said|rang|gave|sent)\b|far\b|much\b|many\b|long\b|is\b|was\b|does\b|did\b|do\b)(?:{word} ){1,6}?{word}"
_FOR_BEHIND = r"\bfor (?:the|a|an|his|her|their|next|{weekday}'s|tomorrow's|today's|{word}'s) (?!last\b|past\b|first\b|second\b|third\b|time\b|moment\b|night\b|day\b|week\b|weekend\b|month\b|few\b|laugh\b|chat\b|records?\b|file\b|while\b|info\w*|family\b|meeting of\b)[a-z]|\bfor a same-day\b"
_TO_BEHIND = r"(?<!\bsent)(?<!\bgiven)(?<!\bwent) to (?!{pronoun}\b|{det}\b|me\b|us\b|you\b|{kin}\b|{role}\b|{body}\b|be\b|say\b|tell\b|inform\b|let\b|advise\b|explain\b|update\b|give\b|speed\b|date\b|know\b)[a-z]{3,12} (?:{det}|him|her|them|what|how|who|when|whether|{possessive}|{word}s)\b"
_AT_REQUEST = r"\b(?:at|on|with|by) (?:{word} )?(?!today|yesterday|it|that|there|what|here|who){word}'s? (?:own |full |verbal |written )?(?:request|wish|wishes|asking|invitation|suggestion|insistence|ok|okay|say-?so|blessing|permission|agreement|consent|knowledge|go-?ahead|instructions?)\b"
_AFTERWARDS = (
    r"^[\W\d]*(?:this (?:is|was|will)|reason|purpose|so that|in order|to enable|to allow|because|why\b|it (?:is|was) (?:so|to|because)|(?:i|we) (?:did|shared|told|do) (?:this|so|it))\b|^[\W\d]*"
    + _WILL
)
_WANTS_THEM_TO = r"\b(?:wants|wanted|would like|wishes|wished|asked for) (?:{det} )?(?:{kin}|{role}|{body}|{word}) to (?:have|know|see|get|hear|be (?:told|aware|informed)|receive|understand)\b"
_YES = r"[\"']\s?(?:oh )?(?:yes|yeah|yep|aye|ok|okay|sure|fine|please|go on|course|of course|alright|(?:tell|talk to|ring|let|speak to) (?:him|her|them|our|my|the|{word} (?:know)))\b[^\"\n]{0,60}[\"']|\b(?:yes|yeah|aye|ok|okay)[,!.]? (?:please )?(?:tell|ring|let|share|phone|call|send) (?:him|her|them|the)\b"
_YES_TO_SHARING = r"\b(?:tell|ring|let|share|phone|call|send|know|do it|please do|go ahead|that)\b|^\"\s?\w+[.!]?\"$"
_CLIP = 500
_SECTION = r"\b(?:s\.?|sec(?:tion)?s?\.?|art(?:icle)?\.?|reg(?:ulation)?\.?|schedule) ?\d{1,3}\w?\b"
_ENTITLED = r"\b(?:as|being|since|because|cos|coz|cause|given|seeing (?:as|that)?|after all|well)?,? ?(?:(?:that )?(?:she|he|they|it|this)(?: is|'s|s| was|'re| are| were|) |is |being )?(?:the |a |an |her |his |their |in effect |only |also |close |still |next ){0,2}(?:family|n\.?o\.?k\.?|next of kin|{kin})(?: after all| and (?:so )?(?:has|have|is|are)\b| so (?:has|is|should|needs?|ought)\b|'?s? (?:has|have|had|got) (?:a|every|the) right)"
_AS_KIN = r"\b(?:as|being|since|because|cos|coz|cause|given|seeing (?:as|that)) (?:that )?(?:(?:she|he|they|it)(?: is|'s|s| was|'re|re| are| were) |being )?(?:the |a |an |her |his |their |in effect |only |also |close |still ){0,2}(?:family|n\.?o\.?k\.?|next of kin|{kin})\b(?! (?:had|has|was|were|is|said|asked|wanted|will|would|to|can|could|who|needs|need))"


@per_house
def _generic() -> re.Pattern[str]:
    """A noun phrase, from its start, that says nothing of what was shared."""
    nouns = alternation(terms_of("sharing_words", "generic"))
    quantity = alternation(terms_of("sharing_words", "generic_quantity"))
    return re.compile(
        rf"(?:(?:{quantity})\s{{1,3}}){{0,3}}(?:{nouns})(?:\s(?:and|&|/)\s(?:(?:{quantity})\s){{0,2}}(?:{nouns}))?(?!\w)"
    )


@per_house
def _acts() -> re.Pattern[str]:
    """The person agreed, asked or signed."""
    return re.compile(
        rf"(?<!\w)(?:he|she|they)\s(?:(?:had|has|have|was|were|also|both)\s){{0,2}}{alternation(terms_of('sharing_slots', 'consent_act'))}(?!\w)"
    )


def is_generic(phrase: str) -> bool:
    """Whether a folded phrase such as "all the relevant info" names nothing; what follows of/about counts if it says more."""
    phrase = phrase.strip(" ,.;:-")
    match = _generic().match(phrase)
    if not match:
        return False
    rest = phrase[match.end() :].strip(" ,.;:-")
    if match[0] in ("this", "that", "these") and compiled(
        r"^(?!as\b|so\b|to\b|for\b|in\b|by\b|with\b|at\b|when\b|on\b|today|again|also|all\b|and\b|over|out|up\b|too\b|via|back|from|through|yesterday|{adverb})[a-z]{4,}"
    ).match(rest):
        return False  # "this prescription" is a thing with a name
    if compiled(r"^(?:,? (?:being|seeing|after all)|, {subject_pronoun}(?:'s| is| was|'re| are| has| needs))\b").match(
        phrase[match.end() :]
    ):
        return True  # "told her the lot, she is his sister"
    more = compiled(r"^" + _ABOUT + r" (?P<obj>.+)").match(rest) or compiled(r"^[\(:-] ?(?P<obj>\w.+)").match(rest)
    if more:
        return is_generic(more["obj"])
    return len(rest.split()) < 3 or bool(compiled(r"^(?:as|so|to|for|in|by|with|at|when|on|because)\b").match(rest))


def content(reading: Reading, start: int, end: int) -> tuple[Spot | None, bool]:
    """What stands behind a recipient as the content, in [start, end): (its place, whether it is generic)."""
    folded = reading.folded
    passing = compiled(_PASSING).match(folded, start, min(end, start + 120))
    at = passing.end() if passing else start
    head = folded[at : min(end, at + 220)]
    if compiled(r"^(?:but |and |got |there was )?no (?:answer|reply|response|luck|joy|one|sign)\b").match(head):
        return None, False
    if compiled(r"^(?:and )?" + _TELLING + r"\b").match(head):
        return _spot(head, at)
    if match := compiled(r"^\(?(?:and )?" + _ABOUT + r"\s(?P<obj>\S.*)").match(head):
        return _spot(match["obj"], at + match.start("obj"))
    if match := compiled(r"^[:(-]\s?(?P<obj>\w.*)").match(head):
        if len(match["obj"].split()) > 1 and not _opens_purpose(match["obj"]):
            return _spot(match["obj"], at + match.start("obj"))
        return None, False
    if _opens_purpose(head):
        # "so that she knows he fell" holds no content of its own, but "as he had fallen again" tells what it was about.
        return (
            _spot(head, at)
            if compiled(r"^(?:as|because|since|cos|due to|following|after) (?:he|she|they|his|her|there)\b").match(head)
            else (None, False)
        )
    if compiled(r"^" + _CLAUSE + r"\b").match(head):
        return _spot(head, at)
    if compiled(
        r"^(?:{word} ){1,3}(?:is|was|has|had|hasn't|isn't|wasn't|hadn't|needs|will|would|were|are|have|'s|'d)\b"
    ).match(head):
        return _spot(head, at)
    return None, False


def _spot(words: str, at: int) -> tuple[Spot | None, bool]:
    """The content that `words` open, up to its clause's end."""
    stop = compiled(
        r"[;\n]|\bso (?:that|they|he|she|we|it|i)\b|\bin order\b|,? (?:because|with (?:his|her|their) (?:consent|agreement|permission|ok|okay|say-so))\b"
    ).search(words)
    phrase = words[: stop.start() if stop else None].rstrip(" ,.")
    if not phrase:
        return None, False
    return (at, at + len(phrase)), is_generic(phrase)


def _opens_purpose(head: str) -> bool:
    return bool(
        compiled(r"^(?:to " + _PURPOSE_VERB + r"\b|so\b|in order|as\b|because\b|since\b|cos\b|for\b)").match(head)
    )


def purpose(reading: Reading, sentence: Sentence, start: int, end: int) -> Spot | None:
    """Why it was shared: words of the sentence behind or before the event, or an explicit purpose or outcome next to it."""
    folded = reading.folded
    low, high = _window(sentence, start, end)
    empty = [m.span() for m in compiled(_EMPTY_PURPOSE + "|" + _AS_KIN + "|" + _ENTITLED).finditer(folded, low, high)]
    empty += [m.span() for m in slot("empty_purpose").finditer(folded, low, high)]
    behind = [
        match.span()
        for source in (_SO_BEHIND, _FOR_BEHIND, _TO_BEHIND)
        for match in compiled(source).finditer(folded, end, high)
        if not _is_another_aim(folded, low, match.span())
    ]
    for found in (*_purposes(folded, low, high), *behind):
        if any(found[0] < stop and begin < found[1] for begin, stop in empty) or start <= found[0] < end - 1:
            continue
        if found[0] >= start or "\n" not in folded[found[0] : start]:
            return found
    for other in reading.around(sentence, 1, 2):
        clip = folded[other.start : min(other.end, other.start + _CLIP)]
        label = reading.layout.lines[other.line].label
        if other.index > sentence.index and compiled(r"^(?:why|reason|purpose)\b").match(label):
            return other.start, other.end
        if other.index < sentence.index:
            match = compiled(
                r"\b(?:in order (?:to|that)|so (?:that )?i (?:will|rang|have|am)|reason|purpose)\b"
            ).search(clip)
        elif other.index > sentence.index:
            match = compiled(_AFTERWARDS).search(clip)
            if not match and other.index == sentence.index + 1 and other.block == sentence.block:
                match = compiled(r"^[\W\d]*(?:asked|requested|requesting)\b").search(clip)
        else:
            continue
        if match:
            return other.start + match.start(), other.start + match.end()
    return None


def _window(sentence: Sentence, start: int, end: int) -> Spot:
    """The part of a sentence that can hold an event's slots, so that an endless line costs no more than a long one."""
    return max(sentence.start, start - _CLIP), min(sentence.end, end + _CLIP)


def _purposes(folded: str, low: int, high: int) -> list[Spot]:
    found = [m.span() for m in slot("purpose").finditer(folded, low, high)]
    for source in (
        _SO,
        _CAUSE,
        _WILL,
        r"\b(?:they|he|she)'ll (?!be\b)\w",
        _COMMA_TO,
        r"\bto " + _PURPOSE_VERB + r"\b",
        r"\bso as to\b|\bneeded (?:for|to)\b",
    ):
        found += [m.span() for m in compiled(source).finditer(folded, low, high)]
    # "came to collect", "able to", "asked to": what somebody did, not what the sharing was for.
    return sorted(spot for spot in found if not _is_another_aim(folded, low, spot))


def _is_another_aim(folded: str, low: int, spot: Spot) -> bool:
    """Whether "to …" is what somebody came, wanted or was able to do, and no purpose of the sharing."""
    return bool(
        compiled(
            r"\b(?:came|come|comes|went|going|goes|able|unable|want|wants|wanted|try|trying|tried|like|likes|used|has|had|have|ready|due|start|started|starting|need|needs|needed|asked|agreed|refused|decided|plans?|hopes?|likely|how|what|when|where|who) ?$"
        ).search(folded, max(low, spot[0] - 12), spot[0])
    ) and folded[spot[0] : spot[1]].lstrip().startswith("to ")


def basis(
    reading: Reading, sentence: Sentence, start: int, end: int, others: frozenset[int] = frozenset()
) -> tuple[Spot, str] | None:
    """On what basis: (its place, consent | present | proxy | other), in the sentence or within two of it.

    Sentences in `others` hold sharing events of their own: what they say of consent is about those.
    """
    low, high = _window(sentence, start, end)
    if found := _basis_in(reading.folded, low, high, same=True):
        return found
    for other in reading.around(sentence):
        if other.index == sentence.index or other.index in others:
            continue
        if found := _basis_in(reading.folded, other.start, min(other.end, other.start + _CLIP), same=False):
            return found
    return None


def recorded_consent(reading: Reading) -> bool:
    """Whether a consent label, or a sentence about sharing, records a yes anywhere in the note."""
    folded = reading.folded
    for line in reading.layout.lines:
        if "consent" in line.label and compiled(
            r"^\W*(?:y\b|yes|given|signed|obtained|verbal|written|granted|agreed|on file|\[?x\]|✓|{date}|he|she)"
        ).match(folded[line.content : line.end]):
            return True
    for match in compiled(
        r"\b(?:happy for|consent\w*|agree\w*|permission|said (?:i|we) (?:could|can)|asked me|wants|wanted)\b[^.;\n]{0,60}?\b(?:shar(?:e|ing|ed)|talk to|speak (?:to|with)|being told|to be told|tell(?:ing)?|pass(?:ing|ed)? on|contact(?:ing)?|to know|informed)\b"
    ).finditer(folded):
        if not _denied(folded, match.start(), match.end()):
            return True
    return False


def _basis_in(folded: str, start: int, end: int, *, same: bool) -> tuple[Spot, str] | None:
    for match in chain(slot("consent").finditer(folded, start, end), _acts().finditer(folded, start, end)):
        if not _denied(folded, match.start(), match.end(), start) and (
            same or _about_sharing(folded, match.end(), end)
        ):
            return match.span(), "consent"
    if match := compiled(r"(?:^|[.;?] )(?:he|she|they) (?:did|does|do|nodded)(?=[.,;]|$)").search(folded[start:end]):
        return (start + match.start(), start + match.end()), "consent"
    if match := compiled(_AT_REQUEST + "|" + _WANTS_THEM_TO).search(folded, start, end):
        return match.span(), "consent"
    if match := compiled(
        r"\b(?:said|says|answered|replied|was),? [\"'](?:oh |yes,? |aye,? |please |you |go on |just ){0,2}(?:send|tell|ring|share|let|give|pass|go ahead|do it|show|phone|call|of course)\b"
    ).search(folded, start, end):
        return match.span(), "consent"
    match = compiled(_YES).search(folded, start, end)
    if match and (same or compiled(_YES_TO_SHARING).search(match[0])):
        return match.span(), "consent"
    for kind, categories in (("proxy", ("proxy",)), ("other", ("law", "harm")), ("present", ("present",))):
        if kind == "present" and not same:
            continue
        if match := slot(*categories).search(folded, start, end):
            return match.span(), kind
    if match := compiled(
        r"\b(?:as|which|because|since|under) (?:the |our |his |her |a )?[^.;\n]{0,60}?\b(?:requires?|directs?|directed|ordered|orders|demands|obliges|regulations?|legislation)\b"
    ).search(folded, start, end):
        return match.span(), "other"
    if match := compiled(_SECTION).search(folded, start, end):
        return match.span(), "other"
    if match := compiled(
        r"\b(?:without|no|not (?:sought|asked|obtained)|did not seek|have not asked|didn't ask for) (?:his|her|their)? ?(?:consent|agreement|permission)[^.]{0,30}\b(?:because|as|since|due to)\b"
    ).search(folded, start, end):
        return match.span(), "other"
    if same:
        for match in slot("consent_word").finditer(folded, start, end):
            if not _denied(folded, match.start(), match.end(), start) and _by_the_person(
                folded, match.start(), match.end(), start
            ):
                return match.span(), "consent"
    return None


def _denied(folded: str, start: int, end: int, floor: int = 0) -> bool:
    """Whether a consent word is taken back: "without consent", "consent not sought"."""
    before = folded[max(floor, start - 28) : start]
    behind = re.split(r"[.;\n]", folded[end : end + 70])[0]
    stop = slot("no_consent").search(re.split(r"[.;,]|\bbut\b", before)[-1])
    return (
        bool(stop)
        or bool(
            compiled(r"\b(?:refused|declined|withheld|withdrawn|not given|not obtained|not sought)\b").search(behind)
        )
        or bool(
            compiled(
                r"^\W{0,3}(?:form |to (?:share|this) |for (?:this|sharing) )?(?:(?:was|is|has|were|been|has been|had) ){0,2}(?:not|never|refused|declined|withheld|withdrawn|unclear|pending|outstanding|needed|required|expired|n/a|n\b)"
            ).match(behind)
        )
    )


def _about_sharing(folded: str, end: int, stop: int) -> bool:
    """Whether a consent in a neighbouring sentence can be to the sharing, not to a treatment, a visit or a plan."""
    behind = folded[end : min(stop, end + 40)]
    return not compiled(
        r"^\W{0,2}(?:form )?(?:to|for|with)? ?(?:the |a |an |his |her |their |be |being |have |having |try |go |come |stay |see |take |attend |start |accept |six |two |three |my |our |more )*(?:sessions?|treatment|visits?|exam\w*|photographs?|photos?|care|carers?|assessment|admission|medication|tablets?|moves?|moving|placement|support|package|plan|injection|swab|blood|bloods|weigh\w*|meet\w*|equipment|rail|dressing|shower|bath|wash|walk|therapy|operation|test\w*|work with)\b"
    ).match(behind)


def _by_the_person(folded: str, start: int, end: int, floor: int) -> bool:
    """Whether agreed, asked, signed … is said of the person and not of the writer, a panel or the recipient."""
    before = folded[max(floor, start - 40) : start]
    return (
        bool(
            compiled(
                r"(?:\b(?:{subject_pronoun}|{subject}|{kin}|as|which|with|has|had|have|also|both|{word})(?:'s|'d)? ){1,3}$"
            ).search(before)
        )
        and not compiled(r"\b(?:i|we|panel|manager|team|meeting|{role}|{body})(?: \w+){0,2} ?$|^[\W\d]*$").search(
            before
        )
        and not compiled(r"^ (?:how|what|where|when|about|after|why|whether if|for an? update|to know)\b").match(
            folded[end : end + 14]
        )
    )
