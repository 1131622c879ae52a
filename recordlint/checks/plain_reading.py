"""Sentences that are hard to read: plain/hard-to-read."""

from __future__ import annotations

from collections.abc import Iterator

from recordlint.checks.base import Candidate, CheckContext, holding
from recordlint.language.layers import Sentence
from recordlint.language.readability import is_list, measure, noun_chains, prose, quick_lix
from recordlint.language.reading import Reading


def hard_to_read(context: CheckContext) -> Iterator[Candidate]:
    """A long sentence of long words, or a chain of nouns; the hardest few of a note, by what textstat says of them."""
    yield from _sentences(context)
    yield from _chains(context)


def _sentences(context: CheckContext) -> Iterator[Candidate]:
    reading, options = context.reading, context.options
    first_gate = [
        (sentence, words)
        for sentence, words in prose(reading)
        if len(words) >= int(options["words"]) and quick_lix(words) >= float(options["lix"])
    ]
    first_gate.sort(key=lambda found: len(found[1]), reverse=True)
    for rank, (sentence, words) in enumerate(first_gate):
        quiet = holding(
            list=is_list(reading, sentence),
            quoted=_mostly_quoted(reading, sentence),
            audience=context.audience in ("professional", "panel") and len(words) < 2 * int(options["words"]),
            enough=rank >= int(options["at_most"]),
        )
        if not quiet:
            hardness = measure(reading.text[sentence.start : sentence.end])
            grade = min(hardness.coleman_liau, hardness.automated)
            quiet = holding(easy=grade < float(options["grade"]) or hardness.lix < float(options["lix"]))
        yield Candidate(sentence.start, sentence.end, quiet=quiet, values={"fault": f"it has {len(words)} words"})


def _mostly_quoted(reading: Reading, sentence: Sentence) -> bool:
    quoted = sum(
        min(q.end, sentence.end) - max(q.start, sentence.start)
        for q in reading.quotes
        if q.start < sentence.end and sentence.start < q.end
    )
    return 2 * quoted >= sentence.end - sentence.start


def _chains(context: CheckContext) -> Iterator[Candidate]:
    reading = context.reading
    for count, (start, end) in enumerate(noun_chains(reading, int(context.options["chain"]))):
        words = reading.text[start:end].split()
        quiet = holding(
            title=reading.sentence_at(start) is None or all(word[:1].isupper() for word in words),
            quoted=reading.is_quoted(start, end),
            audience=context.audience in ("professional", "panel"),
            enough=count >= int(context.options["at_most"]),
        )
        yield Candidate(start, end, quiet=quiet, values={"fault": f"{len(words)} nouns stand in a row"})
