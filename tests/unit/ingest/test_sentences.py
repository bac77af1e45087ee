"""Sentence spans: nothing lost, doubled or shifted, whatever the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.sentences import Span, sentence_spans

ODD = st.one_of(
    st.characters(),
    st.sampled_from(" .!?…\n\"'()[]{}\\*+|^$1aBZ.,:;\u00a0\u200b\u3000。？’”—"),
    st.sampled_from(["Dr. ", "e.g. ", "p. 12 ", "1. ", "a) ", "U.S. ", "... ", "!? ", "\u0301"]),
)
TEXTS = st.lists(ODD, max_size=120).map("".join)


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


def assert_total(text: str, spans: list[Span]) -> None:
    """The contract of the module, word by word."""
    end_before = 0
    covered = set[int]()
    for start, end in spans:
        assert end_before <= start < end
        assert text[start:end] == text[start:end].strip()
        covered.update(range(start, end))
        end_before = end
    assert all(index in covered for index, char in enumerate(text) if not char.isspace())


@settings(max_examples=600, deadline=None)
@given(TEXTS)
def test_spans_cover_any_text_in_order(text: str) -> None:
    assert_total(text, sentence_spans(text))


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.integers(min_value=1, max_value=40))
def test_spans_cut_to_fit_still_cover_any_text(text: str, most: int) -> None:
    spans = sentence_spans(text, lambda piece: len(piece) <= most)
    assert_total(text, spans)
    assert all(end - start <= most for start, end in spans)


@pytest.mark.parametrize(
    "sentences",
    [
        ["Dr. Shah met Prof. Okoro at 3 p.m. on Monday.", "They spoke for an hour."],
        ["Ask one question, e.g. what went well?", "Then wait."],
        ["The effect was small (see p. 12).", "It lasted."],
        ["“Do you have a minute?” she asked.", "He had."],
        ["It cost $3.5 in the U.S. last year.", "It is more now."],
        ["Why?", "Because it matters!", "So go on…", "Now."],
        ["Non-breaking\u00a0space here.", "And\u00a0here."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences: list[str]) -> None:
    assert pieces(" ".join(sentences)) == sentences


def test_a_line_end_ends_a_sentence() -> None:
    assert pieces("no stop here\nnor here") == ["no stop here", "nor here"]


@pytest.mark.parametrize("text", ["", " \n\t ", "\u00a0"])
def test_text_without_words_has_no_sentence(text: str) -> None:
    assert sentence_spans(text) == []


def test_a_long_sentence_is_split_at_a_clause_before_a_space() -> None:
    text = "We met in the morning and spoke at length; nobody took any notes at all that day."
    spans = sentence_spans(text, lambda piece: len(piece) <= 60)
    assert [text[start:end] for start, end in spans] == [
        "We met in the morning and spoke at length;",
        "nobody took any notes at all that day.",
    ]


def test_a_word_that_does_not_fit_is_cut() -> None:
    spans = sentence_spans("x" * 100, lambda piece: len(piece) <= 30)
    assert_total("x" * 100, spans)
    assert all(end - start <= 30 for start, end in spans)
