"""Who shares and who receives: whose clause a verb stands in, and what kind of party a noun phrase or pronoun names."""

from __future__ import annotations

import re

from recordlint.language.grammar import compiled
from recordlint.language.layers import Sentence
from recordlint.language.reading import Reading
from recordlint.language.sharing_patterns import ADVERBIAL, ADVICE, AUX, CONTACT, GIVE, OURS, TELL, THEIRS
from recordlint.language.sharing_slots import Spot
from recordlint.language.sharing_words import OUTWARD, kind_of, names_of, words


class Parties:
    """The parties of one reading; keeps the names that the note introduces."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.folded = reading.folded
        self._names: dict[str, str] | None = None

    @property
    def names(self) -> dict[str, str]:
        """The kinds of the names that the note introduces by a relation or a role."""
        if self._names is None:
            self._names = names_of(self.reading)
        return self._names

    def voice(self, before: str) -> str:
        """ours: the writer or a colleague acts (or the subject is dropped); theirs; phrase: a noun phrase precedes."""
        stripped = compiled(AUX).sub("", before).rstrip()
        text = before.rstrip()
        if compiled(r"\b(?:was|were|is|are|been|being|be|got)(?: \w+ly| also| now| then| all| both)? ?$").search(text):
            return (
                "phrase"
                if not compiled(
                    r"\b(?:he|she|it|who|that|i|we) (?:was|is|has been|had been|were|have been)(?: \w+ly| also| now| then)?$"
                ).search(text)
                else "theirs"
            )
        if compiled(r"\b(?:he|she|they|who|it)(?:'d|'s|'ve|'ll)? ?$").search(stripped):
            return "theirs"
        if compiled(OURS).search(stripped):
            last = re.split(r"[.,;:\n]| - ", stripped)[-1]
            return "phrase" if kind_of(last) in OUTWARD and not compiled(r"\b(?:i|we)$").search(last) else "ours"
        if not stripped or compiled(ADVERBIAL).match(stripped):
            return "ours" if not compiled(THEIRS).search(stripped) else "theirs"
        if stripped[-1] in ";:)-.":
            return "ours" if stripped[-1] != ")" else "phrase"
        if compiled(r"\b(?:so|hence|therefore|plus|then)[\s,]*$").search(text):
            return "ours"
        if stripped[-1] == "," or compiled(r"(?:\band|\bbut|\bor|,|&|\bthen|\bplus)[\s,]*$").search(text):
            return self._inherited(stripped)
        if compiled(THEIRS).search(stripped):
            return "phrase"
        return "phrase"

    def _inherited(self, before: str) -> str:
        """Whose clause goes on behind a comma or *and*."""
        own = compiled(r"\b(?:i|we|i've|we've)\b").search(before)
        if own and not compiled(r"\b(?:he|she|they|who|{kin})\b(?! (?:could|can|would))").search(
            before[own.end() + 12 :]
        ):
            return "ours"
        head = before.lstrip(" -*•\t")
        if compiled(
            r"^[\W\d]*(?:joined|won|ate|drank|enjoyed|watched|sang|played|slept|walked|sat|laughed|cried|danced|came|woke|refused|declined|smiled|had (?:a )?(?:lunch|tea|breakfast|bath|shower|wash)|{word}, \d{1,3})\b"
        ).match(head):
            return "theirs"  # a daily log drops the person's name too
        if compiled(
            r"^[\W\d]*(?:{det} )?(?:{word} ){0,4}?(?:rang|rung|phoned|called|asked|came|visited|stopped|texted|e-?mailed|wanted|on the phone|at the (?:door|gate)|enquir\w+|popped|been on)\b[^.;]{0,60}(?:,|\bso|\bthen)[\s,]*$"
        ).match(head) and not compiled(r"^[\W\d]*{subject_pronoun}\b").match(head):
            return "ours"  # somebody rang, and we told them
        if compiled(
            r"^[\W\d]*(?:{clock} )?(?:(?:also|then|later|today|so)[, ]{1,2})?(?:"
            + TELL
            + "|"
            + GIVE
            + "|"
            + CONTACT
            + r"|visited|attended|checked|completed|discussed|asked|met|saw|seen|took|cleaned|dressed|reviewed|logged|recorded|drawn|applied|left|booked|arranged|agreed|went)\b"
        ).match(head):
            return "ours"
        if compiled(
            r"^[\W\d]*(?:{subject_pronoun}|{kin}|mr|mrs|ms|miss|{subject}|the {word}|{word}(?: \(\d{1,2}\))? (?:said|says|told|has|had|was|is|went|came|rang|got|rings|asked|cried|felt|{word}ed (?:his|her|their|at|up|down|off|over|me|us)\b))\b"
        ).match(head):
            return "theirs"
        return (
            "theirs"
            if compiled(r"\b{subject_pronoun}\b|\b(?:has|is|was|had) \w+(?:ed|en|ing)\b").search(head)
            else "ours"
        )

    def object_at(self, start: int, sentence: Sentence, *, free: bool) -> tuple[Spot, str] | None:
        """The noun phrase that stands at `start` as hearer or addressee, and its kind. `free` takes an unknown "the …" as other."""
        stop = min(sentence.end, start + 110)
        lead = compiled(r"[\s,]*(?:(?:both|all of|also|again|then|again to|up|back)\s)?").match(
            self.folded, start, stop
        )
        at = lead.end() if lead else start
        if at >= stop:
            return None
        chunk = self.folded[at:stop]
        if compiled(
            r"^(?:me|us|i|we|that|how|what|of|by|about|re|on|for|it|off|no|not|to|and|in|at|so|this|myself|himself|herself|themselves|everything|as|when|while)\b"
        ).match(chunk) and not compiled(r"^(?:no one|all)\b").match(chunk):
            return None
        pronoun = compiled(
            r"^(?:him|them|her|you)(?! (?:mum|dad|mother|father|son|daughter|sister|brother|partner|husband|wife|family|own|new|old|{role}|{body}|{kin}|school|landlord|landlady|work|employer|boss|manager|friend|neighbour|{word} (?:manager|worker|team|nurse|officer))\b)"
        ).match(chunk)
        if pronoun:
            kind = self.antecedent(pronoun[0], at + pronoun.end(), sentence)
            return ((at, at + pronoun.end()), kind) if kind else None
        end = phrase_end(chunk)
        phrase = chunk[:end]
        spot = (at, at + len(phrase.rstrip(" ,")))
        if spot[1] <= spot[0]:
            return None
        kind = self.kind(phrase, spot)
        if kind == "" and (
            role := compiled(r" (?:the|our|his|her) (?P<role>(?:{word} ){0,2}{role})\b").match(
                self.folded, spot[1], stop
            )
        ):
            spot, kind = (at, role.end()), kind_of(role["role"])  # "rung paul render the district nurse"
        if (
            kind == ""
            and free
            and compiled(r"^(?:the|his|her|their|a|an|next door|some|this|that|those)\b \w").match(phrase)
            and not words("information").search(phrase)
            and not compiled(r"^those (?:present|there|attending|invited|who)\b").match(phrase)
        ):
            kind = "other"
        return (spot, kind) if kind else None

    def kind(self, phrase: str, spot: Spot) -> str:
        """The kind of a noun phrase, with the help of what stands in apposition to a name, and of the note's other words."""
        kind = kind_of(re.split(r"\s(?:at|from)\s", phrase)[0])
        if kind == "internal" and compiled(
            r"\b(?!team|ward|home|service|our){word}'s (?:{word} )?(?:manager|supervisor|boss)\b"
        ).search(phrase):
            return "lay"  # "the lad's football manager"
        if (" at " in phrase and kind != "internal") or not kind:
            kind = kind or kind_of(phrase)
        if re.match(r"Sister [A-Z]", self.reading.text[spot[0] : spot[0] + 9]):
            return "care"
        tail = self.folded[spot[1] : spot[1] + 60]
        if kind == "internal" and (
            place := compiled(r"^ (?:at|of) (?:the |a |his |her |their )?(?P<where>{word}(?: {word})?)").match(
                re.sub(r"^[^\n]*?(?=\s(?:at|of)\s)", "", phrase) + tail
            )
        ):
            where = kind_of(place["where"])
            if compiled(r"\b(?:nurse|sister)\b").search(phrase):
                return "care"
            if where in OUTWARD or (
                not where
                and not compiled(r"^(?:{clock}|\d|home|night|shift|once|least|handover|same|today|this|our)").match(
                    place["where"]
                )
            ):
                return where if where in OUTWARD else "lay"
        if kind == "sector" and re.match(
            r"(?:[A-Z][\w'’-]+\s){1,2}(?:at|from|in|of)\s", self.reading.text[spot[0] : spot[1] + 12]
        ):
            return "agency"  # "Bev Oduya at the housing office" is somebody
        if kind and kind != "person":
            return kind
        name = re.match(r"(?:(?:mrs?|ms|miss|mx|dr|prof|rev|pc|sister)\.?\s)?([\w'-]+)(?:\s[\w'-]+)?", phrase.strip())
        named = name is not None and (
            self.reading.text[spot[0]].isupper() or bool(re.match(r"(?:mrs?|ms|miss|dr)\b", phrase))
        )
        apposed = re.match(r"(?:,\s|\s?\(|\s[-–]\s|\sfrom\s|\sat\s|\sof\s)([^,.;:()\n]{2,45})", tail)
        if named and apposed:
            behind = kind_of(re.split(r"\b(?:about|re|that|with|so|to)\b", apposed[1])[0])
            if behind == "sector" and re.match(
                r"\s(?:at|from)\s(?:the\s)?\w", self.reading.text[spot[1] : spot[1] + 12]
            ):
                return "agency"  # "Priya at Elm Housing" is somebody
            if behind not in ("", "person", "internal"):
                return behind
            place = re.match(r"\s(?:at|from)\s(?:the\s)?(?=[a-z])", tail)
            if place and not compiled(
                r"\s(?:at|from) (?:{clock}|\d|home|once|{date}|the (?:meeting|visit|door|end))"
            ).match(tail):
                return "agency"
            if apposed[0].startswith(",") and re.match(
                r",\s[A-Z]\w+\s[A-Z]", self.reading.text[spot[1] : spot[1] + 40]
            ):
                return "agency"
        if named and name:
            for word in re.findall(r"[\w'-]+", phrase):
                if word in self.names:
                    return self.names[word]
        if compiled(
            r"^(?:the )?(?:lady|man|woman|chap|bloke|guy|person|couple|people|girl|lad) (?:from|at|in|next|across|down|up|over|who|opposite)\b"
        ).match(phrase + tail[:12]):
            return "lay"
        return kind

    def behind(self, spot: Spot, sentence: Sentence) -> int:
        """Where the words go on behind a recipient and what explains it: "Ms Okafor, the pharmacist at Clydeview Chemist, …"."""
        at = spot[1]
        for _ in range(3):
            stop = min(sentence.end, at + 70)
            tail = self.folded[at:stop]
            text = self.reading.text[at:stop]
            match = (
                re.match(
                    r"(?:,|\s?\()\s?(?:[A-Z][\w'’.-]+(?:\s(?:the\s|of\s|and\s|&\s)?[A-Z][\w'’.-]+){0,3})(?:\)|(?=,)|(?=\sabout\b)|(?=[.:;])|$)",
                    text,
                )
                or re.match(r"\s(?:at|from|in|of)\s(?:the\s)?(?:[A-Z][\w'’-]+\s?){1,4}(?<!\s)", text)
                or compiled(r", who\b[^,.;\n]{2,50},").match(tail)
                or (
                    compiled(
                        r",? (?:the|his|her|their|our|a|an|at|from|in|on|of|who is|head|deputy|duty|my)\b[^,.;:()\n]{0,12}(?=.)"
                    ).match(tail)
                    and self._apposed(tail)
                )
                or compiled(r"(?:,| \() ?(?:{role}|{kin}|{word} {role})\)?(?=[,.;: ]|$)").match(tail)
                or compiled(
                    r" (?:at|from|on|in) (?:the )?{word}(?: {word})?(?= (?:about|re|that|to say|of|with|told|{clock})\b)"
                ).match(tail)
            )
            if not match:
                return at
            at += match.end()
        return at

    def _apposed(self, tail: str) -> re.Match[str] | None:
        """A phrase behind a recipient that only says who that is."""
        match = re.match(r",?\s([^,.;:()\n]{2,60}?)(?=[,.;:\n]|\s(?:about|re|regarding|that|to say|told|so)\b|$)", tail)
        if (
            not match
            or words("information").search(match[1])
            or compiled(r"^(?:on|in|at|of) (?:the (?:phone|matter|fall)|{clock}|\d)").match(match[1])
        ):
            return None
        return (
            match
            if kind_of(re.split(r"\s(?:at|of|from|in|on|where)\s", match[1])[0]) or match[0].startswith(" at")
            else None
        )

    def antecedent(self, pronoun: str, end: int, sentence: Sentence) -> str:
        """Whom him, her or them means: a third party, when what is told is about somebody of the other sex or kin stands close before."""
        if pronoun not in ("him", "her", "them"):
            return ""
        behind = self.folded[end : min(sentence.end, end + 120)]
        other = {
            "her": r"\b(?:he|he's|hes|his|him)\b",
            "him": r"\b(?:she|she's|shes|her)\b",
            "them": r"\b(?:he|she|his|her|he's|she's)\b",
        }[pronoun]
        same = self.folded[max(sentence.start, end - 160) : end]
        back = self.folded[max(0, end - 500) : end]
        who, kind = self.asker(same)
        if (
            who
            and not compiled(ADVICE).match(behind)
            and (
                kind in OUTWARD
                and kind not in ("care", "statutory")
                and (
                    not behind.strip(" .,;!")
                    or words("gist", "personal").search(behind[:60])
                    or compiled(r"\b(?:he|she|his|her|him)\b").search(behind[:60])
                )
            )
        ):
            return kind
        gist = words("gist").search(behind)
        if (
            gist
            and gist.start() < 30
            and (kind := self.last_party(max(sentence.start - 120, end - 260), end - len(pronoun)))
        ):
            return kind
        near = list(
            compiled(r"\b(?:{kin}|neighbour|landlord|friend|lady from|lady next|school|teacher|{role})\b").finditer(
                same
            )
        )
        if (
            near
            and compiled(
                r"\b(?:he|she|his|her|him|he's|she's|catheter|diagnosis|condition)\b|\babout\b|\ban update\b"
            ).search(behind)
            and not compiled(ADVICE).match(behind)
        ):
            kind = kind_of(near[-1][0] if near[-1][0] not in ("lady from", "lady next") else "neighbour")
            lead = compiled(
                r"^[\W\d]*(?:{det} )?(?:{kin}|lady|man|neighbour|friend|landlord|hairdresser|teacher|{role})\b"
            ).match(same)
            if lead or re.search(other, behind):
                return kind if kind in OUTWARD else ""
        if re.search(other, behind) and not compiled(ADVICE).match(behind):
            found = [m[0] for m in compiled(r"\b(?:{kin}|neighbour|landlord|employer|teacher|{role})\b").finditer(back)]
            named = [self.names[w] for w in re.findall(r"[\w'-]+", back) if w in self.names]
            kinds = [k for k in (*(kind_of(w) for w in found[-1:]), *named[-1:]) if k in OUTWARD]
            if kinds:
                return kinds[0]
            # "darren rung so i told him about her bowels cos hes her son": who that was is said afterwards.
            if kin := compiled(
                r"\b(?:as|because|cos|coz|since|being|after all|seeing)? ?(?:he is|she is|he's|she's|hes|shes|being|they are|they're) (?:his |her |the |their )?(?P<kin>{kin})\b"
            ).search(self.folded, end, min(sentence.end, end + 200)):
                return kind_of(kin["kin"])
            if compiled(
                r"\b(?:rang|rung|phoned|called|asked|asks|on the phone|came|at the door|at the gate|stopped me|wanted to know|visited)\b"
            ).search(same):
                return "other"
        return ""

    def asker(self, before: str) -> tuple[str, str]:
        """Who rang, came or asked at the start of the sentence, and the kind of that party."""
        match = compiled(
            r"^[\W\d]*(?:(?:then|later|after that)[, ]{1,2})?(?:{det} )?(?P<who>(?:{word} ){0,5}?)(?:rang|rung|phoned|called|asked|asks|came|wanted|stopped|was (?:worried|at the (?:door|gate))|at the (?:door|gate)|on the phone|popped|has been on|been on|spoke)\b"
        ).match(before)
        who = match["who"].strip() if match else ""
        if not who or compiled(r"^(?:{subject_pronoun}|i|we)\b").match(who):
            return "", ""
        return who, kind_of(who) or (
            "lay" if compiled(r"^(?:lady|man|woman|chap|bloke|lad|girl|guy|person)\b").match(who) else ""
        )

    def last_party(self, start: int, end: int) -> str:
        """The kind of the last outward party named in [start, end), for a pronoun that stands behind it."""
        start = max(start, 0)
        line = self.folded.rfind("\n", start, end)
        text = self.folded[max(start, line + 1) : end]
        found = ""
        for piece in re.split(
            r"[.,;:()]|\b(?:and|so|but|been|was|is|has|had|rang|phoned|called|asked|about|wanted|then|on|re|spoke to|spoke with|to)\b",
            text,
        ):
            kind = kind_of(piece.strip()) if piece.strip() else ""
            found = kind if kind in OUTWARD else found
        return found


