"""Figures for rankings, with the uncertainty that the number of questions leaves.

Floor 2. The formulas are those of ir-measures (https://ir-measur.es), not ours.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from pydantic import BaseModel, ConfigDict

MEASURES = ("ndcg@10", "recall@100", "mrr")
_RESAMPLES = 2_000
_SEED = 20_261_122

Qrels = Mapping[str, Mapping[str, int]]
"""Relevance by query and document."""
Run = Mapping[str, Sequence[str]]
"""Documents by query, best first, each once."""


class Estimate(BaseModel):
    """A mean with its 95 % interval."""

    model_config = ConfigDict(frozen=True)

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        """Mean and interval, to three places."""
        return f"{self.mean:.3f} [{self.low:.3f}, {self.high:.3f}]"


def measure(qrels: Qrels, run: Run) -> dict[str, dict[str, float]]:
    """Each measure of :data:`MEASURES` for each query of ``qrels``, in [0, 1].

    A query that ``run`` does not hold, or holds without documents, scores nothing.
    """
    from ir_measures import RR, R, iter_calc, nDCG  # it brings compiled code: only when measuring

    names = dict(zip((nDCG @ 10, R @ 100, RR), MEASURES, strict=True))
    # Scores that fall with the rank keep our order: equal ones would be sorted by id.
    scored = {
        query: {document: -float(rank) for rank, document in enumerate(documents)}
        for query, documents in run.items()
        if documents
    }
    wanted = {query: dict(judged) for query, judged in qrels.items()}
    values = {name: dict.fromkeys(wanted, 0.0) for name in MEASURES}
    if not scored:
        return values
    for metric in iter_calc(list(names), wanted, scored):
        values[names[metric.measure]][metric.query_id] = float(metric.value)
    return values


def estimate(values: Sequence[float]) -> Estimate:
    """Mean of the values with a percentile bootstrap over queries, the same at every call.

    Nothing to average gives zeros.
    """
    if not values:
        return Estimate(mean=0.0, low=0.0, high=0.0)
    array = np.asarray(values, dtype=np.float64)
    drawn = np.random.default_rng(_SEED).integers(0, len(array), (_RESAMPLES, len(array)))
    low, high = np.percentile(array[drawn].mean(axis=1), (2.5, 97.5))
    return Estimate(mean=float(array.mean()), low=float(low), high=float(high))
