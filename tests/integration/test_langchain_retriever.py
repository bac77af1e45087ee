"""The library inside a LangChain chain: documents with all that a citation needs."""

from contextlib import closing

from langchain_core.runnables import RunnableLambda

from api.bootstrap import open_library
from coach.langchain_retriever import GuideRetriever
from corpus.filters import Filters
from tests.conftest import Library

QUESTION = "Where does criticism belong?"


def test_documents_carry_their_place_in_the_guide(filled: Library) -> None:
    with filled.data.owned(), closing(open_library(filled.settings, filled.encoder)) as library:
        documents = GuideRetriever(library=lambda: library, limit=2).invoke(QUESTION)
        assert len(documents) == 2
        facts = documents[0].metadata
        text = library.revision(facts["revision"]).text
        assert text[facts["start"] : facts["end"]] == documents[0].page_content
        assert facts["generation"] == library.generation
        assert facts["title"] == "Giving feedback"


def test_retriever_is_a_link_of_a_chain_and_keeps_its_filters(filled: Library) -> None:
    with filled.data.owned(), closing(open_library(filled.settings, filled.encoder)) as library:
        filters = Filters(guides=("finding-a-mentor",))
        retriever = GuideRetriever(library=lambda: library, filters=filters)
        chain = retriever | RunnableLambda(
            lambda documents: {d.metadata["guide_id"] for d in documents}
        )
        assert chain.invoke(QUESTION) == {"finding-a-mentor"}
