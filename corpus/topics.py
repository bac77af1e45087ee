"""The small vocabulary of topics by which guides, questions and resources find one another.

Floor 1. Read from ``topics.toml``.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from corpus.entries import Entry, load_entries

OneLine = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^[^\n]+$", max_length=80)
]
Synonym = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9 '-]*$")]


class TopicsError(ValueError):
    """A file of topics cannot be used; the message names entry, field and remedy."""


class Topic(Entry):
    """One topic, with the words that mentees use for it."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*$")]
    label: OneLine
    synonyms: tuple[Synonym, ...] = Field(min_length=1)
    """In lower case; a synonym may belong to several topics."""


@dataclass(frozen=True, slots=True)
class Topics:
    """The whole vocabulary, in the order of the file."""

    topics: tuple[Topic, ...]

    @property
    def ids(self) -> frozenset[str]:
        """Every topic that a guide or a resource may name."""
        return frozenset(topic.id for topic in self.topics)

    def by_id(self, topic_id: str) -> Topic:
        """The topic with this id.

        Raises:
            TopicsError: If there is none.
        """
        for topic in self.topics:
            if topic.id == topic_id:
                return topic
        message = (
            f"no topic has the id {topic_id!r}; add it to topics.toml or use one that is there"
        )
        raise TopicsError(message)


def default_topics_path() -> Path:
    """The file that is shipped with this package."""
    return Path(__file__).parent / "topics.toml"


def load_topics(path: Path | None = None) -> Topics:
    """Read and check a file of topics; without a path, the shipped one.

    Raises:
        TopicsError: If the file cannot be read or is not TOML, or an entry is wrong or double.
    """
    return Topics(load_entries(path or default_topics_path(), "topic", Topic, TopicsError))
