"""What a writer may read besides the evidence; a library satisfies it.

Floor 2.
"""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from corpus.catalogue import CataloguedGuide
from corpus.guide import Passage, Revision


class Shelf(Protocol):
    """Guides to look things up in."""

    def guides(self) -> list[CataloguedGuide]:
        """Every guide that is served."""

    def revision(self, revision_id: str) -> Revision:
        """A published edition."""

    def passages_of(self, guide_id: str) -> list[Passage]:
        """Every passage of a guide, in reading order."""

    def sentences_of(self, passage: Passage) -> list[tuple[int, int]]:
        """Ranges of a passage's sentences in its edition's text, in reading order."""

    @property
    def encoder_name(self) -> str:
        """Of the encoder of passages and sentences."""

    def vector_of(self, text: str) -> npt.NDArray[np.float32]:
        """A text as a sentence of a guide would be encoded: (dimension,), of length 1."""

    def question_vector_of(self, question: str) -> npt.NDArray[np.float32]:
        """A question, drawn towards what answers it: (dimension,), of length 1."""

    def similarities(self, text: str, texts: Sequence[str]) -> list[float]:
        """Cosine similarity of each text to another one, in [-1, 1]."""

    def passages_with(self, word: str, most: int = 50) -> int:
        """How many passages hold a word in any of its forms, counted up to ``most``."""
