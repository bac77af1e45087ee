"""Conversations: many turns off the record, gone after an hour of silence or on request."""

from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.dependencies import CoachDep
from api.problems import responses
from api.routes.ask import ask
from api.schemas import AskRequest, Message, OpenConversation
from coach.answer import Answer
from coach.conversation import SILENCE_SECONDS, Conversation

router = APIRouter(prefix="/api/v1/conversations", tags=["conversations"])
_GONE = responses(HTTPStatus.NOT_FOUND)
_PROBLEMS = responses(
    HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.SERVICE_UNAVAILABLE
)


@router.post("", status_code=HTTPStatus.CREATED)
async def open_conversation(coach: CoachDep) -> OpenConversation:
    """Begin a conversation; pass its id with each question."""
    return _shown(coach.conversations.open())


@router.get("/{conversation_id}", responses=_GONE)
async def show_conversation(conversation_id: str, coach: CoachDep) -> OpenConversation:
    """Whether a conversation is still held, and how much of it."""
    return _shown(coach.conversations.get(conversation_id))


@router.post("/{conversation_id}/messages", response_model=Answer, responses=_PROBLEMS)
async def send_message(
    conversation_id: str, body: Message, request: Request, coach: CoachDep
) -> Answer | Response:
    """Say the next thing; the same as `ask` with this conversation's id."""
    said = {name: getattr(body, name) for name in body.model_fields_set}
    asked = AskRequest(conversation_id=conversation_id, **said)
    return await ask(asked, request, coach)


@router.delete("/{conversation_id}", status_code=HTTPStatus.NO_CONTENT, responses=_GONE)
async def delete_conversation(conversation_id: str, coach: CoachDep) -> None:
    """Forget a conversation at once."""
    coach.conversations.delete(conversation_id)


def _shown(conversation: Conversation) -> OpenConversation:
    return OpenConversation(
        id=conversation.id,
        turns=len(conversation.exchanges),
        forgotten_after_seconds=int(SILENCE_SECONDS),
    )
