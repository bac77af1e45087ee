"""How an answer goes with what safety had to say before it.

Floor 2. Pure.
"""

from collections.abc import Sequence
from dataclasses import replace

from coach.answer import Move, Route
from coach.conversation import Exchange
from coach.declines import NOTHING_HELD
from coach.draft import Assembly, Draft
from coach.turn_answer import Asked
from coach.understanding import asks_of_its_own

_MOST_WORDS = 150
"""Of an answer, with what safety says around it."""
_NO = "no"
"""However it was said."""


def answerable(asked: Asked, exchanges: Sequence[Exchange]) -> tuple[str, Sequence[Exchange]]:
    """The words that are answered, and what came before them.

    After a no to a question about danger that is what was told before it, if nothing of the guides
    was said to that. Beside a grave matter it is the question with the matter's name.
    """
    finding = asked.finding
    if finding.otherwise:  # the story would find what is meant for who did it
        about = f"{finding.topic}: " if finding.topic else ""
        return f"{about}{asked.question}", ()
    if not finding.takes_up or not exchanges:
        return asked.question, exchanges
    if exchanges[-1].told:
        return _NO, exchanges
    return exchanges[-1].question, exchanges[:-1]


def fitted(draft: Draft, asked: Asked, assembly: Assembly) -> Draft:
    """The draft as it goes on after what safety had to say."""
    finding = asked.finding
    if finding.route and draft.route in {Route.NOT_IN_GUIDES, Route.OUT_OF_SCOPE}:
        return replace(draft, pieces=())  # the boundary was drawn already
    if finding.safety.level != "none" and draft.move is Move.CLARIFY and not finding.takes_up:
        return replace(draft, pieces=())  # one question is enough
    if not finding.is_coached:
        # Who tells of harm and asks nothing meets people, and no quotation.
        draft = (
            draft.beside_a_concern()
            if asks_of_its_own(asked.question)
            else replace(draft, pieces=())
        )
        if finding.otherwise and not draft.answers:
            draft = replace(draft, pieces=(NOTHING_HELD, *finding.otherwise))
    around = [*(s.text for s in assembly.segments), *(piece.text for piece in finding.aside)]
    said = sum(len(text.split()) for text in around)
    rest = draft.after({segment.kind for segment in assembly.segments})
    return rest.within(_MOST_WORDS - said) if said else rest