def phrase_end(chunk: str) -> int:
    """Where the noun phrase at the start of `chunk` ends."""
    stop = compiled(
        r"[.;:()\n?!]|,|\s-|-\s|\b(?:about|re|regarding|concerning|that|of (?:the |his |her |a |this |these |above)?(?!year\b|nursing\b|care\b|safeguarding\b|hours\b|kin\b|court\b|legal\b|housing\b|the public)|with|so|because|cos|as|who|which|what|how|when|where|why|whether|if|to|for|on (?!call\b|duty\b)|by|via|he|she|they|it|i|we|is|was|had|has|have|were|are|at|from|in (?!charge\b)|his|her|their|{clock}|\d{1,2}[:.]\d\d|\d{3,4}|{date}|today|yesterday|again|this|straight|verbally|immediately|after|before|the|an|a|every|hes|shes|he's|she's|theyre|"
        r"told|gave|filled|explained|and \w+ed|and (?:told|gave|asked|said|left|explained|he|she|they|we|i|also|let|made|requested|will|advised|discussed|passed|informed|updated)|{weekday}|over the|later|as well|yet|too|there|also|then|afterwards|following|due|since|while)\b"
    ).search(chunk, 3 if len(chunk) > 3 else 0)
    if stop is None:
        return min(len(chunk), 70)
    return stop.start()


