"""Conversations over HTTP: follow-ups keep their subject, nothing is kept, deletion is at once."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from api.main import create_app
from tests.conftest import Library

BEHAVIOURS = """# Compassion at work

## Behaviours

West describes four behaviours of compassion.

1. Attending means putting the telephone away.
2. Understanding means asking how it looks from over there.
3. Empathising means letting yourself feel some of it.
4. Helping means taking one wise action.
"""

HANDOVER = """# Handover

## What helps

A short handover names the sickest patient first. A short handover closes with an open question.
A short handover keeps everybody near the board.

## What to leave out

A short handover leaves out whatever the notes hold already.
"""
HANDED_OVER = "I want a short handover. What helps me with a short handover?"


@pytest.fixture
def client(filled: Library) -> Iterator[TestClient]:
    filled.write("compassion.md", BEHAVIOURS)
    filled.write("handover.md", HANDOVER)
    filled.ingest()
    with TestClient(create_app(filled.settings, lambda _: filled.encoder)) as client:
        yield client


def begin(client: TestClient) -> str:
    response = client.post("/api/v1/conversations", json={})
    assert response.status_code == 201
    assert response.json()["kept"] is False
    return str(response.json()["id"])


def test_follow_up_is_answered_from_the_guide_in_hand(client: TestClient) -> None:
    identifier = begin(client)
    first = {
        "question": "What are the four behaviours of compassion?",
        "conversation_id": identifier,
    }
    answer = client.post("/api/v1/ask", json=first).json()
    assert answer["conversation_id"] == identifier
    url = f"/api/v1/conversations/{identifier}/messages"
    answer = client.post(url, json={"question": "the second one?"}).json()
    assert {c["guide_title"] for c in answer["citations"]} == {"Compassion at work"}
    assert any(c["quote"].startswith("Understanding") for c in answer["citations"])
    assert client.get(f"/api/v1/conversations/{identifier}").json()["turns"] == 2


def test_choice_between_two_places_is_taken_up(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coach.compose.is_certain", lambda *_, **__: False)
    url = f"/api/v1/conversations/{begin(client)}/messages"
    told = "I got criticism before the whole team, and now I put the telephone away. What helps me?"
    offered = client.post(url, json={"question": told}).json()
    assert offered["move"] == "clarify"
    second = offered["citations"][1]
    monkeypatch.undo()
    taken_up = client.post(url, json={"question": "the second, please"}).json()
    assert taken_up["citations"][0]["guide_id"] == second["guide_id"]
    assert client.post(url, json={"question": "neither"}).json()["route"] == "clarify"


@pytest.mark.parametrize("pointing", ["[2]", "tell me more about the second one"])
def test_number_counts_what_was_told_where_that_was_no_list(
    client: TestClient, pointing: str
) -> None:
    url = f"/api/v1/conversations/{begin(client)}/messages"
    told = client.post(url, json={"question": HANDED_OVER}).json()["citations"]
    assert len(told) > 1
    taken_up = client.post(url, json={"question": pointing}).json()
    assert taken_up["citations"][0]["quote"] == told[1]["quote"]


def test_more_brings_what_was_not_said_and_then_says_that_this_was_all(client: TestClient) -> None:
    url = f"/api/v1/conversations/{begin(client)}/messages"
    answers = [client.post(url, json={"question": HANDED_OVER}).json()]
    while answers[-1]["route"] == "answer":
        answers.append(client.post(url, json={"question": "tell me more, please"}).json())
    quotes = [citation["quote"] for answer in answers for citation in answer["citations"]]
    asked = [s["text"] for a in answers for s in a["segments"] if s["kind"] == "question"]
    assert len(answers) > 2
    assert len(set(quotes)) == len(quotes)
    assert len(set(asked)) == len(asked)
    assert answers[-1]["text"].startswith("That is all I find")


def test_stream_goes_on_with_a_conversation(client: TestClient) -> None:
    identifier = begin(client)
    url = f"/api/v1/conversations/{identifier}/messages"
    response = client.post(url, json={"question": "quiet room criticism", "stream": True})
    assert response.headers["content-type"].startswith("text/event-stream")
    assert identifier in response.text


def test_deleted_conversation_cannot_be_gone_on_with(client: TestClient) -> None:
    identifier = begin(client)
    assert client.delete(f"/api/v1/conversations/{identifier}").status_code == 204
    for response in (
        client.get(f"/api/v1/conversations/{identifier}"),
        client.delete(f"/api/v1/conversations/{identifier}"),
        client.post("/api/v1/ask", json={"question": "why?", "conversation_id": identifier}),
        client.post(
            "/api/v1/ask", json={"question": "why?", "conversation_id": identifier, "stream": True}
        ),
    ):
        assert response.status_code == 404
        assert response.headers["content-type"] == "application/problem+json"


def test_nothing_that_was_said_is_written_down(client: TestClient, filled: Library) -> None:
    identifier = begin(client)
    said = "criticism quiet room xylophone"
    client.post("/api/v1/ask", json={"question": said, "conversation_id": identifier})
    for path in filled.data.root.rglob("*"):
        if path.is_file():
            assert b"xylophone" not in path.read_bytes()


def test_conversation_survives_a_guide_that_goes(filled: Library) -> None:
    path = filled.write("compassion.md", BEHAVIOURS)
    filled.ingest()
    app = create_app(filled.settings, lambda _: filled.encoder)
    with TestClient(app) as client:
        identifier = begin(client)
        first = {"question": "four behaviours of compassion?", "conversation_id": identifier}
        client.post("/api/v1/ask", json=first)
        exchanges = app.state.resources.coach.conversations.get(identifier).exchanges
    path.unlink()
    filled.ingest(allow_shrink=True)
    app = create_app(filled.settings, lambda _: filled.encoder)
    with TestClient(app) as client:
        identifier = begin(client)
        app.state.resources.coach.conversations.get(identifier).exchanges = exchanges
        follow_up = {"question": "and the second one?", "conversation_id": identifier}
        assert client.post("/api/v1/ask", json=follow_up).status_code == 200
