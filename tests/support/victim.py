"""Ingests as the command line does, to be killed meanwhile: ``python -m victim DATA GUIDES``."""

import sys
from pathlib import Path

from coach_child import load_word_hash

from corpus.data_folder import DataFolder
from corpus.publishing import publish_checked
from ingest.pipeline import IngestRequest
from ingest.sources import SHIPPED, Root
from ingest.worker import Workshop, build_in_child


def main(data_folder: str, guides: str) -> None:
    data = DataFolder(Path(data_folder))
    shipped = Root(SHIPPED, Path(guides))
    workshop = Workshop(data, shipped, load_word_hash)
    with data.owned():
        outcome = build_in_child(workshop, IngestRequest(None), lambda *_: None)
        if outcome.candidate:
            publish_checked(data, outcome.candidate)


if __name__ == "__main__":
    main(*sys.argv[1:])
