"""The lint itself: a sound guide passes, and each broken rule is reported with where and what."""

from pathlib import Path

import pytest

from corpus.lint import lint_guides, main, missing_claims

FRONT = """---
id: g07-plans
title: "Goals and plans"
authors: ["Mentoring coach contributors"]
publisher: "Mentoring coach"
language: en-GB
licence: CC-BY-4.0
jurisdiction: any
topics: [goals, planning]
audience: [mentee]
stage: [any]
evidence: limited
seed_claims: [B4, B8]
frameworks: []
references:
  - {cite: "Somebody 2024, A Journal", doi: "10.1080/10463283.2024.2334563"}
resource_ids: [gp]
asked_as:
  "Part 1": ["How do I begin with goals?"]
  "Try this": ["what could I try this week"]
date: 2026-11-22
reviewed: 2026-11-22
review_due: 2027-11-22
---
"""


def filler(section: int) -> str:
    """Prose of 132 words in which no run of words repeats."""
    return " ".join(f"Item{section}x{n} matters to mentee{section}y{n}." for n in range(33))


def body() -> str:
    """A body that keeps every rule."""
    content = "\n\n".join(f"## Part {n}\n\n{filler(n)}" for n in range(1, 5))
    return f"""
# Goals and plans

{content}

## Try this

1. On Monday, write down one goal.
2. Before handover, say: "Could I ask you one thing? It will take a minute."

## Questions to ask yourself

- What would a good week look like?
- How would you know that you had arrived?
- Who could hear about your goal first?

## When to get other help

A supervisor can help when a goal depends on the rota.

## References

- Somebody 2024, A Journal
"""


def problems(folder: Path, text: str) -> str:
    """What the lint says of one guide with this text."""
    (folder / "g07-plans.md").write_text(text, encoding="utf-8")
    (report,) = lint_guides(folder)
    return "\n".join(report.problems)


def test_sound_guide_has_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, FRONT + body()) == ""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("id: g07-plans", "id: g08-plans", "differs from the file name"),
        ("# Goals and plans", "# Goals", "expected one title"),
        ("[goals, planning]", "[goals, gardening]", "'gardening' is not in topics.toml"),
        ("[gp]", "[nobody]", "'nobody' is not in resources.toml"),
        ("evidence: limited", "evidence: huge", "front matter, evidence:"),
        ("evidence: limited", "evidence: limited\nmood: fine", "front matter, mood:"),
        ("evidence: limited", "evidence: [", "front matter, line"),
        ('"Part 1": [', '"Part 9": [', "asked_as: no section has the heading 'Part 9'"),
        ('"Part 1": [', '"References": [', "asked_as: no section has the heading"),
        ('"Part 1": [', '"Goals and plans": [', "asked_as: no section has the heading"),
        ("what could I try this week", "who do I ring on 0330 123 4567", "asked_as: looks like"),
        ("what could I try this week", "try what", "has 2 words, expected 3 to 30"),
        ("what could I try this week", "how do I begin with GOALS?", "has a question twice"),
        ("## Try this", "## Things to try", "must end with the sections"),
        ("## Part 4\n", "## Part 4\n\n## Part 5\n", "nothing under 'Part 4'"),
        ("2. Before handover", "Before handover", "1 numbered steps"),
        ("- Who could hear about your goal first?\n", "", "2 bullets under 'Questions"),
        ("Who could hear", "Could she hear", "not an open question"),
        ("goal first?", "goal first.", "not exactly one question"),
        ("you had arrived?", "you had arrived, and what then?", "two questions in one"),
        ("on the rota.", "on the rota. Ring 0330 123 4567.", "looks like a telephone number"),
        ("on the rota.", "on the rota. In danger call 999 now.", "looks like a telephone number"),
        ("on the rota.", "on the rota. Ring (020) 3117-2520.", "looks like a telephone number"),
        ("on the rota.", "on the rota. Text 85258.", "looks like a telephone number"),
        ("on the rota.", "on the rota. Take 5 mg at night.", "looks like a dose"),
        ("on the rota.", "on the rota. See www.example.", "looks like an address"),
        ("on the rota.", "on the rota. See [a page](x).", "looks like an address"),
        ("on the rota.", "on the rota. See nhs.uk today.", "looks like an address"),
        (
            "on the rota.",
            "on the rota. They may know more.",
            "line 57: does not stand alone: 'They may",
        ),
        ("on the rota.", "on the rota. This also holds.", "does not stand alone: 'This also"),
        ("- Somebody 2024, A Journal\n", "- One\n- Two\n", "2 bullets under References"),
        ("A supervisor can help when a goal depends on the rota.", "", "nothing under"),
        (filler(2), "Short.", "expected 500 to 900"),
        (
            "depends on the rota.",
            f"depends on the rota. {' '.join(map(filler, (7, 8, 9)))}",
            "500 to 900",
        ),
    ],
)
def test_broken_rule_is_reported(tmp_path: Path, old: str, new: str, expected: str) -> None:
    text = FRONT + body()
    assert old in text
    assert expected in problems(tmp_path, text.replace(old, new))


