"""The optional second reader."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from coach.triage import (
    ClassifierError,
    Route,
    Triage,
    default_adapter_path,
    load_classifier,
    triage,
)
from coach.triage.classifier import Classifier
from coach.triage.evidence import DANGER, HARMLESS, LENGTH, OTHERS, URGENT
from coach.triage.features import BUCKETS, hashed
from coach.triage.pieces import WHOLE_CHARACTERS, telling, whole, windows
from coach.triage.weights import Weights, default_weights_path, load_weights, save_weights
from corpus.adapter import fingerprint
from corpus.shipped_models import TEXT_ENCODER

JUDGED = (DANGER, URGENT, OTHERS, "legal", "clinical")
LABELS = (*JUDGED, HARMLESS)


class WordEncoder:
    """One axis for each word of a list: 1 where a text holds it."""

    def __init__(self, *words: str) -> None:
        self.words = words
        self.texts: list[str] = []

    def encode(self, texts: list[str], /) -> np.ndarray:
        """Return a row for each text."""
        self.texts += texts
        rows = [[float(word in text) for word in self.words] for text in texts]
        return np.asarray(rows, np.float32).reshape(len(texts), len(self.words))


def _reader(**likely: float) -> Classifier:
    """A reader for which "lighthouse" makes each label as likely as is said, others nothing."""
    matrix = np.zeros((1, len(LABELS)), np.float32)
    judgement = np.zeros((len(JUDGED), LENGTH), np.float32)
    judgement[:, 0] = 1.0
    judgement[1, 0], judgement[1, 1] = 0.0, 1.0
    for label, p in likely.items():
        name = {"danger": DANGER, "urgent": URGENT, "others": OTHERS}.get(label, label)
        matrix[0, LABELS.index(name)] = np.log(p / (1 - p)) + 3
    return Classifier(
        WordEncoder("lighthouse"),
        Weights(
            encoder="words",
            labels=LABELS,
            matrix=matrix,
            hashed=np.zeros((2 * BUCKETS, len(LABELS)), np.float32),
            bias=np.full(len(LABELS), -3.0, np.float32),
            judged=JUDGED,
            judgement=judgement,
            judgement_bias=np.zeros(len(JUDGED), np.float32),
            thresholds=np.asarray([[0.4, 0.8]] * len(JUDGED), np.float32),
            made="by a test",
        ),
    )


def test_a_danger_without_words_for_a_rule_gets_a_check() -> None:
    turn = "I walked to the lighthouse"

    assert triage(turn).level == "none"
    found = triage(turn, classifier=_reader(danger=0.6))
    assert (found.level, found.route) == ("check", Route.SELF_HARM)


@pytest.mark.parametrize(
    ("turn", "danger", "asked"),
    [
        ("I walked to the lighthouse", 0.6, "faint"),
        ("I walked to the lighthouse", 0.85, "check"),
        ("the lighthouse again, and everything is hopeless", 0.6, "check"),  # a rule sees it, too
    ],
)
def test_what_is_only_half_suspected_is_asked_about_in_few_words(
    turn: str, danger: float, asked: str
) -> None:
    found = triage(turn, classifier=_reader(danger=danger))
    assert found.level == "check"
    assert f"classifier.self_harm.{asked}" in found.reasons


def test_a_plain_danger_without_words_for_a_rule_is_urgent() -> None:
    found = triage("I walked to the lighthouse", classifier=_reader(danger=0.9, urgent=0.9))

    assert (found.level, found.route) == ("urgent", Route.SELF_HARM)


def test_a_denial_keeps_the_second_reader_at_a_check() -> None:
    turn = "I am not suicidal but the lighthouse calls"

    assert triage(turn, classifier=_reader(danger=0.9, urgent=0.9)).level == "check"


def test_what_is_said_outright_stays_urgent_whatever_the_second_reader_says() -> None:
    for turn in ("I want to kill myself", "je veux mourir ce soir"):
        assert triage(turn, classifier=_reader()).level == "urgent", turn


@pytest.mark.parametrize(
    "turn", ["I want to end it, the lighthouse project", "I can't live with this lighthouse rota"]
)
def test_words_with_an_everyday_use_are_urgent_only_where_the_second_reader_agrees(
    turn: str,
) -> None:
    assert triage(turn, classifier=_reader(danger=0.02, urgent=0.02)).level == "check"
    assert triage(turn, classifier=_reader(danger=0.9, urgent=0.9)).level == "urgent"
    in_two_languages = f"{turn}. Je veux mourir ce soir."
    assert triage(in_two_languages, classifier=_reader()).level == "urgent"


def test_what_the_conversation_shows_stays_whatever_the_second_reader_says() -> None:
    earlier = ["I want to kill myself"]

    assert triage("yes", earlier, classifier=_reader()).level == "urgent"


def test_a_route_that_only_looks_likely_is_soft() -> None:
    found = triage("the lighthouse", classifier=_reader(legal=0.6))

    assert found == Triage(reasons=("classifier.soft.legal",), soft=(Route.LEGAL,))


def test_a_route_that_is_certain_is_firm() -> None:
    assert triage("the lighthouse", classifier=_reader(legal=0.9)).route is Route.LEGAL


def test_a_wide_rule_alone_does_not_make_a_route() -> None:
    turn = "What dose of gentamicin should I give her?"

    assert triage(turn).route is Route.CLINICAL
    assert triage(turn, classifier=_reader()).route is Route.NONE


def test_a_threat_to_others_stands_alone() -> None:
    turn = "I am going to kill my supervisor tonight, I have a knife"

    assert Route.HARM_TO_OTHER_RISK in (
        (found := triage(turn, classifier=_reader())).route,
        *found.also,
    )


def test_an_earlier_turn_counts_and_fades() -> None:
    reader = _reader(danger=0.9)
    scores = [
        reader.scores("well", ["the lighthouse", *["nothing new"] * ago]).earlier for ago in (0, 1)
    ]

    assert scores[0] is not None
    assert scores[1] is not None
    assert scores[0][0] > scores[1][0]


def test_a_long_turn_is_read_in_few_short_pieces() -> None:
    turn = (
        "Nothing much happened on the ward. " * 200 + "Then the lighthouse. " + "So it goes. " * 99
    )

    def rank(texts: list[str]) -> np.ndarray:
        return np.asarray([float("lighthouse" in text) for text in texts], np.float32)

    pieces = telling(turn, rank)
    assert len(pieces) == 3
    assert "lighthouse" in pieces[1]
    assert sum(map(len, pieces)) < 4 * WHOLE_CHARACTERS
    assert telling("One short turn.", rank) == ["One short turn."]


def test_a_turn_without_stops_is_cut_too() -> None:
    assert len(windows("and so on " * 100)) > 2
    assert len(whole("a" * 5_000)) < 2 * WHOLE_CHARACTERS


def test_shipped_weights_name_their_encoder_and_how_they_were_made() -> None:
    weights = load_weights(default_weights_path())

    assert weights.encoder == f"{TEXT_ENCODER.folder}+{fingerprint(default_adapter_path())}"
    assert weights.matrix.shape == (384, len(weights.labels))
    assert weights.hashed.shape == (2 * BUCKETS, len(weights.labels))
    assert weights.judgement.shape == (len(weights.judged), LENGTH)
    assert {Route(label) for label in set(weights.labels) - {URGENT}} <= set(Route)
    assert ((weights.thresholds > 0) & (weights.thresholds < 1)).all()
    assert "train_safety_classifier.py, seed" in weights.made


def test_weights_of_another_encoder_are_not_used() -> None:
    assert load_classifier(WordEncoder("x"), "another-encoder") is None


def test_weights_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "weights.npz"
    written = _reader(danger=0.7).weights
    save_weights(written, path)

    read = load_weights(path)
    assert (read.labels, read.judged, read.made) == (written.labels, written.judged, written.made)
    assert np.allclose(read.matrix, written.matrix, atol=1e-2)


def test_damaged_weights_are_refused_with_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "weights.npz"
    path.write_bytes(b"not an archive")
    with pytest.raises(ClassifierError, match=r"weights\.npz"):
        load_weights(path)
    with pytest.raises(ClassifierError, match="cannot be read"):
        load_weights(tmp_path / "missing.npz")


def test_weights_that_do_not_fit_together_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "weights.npz"
    save_weights(replace(_reader().weights, judged=JUDGED[:1]), path)

    with pytest.raises(ClassifierError, match="do not fit together"):
        load_weights(path)


def test_hashed_words_are_scaled_and_the_same_for_case_and_quotes() -> None:
    first, second = hashed("I can\u2019t go on"), hashed("i CAN'T go on")

    assert first == second
    words = [value for place, value in first.items() if place < BUCKETS]
    assert sum(value * value for value in words) == pytest.approx(0.85**2)
    assert hashed("") == {}


def test_anothers_danger_never_gets_the_urgent_text() -> None:
    turn = "She walked to the lighthouse"
    reader = _reader(danger=0.6, urgent=0.9, others=0.9)

    found = triage(turn, classifier=reader)
    assert found.level == "check"
    assert Route.HARM_TO_OTHER_RISK in (found.route, *found.also)


def test_urgent_needs_danger_to_oneself_to_be_likely() -> None:
    assert triage("the lighthouse", classifier=_reader(urgent=0.9)).level == "none"
