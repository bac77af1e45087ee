"""Questions are read by a form of the encoder that was trained to find what answers them.

Floor 1. Texts keep the vectors that they have, so nothing is ingested again. See
``docs/decisions/0106-questions-have-their-own-encoder.md``.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from importlib.resources import files
from pathlib import Path

from corpus.encoder import Encoder, Vectors
from corpus.generation import EncoderIdentity


def question_adapter_path() -> Path:
    """The low-rank changes that make the shipped encoder read questions."""
    return Path(str(files("corpus").joinpath("question_adapter.npz")))


class AskingEncoder:
    """An encoder of texts beside one of questions, whose vectors lie in the same space."""

    def __init__(self, texts: Encoder, load_questions: Callable[[], Encoder]) -> None:
        """Put two encoders together.

        Args:
            texts: For passages and sentences.
            load_questions: Gives the one for questions when the first is asked; takes seconds.
        """
        self._texts = texts
        self._load_questions = load_questions

    @property
    def identity(self) -> EncoderIdentity:
        """That of the texts, which are what is stored."""
        return self._texts.identity

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See :class:`corpus.encoder.Encoder`."""
        return self._texts.encode(texts)

    def encode_query(self, text: str) -> Vectors:
        """See :class:`corpus.encoder.Encoder`."""
        return self._questions.encode_query(text)

    def count_tokens(self, text: str) -> int:
        """See :class:`corpus.encoder.Encoder`."""
        return self._texts.count_tokens(text)

    @cached_property
    def _questions(self) -> Encoder:
        return self._load_questions()
