"""What can go wrong in a mentee's turn, cut by how the caller reacts.

Floor 2::

    CoachError
      QuestionError      the question cannot be taken as it is: say which part, and what to do
      QuestionSetError   a file of questions or a collection cannot be measured with
      ConversationNotFoundError  it was never there, was deleted or was forgotten: begin a new one

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
