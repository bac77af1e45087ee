"""Long turns and conversations put together from single prompts, and an encoder that remembers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
from safety_pool import DANGER, HARMLESS, Prompt

from corpus.settings import CorpusSettings
from corpus.text_reader import TextReader

SEED = 20261122
MADE_UP = 250
"""Long turns and conversations of each kind that are put together from single prompts."""

Vectors = npt.NDArray[np.float32]


@dataclass(slots=True)
class Remembering:
    """The reader of safety with an adapter; a text is encoded once."""

    encoder: TextReader
    seen: dict[str, Vectors] = field(default_factory=dict)

    @classmethod
    def load(cls, adapter: Path) -> Remembering:
        """The reader with this adapter."""
        return cls(TextReader(CorpusSettings().cache_dir, adapter, threads=2))

    @property
    def name(self) -> str:
        """What tells its vectors apart."""
        return self.encoder.name

    def encode(self, texts: Sequence[str], /) -> Vectors:
        """Return unit rows."""
        new = list({text: None for text in texts if text not in self.seen})
        if new:
            self.seen.update(zip(new, self.encoder.encode(new), strict=True))
        return np.stack([self.seen[text] for text in texts])

    def remember(self, folder: Path) -> None:
        """Take what an earlier run kept in a folder."""
        if self._kept(folder).is_file():
            with np.load(self._kept(folder), allow_pickle=False) as kept:
                self.seen = dict(zip(map(str, kept["texts"]), kept["vectors"], strict=True))

    def keep(self, folder: Path) -> None:
        """Leave for a later run what was encoded."""
        texts, vectors = list(self.seen), list(self.seen.values())
        np.savez(self._kept(folder), texts=np.asarray(texts), vectors=np.stack(vectors))

    def _kept(self, folder: Path) -> Path:
        return folder / f"{self.name}.npz"


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
