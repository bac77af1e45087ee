"""Trains the low-rank changes that make the shipped text encoder tell danger and concerns apart.

``PYTHONPATH=. python tests/evaluation/train_safety_encoder.py --out FILE [--held-out]`` writes the
adapter that ``train_safety_classifier.py`` and the service read (``corpus.text_reader``). It reads
every prompt of ``safety_pool.py`` and longer messages made of them (``safety_woven.py``). With
``--held-out`` some hands are left out (``HELD_OUT``), so that their prompts can be judged by an
encoder that has not read them. The encoder runs in bfloat16 and with plain attention, which takes a
third off the time here. About fifteen minutes an epoch on one core; the same seed gives the same
adapter on the same machine.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from math import ceil
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from low_rank import batches, learned, opened, rate_at, thin_matrices
from safety_made_up import SEED
from safety_pool import Prompt, held_out, joined, labels_of, read_prompts, target
from safety_woven import woven
from shipped_training import shipped_text_encoder, short
from torch import nn
from torch.nn.attention import SDPBackend, sdpa_kernel
from transformers import BertTokenizerFast

from corpus.adapter import save_adapter
from corpus.changed_model import MAX_TOKENS
from corpus.shipped_models import TEXT_ENCODER
from corpus.text_reader import WIDTH

EPOCHS = 2
RANK = 16
RATE, RATE_OF_HEAD = 5e-4, 3e-3
TOLD_EVERY = 100
"""Steps."""
SHARPNESS = 10.0
"""Length to which a vector of length 1 is drawn before it is classified."""


class Reader:
    """The encoder in training, with a head that is thrown away afterwards."""

    def __init__(self, n_labels: int) -> None:
        """Begin with the shipped weights and no change."""
        torch.manual_seed(SEED)
        folder = TEXT_ENCODER.path()
        self.tokenizer = BertTokenizerFast(tokenizer_file=str(folder / "tokenizer.json"))
        self.model = shipped_text_encoder().requires_grad_(requires_grad=False)
        self.changed = opened(self.model, short, RANK)
        self.head = nn.Sequential(nn.Dropout(0.1), nn.Linear(WIDTH, n_labels))

    def logits(self, texts: list[str]) -> torch.Tensor:
        """Scores under every label, (n_texts, n_labels)."""
        tokens = self.tokenizer(
            texts, padding=True, truncation=True, max_length=MAX_TOKENS, return_tensors="pt"
        )
        with torch.autocast("cpu", dtype=torch.bfloat16), sdpa_kernel(SDPBackend.MATH):
            vectors = self.model(**tokens).last_hidden_state[:, 0].float()
        scores: torch.Tensor = self.head(nn.functional.normalize(vectors, dim=1) * SHARPNESS)
        return scores


def truths(prompts: list[Prompt], labels: tuple[str, ...]) -> npt.NDArray[np.float32]:
    """1, 0, or NaN where either would do, (n_prompts, n_labels)."""
    found = [[target(prompt, label) for label in labels] for prompt in prompts]
    return np.array([[np.nan if one is None else one for one in row] for row in found], np.float32)


def loss_for(wanted: npt.NDArray[np.float32]) -> nn.BCEWithLogitsLoss:
    """One loss for each prompt and label; what is rare counts for more."""
    odds = np.nanmean(1 - wanted, 0) / np.nanmean(wanted, 0)
    return nn.BCEWithLogitsLoss(
        pos_weight=torch.tensor(np.clip(np.sqrt(odds), 1, 6)), reduction="none"
    )


def train(
    reader: Reader, prompts: list[Prompt], labels: tuple[str, ...], epochs: float
) -> Iterator[str]:
    """Fit the changes to all labels of the prompts at once; yields a line now and then."""
    wanted = truths(prompts, labels)
    loss_of = loss_for(wanted)
    small = thin_matrices(reader.changed)
    optimiser = torch.optim.AdamW(
        [{"params": small}, {"params": reader.head.parameters()}], weight_decay=0.01
    )
    texts = [joined(prompt) for prompt in prompts]
    lengths, random = np.array([len(text) for text in texts]), np.random.default_rng(SEED)
    passes = [batch for _ in range(ceil(epochs)) for batch in batches(lengths, random)]
    drawn = passes[: int(len(passes) * epochs / ceil(epochs))]
    began, losses = time.monotonic(), []
    for step, batch in enumerate(drawn):
        for group, full in zip(optimiser.param_groups, (RATE, RATE_OF_HEAD), strict=True):
            group["lr"] = full * rate_at(step, len(drawn))
        truth = torch.tensor(wanted[batch])
        scores = reader.logits([texts[place] for place in batch])
        loss = loss_of(scores, torch.nan_to_num(truth))[~torch.isnan(truth)].mean()
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(small, 1.0)
        optimiser.step()
        losses.append(float(loss.detach()))
        if (step + 1) % TOLD_EVERY == 0 or step + 1 == len(drawn):
            spent, cost = time.monotonic() - began, np.mean(losses[-TOLD_EVERY:])
            yield f"{step + 1} of {len(drawn)}: loss {cost:.3f}, {spent:.0f} s"


def main() -> None:
    """Train and write the adapter."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--held-out", action="store_true", help="leave some hands out")
    parser.add_argument("--epochs", type=float, default=EPOCHS)
    asked = parser.parse_args()
    torch.set_num_threads(1)
    prompts = read_prompts()
    if asked.held_out:
        unread = set(held_out(prompts))
        prompts = [prompt for prompt in prompts if prompt not in unread]
    prompts += woven(prompts)
    sys.stdout.write(f"{len(prompts)} prompts\n")
    labels = labels_of(prompts)
    reader = Reader(len(labels))
    for line in train(reader, prompts, labels, asked.epochs):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    save_adapter(asked.out, learned(reader.changed))


if __name__ == "__main__":
    main()
