import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop import files
from csm_desktop.errors import UserError
from csm_desktop.files import NameTakenError, atomic_write, safe_name, unique_path


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("CON", "_CON.pdf"),
        ("com1.notes", "_com1.notes.pdf"),
        ("Acme.", "Acme.pdf"),
        ("a/b:c", "a-b-c.pdf"),
        ("Back-test: Acme", "Back-test - Acme.pdf"),
        ("../../x", "x.pdf"),
        ("Łódź 株式会社 مرحبا", "Łódź 株式会社 مرحبا.pdf"),
        ("  two\n lines\t", "two lines.pdf"),
        ("\u202efdp.exe", "fdp.exe.pdf"),
        ("...", "Untitled.pdf"),
        ("", "Untitled.pdf"),
        ("lone \ud800 half", "lone half.pdf"),
    ],
)
def test_e6_names_of_customers_become_safe_file_names(text: str, name: str) -> None:
    assert safe_name(text, ".pdf") == name


def test_e6_300_characters_are_cut_and_stay_unique(tmp_path: Path) -> None:
    made = []
    for _ in range(3):
        path = unique_path(tmp_path, safe_name("Ö" * 300, ".pdf"))
        path.write_bytes(b"x")
        made.append(path)
    assert len(set(made)) == 3
    assert made[1].name.endswith(" (2).pdf")
    assert all(path.parent == tmp_path and len(path.name.encode()) < 130 for path in made)


@given(st.text(max_size=400))
def test_e6_any_text_gives_a_name_inside_the_folder(text: str) -> None:
    name = safe_name(text, ".pdf")
    folder = Path("/somewhere")
    assert (folder / name).parent == folder
    assert os.path.normpath(folder / name) == str(folder / name)
    assert len(name.encode()) <= 121  # the underscore before a device's name is the 121st
    assert not set(name) & set('<>:"/\\|?*\0\n')
    assert name.endswith(".pdf")
    assert safe_name(name.removesuffix(".pdf"), ".pdf") == name


def test_names_that_differ_in_case_only_are_taken(tmp_path: Path) -> None:
    (tmp_path / "Acme.pdf").write_bytes(b"x")
    assert unique_path(tmp_path, "ACME.pdf").name == "ACME (2).pdf"
    assert unique_path(tmp_path / "new folder", "ACME.pdf").name == "ACME.pdf"
    assert unique_path(tmp_path, "README").name == "README"


def test_a_written_file_is_whole_and_alone(tmp_path: Path) -> None:
    target = tmp_path / "pack.pdf"
    target.write_bytes(b"old")
    with atomic_write(target, overwrite=True) as file:
        file.write(b"new")
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["pack.pdf"]


@pytest.fixture
def blocked(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], list[float]]:
    """Makes the next renames fail as Windows does while another program holds the target."""

    def block(times: int) -> list[float]:
        real, left = Path.replace, [times]
        pauses: list[float] = []

        def replace(source: Path, target: Path) -> Path:
            if left[0]:
                left[0] -= 1
                raise PermissionError(errno.EACCES, "sharing violation")
            return real(source, target)

        monkeypatch.setattr(Path, "replace", replace)
        monkeypatch.setattr("csm_desktop.files.time.sleep", pauses.append)
        return pauses

    return block


def write(target: Path, times: int = 1) -> None:
    with atomic_write(target, overwrite=True) as file:
        for _ in range(times):
            file.write(b"new")


def test_f4_a_rename_blocked_for_a_moment_is_waited_out(
    tmp_path: Path, blocked: Callable[[int], list[float]]
) -> None:
    pauses = blocked(2)
    target = tmp_path / "pack.pdf"
    target.write_bytes(b"old")
    write(target)
    assert target.read_bytes() == b"new"
    assert pauses == [0.1, 0.3]


def test_f4_a_rename_blocked_three_times_leaves_the_original(
    tmp_path: Path, blocked: Callable[[int], list[float]]
) -> None:
    blocked(3)
    target = tmp_path / "pack.pdf"
    target.write_bytes(b"old")
    with pytest.raises(UserError):
        write(target)
    assert target.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["pack.pdf"]


def test_e8_a_target_that_is_open_elsewhere_offers_a_new_name(
    tmp_path: Path, blocked: Callable[[int], list[float]]
) -> None:
    blocked(3)
    target = tmp_path / "Acme EBR.pdf"
    target.write_bytes(b"old")
    with pytest.raises(NameTakenError) as caught:
        write(target)
    assert caught.value.proposal == tmp_path / "Acme EBR (2).pdf"
    assert "Acme EBR (2).pdf" in caught.value.advice
    write(caught.value.proposal)
    assert target.read_bytes() == b"old"
    assert caught.value.proposal.read_bytes() == b"new"


def test_e8_a_folder_of_that_name_offers_a_new_name(tmp_path: Path) -> None:
    (tmp_path / "pack.pdf").mkdir()
    with pytest.raises(NameTakenError) as caught:
        write(tmp_path / "pack.pdf")
    assert caught.value.proposal.name == "pack (2).pdf"
    assert [each.name for each in tmp_path.iterdir()] == ["pack.pdf"]


class FailingFile:
    """A real file whose nth write finds the disk full."""

    def __init__(self, file: BinaryIO, writes: int) -> None:
        self._file = file
        self._writes = writes

    def write(self, data: bytes) -> int:
        self._writes -= 1
        if not self._writes:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return self._file.write(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> "FailingFile":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


def test_f4_the_nth_write_fails_and_nothing_partial_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "pack.pdf"
    target.write_bytes(b"old")
    opened = files.open_new
    monkeypatch.setattr(files, "open_new", lambda path: FailingFile(opened(path), writes=3))
    with pytest.raises(UserError, match=r"pack\.pdf could not be written") as caught:
        write(target, times=5)
    assert "disk is full" in caught.value.advice
    assert target.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["pack.pdf"]


class FullWhenClosed(FailingFile):
    """A real file that has the disk full when the last buffered bytes are written, as Linux has."""

    def flush(self) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def __exit__(self, *_: object) -> None:
        self._file.close()
        self.flush()


def test_f4_a_disk_that_is_full_at_closing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = files.open_new
    monkeypatch.setattr(files, "open_new", lambda path: FullWhenClosed(opened(path), writes=9))
    with pytest.raises(UserError) as caught:
        write(tmp_path / "setting.csv")
    assert "disk is full" in caught.value.advice
    assert list(tmp_path.iterdir()) == []


def test_an_error_of_the_writing_code_passes_through_and_leaves_nothing(tmp_path: Path) -> None:
    with (
        pytest.raises(FileNotFoundError, match="font"),
        atomic_write(tmp_path / "a.pdf", overwrite=False),
    ):
        raise FileNotFoundError("font")
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        write(tmp_path / "gone" / "a.pdf")
    assert "does not exist" in caught.value.advice
