"""``coach`` with the encoder of the tests: ``python -m watcher ingest --watch``."""

import coach_child

from api import cli, commands

commands.load_encoder = coach_child.load_word_hash

if __name__ == "__main__":
    cli.main()
