"""Words and numbers are brought to forms that can be compared."""

import pytest

from coach.numbers import numbers_in
from coach.populations import count_jurisdictions, populations_in
from coach.words import share, stem, stems, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mentoring", "mentor"),
        ("organized", "organised"),
        ("plans", "planned"),
        ("johary", "johari"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_possessives_and_function_words_carry_no_meaning() -> None:
    assert words("Gibbs's cycle") == ["gibbs", "cycle"]
    assert stems("What is the cycle of the team?") == {stem("cycle"), stem("team")}


def test_share_of_nothing_is_all_of_it() -> None:
    assert share([], ["a"]) == 1.0
    assert share(["a", "b"], ["b"]) == 0.5


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1,017 women in 0.65 tests", ("1017", "0.65")),
        ("twenty-two of forty", ("22", "40")),
        ("no one told one another", ()),
        ("45 per cent", ("45",)),
        ("a two-week trial, one-to-one, well-known", ("2",)),
    ],
)
def test_numbers_have_one_form(text: str, numbers: tuple[str, ...]) -> None:
    assert numbers_in(text) == numbers


def test_groups_and_nations_are_recognised() -> None:
    assert populations_in("Nurses and registrars") == ("nurse", "trainee")
    counted = count_jurisdictions("In Wales, unlike England")
    assert {nation for nation, count in counted.items() if count} == {"england", "wales"}
