"""Words that end a line with a hyphen: whether the hyphen only breaks the word, or belongs to it."""

from __future__ import annotations

import re

_FIRST = frozenset(
    (
        "attention", "child", "community", "evidence", "family", "follow", "full", "half", "hard", "high", "left", "long", "low",
        "mid", "multi", "needs", "non", "one", "person", "problem", "right", "risk", "second", "self", "semi", "short", "single",
        "solution", "strengths", "thank", "third", "three", "time", "trauma", "twenty", "thirty", "forty", "fifty", "sixty",
        "seventy", "eighty", "ninety", "two", "four", "five", "six", "seven", "eight", "nine", "ten", "well", "year",
    )
)  # fmt: skip
_SECOND = frozenset(
    (
        "aged", "aware", "based", "being", "bedroom", "care", "carer", "centred", "compliance", "compliant", "controlled", "day",
        "directed", "esteem", "focused", "form", "fitting", "free", "function", "going", "harm", "harming", "hour", "hours", "house",
        "in-law", "informed", "law", "led", "like", "made", "making", "medicate", "minute", "month", "neglect", "off", "old", "olds",
        "out", "related", "seeking", "sleeping", "structured", "style", "taking", "term", "threatening", "time", "to-day", "up", "ups",
        "verbal", "week", "wide", "word", "year", "year-old",
    )
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def keeps_hyphen(before: str, after: str) -> bool:
    """Whether a hyphen stays where a line ends with `before` (hyphen and all) and the next begins with `after`: "attention-seeking"."""
    last = re.search(r"[\w'’-]*$", before)
    following = _WORD.match(after)
    if last is None or following is None:
        return True
    stem = last[0].rstrip("-\u2010\u00ad").casefold()
    first, second = stem.rpartition("-")[2], following[0].casefold()
    if not after[:1].islower() or "-" in stem:
        return True
    return first in _FIRST or second in _SECOND
