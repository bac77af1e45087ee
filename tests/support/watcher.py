"""``coach`` with the encoder of the tests: ``python -m watcher ingest --watch``."""

import signal

import coach_child

from api import cli, commands

commands.load_encoder = coach_child.load_word_hash

if __name__ == "__main__":
    # As a terminal starts it; whoever runs the tests in the background hands down a deaf process.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    cli.main()
