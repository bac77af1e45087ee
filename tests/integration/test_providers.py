"""Each documented provider, spoken to in its own wire format by LangChain's class for it.

The servers are ours, on 127.0.0.1; what is tested is that one line of settings is enough.
"""

import asyncio
from importlib.util import find_spec
from typing import Any

import pytest

from coach.chat_model import Message, Usage, chat_model_from_settings
from coach.errors import ChatModelError, ChatModelTimeoutError, ChatModelUnavailableError
from coach.settings import CoachSettings
from tests.providers import (
    Behaviour,
    StubProvider,
    answers,
    says,
    says_as_anthropic,
    says_as_ollama,
    silent,
)

ASKED = [Message("system", "Be brief."), Message("user", "Who?")]
SPOKEN = {"openai": says, "anthropic": says_as_anthropic, "ollama": says_as_ollama}


def settings_for(name: str, provider: StubProvider) -> CoachSettings:
    base_url = provider.url if name == "openai" else provider.url.removesuffix("/v1")
    return CoachSettings(
        model=f"{name}:stub",
        model_base_url=base_url,
        model_api_key="not-a-key",  # type: ignore[arg-type]
        model_first_token_seconds=6,
    )


def said_by(name: str, provider: StubProvider, *script: Behaviour) -> tuple[str, Usage]:
    provider.script = list(script)
    model = chat_model_from_settings(settings_for(name, provider))
    assert model is not None
    usage = Usage()

    async def whole() -> str:
        return "".join([piece async for piece in model.stream(ASKED, usage)])

    return asyncio.run(whole()), usage


def skip_without(name: str) -> None:
    if find_spec(f"langchain_{name}") is None:
        pytest.skip(f"langchain-{name} is not installed")


@pytest.mark.parametrize("name", SPOKEN)
def test_provider_streams_through_its_documented_line(name: str, provider: StubProvider) -> None:
    skip_without(name)
    text, usage = said_by(name, provider, SPOKEN[name]("CLAIM [1]: Ask one person.", "ASK: Who?"))
    assert text.strip() == "CLAIM [1]: Ask one person.\nASK: Who?"
    assert (usage.calls, usage.counted, usage.output_tokens) == (1, 1, 7)
    assert usage.first_words_ms
    assert "Be brief." in provider.requests[0]


@pytest.mark.parametrize("name", SPOKEN)
@pytest.mark.parametrize(
    ("behaviour", "error"),
    [
        (answers(429, "Retry-After: 60\r\n"), ChatModelUnavailableError),
        (silent, ChatModelTimeoutError),
        (answers(200, body="not json"), ChatModelError),
    ],
)
def test_providers_fault_is_a_typed_error(
    name: str, behaviour: Behaviour, error: type[Exception], provider: StubProvider
) -> None:
    skip_without(name)
    with pytest.raises(error):
        said_by(name, provider, behaviour)


@pytest.mark.parametrize("name", SPOKEN)
def test_provider_that_is_not_there_is_unavailable(name: str) -> None:
    skip_without(name)
    with StubProvider().serving() as gone:
        pass
    with pytest.raises(ChatModelUnavailableError):
        said_by(name, gone, silent)


def test_package_that_is_not_installed_is_named() -> None:
    settings: dict[str, Any] = {"model": "mistralai:any", "model_api_key": "none"}
    with pytest.raises(ChatModelError, match="langchain-mistralai"):
        chat_model_from_settings(CoachSettings(**settings))


def test_provider_that_nobody_knows_is_refused_at_the_start() -> None:
    with pytest.raises(ChatModelError, match="COACH_MODEL=nonsense:any"):
        chat_model_from_settings(CoachSettings(model="nonsense:any"))
