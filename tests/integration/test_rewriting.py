"""A chat model makes follow-ups and stories stand alone; whatever it does, the turn is answered."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from tests.conftest import Library
from tests.providers import Behaviour, StubProvider, answers, client_of, says, silent, starts_then

FIRST = "How do I ask one person for a single conversation of half an hour?"
TRUE = "CLAIM [1]: You could ask one person for a single conversation of half an hour."
ALONE = "How short should a message be when I ask one person for a conversation?"
STORY = (
    "Last week was awful. My consultant was away and the registrar was on leave, and then the "
    "rota broke down twice in one night, so I was alone with forty patients and a phone that "
    "never stopped. I went home in tears and slept for ten hours. Whatever happens I cannot go "
    "on like that. How do I ask one person for a single conversation?"
)


@pytest.fixture
def client(filled: Library, provider: StubProvider) -> Iterator[TestClient]:
    model = {
        "model_rewrite_seconds": 4.0,  # a busy machine must not look like a silent model
        "model_first_token_seconds": 6.0,
    }
    with client_of(filled, provider, **model) as client:
        yield client


def say(client: TestClient, conversation: str | None, question: str) -> dict:
    body = {"question": question, "conversation_id": conversation}
    response = client.post("/api/v1/ask", json=body, params={"explain": "true"})
    assert response.status_code == 200
    answer: dict = response.json()
    return answer


def follow_up(
    client: TestClient, provider: StubProvider, *script: Behaviour, first: str = FIRST
) -> dict:
    """The answer to a follow-up; what the model is given for it is in the provider's requests."""
    conversation = client.post("/api/v1/conversations", json={}).json()["id"]
    provider.script = [says(TRUE)]
    say(client, conversation, first)
    provider.requests.clear()
    provider.script = list(script)
    return say(client, conversation, "and how short should it be?")


def test_follow_up_is_searched_by_what_the_model_makes_of_it(
    client: TestClient, provider: StubProvider
) -> None:
    answer = follow_up(client, provider, says(f'"{ALONE}"'), says(TRUE))
    assert answer["searched"] == {"query": ALONE, "rewriting": "rewritten"}
    assert len(provider.requests) == 2
    assert "half an hour" in provider.requests[0]
    assert answer["usage"]["calls"] == 2
    assert answer["model_fault"] is None


@pytest.mark.parametrize(
    ("behaviour", "outcome"),
    [
        (silent, "model_timeout"),
        (starts_then("How short", then="silence"), "model_timeout"),
        (answers(401), "model_refused"),
        (starts_then(then="garbage"), "model_malformed"),
        (says(""), "rewrite_unfit"),
        (says("Which volcano is the highest in Iceland?"), "rewrite_unfit"),
        (says(f"{ALONE} Ring 0300 123 4567."), "rewrite_unfit"),
        (says(f"{ALONE} See https://example.org"), "rewrite_unfit"),
        (says("the and of?"), "rewrite_unfit"),
        (says(f"{ALONE} " * 6), "rewrite_unfit"),
        (starts_then(then="endless"), "rewrite_unfit"),
    ],
)
def test_rules_serve_where_the_model_does_not(
    client: TestClient, provider: StubProvider, behaviour: Behaviour, outcome: str
) -> None:
    answer = follow_up(client, provider, behaviour, says(TRUE))
    assert answer["searched"]["rewriting"] == outcome
    assert answer["searched"]["query"] == f"{FIRST} and how short should it be?"
    assert answer["segments"]


def test_identifiers_are_masked_in_what_the_model_is_given(
    client: TestClient, provider: StubProvider
) -> None:
    first = f"{FIRST} My NHS number is 943 476 5919."
    follow_up(client, provider, says(ALONE), says(TRUE), first=first)
    assert provider.requests
    assert not any("943" in request for request in provider.requests)


def test_short_first_question_needs_no_rewriting(
    client: TestClient, provider: StubProvider
) -> None:
    provider.script = [says(TRUE)]
    answer = say(client, None, FIRST)
    assert answer["searched"] == {"query": FIRST, "rewriting": None}
    assert len(provider.requests) == 1


def test_story_is_taken_out(client: TestClient, provider: StubProvider) -> None:
    question = "How do I ask one person for a single conversation?"
    provider.script = [says(question), says(TRUE)]
    answer = say(client, None, STORY)
    assert answer["searched"] == {"query": question, "rewriting": "rewritten"}


def test_danger_in_a_follow_up_is_seen_before_any_model(
    client: TestClient, provider: StubProvider
) -> None:
    conversation = client.post("/api/v1/conversations", json={}).json()["id"]
    provider.script = [says(TRUE)]
    say(client, conversation, FIRST)
    provider.requests.clear()
    answer = say(client, conversation, "and I want to kill myself")
    assert answer["route"] == "safety"
    assert provider.requests == []


def test_what_was_searched_is_told_to_those_who_ask_only(
    client: TestClient, provider: StubProvider
) -> None:
    provider.script = [says(TRUE)]
    answer = client.post("/api/v1/ask", json={"question": FIRST}).json()
    assert answer["searched"] is None
