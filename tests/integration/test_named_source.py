"""The word of a body is looked for in the guides that are its own."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from api.bootstrap import open_library
from coach.retrieval import passages_for, understood_in
from corpus.library import Library as Opened
from tests.conftest import Library

OURS = """---
title: "Ponds"
publisher: "Pond Council"
---
# Ponds

## Newts

Newts swim at dusk, as they have always done.
"""
SCRAPED = """quote HEE facebook linkedin twitter search keyboard-arrow-down close event-note

Newts in the garden

Leave stones for newts to hide under, and never a net.
"""


@pytest.fixture
def opened(library: Library) -> Iterator[Opened]:
    library.write("ponds.md", OURS)
    library.write("garden.txt", SCRAPED)
    library.ingest()
    with (
        library.data.owned(),
        closing(open_library(library.settings, library.encoder)) as found,
    ):
        yield found


def guides_looked_into(question: str, opened: Opened) -> set[str]:
    hits = passages_for(understood_in(question, (), opened), opened)
    return {hit.guide.id for hit in hits}


def test_publisher_is_asked_by_name(opened: Opened) -> None:
    assert guides_looked_into("What does the pond council say about newts?", opened) == {"ponds"}


def test_name_on_the_page_is_enough(opened: Opened) -> None:
    assert guides_looked_into("according to HEE, where do newts hide?", opened) == {"garden"}


def test_a_body_that_no_guide_is_of_narrows_nothing(opened: Opened) -> None:
    asked = "What does Aristotle say about newts?"
    assert guides_looked_into(asked, opened) == {"ponds", "garden"}
    assert understood_in(asked, (), opened).question == asked
