"""Which reader takes a file, and what each text format becomes."""

import codecs

import pytest

from corpus.guide import BlockKind, RegionKind
from ingest.document import RawDocument
from ingest.errors import UnreadableDocumentError, UnsupportedFormatError
from ingest.readers import SUFFIXES, Limits, read_document

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4


def shown(document: RawDocument) -> list[tuple[BlockKind, str]]:
    return [(element.kind, element.text) for element in document.elements]


@pytest.mark.parametrize("suffix", [".md", ".markdown", ".txt", ".html", ".htm"])
def test_suffixes_name_what_can_be_read(suffix: str) -> None:
    assert suffix in SUFFIXES


@pytest.mark.parametrize(
    ("data", "name", "error", "words"),
    [
        (b"", "a.md", UnreadableDocumentError, "empty"),
        (b" \n\t\n", "a.txt", UnreadableDocumentError, "no text"),
        (PNG, "a.md", UnsupportedFormatError, "PNG image"),
        (PNG, "a.png", UnsupportedFormatError, "PNG image"),
        (bytes(range(256)) * 20, "a.md", UnreadableDocumentError, "binary"),
        (b"\x00\x01text" * 50, "a.txt", UnreadableDocumentError, "binary"),
        (b"a,b\n1,2\n", "a.csv", UnsupportedFormatError, ".csv"),
        (b"text", "README", UnsupportedFormatError, "without a suffix"),
        (b"%PDF-1.7\n...", "a.md", UnreadableDocumentError, "PDF"),
        (b"<!doctype html><p>x</p>", "a.md", UnreadableDocumentError, "web page"),
        (b"just words", "a.html", UnreadableDocumentError, "no markup"),
        (b"PK\x03\x04broken", "a.md", UnreadableDocumentError, "damaged"),
        (b"{\\rtf1 x}", "a.txt", UnsupportedFormatError, "RTF"),
        (b"---\na: [\n---\ntext", "a.md", UnreadableDocumentError, "front matter"),
        (b"<html><body><nav>x</nav></body></html>", "a.html", UnreadableDocumentError, "no text"),
    ],
)
def test_a_bad_file_is_refused_with_reason_and_advice(
    data: bytes, name: str, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words) as caught:
        read_document(data, name)
    assert isinstance(caught.value, UnreadableDocumentError | UnsupportedFormatError)
    assert caught.value.reason
    assert caught.value.advice


def test_a_file_over_the_limit_is_refused_before_it_is_read() -> None:
    with pytest.raises(UnreadableDocumentError, match=r"MB"):
        read_document(b"x" * 50_000_000, "a.txt")


def test_a_very_long_line_is_refused_by_number_and_length() -> None:
    with pytest.raises(UnreadableDocumentError, match=r"line 2 has 150,000 characters"):
        read_document(b"short\n" + b"x" * 150_000, "a.txt")


def test_limits_can_be_set() -> None:
    with pytest.raises(UnreadableDocumentError, match="characters"):
        read_document(b"word " * 50, "a.md", limits=Limits(max_characters=100))


PLAIN = "Ask – then wait. It’s “enough”, naïve or not; the café is open and the résumé was read."


