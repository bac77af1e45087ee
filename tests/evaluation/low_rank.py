"""Low-rank changes to the shipped encoder, in training.

For the attention and feed-forward matrices of every layer two thin matrices are fitted and added,
as low-rank adaptation does it (Hu and colleagues 2021, https://arxiv.org/abs/2106.09685).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt
import torch
from sentence_transformers import SentenceTransformer
from torch import nn

from corpus.adapter import SCALE, Adapter, map_name
from corpus.encoder import locate
from corpus.generation import SHIPPED_ENCODER

RANK = 8
BATCH = 32
BATCHES_OF_A_LENGTH = 20
"""Texts are sorted by length within this many batches, so that little is padding."""
WARM_UP = 50
"""Steps until the full rate."""


class Changed(nn.Module):
    """A linear map with a low-rank change."""

    def __init__(self, original: nn.Linear, rank: int = RANK) -> None:
        """Begin without a change: the second matrix is zero."""
        super().__init__()
        self.original = original
        self.down = nn.Parameter(torch.randn(rank, original.in_features) * 0.02)
        self.up = nn.Parameter(torch.zeros(original.out_features, rank))

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        """The original's output and the change."""
        changed: torch.Tensor = (inputs @ self.down.T) @ self.up.T
        return self.original(inputs) + SCALE * changed  # type: ignore[no-any-return]


def open_to_change(seed: int) -> tuple[SentenceTransformer, dict[str, Changed]]:
    """The shipped encoder, frozen, with a change beside every matrix of its layers, by name."""
    torch.manual_seed(seed)
    folder, _ = locate(SHIPPED_ENCODER)
    model = SentenceTransformer(folder, device="cpu", local_files_only=True)
    model.requires_grad_(requires_grad=False)
    return model, opened(model, map_name)


def opened(
    model: nn.Module, named: Callable[[str], str | None], rank: int = RANK
) -> dict[str, Changed]:
    """Put a change beside the linear maps of a frozen model; returns the changes by name.

    Args:
        model: Is changed in place.
        named: The name under which a map's change is stored; none where it gets none.
        rank: Of the changes.
    """
    linear = [(name, one) for name, one in model.named_modules() if isinstance(one, nn.Linear)]
    changed = {}
    for name, one in linear:
        if stored := named(name):
            parent, _, own = name.rpartition(".")
            changed[stored] = Changed(one, rank)
            setattr(model.get_submodule(parent), own, changed[stored])
    return changed


def thin_matrices(changed: dict[str, Changed]) -> list[nn.Parameter]:
    """All that is fitted."""
    return [matrix for one in changed.values() for matrix in (one.down, one.up)]


def learned(changed: dict[str, Changed]) -> Adapter:
    """The changes as they are stored."""
    return {
        name: (one.down.detach().numpy(), one.up.detach().numpy()) for name, one in changed.items()
    }


def rate_at(step: int, steps: int) -> float:
    """Share of the full rate: up within the warm-up, then down to almost nothing."""
    return min(1.0, (step + 1) / WARM_UP) * max(0.02, 1 - step / steps)


def batches(
    lengths: npt.NDArray[np.int64], random: np.random.Generator, batch: int = BATCH
) -> Iterator[list[int]]:
    """Places of texts, each once, in batches of like length and random order."""
    order = random.permutation(len(lengths))
    size = batch * BATCHES_OF_A_LENGTH
    found = []
    for start in range(0, len(order), size):
        near = order[start : start + size]
        near = near[np.argsort(lengths[near])]
        found += [near[at : at + batch].tolist() for at in range(0, len(near), batch)]
    yield from (found[place] for place in random.permutation(len(found)))
