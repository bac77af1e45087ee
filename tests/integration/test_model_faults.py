"""Faults of a chat model, through the doors that stream: the text ends whole, once."""

import json
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from tests.conftest import Library
from tests.providers import StubProvider, answers, client_of, says, silent, starts_then

QUESTION = "How do I ask one person for a single conversation of half an hour?"
TRUE = "CLAIM [1]: You could ask one person for a single conversation of half an hour."
FAULTS = {
    "refused": (answers(401), "model_refused"),
    "limited": (answers(429, "Retry-After: 60\r\n"), "model_unavailable"),
    "limited without a word": (answers(429), "model_unavailable"),
    "down": (answers(503), "model_unavailable"),
    "too long": (
        answers(400, body='{"error": {"message": "maximum context length"}}'),
        "model_context_too_long",
    ),
    "no headers": (silent, "model_timeout"),
    "empty": (starts_then(then="end"), "model_malformed"),
    "cut": (starts_then(TRUE, then="cut"), "model_malformed"),
    "silent midway": (starts_then(TRUE, then="silence"), "model_timeout"),
    "garbage": (starts_then(TRUE, then="garbage"), "model_malformed"),
    "endless": (starts_then(TRUE, then="endless"), "model_malformed"),
    "in circles": (says(*["I see."] * 500), "model_malformed"),
}


@pytest.fixture
def client(filled: Library, provider: StubProvider) -> Iterator[TestClient]:
    model = {
        "model_first_token_seconds": 6.0,  # a busy machine must not look like a silent model
        "model_gap_seconds": 2.0,
        "model_total_seconds": 20.0,
    }
    with client_of(filled, provider, **model) as client:
        yield client


def events_of(body: str) -> list[tuple[str, dict]]:
    blocks = [block for block in body.split("\n\n") if block and not block.startswith(":")]
    fields = [dict(line.split(": ", 1) for line in block.split("\n")) for block in blocks]
    return [(block["event"], json.loads(block["data"])) for block in fields]


@pytest.mark.parametrize("name", FAULTS)
def test_stream_ends_in_one_done_with_an_answer(
    name: str, client: TestClient, provider: StubProvider
) -> None:
    behaviour, fault = FAULTS[name]
    provider.script = [behaviour]
    response = client.post(
        "/api/v1/ask", json={"question": QUESTION, "stream": True}, params={"explain": "true"}
    )
    events = events_of(response.text)
    assert [kind for kind, _ in events if kind in {"done", "error"}] == ["done"]
    answer = events[-1][1]
    assert answer["model_fault"] == fault
    assert any(check["shown"] for check in answer["checks"])
    shown = [data["text"] for kind, data in events if kind == "segment"]
    assert shown == [segment["text"] for segment in answer["segments"]]


@pytest.mark.parametrize("name", FAULTS)
def test_openai_door_ends_in_one_stop_with_an_answer(
    name: str, client: TestClient, provider: StubProvider
) -> None:
    provider.script = [FAULTS[name][0]]
    asked = {"stream": True, "messages": [{"role": "user", "content": QUESTION}]}
    response = client.post("/v1/chat/completions", json=asked)
    data = [line.removeprefix("data: ") for line in response.text.split("\n") if "data: " in line]
    assert data[-1] == "[DONE]"
    chunks = [json.loads(line) for line in data[:-1]]
    assert [c["choices"][0]["finish_reason"] for c in chunks].count("stop") == 1
    told = "".join(c["choices"][0]["delta"].get("content", "") for c in chunks)
    assert "single conversation" in told
    assert "Traceback" not in told


@pytest.mark.parametrize("name", ["refused", "limited", "no headers", "silent midway", "garbage"])
def test_openai_door_without_a_stream_gives_one_whole_answer(
    name: str, client: TestClient, provider: StubProvider
) -> None:
    provider.script = [FAULTS[name][0]]
    asked = {"messages": [{"role": "user", "content": QUESTION}]}
    response = client.post("/v1/chat/completions", json=asked)
    assert response.status_code == 200
    [choice] = response.json()["choices"]
    assert choice["finish_reason"] == "stop"
    assert "single conversation" in choice["message"]["content"]
    assert "Traceback" not in response.text


def test_stream_tells_what_was_dropped_to_those_who_ask(
    client: TestClient, provider: StubProvider
) -> None:
    false = "CLAIM [1]: You could ask one person for ninety conversations."
    provider.script = [says(TRUE, false), says("Ninety it is.")]
    for explain in (True, False):
        response = client.post(
            "/api/v1/ask", json={"question": QUESTION, "stream": True}, params={"explain": explain}
        )
        answer = events_of(response.text)[-1][1]
        faults = [check["fault"] for check in answer["checks"] or () if not check["shown"]]
        assert faults == (["numbers"] if explain else [])
        provider.script = [says(TRUE, false), says("Ninety it is.")]


def test_second_reader_by_setting_drops_what_the_model_does_not_affirm(
    filled: Library, provider: StubProvider
) -> None:
    provider.script = [says(TRUE), says("no")]
    with client_of(filled, provider, second_reader="model") as client:
        url, body = "/api/v1/ask?explain=true", {"question": QUESTION}
        refused = client.post(url, json=body).json()
        provider.script = [says(TRUE), says("Yes.")]
        affirmed = client.post(url, json=body).json()
    dropped = refused["checks"][0]
    assert (dropped["fault"], dropped["detail"]) == ("second_reader", ["no"])
    assert affirmed["checks"][0]["shown"]
