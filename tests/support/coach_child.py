"""What a child process of a test loads: an encoder without a model, and faults on demand.

It lies on the path under a name of its own, because other distributions ship a package ``tests``.
The faults are read from the environment here and nowhere in the product: ``COACH_TEST_FAULT`` holds
``ACTION STEP N``; the N-th time that STEP is reached (any step when it is ``*``, and only in one of
the two processes when it is ``child/STEP`` or ``parent/STEP``) ACTION happens:
``kill`` (this process), ``killall`` (its parent too), ``hang``, or the name of an error.
``COACH_TEST_STEPS`` is a file to which every step that is reached is added, with its process.
``COACH_TEST_FILE_BYTES`` is the size at which every file of this process stops growing.
"""

import errno
import importlib.util
import os
import resource
import signal
import sys
import time
from collections.abc import Collection
from multiprocessing import parent_process
from pathlib import Path
from typing import Any

from corpus import steps

ERRORS = {
    "ENOSPC": lambda: OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)),
    "EIO": lambda: OSError(errno.EIO, os.strerror(errno.EIO)),
    "MemoryError": MemoryError,
}


class Fault:
    """Happens at one step, once."""

    def __init__(self, action: str, step: str, number: int, *, but: Collection[str] = ()) -> None:
        self.action, self.step, self.left, self.but = action, step, number, but
        self.happened = False

    @classmethod
    def from_text(cls, text: str) -> "Fault":
        action, rest = text.split(" ", 1)
        step, number = rest.rsplit(" ", 1)
        return cls(action, step, int(number))

    def __call__(self, step: str) -> None:
        here = {"*", step, f"{_process()}/*", f"{_process()}/{step}"}
        if step in self.but or self.step not in here:
            return
        self.left -= 1
        if self.left:
            return
        self.happened = True
        if self.action == "killall":
            parent = parent_process()
            os.kill(parent.pid if parent and parent.pid else os.getppid(), signal.SIGKILL)
        if self.action.startswith("kill"):
            os.kill(os.getpid(), signal.SIGKILL)
        if self.action == "hang":
            time.sleep(600)
        raise ERRORS[self.action]()


def _process() -> str:
    return "parent" if parent_process() is None else "child"


def _write_down(step: str) -> None:
    with Path(os.environ["COACH_TEST_STEPS"]).open("a") as stream:
        stream.write(f"{_process()} {step}\n")


def _fakes() -> Any:
    """``tests/fakes.py``, by its place."""
    name = "coach_test_fakes"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).parents[1] / "fakes.py")
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


def load_word_hash(_: object = None) -> Any:
    """The encoder of the tests, by a loader that a child process can import."""
    return _fakes().WordHashEncoder()


def obey_environment() -> None:
    """Do what the environment asks for; done once when this module is imported."""
    if "COACH_TEST_STEPS" in os.environ:
        steps._observers.append(_write_down)
    if "COACH_TEST_FAULT" in os.environ:
        steps._observers.append(Fault.from_text(os.environ["COACH_TEST_FAULT"]))
    if "COACH_TEST_FILE_BYTES" in os.environ:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        limit = int(os.environ["COACH_TEST_FILE_BYTES"])
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))


obey_environment()