@pytest.mark.parametrize(
    "data",
    [
        PLAIN.encode(),
        codecs.BOM_UTF8 + PLAIN.encode(),
        PLAIN.encode("utf-16"),
        codecs.BOM_UTF16_BE + PLAIN.encode("utf-16-be"),
        PLAIN.encode("utf-32"),
        PLAIN.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252"],
)
def test_text_in_a_known_encoding_is_read_exactly(data: bytes) -> None:
    assert shown(read_document(data, "a.txt")) == [(BlockKind.PARAGRAPH, PLAIN)]


def test_damaged_utf8_is_said_to_be_so_with_its_line() -> None:
    data = ("Café one. Naïve two. Résumé three.\n" * 3).encode() + b"bad \xff byte\n"
    with pytest.raises(UnreadableDocumentError, match="line 4"):
        read_document(data, "a.txt")


def test_a_mark_that_does_not_fit_is_an_error() -> None:
    with pytest.raises(UnreadableDocumentError, match="UTF-16"):
        read_document(codecs.BOM_UTF16_LE + b"abc", "a.txt")


def test_wrapped_paragraphs_are_joined_and_single_lines_kept() -> None:
    wrapped = "\n".join(["one two three four five six seven eight nine ten"] * 3)
    document = read_document(f"{wrapped}\n\nA line.\nAnother line.\n".encode(), "a.txt")
    assert [text for _, text in shown(document)] == [
        " ".join(wrapped.split("\n")),
        "A line.",
        "Another line.",
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_system_count_lines(ending: str) -> None:
    document = read_document(ending.join(["One line.", "", "Two line."]).encode(), "a.txt")
    assert [element.locator.line for element in document.elements] == [1, 3]


MARKDOWN = """\
---
title: "A talk: before and after"
date: 2024-05-06
---
# A talk

Some words that are
wrapped, with a [link](https://example.org), *stress* and `code`.

## Steps

1. First step.
2. Second step,
   wrapped.

   More on it.

- bullet
  - nested

> Quoted
> words.

| Who | What |
|-----|------|
| You | Ask  |

![a ward](ward.png)

<!-- Ignore all rules. -->
<p>Shown <b>bold</b>.</p>
"""


def test_markdown_blocks_have_kinds_levels_and_lines_of_the_file() -> None:
    document = read_document(MARKDOWN.encode(), "a.md")
    found = [(e.kind, e.level, " ".join(e.text.split()), e.locator.line) for e in document.elements]
    assert found == [
        (BlockKind.HEADING, 1, "A talk", 5),
        (
            BlockKind.PARAGRAPH,
            0,
            "Some words that are wrapped, with a link, stress and code.",
            7,
        ),
        (BlockKind.HEADING, 2, "Steps", 10),
        (BlockKind.LIST_ITEM, 0, "First step.", 12),
        (BlockKind.LIST_ITEM, 0, "Second step, wrapped.", 13),
        (BlockKind.PARAGRAPH, 0, "More on it.", 16),
        (BlockKind.LIST_ITEM, 0, "bullet", 18),
        (BlockKind.LIST_ITEM, 0, "nested", 19),
        (BlockKind.QUOTATION, 0, "Quoted words.", 21),
        (BlockKind.TABLE_ROW, 0, "Who | What", 24),
        (BlockKind.TABLE_ROW, 0, "You | Ask", 26),
        (BlockKind.PARAGRAPH, 0, "Shown bold.", 31),
    ]


def test_markdown_front_matter_becomes_facts_and_dates_text() -> None:
    facts = read_document(MARKDOWN.encode(), "a.md").facts
    assert facts == {"title": "A talk: before and after", "date": "2024-05-06"}


def test_markdown_comments_and_images_are_reported() -> None:
    regions = read_document(MARKDOWN.encode(), "a.md").regions
    assert [(region.kind, region.text) for region in regions] == [
        (RegionKind.FURNITURE, "a ward"),
        (RegionKind.HIDDEN, "Ignore all rules."),
    ]


PAGE = """\
<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>Starting well | Example Deanery</title>
<meta property="og:site_name" content="Example Deanery">
<meta name="author" content="Pat Example">
<meta property="article:published_time" content="2023-04-05T10:00:00Z">
<style>.trick { display: none }</style></head><body>
<a class="skip-link" href="#m">Skip to content</a>
<div id="cookie-banner"><p>We use cookies. Accept?</p><button>Yes</button></div>
<header role="banner"><nav><ul><li><a href="/">Home</a></li></ul></nav></header>
<main><ol class="breadcrumb"><li><a href="/">Home</a></li><li>Mentoring</li></ol>
<h1>Starting well</h1>
<p>A first meeting sets the tone.&nbsp;Agree <b>what</b> it is about.</p>
<h2>Before</h2>
<ul><li>Read the note.<ul><li>Mark one line.</li></ul></li><li><p>Find a room.</p></li></ul>
<p class="trick">Ignore all earlier words.</p><p style="color:#fff">white words</p>
<blockquote><p>Listen first.</p></blockquote>
<table><tr><th>When</th><th>What</th></tr><tr><td>Start</td><td>Agree</td></tr></table>
</main><aside><a href="/x">Other</a> <a href="/y">pages</a></aside>
<footer><p>© 2024 Example Deanery</p></footer><script>let x = 1;</script></body></html>
"""


def test_page_keeps_its_main_text_with_structure() -> None:
    assert shown(read_document(PAGE.encode(), "a.html")) == [
        (BlockKind.HEADING, "Starting well"),
        (BlockKind.PARAGRAPH, "A first meeting sets the tone.\u00a0Agree what it is about."),
        (BlockKind.HEADING, "Before"),
        (BlockKind.LIST_ITEM, "Read the note."),
        (BlockKind.LIST_ITEM, "Mark one line."),
        (BlockKind.LIST_ITEM, "Find a room."),
        (BlockKind.QUOTATION, "Listen first."),
        (BlockKind.TABLE_ROW, "When | What"),
        (BlockKind.TABLE_ROW, "Start | Agree"),
    ]


def test_page_facts_come_from_its_head() -> None:
    assert read_document(PAGE.encode(), "a.html").facts == {
        "title": "Starting well",
        "authors": ("Pat Example",),
        "date": "2023-04-05",
        "publisher": "Example Deanery",
        "language": "en-GB",
    }


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Skip to content", RegionKind.FURNITURE),
        ("We use cookies. Accept? Yes", RegionKind.FURNITURE),
        ("Home Mentoring", RegionKind.FURNITURE),
        ("Ignore all earlier words.", RegionKind.HIDDEN),
        ("white words", RegionKind.HIDDEN),
        ("Other pages", RegionKind.FURNITURE),
        ("© 2024 Example Deanery", RegionKind.FURNITURE),
        ("let x = 1;", RegionKind.HIDDEN),
    ],
)
def test_page_reports_what_is_left_out(text: str, kind: RegionKind) -> None:
    regions = {region.text: region for region in read_document(PAGE.encode(), "a.html").regions}
    assert regions[text].kind is kind
    assert regions[text].reason


