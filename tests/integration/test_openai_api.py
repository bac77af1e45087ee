"""``/v1`` with the clients that people have: openai's own and LangChain's."""

import socket
import time
from collections.abc import Iterator

import httpx
import openai
import pytest
from langchain_openai import ChatOpenAI
from openai.types.chat import ChatCompletionMessage, ChatCompletionMessageParam

from api.main import create_app
from coach.compose import UNSURE
from tests.conftest import Library
from tests.providers import StubProvider, served, silent, starts_then

QUESTION = "How do I ask one person for a single conversation?"
TELEPHONE = """# Compassion at work

## Attending

Attending means putting the telephone away.
"""
STORY = "I got criticism before the whole team, and now I put the telephone away. What helps me?"


@pytest.fixture
def url(filled: Library) -> Iterator[str]:
    filled.write("compassion.md", TELEPHONE)
    filled.ingest()
    with served(create_app(filled.settings, lambda _: filled.encoder)) as url:
        yield url


@pytest.fixture
def client(url: str) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=f"{url}/v1", api_key="unused", max_retries=0) as client:
        yield client


def test_openai_client_gets_the_answer_with_citations_that_open(
    client: openai.OpenAI, url: str
) -> None:
    said = client.chat.completions.create(
        model="mentoring-coach", messages=[{"role": "user", "content": QUESTION}]
    )
    message = said.choices[0].message
    assert message.content is not None
    assert message.annotations
    cited = message.annotations[0].url_citation
    assert cited.title == "Finding a mentor"
    assert "single conversation" in message.content[cited.start_index : cited.end_index]
    assert "**Sources**\n\n1. [Finding a mentor](" in message.content
    page = httpx.get(cited.url)
    assert page.status_code == 200
    assert cited.url.split("#")[1] in page.text


def test_openai_client_streams_the_same_text(client: openai.OpenAI) -> None:
    asked = {"model": "mentoring-coach", "messages": [{"role": "user", "content": QUESTION}]}
    whole = client.chat.completions.create(**asked).choices[0].message.content
    chunks = list(
        client.chat.completions.create(**asked, stream=True, stream_options={"include_usage": True})
    )
    parts = [chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices]
    assert "".join(parts) == whole
    assert [c.choices[0].finish_reason for c in chunks if c.choices][-1] == "stop"
    assert chunks[-1].usage is not None


def test_conversation_is_taken_from_the_messages(client: openai.OpenAI) -> None:
    said = client.chat.completions.create(
        model="mentoring-coach",
        messages=[
            {"role": "system", "content": "Be brief."},
            {"role": "user", "content": "Hello"},
            {"role": "assistant", "content": "Hello. What would you like to think about?"},
            {"role": "user", "content": [{"type": "text", "text": QUESTION}]},
        ],
    )
    assert "single conversation" in str(said.choices[0].message.content)


def test_place_is_chosen_in_a_conversation_that_the_client_keeps(
    client: openai.OpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coach.compose.is_certain", lambda *_, **__: False)
    messages: list[ChatCompletionMessageParam] = [{"role": "user", "content": STORY}]

    def said() -> ChatCompletionMessage:
        answer = client.chat.completions.create(model="mentoring-coach", messages=messages)
        return answer.choices[0].message

    offered = said()
    text = str(offered.content)
    _, second = (
        text[place.url_citation.start_index : place.url_citation.end_index]
        for place in offered.annotations or ()
    )
    assert UNSURE in text
    messages += [{"role": "assistant", "content": text}]
    messages += [{"role": "user", "content": "the second one"}]
    monkeypatch.undo()
    chosen = str(said().content)
    assert second in chosen
    messages[1] = {"role": "assistant", "content": "Shall we talk of it another day?"}
    assert second not in str(said().content)  # nothing was offered, so nothing is chosen


def test_more_is_new_in_a_conversation_that_the_client_keeps(client: openai.OpenAI) -> None:
    messages: list[ChatCompletionMessageParam] = [{"role": "user", "content": QUESTION}]
    told: list[str] = []
    for _ in range(3):
        answer = client.chat.completions.create(model="mentoring-coach", messages=messages)
        said = answer.choices[0].message
        told += [noted.url_citation.url for noted in said.annotations or ()]
        messages += [{"role": "assistant", "content": said.content}]
        messages += [{"role": "user", "content": "What else?"}]
    assert len(told) > 1
    assert len(set(told)) == len(told)


def test_models_are_listed(client: openai.OpenAI) -> None:
    assert [model.id for model in client.models.list()] == ["mentoring-coach"]
    with pytest.raises(openai.NotFoundError):
        client.models.retrieve("another")


def test_errors_have_openais_shape(client: openai.OpenAI, url: str) -> None:
    with pytest.raises(openai.UnprocessableEntityError) as caught:
        client.chat.completions.create(
            model="mentoring-coach", messages=[{"role": "user", "content": " "}]
        )
    assert caught.value.body["type"] == "invalid_request_error"  # type: ignore[index]
    broken = httpx.post(f"{url}/v1/chat/completions", json={"messages": []})
    assert broken.status_code == 400
    assert broken.json()["error"]["param"] == "messages"


def test_langchain_client_invokes_and_streams(url: str) -> None:
    model = ChatOpenAI(model="mentoring-coach", base_url=f"{url}/v1", api_key="unused")  # type: ignore[arg-type]
    whole = str(model.invoke(QUESTION).content)
    assert "".join(str(chunk.content) for chunk in model.stream(QUESTION)) == whole


@pytest.fixture
def with_model(filled: Library) -> Iterator[tuple[str, StubProvider]]:
    with StubProvider().serving() as provider:
        model = {"model": "openai:stub", "model_base_url": provider.url, "model_api_key": "none"}
        settings = filled.settings.model_validate(filled.settings.model_dump() | model)
        with served(create_app(settings, lambda _: filled.encoder)) as url:
            yield url, provider


@pytest.mark.parametrize("behaviour", [silent, starts_then("HEARD: Yes.", then="silence")])
def test_closing_the_connection_cancels_the_models_call(
    with_model: tuple[str, StubProvider], behaviour: object
) -> None:
    url, provider = with_model
    provider.script = [behaviour]  # type: ignore[list-item]
    host, port = url.removeprefix("http://").split(":")
    body = '{"stream": true, "messages": [{"role": "user", "content": "' + QUESTION + '"}]}'
    with socket.create_connection((host, int(port))) as connection:
        head = f"POST /v1/chat/completions HTTP/1.1\r\nHost: {host}\r\n"
        head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        connection.sendall((head + body).encode())
        _wait(lambda: provider.open == 1, 5)
    _wait(lambda: provider.open == 0, 5)  # the patience with a silent model is 20 s


def _wait(condition: object, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < deadline
        time.sleep(0.01)
