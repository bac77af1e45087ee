"""Settings of the library.

Floor 1.
"""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from corpus.generation import KEPT_GENERATIONS, SHIPPED_ENCODER


def shipped_guides() -> Path:
    """The folder of the guides that come with the program."""
    return Path(__file__).parent / "guides"


class CorpusSettings(BaseModel):
    """Where the library lies and what reads it."""

    model_config = ConfigDict(frozen=True)

    data_dir: Path = Path("data")
    guides_dir: Path = Field(default_factory=shipped_guides)
    encoder: str = SHIPPED_ENCODER
    encoder_backend: Literal["onnx", "torch"] = "onnx"
    """What runs the shipped encoder; any other runs on torch."""
    cache_dir: Path = Field(default_factory=lambda: Path.home() / ".cache" / "mentoring-coach")
    """What takes long to make once and can be made again, for all data folders of a person."""
    encoder_threads: int = Field(default=1, ge=1, le=64)
    keep_generations: int = Field(default=KEPT_GENERATIONS, ge=1, le=100)
    """How many published generations are kept for fallback and rollback."""
