"""The command line as a person meets it: real processes, the shipped encoder, real pages."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.conftest import MENTOR, REPOSITORY

pytestmark = pytest.mark.model
RECEIVING_END = "What is it like being on the receiving end of me, and why should I ask?"


class Shell:
    """Runs ``coach`` in an empty folder with its own data."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = os.environ | {"PYTHONPATH": str(REPOSITORY), "COACH_DATA_DIR": "data"}

    def __call__(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "api.cli", *arguments],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def json(self, *arguments: str) -> Any:
        done = self(*arguments, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    @contextmanager
    def serving(self, port: int) -> Iterator[Path]:
        output = self.folder / "serve.log"
        with output.open("w") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "api.cli", "serve", "--port", str(port)],
                cwd=self.folder,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        try:
            _wait_until_ready(port, process, output)
            yield output
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=30) in {0, -signal.SIGTERM}  # uvicorn passes it on


def _wait_until_ready(port: int, process: subprocess.Popen[bytes], output: Path) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise AssertionError(output.read_text())
        try:
            if httpx.get(f"http://127.0.0.1:{port}/healthz").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError("the server did not start")


@pytest.fixture
def coach(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


@pytest.fixture(scope="module")
def free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_scraped_pages_are_ingested_and_cited(coach: Shell, seeds: Path) -> None:
    report = coach.json("ingest", str(seeds))
    assert sorted(line["title"] for line in report["new"]) == [
        "Leadership",
        "Leadership in medical education",
        "The Role of Mentorship in Developing Medical Leaders",
    ]
    again = coach.json("ingest", str(seeds))
    assert (again["embeddings"], again["revisions_added"]) == (0, 0)
    assert again["generation"] == report["generation"]
    answer = coach.json("ask", RECEIVING_END)
    quotes = {citation["quote"]: citation["guide_title"] for citation in answer["citations"]}
    right = [quote for quote in quotes if "receiving end of me" in quote]
    assert [quotes[quote] for quote in right] == ["Leadership"]
    hee = coach.json("ask", "What does HEE say about leadership?")
    assert hee["citations"][0]["guide_title"] == "Leadership"
    shown = coach("ask", RECEIVING_END).stdout
    assert "[1]" in shown
    assert "Leadership" in shown


def test_shipped_guides_serve_and_a_second_process_is_refused(coach: Shell, free_port: int) -> None:
    assert coach("ask", "anything").returncode == 4
    ingested = coach("ingest")
    assert ingested.returncode == 0, ingested.stderr
    with coach.serving(free_port) as output:
        response = httpx.post(
            f"http://127.0.0.1:{free_port}/api/v1/ask",
            json={"question": "How do I ask someone to be my mentor?"},
            timeout=30,
        )
        answer = response.json()
        assert f"http://127.0.0.1:{free_port}/docs" in output.read_text()
        assert answer["route"] == "answer"
        assert answer["citations"][0]["guide_id"] == "g02-finding-a-mentor"
        started = time.monotonic()
        refused = coach("serve", "--port", str(free_port + 1))
        assert refused.returncode == 3
        assert "in use by process" in refused.stderr
        assert time.monotonic() - started < 20  # the start of Python included
    examined = coach.json("doctor")
    assert examined["healthy"], examined
    assert "readers" in {finding["subject"] for finding in examined["findings"]}


def test_a_folder_of_bad_files_exits_with_one_and_says_why(coach: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "bad"
    folder.mkdir()
    (folder / "empty.md").write_text("")
    done = coach("ingest", str(folder))
    assert done.returncode == 1
    assert "empty.md" in done.stderr
    assert "Traceback" not in done.stderr
    assert coach("ingest", str(tmp_path / "nowhere")).returncode == 1
    (folder / "good.md").write_text(MENTOR)
    mixed = coach("ingest", str(folder))
    assert mixed.returncode == 0
    assert "empty.md" in mixed.stdout


@pytest.mark.parametrize("question", ["", "a" * 100_000])
def test_question_that_cannot_be_taken(coach: Shell, tmp_path: Path, question: str) -> None:
    (tmp_path / "one.md").write_text(MENTOR)
    assert coach("ingest", str(tmp_path / "one.md")).returncode == 0
    refused = coach("ask", question)
    assert refused.returncode == 1
    assert "question" in refused.stderr
    assert "aaaa" not in refused.stderr


def test_help_teaches(coach: Shell) -> None:
    for arguments in ((), ("ingest",), ("ask",), ("serve",), ("guides",), ("doctor",)):
        shown = coach(*arguments, "--help")
        assert shown.returncode == 0
        assert len(shown.stdout) > 200
