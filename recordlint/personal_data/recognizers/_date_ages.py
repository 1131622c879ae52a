"""The shapes of an age: numbers and number words, units, what may stand behind an age and behind a count.

The patterns run on folded text, except those that need capitals. General usage of UK notes.
"""

from __future__ import annotations

import re

_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TENS = "twenty|thirty|forty|fourty|fifty|sixty|seventy|eighty|ninety"
WORD = (
    rf"(?:(?:{_TENS})(?:[-\s](?:{_ONES}))?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|{_ONES}"
    r"|a hundred(?: and (?:one|two|three|four|five))?)"
)
FIGURES = r"(?:1[01]\d|[1-9]?\d)"
NUMBER = rf"(?:{FIGURES}(?:½|\.5)?(?![\d.:/]\d|\d|,\d{{3}})(?:-?ish\b)?|{WORD}(?: and a half)?\b)"
UNIT = r"(?:years?|yrs?|months?|mths?|mnths?|mos?|weeks?|wks?|wk|days?)"
SPAN = rf"(?:{NUMBER}[\s-]?{UNIT}\b\.?(?:,?\s(?:and\s)?{FIGURES}\s?{UNIT}\b)?|{FIGURES}/(?:12|52)(?!\d)|{NUMBER})"
"""An age with its unit, if it has one; two units ("2 yrs 4 months") are one age."""

SHORT_UNIT = rf"(?:{UNIT}|y(?:[/.]?o\.?|rs?)?|mo)"
"""A unit as it is joined to figures: "31y", "6yo", "84 y/o"."""
SHORT_SPAN = rf"(?:{FIGURES}\s?-?{SHORT_UNIT}(?:,?\s?(?:and\s)?{FIGURES}\s?(?:{UNIT}|m))?(?:\s(?:old|of age)\b)?(?![\w/])|{SPAN})"

CHAIN = re.compile(
    rf"(?:\s?[,&/+]\s?(?:and\s|&\s)?|\s(?:and|or|&|to)\s)(?:almost\s|nearly\s|just\s)?(?P<age>{SPAN})(?=[\s,.;:)&/+]|$)"
)
"""One more age behind an age: "6, 9 and 11"."""

THRESHOLD_BEFORE = re.compile(
    r"(?:\b(?:over|under|above|below|least|minimum|maximum|beyond|reach(?:es|ing)?|up to|until|between|than|≥|>|<|all|children|people|adults|anyone|those|everyone|"
    r"persons?|residents|patients|pensioners|young people|carers|women|men|girls|boys|babies|infants|pupils|students|drivers|legal|school|voting|retirement|pension|minimum|state)"
    r"\s(?:the\s|their\s|who are\s)?|[<>≥≤]\s?)(?:age\sof\s|aged?\s)?$"
)
THRESHOLD_AFTER = re.compile(
    r"^\s?(?:\+|plus\b|(?:and|or|&)\s(?:over|under|above|below|older|younger|up|upwards|more|less)\b|(?:to|-|up to)\s?\d{1,3}\b|upwards)"
)
COUNTED = re.compile(
    r"^\s{0,2}(?:%|metres?\b|m (?:on|with|to|and|x)\b|°|/|x\b|am\b|pm\b|mins?\b|minutes?\b|hours?\b|hrs?\b|mg\b|ml\b|kg\b|stone\b|st\b|lbs?\b|cm\b|ft\b|foot\b|feet\b|miles?\b|late\b|early\b|out of\b|of\b|:|-\d|'|o'clock)"
)
ENDS = re.compile(
    r"^(?:$|\s&\s|\s#|\sin (?:care|prison|custody|hospital|foster)\b|\s{1,2}\||\s{0,2}[,.;:!?)\]|\n\r\"'](?!\d)|\s{1,3}-|\s?\(|\s(?:and|but|so|now|today|tomorrow|next|this|last|when|who|whose|lives?|living|or|then|soon|"
    r"he|she|they|his|her|my|their|mum|dad|in (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|a\b)\w*|on (?:(?:mon|tue|wed|thu|fri|sat|sun)\w*|\d|her|his|the \d)|and|&|bro|sis|brother|sister|son|daughter|baby|partner|wife|husband|gran|nan|uncle|aunt|"
    r""
    r"years?(?: old| young)?|day \d+|yrs?|y/?o|with (?:a |dementia|her|his|no|two|type|multiple|severe|known|mild|advanced|epilepsy|diabetes|autism|learning|copd)|"
    r"going on|at the time|has|had|is|was|lives|from|because|as|nhs|dob|male|female|m|f)\b)"
)
"""What may follow an age that stands without a unit."""

