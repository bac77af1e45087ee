"""The same document in every format gives the same text, headings and sentences."""

import pytest

from corpus.guide import BlockKind
from ingest.document import StructuredText
from ingest.readers import read_document
from ingest.structure import structure_document
from tests.documents import FORMATS, MEETING, build

HEADED = tuple(suffix for suffix in FORMATS if suffix != ".txt")
QUOTING = tuple(suffix for suffix in HEADED if suffix not in {".pdf", ".pptx"})
FACTUAL = tuple(suffix for suffix in FORMATS if suffix not in {".md", ".txt"})

BLOCKS = [
    (BlockKind.HEADING, "Before a first meeting"),
    (
        BlockKind.PARAGRAPH,
        "A first meeting is short, and it is about aims. Half an hour is enough.",
    ),
    (BlockKind.HEADING, "What to agree on"),
    (BlockKind.PARAGRAPH, "Agree on how often to meet, and on what stays between the two of you."),
    (BlockKind.LIST_ITEM, "Write down one aim each."),
    (BlockKind.LIST_ITEM, "Say what you would rather not talk about."),
    (BlockKind.HEADING, "Times and places"),
    (BlockKind.TABLE_ROW, "When | Where"),
    (BlockKind.TABLE_ROW, "In the first week | Away from the ward"),
    (BlockKind.HEADING, "What to do afterwards"),
    (BlockKind.QUOTATION, "Two lines on the same evening are worth a page a week later."),
    (BlockKind.PARAGRAPH, "Send them to each other. Dr. Shah, for one, does it on the bus home."),
]


def structured(suffix: str) -> StructuredText:
    name = f"meeting{suffix}"
    return structure_document(read_document(build(suffix), name), name)


def blocks(text: StructuredText) -> list[tuple[BlockKind, str]]:
    return [(block.kind, text.text[block.start : block.end]) for block in text.blocks]


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_gives_the_same_text_and_title(suffix: str) -> None:
    text = structured(suffix)
    assert text.text == "\n\n".join(shown for _, shown in BLOCKS)
    assert text.title == MEETING.title


@pytest.mark.parametrize("suffix", HEADED)
def test_every_format_with_headings_gives_the_same_ones(suffix: str) -> None:
    found = [shown for kind, shown in blocks(structured(suffix)) if kind is BlockKind.HEADING]
    assert found == [shown for kind, shown in BLOCKS if kind is BlockKind.HEADING]


@pytest.mark.parametrize("suffix", [s for s in HEADED if s != ".pptx"])
def test_heading_levels_and_paths_agree_where_a_format_has_levels(suffix: str) -> None:
    text = structured(suffix)
    assert [block.level for block in text.blocks if block.level] == [1, 2, 3, 2]
    row = next(block for block in text.blocks if block.kind is BlockKind.TABLE_ROW)
    assert row.heading_path == ("What to agree on", "Times and places")


@pytest.mark.parametrize("suffix", QUOTING)
def test_formats_with_quotations_agree_on_every_kind(suffix: str) -> None:
    assert blocks(structured(suffix)) == BLOCKS


@pytest.mark.parametrize("suffix", [".pdf", ".pptx"])
def test_a_format_without_quotations_has_them_as_paragraphs(suffix: str) -> None:
    plain = [
        (BlockKind.PARAGRAPH if kind is BlockKind.QUOTATION else kind, shown)
        for kind, shown in BLOCKS
    ]
    assert blocks(structured(suffix)) == plain


@pytest.mark.parametrize("suffix", HEADED)
def test_every_format_gives_the_same_sentences(suffix: str) -> None:
    text = structured(suffix)
    expected = structured(".md")
    shown = [text.text[s.start : s.end] for s in text.sentences]
    assert shown == [expected.text[s.start : s.end] for s in expected.sentences]


@pytest.mark.parametrize("suffix", FACTUAL)
def test_the_author_is_a_fact_where_the_format_names_one(suffix: str) -> None:
    assert structured(suffix).facts["authors"] == ("Pat Example",)


def test_pages_and_slides_are_locators() -> None:
    assert {block.locator.page for block in structured(".pdf").blocks} == {1}
    assert [block.locator.slide for block in structured(".pptx").blocks] == [
        *(1, 1, 2, 2, 2, 2),
        *(3, 3, 3, 4, 4, 4),
    ]
