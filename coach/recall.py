"""What a conversation that its client keeps has in hand.

Floor 2.
"""

from collections.abc import Sequence

from coach.compose import UNSURE
from coach.conversation import Exchange
from coach.conversation_turns import Turn
from coach.retrieval import exchange_of, passages_for, sentences_of, understood_in
from coach.understanding import asks_for_more
from corpus.hits import Hit
from corpus.library import Library

_REPLAYED = 3
"""How many earlier questions are looked up again."""


def replayed(turns: Sequence[Turn], library: Library) -> list[Exchange]:
    """The latest exchanges of a conversation that its client keeps, looked up again.

    Args:
        turns: Oldest first.
        library: For what was in hand.

    Raises:
        IndexQueryError: If the vector index cannot answer.
    """
    exchanges: list[Exchange] = []
    for question, answers in _answered(turns)[-_REPLAYED:]:
        understood = understood_in(question, exchanges, library)
        hits = passages_for(understood, library)
        last = answers[-1] if answers else ""
        told = _told_in(last, hits, library)
        said = "\n".join(answers)
        exchanges.append(exchange_of(understood, hits, said, told, is_open=UNSURE in last))
    return exchanges


def _answered(turns: Sequence[Turn]) -> list[tuple[str, list[str]]]:
    """Each question with what was said to it, and to those that asked for more of it."""
    answered: list[tuple[str, list[str]]] = []
    for turn in turns:
        if turn.role == "assistant" and answered:
            answered[-1][1].append(turn.text)
        elif _asks(turn) and not (answered and asks_for_more(turn.text)):
            answered.append((turn.text, []))
    return answered


def _asks(turn: Turn) -> bool:
    return turn.role == "user" and bool(turn.text.strip())


def _told_in(answer: str, hits: Sequence[Hit], library: Library) -> list[str]:
    """The sentences that an answer cited, in its order.

    Only sentences of the guides count: a client's word on what the coach said is no more than that.
    """
    found = {
        quote for hit in hits for quote in sentences_of(hit, library) if f"{quote} [" in answer
    }
    return sorted(found, key=answer.index)
