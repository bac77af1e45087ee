import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import lexical
from corpus.words import content_words


def _index(*texts: str) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    lexical.create(connection)
    for number, text in enumerate(texts, start=1):
        fields = {"title": "", "heading": "", "publisher": "", "names": "", "text": text}
        lexical.add(connection, number, fields)
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
        fields = {
            "title": "Goals",
            "heading": "",
            "publisher": "",
            "names": "",
            "text": "other words",
        }
        lexical.add(connection, 2, fields)
        assert list(lexical.search(connection, ["goals"], 10)) == [2, 1]


@given(st.text())
def test_no_question_is_query_syntax(question: str) -> None:
    with closing(_index("NEAR the AND of OR")) as connection:
        lexical.search(connection, content_words(question), 5)
        found = lexical.search(connection, [*content_words(question), "near"], 5)
        assert list(found) == [1]
