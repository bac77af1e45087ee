"""Reading files in a child process that may fail, hang or crash without harm to this one.

Floor 2. The child is kept for many files and replaced when one has damaged it. What comes back is
checked like any input: plain JSON of a bounded size.
"""

import contextlib
import json
import os
import selectors
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from pydantic import TypeAdapter, ValidationError

from ingest.document import RawDocument
from ingest.errors import SourceError, UnreadableDocumentError, UnsupportedFormatError
from ingest.readers.limits import Limits

_DOCUMENT: TypeAdapter[RawDocument] = TypeAdapter(RawDocument)
_HEADER_BYTES = 8
_CHUNK = 1 << 20
_ROOT = Path(__file__).resolve().parents[2]
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); from ingest.readers.worker import main; main()"
)
_ERRORS: dict[str, type[SourceError]] = {
    error.__name__: error for error in (UnreadableDocumentError, UnsupportedFormatError)
}
_ADVICE = "check where the file comes from; if it is sound, export its text and ingest that"
_STOP_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class ChildLimits:
    """What the child may use for one file."""

    seconds: float = 120.0
    """By the clock, from the request to the last byte of the answer."""
    cpu_seconds: int = 60
    memory_bytes: int = 1_000_000_000
    """Of address space, libraries included."""
    max_output_bytes: int = 64_000_000
    files_per_child: int = 500
    """After so many files the child is replaced, so that leaks of parsers stay small."""
    limits: Limits = field(default_factory=Limits)


class _ChildLostError(Exception):
    """The child ended, or had to be ended, before it answered."""


