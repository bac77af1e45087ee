"""What a turn goes on from, so that the coach does not say the same thing twice. Pure.

Floor 2.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from coach.conversation import Exchange
from coach.understanding import Understood, goes_on
from corpus.words import content_words


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was said before this turn, and how the turn goes on from it."""

    answers: str = ""
    """What the coach said, all answers in one."""
    asks_for_more: bool = False
    """The turn only asks for more of the same ("tell me more", "what else?")."""
    pointed_at: str = ""
    """The sentence of the last answer that the turn points at."""
    adds_nothing: bool = False
    """The turn has no subject of its own ("why?", "the second one")."""

    def said(self, words: str) -> bool:
        """Whether the coach said these words before."""
        return words in self.answers


NOTHING_EARLIER = Earlier()


def earlier_than(understood: Understood, exchanges: Sequence[Exchange]) -> Earlier:
    """What a turn goes on from.

    Args:
        understood: The turn.
        exchanges: What was said before it, the latest last.
    """
    told = understood.in_hand.told if understood.in_hand else ()
    return Earlier(
        answers="\n".join(exchange.answer for exchange in exchanges),
        asks_for_more=understood.asks_for_more,
        pointed_at=understood.item if understood.item in told else "",
        adds_nothing=understood.in_hand is not None
        and (goes_on(understood.question) or not content_words(understood.question)),
    )
