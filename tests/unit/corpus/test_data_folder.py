import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.data_folder import DataFolder
from corpus.errors import DataFolderBusyError, DataFolderError
from tests.conftest import REPOSITORY


def test_folder_has_one_owner(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data")
    with data.owned(url="http://127.0.0.1:1"):
        with pytest.raises(DataFolderBusyError) as refused, data.owned():
            pass
        assert (refused.value.pid, refused.value.url) == (os.getpid(), "http://127.0.0.1:1")
    data.check_free()


def test_killed_owner_leaves_no_lock(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data")
    script = (
        "import os, pathlib; from corpus.data_folder import DataFolder\n"
        f"with DataFolder(pathlib.Path({str(data.root)!r})).owned():\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    killed = subprocess.run([sys.executable, "-c", script], cwd=REPOSITORY, check=False)
    assert killed.returncode == -9
    data.check_free()


def test_unreadable_holder_is_still_refused(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data")
    with data.owned():
        data.lock_file.write_text("not json")
        with pytest.raises(DataFolderBusyError, match="another process"):
            data.check_free()


def test_owner_empties_the_scratch_folder(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data")
    (data.scratch / "left").mkdir(parents=True)
    with data.owned():
        assert not data.scratch.exists()


def test_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DataFolderError, match="cannot be created"):
        DataFolder(tmp_path / "file" / "data").prepare()
