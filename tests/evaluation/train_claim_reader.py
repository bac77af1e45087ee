"""Trains the low-rank changes that make the shipped cross-encoder a reader of claims.

``PYTHONPATH=. python tests/evaluation/train_claim_reader.py --out FILE [--fold 0|1]`` writes what
``corpus.changed_graph`` adds to the shipped weights. The model was made to say how well a passage
answers a question; here it learns whether a sentence bears a claim out (``claim_pool.py``). With
``--fold`` the claims on one half of the sentences are left out and judged after every epoch: area
under the curve, and the share of faulty claims that are refused where 3, 5 and 10 % of honest ones
are. About ten minutes an epoch on one core.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from claim_pool import FOLDS, Claim, read_claims, swapped
from low_rank import batches, rate_at, thin_matrices
from pair_training import SEED, PairModel
from sklearn.metrics import roc_auc_score
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits

from corpus.adapter import save_adapter

EPOCHS = 3
RATE = 5e-4
BATCH = 16
FIRST_SIZE = 0.2


def train(reader: PairModel, claims: list[Claim], epochs: int) -> Iterator[str]:
    """Fit the changes; yields a line on each epoch."""
    small = thin_matrices(reader.changed)
    optimiser = torch.optim.AdamW(reader.fitted(), weight_decay=0.0)
    lengths = np.array([sum(map(len, claim.pair)) for claim in claims])
    random = np.random.default_rng(SEED)
    step, steps = 0, epochs * len(list(batches(lengths, random, BATCH)))
    for epoch in range(epochs):
        began, losses = time.monotonic(), []
        reader.model.train()
        for batch in batches(lengths, random, BATCH):
            for group in optimiser.param_groups:
                group["lr"] = RATE * rate_at(step, steps)
            read = [claims[place] for place in batch]
            truth = torch.tensor([float(claim.borne_out) for claim in read])
            loss = binary_cross_entropy_with_logits(
                reader.scores([claim.pair for claim in read]), truth
            )
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(small, 1.0)
            optimiser.step()
            losses.append(float(loss.detach()))
            step += 1
        yield f"epoch {epoch + 1}: loss {np.mean(losses):.3f}, {time.monotonic() - began:.0f} s"


def judged(reader: PairModel, claims: list[Claim]) -> str:
    """How well the scores of claims that were left out tell honest from faulty ones."""
    scores = reader.read([claim.pair for claim in claims])
    truth: npt.NDArray[np.bool_] = np.array([claim.borne_out for claim in claims])
    caught = [
        f"{np.mean(scores[~truth] < np.quantile(scores[truth], refused)):.3f} at {refused}"
        for refused in (0.03, 0.05, 0.1)
    ]
    return f"area {roc_auc_score(truth, scores):.3f}, faulty refused {', '.join(caught)}"


def main() -> None:
    """Train, judge what was left out, and write the adapter."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--fold", type=int, choices=range(FOLDS), help="claims left out")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    options = parser.parse_args()
    torch.set_num_threads(1)
    claims = read_claims()
    claims += swapped(claims)
    left = [claim for claim in claims if claim.fold == options.fold]
    read = [claim for claim in claims if claim.fold != options.fold]
    tell = sys.stdout.write
    tell(f"{len(read)} claims, {len(left)} left out\n")
    reader = PairModel(FIRST_SIZE)
    for line in train(reader, read, options.epochs):
        tell(f"{line}\n")
        if left:
            tell(f"{judged(reader, left)}\n")
        sys.stdout.flush()
    save_adapter(options.out, reader.learned())


if __name__ == "__main__":
    main()
