"""Five ways of not answering, each with a next step. Fixed words around the mentee's own.

Floor 2.
"""

import re
from collections.abc import Collection, Sequence

from coach.answer import Move, Route, SegmentKind
from coach.asked import Asked, Wanted
from coach.draft import Draft, Piece, verbatim_claims
from coach.evidence import Evidence, EvidenceSentence
from coach.gaps import Gap, Why

_NAME_RUN = re.compile(r"[A-Z][\w'-]*(?: [A-Z][\w'-]*)*")
_QUESTIONS = re.compile(r"(?:^|(?<=[.!?] ))[^.!?]+\?")
_NEAREST_GUIDES = 3
_SHOWN_OF_QUESTION = 120
_WORTH_SHOWING = 0.34
"""Similarity from which the nearest sentence tells a mentee something, though not the answer."""
_LONGEST_NEAREST = 45

_KINDS = {
    Wanted.NUMBER: "no such figure",
    Wanted.PRICE: "no price",
    Wanted.DATE: "no such date",
    Wanted.NAME: "no such name",
    Wanted.ANYTHING: "nothing on exactly that",
}
_ASK = {
    Wanted.PRICE: "The organisation itself will say, on its own pages or by email.",
    Wanted.DATE: "The organisation's own pages, or a librarian, can tell you.",
    Wanted.NAME: "The organisation's own pages, or a librarian, can tell you.",
    Wanted.NUMBER: "A librarian can find the study or the form that has it.",
    Wanted.ANYTHING: "Someone who knows your workplace may: a supervisor, a mentor or a librarian.",
}
_NOT_MY_FIELD = (
    "That is outside what I am for: I hold guides on mentoring and on growing into leadership in "
    "health care, and I would only be guessing."
)
_BACK_TO_WORK = (
    "If there is something in it about your work, your team or your next step, tell me that part."
)
_WHICH_DETAIL = "What is it about: who or what do you mean, and what would you like to come of it?"
_NOTHING_MORE = (
    "That is all I find in the guides that is close to this; what else they hold is about other"
    " things."
)
_WHICH_PART = "Which part of it is still open for you?"
_NOT_FOUND_YET = "Then it is something else."
_ONE_DETAIL = "I need one detail before I can look this up, because I can't tell what you mean."

NOTHING_HELD = Piece(SegmentKind.GAP, "I looked in the guides for that and found nothing.")
"""Beside a grave matter: no next step of its own, and no nearest sentence."""


def decline(
    asked: Asked, evidence: Evidence, gap: Gap, nearest: Sequence[EvidenceSentence]
) -> Draft:
    """Say what is missing, what the guides do hold, and who could know."""
    if gap.why is Why.FAR and not _worth_showing(nearest):
        return out_of_scope(asked)
    return not_in_guides(asked, evidence, gap, nearest)


def not_in_guides(
    asked: Asked, evidence: Evidence, gap: Gap, nearest: Sequence[EvidenceSentence]
) -> Draft:
    """What was looked for, the nearest that the guides do say, and who could know."""
    pieces = [Piece(SegmentKind.GAP, f"{_looked_for(asked)} {_missing(asked, gap)}")]
    unknown = gap.why is Why.UNKNOWN_NAME
    shown = [s for s in nearest if _worth_showing([s]) and not unknown][:1]
    if shown:
        pieces.append(Piece(SegmentKind.GAP, "The nearest thing they say is this."))
        pieces += verbatim_claims(shown)
    else:
        pieces += _nearest_titles(evidence)
    pieces.append(Piece(SegmentKind.OPTION, _ASK[asked.wanted]))
    return Draft(Route.NOT_IN_GUIDES, Move.DECLINE, tuple(pieces))


def out_of_scope(asked: Asked) -> Draft:
    """Another field: say so, and invite the part that is about work."""
    pieces = (
        Piece(SegmentKind.GAP, f"{_looked_for(asked)} {_NOT_MY_FIELD}"),
        Piece(SegmentKind.OPTION, _BACK_TO_WORK),
    )
    return Draft(Route.OUT_OF_SCOPE, Move.DECLINE, pieces)


def clarify() -> Draft:
    """Ask for the one detail that is missing."""
    pieces = (Piece(SegmentKind.GAP, _ONE_DETAIL), Piece(SegmentKind.QUESTION, _WHICH_DETAIL))
    return Draft(Route.CLARIFY, Move.CLARIFY, pieces)


def nothing_more() -> Draft:
    """Say that all that lies near was told, and ask which part matters."""
    pieces = (Piece(SegmentKind.GAP, _NOTHING_MORE), Piece(SegmentKind.QUESTION, _WHICH_PART))
    return Draft(Route.CLARIFY, Move.CLARIFY, pieces)


def ask_again() -> Draft:
    """Ask for more where nothing that was shown is it."""
    pieces = (Piece(SegmentKind.GAP, _NOT_FOUND_YET), Piece(SegmentKind.QUESTION, _WHICH_DETAIL))
    return Draft(Route.CLARIFY, Move.CLARIFY, pieces)


def _worth_showing(nearest: Sequence[EvidenceSentence]) -> bool:
    return bool(nearest) and (
        nearest[0].similarity >= _WORTH_SHOWING
        and len(nearest[0].quote.split()) <= _LONGEST_NEAREST
        and not nearest[0].quote.endswith(":")
    )


def _looked_for(asked: Asked) -> str:
    return f"I looked in the guides for {_shown(asked.said)} and found nothing that answers it."


def _shown(said: str) -> str:
    """What was asked, in the mentee's words: of a long message what it asks last, if it does."""
    line = " ".join(said.split())
    questions = [line, *reversed(_QUESTIONS.findall(line))]
    short = (text for text in questions if len(text) <= _SHOWN_OF_QUESTION)
    found = next(short, None)
    return f"“{found}”" if found else "what you describe"


def _missing(asked: Asked, gap: Gap) -> str:
    if gap.why is Why.UNKNOWN_NAME:
        return f"No guide here mentions {' or '.join(_whole_names(asked, gap.missing))}."
    named = [word for word in gap.missing if not word.isdigit()]
    if named and gap.why is Why.DETAIL:
        words = ", ".join(f"“{word}”" for word in named[:3])
        return f"What they do not cover is {words}."
    return f"They hold {_KINDS[asked.wanted]}."


def _whole_names(asked: Asked, missing: Collection[str]) -> list[str]:
    """The names as they were said, "Clinical Fellow Scheme" and not only "Fellow"."""
    runs = [run.split() for run in _NAME_RUN.findall(asked.question)]
    whole = [" ".join(run) for run in runs if set(run) & set(missing)]
    return whole or list(missing)


def _nearest_titles(evidence: Evidence) -> list[Piece]:
    titles = list(dict.fromkeys(hit.guide.metadata.title for hit in evidence.hits))
    if not titles:
        return []
    nearest = "; ".join(f"“{title}”" for title in titles[:_NEAREST_GUIDES])
    return [Piece(SegmentKind.GAP, f"The nearest guides are about something else: {nearest}.")]
