"""What is found in a library: passages with their ranking, or with what stands around them.

Floor 1.
"""

from dataclasses import dataclass

from corpus.asked import AskedMatch
from corpus.catalogue import CataloguedGuide
from corpus.guide import Passage
from corpus.ranking import nearness


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, with every part of its ranking."""

    passage: Passage
    guide: CataloguedGuide
    text: str
    similarity: float | None
    """Cosine similarity to the question in [-1, 1]; absent when only the words found it."""
    dense_rank: int | None
    """From 1, expected questions counted; absent when the vector search did not find it."""
    lexical_rank: int | None
    """From 1; absent when it shares no content word with the question."""
    fused: float
    """Similarity and weighted match together; higher is better, and what hits are ordered by."""
    match: float | None = None
    """Share in [0, 1] of the question's words, by weight; absent when it shares none."""
    also_in: tuple[Passage, ...] = ()
    """Passages of other places that say the same and were folded into this one."""
    asked: AskedMatch | None = None
    """The nearest question that its guide's owner expects it to answer; never evidence."""

    @property
    def nearness(self) -> float | None:
        """How near it is by its text and by what it is expected to be asked, in [-1, 1]."""
        if self.similarity is None:
            return None
        return nearness(self.similarity, self.asked.similarity if self.asked else None)


@dataclass(frozen=True, slots=True)
class Context:
    """A passage with what stands around it in its guide."""

    passage: Passage
    guide: CataloguedGuide
    text: str
    before: str
    after: str
