"""What can go wrong in a mentee's turn, cut by how the caller reacts.

Floor 2::

    CoachError
      QuestionError   the question cannot be taken as it is: say which part, and what to do

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
