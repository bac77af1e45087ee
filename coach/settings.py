"""Settings of the coach.

Floor 2.
"""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field, SecretStr

from corpus.resources import Region


class ModelForm(StrEnum):
    """How much is asked of a chat model."""

    LINES = "lines"
    """The whole answer: lines of given kinds that name their evidence."""
    PLAIN = "plain"
    """A few plain sentences, which the coach attributes; for small models."""


class CoachSettings(BaseModel):
    """How a turn is answered."""

    model_config = ConfigDict(frozen=True)

    max_question_characters: int = Field(default=4_000, ge=100, le=100_000)
    min_similarity: float = Field(default=0.20, ge=-1, le=1)
    """Below this cosine similarity of the best sentence or passage, the guides do not hold it.

    Above it, the words of the question decide (see ``coach/gaps.py``).
    """
    region: Region = Region.UK
    """Whose places to turn to are shown; ``uk`` where the nation is not known."""
    model: str = ""
    """A LangChain chat model as ``provider:name``, such as ``openai:gpt-5``; empty for none.

    ``anthropic:…`` and ``ollama:…`` need ``langchain-anthropic`` and ``langchain-ollama``; anything
    that speaks OpenAI's API is ``openai:NAME`` with ``model_base_url``.
    """
    model_base_url: str = ""
    model_api_key: SecretStr | None = None
    """Absent, the provider's own variable is read, such as ``OPENAI_API_KEY``."""
    model_form: ModelForm = ModelForm.LINES
    second_reader: str = ""
    """Who else reads each claim: ``model``, or a folder with a model for inference; empty: none."""
    second_reader_seconds: float = Field(default=8.0, gt=0, le=600)
    """For one claim; after that it is dropped."""
    second_reader_least: float = Field(default=0.5, ge=0, le=1)
    """Probability of entailment from which a folder's model lets a claim through."""
    model_first_token_seconds: float = Field(default=20.0, gt=0, le=600)
    model_gap_seconds: float = Field(default=15.0, gt=0, le=600)
    model_total_seconds: float = Field(default=90.0, gt=0, le=3_600)
    model_rewrite_seconds: float = Field(default=4.0, gt=0, le=60)
    """How long a follow-up or a long story may wait to be made a question of its own."""
    model_price_input: float = Field(default=0.0, ge=0)
    """Of a million tokens read, in whatever currency; 0 leaves cost out of ``usage``."""
    model_price_output: float = Field(default=0.0, ge=0)
    """Of a million tokens written."""
    model_context_tokens: int = Field(default=0, ge=0, le=10_000_000)
    """The most tokens that the model reads, told in ``usage``; 0 where only LangChain may know."""
    model_prompt_tokens: int = Field(default=3_000, ge=500, le=200_000)
    """About how many tokens of rules, evidence and conversation a model is given."""
