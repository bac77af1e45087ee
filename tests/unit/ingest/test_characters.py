"""Canonical characters: what stays, what becomes a space and what is taken out."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.characters import canonical, folded, invisible_names

ODD = st.one_of(
    st.characters(),
    st.sampled_from(" \u00a0\u200b\u202e\u00ad\u0301\ufeff\u2028\r\n\t\x00\x85\ud800é’“—"),
)


@pytest.mark.parametrize("kept", ["it’s", "a\u00a0b", "one—two", "“so”", "2\u20135", "👩\u200d⚕️"])
def test_canonical_keeps_what_a_source_shows(kept: str) -> None:
    assert canonical(kept) == kept


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a\x07b", "a b"),
        ("a\r\n  b", "a b"),
        ("a\u2028b", "a b"),
        ("lead\u00adership", "leadership"),
        ("lead\u200bership", "leadership"),
        ("\ufeffStart", "Start"),
        ("evil\u202etxt", "eviltxt"),
        ("cafe\u0301", "café"),
        ("\ud800", "\ufffd"),
        ("\u00a0 x \u00a0", "x"),
    ],
)
def test_canonical_takes_out_what_shows_nothing(source: str, expected: str) -> None:
    assert canonical(source) == expected


@given(st.text(ODD))
def test_canonical_applied_twice_changes_nothing(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once
    assert unicodedata.is_normalized("NFC", once)


def test_invisible_names_lists_each_kind_once_with_its_count() -> None:
    assert invisible_names("a\u200bb\u200bc\u202e") == (
        "U+200B zero width space × 2, U+202E right-to-left override × 1"
    )


def test_invisible_names_ignores_a_byte_order_mark_at_the_start() -> None:
    assert invisible_names("\ufeffplain") == ""


def test_folded_lines_compare_across_typography() -> None:
    assert folded("“What’s Next?”") == folded("what's next")
