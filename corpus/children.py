"""Work in a child process: it may be killed, run out of memory or segfault, and its parent lives.

Floor 1. The child is a fresh interpreter (``spawn``) without threads or open files of its parent.
It ends by itself when its parent does, however that ends, so no orphan goes on writing.
"""

import math
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any

_CONTEXT = get_context("spawn")
_POLL_SECONDS = 0.2
_ORPHANED = 70

Tell = Callable[[object], None]


class ChildError(Exception):
    """The child did not finish its work.

    Attributes:
        kind: Name of the error's class in the child; ``killed``, ``cancelled`` or ``timeout``.
        message: What the error said.
    """

    def __init__(self, kind: str, message: str) -> None:
        """Keep both."""
        super().__init__(f"{kind}: {message}")
        self.kind = kind
        self.message = message


@dataclass(frozen=True, slots=True)
class _Told:
    value: object


@dataclass(frozen=True, slots=True)
class _Done:
    value: Any


@dataclass(frozen=True, slots=True)
class _Failed:
    kind: str
    message: str


def run_in_child(
    work: Callable[..., Any],
    *arguments: object,
    on_told: Tell = lambda _: None,
    cancelled: threading.Event | None = None,
    seconds: float | None = None,
) -> Any:  # noqa: ANN401 - whatever the work gives back
    """What ``work(tell, *arguments)`` returns, done in a child process.

    Args:
        work: A function of a module; its first argument tells the parent something.
        arguments: Passed on; they are pickled.
        on_told: Called here with everything that the child tells.
        cancelled: Once set, the child is killed.
        seconds: After so long the child is killed; never when absent.

    Raises:
        ChildError: If the child failed, was killed, was cancelled or took too long.
    """
    here, there = _CONTEXT.Pipe()
    child = _CONTEXT.Process(target=_main, args=(there, work, arguments))
    with _interrupts_held_back():
        child.start()
    there.close()
    try:
        return _listen(here, child.sentinel, on_told, cancelled or threading.Event(), seconds)
    except EOFError:
        child.join()
        raise ChildError("killed", _described(child.exitcode)) from None
    finally:
        if child.is_alive():
            child.kill()
        child.join()
        child.close()
        here.close()


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """A process that is started in the block never hears of Ctrl-C; this one does at its end."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _listen(
    here: Connection,
    sentinel: int,
    on_told: Tell,
    cancelled: threading.Event,
    seconds: float | None,
) -> Any:  # noqa: ANN401 - whatever the work gives back
    """What the child returns; EOFError when it ended without a word."""
    until = time.monotonic() + (math.inf if seconds is None else seconds)
    while True:
        wait([here, sentinel], timeout=_POLL_SECONDS)
        if cancelled.is_set():
            raise ChildError("cancelled", "it was cancelled")
        if here.poll():
            message = here.recv()
            if isinstance(message, _Done):
                return message.value
            _heed(message, on_told)
        elif wait([sentinel], timeout=0) and not here.poll():
            raise EOFError
        elif time.monotonic() >= until:
            raise ChildError("timeout", f"it took longer than {seconds:g} s")


def _heed(message: _Told | _Failed, on_told: Tell) -> None:
    if isinstance(message, _Failed):
        raise ChildError(message.kind, message.message)
    on_told(message.value)


def _main(there: Connection, work: Callable[..., Any], arguments: tuple[object, ...]) -> None:
    """The child's side."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is its parent's to answer
    os.umask(0o077)
    threading.Thread(target=_end_with_parent, args=(there,), daemon=True).start()
    outcome: _Done | _Failed
    try:
        outcome = _Done(work(lambda value: there.send(_Told(value)), *arguments))
    except Exception as error:  # noqa: BLE001 - the edge of a process: its parent is told
        outcome = _Failed(type(error).__name__, str(error))
    there.send(outcome)


def _end_with_parent(there: Connection) -> None:
    """The parent never sends anything, so the pipe becomes readable when the parent is gone."""
    wait([there])
    os._exit(_ORPHANED)


def _described(exitcode: int | None) -> str:
    if exitcode is not None and exitcode < 0:
        return f"the process was ended by {signal.Signals(-exitcode).name}"
    return f"the process ended with code {exitcode}"
