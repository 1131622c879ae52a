"""What the wordings of decisions are made of: the pieces that recur, and a wording with its cue.

Patterns run over folded words; `%name%` stands for a category of the lexicon `decision`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from recordlint.language.grammar import expand
from recordlint.language.lexicons import alternation, pattern, per_house, terms_of
from recordlint.language.terms import Terms

_CATEGORY = re.compile(r"%([a-z_]+)%")


@dataclass(frozen=True, slots=True)
class Wording:
    """One way of writing a decision. `kind`, `maker` and `form` are those of the layer.

    `cue` is a cheap pattern without which `source` cannot match; many wordings share one. `needs_…` are looked at by the layer.
    """

    cue: str
    source: str
    kind: str
    maker: str = "dropped"
    form: str = "verb"
    needs_weight: bool = False
    needs_plan: bool = False
    needs_custody: bool = False
    needs_start: bool = False

    def search(self, words: str, cues: dict[str, bool]) -> re.Match[str] | None:
        """The first place where `words` (folded) are worded so. `cues` remembers which cues these words hold."""
        held = cues.get(self.cue)
        if held is None:
            held = cues[self.cue] = not self.cue or compiled_wording(self.cue).search(words) is not None
        return compiled_wording(self.source).search(words) if held else None


@per_house
def compiled_wording(source: str) -> re.Pattern[str]:
    """A wording or cue, compiled once for each house: names in braces and lexicon categories are filled in."""
    return re.compile(_CATEGORY.sub(lambda match: _terms(match[1]), expand(source)))


@per_house
def _terms(category: str) -> str:
    names = {"thing": ("service", "service_more", "medicine"), "owned": ("belonging",)}.get(category, (category,))
    return f"(?:{alternation(terms_of('decision', *names))})"


@per_house
def trigger() -> Terms:
    """The words near which a decision may stand: the first, cheap look."""
    return pattern(terms_of("decision", "trigger", "act", "act_person"))


AUX = r"(?:(?:is|are|was|were|has|have|had|will|to|now|been|be|being|also|therefore|all|not|no longer|going|should|must|both|temporarily|permanently|immediately|formally|currently|just|since) ){0,5}"
LEAD = r"^(?:[\W\d]|(?:(?:{weekday}|am|pm|hrs|so|right|okay|ok|and|also|then|now|therefore|plan|outcome|decision|action|today|agreed|agree|decided|need|needs|will|please|i|we|sw|i will|we will|to|i'll|we'll|i've|we've|have)\b[,:]?)){0,16}"
# Words between a service and what happens to it: no pronoun, no person (then that person is who acts).
GAP = r"(?: (?!(?:he|she|they|i|we|who|which|that|where|when|if|it|after|before|during|while|until|because|{kin}|{role}|staff|workers?|users?|provider|group|plan to|has to|have to|asked|said|says|wants|wanted)\b)[\w'/&£.%+-]+){0,5}?"
OUT = r"(?:handed in|handed over|removed|taken away|taken off (?:him|her|them)|confiscated|locked away|locked up|locked|kept locked|(?:kept|held) (?:in|by|at|with) (?!(?:his|her|their|the (?:drawer|fridge|bag)))|looked after by staff|switched off|turned off|surrendered|rationed|restricted|limited|put away|stored in|managed by|stopped|banned|blocked|withdrawn)"
UNTIL = r"(?:till|until|til|from (?:now|today|tomorrow|next|{weekday}|tonight|this|here|\d)|any ?more|for now|for the time being|for the foreseeable|for the moment|for (?:a|the|one|two|three|\d+) (?:rest of |next )?(?:week|month|fortnight|day|weekend|night|year|evening)\w*|this (?:week|month|time|term|year|weekend)|going forward|with immediate effect|again|at present|while|after \d|before \d|in (?:his|her|their) (?:room|bedroom))"
PLACES = r"(?:24[\x20-]?(?:h|hr|hrs|hour) (?:care|placement)|residential(?: care| placement| home| unit)?|nursing (?:care|home|placement)|long[\x20-]term (?:care|placement)|care home(?: placement)?|permanent (?:care|placement)|emi(?: placement| nursing)?|secure (?:unit|accommodation|placement)|locked (?:rehab|ward|unit)|foster care|supported (?:living|accommodation)|extra care|placement|hospital|respite)"
FREQ = r"(?:(?:one|two|three|four|five|six|\d+) (?:a|per|each) (?:day|week|month|fortnight)|\d ?[:-] ?\d|one to one|two to one|single[\x20-]handed|double[\x20-]handed|\d+ ?min(?:ute)?(?:s|ly)?\b|half[\x20-]hourly|hourly|daily|twice (?:a )?(?:day|daily|week|weekly)|once (?:a )?(?:day|daily|week|weekly|month)|\w+ times (?:a )?(?:day|daily|week|weekly)|\d+ (?:x|calls?|visits?|hours?|hrs|times|sessions?|days?)\b|weekly|fortnightly|monthly|three[\x20-]weekly|annual(?:ly)?|six[\x20-]monthly|quarterly|duty|review only|universal services|early help|cin|child in need|tac|taf|floating support|level \d|general obs|gen obs|constant|enhanced|nbm|nil by mouth|pureed|thickened|covert|bd|qds|tds|od|prn|\d+ ?mg|\d+ ?hours)"
CLOSED = r"(?:closed|close|closing|ended|concluded|discharged|finished|signed off|de-?allocated|ceased|shut|inactivated|archived|terminated|discontinued|deactivated|wound up)"
DO_NOT = r"(?:offered|invited|put forward|done|considered|pursued|progressed|taken forward|taken further|taken up|issued|referred|allowed|permitted|provided|funded|given|accepted|agreed|approved|supported|completed|undertaken|carried out|authorised|renewed|extended|replaced|allocated|opened|started|commenced|continued|repeated|prescribed|fitted|supplied|ordered|arranged|escalated|reported|assessed|investigated|included|contacted|involved|seen|visited|left|moved|paid|granted|made|put in|sent|taken out|taken on|re-?referred|re-?opened|admitted|resuscitated|transferred|returned|used|brought|heard|copied in|cc'd)"
RULED_OUT = r"(?:indicated|required|needed|appropriate|suitable|necessary|warranted|justified|offered|issued|done|completed|given|progressed|pursued|funded|agreed|approved|authorised|granted|supported|considered|accepted|renewed|extended|commenced|started|undertaken|carried out|viable|an option|feasible|proportionate|recommended|put forward|taken forward|taken further|upheld|opened|raised|made|allocated|attempted|used|sought|called|arranged|happening|going ahead|going forward|proceeding|sent|served|ordered|booked|fitted|renewed)"
