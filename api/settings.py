"""All settings of the program, read once from ``COACH_…`` variables and ``.env``.

Floor 3. Each package has its own frozen class; this one is all of them together and is passed down
to each as what that package knows it as. The defaults need no network, no key and no GPU.
"""

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from coach.settings import CoachSettings
from corpus.settings import CorpusSettings


class Settings(BaseSettings, CorpusSettings, CoachSettings):
    """Everything that can be set, by the names of the fields in capitals after ``COACH_``."""

    model_config = SettingsConfigDict(
        env_prefix="COACH_", env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True
    )

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    max_body_bytes: int = Field(default=1_000_000, ge=10_000)

    watch_seconds: float = Field(default=2.0, gt=0, le=3600)
    """Between two looks of `coach ingest --watch`."""

    @property
    def url(self) -> str:
        """Where the server is reached."""
        return f"http://{self.host}:{self.port}"
