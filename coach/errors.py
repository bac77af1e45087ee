"""What can go wrong in a mentee's turn, cut by how the caller reacts.

Floor 2::

    CoachError
      QuestionError      the question cannot be taken as it is: say which part, and what to do
      QuestionSetError   a file of questions or a collection cannot be measured with
      ConversationNotFoundError  it was never there, was deleted or was forgotten: begin a new one
      ChatModelError     the answer is composed without the model, and says so
        ChatModelTimeoutError      nothing came within the time budget
        ChatModelUnavailableError  cannot be reached, overloaded or limiting: retry later
          ChatModelPausedError     failed several times in a row and is left alone for a while
        ChatModelRefusedError      the key, the model or the request is not accepted
        ContextTooLongError        more than the model can read
        MalformedReplyError        empty, endless or unreadable

"Nothing found" and "not my field" are answers, not errors.
"""


class CoachError(Exception):
    """Root of this package's errors."""


class QuestionError(CoachError):
    """The question cannot be taken as it is.

    Attributes:
        reason: What is wrong with it, without its words.
        advice: What to do.
    """

    def __init__(self, reason: str, advice: str) -> None:
        """Keep both halves of the message."""
        super().__init__(f"{reason}: {advice}")
        self.reason = reason
        self.advice = advice


class QuestionSetError(CoachError):
    """A file of questions, or a collection, cannot be measured with."""

    def __init__(self, place: str, reason: str) -> None:
        """Name the file, with the line where there is one, and what is wrong there."""
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason


class ConversationNotFoundError(CoachError):
    """There is no such conversation, or it was forgotten."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "there is no such conversation; one is forgotten after an hour of silence, "
            "so begin a new one"
        )


class ChatModelError(CoachError):
    """The chat model did not do its part; messages never hold the mentee's words."""

    code = "model_error"


class ChatModelTimeoutError(ChatModelError):
    """Nothing came within the time budget."""

    code = "model_timeout"


class ChatModelUnavailableError(ChatModelError):
    """It cannot be reached, is overloaded, or limits how often it may be asked.

    Attributes:
        retry_after: Seconds after which its server would be asked again, if it says so.
    """

    code = "model_unavailable"

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        """Keep what the server said about retrying."""
        super().__init__(message)
        self.retry_after = retry_after


class ChatModelPausedError(ChatModelUnavailableError):
    """It failed several times in a row and is not asked for a while."""

    code = "model_paused"

    def __init__(self, failures: int, seconds: float) -> None:
        """Say how often it failed and for how long it is left alone."""
        super().__init__(
            f"the model failed {failures} times in a row and is left alone for {seconds:.0f} s"
        )


class ChatModelRefusedError(ChatModelError):
    """The key, the model or the request is not accepted."""

    code = "model_refused"


class ContextTooLongError(ChatModelError):
    """The conversation and the evidence are more than the model can read."""

    code = "model_context_too_long"


class MalformedReplyError(ChatModelError):
    """What it wrote is empty, endless or unreadable."""

    code = "model_malformed"
