"""The library that serves: exchanged under readers, checked before it is opened, never mixed."""

import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.main import create_app
from corpus.errors import CorpusEmptyError, DamagedGenerationError, RollbackError
from corpus.generation import POINTER, generation_name, history, published, read_manifest
from corpus.library import Library as OpenLibrary
from corpus.shelf import Shelf
from corpus.standing import SearchKind
from tests.conftest import FEEDBACK, Library
from tests.fakes import WordHashEncoder

QUESTION = "criticism belongs in a quiet room"
DAMAGES = {
    "missing": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "truncated": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "zeroed page": lambda path: _write_at(path, path.stat().st_size // 3, bytes(4096)),
    "flipped bit": lambda path: _write_at(
        path,
        path.stat().st_size // 2,
        bytes([path.read_bytes()[path.stat().st_size // 2] ^ 1]) if path.stat().st_size else b"x",
    ),
}


def _write_at(path: Path, offset: int, data: bytes) -> None:
    content = bytearray(path.read_bytes())
    content[offset : offset + len(data)] = data
    path.write_bytes(content)


@contextmanager
def opened(library: Library) -> Iterator[Shelf]:
    with library.data.owned():
        shelf = Shelf(library.data, library.encoder)
        shelf.open()
        try:
            yield shelf
        finally:
            shelf.close()


def titles(shelf: Shelf) -> list[str]:
    with shelf.lease() as library:
        return [hit.guide.metadata.title for hit in library.search(QUESTION, 3)]


@pytest.fixture
def twice(filled: Library) -> Library:
    """Two generations, the second with a changed guide."""
    filled.write("giving-feedback.md", FEEDBACK.replace("Praise", "Sincere praise"))
    filled.ingest()
    return filled


def _files(generation: Path) -> list[str]:
    files = [path for path in generation.rglob("*") if path.is_file()]
    return sorted(path.relative_to(generation).as_posix() for path in files)


def test_published_generation_serves_and_was_tried_out(twice: Library) -> None:
    with opened(twice) as shelf:
        assert shelf.standing.generation == "gen-00000002"
        assert not shelf.standing.degraded
        assert shelf.standing.checked_at
        assert titles(shelf)[0] == "Giving feedback"


def test_empty_folder_serves_nothing_and_says_so(library: Library) -> None:
    with opened(library) as shelf, pytest.raises(CorpusEmptyError), shelf.lease():
        pass


def test_lease_keeps_its_generation_while_another_is_published(twice: Library) -> None:
    with opened(twice) as shelf:
        with shelf.lease() as before:
            copy = before._catalogue.path
            shelf.publish("gen-00000001")
            with shelf.lease() as after:
                assert (before.generation, after.generation) == ("gen-00000002", "gen-00000001")
            assert before.search(QUESTION, 3)
            assert copy.exists()
        assert not copy.exists()
        assert len(list(twice.data.scratch.iterdir())) == 1


def test_readers_never_see_a_half_or_an_empty_library(twice: Library) -> None:
    seen: set[str] = set()
    faults: list[str] = []
    stop = threading.Event()

    def read(shelf: Shelf) -> None:
        while not stop.is_set():
            with shelf.lease() as library:
                hits = library.search(QUESTION, 3)
                revisions = {source.revision for source in library.manifest.sources}
                if not hits or {hit.passage.revision for hit in hits} - revisions:
                    faults.append(library.generation)
                seen.add(library.generation)

    with opened(twice) as shelf:
        readers = [threading.Thread(target=read, args=(shelf,)) for _ in range(4)]
        for reader in readers:
            reader.start()
        for number in range(6):
            shelf.publish(generation_name(1 + number % 2))
        stop.set()
        for reader in readers:
            reader.join()
    assert faults == []
    assert seen == {"gen-00000001", "gen-00000002"}


@pytest.mark.parametrize("damage", DAMAGES)
def test_every_damaged_file_is_noticed_before_it_is_opened(twice: Library, damage: str) -> None:
    generation = published(twice.data.library)
    whole = {name: (generation / name).read_bytes() for name in _files(generation)}
    for name, content in whole.items():
        DAMAGES[damage](generation / name)
        if (generation / name).exists() and (generation / name).read_bytes() == content:
            continue  # emptying an empty file damages nothing
        with pytest.raises(DamagedGenerationError):
            OpenLibrary.open(generation, twice.data, twice.encoder)
        (generation / name).write_bytes(content)
    OpenLibrary.open(generation, twice.data, twice.encoder).close()


@pytest.mark.parametrize("name", ["manifest.json", "corpus.sqlite", "chroma/chroma.sqlite3"])
def test_damaged_generation_gives_way_to_the_one_before(twice: Library, name: str) -> None:
    (published(twice.data.library) / name).write_bytes(b"damaged")
    with opened(twice) as shelf:
        assert shelf.standing.generation == "gen-00000001"
        assert shelf.standing.degraded
        assert titles(shelf)[0] == "Giving feedback"


@pytest.mark.parametrize("content", [None, b"", b"gen-00000009\n", b"\xff\xfe", b"../../etc\n"])
def test_damaged_pointer_serves_the_latest_published(twice: Library, content: bytes | None) -> None:
    pointer = twice.data.library / POINTER
    pointer.unlink() if content is None else pointer.write_bytes(content)
    with opened(twice) as shelf:
        assert shelf.standing.generation == "gen-00000002"
        assert shelf.standing.degraded


def test_without_any_index_every_vector_is_compared(twice: Library) -> None:
    with opened(twice) as shelf:
        usual = titles(shelf)
    for name in history(twice.data.library):
        shutil.rmtree(twice.data.library / name / "chroma")
    with opened(twice) as shelf:
        assert shelf.standing.search is SearchKind.EXACT
        assert shelf.standing.degraded
        with shelf.lease() as library:
            hits = library.search(QUESTION, 3)
            only = library.search(QUESTION, 3, guide_ids=["finding-a-mentor"])
        assert [hit.guide.metadata.title for hit in hits] == usual
        assert hits[0].similarity
        assert {hit.guide.id for hit in only} == {"finding-a-mentor"}


def test_without_index_and_with_a_damaged_cache_words_still_find(library: Library) -> None:
    asked = "---\nasked_as:\n  In front of others: [where do I praise]\n---\n\n"
    library.write("giving-feedback.md", asked + FEEDBACK)
    library.ingest()
    shutil.rmtree(published(library.data.library) / "chroma")
    cache = library.data.vector_cache
    whole = cache.read_bytes()
    place = whole.index(b"CREATE TABLE vector") + len("CREATE ")
    for content in (whole[:place] + b"\xc5" + whole[place + 1 :], b"no database"):
        cache.write_bytes(content)
        with opened(library) as shelf:
            assert shelf.standing.search is SearchKind.EXACT
            with shelf.lease() as found:
                assert found.search("criticism in a quiet room")[0].similarity is None


def test_index_that_segfaults_ends_the_probe_and_not_the_server(library: Library) -> None:
    """The damage that a process leaves behind when it is killed while writing (measured).

    A ``link_lists.bin`` of nothing but zeros, sealed by a manifest that agrees, as if the damage
    were older than the checksums: only trying it out can tell.
    """
    library.write("giving-feedback.md", FEEDBACK)
    library.ingest()
    # So many that the graph has levels whose links can be damaged.
    sections = [f"## Part {n}\n\nThe part {n} says {n} things.\n" for n in range(1_100)]
    library.write("long.md", "# A long guide\n\n" + "\n".join(sections))
    library.ingest()
    generation = published(library.data.library)
    links = next(generation.rglob("link_lists.bin"))
    links.write_bytes(bytes(links.stat().st_size))
    _seal_again(generation)
    with opened(library) as shelf:
        assert shelf.standing.generation == "gen-00000001"
        assert "SIGSEGV" in shelf.standing.reasons[0]


def test_index_that_claims_a_hundred_gigabytes_is_never_read(twice: Library) -> None:
    links = next(published(twice.data.library).rglob("link_lists.bin"))
    with links.open("r+b") as stream:
        stream.truncate(174_000_000_000)
    with opened(twice) as shelf:
        assert shelf.standing.generation == "gen-00000001"


def _seal_again(generation: Path) -> None:
    from corpus.generation import checksums, sizes, write_manifest

    manifest = read_manifest(generation)
    write_manifest(
        generation,
        manifest.model_copy(update={"files": checksums(generation), "sizes": sizes(generation)}),
    )


def test_damaged_generation_is_never_published(twice: Library) -> None:
    with opened(twice) as shelf:
        (twice.data.library / "gen-00000001" / "corpus.sqlite").write_bytes(b"")
        with pytest.raises(DamagedGenerationError):
            shelf.roll_back()
        assert shelf.standing.generation == "gen-00000002"
        assert published(twice.data.library).name == "gen-00000002"
        assert titles(shelf)


def test_roll_back_serves_the_one_before_and_there_is_an_end_to_it(twice: Library) -> None:
    with opened(twice) as shelf:
        assert shelf.roll_back() == "gen-00000001"
        with pytest.raises(RollbackError):
            shelf.roll_back()
        assert shelf.roll_back("gen-00000002") == "gen-00000002"
    assert published(twice.data.library).name == "gen-00000002"


def test_no_more_generations_are_kept_than_asked_for(filled: Library) -> None:
    for number in range(5):
        filled.write("giving-feedback.md", f"{FEEDBACK}\nEdition {number} says so.\n")
        filled.ingest()
    with opened(filled):
        kept = sorted(path.name for path in filled.data.library.glob("gen-*"))
    assert kept == ["gen-00000004", "gen-00000005", "gen-00000006"]


def test_unpublished_build_is_an_orphan(twice: Library) -> None:
    shutil.copytree(twice.data.library / "gen-00000002", twice.data.library / "gen-00000003")
    leftover = twice.data.revisions / "ab" / ".abcd.json.1.tmp"
    leftover.parent.mkdir(exist_ok=True)
    leftover.write_bytes(b"half")
    upload = twice.data.uploads / "deanery" / ".meeting.md.7.tmp"
    upload.parent.mkdir(parents=True)
    upload.write_bytes(b"half")
    with opened(twice) as shelf:
        assert shelf.standing.generation == "gen-00000002"
    assert not (twice.data.library / "gen-00000003").exists()
    assert not leftover.exists()
    assert not upload.exists()


def test_another_encoder_is_a_reason_not_a_crash(twice: Library) -> None:
    twice.encoder = WordHashEncoder(revision="2")
    with opened(twice) as shelf:
        assert "encoder" in shelf.standing.reasons[0]
        with pytest.raises(DamagedGenerationError), shelf.lease():
            pass


def test_readiness_says_degraded_and_why(twice: Library) -> None:
    shutil.rmtree(published(twice.data.library) / "chroma")
    with TestClient(create_app(twice.settings, lambda _: twice.encoder)) as client:
        ready = client.get("/readyz").json()
        assert ready["ready"]
        assert ready["degraded"]
        assert "gen-00000002 is damaged" in ready["reasons"][0]
        assert ready["generation"] == "gen-00000001"
        answer = client.post("/api/v1/ask", json={"question": QUESTION}).json()
        assert answer["generation"] == "gen-00000001"
        assert answer["citations"]


def test_nothing_that_can_be_opened_is_told_as_damage(twice: Library) -> None:
    for name in history(twice.data.library):
        (twice.data.library / name / "corpus.sqlite").unlink()
    with TestClient(create_app(twice.settings, lambda _: twice.encoder)) as client:
        response = client.get("/readyz")
        assert response.status_code == 503
        assert json.loads(response.text)["type"].endswith("library-damaged")
        assert client.get("/healthz").status_code == 200
        assert client.get("/guides").status_code == 200
