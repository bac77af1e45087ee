"""Packed posting lists give what FTS5's own bm25() gives, on libraries of all kinds."""

import random
import sqlite3
from contextlib import closing, nullcontext
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import lexical
from corpus.postings import Postings
from corpus.stemming import Stemmer
from corpus.words import content_words

VOCABULARY = (
    "mentor mentors mentoring Mentoring feedback feed consultant naïve naive 360 ward_round "
    "straße café the and rota rotas ethics".split()
)
COLUMNS = ("title", "heading", "publisher", "names", "text", "asked")
WORDS = st.sampled_from(VOCABULARY)


def _random_library(seed: int) -> list[dict[str, str]]:
    """Up to thirty passages with up to twelve words in each column."""
    chance = random.Random(seed)

    def field() -> str:
        return " ".join(chance.choices(VOCABULARY, k=chance.randint(0, 12)))

    return [{column: field() for column in COLUMNS} for _ in range(chance.randint(1, 30))]


LIBRARY = st.integers(0, 2**32).map(_random_library)


def _built(passages: list[dict[str, str]]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    lexical.create(connection)
    for number, fields in enumerate(passages, start=1):
        lexical.add(connection, number, fields)
    lexical.finish(connection)
    return connection


def _postings(connection: sqlite3.Connection, passages: int) -> Postings:
    rarity = partial(lexical.idf, passages=passages)
    return Postings(lambda: nullcontext(connection), passages, rarity)


@given(
    LIBRARY,
    st.lists(WORDS, max_size=5),
    st.none() | st.lists(st.integers(1, 30)),
)
def test_scores_are_those_of_fts5(
    passages: list[dict[str, str]], question: list[str], numbers: list[int] | None
) -> None:
    words = [word for word in content_words(" ".join(question)) if "_" not in word]
    with closing(_built(passages)) as connection:
        plain = lexical.search(connection, words, 1_000, numbers)
        quick = _postings(connection, len(passages)).best(words, 1_000, numbers)
    assert quick == pytest.approx(plain, rel=1e-6)


@given(LIBRARY, st.lists(WORDS, min_size=1, max_size=5))
def test_best_few_are_those_of_fts5_up_to_ties(
    passages: list[dict[str, str]], question: list[str]
) -> None:
    words = [word for word in content_words(" ".join(question)) if "_" not in word]
    with closing(_built(passages)) as connection:
        plain = lexical.search(connection, words, 4)
        quick = _postings(connection, len(passages)).best(words, 4)
    assert quick is not None
    assert list(quick.values()) == pytest.approx(list(plain.values()), rel=1e-6)
    assert list(quick.values()) == sorted(quick.values(), reverse=True)


@given(LIBRARY, WORDS)
def test_count_of_passages_is_that_of_fts5(passages: list[dict[str, str]], word: str) -> None:
    with closing(_built(passages)) as connection:
        counted = _postings(connection, len(passages)).passages_with(word)
        plain = lexical.passages_with(connection, word)
    assert counted == (None if "_" in word else plain)


def test_equal_passages_come_in_their_order() -> None:
    same = dict.fromkeys(COLUMNS, "") | {"text": "a mentor listens"}
    other = same | {"text": "herons"}
    with closing(_built([same, other, same, other, other, same])) as connection:
        assert list(_postings(connection, 6).best(["mentor"], 2) or ()) == [1, 3]


@pytest.mark.parametrize("word", ["ward_round", "___", "a_a"])
def test_what_is_not_one_word_to_fts5_is_left_to_it(word: str) -> None:
    with closing(_built([dict.fromkeys(COLUMNS, "ward round")])) as connection:
        assert _postings(connection, 1).best(["mentor", word], 5) is None
        assert _postings(connection, 1).passages_with(word) is None


def test_catalogue_of_before_is_left_to_fts5() -> None:
    with closing(_built([dict.fromkeys(COLUMNS, "mentor")])) as connection:
        connection.execute("DROP TABLE posting")
        assert _postings(connection, 1).best(["mentor"], 5) is None
        assert _postings(connection, 1).passages_with("mentor") is None


@pytest.mark.parametrize(
    ("word", "term"), [("Mentoring", "mentor"), ("naïve", "naiv"), ("360", "360"), ("_", None)]
)
def test_word_is_stemmed_as_the_index_does(word: str, term: str | None) -> None:
    with closing(Stemmer()) as stemmer:
        assert stemmer.term(word) == term
        assert stemmer.term(word) == term
