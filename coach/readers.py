"""Models that read two texts together, where rules and likeness do not see enough.

Floor 2.
"""

from dataclasses import dataclass

from coach.evidence import ReadsAnswers
from coach.second_reader import SecondReader
from coach.verify import ReadsClaim


@dataclass(frozen=True, slots=True)
class Readers:
    """Who reads what; any of them may be missing.

    Attributes:
        answers: Reads sentences that were found together with the question.
        claims: What verification reads a claim of the chat model with.
        second: Reads every claim of the chat model that verification let through.
    """

    answers: ReadsAnswers | None = None
    claims: ReadsClaim | None = None
    second: SecondReader | None = None


NO_READERS = Readers()
