"""The reader of texts gives one unit vector a text, by the change that its name tells."""

from pathlib import Path

import numpy as np
import pytest

from coach.triage import default_adapter_path, load_classifier, triage
from corpus.adapter import save_adapter
from corpus.text_reader import WIDTH, TextReader

pytestmark = pytest.mark.model

DANGER = "i have worked out how and when, and it is a relief"
ANOTHER_WAY = "I've settled the day and the way of it. I feel calm now."
HARMLESS = "I have worked out how and when to run the teaching, and it is a relief"


@pytest.fixture(scope="module")
def safety(tmp_path_factory: pytest.TempPathFactory) -> TextReader:
    return TextReader(tmp_path_factory.mktemp("reader"), default_adapter_path())


def test_vectors_have_length_one_and_keep_the_order(safety: TextReader) -> None:
    texts = [HARMLESS, "?", DANGER * 9, ANOTHER_WAY]
    vectors = safety.encode(texts)
    assert vectors.shape == (len(texts), WIDTH)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    alone = np.vstack([safety.encode([text]) for text in texts])
    assert np.array_equal(vectors, alone)


def test_what_is_meant_counts_for_more_than_the_words(safety: TextReader) -> None:
    danger, another, harmless = safety.encode([DANGER, ANOTHER_WAY, HARMLESS])
    assert danger @ another > harmless @ another + 0.1
    classifier = load_classifier(safety, safety.name)
    levels = [triage(text, classifier=classifier).level for text in (DANGER, ANOTHER_WAY, HARMLESS)]
    assert levels == ["urgent", "urgent", "none"]


def test_nothing_and_odd_texts_are_read(safety: TextReader) -> None:
    assert safety.encode([]).shape == (0, WIDTH)
    odd = ["", "\x00", "😀" * 400, "word " * 2000, "漢字"]
    assert np.isfinite(safety.encode(odd)).all()


def test_the_name_tells_the_change(safety: TextReader, tmp_path: Path) -> None:
    nothing = np.zeros((1, WIDTH), np.float32)
    change = {"layer.0.attention.self.query": (nothing, nothing.T)}
    save_adapter(tmp_path / "other.npz", change)
    other = TextReader(tmp_path / "cache", tmp_path / "other.npz")
    assert other.name != safety.name
    assert not np.allclose(other.encode([DANGER]), safety.encode([DANGER]), atol=0.01)
