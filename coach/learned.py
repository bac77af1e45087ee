"""Linear decisions whose weights a script learns from tuning halves. Pure.

Floor 2. ``tests/evaluation/train_answers.py`` writes ``answer_weights.toml``, and
``train_verification.py`` ``claim_weights.toml``; features have names, so that anyone can read there
what counts for what.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Features = Mapping[str, float]

WEIGHTS_FILE = "answer_weights.toml"
CLAIM_WEIGHTS_FILE = "claim_weights.toml"


@dataclass(frozen=True, slots=True)
class Linear:
    """A weighted sum of named features."""

    bias: float
    weights: Mapping[str, float]
    threshold: float = 0.0
    """Score from which the answer is yes."""

    def score(self, features: Features) -> float:
        """The sum; what has no weight does not count."""
        return self.bias + sum(self.weights.get(name, 0.0) * x for name, x in features.items())

    def holds(self, features: Features) -> bool:
        """Whether the score reaches the threshold."""
        return self.score(features) >= self.threshold


@cache
def learned(name: str, file: str = WEIGHTS_FILE) -> Linear:
    """The decision of this name, as trained."""
    text = files("coach").joinpath(file).read_text(encoding="utf-8")
    held = tomllib.loads(text)[name]
    return Linear(held["bias"], held["weights"], held.get("threshold", 0.0))
