"""From one question and what was told about it to the finished answer.

Floor 2.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from coach.answer import Answer, Move, Route
from coach.chat_model import ChatModel
from coach.conversation import Conversation
from coach.conversation_turns import Turn
from coach.draft import Assembly
from coach.safety import SafetyFinding
from coach.settings import CoachSettings
from coach.telling import Telling, usage_of
from corpus.filters import Filters


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with what came before it."""

    question: str
    conversation: Conversation | None
    turns: tuple[Turn, ...]
    explain: bool
    within: Filters
    finding: SafetyFinding

    @property
    def conversation_id(self) -> str | None:
        """Of the conversation held here, if any."""
        return self.conversation.id if self.conversation else None


def safety_alone(asked: Asked, assembly: Assembly) -> Answer:
    """The answer that is what safety had to say, and nothing from the guides."""
    return Answer(
        id=_new_id(),
        conversation_id=asked.conversation_id,
        route=asked.finding.route or Route.OUT_OF_SCOPE,
        move=Move.HAND_OVER,
        text=assembly.text,
        segments=tuple(assembly.segments),
        safety=asked.finding.safety,
        generation=None,
        created_at=datetime.now(UTC),
    )


def finished(
    asked: Asked,
    telling: Telling,
    generation: str,
    spent: Mapping[str, int],
    model: ChatModel | None,
    settings: CoachSettings,
) -> Answer:
    """The answer as it was told.

    Args:
        asked: The question.
        telling: What was told about it, to its end.
        generation: That the citations come from.
        spent: Milliseconds by stage.
        model: That may have written it.
        settings: How the turn was answered.
    """
    writer = model if telling.used_model else None
    verify = {"verify": round(telling.verify_ms)} if writer else {}
    return Answer(
        id=_new_id(),
        conversation_id=asked.conversation_id,
        route=asked.finding.route or telling.draft.route,
        move=telling.draft.move,
        text=telling.assembly.text,
        segments=tuple(telling.assembly.segments),
        citations=tuple(telling.assembly.citations),
        safety=asked.finding.safety,
        generation=generation,
        model=writer.name if writer else "none",
        timings_ms={**spent, **verify},
        usage=usage_of(telling.usage, settings, writer.context_window) if writer else None,
        model_fault=telling.fault,
        checks=telling.checks() if asked.explain else None,
        searched=telling.searched if asked.explain else None,
        created_at=datetime.now(UTC),
    )


def _new_id() -> str:
    return f"ans_{uuid4().hex}"
