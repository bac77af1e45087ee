"""A question on its own, with what a conversation has in hand, whoever keeps the conversation.

Floor 2.
"""

from collections.abc import Sequence

from coach.compose import UNSURE
from coach.conversation import Exchange
from coach.conversation_turns import Turn
from coach.retrieval import exchange_of, passages_for, sentences_of, understood_in
from coach.understanding import Understood
from corpus.hits import Hit
from corpus.library import Library

_REPLAYED = 3
"""How many earlier questions of a conversation that its client keeps are looked up again."""


def understood_after(
    question: str, held: Sequence[Exchange], turns: Sequence[Turn], library: Library
) -> Understood:
    """The question on its own.

    Args:
        question: The mentee's words.
        held: Exchanges of a conversation that is held here, the latest last.
        turns: Of one that its client keeps, oldest first; looked up again where none is held.
        library: For what was in hand.

    Raises:
        IndexQueryError: If the vector index cannot answer.
    """
    exchanges = held or _replayed(turns, library)
    return understood_in(question, exchanges, library)


def _replayed(turns: Sequence[Turn], library: Library) -> list[Exchange]:
    exchanges: list[Exchange] = []
    for question, answer in _answered(turns)[-_REPLAYED:]:
        understood = understood_in(question, exchanges, library)
        hits = passages_for(understood, library)
        told = _told_in(answer, hits, library)
        exchanges.append(exchange_of(understood, hits, told, is_open=UNSURE in answer))
    return exchanges


def _answered(turns: Sequence[Turn]) -> list[tuple[str, str]]:
    """Each question with what was said to it, empty where nothing was."""
    answered: list[tuple[str, str]] = []
    for turn in turns:
        if turn.role == "user" and turn.text.strip():
            answered.append((turn.text, ""))
        elif turn.role == "assistant" and answered:
            question, said = answered[-1]
            answered[-1] = (question, f"{said}\n{turn.text}")
    return answered


def _told_in(answer: str, hits: Sequence[Hit], library: Library) -> list[str]:
    """The sentences that an answer cited, in its order.

    Only sentences of the guides count: a client's word on what the coach said is no more than that.
    """
    found = {
        quote for hit in hits for quote in sentences_of(hit, library) if f"{quote} [" in answer
    }
    return sorted(found, key=answer.index)
