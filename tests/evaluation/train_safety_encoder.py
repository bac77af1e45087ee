"""Trains the low-rank changes that make the shipped encoder tell danger and concerns apart.

``PYTHONPATH=. python tests/evaluation/train_safety_encoder.py --out FILE [--fold 0|1]`` writes the
adapter that ``train_safety_classifier.py`` and the service read: for the attention and feed-forward
matrices of every layer two thin matrices, added as low-rank adaptation does it (Hu and colleagues
2021, https://arxiv.org/abs/2106.09685). With ``--fold`` some hands are left out (``FOLDS``), so
that their prompts can be judged by an encoder that has not read them. About four minutes an epoch
on one core; the same seed gives the same adapter on the same machine.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from safety_made_up import SEED
from safety_pool import FOLDS, Prompt, joined, labels_of, read_prompts, target, unread_by
from sentence_transformers import SentenceTransformer
from torch import nn

from corpus.adapter import SCALE, Adapter, map_name, save_adapter
from corpus.encoder import locate
from corpus.generation import SHIPPED_ENCODER

RANK = 8
EPOCHS = 4
BATCH = 32
MOST_TOKENS = 128
RATE, RATE_OF_HEAD = 1e-3, 3e-3
WARM_UP = 50
"""Steps until the full rate."""
SHARPNESS = 10.0
"""Length to which a vector of length 1 is drawn before it is classified."""
BATCHES_OF_A_LENGTH = 20
"""Prompts are sorted by length within this many batches, so that little is padding."""


class Changed(nn.Module):
    """A linear map with a low-rank change."""

    def __init__(self, original: nn.Linear) -> None:
        """Begin without a change: the second matrix is zero."""
        super().__init__()
        self.original = original
        self.down = nn.Parameter(torch.randn(RANK, original.in_features) * 0.02)
        self.up = nn.Parameter(torch.zeros(original.out_features, RANK))

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        """The original's output and the change."""
        changed: torch.Tensor = (inputs @ self.down.T) @ self.up.T
        return self.original(inputs) + SCALE * changed  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Reader:
    """The encoder in training, with a head that is thrown away afterwards."""

    model: SentenceTransformer
    changed: dict[str, Changed]
    head: nn.Module

    def logits(self, texts: list[str]) -> torch.Tensor:
        """Scores under every label, (n_texts, n_labels)."""
        tokens = self.model.tokenizer(
            texts, padding=True, truncation=True, max_length=MOST_TOKENS, return_tensors="pt"
        )
        features = {name: tokens[name] for name in ("input_ids", "attention_mask")}
        vectors = self.model(features)["sentence_embedding"]
        scores: torch.Tensor = self.head(nn.functional.normalize(vectors, dim=1) * SHARPNESS)
        return scores

    def adapter(self) -> Adapter:
        """What was learned."""
        return {
            name: (one.down.detach().numpy(), one.up.detach().numpy())
            for name, one in self.changed.items()
        }


def changeable(n_labels: int) -> Reader:
    """The shipped encoder with every matrix of its layers open to a low-rank change."""
    torch.manual_seed(SEED)
    folder, _ = locate(SHIPPED_ENCODER)
    model = SentenceTransformer(folder, device="cpu", local_files_only=True)
    model.requires_grad_(requires_grad=False)
    linear = [(name, one) for name, one in model.named_modules() if isinstance(one, nn.Linear)]
    changed = {}
    for name, one in linear:
        if short := map_name(name):
            parent, _, own = name.rpartition(".")
            changed[short] = Changed(one)
            setattr(model.get_submodule(parent), own, changed[short])
    head = nn.Sequential(nn.Dropout(0.1), nn.Linear(model.get_embedding_dimension() or 0, n_labels))
    return Reader(model, changed, head)


def truths(prompts: list[Prompt], labels: tuple[str, ...]) -> npt.NDArray[np.float32]:
    """1, 0, or NaN where either would do, (n_prompts, n_labels)."""
    found = [[target(prompt, label) for label in labels] for prompt in prompts]
    return np.array([[np.nan if one is None else one for one in row] for row in found], np.float32)


def batches(lengths: npt.NDArray[np.int64], random: np.random.Generator) -> Iterator[list[int]]:
    """Places of prompts, each once, in batches of like length and random order."""
    order = random.permutation(len(lengths))
    size = BATCH * BATCHES_OF_A_LENGTH
    found = []
    for start in range(0, len(order), size):
        near = order[start : start + size]
        near = near[np.argsort(lengths[near])]
        found += [near[at : at + BATCH].tolist() for at in range(0, len(near), BATCH)]
    yield from (found[place] for place in random.permutation(len(found)))


def rate_at(step: int, steps: int) -> float:
    """Share of the full rate: up within the warm-up, then down to almost nothing."""
    return min(1.0, (step + 1) / WARM_UP) * max(0.02, 1 - step / steps)


def train(prompts: list[Prompt], epochs: int) -> Adapter:
    """Fit the changes to all labels of the prompts at once; prints the loss of each epoch."""
    labels = labels_of(prompts)
    wanted = truths(prompts, labels)
    reader = changeable(len(labels))
    small = [one for changed in reader.changed.values() for one in (changed.down, changed.up)]
    optimiser = torch.optim.AdamW(
        [{"params": small}, {"params": reader.head.parameters()}], weight_decay=0.01
    )
    odds = np.nanmean(1 - wanted, 0) / np.nanmean(wanted, 0)
    loss_of = nn.BCEWithLogitsLoss(
        pos_weight=torch.tensor(np.clip(np.sqrt(odds), 1, 6)), reduction="none"
    )
    texts = [joined(prompt) for prompt in prompts]
    lengths = np.array([len(text) for text in texts])
    random = np.random.default_rng(SEED)
    step, steps = 0, epochs * (len(texts) // BATCH + 1)
    for epoch in range(epochs):
        began, losses = time.monotonic(), []
        for batch in batches(lengths, random):
            for group, full in zip(optimiser.param_groups, (RATE, RATE_OF_HEAD), strict=True):
                group["lr"] = full * rate_at(step, steps)
            truth = torch.tensor(wanted[batch])
            known = ~torch.isnan(truth)
            scores = reader.logits([texts[place] for place in batch])
            loss = loss_of(scores, torch.nan_to_num(truth))[known].mean()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(small, 1.0)
            optimiser.step()
            losses.append(float(loss.detach()))
            step += 1
        took = time.monotonic() - began
        sys.stdout.write(f"epoch {epoch + 1}: loss {np.mean(losses):.3f}, {took:.0f} s\n")
        sys.stdout.flush()
    return reader.adapter()


def main() -> None:
    """Train and write the adapter."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--fold", type=int, choices=range(len(FOLDS)), help="hands left out")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    asked = parser.parse_args()
    torch.set_num_threads(1)
    prompts = read_prompts()
    if asked.fold is not None:
        unread = set(unread_by(asked.fold, prompts))
        prompts = [prompt for prompt in prompts if prompt not in unread]
    sys.stdout.write(f"{len(prompts)} prompts\n")
    save_adapter(asked.out, train(prompts, asked.epochs))


if __name__ == "__main__":
    main()
