"""Before a generation may be published: the index must hold, and find, everything it was given.

Floor 2.
"""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.encoder import Vectors
from corpus.generation import Audit, Manifest
from corpus.vectors import VectorIndex
from ingest.errors import AuditError, UnreachableError

_AUDITED_AT_MOST = 2_000
_MIN_RECALL = 0.98
_MIN_SHARE_OF_GUIDES = 0.8
_COMPARED_AT_ONCE = 256
_NEAREST = 10
_APART_AT_MOST = 10_000
"""15 MB of vectors, compared with a question in a millisecond."""
_SAME_SIMILARITY = 1e-4
"""Two passages with one text are equally near; finding either is right."""


def audit_vectors(
    folder: Path, passage_ids: Sequence[str], vectors: Vectors, questions: Vectors
) -> Audit:
    """Reopen the index in ``folder`` and ask it for what it holds.

    Every passage up to 2,000, and an even sample of 2,000 above, must be found by its own vector,
    and the index must agree with exact search on the ten nearest.

    Args:
        folder: Of the index.
        passage_ids: In the order of ``vectors``.
        vectors: float32, (number of passages, dimension), rows of length 1.
        questions: Of the expected questions, likewise; each must be found by its own vector too.

    Raises:
        UnreachableError: If a passage or a question cannot be reached.
        AuditError: If a count is wrong, or recall is below 0.98.
    """
    places = np.linspace(0, len(passage_ids) - 1, min(len(passage_ids), _AUDITED_AT_MOST))
    sample = places.astype(int)
    limit = min(_NEAREST, len(passage_ids))
    with VectorIndex(folder) as index:
        if len(index) != len(passage_ids):
            message = f"the index holds {len(index)} passages instead of {len(passage_ids)}"
            raise AuditError(message)
        near = index.nearest_to_each(vectors[sample], limit)
        _check_questions(index, questions)
    found = [[neighbour.similarity for neighbour in of_one] for of_one in near]
    lost = [row for row, of_one in zip(sample, found, strict=True) if _is_lost(of_one[0])]
    if lost:
        message = f"{len(lost)} passages cannot be reached, the first is {passage_ids[lost[0]]}"
        raise UnreachableError(message)
    recall = _recall(found, _worst_of_nearest(vectors, sample, limit))
    if recall < _MIN_RECALL:
        message = f"the index finds only {recall:.3f} of the true ten nearest passages"
        raise AuditError(message)
    return Audit(passages_found_by_own_vector=1.0, recall_at_10=recall)


def _is_lost(best: float) -> bool:
    """Whether what is nearest to something is another thing than itself."""
    return best < 1 - _SAME_SIMILARITY


def _recall(found: Sequence[Sequence[float]], worst: Sequence[float]) -> float:
    """Share of what was found that is as near as the true nearest are, the last of them included.

    Args:
        found: Similarities of what was found, for each of a sample.
        worst: Similarity of the last of as many true nearest, for each.
    """
    shares = [
        np.mean([similarity >= least - _SAME_SIMILARITY for similarity in similarities])
        for similarities, least in zip(found, worst, strict=True)
    ]
    return float(np.mean(shares))


def unreachable(folder: Path, vectors: Vectors, questions: Vectors) -> tuple[list[int], list[int]]:
    """Which passages and which expected questions the index in ``folder`` does not find.

    All are tried. They are told by their row, from 0.

    Args:
        folder: See :func:`audit_vectors`.
        vectors: See :func:`audit_vectors`.
        questions: See :func:`audit_vectors`.

    Raises:
        AuditError: If they are too many to be compared one by one at every search.
    """
    limit = min(_NEAREST, len(vectors))
    with VectorIndex(folder) as index:
        lost = (
            _lost(
                vectors, lambda some: [n[0].similarity for n in index.nearest_to_each(some, limit)]
            ),
            _lost(
                questions, lambda some: [max(n.values()) for n in index.nearest_questions(some, 1)]
            ),
        )
    if max(map(len, lost)) > _APART_AT_MOST:
        message = f"{len(lost[0])} passages and {len(lost[1])} expected questions cannot be reached"
        raise AuditError(message)
    return lost


def _lost(vectors: Vectors, best_of: Callable[[Vectors], list[float]]) -> list[int]:
    best = [
        similarity
        for start in range(0, len(vectors), _AUDITED_AT_MOST)
        for similarity in best_of(vectors[start : start + _AUDITED_AT_MOST])
    ]
    return [row for row, similarity in enumerate(best) if _is_lost(similarity)]


def _check_questions(index: VectorIndex, questions: Vectors) -> None:
    held = index.count_questions()
    if held != len(questions):
        message = f"the index holds {held} expected questions instead of {len(questions)}"
        raise AuditError(message)
    sample = questions[:_AUDITED_AT_MOST]
    found = index.nearest_questions(sample, 1) if held else []
    lost = sum(_is_lost(max(best.values())) for best in found)
    if lost:
        message = f"{lost} expected questions cannot be reached"
        raise UnreachableError(message)


def _worst_of_nearest(vectors: Vectors, sample: npt.NDArray[np.int_], limit: int) -> list[float]:
    """Similarity of the ``limit``-th nearest to each of the sample, by comparing with them all."""
    worst: list[float] = []
    for start in range(0, len(sample), _COMPARED_AT_ONCE):
        near = vectors[sample[start : start + _COMPARED_AT_ONCE]] @ vectors.T
        worst += np.partition(near, -limit, axis=1)[:, -limit].tolist()
    return worst


def check_shrink(
    guide_ids: Collection[str], previous: Manifest | None, *, allowed: bool = False
) -> None:
    """Refuse to lose more than a fifth of the published guides unless it is meant.

    Withdrawn guides are not lost: they stay listed. New guides do not make up for lost ones.

    Raises:
        AuditError: If too many guides would be gone.
    """
    before = {source.guide_id for source in previous.sources} if previous else set()
    left = len(before & set(guide_ids))
    if allowed or left >= _MIN_SHARE_OF_GUIDES * len(before):
        return
    message = (
        f"only {left} of {len(before)} guides would be left: "
        "check the folders, or ingest with --allow-shrink"
    )
    raise AuditError(message)
