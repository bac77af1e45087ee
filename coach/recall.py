"""A question on its own, with what a conversation has in hand, whoever keeps the conversation.

Floor 2.
"""

from collections.abc import Sequence

from coach.conversation import Exchange
from coach.conversation_turns import Turn
from coach.retrieval import exchange_of, passages_for, understood_in
from coach.understanding import Understood
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
    questions = [turn.text for turn in turns if turn.role == "user" and turn.text.strip()]
    exchanges: list[Exchange] = []
    for question in questions[-_REPLAYED:]:
        understood = understood_in(question, exchanges, library)
        exchanges.append(exchange_of(understood, passages_for(understood, library)))
    return exchanges
