"""Stand-ins that satisfy the project's protocols, deterministic and quick."""

import hashlib
import re
from collections.abc import Sequence

import numpy as np

from corpus.encoder import Vectors
from corpus.generation import EncoderIdentity

_WORD = re.compile(r"\w+")


class WordHashEncoder:
    """Texts that share words get similar vectors: a sum of one seeded vector for each word."""

    def __init__(self, dimension: int = 64, revision: str = "1") -> None:
        self.identity = EncoderIdentity(
            name="word-hash", revision=revision, dimension=dimension, max_tokens=256
        )
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.encoded.extend(texts)
        return np.array([self.encode_query(text) for text in texts], dtype=np.float32).reshape(
            len(texts), self.identity.dimension
        )

    def encode_query(self, text: str) -> Vectors:
        words = [word.lower() for word in _WORD.findall(text)] or [text or " "]
        total = sum((self._word_vector(word) for word in words), np.zeros(self.identity.dimension))
        return np.asarray(total / np.linalg.norm(total), dtype=np.float32)

    def count_tokens(self, text: str) -> int:
        return len(_WORD.findall(text)) + 2

    def _word_vector(self, word: str) -> np.ndarray:
        seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8])
        return np.random.default_rng(seed).standard_normal(self.identity.dimension)
