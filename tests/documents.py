"""One document in every format that can be read, made from one model by the usual libraries.

For tests and benchmarks: ``build(suffix, document)`` gives the bytes of a file.
"""

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from docx import Document as WordDocument
from fpdf import FPDF
from odf import style as odf_style
from odf import table as odf_table
from odf import text as odf_text
from odf.dc import Creator, Title
from odf.opendocument import OpenDocumentText
from pptx import Presentation
from pptx.util import Inches


@dataclass(frozen=True)
class Part:
    """A piece of a document: ``h2``, ``h3``, ``p``, ``li``, ``quote`` or ``table``."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Model:
    """A document without a format."""

    title: str
    author: str
    parts: tuple[Part, ...]


MEETING = Model(
    title="Before a first meeting",
    author="Pat Example",
    parts=(
        Part("p", "A first meeting is short, and it is about aims. Half an hour is enough."),
        Part("h2", "What to agree on"),
        Part("p", "Agree on how often to meet, and on what stays between the two of you."),
        Part("li", "Write down one aim each."),
        Part("li", "Say what you would rather not talk about."),
        Part("h3", "Times and places"),
        Part("table", rows=(("When", "Where"), ("In the first week", "Away from the ward"))),
        Part("h2", "What to do afterwards"),
        Part("quote", "Two lines on the same evening are worth a page a week later."),
        Part("p", "Send them to each other. Dr. Shah, for one, does it on the bus home."),
    ),
)


def build(suffix: str, document: Model = MEETING) -> bytes:
    """The document as the bytes of a file with this suffix (with its dot)."""
    return _BUILDERS[suffix](document)


def _markdown(document: Model) -> bytes:
    lines = [f"# {document.title}", ""]
    for part in document.parts:
        if part.kind == "table":
            head, *body = (f"| {' | '.join(row)} |" for row in part.rows)
            lines += [head, "|" + "---|" * len(part.rows[0]), *body, ""]
        else:
            mark = {"h2": "## ", "h3": "### ", "p": "", "li": "- ", "quote": "> "}[part.kind]
            lines += [f"{mark}{part.text}", ""]
    return "\n".join(lines).encode()


def _text(document: Model) -> bytes:
    lines = [document.title, ""]
    for part in document.parts:
        if part.kind == "table":
            lines += [" | ".join(row) for row in part.rows] + [""]
        else:
            lines += [f"{'• ' if part.kind == 'li' else ''}{part.text}", ""]
    return "\n".join(lines).encode()


def _body(parts: Sequence[Part]) -> str:
    tags = {"h2": "h2", "h3": "h3", "p": "p", "quote": "blockquote"}
    made = []
    for part in parts:
        if part.kind == "table":
            rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in part.rows)
            made.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
        elif part.kind == "li":
            made.append(f"<ul><li>{escape(part.text)}</li></ul>")
        else:
            tag = tags[part.kind]
            made.append(f"<{tag}>{escape(part.text)}</{tag}>")
    return "".join(made)


def _html(document: Model) -> bytes:
    return (
        f"<!doctype html><html lang='en'><head><title>{document.title}</title>"
        f"<meta name='author' content='{document.author}'></head>"
        f"<body><nav><a href='/'>Home</a></nav><main><h1>{document.title}</h1>"
        f"{_body(document.parts)}</main></body></html>"
    ).encode()


def _docx(document: Model) -> bytes:
    word = WordDocument()
    word.core_properties.author = document.author
    word.add_paragraph(document.title, style="Title")
    for part in document.parts:
        if part.kind == "table":
            table = word.add_table(rows=0, cols=len(part.rows[0]))
            for row in part.rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        elif part.kind in {"h2", "h3"}:
            word.add_heading(part.text, level=int(part.kind[1]) - 1)
        else:
            styles = {"p": "Normal", "li": "List Bullet", "quote": "Quote"}
            word.add_paragraph(part.text, style=styles[part.kind])
    return _saved(word.save)


def _pptx(document: Model) -> bytes:
    """A title slide, then a slide a heading; quotations have no form of their own."""
    show = Presentation()
    show.core_properties.author = document.author
    slide = show.slides.add_slide(show.slide_layouts[0])
    slide.shapes.title.text = document.title
    top = Inches(2)
    for part in document.parts:
        if part.kind in {"h2", "h3"}:
            slide = show.slides.add_slide(show.slide_layouts[5])
            slide.shapes.title.text = part.text
            top = Inches(2)
        elif part.kind == "table":
            shape = slide.shapes.add_table(
                len(part.rows), len(part.rows[0]), Inches(1), top, Inches(6), Inches(1)
            )
            for number, row in enumerate(part.rows):
                for column, text in enumerate(row):
                    shape.table.cell(number, column).text = text
        else:
            _pptx_text(slide, part, top)
        top += Inches(1)
    return _saved(show.save)


def _pptx_text(slide: object, part: Part, top: int) -> None:
    box = slide.shapes.add_textbox(Inches(1), top, Inches(6), Inches(1))  # type: ignore[attr-defined]
    paragraph = box.text_frame.paragraphs[0]
    paragraph.text = part.text
    if part.kind == "li":
        properties = paragraph._p.get_or_add_pPr()
        bullet = properties.makeelement(
            "{http://schemas.openxmlformats.org/drawingml/2006/main}buChar", {"char": "•"}
        )
        properties.append(bullet)


def _odt(document: Model) -> bytes:
    text = OpenDocumentText()
    text.meta.addElement(Title(text=document.title))
    text.meta.addElement(Creator(text=document.author))
    for name in ("Title", "Quotations"):
        text.styles.addElement(odf_style.Style(name=name, family="paragraph"))
    text.text.addElement(odf_text.P(stylename="Title", text=document.title))
    for part in document.parts:
        text.text.addElement(_odt_part(part))
    return _saved(text.write)


def _odt_part(part: Part) -> object:
    if part.kind == "table":
        table = odf_table.Table()
        for row in part.rows:
            line = odf_table.TableRow()
            for cell in row:
                box = odf_table.TableCell()
                box.addElement(odf_text.P(text=cell))
                line.addElement(box)
            table.addElement(line)
        return table
    if part.kind == "li":
        items, item = odf_text.List(), odf_text.ListItem()
        item.addElement(odf_text.P(text=part.text))
        items.addElement(item)
        return items
    if part.kind in {"h2", "h3"}:
        return odf_text.H(outlinelevel=int(part.kind[1]) - 1, text=part.text)
    if part.kind == "quote":
        return odf_text.P(stylename="Quotations", text=part.text)
    return odf_text.P(text=part.text)


def _epub(document: Model) -> bytes:
    page = (
        "<?xml version='1.0' encoding='utf-8'?><!DOCTYPE html>"
        "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>c</title></head>"
        f"<body><h1>{document.title}</h1>{_body(document.parts)}</body></html>"
    )
    package = (
        "<?xml version='1.0'?><package xmlns='http://www.idpf.org/2007/opf' version='3.0'>"
        "<metadata xmlns:dc='http://purl.org/dc/elements/1.1/'>"
        f"<dc:title>{document.title}</dc:title><dc:creator>{document.author}</dc:creator>"
        "</metadata><manifest>"
        "<item id='nav' href='nav.xhtml' properties='nav' media-type='application/xhtml+xml'/>"
        "<item id='c' href='text/c%201.xhtml' media-type='application/xhtml+xml'/>"
        "</manifest><spine><itemref idref='nav'/><itemref idref='c'/></spine></package>"
    )
    container = (
        "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
        "<rootfile full-path='OEBPS/book.opf' media-type='application/oebps-package+xml'/>"
        "</rootfiles></container>"
    )
    contents = (
        "<html><body><nav><ol><li><a href='text/c%201.xhtml'>One</a></li></ol></nav></body></html>"
    )
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OEBPS/book.opf": package,
            "OEBPS/nav.xhtml": contents,
            "OEBPS/text/c 1.xhtml": page,
        }
    )


def _rst(document: Model) -> bytes:
    lines = ["=" * 60, document.title, "=" * 60, "", f":Author: {document.author}", ""]
    for part in document.parts:
        if part.kind == "table":
            widths = [max(map(len, column)) for column in zip(*part.rows, strict=True)]
            rule = "  ".join("=" * width for width in widths)
            rows = ("  ".join(map(str.ljust, row, widths)) for row in part.rows)
            lines += [rule, *rows, rule, ""]
        elif part.kind in {"h2", "h3"}:
            lines += [part.text, ("-" if part.kind == "h2" else "~") * 60, ""]
        else:
            mark = {"p": "", "li": "- ", "quote": "    "}[part.kind]
            lines += [f"{mark}{part.text}", ""]
    return "\n".join(lines).encode()


def _pdf(document: Model) -> bytes:
    """Headings by size; quotations have no form of their own."""
    pdf = FPDF()
    pdf.set_author(document.author)
    pdf.add_page()
    _pdf_text(pdf, document.title, 20, "B")
    for part in document.parts:
        if part.kind == "table":
            pdf.set_font("Helvetica", size=11)
            with pdf.table() as table:
                for row in part.rows:
                    table.row(row)
            pdf.ln(4)
        elif part.kind in {"h2", "h3"}:
            _pdf_text(pdf, part.text, 16 if part.kind == "h2" else 13, "B")
        else:
            # The standard fonts of a PDF have no bullet in their plain encoding.
            _pdf_text(pdf, f"- {part.text}" if part.kind == "li" else part.text, 11, "")
    return bytes(pdf.output())


def _pdf_text(pdf: FPDF, text: str, size: int, style: str) -> None:
    pdf.set_font("Helvetica", style, size)
    pdf.multi_cell(0, size * 0.5, text, new_x="LMARGIN", new_y="NEXT")
    pdf.ln(4)


def zipped(members: dict[str, str | bytes]) -> bytes:
    """A ZIP archive with these members."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    packed = io.BytesIO()
    save(packed)
    return packed.getvalue()


_BUILDERS: dict[str, Callable[[Model], bytes]] = {
    ".md": _markdown,
    ".txt": _text,
    ".html": _html,
    ".pdf": _pdf,
    ".docx": _docx,
    ".pptx": _pptx,
    ".odt": _odt,
    ".epub": _epub,
    ".rst": _rst,
}
FORMATS = tuple(_BUILDERS)
"""Suffixes of all formats that can be built."""
