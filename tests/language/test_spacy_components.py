"""The spaCy components give what the layers give, alone or together, in anybody's pipeline."""

from __future__ import annotations

import pytest

from recordlint.language.pipeline import LAYERS, read

spacy = pytest.importorskip("spacy")

TEXT = 'T/C from daughter: he had not slept.\nMum said he is "a monkey".\nShe is manipulative. MDT agreed to close the case.\nGP told of the fall.\n'


@pytest.fixture(scope="module")
def nlp() -> spacy.Language:
    import recordlint.language.spacy_components  # noqa: F401 - registers the factories where the package is not installed

    return spacy.blank("en")


@pytest.mark.parametrize("layer", LAYERS)
def test_a_component_alone_gives_its_layer(nlp: spacy.Language, layer: str) -> None:
    name = f"recordlint_{layer}"
    nlp.add_pipe(name)
    try:
        doc = nlp(TEXT)
    finally:
        nlp.remove_pipe(name)
    found = LAYERS[layer](read(TEXT))
    expected = found.sentences if layer == "layout" else found
    assert [(i["start"], i["end"]) for i in doc._.get(name)] == [(i.start, i.end) for i in expected]
    assert doc.to_bytes()


def test_the_whole_pipeline_is_in_order(nlp: spacy.Language) -> None:
    for layer in LAYERS:
        nlp.add_pipe(f"recordlint_{layer}")
    problems = nlp.analyze_pipes()["problems"]
    assert not any(problems.values()), problems
    assert nlp(TEXT)._.recordlint_sharing is not None
