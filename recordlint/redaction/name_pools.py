"""Where pseudonyms come from: one pool of common UK names for everybody, and other lists only where they are asked for.

The lists are Faker's (MIT); they are imported when the first name is drawn.
"""

from __future__ import annotations

import importlib
import re
from functools import cache
from typing import Any, Literal

from recordlint.redaction.surfaces import compact

What = Literal["female", "male", "neutral", "surname"]

_NEUTRAL = """
alex andie ashley billie blair bobbie cameron casey charlie chris corey dani danny darcy drew ellis finley frankie freddie
gerry harley jackie jamie jessie jo jody jules kendall kerry kit laurie leslie lindsay lou marley mattie mel mickey morgan
nat nicky pat reese riley robin ronnie rowan sam sandy shay stevie taylor tegan terry toni vic
"""
_READ_AS_WORDS = """
abbott archer baker ball banks barber bell berry bird bishop black blackburn bond booth bray brown browne bull butcher butler
carpenter chamberlain chambers cook cross dale day dean dyer farmer field finch fisher ford fowler fox freeman french frost fry
gardiner gardner glover grant gray green hale hall hancock hardy hart heath hill holland hope hunt hunter john kay kent king
kirk knight lamb lane law leach little long lord lowe major mann marsh marshall mason may miles miller mills moss newman noble
north page palmer parsons peacock pope porter power pratt price quinn read reed rhodes rice rose savage sharp sharpe shepherd
short sims skinner slater smart spencer stanley steele stone summers swift tucker turner wade wall walker ward waters watts
wells west white whitehead winter wood woods wright young
amber carol chelsea christian dawn donna frank georgia gill glen glenn grace guy harry hazel heather holly hollie jack jade
jasmine jay jean joy joyce june kim kelly lee lesley mark max paige ray rosemary rosie ruth sally scott shane shannon victor
victoria will
"""
_POINT_AT_A_BACKGROUND = """
abdul ahmed akhtar ali begum bibi chan hussain iqbal kaur khan mahmood miah mistry mohamed mohammad mohammed patel rahman shah
singh wong
"""
_MATCHING = "pl_PL ro_RO hu_HU lt_LT cs_CZ tr_TR pt_PT es_ES it_IT fr_FR ga_IE en_IN en_PK yo_NG tw_GH en_KE zu_ZA"
_UK = "en_GB"
_LISTS = {"female": "first_names_female", "male": "first_names_male", "neutral": "first_names", "surname": "last_names"}
_ONE_WORD = re.compile(r"[^\W\d_]{2,}(?:['-][^\W\d_]{2,})?")


@cache
def pool(what: What, locale: str | None = None) -> tuple[str, ...]:
    """The names that can be drawn: surnames, or forenames that say female, male or neither.

    Without a locale it is everybody's pool: no name in it reads as an ordinary word ("Ward said"), a month or a title, none
    points at a background, and no forename is in two of the three lists.
    """
    neutral = _NEUTRAL.split()
    if locale is None and what == "neutral":
        return tuple(name.capitalize() for name in neutral)
    names = _listed(locale or _UK, _LISTS[what]) or _listed(locale or _UK, "first_names")
    if locale:
        return names
    left_out = {*neutral, *_READ_AS_WORDS.split(), *_POINT_AT_A_BACKGROUND.split()}
    return tuple(name for name in names if name.lower() not in left_out)


def origin_of(names: frozenset[str]) -> str | None:
    """The locale whose lists hold more of these folded names than any other's; None where it is not clear, or the UK's."""
    # Nowicka is listed as Nowicki.
    known = names | {f"{name[:-1]}i" for name in names if name.endswith(("ska", "cka"))}
    counts = sorted(((len(known & _folded(locale)), locale) for locale in _MATCHING.split()), reverse=True)
    (most, locale), (second, _) = counts[:2]
    return locale if most > max(second, len(known & _folded(_UK))) else None


@cache
def _listed(locale: str, attribute: str) -> tuple[str, ...]:
    module = importlib.import_module(f"faker.providers.person.{locale}")
    found: Any = getattr(module.Provider, attribute, ())
    if attribute == "last_names" and len(found) < 10:
        found = getattr(module.Provider, "unisex_last_names", found)
    return tuple(dict.fromkeys(name for name in found if _ONE_WORD.fullmatch(name)))


@cache
def _folded(locale: str) -> frozenset[str]:
    lists = ("first_names", "last_names", "male_last_names")
    return frozenset(compact(name) for attribute in lists for name in _listed(locale, attribute))
