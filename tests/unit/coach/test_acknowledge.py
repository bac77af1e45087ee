"""One line that shows the situation was heard, and none where nothing was told."""

import numpy as np
import pytest

from coach import acknowledge
from coach.acknowledge import Heard, acknowledgement, hear, heard_in, vector_for
from coach.asked import read_question
from coach.heard_lines import ALIKE, LINES
from coach.vector_decision import VectorDecision, shipped_decision
from corpus.library import Library

QUARREL = "Two of my physios have not said a word to each other since the rota came out."
LONG = f"{QUARREL} Everybody sees it and nobody says a word."


def test_clear_situation_has_a_line_of_its_own() -> None:
    heard = Heard("between_others", "with_another")
    assert acknowledgement(read_question(QUARREL), heard) in LINES["between_others"]


def test_where_only_the_kind_is_clear_the_kind_is_named() -> None:
    said = acknowledgement(read_question(QUARREL), Heard(kind="with_another"))
    assert said in ALIKE["with_another"][0]


def test_what_is_not_clear_gets_a_line_only_for_its_length() -> None:
    assert acknowledgement(read_question(QUARREL), Heard()) is None
    assert acknowledgement(read_question(LONG), Heard())


@pytest.mark.parametrize("question", ["What is GROW?", "List the stages of a team."])
def test_a_plain_question_has_no_line(question: str, opened: Library) -> None:
    asked = read_question(question)
    assert hear(asked, opened) == Heard()
    assert acknowledgement(asked, Heard("choosing", "ahead")) is None


def test_likely_situation_is_heard_and_an_even_choice_is_not() -> None:
    scores = dict.fromkeys(shipped_decision(acknowledge.WEIGHTS_FILE).labels, 0.0)
    assert heard_in(scores).situation is None
    assert heard_in(scores | {"impostor": 9.0}) == Heard("impostor", "sore")
    assert heard_in(scores | {acknowledge.NOTHING: 9.0}) == Heard()
    both = scores | {"between_others": 9.0, "difficult_person": 9.2}
    assert heard_in(both).with_another


def test_situation_is_told_by_both_vectors(
    opened: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    weights = vector_for(QUARREL, opened)[:, None] * np.asarray([[9.0, 0.0]], np.float32)
    labels = ("between_others", acknowledge.NOTHING, *(set(LINES) - {"between_others"}))
    weights = np.pad(weights, ((0, 0), (0, len(labels) - 2)))
    bias = np.zeros(len(labels), np.float32)
    decision = VectorDecision(opened.encoder_name, labels, weights, bias)
    monkeypatch.setattr(acknowledge, "shipped_decision", lambda _: decision)
    assert hear(read_question(QUARREL), opened).situation == "between_others"


def test_another_encoder_than_it_was_trained_on_hears_nothing(opened: Library) -> None:
    assert hear(read_question(QUARREL), opened) == Heard()


def test_every_situation_has_two_lines_and_at_most_one_kind() -> None:
    assert all(len(set(lines)) == 2 for lines in LINES.values())
    held = [one for _, alike in ALIKE.values() for one in alike]
    assert len(held) == len(set(held))
    assert set(LINES) - set(held) == {"going_well"}
    assert set(shipped_decision(acknowledge.WEIGHTS_FILE).labels) == {*LINES, acknowledge.NOTHING}