NOT_AGE_AFTER = re.compile(
    r"^\s{0,2}(?:ago\b|later\b|sober\b|clean\b|pregnant\b|gestation|notice\b|post\b|in hospital|of (?!age)|hence|earlier|before|prior|previously|running|"
    r"weeks?\b.{0,4}pregnant|into\b|apart|late\b|early\b|overdue|left\b|to go\b|waiting|in a row|straight|since|sentence|contract|older|younger|tenancy|"
    r"history|off\b|course|supply|service|experience|married|together|trial|review|follow|plan|order|placement)"
)
THINGS_AFTER = re.compile(
    r"^\s(?:(?:old|small|large|yellow|green|purple|brown|faded|fading|black|red|blue|healing|used|second hand|family|pet|rescue|male|female|cross|grade \d)\s){0,2}"
    r"(?:bruis\w*|dressings?|wounds?|cars?|van|boilers?|milk|bread|food|meals?|carpets?|mattress\w*|catheters?|napp(?:y|ies)|pads?|clothes|house|flat|building|sofa|phone|"
    r"dogs?|cats?|pupp(?:y|ies)|kittens?|rabbits?|hamsters?|horses?|pony|parrots?|budgies?|labradors?|terriers?|spaniels?|staffies?|staffy|alsatian|collie|greyhound|whippet|"
    r"scars?|injur\w+|burns?|fractures?|marks?|lesions?|ulcers?|injuries|tablets?|patch(?:es)?|hoist|wheelchair|bed|cooker|fridge|kettle|tv|bike|system|policy|plan|"
    r"report|assessment|order|tenanc\w+|contract|debts?|newspaper|sandwich\w*|pizza|laundry|washing|bandages?|cannula|plasters?|hearing aids?|glasses|dentures|whisky|malt)\b"
)
THINGS_BEFORE = re.compile(
    r"\b(?:bruis\w*|dressings?|wounds?|food|milk|bread|meals?|car|boiler|house|building|flat|injur\w+|scars?|marks?|news\w*|carpet|kettle|mattress|cooker|stains?|burns?|"
    r"dog|cat|puppy|kitten|hamster|rabbit|catheter|sling|wheelchair|hoist|dentures|glasses|fridge|photo|photos|picture|battery|lesions?|ulcer|fracture|cannula|sandwich\w*)\b[^.;\n]{0,20}$"
)
KIN = (
    r"(?:sons?|daughters?|brothers?|sisters?|bab(?:y|ies)|child(?:ren)?|kids?|grandsons?|granddaughters?|grandchild(?:ren)?|nephews?|nieces?|boys?|girls?|twins?|toddler|infant|siblings?|"
    r"husband|wife|partner|mum|mam|mom|mother|dad|father|step-?(?:son|daughter|brother|sister|dad|mum)|half-?(?:brother|sister)|cousins?|nan|nana|nanna|bro|sis|hubby|missus|grandkids?|gran|grandma|grandad|granny|auntie|aunt|uncle|"
    r"boyfriend|girlfriend|flatmate|housemate|foster (?:son|daughter|brother|sister|carer)|neighbour|carer|lad|lass|wean|bairn|lodger|ex|youngest|eldest|oldest|(?:middle|wee|little|older|younger|other|big) (?:one|wan))"
)
MANY = re.compile(
    r"(?:sons|daughters|brothers|sisters|babies|children|kids|grandsons|granddaughters|grandchildren|nephews|nieces|boys|girls|twins|siblings|cousins|grandkids)"
)
DECADE = (
    r"(?:(?:very\s)?(?:early|mid|middle|late)(?:[\s-]to[\s-](?:mid|late))?[\s-]+)?"
    r"(?:twenties|thirties|forties|fourties|fifties|sixties|seventies|eighties|nineties|teens|[2-9]0'?s)"
)
