from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.errors import CorpusEmptyError, DamagedGenerationError
from corpus.generation import (
    Audit,
    Counts,
    EncoderIdentity,
    Manifest,
    checksums,
    next_name,
    publish,
    published,
    read_manifest,
    verify_files,
    write_manifest,
)


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    folder = tmp_path / "gen-00000003"
    (folder / "chroma").mkdir(parents=True)
    (folder / "corpus.sqlite").write_bytes(b"guides")
    (folder / "chroma" / "index.bin").write_bytes(b"vectors" * 1000)
    manifest = Manifest(
        generation=folder.name,
        created_at=datetime.now(UTC),
        counts=Counts(guides=1, passages=1, sentences=1),
        encoder=EncoderIdentity(name="e", revision="1", dimension=2, max_tokens=9),
        splitter="1",
        roots=(),
        sources=(),
        audit=Audit(passages_found_by_own_vector=1, recall_at_10=1),
        files=checksums(folder),
    )
    write_manifest(folder, manifest)
    return folder


def test_whole_generation_passes(sealed: Path) -> None:
    manifest = read_manifest(sealed)
    verify_files(sealed, manifest)
    assert set(manifest.files) == {"corpus.sqlite", "chroma/index.bin"}


@pytest.mark.parametrize("name", ["corpus.sqlite", "chroma/index.bin"])
@pytest.mark.parametrize("damage", ["missing", "truncated", "flipped", "empty", "zeroed"])
def test_damaged_file_is_named(sealed: Path, name: str, damage: str) -> None:
    path = sealed / name
    data = path.read_bytes()
    damaged = {
        "truncated": data[:-1],
        "flipped": bytes([data[0] ^ 1]) + data[1:],
        "empty": b"",
        "zeroed": bytes(len(data)),
    }
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(damaged[damage])
    with pytest.raises(DamagedGenerationError, match=name):
        verify_files(sealed, read_manifest(sealed))


def test_added_file_is_damage(sealed: Path) -> None:
    (sealed / "extra").write_text("x")
    with pytest.raises(DamagedGenerationError, match="extra"):
        verify_files(sealed, read_manifest(sealed))


@pytest.mark.parametrize("content", [None, b"", b"{", b'{"generation": 1}'])
def test_manifest_that_is_not_whole_is_damage(sealed: Path, content: bytes | None) -> None:
    path = sealed / "manifest.json"
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(DamagedGenerationError):
        read_manifest(sealed)


def test_pointer_names_the_published_generation(sealed: Path) -> None:
    library = sealed.parent
    publish(library, sealed.name)
    assert published(library) == sealed
    assert not [*library.glob("*.tmp"), *library.glob(".*.tmp")]


def test_missing_pointer_is_an_empty_library_only_where_nothing_was_published(
    sealed: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with pytest.raises(CorpusEmptyError):
        published(tmp_path_factory.mktemp("empty"))
    with pytest.raises(DamagedGenerationError, match="missing"):
        published(sealed.parent)


@pytest.mark.parametrize("content", [b"gen-99999999", b"../etc", b"", b"\xff\xfe"])
def test_pointer_to_nothing_is_damage(sealed: Path, content: bytes) -> None:
    (sealed.parent / "CURRENT").write_bytes(content)
    with pytest.raises(DamagedGenerationError):
        published(sealed.parent)


def test_next_name_was_never_used(sealed: Path) -> None:
    (sealed.parent / "gen-00000007").mkdir()
    assert next_name(sealed.parent) == "gen-00000008"
    assert next_name(sealed) == "gen-00000001"
