"""A note, read once. Each layer is made when it is first asked for, and kept."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

from recordlint.encoder.session import Encoded
from recordlint.language.layers import (
    Abbreviation,
    Attribution,
    Decision,
    Evidence,
    Judgement,
    Layout,
    Quote,
    Reason,
    Sentence,
    SharingEvent,
    Source,
)
from recordlint.language.lexicons import fold

Layer = Callable[["Reading"], Any]


class Reading:
    """The layers of one note's text.

    `layers` maps a layer's name to the function that makes it from this reading (`recordlint.language.pipeline.LAYERS`
    are the grammar's own). A second opinion, such as an encoder's, is a function put in the place of another: it
    may call the one that it replaces. Layers may ask for those to their left in `LAYERS`, never to the right.
    """

    def __init__(self, text: str, layers: Mapping[str, Layer]) -> None:
        self.text = text
        self._layers = layers

    @cached_property
    def folded(self) -> str:
        """The text in lower case with apostrophes, dashes and spaces unified; same length, same offsets."""
        return fold(self.text)

    @cached_property
    def layout(self) -> Layout:
        """Lines and sentences."""
        return self._layers["layout"](self)

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """Words of other speakers, by start; none within another."""
        return self._layers["voices"](self)

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """Who stands behind which words, by start."""
        return self._layers["attribution"](self)

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """What a view can rest on, by start."""
        return self._layers["evidence"](self)

    @cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """Evaluative words said of a person or household, by start."""
        return self._layers["judgement"](self)

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """Decisions of workers, panels and meetings, by start."""
        return self._layers["decision"](self)

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """Words that give a reason, by start; empty ones too."""
        return self._layers["reason"](self)

    @cached_property
    def sharing(self) -> tuple[SharingEvent, ...]:
        """Information that goes outward, with its four slots, by start."""
        return self._layers["sharing"](self)

    @cached_property
    def abbreviations(self) -> tuple[Abbreviation, ...]:
        """Short forms, by start; those that are quiet say why."""
        return self._layers["memory"](self)

    @cached_property
    def encoded(self) -> Encoded | None:
        """What the encoder makes of the note's words and sentences; None where it has no part in this reading."""
        layer = self._layers.get("encoder")
        return layer(self) if layer else None

    @cached_property
    def personal(self) -> Any:
        """The note's personal data (`personal_data.reader.RecordData`), where who made the reading gave a layer of that name.

        It is no layer of the language, knows the note's metadata too, and takes seconds to load: only rules about personal
        data ask for it.
        """
        return self._layers["personal"](self)

    # What rules ask of the layers, again and again.

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the layout, by start."""
        return self.layout.sentences

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _attribution_starts(self) -> list[int]:
        return [attribution.start for attribution in self.attributions]

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [quote.start for quote in self.quotes]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the offset, or None (headings, blank space)."""
        index = bisect_right(self._sentence_starts, offset) - 1
        if index >= 0 and offset < self.sentences[index].end:
            return self.sentences[index]
        return None

    def around(self, sentence: Sentence, before: int = 2, after: int = 2) -> Iterator[Sentence]:
        """The sentence and its neighbours, in order."""
        first = max(0, sentence.index - before)
        yield from self.sentences[first : sentence.index + after + 1]

    def words(self, sentence: Sentence) -> str:
        """The folded words of a sentence."""
        return self.folded[sentence.start : sentence.end]

    def is_quoted(self, start: int, end: int, *, kinds: tuple[str, ...] = ("speech", "block", "forwarded")) -> bool:
        """Whether [start, end) stands in another speaker's words (scare quotes do not count unless named)."""
        # Quotes do not overlap: only the last one that begins before the words can hold them.
        index = bisect_right(self._quote_starts, start) - 1
        if index < 0:
            return False
        quote = self.quotes[index]
        return end <= quote.end and quote.kind in kinds

    def attribution_of(self, start: int, end: int) -> Attribution | None:
        """Who stands behind the words [start, end): the narrowest attribution that covers their start, or None.

        The cue itself is not attributed: in "Mum claims that he …" the word "claims" is the writer's.
        """
        sentence = self.sentence_at(start)
        first = bisect_left(self._attribution_starts, sentence.start if sentence else 0)
        last = bisect_right(self._attribution_starts, start)
        near = self.attributions[first:last]
        covering = [a for a in near if start < a.end and not a.cue_start <= start < a.cue_end]
        return min(covering, key=lambda a: a.end - a.start, default=None)

    def source_of(self, start: int, end: int) -> Source:
        """The source of the words [start, end); NONE when nobody stands behind them."""
        found = self.attribution_of(start, end)
        return found.source if found else Source.NONE
