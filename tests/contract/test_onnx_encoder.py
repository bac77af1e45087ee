"""The exported encoder gives the vectors of the original, so that both can serve one library."""

from pathlib import Path

import numpy as np
import pytest

from corpus.asking import question_adapter_path
from corpus.encoder import Encoder, SentenceTransformerEncoder
from corpus.errors import EncoderError
from corpus.generation import SHIPPED_ENCODER
from corpus.onnx_encoder import OnnxEncoder, exported_graph
from corpus.settings import shipped_guides

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported_graph(tmp_path_factory.mktemp("encoder"))


@pytest.fixture(scope="module")
def exported(graph: Path) -> OnnxEncoder:
    return OnnxEncoder(graph, threads=2)


def texts() -> list[str]:
    """Paragraphs of the guides, and what people and files do to texts."""
    paragraphs = [
        paragraph
        for path in sorted(shipped_guides().glob("*.md"))[:4]
        for paragraph in path.read_text(encoding="utf-8").split("\n\n")
    ]
    odd = [
        "",
        " ",
        "a",
        "ÄÖÜ ß “quotes” 360°",
        "漢字 and кириллица",
        "😀",
        "\x00\u200b",
        "word " * 600,
    ]
    return [*paragraphs, *odd]


def test_vectors_are_those_of_the_original(exported: OnnxEncoder, shipped_encoder: Encoder) -> None:
    ours, theirs = exported.encode(texts()), shipped_encoder.encode(texts())
    assert np.abs(ours - theirs).max() < 1e-4
    assert (ours * theirs).sum(axis=1).min() > 0.999999


def test_question_has_the_vector_of_the_original(
    exported: OnnxEncoder, shipped_encoder: Encoder
) -> None:
    question = "wat shoud i bring to my frist meeting"
    apart = exported.encode_query(question) - shipped_encoder.encode_query(question)
    assert np.abs(apart).max() < 1e-4


def test_tokens_are_counted_alike(exported: OnnxEncoder, shipped_encoder: Encoder) -> None:
    for text in texts():
        assert exported.count_tokens(text) == shipped_encoder.count_tokens(text)


def test_identity_is_that_of_the_original(exported: OnnxEncoder, shipped_encoder: Encoder) -> None:
    assert exported.identity == shipped_encoder.identity


def test_no_texts_give_no_rows(exported: OnnxEncoder) -> None:
    assert exported.encode([]).shape == (0, 384)


def test_graph_is_made_once_and_again_when_it_is_damaged(graph: Path) -> None:
    before = graph.stat().st_mtime_ns
    assert exported_graph(graph.parent).stat().st_mtime_ns == before
    graph.write_bytes(graph.read_bytes()[:-1])
    with pytest.raises(EncoderError, match="delete it"):
        OnnxEncoder(graph)
    assert exported_graph(graph.parent).stat().st_mtime_ns != before


def test_changed_weights_give_the_changed_vectors(
    tmp_path: Path, exported: OnnxEncoder, shipped_encoder: Encoder
) -> None:
    adapter = question_adapter_path()
    changed = OnnxEncoder(exported_graph(tmp_path, adapter), adapter=adapter)
    original = SentenceTransformerEncoder(SHIPPED_ENCODER, adapter=adapter)
    assert np.abs(changed.encode(texts()) - original.encode(texts())).max() < 1e-4
    assert changed.identity == original.identity
    assert changed.identity != exported.identity
    told = ["I don't want to wake up tomorrow", "What is a mentor?"]
    assert np.abs(changed.encode(told) - shipped_encoder.encode(told)).max() > 0.01
