"""The patterns of sharing events, over folded text: which verbs share, who acts, what is only planned, what is mere advice."""

from __future__ import annotations

import re

from recordlint.language.grammar import compiled
from recordlint.language.lexicons import per_house

TELL = r"(?<=\bi\s)(?:tell|inform|notify|update|e-?mail|brief|alert)|(?<=\bwe\s)(?:tell|inform|notify|update|e-?mail|brief|alert)|told|informed|notified|alerted|briefed|advised|updated|apprised|appraised|warned|e-?mailed|texted|messaged|whats ?apped|faxed|wrote to|written to|explained(?: to)?|mentioned (?:it |this |that )?to|tipped off|looped in|bcc'?d(?: in)?|cc'?d(?: in)?|cc'ed(?: in)?|copied in|fed back to|confided in|flagged (?:it |this )?(?:up )?(?:to|with)"
MIDDLE = (  # the hearer stands inside the phrase
    r"(?P<mv>let|letting) (?P<m1>[^.;:\n]{2,70}?) (?:know|knw|kno|no(?= (?:that|he|she|about|hes|shes)\b))\b|(?P<mv2>made) (?P<m2>[^.;:\n]{2,60}?) (?:fully )?aware\b|(?P<mv3>filled) (?P<m3>[^.;:\n]{2,50}?) in\b|"
    r"(?P<mv4>put) (?P<m4>[^.;:\n]{2,50}?) (?:fully )?in the (?:picture|loop|know)\b|(?P<mv5>kept) (?P<m5>[^.;:\n]{2,50}?) (?:fully )?(?:informed|updated|posted|abreast|up to (?:date|speed)|in the loop)\b|"
    r"(?P<mv6>brought|got|bring) (?P<m6>[^.;:\n]{2,50}?) up to (?:speed|date)\b|(?P<mv7>talked|ran|took|walked) (?P<m7>[^.;:\n]{2,40}?) through\b|(?P<mv9>dropped|sent|gave) (?P<m9>[^.;:,\n]{2,40}?) (?:an? |the )?(?:line|e-?mail|text|message|note|heads-? ?up|low-?down)(?= about| re\b| that| to say| regarding| anyway| today| yesterday| this| last|\.|$)|(?P<mv8>copied|cc'?d|looped) (?P<m8>[^.;:\n]{2,80}?) in(?= |[.,;\n]|$)(?! (?:the|a|an|his|her)\b)"
)
GIVE = r"(?<=\bi\s)(?:send|share|forward|give|pass|report|disclose)|(?<=\bwe\s)(?:send|share|forward|give|pass|report|disclose)|forward(?= (?:the (?:whole|full|complete)|all|everything))|gone(?= (?:out |over |across |off )?to )|went(?= (?:out |over |across |off )to )|going(?= (?:out |over |across )to )|goes(?= (?:out |over |across |off )?to )|went through|gone through|went over|discussed(?! with)|raised|explained(?! (?:to|that|how|why|what)\b)|outlined|described|exchanged|shared|sharing|sent|forwarded|fwd|fwded|passed|disclosed|divulged|circulated|distributed|disseminated|provided|supplied|released|relayed|handed|given|gave|giving|submitted|reported|posted|uploaded|copied|communicated|fed back|revealed|read|showed|shown|leaked"
SAYS = r"explained(?= (?:that )?(?:he|she|his|her|he'd|she'd|he's|she's|hes|shes)\b)|(?:i|we) (?:said|explained|confirmed|mentioned|answered|replied|disclosed|let slip)(?= about\b| (?:that |how |what )?(?:he|she|they|his|her|he'd|she'd|he's|she's|hes|shes)\b)"
ATTACH = r"attached|attaching|attach|enclosed|enclosing|enclose|copy (?:goes|has gone|went) to|copies (?:go|have gone|went) to|i (?:am sending|send|am copying|copy)"
CONTACT = r"(?<=\bi\s)(?:ring|phone|telephone|call|speak to|speak with)|rang|rung|phoned|telephoned|called|contacted|spoken? (?:to|with)|liaised with|(?:had (?:a )?)?(?:chat|conversation|discussion|word|catch-? ?up|talk|natter|gossip|chinwag|blether)(?:ted)? (?:to|with)|(?:phone |telephone |long |brief |quick |good )*(?:conversation|phone ?call|call|chat|discussion|catch-?up) with|spoke w/|discussed with|d/w|(?:t/c|tc|tel(?:ephone)? call|phone ?call|tel|call)(?: made| out)? (?:to|with)|(?:spoke|spoken|talked|chatted) (?:{word} ){1,2}(?:to|with)|contact (?:was |has been )?made with|touched base with|met with|caught up with|conversed with"
AWARE = r"aware"
NOMINAL = r"(?:text|sms|e-?mail|letter|message|msg|fax|update|voicemail|report|info|information|copy|details|feedback|notification|handover|summary|disclosure|memo)(?: (?:sent|gone|made|left|out|report|letter|message|call|provided|given|passed))?(?= (?:to|for) )"
MAILED = ("e-mail", "email", "e-mailed", "emailed", "faxed", "texted", "messaged")
LABEL = r"^(?:who (?:was|we|i) (?:told|informed)\b.*|told|informed|notified|reported to|shared with|(?:information|info|details?) (?:shared|given|passed)(?: with| to)?|people (?:told|informed|notified)|persons? informed|others? informed|agencies (?:informed|notified)|notifications?|copied to|contacted|sent to)$"
AUX = r"(?:\b(?:have|has|had|'ve|'d|also|then|later|now|just|already|subsequently|therefore|only|so|both|all|duly|immediately|verbally|kindly|did|was able to|managed to|and|again|at once|(?!famil|repl|dai){adverb})\b[\s,]*)*$"
OURS = r"\b(?:i|we|ive|i've|we've|i'd|writer|the writer|this writer|author|undersigned|this (?:worker|practitioner|officer|author)|worker|staff|the team|our team|team|nurse|nurse in charge|night staff|day staff|manager|deputy|deputy manager|team manager|team leader|senior|duty|duty worker|duty officer|shift lead|key ?worker|support worker|sw|ssw|social worker|s/w|office|supervisor|officer|charge nurse|sister)\s?$"
THEIRS = r"\b(?:he|she|they|who|it|you|mr|mrs|ms|{kin}|{subject}|someone|nobody|no one|neighbours?)\s?$"
PLANNED = r"\b(?:will|would|shall|should|can|could|may|might|must|to|needs?|need to|'ll|please|going to|plans? to|planned to|intend\w*|aim\w*|asked|if|once|when|unless|until|whether|cannot|can't|couldn't|wouldn't|won't|rather|want(?:s|ed)?|wish(?:es|ed)?|like[sd]?|consent(?:s|ed)? to|agree[ds]? to|happy to|happy for|being|(?:what|which|whom|who|everything|that) (?:i|we)|(?:what|which|whom|everything|that) (?:i|we) (?:had|have))(?: (?:be|have|been|get|have been|it|this|also|then|only|not|him|her|them|me|us|information|info)){0,3} ?$"
NEGATED = r"\b(?:not|never|n't|nothing|no one|nobody|without|didn't|haven't|hasn't|wasn't|weren't|neither|nor|no)\b(?: \w+){0,2} ?$"
ADVERBIAL = r"^[\W\d]*(?:(?:{clock}|{date}|{weekday}|today|yesterday|am|pm|hrs?|later|afterwards|also|then|so|again|plan|done so far|meantime|afterward|earlier|finally|after|following|action(?: taken)?|outcome|update)[\W\d]*)*(?:(?:on|at|in|after|before|following|during|with|as|because|since|while|once|from|by|under|per|given|due to|for|upon|prior to|out of|per)\b[^.;]{0,90})?[\W\d]*$"
INWARD = r"^ ?(?:me|us|to me|to us|staff|staff that|by (?!me\b|us\b|staff\b|phone|e-?mail|letter|text|fax|post|telephone|voicemail|hand|the (?:writer|duty|manager)|manager|senior|duty)\w+|(?:that )?(?:she|he|they) (?:was|is|had|has|felt|feels|wants|wanted|would|does|did|thinks|thought)\b)"
ADVICE = r"^[\W]*(?:to (?!say\b|let\b|tell\b|explain\b|confirm\b|report\b|inform\b|share\b)|not to|no\b|on (?:the (?:importance|need|use|risks?|dangers?|best|benefits?|process|signs)\b|how)|how to|about (?:the )?(?:importance|need|benefits?|risks? of)|that (?:i|we|the (?:team|service|assessment|office|department|council)|it (?:is|was|would|will|can)|there (?:is|was|are|will|would)|(?:he|she|they) (?:should|could|can|need|needs|must|would need|may|might|ought))|(?:he|she|they) (?:should|could|can|need to|needs to|must|would need|may|might|ought)\b|i\b|we\b|it (?:is|was|would|will)\b|there (?:is|was|are|will)\b|what (?:to|we|i|would happen|will happen|support|help)|how (?:we|i|the|respite|direct|long)|off\b)"
SELF_PROCESS = r"^\W*(?:about |of |on |re |regarding )?(?:the |a |our |my |their |next |possible |various |available )*(?:respite|carers? assessments?|assessment process|process|complaints?|procedures?|waiting (?:list|time)|services?|options?|charging|charges|fees?|direct payments?|next steps?|visit|next visit|role|plan of|support available|helpline|leaflet|advice|rights?|grievance|timescales?|timeframes?|outcome of (?:the )?panel|decision|policy|rules?|expectations?|signs? to|signs? of|what to|referral)\b"


@per_house
def trigger() -> re.Pattern[str]:
    """Every verb, noun or phrase that may share, named by the form that it takes."""
    return compiled(
        rf"\b(?:(?P<middle>{MIDDLE})|(?P<attach>{ATTACH})|(?P<says>{SAYS})|(?P<tell>{TELL})|(?P<nominal>{NOMINAL})|(?P<give>{GIVE})|(?P<contact>{CONTACT})|(?P<aware>{AWARE}))(?!\w)(?!-)"
    )
