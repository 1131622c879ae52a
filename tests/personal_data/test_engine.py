"""Presidio's analyzer of these recognizers: in this program, and as a plain part of somebody else's."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from presidio_analyzer import AnalyzerEngine, Pattern, PatternRecognizer

from recordlint.errors import SettingsError
from recordlint.language.pipeline import read
from recordlint.personal_data.base import TYPES, Hit, Known, Passage
from recordlint.personal_data.engine import Detector, analyzer, recognizers
from recordlint.personal_data.recognizers import types_of

TEXT = "Mrs Ottoline Prysk, NHS number 999 123 4572, rang from 07700 900123 on 4 May 2026."


@pytest.fixture(scope="module")
def engine() -> Any:
    return analyzer()


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


def test_it_is_a_plain_presidio_engine(engine: Any) -> None:
    assert isinstance(engine, AnalyzerEngine)
    (result,) = engine.analyze(TEXT, language="en", entities=["PERSON"])
    assert (result.entity_type, TEXT[result.start : result.end]) == ("PERSON", "Mrs Ottoline Prysk")
    assert 0.5 < result.score <= 1


def test_only_the_entities_asked_for_come_back(engine: Any) -> None:
    text = "Ottoline Prysk of 12 Elm Row, Leeds, was seen at Elm Park. DOB 04/05/1961, seen 4 May 2026."
    for entity in ("LOCATION", "ADDRESS", "DATE", "DATE_OF_BIRTH"):
        assert {r.entity_type for r in engine.analyze(text, language="en", entities=[entity])} <= {entity}
    assert {"ADDRESS", "DATE_OF_BIRTH"} <= {r.entity_type for r in engine.analyze(text, language="en")}


def test_everything_is_found_when_nothing_is_asked_for(engine: Any) -> None:
    found = {TEXT[r.start : r.end] for r in engine.analyze(TEXT, language="en")}
    assert {"Mrs Ottoline Prysk", "999 123 4572", "07700 900123", "4 May 2026"} <= found


def test_presidios_own_recognizers_are_not_there(engine: Any) -> None:
    """Nothing of the US and of other countries: only what this project finds."""
    assert {r.name for r in engine.get_recognizers(language="en")} == set(recognizers())
    assert set(engine.get_supported_entities(language="en")) == set(TYPES)
    assert not [r for r in engine.analyze("SSN 078-05-1120, ABA 021000021", language="en") if "US" in r.entity_type]


def test_explanations_come_back(engine: Any) -> None:
    results = engine.analyze(TEXT, language="en", return_decision_process=True)
    assert results
    for result in results:
        assert result.analysis_explanation.recognizer in recognizers()
        assert result.analysis_explanation.textual_explanation
        assert result.recognition_metadata["recognizer_name"] in recognizers()
    (number,) = [r for r in results if r.entity_type == "NHS_NUMBER"]
    assert number.recognition_metadata["scheme"] == "nhs"


def test_an_allow_list_and_a_threshold_of_presidio_work(engine: Any) -> None:
    assert not engine.analyze(TEXT, language="en", entities=["PERSON"], allow_list=["Mrs Ottoline Prysk"])
    assert not engine.analyze("Seen near Glasgow", language="en", score_threshold=1.0)


def test_batches_and_tokens_work(engine: Any) -> None:
    from presidio_analyzer import BatchAnalyzerEngine

    results = list(BatchAnalyzerEngine(engine).analyze_iterator([TEXT, "Tea and toast."], language="en"))
    assert [bool(r) for r in results] == [True, False]
    artifacts = engine.nlp_engine.process_text("Tea and toast.", "en")
    assert [str(token) for token in artifacts.tokens] == ["Tea", "and", "toast", "."]
    assert artifacts.tokens_indices == [0, 4, 8, 13]


def third_party() -> Any:
    return PatternRecognizer("HOUSE_ID", patterns=[Pattern("house", r"HX-\d{4}", 0.8)], supported_language="en")


def test_a_recognizer_of_somebody_else_is_honoured() -> None:
    """Alone in Presidio, and among the hits of this program, where it keeps clear of the others."""
    engine = analyzer()
    engine.registry.add_recognizer(third_party())
    text = "Mrs Prysk has card HX-1234."
    found = {(r.entity_type, text[r.start : r.end]) for r in engine.analyze(text, language="en")}
    assert {("HOUSE_ID", "HX-1234"), ("PERSON", "Mrs Prysk")} <= found
    assert not any(r.entity_type == "HOUSE_ID" for r in analyzer().analyze(text, language="en"))
    hits = Detector(engine=engine).hits(Passage(read(text)))
    assert any("HX-1234" in text[h.start : h.end] for h in hits)
    assert any(h.type == "PERSON" for h in hits)


def test_an_odd_recognizer_of_somebody_else_does_no_harm() -> None:
    from presidio_analyzer import EntityRecognizer, RecognizerResult

    class Odd(EntityRecognizer):
        def load(self) -> None: ...

        def analyze(self, text: str, entities: list[str], nlp_artifacts: Any = None) -> list[Any]:
            return [RecognizerResult("ODD", 0, 9999, 0.9), RecognizerResult("ODD", 3, 3, 0.9)]

    engine = analyzer()
    engine.registry.add_recognizer(Odd(["ODD"], supported_language="en"))
    assert Detector(engine=engine).hits(Passage(read("Tea and toast."))) == ()


def test_a_chosen_few() -> None:
    few = {name: find for name, find in recognizers().items() if name == "phone"}
    assert {r.entity_type for r in analyzer(few).analyze(TEXT, language="en")} == {"PHONE"}


@pytest.mark.parametrize("expression", ["(", "(a+)+", "x*"])
def test_a_house_format_that_is_no_use_is_refused_before_reading(expression: str) -> None:
    with pytest.raises(SettingsError):
        Detector(Known(case_ids=(expression,)))


def test_recognizers_say_all_that_they_find() -> None:
    """What a recognizer gives is among the types that it is asked for."""
    text = (
        f"{TEXT} Lives at 12 Elm Row, Leeds ZZ99 3AA, goes to St Mungo's Primary School, from Leeds. DOB 04/05/1961, aged 65. "
        "o.prysk@example.org www.example.org/o sort code 00-00-00 account 12345678, ref AB/12345, QQ 12 34 56 C"
    )
    passage = Passage(read(text))
    for name, find in recognizers().items():
        assert {hit.type for hit in find(passage)} <= set(types_of(name)), name


def test_hits_by_position_none_overlapping(detector: Detector) -> None:
    hits = detector.hits(Passage(read(TEXT)))
    assert all(isinstance(h, Hit) and h.why for h in hits)
    assert all(a.end <= b.start for a, b in pairwise(hits))


def test_blank_texts_have_none(detector: Detector) -> None:
    assert detector.hits(Passage(read(""))) == ()
    assert detector.hits(Passage(read(" \r\n\t\u00a0"))) == ()


WORDS = st.lists(
    st.one_of(
        st.sampled_from(
            ["Mrs", "Prysk", "prysk", "O'Brien", "al-", "999 123 4572", "04/05/61", "12", "Row,", "ZZ99 3AA", "\n", "\r\n",
             "DOB:", "Name:", "|", "\t", "(", "“", "’s", "07700", "£5", "A.", "B-C", "\U0001f600", "é", "İ", "ß", "@", "www."]
        ),
        st.text(max_size=6),
    ),
    max_size=25,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(WORDS, st.sampled_from([" ", "", "\n"]))
def test_any_text_gives_sound_hits(words: list[str], joint: str) -> None:
    """No text raises, and every hit lies in the text and holds something."""
    text = joint.join(words)
    end = 0
    for hit in _detector().hits(Passage(read(text))):
        assert end <= hit.start < hit.end <= len(text)
        assert hit.type in TYPES
        assert any(char.isalnum() for char in text[hit.start : hit.end])
        end = hit.end


_MADE: list[Detector] = []


def _detector() -> Detector:
    if not _MADE:
        _MADE.append(Detector())
    return _MADE[0]