@pytest.mark.parametrize(
    "sentence",
    [
        "This week is enough for one step.",
        'A colleague says "They never ask. It hurts." and leaves.',
        "A study of 2013 followed 1017 doctors between 2019 and 2021.",
        "A score of 0 to 10 is quick.",
        "A survey ran in 2012-2013 and in 2018 - 2019.",
        "A trial of 101 residents lasted 112 days.",
        "Itemised lists help.",
    ],
)
def test_harmless_sentence_is_left_alone(tmp_path: Path, sentence: str) -> None:
    text = (FRONT + body()).replace("on the rota.", f"on the rota. {sentence}")
    assert problems(tmp_path, text) == ""


def test_words_shared_by_two_guides_are_reported_in_both(tmp_path: Path) -> None:
    shared = "A mentor who listens well will hear more than words."
    first = (FRONT + body()).replace("on the rota.", f"on the rota. {shared}")
    second = (
        first.replace("g07-plans", "g08-plans")
        .replace("Item", "Thing")
        .replace("mentee", "person")
        .replace("A supervisor can help when a goal depends on the rota.", "Ask.")
        .replace("Before handover, say", "After a clinic, say quite calmly")
        .replace("How would you know that you had arrived?", f"What next? {shared}")
    )
    (tmp_path / "g07-plans.md").write_text(first, encoding="utf-8")
    (tmp_path / "g08-plans.md").write_text(second, encoding="utf-8")
    reports = lint_guides(tmp_path)
    assert any("shared with g08-plans: 'a mentor who listens" in p for p in reports[0].problems)
    assert any("shared with g07-plans: 'a mentor who listens" in p for p in reports[1].problems)


def test_words_copied_from_a_seed_are_reported(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "page.txt").write_text("A supervisor can help: when a goal depends\n", "utf-8")
    (tmp_path / "g07-plans.md").write_text(FRONT + body(), encoding="utf-8")
    (report,) = lint_guides(tmp_path, seeds)
    assert "the seed page" in report.problems[0]


def test_missing_claims_are_in_order(tmp_path: Path) -> None:
    (tmp_path / "g07-plans.md").write_text(FRONT + body(), encoding="utf-8")
    missing = missing_claims(lint_guides(tmp_path))
    assert missing[0] == "A1"
    assert missing[-1] == "C15"
    assert "B4" not in missing
    assert len(missing) == 33 + 20 + 15 - 2


def test_command_prints_a_table_and_fails_on_problems(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "g07-plans.md").write_text(FRONT + body(), encoding="utf-8")
    assert main([str(tmp_path)]) == 1
    printed = capsys.readouterr().out
    assert "g07-plans" in printed
    assert "claims without a guide: A1, A2" in printed
