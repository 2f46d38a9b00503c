"""What a killed process left unfinished is cleared away at the next opening of its folder."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from csm_desktop.files import atomic_write, part_path, tidy_parts
from csm_desktop.storage.file.opened import open_book
from csm_desktop.storage.file.snapshots import back_up
from tests.storage.small import NOW, small_book

LEAVE = """
import os, signal, sys
from pathlib import Path
from csm_desktop.files import part_path
path = part_path(Path(sys.argv[1]))
path.write_bytes(b"half")
path.with_name(path.name + "-journal").write_bytes(b"half")
if sys.argv[2] == "dies":
    os.kill(os.getpid(), signal.SIGKILL)
print(path, flush=True)
sys.stdin.read()
"""


def parts(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir() if each.name.startswith(".csm-"))


def left_by_a_killed_one(target: Path) -> None:
    done = subprocess.run([sys.executable, "-c", LEAVE, target, "dies"], check=False)
    assert done.returncode == -signal.SIGKILL
    assert len(parts(target.parent)) == 2


def test_a_file_written_beside_them_clears_parts_away(tmp_path: Path) -> None:
    left_by_a_killed_one(tmp_path / "x.pdf")
    with atomic_write(tmp_path / "y.pdf", overwrite=False) as file:
        file.write(b"whole")
    assert [each.name for each in tmp_path.iterdir()] == ["y.pdf"]


def test_opening_a_book_clears_its_folders(tmp_path: Path) -> None:
    path = small_book(tmp_path, notes=3)
    backup = back_up(path, path, NOW).path
    left_by_a_killed_one(path)
    left_by_a_killed_one(backup)
    with open_book(path, NOW):
        pass
    assert not parts(tmp_path)
    assert [each.name for each in backup.parent.iterdir()] == [backup.name]


def test_what_is_being_written_stays(tmp_path: Path) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", LEAVE, tmp_path / "x.pdf", "lives"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout is not None
    assert writer.stdout.readline()
    own = part_path(tmp_path / "z.pdf")
    own.write_bytes(b"")
    try:
        assert tidy_parts(tmp_path) == ()
        assert len(parts(tmp_path)) == 3
    finally:
        writer.communicate("")
    assert len(tidy_parts(tmp_path)) == 2
    assert parts(tmp_path) == [own.name]


@pytest.mark.parametrize(
    "name",
    [".csm-notes.part", ".csm-0123456789ab.part.txt", "x.part", ".csm-0123456789AB.part", ".part"],
)
def test_what_only_looks_like_a_part_is_somebody_s(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    os.utime(tmp_path / name, (0, 0))
    assert tidy_parts(tmp_path) == ()
    assert (tmp_path / name).read_text() == "mine"


def test_parts_of_former_versions_and_other_machines_wait_a_day(tmp_path: Path) -> None:
    for name in (".csm-0123456789ab.part", ".csm-ffffffff-1-0123456789ab.part"):
        (tmp_path / name).write_text("")
    folder = tmp_path / ".csm-0123456789ac.part"
    folder.mkdir()
    link = tmp_path / ".csm-0123456789ad.part"
    link.symlink_to(tmp_path / "elsewhere")
    assert tidy_parts(tmp_path) == ()
    for each in tmp_path.iterdir():
        os.utime(each, (0, 0), follow_symlinks=False)
    assert len(tidy_parts(tmp_path)) == 2
    assert folder.is_dir()
    assert link.is_symlink()
