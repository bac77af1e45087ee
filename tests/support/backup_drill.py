"""The backup drill: what is asked before a disaster is answered the same after a restore.

Run by path for the shipped guides and the shipped encoder, ``PYTHONPATH=. python
tests/support/backup_drill.py``; a test runs it with small guides and an encoder without a model.
The commands are those that ``docs/operations.md`` gives, read from there.
"""

import hashlib
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from api.main import create_app
from api.settings import Settings

_OPERATIONS = Path(__file__).parents[2] / "docs" / "operations.md"
_COMMAND = re.compile(r"^    (tar .*)$", re.MULTILINE)
_LEFT_OUT = ("scratch", "lock")
_UPLOADED = b"# Handing over\n\nA handover names the sickest person first, then what is open.\n"
_REPLACED = b"# Handing over\n\nA handover begins with names and ends with questions.\n"
QUESTIONS = (
    "How do I find a mentor?",
    "How do I ask a busy senior for half an hour?",
    "How do I give feedback to somebody who is my senior?",
    "Should I criticise in public?",
    "What do I do when I have made a mistake?",
    "How do I speak up in theatre?",
    "My consultant shouted at me in front of everybody",
    "How do I run a handover?",
    "What is the first thing that a handover names?",
    "How do I delegate to somebody who is just as busy?",
    "How do I say no to more work?",
    "How do I lead a quality improvement project?",
    "I feel like an impostor",
    "What is psychological safety?",
    "How do I prepare for an appraisal?",
    "How do I chair my first meeting?",
    "What does the guide on mentoring say overall?",
    "Which dose of amoxicillin do I give a child?",
    "Who won the football yesterday?",
    "I do not want to live any more",
)


@dataclass(frozen=True)
class Drill:
    """What came of it."""

    guides: int
    passages: int
    answers: int
    """Asked before and after, and answered the same."""
    citations: int
    """Opened again, word for word, those of editions that are no longer served among them."""
    files: int
    """That have the same checksum."""
    backup_bytes: int
    backup_seconds: float
    restore_seconds: float


def run_drill(
    folder: Path,
    settings: Settings,
    load_encoder: Callable[[Any], Any],
    questions: Sequence[str] = QUESTIONS,
) -> Drill:
    """Fill ``folder / "data"``, back it up, delete it, restore it and compare.

    Raises:
        AssertionError: If anything is not as it was.
    """
    assert settings.data_dir == folder / "data", "the commands speak of a folder data"
    with TestClient(create_app(settings, load_encoder)) as client:
        old = _fill(client)
        before = _told(client, questions)
    files = _checksums(settings.data_dir)
    backup, restore = _COMMAND.findall(_OPERATIONS.read_text(encoding="utf-8"))
    backup_seconds = _run(backup, folder)
    shutil.rmtree(settings.data_dir)
    restore_seconds = _run(restore.partition("&&")[0], folder)
    assert _checksums(settings.data_dir) == files
    with TestClient(create_app(settings, load_encoder)) as client:
        assert client.get("/readyz").json()["degraded"] is False
        after = _told(client, questions)
        assert after == before
        opened = [_opens(client, citation) for citation in (*old, *_citations(after))]
        report = _ingest(client)
        assert (report["published"], report["embeddings"]) == (False, 0)
        assert client.post("/api/v1/rollback", json={}).status_code == 200
    held = [guide for guide in before["guides"] if guide["passages"]]
    return Drill(
        guides=len(held),
        passages=sum(guide["passages"] for guide in held),
        answers=len(questions),
        citations=len(opened),
        files=len(files),
        backup_bytes=(folder / "coach-backup.tgz").stat().st_size,
        backup_seconds=backup_seconds,
        restore_seconds=restore_seconds,
    )


def _fill(client: TestClient) -> list[dict[str, Any]]:
    """Everything that cannot be made again: uploads, corrections, jobs, and an edition of before.

    Returns:
        Citations of the edition that is no longer served.
    """
    sent = client.post("/api/v1/ingest/uploads", files=[("files", ("handover.md", _UPLOADED))])
    assert sent.status_code == 200, sent.text
    assert _ingest(client)["published"]
    old = client.post("/api/v1/ask", json={"question": "What does a handover name first?"}).json()
    cited = [c for c in old["citations"] if c["guide_id"] == "handover"]
    assert cited, old["text"]
    url = "/api/v1/guides/handover"
    _ended(client, client.put(f"{url}/source", files={"file": ("handover.md", _REPLACED)}))
    _ended(client, client.patch(url, json={"publisher": "A deanery"}))
    return cited


def _told(client: TestClient, questions: Sequence[str]) -> dict[str, Any]:
    """All that a person can see, but when it was said."""
    return {
        "guides": client.get("/api/v1/guides?limit=1000").json()["guides"],
        "correction": client.get("/api/v1/guides/handover").json()["metadata"],
        "generations": client.get("/api/v1/generations").json(),
        "jobs": client.get("/api/v1/jobs").json(),
        "answers": [_answer(client, question) for question in questions],
    }


def _answer(client: TestClient, question: str) -> dict[str, Any]:
    response = client.post("/api/v1/ask", json={"question": question})
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return {k: v for k, v in answer.items() if k not in {"id", "created_at", "timings_ms"}}


def _citations(told: dict[str, Any]) -> list[dict[str, Any]]:
    return [citation for answer in told["answers"] for citation in answer["citations"]]


def _opens(client: TestClient, citation: dict[str, Any]) -> str:
    url = f"/api/v1/guides/{citation['guide_id']}/revisions/{citation['revision']}/text"
    text: str = client.get(url).json()["text"]
    assert text[citation["start"] : citation["end"]] == citation["quote"], url
    return url


def _ingest(client: TestClient) -> dict[str, Any]:
    return _ended(client, client.post("/api/v1/ingest", json={}))


def _ended(client: TestClient, response: Any) -> dict[str, Any]:
    """The report of a job that a response accepted."""
    assert response.status_code == 202, response.text
    until = time.monotonic() + 600
    while True:
        job = client.get(response.headers["location"]).json()
        if job["state"] != "running":
            assert job["state"] == "done", job
            report: dict[str, Any] = job["report"]
            return report
        assert time.monotonic() < until
        time.sleep(0.05)


def _checksums(data: Path) -> dict[str, str]:
    files = (path for path in sorted(data.rglob("*")) if path.is_file())
    names = {path.relative_to(data).as_posix(): path for path in files}
    kept = {name: path for name, path in names.items() if name.split("/")[0] not in _LEFT_OUT}
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in kept.items()}


def _run(command: str, folder: Path) -> float:
    started = time.monotonic()
    subprocess.run(command, shell=True, cwd=folder, check=True)
    return time.monotonic() - started


if __name__ == "__main__":
    from api.encoders import load_encoder as load

    with tempfile.TemporaryDirectory() as name:
        made = Settings(data_dir=Path(name) / "data")
        print(run_drill(Path(name), made, load))  # noqa: T201
