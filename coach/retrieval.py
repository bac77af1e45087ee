"""The passages that a turn goes by.

Floor 2.
"""

from corpus.library import Hit, Library

PASSAGES = 8
_PER_GUIDE = 3


def passages_for(query: str, library: Library, limit: int = PASSAGES) -> list[Hit]:
    """Passages for a stand-alone question, best first.

    Raises:
        IndexQueryError: If the vector index cannot answer.
    """
    return library.search(query, limit, per_guide=_PER_GUIDE)
