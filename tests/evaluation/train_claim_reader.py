"""Trains the low-rank changes that make the shipped cross-encoder a reader of claims.

``PYTHONPATH=. python tests/evaluation/train_claim_reader.py --out FILE [--fold 0|1]`` writes what
``corpus.pair_graph`` adds to the shipped weights. The model was made to say how well a passage
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
import onnx
import torch
from claim_pool import FOLDS, Claim, read_claims, swapped
from low_rank import Changed, batches, learned, rate_at, thin_matrices
from sklearn.metrics import roc_auc_score
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits
from transformers import BatchEncoding, BertConfig, BertForSequenceClassification, BertTokenizerFast

from corpus.adapter import SCALE, Adapter, Matrix, save_adapter
from corpus.pair_graph import dequantised, maps_of, shipped_reader
from corpus.pair_reader import MAX_TOKENS

EPOCHS = 3
RATE = 5e-4
RANK = 16
BATCH = 16
FIRST_SIZE = 0.2
"""What the weights of the last map are multiplied by at first: a score of 9 unlearns slowly."""
SEED = 20261122
LAST = "classifier"


class Reader:
    """The shipped cross-encoder in training."""

    def __init__(self) -> None:
        """Begin with the shipped weights and no change."""
        torch.manual_seed(SEED)
        self.tokenizer = BertTokenizerFast(tokenizer_file=str(shipped_reader() / "tokenizer.json"))
        self.model, self.original = shipped_model()
        self.model.requires_grad_(requires_grad=False)
        self.changed: dict[str, Changed] = {}
        for name, one in list(self.model.named_modules()):
            if isinstance(one, nn.Linear) and name != LAST:
                parent, _, own = name.rpartition(".")
                changed = Changed(one, RANK)
                self.changed[short(name)] = changed
                setattr(self.model.get_submodule(parent), own, changed)
        self.last = self.model.classifier.weight.requires_grad_()
        with torch.no_grad():
            self.last.mul_(FIRST_SIZE)
            self.model.classifier.bias.zero_()

    def scores(self, claims: list[Claim]) -> torch.Tensor:
        """One score a claim, (n_claims,)."""
        tokens: BatchEncoding = self.tokenizer(
            [claim.pair for claim in claims],
            padding=True,
            truncation="longest_first",
            max_length=MAX_TOKENS,
            return_tensors="pt",
        )
        # Half the bits, twice as fast; the changes themselves are kept and updated in full.
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits: torch.Tensor = self.model(**tokens).logits[:, 0]
        return logits.float()

    def learned(self) -> Adapter:
        """The changes as they are stored; that of the last map has one row, so one thin matrix."""
        last = np.asarray(self.last.detach().numpy() - self.original, np.float32) / SCALE
        return {**learned(self.changed), LAST: (last, np.ones((1, 1), np.float32))}


def short(name: str) -> str:
    """A map's name as adapters have it."""
    return name.removeprefix("bert.").removeprefix("encoder.")


def shipped_model() -> tuple[BertForSequenceClassification, Matrix]:
    """The shipped weights as a model of transformers, and those of its last map."""
    graph = onnx.load(str(shipped_reader() / "model.onnx"))
    tensors = {tensor.name: tensor for tensor in graph.graph.initializer}

    def meant(stored: str) -> Matrix:
        return dequantised(
            [tensors[f"{stored}_{part}"] for part in ("quantized", "scale", "zero_point")]
        )

    model = BertForSequenceClassification(
        BertConfig(hidden_size=384, num_hidden_layers=12, intermediate_size=1536, num_labels=1)
    )
    maps = {name: meant(stored).T for name, stored in maps_of(graph).items()}
    weights = {}
    for name, wanted in model.state_dict().items():
        known = maps.get(short(name.removesuffix(".weight")))
        if known is None:
            known = onnx.numpy_helper.to_array(tensors[name]) if name in tensors else meant(name)
        weights[name] = torch.from_numpy(known.copy()).reshape(wanted.shape)
    model.load_state_dict(weights)
    return model, maps[LAST]


def train(reader: Reader, claims: list[Claim], epochs: int) -> Iterator[str]:
    """Fit the changes; yields a line on each epoch."""
    small = thin_matrices(reader.changed)
    optimiser = torch.optim.AdamW([*small, reader.last], weight_decay=0.0)
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
            loss = binary_cross_entropy_with_logits(reader.scores(read), truth)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(small, 1.0)
            optimiser.step()
            losses.append(float(loss.detach()))
            step += 1
        yield f"epoch {epoch + 1}: loss {np.mean(losses):.3f}, {time.monotonic() - began:.0f} s"


def judged(reader: Reader, claims: list[Claim]) -> str:
    """How well the scores of claims that were left out tell honest from faulty ones."""
    reader.model.eval()
    order = sorted(range(len(claims)), key=lambda place: len(claims[place].text))
    scores = np.zeros(len(claims))
    with torch.no_grad():
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            scores[batch] = reader.scores([claims[place] for place in batch]).numpy()
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
    reader = Reader()
    for line in train(reader, read, options.epochs):
        tell(f"{line}\n")
        if left:
            tell(f"{judged(reader, left)}\n")
        sys.stdout.flush()
    save_adapter(options.out, reader.learned())


if __name__ == "__main__":
    main()
