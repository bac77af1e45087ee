"""What ``/v1`` takes and gives, as OpenAI's clients know it.

Floor 3. Only what the coach uses is declared; other fields of a request are let through unread.
"""

import time
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from coach.answer import Answer, Citation, Segment
from coach.conversation_turns import Turn

MODEL = "mentoring-coach"


class ContentPart(BaseModel):
    """A part of a message; only text is read."""

    model_config = ConfigDict(extra="ignore")

    type: str
    text: str = ""


class ChatMessage(BaseModel):
    """One message of the conversation."""

    model_config = ConfigDict(extra="ignore")

    role: Literal["system", "developer", "user", "assistant", "tool"]
    content: str | list[ContentPart] | None = None

    @property
    def text(self) -> str:
        """Its text, parts put together."""
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content if part.type == "text")
        return self.content or ""


class StreamOptions(BaseModel):
    """What a stream should hold besides text."""

    model_config = ConfigDict(extra="ignore")

    include_usage: bool = False


class ChatCompletionRequest(BaseModel):
    """A whole conversation; the last message of the user is answered."""

    model_config = ConfigDict(
        extra="ignore",
        json_schema_extra={
            "examples": [
                {"model": MODEL, "messages": [{"role": "user", "content": "What is SBI?"}]}
            ]
        },
    )

    model: str = MODEL
    messages: list[ChatMessage] = Field(min_length=1, max_length=200)
    stream: bool = False
    stream_options: StreamOptions | None = None

    def question_and_turns(self) -> tuple[str, list[Turn]]:
        """The last thing that the user said, and what was said before by either side."""
        spoken = [m for m in self.messages if m.role in {"user", "assistant"} and m.text.strip()]
        last = max((i for i, m in enumerate(spoken) if m.role == "user"), default=None)
        if last is None:
            return "", []
        turns = [
            Turn("user" if message.role == "user" else "assistant", message.text)
            for message in spoken[:last]
        ]
        return spoken[last].text, turns


def completion(answer: Answer, base_url: str) -> dict[str, Any]:
    """A whole answer as a chat completion."""
    message = {
        "role": "assistant",
        "content": answer.text + sources(answer.citations, base_url),
        "refusal": None,
        "annotations": [
            annotation
            for segment in answer.segments
            for annotation in annotations(segment, answer.citations, base_url)
        ],
    }
    return {
        "id": f"chatcmpl-{answer.id.removeprefix('ans_')}",
        "object": "chat.completion",
        "created": int(answer.created_at.timestamp()),
        "model": MODEL,
        "choices": [{"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}],
        "usage": usage(answer),
    }


def chunk(identifier: str, delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
    """One piece of a streamed completion."""
    return {
        "id": identifier,
        "object": "chat.completion.chunk",
        "created": int(time.time()),
        "model": MODEL,
        "choices": [{"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}],
    }


def annotations(
    segment: Segment, citations: tuple[Citation, ...], base_url: str
) -> list[dict[str, Any]]:
    """A ``url_citation`` for each citation of a segment, over the segment's range of the text."""
    return [
        {
            "type": "url_citation",
            "url_citation": {
                "url": base_url + citation.url,
                "title": citation.guide_title,
                "start_index": segment.start,
                "end_index": segment.end,
            },
        }
        for citation in citations
        if citation.marker in segment.citations
    ]


def sources(citations: tuple[Citation, ...], base_url: str) -> str:
    """A short Markdown list for clients that show no annotations; empty without citations."""
    if not citations:
        return ""
    lines = [_source(citation, base_url) for citation in citations]
    return "\n\n**Sources**\n\n" + "\n".join(lines)


def usage(answer: Answer) -> dict[str, int]:
    """Tokens of the chat model; zeros when none was asked."""
    told = answer.usage or {}
    read, wrote = int(told.get("input_tokens", 0)), int(told.get("output_tokens", 0))
    return {"prompt_tokens": read, "completion_tokens": wrote, "total_tokens": read + wrote}


def failure(message: str, kind: str, code: str, param: str | None = None) -> dict[str, Any]:
    """An error as OpenAI has it."""
    return {"error": {"message": message, "type": kind, "param": param, "code": code}}


def _source(citation: Citation, base_url: str) -> str:
    title = citation.guide_title.replace("\\", "").replace("[", "(").replace("]", ")")
    facts = [fact for fact in (citation.publisher, citation.date) if fact]
    return f"{citation.marker}. [{title}]({base_url}{citation.url})" + "".join(
        f", {fact}" for fact in facts
    )
