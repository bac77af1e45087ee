"""Ingests once, to be killed meanwhile: ``python -m victim DATA GUIDES server|command``.

``command`` does it as the command line does when nothing serves; ``server`` as a server does: with
an open library, a job and a swap.
"""

import sys
from functools import partial
from pathlib import Path

from coach_child import load_word_hash

from corpus.data_folder import DataFolder
from corpus.publishing import publish_checked
from corpus.shelf import Shelf
from ingest.jobs import JobRequest, JobState
from ingest.pipeline import IngestRequest
from ingest.runner import JobRunner
from ingest.sources import SHIPPED, Root
from ingest.worker import Workshop, build_in_child


def main(data_folder: str, guides: str, way: str = "command") -> None:
    data = DataFolder(Path(data_folder))
    workshop = Workshop(data, Root(SHIPPED, Path(guides)), partial(load_word_hash))
    with data.owned():
        if way == "server":
            _as_a_server(data, workshop)
        else:
            _as_the_command_line(data, workshop)


def _as_the_command_line(data: DataFolder, workshop: Workshop) -> None:
    outcome = build_in_child(workshop, IngestRequest(None), lambda *_: None)
    if outcome.candidate:
        publish_checked(data, outcome.candidate)


def _as_a_server(data: DataFolder, workshop: Workshop) -> None:
    shelf = Shelf(data, load_word_hash())
    shelf.open()
    runner = JobRunner(workshop, shelf.publish)
    try:
        job = runner.start(JobRequest())
        runner.join()
        ended = runner.get(job.id)
        with shelf.lease() as library:
            assert library.search("what does the guide say", 1)
    finally:
        runner.close()
        shelf.close()
    if ended.state is not JobState.DONE:
        raise SystemExit(f"{ended.state}: {ended.error}")


if __name__ == "__main__":
    main(*sys.argv[1:])
