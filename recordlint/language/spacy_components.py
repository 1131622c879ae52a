"""The layers as spaCy components, for anybody's pipeline: `nlp.add_pipe("recordlint_attribution")`.

Each factory adds one layer to the `Doc`: `doc._.recordlint_<layer>`, a list of plain dicts with code point offsets (so that a
`Doc` can still be serialised), and, where the layer is made of spans, the span group `doc.spans["recordlint_<layer>"]`
with the kind as its label. A layer reads the layers that it needs by itself, so a single component can be added alone.
The command line runs the same functions without spaCy, whose import alone takes longer than a whole check.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from recordlint.encoder.views import describe, stretches
from recordlint.language.pipeline import LAYERS, WITH_ENCODER, read
from recordlint.language.reading import Reading

PREFIX = "recordlint_"

# The layers that each one rests on, as spaCy's pipeline analysis shows them.
_NEEDS = {
    "layout": (),
    "voices": ("layout",),
    "attribution": ("layout",),
    "evidence": ("layout", "voices"),
    "judgement": ("layout", "voices"),
    "decision": ("layout", "voices", "attribution"),
    "reason": ("layout",),
    "sharing": ("layout", "voices", "attribution"),
    "memory": ("layout", "voices"),
}


@lru_cache(maxsize=32)
def _reading(text: str) -> Reading:
    """One reading for the components of one pipeline: they see the same `Doc` one after another."""
    return read(text)


def component(layer: str) -> Callable[[Doc], Doc]:
    """The component that adds one layer. Raises KeyError for a layer that does not exist."""
    attribute = PREFIX + layer
    made = LAYERS[layer]

    def add(doc: Doc) -> Doc:
        if not Doc.has_extension(attribute):
            Doc.set_extension(attribute, default=None)
        found = made(_reading(doc.text))
        items = found.sentences if layer == "layout" else found
        doc._.set(attribute, [_plain(item) for item in items])
        doc.spans[attribute] = SpanGroup(doc, name=attribute, spans=list(_spans(doc, items)))
        return doc

    return add


def _plain(item: Any) -> dict[str, Any]:
    return {key: _serialisable(value) for key, value in asdict(item).items()}


def _serialisable(value: Any) -> Any:
    """The value as spaCy's message pack can write it: sets as sorted lists, enumerations as their words."""
    if isinstance(value, str):
        return str(value)
    return sorted(value) if isinstance(value, (set, frozenset)) else value


def _spans(doc: Doc, items: Iterable[Any]) -> Iterable[Any]:
    for item in items:
        label = str(getattr(item, "kind", "") or getattr(item, "source", "") or "")
        span = doc.char_span(item.start, item.end, label=label, alignment_mode="expand")
        if span is not None:
            yield span


def _register(layer: str) -> Callable[[Language, str], Callable[[Doc], Doc]]:
    def factory(nlp: Language, name: str) -> Callable[[Doc], Doc]:
        return component(layer)

    Language.factory(
        PREFIX + layer,
        assigns=[f"doc._.{PREFIX}{layer}"],
        requires=[f"doc._.{PREFIX}{needed}" for needed in _NEEDS[layer]],
        func=factory,
    )
    return factory


def _encoder(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that gives the encoder's view: of each sentence the likely kinds, source and faults, of words the personal data."""
    return _add_encoder


def _add_encoder(doc: Doc) -> Doc:
    attribute = PREFIX + "encoder"
    if not Doc.has_extension(attribute):
        Doc.set_extension(attribute, default=None)
    reading = _with_encoder(doc.text)
    views = describe(reading.encoded, [(s.start, s.end) for s in reading.sentences]) if reading.encoded else []
    doc._.set(attribute, views)
    spans = stretches(reading.encoded, doc.text) if reading.encoded else ()
    found = (doc.char_span(s.start, s.end, label=s.label, alignment_mode="expand") for s in spans)
    doc.spans[attribute] = SpanGroup(doc, name=attribute, spans=[span for span in found if span is not None])
    return doc


@lru_cache(maxsize=32)
def _with_encoder(text: str) -> Reading:
    return read(text, WITH_ENCODER)


Language.factory(
    PREFIX + "encoder", assigns=[f"doc._.{PREFIX}encoder"], requires=[f"doc._.{PREFIX}layout"], func=_encoder
)
encoder = _encoder

# One name a factory, for the entry points of the group `spacy_factories`.
layout = _register("layout")
voices = _register("voices")
attribution = _register("attribution")
evidence = _register("evidence")
judgement = _register("judgement")
decision = _register("decision")
reason = _register("reason")
sharing = _register("sharing")
memory = _register("memory")
