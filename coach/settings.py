"""Settings of the coach.

Floor 2.
"""

from pydantic import BaseModel, ConfigDict, Field


class CoachSettings(BaseModel):
    """How a turn is answered."""

    model_config = ConfigDict(frozen=True)

    max_question_characters: int = Field(default=4_000, ge=100, le=100_000)
    min_similarity: float = Field(default=0.20, ge=-1, le=1)
    """Below this cosine similarity of the best sentence or passage, the guides do not hold it.

    Above it, the words of the question decide (see ``coach/gaps.py``).
    """
