"""What becomes of a question about danger that was asked before: it was answered, or it stands.

Floor 2 (coach). Only where a turn is met with danger because of what was said before it. A no is
heard once, with a short word, and settles the matter until something new is said; a yes, however
faint, is danger; a question that was passed over is put again in fewer words; the kind question is
put once, and what is said faintly after it meets the check.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import Enum, auto

from coach.triage.model import ANSWERED_NO, SETTLED, TAKEN_BACK, Route, Triage

ANSWERED_YES = "conversation.answered-yes"
ASKED_BEFORE = "conversation.asked-before"
HINTED_AGAIN = "conversation.hinted-again"

_JUDGED_URGENT = "classifier.self_harm.urgent"
_NOT_OTHERS = frozenset({Route.SELF_HARM, Route.NONE})
_TELLS_MORE = (
    "conversation.was-oneself",
    ANSWERED_YES,
    "conversation.joined",
    "conversation.added-up",
)
"""What several turns say together though each alone does not."""


class Reply(Enum):
    """What a turn would be as an answer to a question about danger."""

    NONE = auto()
    NO = auto()
    YES = auto()
    """A yes, or a faint one: "sometimes", "I don't know"."""
    POORLY = auto()
    """It says how somebody is who is not well."""


def after_asking(
    found: Triage, *, alone: Triage, before: Callable[[], Triage], reply: Reply
) -> Triage:
    """Return what a turn is met with in view of how the one before it was met.

    Args:
        found: What turn and conversation were found to be.
        alone: What the turn is found to be without the conversation.
        before: How the turn before it was met; looked at only if it matters.
        reply: What the turn would be as an answer to a question.
    """
    if _is_grave(alone) or _tells_more(found):
        return found
    met = before()
    if met.is_answered:
        return _settled(alone)
    if met.level == "none":
        return found
    if reply is Reply.NO:
        return _answered_no(found, alone, met)
    if reply is Reply.YES or (reply is Reply.POORLY and met.is_faint):
        return _answered_yes(found, met)
    return _passed_over(found, alone, met)


def _is_grave(alone: Triage) -> bool:
    """Say whether a turn speaks of danger by itself, more than faintly."""
    return alone.level != "none" and not alone.is_faint


def _tells_more(found: Triage) -> bool:
    return any(reason.startswith(_TELLS_MORE) for reason in found.reasons)


def _answered_no(found: Triage, alone: Triage, met: Triage) -> Triage:
    """Hear a no: of danger said outright the check remains, of the kind question nothing."""
    if met.level == "urgent":
        return _check(found, TAKEN_BACK)
    if met.is_faint:
        return _settled(alone)
    return _check(found, ANSWERED_NO)


def _answered_yes(found: Triage, met: Triage) -> Triage:
    """Hear a yes: to the question about danger it is danger, to the kind one it is asked about."""
    if met.is_faint:
        return _check(found, HINTED_AGAIN)
    return replace(_check(found, ANSWERED_YES), level="urgent")


def _passed_over(found: Triage, alone: Triage, met: Triage) -> Triage:
    """Put a question again that got no answer; the kind one only if more is said."""
    if met.is_faint and found.is_faint:
        return _check(found, HINTED_AGAIN) if alone.is_faint else _settled(alone)
    if met.is_faint:
        return found
    stays = met.level == "urgent" or (alone.level != "none" and _JUDGED_URGENT in found.reasons)
    if found.level == "urgent" and stays:
        return found
    return _check(found, ASKED_BEFORE)


def _check(found: Triage, reason: str) -> Triage:
    """Return a check for one reason, with the other routes that were found."""
    others = (route for route in (found.route, *found.also) if route not in _NOT_OTHERS)
    return Triage("check", Route.SELF_HARM, tuple(others), (reason,), found.soft)


def _settled(alone: Triage) -> Triage:
    """Return what the turn says by itself, and remember that the rest has been answered."""
    return replace(alone, reasons=(*alone.reasons, SETTLED))
