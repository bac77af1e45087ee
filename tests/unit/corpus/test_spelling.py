"""Words written otherwise: the other side of the ocean, in a hurry, or in short."""

import pytest

from corpus.spelling import Speller, slips, spellings, spelt_out

WORDS = {
    "goals": 9,
    "goats": 1,
    "feedback": 20,
    "psychological": 5,
    "safety": 7,
    "first": 30,
    "ask": 40,
    "nap": 1,
    "shout": 2,
}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gaols", "goals"),
        ("frist", "first"),
        ("feedbak", "feedback"),
        ("feedbcak", "feedback"),
        ("psycholgical", "psychological"),
        ("psycolgical", "psychological"),
        ("saftey", "safety"),
        ("aks", "ask"),
        ("hwo", "how"),
        ("teh", "the"),
        ("shoud", "should"),
        ("dosent", "doesnt"),
    ],
)
def test_slip_is_mended(typed: str, meant: str) -> None:
    assert Speller(WORDS).mend(typed) == meant


@pytest.mark.parametrize(
    "typed", ["cat", "zebra", "360", "g04", "sepsis", "gaolsss", "npa", "xq", ""]
)
def test_other_words_are_left_alone(typed: str) -> None:
    assert Speller(WORDS).mend(typed) is None


def test_word_of_three_letters_has_no_other_spelling() -> None:
    assert list(spellings("ted")) == []
    assert "odour" in spellings("odor")


def test_word_in_more_passages_wins() -> None:
    assert Speller(WORDS).mend("goasl") == "goals"
    assert Speller({"goals": 1, "goats": 9}).mend("goaxs") == "goats"


def test_library_without_words_mends_what_stands_everywhere() -> None:
    assert Speller({}).mend("feedbak") is None
    assert Speller({}).mend("shoud") == "should"
    assert Speller({}).mend("teh") == "the"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organization", "organisation"),
        ("behavior", "behaviour"),
        ("center", "centre"),
        ("program", "programme"),
        ("pediatric", "paediatric"),
        ("counseling", "counselling"),
        ("analyze", "analyse"),
        ("judgment", "judgement"),
    ],
)
def test_both_spellings_lead_to_each_other(one: str, other: str) -> None:
    assert other in spellings(one)
    assert one in spellings(other)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [("a", "a", 0), ("ab", "ba", 1), ("goal", "goals", 1), ("abc", "xyz", 3), ("abcd", "dcba", 3)],
)
def test_slips_are_counted_up_to_the_limit(one: str, other: str, count: int) -> None:
    assert slips(one, other, 2) == min(count, 3)


def test_one_or_several_of_an_abbreviation_are_spelt_out() -> None:
    assert spelt_out("rct") == spelt_out("rcts") == "randomised controlled trial"
    assert spelt_out("cats") is None
