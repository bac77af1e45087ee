"""A library with one rich guide, and answers composed from it without a chat model."""

from collections.abc import Callable, Iterator

import pytest

from api.bootstrap import open_library
from coach.compose import compose
from coach.draft import Draft
from coach.earlier import NOTHING_EARLIER, Earlier
from coach.evidence import find_evidence
from corpus.library import Library as OpenLibrary
from tests.conftest import Library

TALKS = """---
title: "Hard talks at work"
publisher: "Example Press"
date: 2025-03-01
asked_as:
  "How do I start a hard talk with a colleague?":
    - "how many nurses did Hollis survey about hard talks in 2011"
---
# Hard talks at work

## How do I start a hard talk with a colleague?

A hard talk with a colleague starts with what you saw, why it matters and a wish to listen.
A hard talk goes better in private and soon after the event.
In a 2011 survey of 40 nurses, Hollis found that most hard talks took under ten minutes.

## Three parts of a hard talk

A hard talk has three parts:

- The opening says what you noticed.
- The middle is for listening.
- The close agrees one action.

## Questions to ask yourself

- What might your colleague be worried about?
- Which part of the story are you guessing?

## Try this

1. Tonight, write two facts and one hope for the talk.
2. Tomorrow, ask your colleague for ten minutes.
"""
PRAISE = """---
title: "Praise that helps"
date: 2024
---
# Praise that helps

## Praise in public

Praise in public lifts the person who receives praise and the team who hear the praise.
"""
Compose = Callable[..., Draft]
"""A question, and what was said before it; gives the draft of its answer."""


@pytest.fixture
def opened(library: Library) -> Iterator[OpenLibrary]:
    library.write("talks.md", TALKS)
    library.write("praise.md", PRAISE)
    library.ingest()
    opened = open_library(library.settings, library.encoder)
    yield opened
    opened.close()


@pytest.fixture
def composed(opened: OpenLibrary) -> Compose:
    def answer(question: str, earlier: Earlier = NOTHING_EARLIER) -> Draft:
        evidence = find_evidence(question, opened)
        return compose(question, evidence, opened, 0.0, earlier=earlier)

    return answer
