"""The shipped cross-encoder in training: low-rank changes to all its matrices.

``train_claim_reader.py`` and ``train_answer_reader.py`` each make a reader of it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch
from low_rank import learned, opened, thin_matrices
from shipped_training import shipped_cross_encoder, short
from torch import nn
from transformers import BatchEncoding, BertTokenizerFast

from corpus.adapter import SCALE, Adapter, change
from corpus.changed_model import MAX_TOKENS
from corpus.shipped_models import CROSS_ENCODER

RANK = 16
SEED = 20261122
LAST = "classifier"
READ_AT_ONCE = 16


class PairModel:
    """The shipped cross-encoder with every matrix open to a low-rank change."""

    def __init__(self, first_size: float = 1.0) -> None:
        """Begin with the shipped weights and no change.

        Args:
            first_size: What the weights of the last map are multiplied by at first, where the
                scores are to mean something else than they did: a score of 9 unlearns slowly.
        """
        torch.manual_seed(SEED)
        self.tokenizer = BertTokenizerFast(
            tokenizer_file=str(CROSS_ENCODER.path() / "tokenizer.json")
        )
        self.model, self.original = shipped_cross_encoder()
        self.model.requires_grad_(requires_grad=False)
        self.changed = opened(self.model, lambda name: None if name == LAST else short(name), RANK)
        self.last = self.model.classifier.weight.requires_grad_()
        with torch.no_grad():
            self.last.mul_(first_size)
            self.model.classifier.bias.zero_()

    def go_on_from(self, adapter: Adapter) -> None:
        """Begin with changes that :meth:`learned` returned before."""
        with torch.no_grad():
            for name, one in self.changed.items():
                down, up = adapter[name]
                one.down.copy_(torch.from_numpy(down))
                one.up.copy_(torch.from_numpy(up))
            self.last.copy_(torch.from_numpy(self.original + change(adapter, LAST)))

    def scores(self, pairs: Sequence[tuple[str, str]]) -> torch.Tensor:
        """One score a pair, (n_pairs,)."""
        tokens: BatchEncoding = self.tokenizer(
            list(pairs),
            padding=True,
            truncation="longest_first",
            max_length=MAX_TOKENS,
            return_tensors="pt",
        )
        # Half the bits, twice as fast; the changes themselves are kept and updated in full.
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits: torch.Tensor = self.model(**tokens).logits[:, 0]
        return logits.float()

    def fitted(self) -> list[nn.Parameter]:
        """All that is fitted: the thin matrices and the last map."""
        return [*thin_matrices(self.changed), self.last]

    def read(self, pairs: Sequence[tuple[str, str]]) -> npt.NDArray[np.float64]:
        """The scores of any number of pairs, without training."""
        self.model.eval()
        order = sorted(range(len(pairs)), key=lambda place: sum(map(len, pairs[place])))
        found = np.zeros(len(pairs))
        with torch.no_grad():
            for start in range(0, len(order), READ_AT_ONCE):
                batch = order[start : start + READ_AT_ONCE]
                found[batch] = self.scores([pairs[place] for place in batch]).numpy()
        return found

    def learned(self) -> Adapter:
        """The changes as they are stored; that of the last map has one row, so one thin matrix."""
        last = np.asarray(self.last.detach().numpy() - self.original, np.float32) / SCALE
        return {**learned(self.changed), LAST: (last, np.ones((1, 1), np.float32))}
