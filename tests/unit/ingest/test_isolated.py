"""Reading in a child process: the same result, bounded, and no harm from any file."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.errors import UnreadableDocumentError, UnsupportedFormatError
from ingest.readers import Limits, read_document
from ingest.readers.isolated import ChildLimits, IsolatedReader, read_file
from tests.documents import FORMATS, build

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def reader() -> Iterator[IsolatedReader]:
    with IsolatedReader() as made:
        yield made


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_child_reads_what_this_process_reads(reader: IsolatedReader, suffix: str) -> None:
    data, name = build(suffix), f"a{suffix}"
    inside, outside = reader.read(data, name), read_document(data, name)
    assert inside.elements == outside.elements
    assert inside.regions == outside.regions
    assert json.dumps(inside.facts) == json.dumps(outside.facts)


def test_odd_characters_cross_the_border(reader: IsolatedReader) -> None:
    text = "Odd: \u00a0é—“”\u200d👩🏽 \U0001f3f4 end."
    (element,) = reader.read(text.encode(), "a.txt").elements
    assert element.text == text


@pytest.mark.parametrize(
    ("data", "name", "error"),
    [
        (b"", "a.md", UnreadableDocumentError),
        (b"x", "a.csv", UnsupportedFormatError),
        (b"%PDF-1.7 broken", "a.pdf", UnreadableDocumentError),
    ],
)
def test_errors_cross_the_border_with_reason_and_advice(
    reader: IsolatedReader, data: bytes, name: str, error: type[Exception]
) -> None:
    with pytest.raises(error) as outside:
        read_document(data, name)
    with pytest.raises(error) as inside:
        reader.read(data, name)
    assert str(inside.value) == str(outside.value)


def test_one_child_reads_many_files_and_is_replaced_when_it_has_read_its_share() -> None:
    with IsolatedReader(ChildLimits(files_per_child=2)) as reader:
        seen = set()
        for _ in range(4):
            reader.read(b"Some words.", "a.txt")
            seen.add(reader._child.pid if reader._child else None)
        assert len(seen) == 3
        assert None in seen


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (ChildLimits(seconds=0.05), "more than 0 s"),
        (ChildLimits(memory_bytes=130_000_000), "memory"),
        (ChildLimits(max_output_bytes=1_000), "too large"),
    ],
    ids=["time", "memory", "output"],
)
def test_a_file_over_a_limit_is_refused_and_the_next_one_is_read(
    limits: ChildLimits, words: str
) -> None:
    page = "<html><body>" + "<p><b>word</b> and <i>word</i></p>" * 50_000 + "</body></html>"
    with IsolatedReader(limits) as reader:
        with pytest.raises(UnreadableDocumentError, match=words):
            reader.read(page.encode(), "a.html")
        reader._limits = ChildLimits()
        assert reader.read(b"Some words.", "a.txt").elements


def test_processor_time_is_limited() -> None:
    page = "<html><body>" + "<p><b>word</b> and <i>word</i></p>" * 55_000 + "</body></html>"
    with (
        IsolatedReader(ChildLimits(cpu_seconds=0)) as reader,
        pytest.raises(UnreadableDocumentError, match="processor time"),
    ):
        reader.read(page.encode(), "a.html")


def test_a_child_that_dies_between_files_is_replaced_without_a_word() -> None:
    with IsolatedReader() as reader:
        reader.read(b"Some words.", "a.txt")
        assert reader._child is not None
        reader._child.kill()
        assert reader.read(b"Some words.", "a.txt").elements


def test_threads_may_share_a_reader(reader: IsolatedReader) -> None:
    results = dict[int, str]()

    def read(number: int) -> None:
        results[number] = reader.read(f"Words of {number}.".encode(), "a.txt").elements[0].text

    threads = [threading.Thread(target=read, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == {number: f"Words of {number}." for number in range(8)}


def test_a_path_is_read_like_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"# Title\n\nSome words.")
    with IsolatedReader() as reader:
        read = reader.read(path, "a.md")
    assert [e.text for e in read.elements] == ["Title", "Some words."]


def test_a_very_large_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(2_000_000_000)
    with (
        IsolatedReader() as reader,
        pytest.raises(UnreadableDocumentError, match=r"2000\.0 MB"),
    ):
        reader.read(path, "a.txt")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocumentError, match="No such file"):
        read_file(tmp_path / "none.txt", Limits())


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)

    def feed() -> None:
        with path.open("wb") as pipe:
            pipe.write(b"more than its size says")

    writer = threading.Thread(target=feed)
    writer.start()
    with pytest.raises(UnreadableDocumentError, match="changed while it was read"):
        read_file(path, Limits())
    writer.join()


DENIED = [
    "import socket; socket.socket()",
    "import socket; socket.create_connection(('127.0.0.1', 9))",
    "import subprocess; subprocess.run(['true'])",
    "import os; os.system('true')",
    "open('/tmp/written-by-a-reader', 'w')",
    "import os; os.remove('/tmp/none')",
]


@pytest.mark.parametrize("code", DENIED)
def test_the_child_has_no_network_starts_nothing_and_writes_nothing(code: str) -> None:
    script = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from ingest.readers.worker import _limit\n"
        "_limit({'memory_bytes': 1_500_000_000})\n"
        f"try:\n    exec({code!r})\nexcept PermissionError as error:\n    print('denied', error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", script], capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith("denied a reader may not")


def test_the_child_knows_no_secret_of_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_SECRET", "do-not-tell")
    with IsolatedReader() as reader:
        reader.read(b"Some words.", "a.txt")
        assert reader._child is not None
        environment = Path(f"/proc/{reader._child.pid}/environ")
        if not environment.exists():
            pytest.skip("this system does not show a process's environment")
        assert b"do-not-tell" not in environment.read_bytes()
