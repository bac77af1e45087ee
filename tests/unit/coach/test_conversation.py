"""Conversations are bounded, forgotten after an hour of silence, and deleted at once."""

import pytest

from coach.conversation import SILENCE_SECONDS, Conversations, Exchange
from coach.errors import ConversationNotFoundError


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def exchange(number: int) -> Exchange:
    return Exchange(f"question {number}", (f"question {number}",), {"g": 1.0}, ())


def test_conversation_is_forgotten_after_an_hour_of_silence() -> None:
    clock = Clock()
    conversations = Conversations(clock)
    kept, silent = conversations.open(), conversations.open()
    clock.now = SILENCE_SECONDS - 1
    conversations.get(kept.id)
    clock.now = SILENCE_SECONDS + 1
    assert conversations.get(kept.id) is kept
    with pytest.raises(ConversationNotFoundError):
        conversations.get(silent.id)


def test_deleted_conversation_is_gone_at_once() -> None:
    conversations = Conversations()
    conversation = conversations.open()
    conversations.delete(conversation.id)
    assert len(conversations) == 0
    with pytest.raises(ConversationNotFoundError):
        conversations.delete(conversation.id)


def test_number_is_bounded_and_the_most_silent_goes_first() -> None:
    conversations = Conversations(most=2)
    first, second = conversations.open(), conversations.open()
    conversations.get(first.id)
    conversations.open()
    assert conversations.get(first.id) is first
    with pytest.raises(ConversationNotFoundError):
        conversations.get(second.id)


def test_length_is_bounded_and_the_oldest_exchange_goes_first() -> None:
    conversation = Conversations().open()
    for number in range(50):
        conversation.remember(exchange(number))
    assert len(conversation.exchanges) < 50
    assert conversation.exchanges[-1] == exchange(49)


def test_ids_are_long_and_differ() -> None:
    conversations = Conversations()
    ids = {conversations.open().id for _ in range(100)}
    assert len(ids) == 100
    assert min(map(len, ids)) >= 32
