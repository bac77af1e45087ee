"""The urgent text is there within a second, whatever else is down."""

import asyncio
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext

import numpy as np
import pytest
from fastapi.testclient import TestClient

from api.bootstrap import facts, open_library
from api.main import create_app
from coach.answer import Answer, Route, SegmentKind
from coach.safety import SafetyNet
from coach.safety_wording import default_wording_path, load_wording
from coach.triage import Classifier
from coach.triage.signs import Signs
from coach.triage.weights import default_weights_path, load_weights
from coach.turn import Coach
from corpus.resources import load_resources
from tests.conftest import Library
from tests.providers import Behaviour, StubProvider, answers, client_of, says, silent

DANGER = "I want to kill myself, I can't see any way out of this"
QUESTION = "How do I give useful feedback?"
_SECONDS = 1.0


@contextmanager
def client_with(library: Library, *script: Behaviour) -> Iterator[TestClient]:
    """A client of a coach whose chat model behaves as the script says."""
    with StubProvider().serving() as provider:
        provider.script = list(script)
        model = {
            "model_first_token_seconds": 5.0,
            "model_gap_seconds": 5.0,
            "model_total_seconds": 9.0,
        }
        with client_of(library, provider, **model) as client:
            yield client


def seconds_to_help(client: TestClient, question: str = DANGER) -> float:
    """Time until the whole urgent text is there: the shortest of three, on a busy machine."""
    return min(_one_call_for_help(client, question) for _ in range(3))


def _one_call_for_help(client: TestClient, question: str) -> float:
    begin = time.perf_counter()
    answer = client.post("/api/v1/ask", json={"question": question}).json()
    spent = time.perf_counter() - begin
    assert answer["safety"]["level"] == "urgent"
    assert "116 123" in answer["text"]
    return spent


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(silent, id="model silent"),
        pytest.param(answers(429, "Retry-After: 60\r\n"), id="rate limit of the provider hit"),
        pytest.param(answers(500), id="provider broken"),
        pytest.param(says("HEARD: There is no need for Samaritans, all is well."), id="suppresses"),
    ],
)
def test_help_is_there_within_a_second_whatever_the_model_does(
    filled: Library, script: Behaviour
) -> None:
    with client_with(filled, script) as client:
        assert seconds_to_help(client) < _SECONDS


def test_help_is_there_within_a_second_without_an_index(library: Library) -> None:
    with TestClient(create_app(library.settings, lambda _: library.encoder)) as client:
        assert seconds_to_help(client) < _SECONDS


def test_help_is_there_within_a_second_in_a_question_that_is_too_long(filled: Library) -> None:
    with TestClient(create_app(filled.settings, lambda _: filled.encoder)) as client:
        assert seconds_to_help(client, f"{DANGER} {'and so on ' * 800}") < _SECONDS


def test_help_is_there_within_a_second_when_nothing_can_be_written(filled: Library) -> None:
    with TestClient(create_app(filled.settings, lambda _: filled.encoder)) as client:
        folders = [path for path in filled.data.root.rglob("*") if path.is_dir()]
        for folder in (filled.data.root, *folders):
            folder.chmod(0o500)
        try:
            assert seconds_to_help(client) < _SECONDS
        finally:
            for folder in (filled.data.root, *folders):
                folder.chmod(0o700)


class BrokenEncoder:
    """An encoder that fails."""

    def encode(self, texts: list[str], /) -> np.ndarray:
        """Fail."""
        message = f"cannot encode {len(texts)} texts"
        raise RuntimeError(message)


class Suspicious(Classifier):
    """A second reader that finds every turn a little like one route."""

    suspected = "legal"

    def probabilities(
        self, turn: str, signs: Signs, earlier: Sequence[str] = ()
    ) -> dict[str, float]:
        """Say the same of everything."""
        soft, _ = self.thresholds(self.suspected)
        return {self.suspected: soft}


class LikelyUnsafe(Suspicious):
    """One that suspects a patient to be in danger."""

    suspected = "patient_safety"


def net(library: Library, classifier: Classifier) -> SafetyNet:
    directory = load_resources()
    wording = load_wording(default_wording_path(), directory)
    settings = library.settings
    return SafetyNet(wording, directory, settings.region, facts(settings), classifier)


def suspecting(kind: type[Classifier]) -> Classifier:
    return kind(BrokenEncoder(), load_weights(default_weights_path()))


def likely_net(library: Library) -> SafetyNet:
    return net(library, suspecting(Suspicious))


def test_rules_stand_alone_when_the_encoder_is_broken(library: Library) -> None:
    broken = Classifier(BrokenEncoder(), load_weights(default_weights_path()))
    found = net(library, broken).look(DANGER, [])

    assert found.replaces
    assert found.safety.level == "urgent"


def test_a_likely_route_gets_one_line_and_an_answer(library: Library) -> None:
    found = likely_net(library).look(QUESTION, [])

    assert not found.pieces
    assert [piece.kind for piece in found.aside] == [SegmentKind.BOUNDARY]
    assert not found.replaces
    assert found.route is None


def test_the_line_of_harm_now_goes_first(library: Library) -> None:
    found = net(library, suspecting(LikelyUnsafe)).look(QUESTION, [])

    assert [piece.kind for piece in found.pieces] == [SegmentKind.SIGNPOST]
    assert not found.aside


def test_the_line_closes_the_answer(filled: Library) -> None:
    answer = _with_a_likely_route(filled, QUESTION)

    assert answer.segments[0].kind is not SegmentKind.BOUNDARY
    assert answer.segments[-1].text == _line(filled)
    assert answer.route is Route.ANSWER


def test_the_line_is_said_when_nothing_can_be_answered(filled: Library) -> None:
    answer = _with_a_likely_route(filled, QUESTION + " and so on" * 5_000)

    assert [segment.text for segment in answer.segments] == [_line(filled)]


def _with_a_likely_route(library: Library, question: str) -> Answer:
    held = open_library(library.settings, library.encoder)
    try:
        coach = Coach(lambda: nullcontext(held), library.settings, likely_net(library))
        return asyncio.run(coach.ask(question))
    finally:
        held.close()


def _line(library: Library) -> str:
    return likely_net(library).look(QUESTION, []).aside[0].text
