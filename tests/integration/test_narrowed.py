"""Filters over HTTP: the same conditions for search, for one question and in a conversation."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.main import create_app
from tests.conftest import Library

POND = """---
publisher: Pond society
jurisdiction: Scotland
date: 2019-05
topics: [newts]
---

# Ponds

## Criticism

Criticism belongs in a quiet letter to the pond. Praise of a pond can be sung.
"""
QUESTION = "How do I say that criticism belongs in a quiet place?"
CONDITIONS = [
    {"guides": ["ponds"]},
    {"collections": ["local"]},
    {"publishers": ["pond society"]},
    {"jurisdictions": ["scotland"]},
    {"topics": ["newts", "frogs"]},
    {"published_from": "2019", "published_until": "2019"},
]


@pytest.fixture
def client(filled: Library, tmp_path: Path) -> Iterator[TestClient]:
    local = tmp_path / "local"
    local.mkdir()
    (local / "ponds.md").write_text(POND, encoding="utf-8")
    filled.ingest(local)
    with TestClient(create_app(filled.settings, lambda _: filled.encoder)) as client:
        yield client


def searched(client: TestClient, **body: object) -> set[str]:
    found = client.post("/api/v1/search", json={"question": QUESTION, **body}).json()
    return {passage["passage"]["guide_id"] for passage in found["passages"]}


def cited(client: TestClient, **body: object) -> set[str]:
    answer = client.post("/api/v1/ask", json={"question": QUESTION, **body}).json()
    assert answer["route"] == "answer"
    return {citation["guide_id"] for citation in answer["citations"]}


@pytest.mark.parametrize("filters", CONDITIONS)
def test_every_condition_holds_for_search_and_for_answers(
    client: TestClient, filters: dict[str, object]
) -> None:
    assert searched(client, filters=filters) == {"ponds"}
    assert cited(client, filters=filters) == {"ponds"}


def test_collections_can_be_named_alone(client: TestClient) -> None:
    assert searched(client, collections=["local"]) == {"ponds"}
    assert cited(client, collections=["local"]) == {"ponds"}
    assert searched(client, collections=["shipped"]) == {"finding-a-mentor", "giving-feedback"}
    assert "ponds" not in cited(client, collections=["shipped"])


def test_collections_are_named_once(client: TestClient) -> None:
    twice = {"collections": ["local"], "filters": {"collections": ["shipped"]}}
    for door in ("search", "ask"):
        response = client.post(f"/api/v1/{door}", json={"question": QUESTION, **twice})
        assert response.status_code == 422


def test_nothing_passes_and_the_answer_says_so(client: TestClient) -> None:
    answer = client.post("/api/v1/ask", json={"question": QUESTION, "collections": ["nowhere"]})
    assert answer.status_code == 200
    assert answer.json()["route"] in {"not_in_guides", "out_of_scope"}
    assert answer.json()["citations"] == []


def test_stream_is_narrowed_too(client: TestClient) -> None:
    body = {"question": QUESTION, "collections": ["local"], "stream": True}
    text = client.post("/api/v1/ask", json=body).text
    assert "Criticism belongs in a quiet letter" in text
    assert "quiet room" not in text


def test_guide_in_hand_is_left_where_a_follow_up_looks_elsewhere(client: TestClient) -> None:
    identifier = client.post("/api/v1/conversations", json={}).json()["id"]
    url = f"/api/v1/conversations/{identifier}/messages"
    first = client.post(url, json={"question": QUESTION, "collections": ["shipped"]}).json()
    assert {citation["guide_id"] for citation in first["citations"]} == {"giving-feedback"}
    then = client.post(url, json={"question": "and why there?", "collections": ["local"]}).json()
    assert {citation["guide_id"] for citation in then["citations"]} <= {"ponds"}


def test_conditions_are_described(client: TestClient) -> None:
    schemas = client.get("/openapi.json").json()["components"]["schemas"]
    fields = schemas["Filters"]["properties"]
    assert all(field["description"] for field in fields.values())
    for name in ("AskRequest", "Message", "SearchRequest"):
        assert {"collections", "filters"} <= schemas[name]["properties"].keys()
