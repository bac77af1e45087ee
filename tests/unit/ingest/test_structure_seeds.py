"""The three scraped pages that the project was given: titles, headings, furniture, offsets."""

import re
from pathlib import Path

import pytest

from corpus.guide import BlockKind, RegionKind
from ingest.document import StructuredText
from ingest.readers import read_document
from ingest.structure import structure_document

SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"
A = "leadership-in-medical-education.txt"
B = "role-of-mentorship.txt"
C = "hee-enhance-leadership.txt"

pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the scraped pages lie beside the repository and are not part of it"
)


def structured(name: str) -> StructuredText:
    return structure_document(read_document((SEEDS / name).read_bytes(), name), name)


def headings(text: StructuredText) -> list[str]:
    return [
        text.text[block.start : block.end]
        for block in text.blocks
        if block.kind is BlockKind.HEADING
    ]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        (A, "Leadership in medical education"),
        (B, "The Role of Mentorship in Developing Medical Leaders"),
        (C, "Leadership"),
    ],
)
def test_title_is_right_though_no_first_line_has_it(name: str, title: str) -> None:
    assert structured(name).title == title


def test_headings_of_the_page_without_blank_lines() -> None:
    assert headings(structured(A)) == [
        "Defining the Role of Leadership in Medical Education",
        "Building a Culture of Collaboration and Innovation",
        "Mentorship and Emotional Intelligence",
        "Ethical Leadership and Professional Integrity",
        "Leading Through Change and Uncertainty",
    ]


def test_numbered_sections_are_headings_and_the_closing_one_is_not_an_eighth() -> None:
    text = structured(B)
    assert headings(text) == [
        "The Role of Mentorship in Developing Medical Leaders",
        "1. Professional Development",
        "2. Career Advancement",
        "3. Personal Growth and Emotional Support",
        "4. Building a Network of Support",
        "5. Access to Resources and Opportunities",
        "6. Increased Confidence and Motivation",
        "7. Navigating Workplace Dynamics",
        "Final Thoughts",
    ]
    assert not [block for block in text.blocks if block.kind is BlockKind.LIST_ITEM]


def test_a_question_above_text_is_a_heading() -> None:
    assert headings(structured(C)) == [
        "Leadership",
        "But what kind of leadership is required?",
        "Leadership Resource Guide",
    ]


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        (A, []),
        (
            B,
            [
                *("top of page", "bottom of page", "LinkedIn", "Facebook", "Instagram", "Spotify"),
                *("CURRENT ISSUE", "Brianna Wiest.jpg"),
                "Keep reading to discover more about the significance of mentorship in honing "
                "future medical leaders.",
            ],
        ),
        (C, ["You are here", "leadership icon", "View the full chapter"]),
    ],
)
def test_furniture_is_listed_with_a_reason_and_not_in_the_text(name: str, lines: list[str]) -> None:
    text = structured(name)
    furniture = {
        region.text.strip(): region.reason
        for region in text.regions
        if region.kind is RegionKind.FURNITURE
    }
    shown = text.text.split("\n\n")
    for line in lines:
        assert furniture[line]
        assert line not in shown
    assert "keyboard-arrow" not in text.text


def test_a_name_that_stands_only_in_furniture_is_kept_as_a_name() -> None:
    text = structured(C)
    assert text.names == ("HEE",)
    assert "HEE" not in text.text


def test_names_are_no_labels_and_no_sharing_services() -> None:
    assert structured(B).names == ()


def test_only_the_promotional_sentence_leaves_its_paragraph() -> None:
    text = structured(B)
    (promotional,) = [r for r in text.regions if r.kind is RegionKind.PROMOTIONAL]
    assert promotional.text.startswith("If you're looking to explore internships abroad")
    assert "\u00a0" in promotional.text
    assert "medicalaid" not in text.text
    assert "exposure to cutting-edge medical advancements and fostering cultural comp" in text.text


@pytest.mark.parametrize(("name", "paragraphs"), [(A, 13), (B, 19), (C, 7)])
def test_no_paragraph_is_lost(name: str, paragraphs: int) -> None:
    blocks = structured(name).blocks
    assert sum(block.kind is BlockKind.PARAGRAPH for block in blocks) == paragraphs


@pytest.mark.parametrize("name", [A, B, C])
def test_every_sentence_stands_in_the_source_as_it_is_quoted(name: str) -> None:
    source = (SEEDS / name).read_text("utf-8")
    text = structured(name)
    assert text.sentences
    for sentence in text.sentences:
        assert text.text[sentence.start : sentence.end] in source


@pytest.mark.parametrize("name", [A, B, C])
def test_every_word_of_the_source_is_in_the_text_or_in_a_region(name: str) -> None:
    text = structured(name)
    held = " ".join([text.text, *(region.text for region in text.regions)])
    source = (SEEDS / name).read_text("utf-8")
    assert sorted(re.findall(r"\w+", held)) == sorted(re.findall(r"\w+", source))


def test_typography_of_the_source_stays() -> None:
    assert "isn’t delivered" in structured(C).text
    assert "leadership—one" in structured(A).text
    assert "leaders\u00a0is through" in structured(B).text


def test_locators_are_lines_of_the_file() -> None:
    text = structured(B)
    lines = (SEEDS / B).read_text("utf-8").split("\n")
    for block in text.blocks:
        assert block.locator.line is not None
        start = text.text[block.start : min(block.end, block.start + 20)]
        assert start in lines[block.locator.line - 1]


def test_sentences_carry_the_heading_above_them() -> None:
    text = structured(B)
    block = next(b for b in text.blocks if "manage stress" in text.text[b.start : b.end])
    assert block.heading_path == ("3. Personal Growth and Emotional Support",)
