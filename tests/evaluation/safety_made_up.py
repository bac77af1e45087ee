"""Long turns and conversations put together from single prompts, and an encoder that remembers."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from safety_pool import DANGER, HARMLESS, Prompt

from api.bootstrap import load_encoder
from corpus.settings import CorpusSettings

SEED = 20261122
MADE_UP = 250
"""Long turns and conversations of each kind that are put together from single prompts."""

Vectors = npt.NDArray[np.float32]


@dataclass(slots=True)
class Remembering:
    """The shipped encoder; a text is encoded once."""

    seen: dict[str, Vectors] = field(default_factory=dict)
    encoder: object = None

    def encode(self, texts: list[str], /) -> Vectors:
        """Return unit rows."""
        self.read(texts)
        return np.stack([self.seen[text] for text in texts])

    def read(self, texts: list[str]) -> None:
        """Encode what is new, by length, a few at a time."""
        new = sorted({text for text in texts if text not in self.seen}, key=len)
        encoder = self.encoder or load_encoder(CorpusSettings())
        self.encoder = encoder
        for start in range(0, len(new), 32):
            batch = new[start : start + 32]
            self.seen.update(zip(batch, encoder.encode(batch), strict=True))  # type: ignore[attr-defined]


def made_up(prompts: list[Prompt]) -> list[Prompt]:
    """Put together long turns and conversations, whose label is that of the graver part."""
    rng = np.random.default_rng(SEED)
    harmless = [p for p in prompts if p.route == HARMLESS]
    grave = [p for p in prompts if p.route != HARMLESS]

    def some(pool: list[Prompt]) -> Prompt:
        return pool[int(rng.integers(len(pool)))]

    def inside(core: Prompt) -> Prompt:
        text = " ".join((some(harmless).turns[-1], core.turns[-1], some(harmless).turns[-1]))
        return Prompt((text,), core.route, core.level, core.also, core.source)

    def after(core: Prompt) -> Prompt:
        turns = (some(harmless).turns[-1], core.turns[-1])
        return Prompt(turns, core.route, core.level, core.also, core.source)

    def before(core: Prompt) -> Prompt:
        # The coach's question is still unanswered; other texts are not repeated.
        route, level = (DANGER, core.level) if core.route == DANGER else (HARMLESS, "none")
        turns = (core.turns[-1], some(harmless).turns[-1])
        return Prompt(turns, route, level, (), core.source)

    found = [
        make(some(pool))
        for make in (inside, after)
        for pool in (harmless, grave)
        for _ in range(MADE_UP)
    ]
    return [*found, *(before(some(grave)) for _ in range(MADE_UP))]
