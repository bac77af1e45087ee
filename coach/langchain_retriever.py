"""The published library as a LangChain retriever, for other people's chains.

Floor 2. Nothing of the coach goes through it; it is a door.
"""

from collections.abc import Callable
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from corpus.filters import EVERYTHING, Filters
from corpus.hits import Hit
from corpus.library import Library


class GuideRetriever(BaseRetriever):
    """Finds passages of the published library, best first, with what a citation needs.

    For example::

        retriever = GuideRetriever(library=lambda: library, limit=4)
        documents = retriever.invoke("How do I ask someone to be my mentor?")
    """

    library: Callable[[], Library]
    """Gives the published library at each call, so that a new generation is seen at once."""
    limit: int = 8
    per_guide: int | None = None
    filters: Filters = EVERYTHING

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        library = self.library()
        guides = library.matching(self.filters)
        hits = library.search(query, self.limit, per_guide=self.per_guide, guide_ids=guides)
        return [_document(hit, library.generation) for hit in hits]


def _document(hit: Hit, generation: str) -> Document:
    """The passage's text; ``start`` and ``end`` count code points in the revision's text."""
    facts = hit.guide.metadata
    metadata: dict[str, Any] = {
        "guide_id": hit.guide.id,
        "title": facts.title,
        "publisher": facts.publisher,
        "date": facts.date,
        "revision": hit.passage.revision,
        "start": hit.passage.start,
        "end": hit.passage.end,
        "heading_path": list(hit.passage.heading_path),
        "similarity": hit.similarity,
        "match": hit.match,
        "fused": hit.fused,
        "asked_similarity": hit.asked.similarity if hit.asked else None,
        "generation": generation,
        "source": f"/guides/{hit.guide.id}/{hit.passage.revision}"
        f"#c{hit.passage.start}-{hit.passage.end}",
    }
    return Document(id=hit.passage.id, page_content=hit.text, metadata=metadata)
