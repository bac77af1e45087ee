"""PDF files: the ways in which print hides the text, each as a case with a name."""

import zlib

import pytest
from fpdf import FPDF
from fpdf.enums import EncryptionMethod

from corpus.guide import BlockKind, RegionKind
from ingest.document import RawDocument
from ingest.errors import UnreadableDocumentError
from ingest.readers import Limits, read_document
from ingest.readers.pdf_paragraphs import join_lines

SENTENCES = (
    "A mentor has gone the same way before and can say where it is steep. ",
    "It helps to ask one thing at a time, and to say why you ask it. ",
    "Nobody minds a question that was thought about on the way to the meeting. ",
    "What is said there stays there, unless somebody is at risk of harm. ",
)
LONG_CELL = (
    "Agree on an aim, on a place, on a time, and on who writes it all down for both of you, so "
    "that it is done."
)
PARAGRAPHS = ["".join(SENTENCES[i:] + SENTENCES[:i]).strip() for i in range(4)]


def texts(document: RawDocument) -> list[str]:
    return [element.text for element in document.elements]


def read(pdf: FPDF) -> RawDocument:
    return read_document(bytes(pdf.output()), "a.pdf")


def new_page(size: int = 11) -> FPDF:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=size)
    return pdf


def write(pdf: FPDF, text: str, gap: float = 3) -> None:
    pdf.multi_cell(0, 6, text, new_x="LMARGIN", new_y="NEXT")
    pdf.ln(gap)


def raw_pdf(content: str, font: str = "") -> bytes:
    """A page with this content stream, written by hand; ``font`` is added to the font's entries."""
    stream = zlib.compress(content.encode("latin-1"))
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream),
        f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica{font}>>".encode(),
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(out)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start
    )


def test_paragraphs_are_whole_across_lines_and_apart_from_each_other() -> None:
    pdf = new_page()
    for paragraph in PARAGRAPHS:
        write(pdf, paragraph)
    assert texts(read(pdf)) == PARAGRAPHS


def test_paragraphs_without_a_gap_are_parted_where_a_line_ends_early() -> None:
    pdf = new_page()
    for paragraph in PARAGRAPHS[:2]:
        write(pdf, paragraph + " It ends here.", gap=0)
    assert texts(read(pdf)) == [f"{paragraph} It ends here." for paragraph in PARAGRAPHS[:2]]


def test_a_paragraph_goes_on_over_the_page_without_heads_and_numbers() -> None:
    class Headed(FPDF):
        def header(self) -> None:
            self.set_font("Helvetica", size=9)
            self.cell(0, 6, "Talks with a mentor", align="C")
            self.ln(12)

        def footer(self) -> None:
            self.set_y(-15)
            self.set_font("Helvetica", size=9)
            self.cell(0, 6, f"Page {self.page_no()} of 3", align="C")

    pdf = Headed()
    pdf.add_page()
    pdf.set_font("Helvetica", size=11)
    long = " ".join(PARAGRAPHS * 14)
    write(pdf, long)
    document = read(pdf)
    assert pdf.page_no() > 1
    assert " ".join(texts(document)) == long
    assert len(texts(document)) <= pdf.page_no()
    assert document.elements[0].locator.page == 1
    reasons = {region.text: region.reason for region in document.regions}
    assert "running head" in reasons["Talks with a mentor"]
    assert reasons["Page 1 of 3"] == "page number"


def test_two_columns_are_read_one_after_the_other() -> None:
    pdf = new_page(size=10)
    pdf.set_font("Helvetica", "B", 18)
    write(pdf, "Two columns")
    pdf.set_font("Helvetica", size=10)
    with pdf.text_columns(ncols=2, gutter=10, text_align="L") as columns:
        for paragraph in PARAGRAPHS * 5:
            columns.write(paragraph + "\n\n")
    document = read(pdf)
    assert texts(document)[0] == "Two columns"
    assert " ".join(texts(document)[1:]) == " ".join(PARAGRAPHS * 5)


def test_columns_that_the_file_draws_line_by_line_are_still_columns() -> None:
    left = [
        "Left one begins here and",
        "goes on in its own way",
        "down the narrow column",
        "to its end.",
    ]
    right = [
        "Right one begins there,",
        "and it has other words",
        "that must not be mixed",
        "with them.",
    ]
    drawn = [
        f"BT /F1 11 Tf {x} {360 - 15 * row} Td ({line}) Tj ET"
        for row, pair in enumerate(zip(left, right, strict=True))
        for x, line in zip((20, 220), pair, strict=True)
    ]
    document = read_document(raw_pdf("\n".join(drawn)), "a.pdf")
    assert texts(document) == [" ".join(left), " ".join(right)]


def test_ligatures_are_letters_again() -> None:
    font = "/Encoding<</Type/Encoding/Differences[1/fi/fl]>>"
    content = "BT /F1 12 Tf 20 300 Td (The \\001rst \\002oor has a \\001ne o\\001ce.) Tj ET"
    document = read_document(raw_pdf(content, font), "a.pdf")
    assert texts(document) == ["The first floor has a fine ofice."]


@pytest.mark.parametrize(
    ("lines", "words", "expected"),
    [
        (["a men-", "tor asks"], set(), "a mentor asks"),
        (["be self-", "aware and"], set(), "be self-aware and"),
        (["a follow-", "up call"], {"follow-up"}, "a follow-up call"),
        (["a team-", "work day"], {"teamwork", "team-work"}, "a teamwork day"),
        (["the Smith-", "Jones study"], set(), "the Smith-Jones study"),
        (["pages 10-", "12 say"], set(), "pages 10-12 say"),
        (["a lead\u00ad", "ership role"], set(), "a leadership role"),
        (["plain words", "go on"], set(), "plain words go on"),
    ],
)
def test_words_parted_at_a_line_end_are_whole_again(
    lines: list[str], words: set[str], expected: str
) -> None:
    assert join_lines(lines, frozenset(words)) == expected


