"""Front matter: parting it from a text of any origin, and the exact form of a shipped guide's."""

from datetime import date

import pytest
from pydantic import ValidationError

from corpus.front_matter import MAX_BYTES, FrontMatterError, ShippedFrontMatter, split_front_matter

SHIPPED = """---
id: g07-if-then-plans
title: "Goals: and plans"
authors: ["Mentoring coach contributors"]
publisher: "Mentoring coach"
language: en-GB
licence: CC-BY-4.0
jurisdiction: UK            # or any
topics: [goals, planning]
audience: [mentee]
stage: [any]
evidence: limited
seed_claims: [B4, B8]
frameworks: []
references:
  - {cite: "Somebody 2024, A Journal", doi: "10.1080/10463283.2024.2334563"}
  - {cite: "A book"}
resource_ids: []
asked_as:
  "What a goal is": ["what is a goal anyway", "How do I write a goal?"]
date: 2026-11-22
reviewed: 2026-11-22
review_due: 2027-11-22
---

# Goals: and plans
"""


def shipped(**changes: object) -> ShippedFrontMatter:
    """The front matter above with some keys changed."""
    mapping, _, _ = split_front_matter(SHIPPED)
    return ShippedFrontMatter.model_validate(mapping | changes)


def test_block_is_parted_from_the_body() -> None:
    mapping, body, line = split_front_matter("---\ntitle: One\n---\n\n# One\n")
    assert mapping == {"title": "One"}
    assert body == "\n# One\n"
    assert line == 4


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Only a title\n",
        "\n---\ntitle: not at the top\n---\n",
        "---\nA rule, and no second one.\n",
        "----\ntitle: four dashes\n---\n",
        "--- title: x\n---\n",
    ],
)
def test_text_without_a_block_is_left_whole(text: str) -> None:
    assert split_front_matter(text) == ({}, text, 1)


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        ("---\r\ntitle: One\r\n---\r\nBody\r\n", "Body\r\n", 4),
        ("\ufeff---\ntitle: One\n---\nBody", "Body", 4),
        ("---\ntitle: One\n...\nBody", "Body", 4),
        ("---  \ntitle: One\n---\t\nBody", "Body", 4),
        ("---\ntitle: One\n---", "", 3),
    ],
)
def test_other_ways_to_write_the_rules(text: str, body: str, line: int) -> None:
    assert split_front_matter(text) == ({"title": "One"}, body, line)


def test_empty_block_gives_an_empty_mapping() -> None:
    assert split_front_matter("---\n# a comment\n---\nBody") == ({}, "Body", 4)


def test_body_line_counts_every_line_of_the_block() -> None:
    _, body, line = split_front_matter(SHIPPED)
    assert SHIPPED.splitlines()[line - 1 :] == body.splitlines()


def test_values_keep_their_types() -> None:
    mapping, _, _ = split_front_matter("---\nn: 3\nwhen: 2026-11-22\nlist: [a, b]\n---\n")
    assert mapping == {"n": 3, "when": date(2026, 11, 22), "list": ["a", "b"]}


@pytest.mark.parametrize(
    ("block", "line"),
    [
        ("title: One\nauthor: [unclosed\n", 4),
        ("a: 1\nb: 2\n\tc: 3\n", 4),
        ("a: 1\nb: c: d\n", 3),
        ("a: 1\nb: \x00\n", 3),
        ("when: 2026-13-40\n", 2),
        ("- a\n- list\n", 2),
        ("only words\n", 2),
        ("1: a number as key\n", 2),
        ("a: !!python/object/apply:os.system [id]\n", 2),
        ("a: 1\nb: 2\na: 3\n", 4),
        ("? [a, b]\n: c\n", 2),
    ],
)
def test_malformed_block_is_refused_with_its_line(block: str, line: int) -> None:
    with pytest.raises(FrontMatterError, match=f"line {line}:"):
        split_front_matter(f"---\n{block}---\nBody\n")


