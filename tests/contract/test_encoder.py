"""What every encoder promises; the fake one keeps it too, so tests with it are honest."""

import os
import signal
import subprocess
import sys

import numpy as np
import pytest

from corpus.encoder import SHIPPED_WEIGHTS_SHA256, Encoder, SentenceTransformerEncoder
from corpus.errors import EncoderError
from tests.conftest import REPOSITORY
from tests.fakes import WordHashEncoder

TEXTS = [
    "How do I ask for a mentor?",
    "",
    "short",
    "a long sentence about the rota " * 60,
    "🩺 \u202e ﷺ",
]


@pytest.fixture(params=["fake", pytest.param("shipped", marks=pytest.mark.model)])
def any_encoder(request: pytest.FixtureRequest) -> Encoder:
    if request.param == "fake":
        return WordHashEncoder()
    encoder: Encoder = request.getfixturevalue("shipped_encoder")
    return encoder


def test_rows_are_unit_vectors_in_order(any_encoder: Encoder) -> None:
    vectors = any_encoder.encode(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(TEXTS), any_encoder.identity.dimension)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    alone = np.concatenate([any_encoder.encode([text]) for text in TEXTS])
    assert np.allclose(vectors, alone, atol=1e-4)


def test_no_texts_give_no_rows(any_encoder: Encoder) -> None:
    assert any_encoder.encode([]).shape == (0, any_encoder.identity.dimension)


def test_query_is_one_unit_vector_near_its_own_text(any_encoder: Encoder) -> None:
    query = any_encoder.encode_query(TEXTS[0])
    assert query.shape == (any_encoder.identity.dimension,)
    assert float(any_encoder.encode([TEXTS[0]])[0] @ query) > 0.99


def test_more_words_take_more_tokens(any_encoder: Encoder) -> None:
    assert any_encoder.count_tokens(TEXTS[2]) < any_encoder.count_tokens(TEXTS[0])
    assert any_encoder.count_tokens(TEXTS[3]) > any_encoder.identity.max_tokens


@pytest.mark.model
def test_shipped_weights_are_the_expected_ones(shipped_encoder: Encoder) -> None:
    assert shipped_encoder.identity.revision == SHIPPED_WEIGHTS_SHA256
    assert (shipped_encoder.identity.dimension, shipped_encoder.identity.max_tokens) == (384, 256)


@pytest.mark.model
def test_unknown_encoder_is_refused_without_the_network() -> None:
    with pytest.raises(EncoderError, match="nowhere"):
        SentenceTransformerEncoder("nowhere/at-all")


@pytest.mark.model
def test_process_that_is_ended_by_a_signal_leaves_no_semaphore() -> None:
    script = (
        "import os, signal\n"
        "from corpus.encoder import SHIPPED_ENCODER, SentenceTransformerEncoder\n"
        "SentenceTransformerEncoder(SHIPPED_ENCODER).encode(['a text'])\n"
        "os.kill(os.getpid(), signal.SIGTERM)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == -signal.SIGTERM, ended.stderr
    assert ended.stderr == ""
