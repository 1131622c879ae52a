"""Presidio's analyzer, with the recognizers of this project and none of its own for other countries.

Presidio runs the recognizers, keeps their scores and explanations, and takes further ones from whoever embeds it. Its language
model has no part here: recognizers look at this project's reading of the text, which travels with Presidio's artifacts, and judge
context themselves, since they see labels, lines and neighbours where Presidio's enhancer sees a window of words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from recordlint.language.pipeline import read
from recordlint.personal_data.base import Hit, Known, Passage, Recognizer
from recordlint.personal_data.recognizers._contact_house import compiled
from recordlint.personal_data.resolve import resolve

_LEAST_SCORE = 0.3  # what is less likely than this is not personal data


def recognizers() -> Mapping[str, Recognizer]:
    """The recognizers by name. Each is a function from a passage to hits, in a module of its own."""
    from recordlint.personal_data.recognizers import RECOGNIZERS

    return RECOGNIZERS


class Detector:
    """Finds personal data in passages. Made once, used for many; loads Presidio when it is made.

    `engine` is an analyzer that `analyzer()` made and that further recognizers were added to. Raises SettingsError where a
    house format of `known` is no usable regular expression, before any text is read.
    """

    def __init__(self, known: Known | None = None, engine: Any = None) -> None:
        compiled((known or Known()).case_ids)
        self._analyzer = engine or analyzer()

    def hits(self, passage: Passage) -> tuple[Hit, ...]:
        """The hits of a passage, by start; none overlaps another."""
        if not passage.text.strip():
            return ()
        _, artifacts_type, _ = _classes()
        results = self._analyzer.analyze(
            text=passage.text,
            language="en",
            score_threshold=_LEAST_SCORE,
            nlp_artifacts=artifacts_type(passage),
            return_decision_process=True,
        )
        size = len(passage.text)
        # A recognizer of somebody else's may give what is no stretch of the text.
        return resolve((_hit(result) for result in results if 0 <= result.start < result.end <= size), passage.text)


def analyzer(functions: Mapping[str, Recognizer] | None = None) -> Any:
    """A Presidio `AnalyzerEngine` of these recognizers, for use here or in another program's Presidio.

    `analyzer().registry` takes further recognizers of any kind.
    """
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry

    from recordlint.personal_data.recognizers import types_of

    recognizer_type, _, engine_type = _classes()
    registry = RecognizerRegistry(
        recognizers=[
            recognizer_type(name, find, types_of(name)) for name, find in (functions or recognizers()).items()
        ],
        supported_languages=["en"],
    )
    return AnalyzerEngine(
        registry=registry,
        nlp_engine=engine_type(),
        context_aware_enhancer=_no_enhancer(),
        supported_languages=["en"],
    )


def _hit(result: Any) -> Hit:
    explanation = result.analysis_explanation
    metadata = result.recognition_metadata or {}
    return Hit(
        result.entity_type,
        result.start,
        result.end,
        min(1.0, result.score),
        metadata.get("recognizer_name", ""),
        (explanation.textual_explanation or "") if explanation else "",
        metadata.get("scheme"),
    )


@cache
def _no_enhancer() -> Any:
    from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer

    class KeepScores(ContextAwareEnhancer):
        """Leaves scores as they are: the recognizers have judged the context already."""

        def __init__(self) -> None:
            super().__init__(0.0, 0.0, 0, 0)

        def enhance_using_context(self, text: str, raw_results: Any, *args: Any, **kwargs: Any) -> Any:
            return raw_results

    return KeepScores()


@cache
def _classes() -> tuple[type[Any], type[Any], type[Any]]:
    """Presidio's base classes filled in; made when first needed, since importing Presidio takes seconds."""
    from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult
    from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine

    class PassageArtifacts(NlpArtifacts):
        """Presidio's artifacts of a text, with the passage that it came from. Tokens are made if somebody asks."""

        def __init__(self, passage: Passage) -> None:
            self.passage = passage
            self.entities: list[Any] = []
            self.lemmas: list[str] = []
            self.keywords: list[str] = []
            self.scores: list[float] = []
            self.nlp_engine = None
            self._tokens: Any = None

        @property
        def tokens(self) -> Any:
            """The text as a spaCy Doc."""
            if self._tokens is None:
                self._tokens = _tokenizer()(self.passage.text)
            return self._tokens

        @property
        def tokens_indices(self) -> list[int]:
            """Where each token begins."""
            return [token.idx for token in self.tokens]

    class ReadingEngine(NlpEngine):
        """Presidio's view of this project's reading."""

        def load(self) -> None:
            """Nothing to load."""

        def is_loaded(self) -> bool:
            return True

        def process_text(self, text: str, language: str) -> NlpArtifacts:
            return PassageArtifacts(Passage(read(text)))

        def process_batch(
            self, texts: Iterable[str], language: str, batch_size: int = 1, n_process: int = 1, **kwargs: Any
        ) -> Iterator[tuple[str, NlpArtifacts]]:
            for text in texts:
                yield text, self.process_text(text, language)

        def is_stopword(self, word: str, language: str) -> bool:
            return False

        def is_punct(self, word: str, language: str) -> bool:
            return not any(char.isalnum() for char in word)

        def get_supported_entities(self) -> list[str]:
            return []

        def get_supported_languages(self) -> list[str]:
            return ["en"]

    class FunctionRecognizer(EntityRecognizer):
        """A recognizer function as Presidio calls one."""

        def __init__(self, name: str, find: Recognizer, types: tuple[str, ...]) -> None:
            self._find = find
            super().__init__(supported_entities=list(types), name=name, supported_language="en")

        def load(self) -> None:
            """Nothing to load."""

        def analyze(self, text: str, entities: list[str], nlp_artifacts: Any = None) -> list[Any]:
            passage = getattr(nlp_artifacts, "passage", None) or Passage(read(text))
            return [self._result(hit) for hit in self._find(passage) if not entities or hit.type in entities]

        def _result(self, hit: Hit) -> Any:
            return RecognizerResult(
                entity_type=hit.type,
                start=hit.start,
                end=hit.end,
                score=hit.score,
                analysis_explanation=AnalysisExplanation(
                    recognizer=self.name, original_score=hit.score, textual_explanation=hit.why
                ),
                recognition_metadata={
                    RecognizerResult.RECOGNIZER_NAME_KEY: self.name,
                    RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
                    "scheme": hit.scheme,
                },
            )

    return FunctionRecognizer, PassageArtifacts, ReadingEngine


@cache
def _tokenizer() -> Any:
    import spacy

    return spacy.blank("en").make_doc
