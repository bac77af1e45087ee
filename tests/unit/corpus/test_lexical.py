import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import lexical
from corpus.words import content_words

EMPTY = dict.fromkeys(("title", "heading", "publisher", "names", "text", "asked"), "")


def _index(*texts: str) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    lexical.create(connection)
    for number, text in enumerate(texts, start=1):
        lexical.add(connection, number, {**EMPTY, "text": text})
    return connection


@pytest.fixture
def three() -> Iterator[sqlite3.Connection]:
    with closing(
        _index("mentors listen", "feedback helps mentors", "rotas are long")
    ) as connection:
        yield connection


def test_passage_with_more_of_the_words_comes_first(three: sqlite3.Connection) -> None:
    assert list(lexical.search(three, ["feedback", "mentor"], 10)) == [2, 1]


def test_no_words_find_nothing(three: sqlite3.Connection) -> None:
    assert lexical.search(three, content_words("what are you to me?"), 10) == {}


def test_search_can_be_limited_to_some_passages(three: sqlite3.Connection) -> None:
    assert list(lexical.search(three, ["mentors"], 10, [1])) == [1]
    assert list(lexical.search(three, ["mentors"], 1)) == [1]


def test_title_counts_more_than_text() -> None:
    with closing(_index("a sentence that mentions goals")) as connection:
        lexical.add(connection, 2, {**EMPTY, "title": "Goals", "text": "other words"})
        assert list(lexical.search(connection, ["goals"], 10)) == [2, 1]


@given(st.text())
def test_no_question_is_query_syntax(question: str) -> None:
    with closing(_index("NEAR the AND of OR")) as connection:
        lexical.search(connection, content_words(question), 5)
        found = lexical.search(connection, [*content_words(question), "near"], 5)
        assert list(found) == [1]


def test_expected_question_finds_a_passage_and_is_not_what_it_says() -> None:
    with closing(_index("rotas are long")) as connection:
        lexical.add(connection, 2, {**EMPTY, "text": "ask early", "asked": "who fills rotas"})
        assert set(lexical.search(connection, ["rotas"], 10)) == {1, 2}
        assert lexical.passages_with(connection, "rota") == 2
        assert lexical.passages_that_say(connection, ["rota"], 50) == 1
        assert lexical.passages_that_say(connection, ["rotas", "early"], 50) == 2
        assert lexical.passages_that_say(connection, ["rotas", "early"], 1) == 1
        assert lexical.passages_that_say(connection, [], 50) == 0
        assert "fills" not in lexical.vocabulary(connection)