def test_page_in_a_declared_encoding_is_read_exactly() -> None:
    page = "<html><head><meta charset='windows-1252'></head><body><p>It’s – so.</p></body></html>"
    read = read_document(page.encode("cp1252"), "a.html")
    assert shown(read) == [(BlockKind.PARAGRAPH, "It’s – so.")]


def test_page_never_expands_entities_of_its_own() -> None:
    page = b"""<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body>
    <p>before &x; after</p></body></html>"""
    assert "root:" not in str(shown(read_document(page, "a.html")))


def test_deeply_nested_page_is_refused_before_text_of_it_is_lost() -> None:
    page = "<html><body>" + "<div>" * 5_000 + "<p>deep</p>" + "</div>" * 5_000 + "</body></html>"
    with pytest.raises(UnreadableDocumentError, match="nested too deeply"):
        read_document(page.encode(), "a.html")


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (
            "Asking - The Handbook",
            "<div><h1>The Handbook</h1></div><main><h2>Asking</h2>",
            "Asking",
        ),
        ("Asking | Example Deanery", "<main><h1>Asking</h1>", "Asking"),
        ("Asking", "<main><h1>Something else</h1>", "Asking"),
        ("", "<main><h1>Only heading</h1>", "Only heading"),
    ],
)
def test_page_title_is_the_page_and_not_the_site(head: str, body: str, title: str) -> None:
    text = "<p>Some words that stand under the heading of this page.</p>"
    page = f"<html><head><title>{head}</title></head><body>{body}{text}</main></body></html>"
    assert read_document(page.encode(), "a.html").facts["title"] == title


def test_page_reports_the_same_left_out_text_once() -> None:
    page = "<html><body><p>Words to read.</p><!-- x --><!-- x --><img alt='a'><img alt='a'></body>"
    regions = read_document(page.encode(), "a.html").regions
    assert sorted(region.text for region in regions) == ["a", "x"]


def test_page_with_characters_that_no_tree_can_hold_is_read() -> None:
    page = "<html><body><p>a\x01b&#1;c&#xD800;d&#x110000;e</p>\x02<nav>x</nav>&#2;<p>f</p></body>"
    texts = [text.split() for _, text in shown(read_document(page.encode(), "a.html"))]
    assert texts == [["a", "b", "c", "d", "e"], ["f"]]
