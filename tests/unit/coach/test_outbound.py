"""Nothing that nobody reviewed leaves in an answer."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.outbound import Allowed, scrub_contacts

ALLOWED = Allowed.from_texts(
    ["116 123", "SHOUT to 85258", "999", "https://www.samaritans.org/how", "help@example.org"]
)


@pytest.mark.parametrize(
    "bad",
    [
        "0800 111 2222",
        "+44 20 7946 0000",
        "0 8 0 0 1 1 1 2 2 2 2",
        "٠٨٠٠١١١٢٢٢٢",
        "０８００１１１２２２２",
        "zero eight zero zero one one one two two two two",
        "0800\u200b111\u200b2222",
        "(0800) 111-2222",
        "http://evil.com/x",
        "hxxp://evil[.]com",
        "evil dot com",
        "evil[dot]com",
        "www.evil.com/a?b=c",
        "evil.co.uk/x",
        "javascript:alert(1)",
        "data:text/html;base64,AAAA",
        "<https://evil.com>",
        "[click](https://evil.com/track?q=secret)",
        "[click][1]\n\n[1]: https://evil.com",
        "![pixel](https://evil.com/p.png)",
        "![pixel][p]",
        '<img src="https://evil.com/p.png">',
        '<a href="https://evil.com">here</a>',
        "someone@evil.com",
        "someone at evil.com",
        "someone (at) evil (dot) com",
        "10.0.0.1/x",
    ],
)
def test_an_unreviewed_contact_is_cut(bad: str) -> None:
    scrubbed = scrub_contacts(f"Please look: {bad} now.", ALLOWED)

    assert scrubbed.cut
    assert "evil.com" not in scrubbed.text
    assert "2222" not in scrubbed.text.replace(" ", "")


@pytest.mark.parametrize(
    "good",
    [
        "Call Samaritans on 116 123.",
        "Text SHOUT to 85258 at any time.",
        "In danger call 999.",
        "See https://www.samaritans.org/how.",
        "Write to help@example.org.",
        "In 2019-2020, 12 of 1,250 trainees (3.5%) said so.",
        "On 12/06/2026 at 14:30, for 45 minutes, in room 7.",
        "e.g. this, i.e. that. Next sentence. And so on...",
        "Rate it from 0-10; a 7 is fine.",
        "The GROW model has 4 letters.",
    ],
)
def test_reviewed_contacts_and_ordinary_words_stay(good: str) -> None:
    scrubbed = scrub_contacts(good, ALLOWED)

    assert scrubbed.text == good
    assert scrubbed.cut == ()


@pytest.mark.parametrize("number", ["911", "988", "741741", "112"])
def test_a_short_number_to_call_is_cut_unless_reviewed(number: str) -> None:
    assert number not in scrub_contacts(f"Please call {number} now", ALLOWED).text


def test_a_link_that_is_cut_leaves_its_words() -> None:
    assert scrub_contacts("Read [this page](https://evil.com).", ALLOWED).text == "Read this page."


def test_a_reviewed_host_does_not_open_other_paths() -> None:
    assert scrub_contacts("https://samaritans.org/evil", ALLOWED).cut == ("link",)


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet="ab .:/@[]()!<>0123456789-comhtp\n", max_size=200),
)
def test_scrubbing_twice_changes_nothing(text: str) -> None:
    once = scrub_contacts(text, ALLOWED).text

    assert scrub_contacts(once, ALLOWED).text == once


@pytest.mark.parametrize("piece", ["1 ", "a.", "![", "[a](", "<a", "@", "one ", "http:", "(", "["])
def test_scrubbing_is_quick_on_long_input(piece: str) -> None:
    begin = time.perf_counter()

    scrub_contacts((piece * 100_000)[:100_000], ALLOWED)

    assert time.perf_counter() - begin < 20  # a pattern that backtracks takes hours
