"""Measures of prose: words, sentences, reading ease, and runs of words."""

import pytest

from corpus.prose import reading_ease, sentences, word_runs, words


def test_words_count_hyphens_and_contractions_once() -> None:
    assert words("Don't re-read the well-known 2024 list.") == [
        "Don't",
        "re-read",
        "the",
        "well-known",
        "2024",
        "list",
    ]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("", []),
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("No end", ["No end"]),
        ("Kram et al. A study.", ["Kram et al. A study."]),
        ("A score of 0.5 is low. Ask.", ["A score of 0.5 is low.", "Ask."]),
        ('Say: "I felt lost. It hurt." Then wait.', ['Say: "I felt lost. It hurt."', "Then wait."]),
        ("Over\ntwo lines. Here.", ["Over two lines.", "Here."]),
    ],
)
def test_paragraph_is_parted_into_sentences(paragraph: str, expected: list[str]) -> None:
    assert sentences(paragraph) == expected


def test_reading_ease_follows_the_formula() -> None:
    # Six words of one syllable in one sentence: 206.835 - 1.015 * 6 - 84.6 * 1.
    assert reading_ease(["The cat sat on the mat."]) == pytest.approx(116.145)


def test_reading_ease_falls_with_long_words_and_sentences() -> None:
    easy = reading_ease(["Ask one thing.", "Write it down."])
    hard = reading_ease(["Organisational accountability necessitates interprofessional dialogue."])
    assert easy > 80
    assert hard < 30


def test_reading_ease_of_nothing_is_zero() -> None:
    assert reading_ease([]) == 0.0


def test_word_runs_ignore_case_and_marks_and_stay_inside_a_block() -> None:
    runs = word_runs(["Ask, one: THING today.", "And tomorrow"], 3)
    assert runs == {"ask one thing", "one thing today"}
