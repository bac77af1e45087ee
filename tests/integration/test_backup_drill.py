"""The backup drill of ``docs/operations.md``, with its own commands, on small guides."""

from pathlib import Path

from backup_drill import run_drill
from coach_child import load_word_hash
from quick_children import forked_children

from tests.conftest import Library


def test_what_was_answered_before_a_disaster_is_answered_the_same_after(
    filled: Library, tmp_path: Path
) -> None:
    with forked_children():
        drill = run_drill(tmp_path, filled.settings, load_word_hash)
    assert drill.guides == 3
    assert drill.answers == 20
    assert drill.citations > 5
    assert drill.files > 10
