"""PDF files: pdfium gives pieces of lines, and the rest is put together here.

Floor 2. Locators are page numbers. Nothing of a PDF is run: no script, no form, no attachment.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from corpus.guide import Locator, Region, RegionKind
from ingest.document import RawDocument
from ingest.errors import UnreadableDocumentError
from ingest.readers.limits import Limits, check_characters
from ingest.readers.pdf_furniture import PageRows, take_furniture
from ingest.readers.pdf_layout import rows_of
from ingest.readers.pdf_lines import Piece, pieces_of
from ingest.readers.pdf_paragraphs import elements_of
from ingest.readers.properties import facts_from

_PASSWORD = pdfium_c.FPDF_ERR_PASSWORD
_OCR = "run it through text recognition first (ocrmypdf is one program for it)"


def read(data: bytes, limits: Limits) -> RawDocument:
    """The text of a PDF with headings by size, tables, notes and properties.

    Raises:
        UnreadableDocumentError: If it is damaged, encrypted, too long, or holds pictures only.
    """
    with _opened(data) as document:
        _check_pages(len(document), limits)
        facts = _facts(document)
        pages, regions = list[PageRows](), list[Region]()
        total = 0
        for number in range(1, len(document) + 1):
            rows, left_out = _page(document, number)
            total += sum(len(row.piece.text) for row in rows.rows)
            check_characters(total, limits)
            pages.append(rows)
            regions.extend(left_out)
    if not any(page.rows for page in pages):
        raise UnreadableDocumentError("it has no text, only pictures: it was scanned", _OCR)
    pages, furniture = take_furniture(pages)
    return RawDocument(tuple(elements_of(pages)), facts, (*regions, *furniture))


@contextmanager
def _opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise UnreadableDocumentError(
                "it is encrypted and needs a password", "save it without a password"
            ) from error
        raise UnreadableDocumentError(
            "the PDF is damaged", "fetch it again, or print it to a new PDF"
        ) from error
    try:
        yield document
    finally:
        document.close()


def _check_pages(count: int, limits: Limits) -> None:
    if count > limits.max_pages:
        raise UnreadableDocumentError(
            f"it has {count:,} pages, more than {limits.max_pages:,}", "split it by chapters"
        )
    if count == 0:
        raise UnreadableDocumentError("it has no pages", "fetch it again")


def _page(document: pdfium.PdfDocument, number: int) -> tuple[PageRows, list[Region]]:
    try:
        page = document[number - 1]
        try:
            pieces, height = pieces_of(page), page.get_height()
            pictured = not pieces and _has_pictures(page)
        finally:
            page.close()
    except pdfium.PdfiumError as error:
        raise UnreadableDocumentError(
            f"page {number} of the PDF is damaged", "print the PDF to a new one"
        ) from error
    regions = [_hidden_region(piece, number) for piece in pieces if piece.hidden]
    if pictured:
        reason = "a page without text, only pictures: it was scanned"
        locator = Locator(page=number)
        regions.append(Region(kind=RegionKind.HIDDEN, text="", reason=reason, locator=locator))
    shown = [piece for piece in pieces if not piece.hidden]
    return PageRows(number, height, rows_of(shown)), regions


def _has_pictures(page: pdfium.PdfPage) -> bool:
    images = page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE])
    return next(iter(images), None) is not None


def _hidden_region(piece: Piece, number: int) -> Region:
    return Region(
        kind=RegionKind.HIDDEN,
        text=piece.text,
        reason=piece.hidden or "",
        locator=Locator(page=number),
    )


def _facts(document: pdfium.PdfDocument) -> dict[str, object]:
    raw = document.get_metadata_dict(skip_empty=True)
    dates = (_date(raw.get(key, "")) for key in ("ModDate", "CreationDate"))
    return facts_from(
        {
            "title": raw.get("Title"),
            "authors": raw.get("Author"),
            "date": next((date for date in dates if date), None),
        }
    )


def _date(text: str) -> str | None:
    """A PDF's date (``D:20240517…``) as ISO 8601 to the day."""
    digits = text.removeprefix("D:")[:8]
    return (
        f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
        if len(digits) == 8 and digits.isdigit()
        else None
    )
