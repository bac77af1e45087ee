"""The vector index of a generation: written, audited, and mended where its graph has islands.

Floor 2.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.asked import AnticipatedQuestion
from corpus.encoder import Vectors
from corpus.generation import Audit
from corpus.guide import Passage
from corpus.steps import reached
from corpus.vectors import PASSAGES, QUESTIONS, set_apart, write_vectors
from ingest.audit import audit_vectors, unreachable
from ingest.errors import UnreachableError

_SAME_DECIMALS = 3
"""Rows of length 1 that agree in as many have a cosine similarity above 0.9998."""
_Write = Callable[[Path, Sequence[str], Sequence[str], Vectors, str], None]


@dataclass(frozen=True, slots=True)
class _Collection:
    """What is indexed under one name."""

    name: str
    ids: Sequence[str]
    guide_ids: Sequence[str]
    vectors: Vectors

    @classmethod
    def of_passages(cls, passages: Sequence[Passage], vectors: Vectors) -> "_Collection":
        ids = [passage.id for passage in passages]
        return cls(PASSAGES, ids, [passage.guide_id for passage in passages], vectors)

    @classmethod
    def of_questions(
        cls, questions: Sequence[AnticipatedQuestion], vectors: Vectors
    ) -> "_Collection":
        numbers = [str(number) for number in range(1, len(questions) + 1)]
        return cls(QUESTIONS, numbers, [question.guide_id for question in questions], vectors)

    def write(self, folder: Path) -> None:
        """One of those with the same vector goes into the graph, the others are set apart.

        The same is what no search can tell apart: a text in other letters or in another batch has
        a vector of other bytes.
        """
        firsts: dict[bytes, int] = {}
        for row, vector in enumerate(np.round(self.vectors, _SAME_DECIMALS) + 0.0):  # -0.0 is 0.0
            firsts.setdefault(vector.tobytes(), row)
        repeats = sorted(set(range(len(self.ids))) - set(firsts.values()))
        self._put(write_vectors, folder, list(firsts.values()))
        self._put(set_apart, folder, repeats)

    def set_apart(self, folder: Path, lost: Sequence[int]) -> None:
        self._put(set_apart, folder, lost)

    def _put(self, write: _Write, folder: Path, rows: Sequence[int]) -> None:
        if len(rows):
            ids, guide_ids = [self.ids[i] for i in rows], [self.guide_ids[i] for i in rows]
            write(folder, ids, guide_ids, self.vectors[rows], self.name)


def index_vectors(
    folder: Path,
    passages: Sequence[Passage],
    questions: Sequence[AnticipatedQuestion],
    vectors: Vectors,
) -> Audit:
    """Index the passages and the questions, and make sure that every one is found.

    Hundreds of equal vectors (a paragraph that many guides share, under one title) would become an
    island in the graph and cut off what lies beside it; so do, more seldom, vectors that are all
    but equal, and then what is lost is set apart too.

    Args:
        folder: Of the new index.
        passages: At least one.
        questions: That the guides' owners expect.
        vectors: Those of both, in this order.

    Raises:
        AuditError: If the index does not find what it holds.
        IndexQueryError: If it cannot be written.
    """
    told = _Collection.of_passages(passages, vectors[: len(passages)])
    asked = _Collection.of_questions(questions, vectors[len(passages) :])
    told.write(folder)
    asked.write(folder)
    reached("audit")
    try:
        return audit_vectors(folder, told.ids, told.vectors, asked.vectors)
    except UnreachableError:
        lost, lost_questions = unreachable(folder, told.vectors, asked.vectors)
        told.set_apart(folder, lost)
        asked.set_apart(folder, lost_questions)
        return audit_vectors(folder, told.ids, told.vectors, asked.vectors)
