"""The child process in which files are read: it limits itself, then serves one file after another.

Floor 2. Requests come on standard input and answers go to standard output, each as a length and
JSON; a file's bytes follow its request. The child has no network, starts no process, writes no
file, and holds no secret of its parent. ``isolated`` is the other side.
"""

import contextlib
import ctypes
import json
import os
import resource
import signal
import struct
import sys
from collections.abc import Mapping
from typing import BinaryIO

from pydantic import TypeAdapter

from ingest.document import RawDocument
from ingest.errors import SourceError
from ingest.readers import Limits, read_document

HEADER = struct.Struct(">Q")
"""Length of what follows, in bytes."""
DOCUMENT: TypeAdapter[RawDocument] = TypeAdapter(RawDocument)
_DENIED = (
    *("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork"),
    *("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.chmod"),
    *("ftplib.", "http.", "smtplib.", "urllib.Request", "webbrowser.", "shutil."),
)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_OPEN_FILES = 64
_DIE_WITH_PARENT = 1
_NEW_USERS, _NEW_NETWORK = 0x10000000, 0x40000000


def main() -> None:
    """Serve requests until standard input ends."""
    source, target = _streams()
    settings = json.loads(_read_exactly(source, _length(source) or 0))
    _limit(settings)
    limits = Limits(**settings["limits"])
    while (length := _length(source)) is not None:
        request = json.loads(_read_exactly(source, length))
        data = _read_exactly(source, request["size"])
        _allow_cpu(settings["cpu_seconds"])
        answer, sound = _answer(data, request["name"], limits)
        encoded = json.dumps(answer).encode()
        if len(encoded) > settings["max_output_bytes"]:
            encoded = json.dumps(_failure("output", "")).encode()
        target.write(HEADER.pack(len(encoded)) + encoded)
        target.flush()
        if not sound:
            return


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """Private copies of the standard streams, so that no library can write between answers."""
    source, target = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    return source, target


def _length(source: BinaryIO) -> int | None:
    header = source.read(HEADER.size)
    return HEADER.unpack(header)[0] if len(header) == HEADER.size else None


def _read_exactly(source: BinaryIO, size: int) -> bytes:
    data = source.read(size)
    if len(data) != size:
        raise SystemExit(0)
    return data


def _answer(data: bytes, name: str, limits: Limits) -> tuple[Mapping[str, object], bool]:
    """What to send back, and whether this process is still fit to read another file."""
    try:
        document = read_document(data, name, limits=limits)
        return {"document": DOCUMENT.dump_python(document, mode="json")}, True
    except SourceError as error:
        return {"error": type(error).__name__, "reason": error.reason, "advice": error.advice}, True
    except (MemoryError, SystemError):  # the second is how some parsers say the first
        return _failure("memory", ""), False
    except RecursionError:
        return _failure("depth", ""), False
    except Exception as error:  # noqa: BLE001 - the process edge: parsers fail in ways of their own
        return _failure("fault", type(error).__name__), False


def _failure(kind: str, detail: str) -> Mapping[str, object]:
    return {"failure": kind, "detail": detail}


def _limit(settings: Mapping[str, int]) -> None:
    """Give up what reading needs none of; where the system refuses, the rest still holds."""
    sys.dont_write_bytecode = True
    _limit_resource(resource.RLIMIT_AS, settings["memory_bytes"])
    _limit_resource(resource.RLIMIT_FSIZE, 0)
    _limit_resource(resource.RLIMIT_CORE, 0)
    _limit_resource(resource.RLIMIT_NOFILE, _OPEN_FILES)
    with contextlib.suppress(OSError, AttributeError):
        system = ctypes.CDLL(None)
        system.prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        if system.unshare(_NEW_NETWORK) != 0:
            system.unshare(_NEW_USERS | _NEW_NETWORK)
    sys.addaudithook(_deny)


def _limit_resource(kind: int, value: int) -> None:
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(kind, (value, value))


def _allow_cpu(seconds: int) -> None:
    """Processor time for one file, counted from what was used before."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (used + seconds + 1, hard))


def _deny(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse what a parser has no need of."""
    if event.startswith(_DENIED):
        message = f"a reader may not use {event}"
        raise PermissionError(message)
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITES:
        message = "a reader may not write files"
        raise PermissionError(message)
