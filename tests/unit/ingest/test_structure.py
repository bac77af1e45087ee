"""Canonical text, blocks and sentences fit together exactly, whatever a reader hands over."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.guide import BlockKind, RegionKind
from corpus.lint import default_guides_folder
from ingest.document import Element, Markup, RawDocument
from ingest.promotion import sentence_verdict
from ingest.readers import read_document
from ingest.structure import structure_document

ODD = st.one_of(
    st.characters(),
    st.sampled_from(" \u00a0\u200b\u202e\u00ad\u0301\ufeff\u2028\r\n\t\x00\x85\ud800.!?…’”—"),
)
TEXTS = st.text(ODD, max_size=80)
ELEMENTS = st.builds(
    Element,
    kind=st.sampled_from(BlockKind),
    text=TEXTS,
    level=st.integers(0, 6),
    markup=st.sampled_from(Markup),
)


def marked(kind: BlockKind, text: str, level: int = 0) -> Element:
    return Element(kind, text, level)


def bare(text: str) -> Element:
    return Element(BlockKind.PARAGRAPH, text, markup=Markup.BARE)


@settings(max_examples=500, deadline=None)
@given(st.lists(ELEMENTS, max_size=8).map(tuple), TEXTS)
def test_every_offset_is_exact_in_any_document(elements: tuple[Element, ...], name: str) -> None:
    made = structure_document(RawDocument(elements), name, fits=lambda piece: len(piece) < 30)
    text, blocks = made.text, made.blocks
    assert unicodedata.is_normalized("NFC", text)
    assert made.title
    assert "\n\n".join(text[block.start : block.end] for block in blocks) == text
    for block in blocks:
        shown = text[block.start : block.end]
        assert shown == shown.strip() != ""
        assert "\n" not in shown
        assert (block.level > 0) == (block.kind is BlockKind.HEADING)
    covered = set[int]()
    for sentence in made.sentences:
        block = blocks[sentence.block]
        assert block.kind is not BlockKind.HEADING
        assert block.start <= sentence.start < sentence.end <= block.end
        covered.update(range(sentence.start, sentence.end))
    body = [b for b in blocks if b.kind is not BlockKind.HEADING]
    assert all(i in covered or text[i].isspace() for b in body for i in range(b.start, b.end))
    assert [s.start for s in made.sentences] == sorted({s.start for s in made.sentences})


@settings(max_examples=200, deadline=None)
@given(st.lists(ELEMENTS, max_size=6).map(tuple))
def test_structuring_is_deterministic_and_at_most_one_heading_is_the_title(
    elements: tuple[Element, ...],
) -> None:
    made = structure_document(RawDocument(elements), "some-name.md")
    assert made == structure_document(RawDocument(elements), "some-name.md")
    assert sum(block.level == 1 for block in made.blocks) <= 1


def test_title_of_front_matter_wins_and_its_heading_is_level_one() -> None:
    elements = (
        marked(BlockKind.HEADING, "A talk", 1),
        marked(BlockKind.HEADING, "Before", 2),
        marked(BlockKind.PARAGRAPH, "Think first."),
    )
    made = structure_document(RawDocument(elements, {"title": "A talk"}), "x.md")
    assert made.title == "A talk"
    assert [block.level for block in made.blocks] == [1, 2, 0]
    assert made.blocks[2].heading_path == ("Before",)


def test_headings_that_all_claim_the_top_go_below_the_title() -> None:
    elements = (
        marked(BlockKind.HEADING, "One", 1),
        marked(BlockKind.PARAGRAPH, "First part of it."),
        marked(BlockKind.HEADING, "Under one", 2),
        marked(BlockKind.HEADING, "Two", 1),
        marked(BlockKind.PARAGRAPH, "Second part of it."),
    )
    made = structure_document(RawDocument(elements), "two-parts.md")
    assert made.title == "Two parts"
    assert [block.level for block in made.blocks] == [2, 0, 3, 2, 0]
    assert made.blocks[4].heading_path == ("Two",)


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("first_meeting-notes.txt", "Nothing of that name.", "First meeting notes"),
        ("2024-05 NHS-leadership.md", "About NHS leadership.", "NHS leadership"),
        ("emotional-intelligence.txt", "On Emotional Intelligence here.", "Emotional Intelligence"),
        ("index.html", "No heading and no name.", "Index"),
    ],
)
def test_title_from_a_name_is_written_as_the_text_writes_it(
    name: str, text: str, title: str
) -> None:
    made = structure_document(RawDocument((marked(BlockKind.PARAGRAPH, text),)), name)
    assert made.title == title


def test_a_marked_heading_is_never_furniture() -> None:
    elements = (
        marked(BlockKind.HEADING, "Related articles", 2),
        marked(BlockKind.PARAGRAPH, "They say more on the matter."),
    )
    made = structure_document(RawDocument(elements), "x.md")
    assert made.text.startswith("Related articles")


def test_a_menu_of_short_lines_does_not_become_headings() -> None:
    elements = (
        *map(bare, ["Alpha", "Beta", "Gamma", "Delta", "Epsilon"]),
        bare("This paragraph is long enough to be the body of whatever stands above it."),
    )
    made = structure_document(RawDocument(elements), "x.txt")
    headings = [b for b in made.blocks if b.kind is BlockKind.HEADING]
    assert [made.text[b.start : b.end] for b in headings] == ["Epsilon"]


def test_invisible_characters_are_reported_and_taken_out() -> None:
    made = structure_document(
        RawDocument((marked(BlockKind.PARAGRAPH, "Listen\u200b first\u202e."),)), "x.md"
    )
    assert made.text == "Listen first."
    (region,) = made.regions
    assert region.kind is RegionKind.HIDDEN
    assert "zero width space" in region.reason


def test_contents_go_only_where_their_entries_come_again() -> None:
    elements = (
        bare("In this guide"),
        bare("Asking"),
        bare("Waiting"),
        bare("Asking"),
        bare("Ask one thing at a time, and say why you ask it of this person."),
        bare("Waiting"),
        bare("Wait for the answer, even when the silence is long and your next word is ready."),
    )
    made = structure_document(RawDocument(elements), "x.txt")
    contents = [r.text for r in made.regions if r.kind is RegionKind.CONTENTS]
    assert contents == ["In this guide", "Asking", "Waiting"]
    assert made.text.count("Asking") == 1


def test_a_section_called_sources_that_is_prose_stays() -> None:
    elements = (
        marked(BlockKind.HEADING, "Sources", 2),
        marked(BlockKind.PARAGRAPH, "Stress has many sources, and most of them can be named."),
    )
    assert "most of them" in structure_document(RawDocument(elements), "x.md").text


def test_references_go_and_the_next_section_stays() -> None:
    elements = (
        marked(BlockKind.HEADING, "References", 2),
        marked(BlockKind.LIST_ITEM, "Bell R. (2016) Fairness. Journal of Rotas 4(2): 3-9."),
        marked(BlockKind.HEADING, "Thanks", 2),
        marked(BlockKind.PARAGRAPH, "We thank the ward."),
    )
    made = structure_document(RawDocument(elements), "x.md")
    assert made.text == "Thanks\n\nWe thank the ward."
    assert [region.kind for region in made.regions] == [RegionKind.REFERENCES] * 2


@pytest.mark.parametrize(
    "sentence",
    [
        "Read the standards at https://www.gmc-uk.org/standards before the talk.",
        "The study is at https://doi.org/10.1000/xyz and you can read it there.",
        "You can visit www.england.nhs.uk to learn more.",
        "You can write to ana@example.com about it.",
        "Visit your mentor on the ward and ask.",
    ],
)
def test_signposts_are_no_promotion(sentence: str) -> None:
    made = structure_document(RawDocument((marked(BlockKind.PARAGRAPH, sentence),)), "x.md")
    assert made.text == sentence


def test_list_under_a_marked_references_heading_needs_only_a_year() -> None:
    page = "# Guide\n\nA sentence of content stands here.\n\n## References\n\n" + "".join(
        f"- {entry}\n"
        for entry in (
            "Archer 2010, Medical Education",
            "Whitmore 1992, a book on coaching",
            "A deanery: an agreement for people returning to training.",
        )
    )
    structured = structure_document(read_document(page.encode(), "a.md"), "a.md")
    assert structured.text == "Guide\n\nA sentence of content stands here."
    assert [region.kind for region in structured.regions] == ["references"] * 4


def test_list_under_a_references_heading_that_is_advice_stays() -> None:
    page = "# Guide\n\n## References\n\n- Ask two people who know your work.\n- Tell them why.\n"
    structured = structure_document(read_document(page.encode(), "a.md"), "a.md")
    assert "Ask two people who know your work." in structured.text


GUIDES = sorted(default_guides_folder().glob("*.md"))


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem[:3])
def test_of_a_shipped_guide_only_its_references_are_left_out(path: Path) -> None:
    made = structure_document(read_document(path.read_bytes(), path.name), path.stem)
    lost = [region.text for region in made.regions if region.kind is not RegionKind.REFERENCES]
    assert lost == []


@pytest.mark.parametrize(
    ("sentence", "sells"),
    [
        ("Places are going fast, so book now.", True),
        ("Order today and have it on your desk on Monday.", True),
        ('Open with: "Could we agree the names and the order today?"', False),
        ("Who keeps your register today?", False),
    ],
)
def test_an_offer_is_a_call_and_not_a_noun(sentence: str, sells: bool) -> None:
    verdict = sentence_verdict(sentence)
    assert (verdict is not None and verdict[0] is RegionKind.PROMOTIONAL) is sells
