"""Trains the low-rank changes that make the shipped encoder tell danger and concerns apart.

``PYTHONPATH=. python tests/evaluation/train_safety_encoder.py --out FILE [--fold 0|1]`` writes the
adapter that ``train_safety_classifier.py`` and the service read (``low_rank.py``). With ``--fold``
some hands are left out (``FOLDS``), so that their prompts can be judged by an encoder that has not
read them. The encoder runs in bfloat16 and with plain attention, which takes a third off the time
here; over the first 60 steps the loss is that of float32 to a thousandth. About five minutes an
epoch on one core; the same seed gives the same adapter on the same machine.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from low_rank import BATCH, Changed, batches, learned, open_to_change, rate_at, thin_matrices
from safety_made_up import SEED
from safety_pool import FOLDS, Prompt, joined, labels_of, read_prompts, target, unread_by
from sentence_transformers import SentenceTransformer
from torch import nn
from torch.nn.attention import SDPBackend, sdpa_kernel

from corpus.adapter import Adapter, save_adapter

EPOCHS = 3
MOST_TOKENS = 128
RATE, RATE_OF_HEAD = 1e-3, 3e-3
SHARPNESS = 10.0
"""Length to which a vector of length 1 is drawn before it is classified."""


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
        with torch.autocast("cpu", dtype=torch.bfloat16), sdpa_kernel(SDPBackend.MATH):
            vectors = self.model(features)["sentence_embedding"].float()
        scores: torch.Tensor = self.head(nn.functional.normalize(vectors, dim=1) * SHARPNESS)
        return scores


def changeable(n_labels: int) -> Reader:
    """The shipped encoder with every matrix of its layers open to a low-rank change."""
    model, changed = open_to_change(SEED)
    head = nn.Sequential(nn.Dropout(0.1), nn.Linear(model.get_embedding_dimension() or 0, n_labels))
    return Reader(model, changed, head)


def truths(prompts: list[Prompt], labels: tuple[str, ...]) -> npt.NDArray[np.float32]:
    """1, 0, or NaN where either would do, (n_prompts, n_labels)."""
    found = [[target(prompt, label) for label in labels] for prompt in prompts]
    return np.array([[np.nan if one is None else one for one in row] for row in found], np.float32)


def train(prompts: list[Prompt], epochs: int) -> Adapter:
    """Fit the changes to all labels of the prompts at once; prints the loss of each epoch."""
    labels = labels_of(prompts)
    wanted = truths(prompts, labels)
    reader = changeable(len(labels))
    small = thin_matrices(reader.changed)
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
    return learned(reader.changed)


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
