"""The shipped encoder under onnxruntime: the same vectors, without loading torch.

Floor 1. The graph is exported from the shipped weights once, compared with the original, and kept
in a cache folder; it can be deleted at any time.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from corpus.adapter import fingerprint
from corpus.encoder import Encoder, SentenceTransformerEncoder, Vectors, adapted, locate
from corpus.errors import EncoderError
from corpus.generation import SHIPPED_ENCODER, EncoderIdentity
from corpus.onnx_session import open_session, tokenizer_of
from corpus.sealed import made_once

DIMENSION = 384
MAX_TOKENS = 256
_BATCH = 32
_SAME = 1e-4
"""The most by which any value of a vector may differ from the original's."""
_PROBES = (
    "mentor",
    "How do I ask a consultant who I have never met to be my mentor?",
    "Ünïcode, “quotes” and 360° feedback: 12.5 % of £40 … " * 40,
)


class OnnxEncoder:
    """The shipped model as an exported graph; safe to share between threads."""

    def __init__(self, graph: Path, threads: int = 1, adapter: Path | None = None) -> None:
        """Load an exported graph; a second or less.

        Args:
            graph: As :func:`exported_graph` made it.
            threads: Of onnxruntime, for one text or batch.
            adapter: With which the graph was made.

        Raises:
            EncoderError: If it cannot be loaded.
        """
        folder, revision = locate(SHIPPED_ENCODER)
        self._session = open_session(graph, threads)
        self._tokenizer = tokenizer_of(folder)
        self._counter = tokenizer_of(folder)
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.enable_padding()
        self._counter.no_truncation()
        self._counter.no_padding()
        identity = EncoderIdentity(
            name=SHIPPED_ENCODER,
            revision=str(revision),
            dimension=DIMENSION,
            max_tokens=MAX_TOKENS,
        )
        self._identity = adapted(identity, adapter)

    @property
    def identity(self) -> EncoderIdentity:
        """The same as that of the original: their vectors mix."""
        return self._identity

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Encode passages or sentences; see :class:`corpus.encoder.Encoder`."""
        vectors = np.empty((len(texts), DIMENSION), dtype=np.float32)
        # Texts of one length together: the shorter ones of a batch are filled up and computed too.
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            vectors[batch] = self._run([texts[place] for place in batch])
        return vectors

    def encode_query(self, text: str) -> Vectors:
        """Encode a question; see :class:`corpus.encoder.Encoder`."""
        vector: Vectors = self._run([text])[0]
        return vector

    def count_tokens(self, text: str) -> int:
        """Tokens that ``text`` takes, special tokens included."""
        return len(self._counter.encode(text).ids)

    def _run(self, texts: Sequence[str]) -> Vectors:
        encoded = self._tokenizer.encode_batch(list(texts))
        inputs = {
            "ids": np.array([one.ids for one in encoded], dtype=np.int64),
            "mask": np.array([one.attention_mask for one in encoded], dtype=np.int64),
        }
        return np.asarray(self._session.run(["vectors"], inputs)[0], dtype=np.float32)


def exported_graph(folder: Path, adapter: Path | None = None) -> Path:
    """The graph of the shipped weights in ``folder``, exported and checked when it is not there.

    Args:
        folder: A cache.
        adapter: A change to the weights.

    Raises:
        EncoderError: If it cannot be exported, or gives other vectors than the original.
        OSError: If the folder cannot be written to.
    """
    changed = f"+{fingerprint(adapter)}" if adapter else ""
    graph = folder / f"{SHIPPED_ENCODER}-{locate(SHIPPED_ENCODER)[1]}{changed}.onnx"

    def export(fresh: Path) -> None:
        original = SentenceTransformerEncoder(SHIPPED_ENCODER, adapter=adapter)
        original.export(fresh)
        _check_same(OnnxEncoder(fresh), original)

    return made_once(graph, export)


def _check_same(exported: Encoder, original: Encoder) -> None:
    apart = float(np.abs(exported.encode(_PROBES) - original.encode(_PROBES)).max())
    if apart > _SAME:
        message = f"the exported encoder differs from the original by {apart:.2g}"
        raise EncoderError(message)
