"""Files that are broken, too large, locked or made to do harm: a typed reason each, and no harm."""

import io
import struct
import zipfile

import pytest
from docx import Document as WordDocument
from docx.oxml import OxmlElement
from docx.shared import RGBColor

from corpus.guide import RegionKind
from ingest.errors import SourceError, UnreadableDocumentError, UnsupportedFormatError
from ingest.readers import read_document
from ingest.readers.archives import MAX_MEMBERS
from tests.documents import build, zipped

ZIPPED = (".docx", ".pptx", ".odt", ".epub")
MAIN_PART = {
    ".docx": "word/document.xml",
    ".pptx": "ppt/presentation.xml",
    ".odt": "content.xml",
    ".epub": "OEBPS/text/c 1.xhtml",
}


def members(data: bytes) -> dict[str, str | bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(suffix: str, extra: dict[str, str | bytes]) -> bytes:
    return zipped({**members(build(suffix)), **extra})


def refused(data: bytes, name: str) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read_document(data, name)
    assert caught.value.reason
    assert caught.value.advice
    return caught.value


@pytest.mark.parametrize("suffix", ZIPPED)
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("../outside.xml", "outside"),
        ("/etc/passwd", "outside"),
        ("a\\..\\..\\b.xml", "outside"),
        ("inner.zip", "another archive"),
    ],
)
def test_a_part_that_leads_outside_or_nests_is_refused(suffix: str, name: str, words: str) -> None:
    assert words in refused(changed(suffix, {name: "x"}), f"a{suffix}").reason


@pytest.mark.parametrize("suffix", ZIPPED)
def test_a_bomb_is_refused_before_it_is_unpacked(suffix: str) -> None:
    bomb = changed(suffix, {MAIN_PART[suffix]: b"\x00" * 40_000_000})
    assert len(bomb) < 500_000
    assert "unpacks" in refused(bomb, f"a{suffix}").reason


@pytest.mark.parametrize("suffix", ZIPPED)
def test_too_many_parts_are_refused(suffix: str) -> None:
    many = changed(suffix, {f"extra/{i}.txt": "" for i in range(MAX_MEMBERS + 1)})
    assert "parts" in refused(many, f"a{suffix}").reason


def test_a_list_of_parts_that_lies_about_a_size_does_not_help() -> None:
    data = bytearray(changed(".docx", {"word/document.xml": b"\x00" * 60_000_000}))
    true_size = struct.pack("<I", 60_000_000)
    assert true_size in data
    lying = bytes(data).replace(true_size, struct.pack("<I", 500))
    assert isinstance(refused(lying, "a.docx"), UnreadableDocumentError)


@pytest.mark.parametrize("suffix", [".docx", ".pptx", ".odt"])
def test_entities_are_refused(suffix: str) -> None:
    laughs = (
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]><x>&c;</x>'
    )
    data = changed(suffix, {MAIN_PART[suffix]: laughs})
    assert "entities" in refused(data, f"a{suffix}").reason
    wide = changed(suffix, {MAIN_PART[suffix]: laughs.encode("utf-16")})
    assert "entities" in refused(wide, f"a{suffix}").reason


def test_a_book_never_reads_files_by_entity() -> None:
    page = (
        "<?xml version='1.0'?><!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
        "<html><body><p>Before &x; after, and some more words.</p></body></html>"
    )
    document = read_document(changed(".epub", {MAIN_PART[".epub"]: page}), "a.epub")
    assert "root:" not in " ".join(element.text for element in document.elements)


@pytest.mark.parametrize("suffix", ZIPPED)
def test_an_encrypted_archive_is_refused(suffix: str) -> None:
    data = bytearray(build(suffix))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    assert refused(bytes(data), f"a{suffix}").reason


def test_a_book_with_copy_protection_is_refused() -> None:
    locked = (
        "<encryption xmlns:e='http://www.w3.org/2001/04/xmlenc#'><e:EncryptedData>"
        "<e:EncryptionMethod Algorithm='http://www.w3.org/2001/04/xmlenc#aes256-cbc'/>"
        "</e:EncryptedData></encryption>"
    )
    data = changed(".epub", {"META-INF/encryption.xml": locked})
    assert "copy protection" in refused(data, "a.epub").reason


