import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import lexical


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
    assert lexical.search(three, "feedback from a mentor", 10) == [2, 1]


def test_function_words_alone_find_nothing(three: sqlite3.Connection) -> None:
    assert lexical.search(three, "what are you to me?", 10) == []


def test_search_can_be_limited_to_some_passages(three: sqlite3.Connection) -> None:
    assert lexical.search(three, "mentors", 10, [1]) == [1]
    assert lexical.search(three, "mentors", 1) == [1]


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
        assert lexical.search(connection, "goals", 10) == [2, 1]


@given(st.text())
def test_no_question_is_query_syntax(question: str) -> None:
    with closing(_index("NEAR the AND of OR")) as connection:
        lexical.search(connection, question, 5)
        assert lexical.search(connection, f'{question} "near', 5) in ([1], [])