def subject_phrase(before: str, end: int) -> tuple[str, Spot]:
    """The noun phrase that stands right before a passive verb, and its place: ("gp", span) of "Rash noted, GP was"."""
    head = re.sub(
        r"(?:\b(?:was|were|is|are|has|have|had|been|being|be|also|both|all|now|then|already|duly|fully|made|got|later|subsequently|just|will|verbally|immediately|again)\b[\s,]*)+$",
        "",
        before.rstrip() + " ",
    ).rstrip()
    start_in = 0
    for cut in re.finditer(
        r"[.;:,()\n]\s*|\s[-–>]+\s|\b(?:and|so|but|then|that|as|because|when|plan|also|with)\s|^[\s\W]*\d[\d.:/]*\s?(?:(?:am|pm|hrs?|h)\b)?[\s\W]*",
        head,
    ):
        if cut.end() < len(head):
            joined = head[cut.start() :]
            # "GP and district nurse informed", "burn and missed appointments shared": one phrase.
            if (
                re.match(r"\band\s\S", joined)
                and start_in == 0
                and len(head) - cut.start() < 40
                and cut.start() > 0
                and len(head[: cut.start()].split()) <= 4
            ):
                continue
            start_in = cut.end()
    phrase = head[start_in:].strip(" -*•\t")
    lead = re.match(
        r"(?:after|following|at|on|in|during|before|since)\s(?:the\s|our\s|my\s)?\w+\s(?=(?:the|a|an|his|her|their|all|my|our|some)\s)",
        phrase,
    )
    phrase = phrase[lead.end() :] if lead else phrase
    if not phrase or len(phrase) > 90:
        return "", (end, end + 1)
    offset = end - len(before) + head.rindex(phrase)
    return phrase, (offset, offset + len(phrase))