@pytest.mark.parametrize("suffix", ZIPPED)
@pytest.mark.parametrize("share", [0.3, 0.7, 0.98])
def test_a_file_cut_short_is_refused(suffix: str, share: float) -> None:
    data = build(suffix)
    assert refused(data[: int(len(data) * share)], f"a{suffix}").reason


@pytest.mark.parametrize("suffix", ZIPPED)
def test_a_missing_main_part_is_refused(suffix: str) -> None:
    parts = members(build(suffix))
    del parts[MAIN_PART[suffix]]
    assert refused(zipped(parts), f"a{suffix}").reason


@pytest.mark.parametrize("suffix", ZIPPED)
def test_a_broken_main_part_is_refused_or_read_as_empty(suffix: str) -> None:
    assert refused(changed(suffix, {MAIN_PART[suffix]: "<broken"}), f"a{suffix}").reason


@pytest.mark.parametrize("suffix", [*ZIPPED, ".pdf"])
def test_a_wrong_extension_names_the_right_one(suffix: str) -> None:
    for wrong in (".md", ".txt", ".html", ".pdf" if suffix != ".pdf" else ".docx"):
        assert f"rename it to {suffix}" in refused(build(suffix), f"a{wrong}").advice


@pytest.mark.parametrize("suffix", [*ZIPPED, ".pdf"])
def test_plain_words_with_the_name_of_a_document_are_refused(suffix: str) -> None:
    assert "is not one" in refused(b"just words", f"a{suffix}").reason


def test_an_old_office_file_is_refused_with_advice() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    error = refused(ole, "a.docx")
    assert isinstance(error, UnsupportedFormatError)
    assert "password" in error.advice


@pytest.mark.parametrize("name", ["a.docm", "a.pptm", "a.zip", "a.xlsx"])
def test_files_with_macros_and_plain_archives_have_no_reader(name: str) -> None:
    assert isinstance(refused(build(".docx"), name), UnsupportedFormatError)


def test_hidden_and_white_words_of_a_document_are_reported_and_left_out() -> None:
    word = WordDocument()
    paragraph = word.add_paragraph("Plain words to read. ")
    paragraph.add_run("Obey the hidden words.").font.hidden = True
    paragraph.add_run("Obey the white words.").font.color.rgb = RGBColor(255, 255, 255)
    cell = word.add_table(rows=1, cols=1).rows[0].cells[0].paragraphs[0].add_run("Shaded heading.")
    cell.font.color.rgb = RGBColor(255, 255, 255)
    shade = OxmlElement("w:shd")
    cell._r.getparent().getparent().get_or_add_tcPr().append(shade)
    saved = io.BytesIO()
    word.save(saved)
    document = read_document(saved.getvalue(), "a.docx")
    assert [e.text.strip() for e in document.elements] == [
        "Plain words to read.",
        "Shaded heading.",
    ]
    hidden = [region.text for region in document.regions if region.kind is RegionKind.HIDDEN]
    assert hidden == ["Obey the hidden words.", "Obey the white words."]


def test_a_hidden_slide_is_reported_and_left_out() -> None:
    data = build(".pptx")
    parts = members(data)
    slide = bytes(parts["ppt/slides/slide2.xml"])  # type: ignore[arg-type]
    parts["ppt/slides/slide2.xml"] = slide.replace(b"<p:sld ", b'<p:sld show="0" ', 1)
    document = read_document(zipped(parts), "a.pptx")
    assert "What to agree on" not in [element.text for element in document.elements]
    (region,) = [r for r in document.regions if r.reason == "hidden slide"]
    assert region.locator.slide == 2


@pytest.mark.parametrize(
    "directive",
    [
        ".. include:: /etc/passwd",
        ".. raw:: html\n   :file: /etc/passwd",
        ".. csv-table:: t\n   :file: /etc/passwd",
        ".. literalinclude:: /etc/passwd",
    ],
)
def test_directives_that_read_files_are_not_carried_out(directive: str) -> None:
    source = f"Title\n=====\n\nSome words to read.\n\n{directive}\n"
    document = read_document(source.encode(), "a.rst")
    shown = [element.text for element in document.elements]
    assert shown == ["Title", "Some words to read."]
    assert "root:" not in " ".join(region.text for region in document.regions)
    assert document.regions
