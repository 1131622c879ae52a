"""Trade words and words that say nothing: plain/jargon-word and plain/vague-wording."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordlint.checks.base import Candidate, CheckContext, holding
from recordlint.language.grammar import compiled
from recordlint.language.layers import Sentence, Source
from recordlint.language.lexicons import load, pattern, per_house, terms_of
from recordlint.language.reading import Reading
from recordlint.language.terms import Terms

_ENDS_CLAUSE = re.compile(r"\s*(?:[.,;:!?\n)]|$|\band\b)")
_WORD = re.compile(r"[a-z][a-z'-]*")
_FIRM = frozenset({"measure", "count", "time", "quote", "because"})  # evidence that reaches to the sentence beside it
_TELLING = 6  # so many words of more than three letters beside the vague ones tell something
# What stands behind "no concerns" when it says what about.
_NAMED = r"^ ?(?:\(|about|with|regarding|re\b|around|over|of (?!note)|from|in|going|getting|doing|for (?:his|her|their|the)|when|while|during|on (?:the|his|her|their)|as to|concerning|that|to (?:his|her|their)|because|as (?:she|he|they|it)|since|so|at (?:school|home|nursery)|by)"


@per_house
def _plain_wording() -> dict[str, str]:
    return {term: plain for plain, terms in load("jargon").items() for term in terms}


@per_house
def _jargon() -> Terms:
    return pattern(_plain_wording())


@per_house
def _titles() -> Terms:
    return pattern(terms_of("jargon_titles", "titles"))


@per_house
def _vague_kinds() -> dict[str, str]:
    return {term: kind for kind, terms in load("vague").items() for term in terms}


@per_house
def _vague() -> Terms:
    return pattern(_vague_kinds())


def _normal(words: str) -> str:
    """Matched words as the lexicon writes them."""
    return re.sub(r"\s+", " ", words)


def jargon_word(context: CheckContext) -> Iterator[Candidate]:
    """A trade word at its first use in the note, with the plain words that say the same."""
    reading = context.reading
    seen: set[str] = set()
    fired = 0
    for match in _jargon().finditer(reading.folded):
        plain = _plain_of(match[0])
        quiet = holding(
            title=_is_title(reading, *match.span()) or _is_capitalised(reading, *match.span()),
            quoted=reading.is_quoted(*match.span(), kinds=("speech", "block", "forwarded", "scare")),
            explained=_is_glossed(reading, match.end()),
            audience=context.audience in ("professional", "panel"),
            enough=fired >= int(context.options["at_most"]),
        )
        if plain in seen:
            continue
        if not quiet:
            seen.add(plain)
            fired += 1
        yield Candidate(*match.span(), quiet=quiet, values={"plain": plain})


def _plain_of(words: str) -> str:
    known = _plain_wording()
    found = known.get(_normal(words))
    if found:
        return found
    loose = re.sub(r"[\s-]+", "", words)
    return next((plain for term, plain in known.items() if re.sub(r"[\s-]+", "", term) == loose), "plainer words")


def _is_title(reading: Reading, start: int, end: int) -> bool:
    titles = _titles().finditer(reading.folded, max(0, start - 40), end + 40)
    return any(title.start() <= start and end <= title.end() for title in titles)


def _is_glossed(reading: Reading, end: int) -> bool:
    """Whether plain words follow: "apyrexial (no temperature)", "analgesia, that is, painkillers"."""
    return bool(
        compiled(
            r"^(?: {word})? ?(?:\((?=[a-z][\w'\x20-]{3,60}\))|[,-] ?(?:that is|meaning|which means|i\.?e\.?|in other words)\b)"
        ).match(reading.folded[end : end + 90])
    )


def _is_capitalised(reading: Reading, start: int, end: int) -> bool:
    """Whether the words are written as a name inside a sentence: the Community Access Team."""
    words = reading.text[start:end].split()
    return len(words) > 1 and all(word[:1].isupper() for word in words)


def vague_wording(context: CheckContext) -> Iterator[Candidate]:
    """Words that leave out what was seen, where nothing beside them says it. At most one a sentence."""
    reading = context.reading
    told: set[int] = set()
    fired = 0
    for match in _vague().finditer(reading.folded):
        sentence = reading.sentence_at(match.start())
        if sentence is None or sentence.index in told:
            continue
        kind = _vague_kinds().get(_normal(match[0]), "state")
        if kind == "closing" and not _ENDS_CLAUSE.match(reading.folded, match.end(), match.end() + 12):
            continue
        quiet = holding(
            quoted=reading.is_quoted(*match.span(), kinds=("speech", "block", "forwarded", "scare")),
            attributed=reading.source_of(*match.span()) not in (Source.NONE, Source.SELF),
            named=bool(reading.layout.lines[sentence.line].label)
            or bool(compiled(_NAMED).match(reading.folded[match.end() : match.end() + 40])),
            negated=bool(
                compiled(
                    r"\b(?:{not}|isn't|wasn't|hasn't|haven't|didn't|doesn't|hardly|barely|unable to|cannot|can't)(?: {word}){0,2} $"
                ).search(reading.folded[max(0, match.start() - 40) : match.start()])
            ),
            asked=_is_asked(reading, sentence, match.start()),
            planned=sentence.kind in ("plan", "decision", "history", "medication")
            or (kind == "done" and sentence.kind == "reason"),
            enough=fired >= int(context.options["at_most"]),
        )
        if not quiet:
            quiet = holding(observed=_is_observed(reading, sentence, match.start(), match.end()))
        if not quiet:
            told.add(sentence.index)
            fired += 1
        yield Candidate(*match.span(), quiet=quiet)


def _is_asked(reading: Reading, sentence: Sentence, start: int) -> bool:
    """Whether it is a question, a condition or a wish: nothing that was found."""
    words = reading.words(sentence)
    return words.rstrip().endswith("?") or bool(
        compiled(
            r"\b(?:if|whether|ask(?:ed|ing)?|hopes?|hoping|wants?|wanted|to (?:be|see|check|ensure)|should|will|would|unless|until|how)\b[^.;]{0,50}$"
        ).search(words[: start - sentence.start])
    )


def _is_observed(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the sentence, or the one beside it on the same line or in the same paragraph, says what was seen, counted or done."""
    for near in reading.around(sentence, 1, 1):
        if near.block != sentence.block and near.index != sentence.index:
            continue
        words = reading.words(near)
        if near.index == sentence.index:
            rest = reading.folded[near.start : start] + " " + reading.folded[end : near.end]
            if len([w for w in _WORD.findall(rest) if len(w) > 3]) >= _TELLING:
                return True
            words = rest
        telling = _FIRM if near.index != sentence.index else None
        if re.search(r"\d", words) or any(
            e.sentence == near.index and not start <= e.start < end and (telling is None or e.kind in telling)
            for e in reading.evidence
        ):
            return True
    return False