class IsolatedReader:
    """Reads files one at a time in a child that is started when the first one comes.

    May be shared by threads. Close it, or use it as a context manager, to end the child.
    """

    def __init__(self, limits: ChildLimits | None = None) -> None:
        """Read under these limits."""
        self._limits = limits or ChildLimits()
        self._child: subprocess.Popen[bytes] | None = None
        self._files = 0
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def read(self, source: bytes | Path, name: str) -> RawDocument:
        """What ``read_document`` makes of a file.

        Args:
            source: The file's content, or where it lies.
            name: The file's name with its suffix.

        Raises:
            UnsupportedFormatError: If no reader takes this kind of file.
            UnreadableDocumentError: If it cannot be read, changes while it is read, or takes more
                time, memory or output than ``limits`` allow.
        """
        data = source if isinstance(source, bytes) else read_file(source, self._limits.limits)
        with self._lock:
            return self._read(data, name)

    def close(self) -> None:
        """End the child; another one is started when the next file comes."""
        with self._lock:
            self._end()

    def _read(self, data: bytes, name: str) -> RawDocument:
        child = self._running()
        fresh = self._files == 0
        deadline = time.monotonic() + self._limits.seconds
        try:
            answer = self._ask(child, data, name, deadline)
        except (_ChildLostError, OSError) as error:
            lost = self._lost(child, deadline)
            if fresh or time.monotonic() >= deadline:
                raise lost from error
            return self._read(data, name)  # what earlier files left behind is not this one's fault
        self._files += 1
        if "failure" in answer or self._files >= self._limits.files_per_child:
            self._end()
        return self._document(answer)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self._end()
            self._child = self._start()
        return self._child

    def _start(self) -> subprocess.Popen[bytes]:
        settings = asdict(self._limits)
        child = subprocess.Popen(  # noqa: S603 - our own interpreter and our own module
            [sys.executable, "-I", "-c", _START, str(_ROOT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"LANG": "C.UTF-8", "PATH": os.defpath},
            cwd="/",
        )
        self._files = 0
        _send(child, json.dumps(settings).encode())
        return child

    def _ask(
        self, child: subprocess.Popen[bytes], data: bytes, name: str, deadline: float
    ) -> Mapping[str, object]:
        timer = threading.Timer(deadline - time.monotonic(), child.kill)
        timer.start()
        try:
            _send(child, json.dumps({"name": name, "size": len(data)}).encode(), data)
        finally:
            timer.cancel()
        stream = _pipe(child.stdout)
        length = int.from_bytes(_receive(stream, _HEADER_BYTES, deadline), "big")
        if length > self._limits.max_output_bytes:
            raise _ChildLostError
        answer = json.loads(_receive(stream, length, deadline))
        return answer if isinstance(answer, dict) else {}

    def _document(self, answer: Mapping[str, object]) -> RawDocument:
        error = _ERRORS.get(str(answer.get("error")))
        if error is not None:
            raise error(str(answer.get("reason")), str(answer.get("advice")))
        if "failure" in answer:
            raise self._failed(str(answer["failure"]), str(answer.get("detail")))
        try:
            return _DOCUMENT.validate_python(answer.get("document"))
        except ValidationError as error:
            raise UnreadableDocumentError("its reader gave no document", _ADVICE) from error

    def _failed(self, kind: str, detail: str) -> UnreadableDocumentError:
        megabytes = self._limits.memory_bytes // 1_000_000
        reasons = {
            "memory": f"reading it takes more than {megabytes} MB of memory",
            "depth": "its parts are nested too deeply",
            "output": "its text is too large",
        }
        return UnreadableDocumentError(reasons.get(kind, f"its reader failed ({detail})"), _ADVICE)

    def _lost(self, child: subprocess.Popen[bytes], deadline: float) -> UnreadableDocumentError:
        """Why a child ended without an answer; the next file gets a new one."""
        late = time.monotonic() >= deadline
        self._end(kill=late)
        code = child.returncode
        if late:
            return UnreadableDocumentError(
                f"reading it takes more than {self._limits.seconds:.0f} s", _ADVICE
            )
        if code == -signal.SIGXCPU:
            return UnreadableDocumentError(
                f"reading it takes more than {self._limits.cpu_seconds} s of processor time",
                _ADVICE,
            )
        if code in {-signal.SIGKILL, -signal.SIGABRT}:
            return self._failed("memory", "")
        return UnreadableDocumentError("it crashes its reader", _ADVICE)

    def _end(self, *, kill: bool = False) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        if kill:
            child.kill()
        with contextlib.suppress(OSError):
            _pipe(child.stdin).close()
        try:
            child.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        _pipe(child.stdout).close()


def read_file(path: Path, limits: Limits) -> bytes:
    """The bytes of a file that is not too large and does not change meanwhile.

    Raises:
        UnreadableDocumentError: If it cannot be opened, is no plain file, is too large, or changes.
    """
    try:
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            if before.st_size > limits.max_bytes:
                raise UnreadableDocumentError(
                    f"the file has {before.st_size / 1e6:.1f} MB, "
                    f"more than {limits.max_bytes / 1e6:.0f} MB",
                    "split it into smaller files, or export its text only",
                )
            data = file.read(limits.max_bytes + 1)
            after = os.fstat(file.fileno())
    except OSError as error:
        raise UnreadableDocumentError(
            f"it cannot be read ({error.strerror})", "check its rights"
        ) from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(
        data
    ) != after.st_size:
        raise UnreadableDocumentError(
            "it changed while it was read", "ingest it again when nobody writes to it"
        )
    return data


def _send(child: subprocess.Popen[bytes], message: bytes, data: bytes = b"") -> None:
    stream = _pipe(child.stdin)
    stream.write(len(message).to_bytes(_HEADER_BYTES, "big") + message)
    stream.write(data)
    stream.flush()


def _receive(stream: IO[bytes], size: int, deadline: float) -> bytes:
    """Exactly ``size`` bytes before the deadline."""
    parts, missing = list[bytes](), size
    with selectors.DefaultSelector() as selector:
        selector.register(stream, selectors.EVENT_READ)
        while missing:
            if not selector.select(max(0.0, deadline - time.monotonic())):
                raise _ChildLostError
            part = os.read(stream.fileno(), min(missing, _CHUNK))
            if not part:
                raise _ChildLostError
            parts.append(part)
            missing -= len(part)
    return b"".join(parts)


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    """A pipe that was asked for is there."""
    assert stream is not None
    return stream
