"""A chat model whose replies somebody wrote beforehand, having seen nothing but its prompts.

A line of the file holds the SHA-256 of a prompt, and the reply. What was not replied to (another
edition of the guides, another prompt, a rewrite) is asked for by writing it to a second file.
"""

import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from coach.chat_model import Message, Usage


def key_of(messages: Sequence[Message]) -> str:
    """What tells a prompt from any other."""
    return sha256("\0".join(f"{m.role}\0{m.text}" for m in messages).encode()).hexdigest()


@dataclass(slots=True)
class RecordedWriter:
    """Replies as recorded; keeps silent, and remembers the prompt, where there is none."""

    replies: dict[str, str]
    unanswered: dict[str, list[str]] = field(default_factory=dict)
    name: str = "recorded:careful"
    context_window: int | None = None
    paused_seconds: float = 0.0

    @classmethod
    def load(cls, path: Path) -> "RecordedWriter":
        """Read the replies; none where there is no file yet."""
        lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
        found = [json.loads(line) for line in lines]
        return cls({one["prompt"]: one["reply"] for one in found})

    async def stream(self, messages: Sequence[Message], usage: Usage) -> AsyncIterator[str]:
        """The reply to these messages."""
        usage.calls += 1
        key = key_of(messages)
        if key not in self.replies:
            self.unanswered[key] = [message.text for message in messages]
        yield self.replies.get(key, "")

    def write_unanswered(self, path: Path) -> None:
        """Write what is still to be replied to, one prompt a line."""
        lines = [
            json.dumps({"prompt": key, "messages": texts}, ensure_ascii=False)
            for key, texts in self.unanswered.items()
        ]
        path.write_text("\n".join([*lines, ""]), encoding="utf-8")
