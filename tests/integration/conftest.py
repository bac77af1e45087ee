"""A chat provider on this machine, for tests whose answers a chat model writes."""

from collections.abc import Iterator

import pytest

from tests.providers import StubProvider


@pytest.fixture
def provider() -> Iterator[StubProvider]:
    with StubProvider().serving() as provider:
        yield provider
