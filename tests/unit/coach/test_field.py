"""A question of another field is told by its vector; an encoder it does not fit gives no answer."""

import numpy as np
import pytest

from coach import field
from coach.field import STRANGE, strangeness
from coach.vector_decision import VectorDecision
from corpus.library import Library


def test_another_encoder_than_it_was_trained_on_is_not_judged(opened: Library) -> None:
    assert strangeness("Who won the cup?", opened) is None


def test_log_odds_are_a_weighted_sum_of_the_vector(
    opened: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = "How do I start a hard talk?"
    weights = np.asarray(opened.vector_of(question), np.float32)[:, None]
    bias = np.asarray([-0.25], np.float32)
    decision = VectorDecision(opened.encoder_name, (STRANGE,), weights, bias)
    monkeypatch.setattr(field, "shipped_decision", lambda _: decision)
    assert strangeness(question, opened) == pytest.approx(0.75, abs=1e-5)
