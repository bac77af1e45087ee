"""The files are damaged under a server that has them open: it goes on, or says so plainly.

Every file of the working copy and of the published generation, and whole folders, are damaged
between two questions. Asking goes on (the working copy is made again from what was published) or
is refused with a reason; readiness tells it; nothing wrong is ever quoted; the next ingest mends.
"""

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from coach_child import load_word_hash
from fastapi.testclient import TestClient
from quick_children import forked_children

from api.main import create_app
from corpus import shelf as shelf_module
from corpus.generation import published
from tests.conftest import FEEDBACK, SEED, Library

QUESTION = "criticism belongs in a quiet room"
ANSWER = "Criticism belongs in a quiet room."
Damage = Callable[[Path], object]


def _overwrite(path: Path, offset: int, data: bytes) -> None:
    with path.open("r+b") as stream:  # in place: what is open sees it
        stream.seek(offset)
        stream.write(data)


def _cut(path: Path, size: int) -> None:
    with path.open("r+b") as stream:
        stream.truncate(size)


def _flip(path: Path) -> None:
    at = path.stat().st_size // 2
    with path.open("rb") as stream:
        stream.seek(at)
        byte = stream.read(1) or b"\0"
    _overwrite(path, at, bytes([byte[0] ^ 1]))


DAMAGES: dict[str, Damage] = {
    "missing": lambda path: path.unlink(),
    "empty": lambda path: _cut(path, 0),
    "truncated": lambda path: _cut(path, path.stat().st_size // 2),
    "zeroed page": lambda path: _overwrite(path, path.stat().st_size // 3, bytes(4096)),
    "flipped bit": _flip,
    "garbage": lambda path: _overwrite(path, 0, random.Random(SEED).randbytes(path.stat().st_size)),
}


@dataclass
class Server:
    """A server with two generations."""

    library: Library
    client: TestClient

    @property
    def published(self) -> Path:
        return published(self.library.data.library)

    @property
    def copy(self) -> Path:
        (copy,) = self.library.data.scratch.iterdir()
        return copy

    def asks(self) -> bool:
        """Whether an answer comes; it is right, or plainly refused."""
        response = self.client.post("/api/v1/ask", json={"question": QUESTION})
        if response.status_code == 200:
            assert response.json()["citations"][0]["quote"] == ANSWER
            return True
        assert response.status_code == 503, response.text
        assert "damaged" in response.json()["detail"]
        return False

    def reasons(self) -> list[str]:
        response = self.client.get("/readyz")
        if response.status_code == 503:
            return [response.json()["detail"]]
        ready = response.json()
        assert ready["degraded"] == bool(ready["reasons"])
        return list(ready["reasons"])

    def ingest(self) -> None:
        job = self.client.post("/api/v1/ingest", json={}).json()
        self.client.get(f"/api/v1/jobs/{job['id']}/events")  # ends when the job does
        ended = self.client.get(f"/api/v1/jobs/{job['id']}").json()
        assert ended["state"] == "done", ended["error"]


@pytest.fixture
def server(filled: Library) -> Iterator[Server]:
    with forked_children():
        filled.write("giving-feedback.md", FEEDBACK.replace("Praise", "Sincere praise"))
        filled.ingest()
        with TestClient(create_app(filled.settings, load_word_hash)) as client:
            yield Server(filled, client)


def _files(folder: Path) -> list[str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in files)


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_working_copy_is_made_again(server: Server, damage: str) -> None:
    for name in _files(server.copy):
        before = server.copy
        if not (before / name).stat().st_size and damage == "garbage":
            continue
        DAMAGES[damage](before / name)
        assert server.asks(), name
        assert server.copy != before, name
        assert server.reasons() == []


@pytest.mark.soak
@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_working_copy_of_a_large_library_is_made_again(server: Server, damage: str) -> None:
    """Its graph has levels above the lowest."""
    sections = [f"## Part {n}\n\nThe part {n} says {n} things.\n" for n in range(1_100)]
    server.library.write("long.md", "# A long guide\n\n" + "\n".join(sections))
    server.ingest()
    test_damaged_working_copy_is_made_again(server, damage)


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_of_the_published_files_is_told_and_what_is_open_serves(
    server: Server, damage: str
) -> None:
    folder, copy = server.published, server.copy
    for name in _files(folder):
        content = (folder / name).read_bytes()
        DAMAGES[damage](folder / name)
        assert server.asks()
        if damage != "missing" and (folder / name).read_bytes() == content:
            continue  # emptying an empty file damages nothing
        reasons = server.reasons()
        assert len(reasons) == 1, reasons
        reason = reasons[0]
        assert "what is open still serves" in reason, name
        (folder / name).write_bytes(content)
        assert server.reasons() == []  # restored from a backup
    assert server.copy == copy
    DAMAGES[damage](folder / "corpus.sqlite")
    server.ingest()
    assert server.reasons() == []
    assert server.published.name == "gen-00000003"


def test_both_damaged_falls_back_to_the_generation_before(server: Server) -> None:
    _cut(server.published / "corpus.sqlite", 0)
    _cut(server.copy / "corpus.sqlite", 0)
    assert server.asks()
    assert server.client.get("/readyz").json()["generation"] == "gen-00000001"
    assert "gen-00000002 is damaged" in server.reasons()[0]
    server.ingest()
    assert server.reasons() == []


def test_scratch_is_removed(server: Server) -> None:
    shutil.rmtree(server.library.data.scratch)
    assert server.asks()
    assert server.reasons() == []


@pytest.mark.parametrize("folder", ["library", "vectors.sqlite", "revisions", "originals"])
def test_a_room_of_the_data_folder_is_removed(server: Server, folder: str) -> None:
    path = server.library.data.root / folder
    path.unlink() if path.is_file() else shutil.rmtree(path)
    assert server.asks()
    assert bool(server.reasons()) == (folder == "library")
    server.library.write("third.md", "# Third\n\nOne sentence about a handover at night.\n")
    server.ingest()
    assert server.asks()
    assert server.reasons() == []


def test_everything_is_gone_and_comes_back(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is served rather than what may be wrong; restored files are served by themselves."""
    monkeypatch.setattr(shelf_module, "_RETRY_SECONDS", 0.0)
    root = server.library.data.root
    kept = root.with_name("kept")
    shutil.copytree(root, kept)
    shutil.rmtree(root)
    assert not server.asks()
    assert "missing" in server.reasons()[0]
    assert server.client.get("/healthz").status_code == 200
    shutil.copytree(kept, root)
    assert server.asks()
    assert server.reasons() == []


@pytest.mark.parametrize("name", ["vectors.sqlite", "jobs.sqlite"])
@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_database_of_what_can_be_made_again(
    filled: Library, name: str, damage: str
) -> None:
    """Noticed when the server starts or ingests, put aside, and begun anew."""
    with forked_children():
        for number in range(2):
            with TestClient(create_app(filled.settings, load_word_hash)) as client:
                server = Server(filled, client)
                assert server.asks()
                filled.write("third.md", f"# Third\n\nThe handover has {number} parts.\n")
                server.ingest()
                assert len(client.get("/api/v1/jobs").json()["jobs"]) >= 1
            DAMAGES[damage](filled.data.root / name)
        with TestClient(create_app(filled.settings, load_word_hash)) as client:
            assert Server(filled, client).asks()
