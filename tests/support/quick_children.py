"""Child processes that need not import everything anew: a second of work less for each.

Floor: tests. They are processes of their own as in the product, but forked from one that has
imported what they need and has never opened anything. ``python -m quick_children`` forks victims
(``victim.py``) for :class:`Victims`, and each victim forks its own children the same way.
"""

import contextlib
import importlib
import json
import multiprocessing
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import forkserver
from pathlib import Path
from typing import Any

_IMPORTED = ("chromadb", "corpus.probe", "corpus.shelf", "ingest.worker", "ingest.runner")
_REPOSITORY = Path(__file__).parents[2]
_PATH = os.pathsep.join([str(_REPOSITORY), str(_REPOSITORY / "tests" / "support")])


@contextmanager
def forked_children() -> Iterator[None]:
    """Let :func:`corpus.children.run_in_child` fork for as long as the block runs."""
    from corpus import children

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["coach_child", *_IMPORTED])
    with _environment(PYTHONPATH=_PATH):  # it does not hear of sys.path before it imports
        forkserver.ensure_running()
    usual, children._CONTEXT = children._CONTEXT, context  # type: ignore[assignment]
    try:
        yield
    finally:
        children._CONTEXT = usual


@contextmanager
def _environment(**variables: str) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(variables)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


class ReadsHere:
    """Reads guides in the building process itself, for tests that are not about the reader."""

    def __enter__(self) -> "ReadsHere":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def read(self, source: bytes | Path, name: str) -> Any:
        from ingest.readers import read_document

        return read_document(source if isinstance(source, bytes) else source.read_bytes(), name)


class Victims:
    """Starts victims in sessions of their own and says how they ended."""

    def __init__(self) -> None:
        self._server = subprocess.Popen(
            [sys.executable, "-m", "quick_children"],
            env=os.environ | {"PYTHONPATH": _PATH},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self, *arguments: object, **variables: str) -> "Victim":
        """``victim.main(*arguments)`` with these variables in its environment."""
        descriptor, errors = tempfile.mkstemp(prefix="victim-")
        os.close(descriptor)
        order = {"start": [str(a) for a in arguments], "variables": variables, "errors": errors}
        return Victim(self, int(self._ask(order)), Path(errors))

    def wait(self, pid: int) -> int:
        """The exit code of a victim, negative when a signal ended it."""
        return int(self._ask({"wait": pid}))

    def close(self) -> None:
        """End; no victim may be left."""
        if self._server.stdin and self._server.stdout:
            self._server.stdin.close()
            self._server.stdout.close()
        self._server.wait(timeout=10)

    def _ask(self, order: object) -> Any:
        assert self._server.stdin
        assert self._server.stdout
        self._server.stdin.write(json.dumps(order) + "\n")
        self._server.stdin.flush()
        return json.loads(self._server.stdout.readline())


class Victim:
    """A process that ingests once."""

    def __init__(self, victims: Victims, pid: int, errors: Path) -> None:
        self._victims, self.pid, self._errors = victims, pid, errors

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, 9)

    def wait(self) -> tuple[int, str]:
        """Its exit code, and what it wrote to standard error."""
        code = self._victims.wait(self.pid)
        said = self._errors.read_text()
        self._errors.unlink()
        return code, said


def _serve() -> None:
    for name in ("coach_child", "victim", *_IMPORTED):
        importlib.import_module(name)
    for line in sys.stdin:
        order = json.loads(line)
        if "wait" in order:
            _, status = os.waitpid(order["wait"], 0)
            answer = os.waitstatus_to_exitcode(status)
        else:
            answer = os.fork()
            if not answer:
                _become_victim(order)
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


def _become_victim(order: dict[str, Any]) -> None:
    code = 1
    try:
        os.setsid()
        nothing, errors = os.open(os.devnull, os.O_RDWR), os.open(order["errors"], os.O_WRONLY)
        for target, source in ((0, nothing), (1, nothing), (2, errors)):
            os.dup2(source, target)
        os.environ.update(order["variables"])
        import coach_child
        import victim

        from ingest import worker

        coach_child.obey_environment()
        if "COACH_TEST_READ_HERE" in os.environ:
            worker.IsolatedReader = ReadsHere  # type: ignore[misc, assignment]
        _fork_children_from_here()
        with forked_children():
            victim.main(*order["start"])
        code = 0
    except SystemExit as end:
        sys.stderr.write(f"{end.code}\n")
    except BaseException:  # noqa: BLE001 - the edge of a process
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stderr.flush()
        os._exit(code)


def _fork_children_from_here() -> None:
    """A fork server as :mod:`multiprocessing` has it, but a fork of this process itself."""
    server = forkserver._forkserver
    listener = socket.socket(socket.AF_UNIX)
    address = f"\0quick-children-{os.getpid()}"
    listener.bind(address)
    listener.listen()
    alive_r, alive_w = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(alive_w)
        try:
            forkserver.main(listener.detach(), alive_r, [])
        finally:
            os._exit(0)
    os.close(alive_r)
    listener.close()
    server._forkserver_address = address
    server._forkserver_alive_fd = alive_w
    server._forkserver_pid = pid


if __name__ == "__main__":
    _serve()