def test_alias_bomb_is_refused_before_it_expands() -> None:
    levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 12)]
    bomb = "\n".join(["l0: &l0 [lol]", *levels])
    with pytest.raises(FrontMatterError, match="line 3: YAML aliases"):
        split_front_matter(f"---\n{bomb}\n---\n")


def test_deep_nesting_is_refused_before_it_recurses() -> None:
    with pytest.raises(FrontMatterError, match="nest more than 8 deep"):
        split_front_matter(f"---\na: {'[' * 30_000}{']' * 30_000}\n---\n")


def test_block_of_64_kib_is_read_and_a_longer_one_refused() -> None:
    fitting = "a: " + "x" * (MAX_BYTES - 4)
    mapping, _, _ = split_front_matter(f"---\n{fitting}\n---\n")
    assert mapping == {"a": fitting[3:]}
    with pytest.raises(FrontMatterError, match="64 KiB"):
        split_front_matter(f"---\n{fitting}x\n---\n")


def test_size_is_counted_in_bytes() -> None:
    with pytest.raises(FrontMatterError, match="64 KiB"):
        split_front_matter(f"---\na: {'é' * (MAX_BYTES // 2)}\n---\n")


def test_shipped_front_matter_is_read() -> None:
    front = shipped()
    assert front.id == "g07-if-then-plans"
    assert front.topics == ("goals", "planning")
    assert front.references[0].doi == "10.1080/10463283.2024.2334563"
    assert front.references[1].url is None
    assert front.review_due == date(2027, 11, 22)


@pytest.mark.parametrize(
    "changes",
    [
        {"extra": 1},
        {"id": "if-then-plans"},
        {"id": "g7-plans"},
        {"title": " "},
        {"authors": []},
        {"language": "en-US"},
        {"licence": "MIT"},
        {"jurisdiction": "England"},
        {"topics": ["goals"]},
        {"topics": ["goals", "planning", "change", "ethics", "career", "equity"]},
        {"topics": ["goals", "goals"]},
        {"audience": ["teacher"]},
        {"audience": []},
        {"stage": ["consultant"]},
        {"evidence": "overwhelming"},
        {"seed_claims": ["A34"]},
        {"seed_claims": ["B0"]},
        {"seed_claims": ["C16"]},
        {"seed_claims": ["D1"]},
        {"seed_claims": ["B4", "B4"]},
        {"references": []},
        {"references": [{"cite": "A", "doi": "https://doi.org/10.1000/1"}]},
        {"references": [{"cite": "A", "doi": "10.1000/1", "url": "https://example.org"}]},
        {"references": [{"cite": "A", "url": "example"}]},
        {"references": [{"doi": "10.1000/1"}]},
        {"resource_ids": ["Not An Id"]},
        {"asked_as": ["what is a goal anyway"]},
        {"asked_as": {"A heading": []}},
        {"asked_as": {"A heading": ["too few"]}},
        {"asked_as": {"A heading": ["word " * 31]}},
        {"asked_as": {"A heading": [f"what is goal number {n}" for n in range(21)]}},
        {"asked_as": {"One": ["what is a goal anyway"], "Two": ["What is a goal anyway"]}},
        {"date": "2026-11-22"},
        {"date": 20261122},
        {"reviewed": date(2026, 1, 1)},
        {"review_due": date(2026, 11, 22)},
    ],
)
def test_shipped_front_matter_refuses_what_is_not_planned(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        shipped(**changes)


@pytest.mark.parametrize("key", list(ShippedFrontMatter.model_fields))
def test_every_key_is_required(key: str) -> None:
    mapping, _, _ = split_front_matter(SHIPPED)
    del mapping[key]
    with pytest.raises(ValidationError, match=key):
        ShippedFrontMatter.model_validate(mapping)


@pytest.mark.parametrize("key", ["title", "topics"])
def test_shipped_front_matter_cannot_be_changed(key: str) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        setattr(shipped(), key, None)