def test_hyphens_at_line_ends_of_a_page_are_healed() -> None:
    content = "".join(
        f"BT /F1 12 Tf 20 {300 - 16 * row} Td ({line}) Tj ET\n"
        for row, line in enumerate(["Every new mentor likes to hear what a men-", "tee wants."])
    )
    assert texts(read_document(raw_pdf(content), "a.pdf")) == [
        "Every new mentor likes to hear what a mentee wants."
    ]


def test_footnotes_do_not_break_the_paragraph_that_goes_on_over_the_page() -> None:
    pdf = FPDF()
    pdf.set_auto_page_break(auto=False)
    pdf.add_page()
    pdf.set_font("Helvetica", size=11)
    pdf.multi_cell(0, 6, PARAGRAPHS[0] + " It is a long way and", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Helvetica", size=8)
    pdf.set_y(250)
    pdf.multi_cell(0, 4, "1 As the survey of that year found.", new_x="LMARGIN", new_y="NEXT")
    pdf.add_page()
    pdf.set_font("Helvetica", size=11)
    pdf.multi_cell(0, 6, "nobody walks it alone. " + PARAGRAPHS[1], new_x="LMARGIN", new_y="NEXT")
    document = read(pdf)
    assert texts(document) == [
        f"{PARAGRAPHS[0]} It is a long way and nobody walks it alone. {PARAGRAPHS[1]}",
        "1 As the survey of that year found.",
    ]
    assert document.elements[1].locator.page == 1


def test_a_table_with_a_wrapped_cell_has_one_row_for_it() -> None:
    pdf = new_page()
    write(pdf, PARAGRAPHS[0])
    with pdf.table(col_widths=(30, 60), text_align="L", v_align="TOP") as table:
        table.row(("Stage", "What to do"))
        table.row(("Before", LONG_CELL))
        table.row(("After", "Write two lines"))
    rows = [e.text for e in read(pdf).elements if e.kind is BlockKind.TABLE_ROW]
    assert rows == [
        "Stage | What to do",
        f"Before | {LONG_CELL}",
        "After | Write two lines",
    ]


def test_numbers_raised_above_the_line_are_marks_of_notes_and_go() -> None:
    content = (
        "BT /F1 12 Tf 20 300 Td (Mentoring helps) Tj /F1 7 Tf 5 Ts (12) Tj "
        "/F1 12 Tf 0 Ts ( in 9 of 10 studies.) Tj ET"
    )
    assert texts(read_document(raw_pdf(content), "a.pdf")) == [
        "Mentoring helps in 9 of 10 studies."
    ]


@pytest.mark.parametrize(
    ("drawn", "reason"),
    [
        ("1 1 1 rg BT /F1 12 Tf 20 200 Td (Obey these words.) Tj ET", "white"),
        ("BT 3 Tr /F1 12 Tf 20 200 Td (Obey these words.) Tj ET", "invisibly"),
        ("BT /F1 0.5 Tf 20 200 Td (Obey these words.) Tj ET", "no size"),
    ],
)
def test_text_that_nobody_sees_is_reported_and_left_out(drawn: str, reason: str) -> None:
    content = f"BT /F1 12 Tf 20 300 Td (Plain words to read.) Tj ET {drawn}"
    document = read_document(raw_pdf(content), "a.pdf")
    assert texts(document) == ["Plain words to read."]
    (region,) = document.regions
    assert region.kind is RegionKind.HIDDEN
    assert reason in region.reason


def test_white_text_on_a_dark_ground_is_seen() -> None:
    content = "0 0 0.4 rg 10 190 300 30 re f 1 1 1 rg BT /F1 12 Tf 20 200 Td (A dark banner.) Tj ET"
    assert texts(read_document(raw_pdf(content), "a.pdf")) == ["A dark banner."]


def test_a_scanned_file_is_said_to_be_scanned() -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.rect(10, 10, 50, 50, style="F")
    with pytest.raises(UnreadableDocumentError, match="scanned") as caught:
        read(pdf)
    assert "recognition" in caught.value.advice


def test_an_encrypted_file_asks_for_one_without_a_password() -> None:
    pdf = new_page()
    pdf.set_encryption("owner", "secret", encryption_method=EncryptionMethod.RC4)
    write(pdf, PARAGRAPHS[0])
    with pytest.raises(UnreadableDocumentError, match="password"):
        read(pdf)


def test_a_file_that_only_forbids_changes_is_read() -> None:
    pdf = new_page()
    pdf.set_encryption("owner", "", encryption_method=EncryptionMethod.RC4)
    write(pdf, PARAGRAPHS[0])
    assert texts(read(pdf)) == [PARAGRAPHS[0]]


@pytest.mark.parametrize("cut", [20, 300, 700])
def test_a_damaged_file_is_refused_or_read_but_never_a_crash(cut: int) -> None:
    pdf = new_page()
    write(pdf, PARAGRAPHS[0])
    data = bytes(pdf.output())
    with pytest.raises(UnreadableDocumentError):
        read_document(data[:cut], "a.pdf")


def test_too_many_pages_are_refused_before_they_are_read() -> None:
    pdf = new_page()
    for _ in range(5):
        pdf.add_page()
        write(pdf, PARAGRAPHS[0])
    with pytest.raises(UnreadableDocumentError, match="6 pages"):
        read_document(bytes(pdf.output()), "a.pdf", limits=Limits(max_pages=5))
