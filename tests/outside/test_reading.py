import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.outside import COMMAND, frames, processes
from csm_desktop.outside.limits import Limits
from csm_desktop.outside.parent import read_outside

ADVICE = say("Nothing was changed. Save it as CSV.")


@pytest.fixture
def readers() -> None:
    """Here the child itself is wanted."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Kunden — 名簿.csv"
    path.write_text("Acme\nZoë\n", "utf-8")
    return path


def taken(
    reader: str, path: Path, *arguments: str, take: Callable[[Any], Any] = str, **how: Any
) -> list[Any]:
    where = f"tests.outside.readers:{reader}"
    return list(read_outside(where, path, *arguments, take=take, advice=ADVICE, **how))


def refusal(reader: str, path: Path, **how: Any) -> UserError:
    with pytest.raises(UserError) as caught:
        taken(reader, path, **how)
    return caught.value


def test_what_a_reader_yields_arrives_in_order(file: Path) -> None:
    assert taken("lines", file, "and \ud800, which is damaged") == [
        "Acme", "Zoë", "and \ud800, which is damaged",
    ]  # fmt: skip


def test_what_a_reader_says_against_a_file_is_told_as_it_says_it(file: Path) -> None:
    error = refusal("refuses", file)
    assert (error.title, error.advice) == (f"{file.name} is not for us.", "Take another.")


def test_a_reader_that_fails_is_named_by_its_line_and_repeats_nothing_of_the_file(
    file: Path,
) -> None:
    error = refusal("fails", file)
    assert error.title.startswith(f"{file.name} could not be read: its reader failed (LookupError")
    assert "readers.py:" in error.title
    assert "Acme" not in str(error)
    assert error.advice == "Nothing was changed. Save it as CSV."


@pytest.mark.skipif(sys.platform == "darwin", reason="there the parent watches, not the system")
def test_a_reader_that_eats_memory_ends_at_its_limit(file: Path) -> None:
    error = refusal("eats_memory", file, limits=Limits(memory=64_000_000))
    assert error.title == f"{file.name} takes more than 64 MB of memory to read."
    assert error.advice == "Nothing was changed. Save it as CSV."


@pytest.mark.parametrize("reader", ["exits", "aborts"])
def test_a_reader_that_ends_the_process_is_an_error_for_the_user(reader: str, file: Path) -> None:
    error = refusal(reader, file)
    assert error.title == f"{file.name} could not be read: its reader broke off."


def test_a_reader_that_hangs_is_ended_when_its_time_is_up(file: Path) -> None:
    error = refusal("hangs", file, limits=Limits(seconds=0.5))
    assert "could not be read within" in error.title


def test_a_reader_that_floods_is_ended(file: Path) -> None:
    error = refusal("floods", file, limits=Limits(output=3_000_000))
    assert error.title == f"{file.name} holds more than 3 MB."


def test_a_single_value_of_any_length_is_no_way_around_it(file: Path) -> None:
    assert "holds more than" in refusal("says_too_much_at_once", file).title


def test_a_value_that_is_not_what_was_asked_for_is_no_value(file: Path) -> None:
    error = refusal("says_nonsense", file, take=int)
    assert "its reader failed" in error.title


def test_what_a_library_prints_is_no_answer(file: Path) -> None:
    assert taken("prints", file) == ["but this"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_reader_can_write_no_file(file: Path) -> None:
    refusal("writes", file)
    left = file.with_name("left.txt")
    assert not left.exists() or not left.read_bytes()


def test_cancel_ends_the_child(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started = []
    start = subprocess.Popen

    def noted(*arguments: Any, **more: Any) -> Any:
        started.append(start(*arguments, **more))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", noted)

    class CancelledError(Exception):
        pass

    def cancel() -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        taken("hangs", file, waiting=cancel)
    assert started[0].poll() is not None


def test_who_takes_no_more_values_leaves_no_child_behind(file: Path) -> None:
    values = read_outside("tests.outside.readers:floods", file, take=str, advice=ADVICE)
    assert next(values).startswith("x")
    values.close()  # type: ignore[attr-defined]  # the threads of a test are counted


def test_the_child_knows_neither_qt_nor_the_database(file: Path) -> None:
    known = taken("counts", file, take=list)[0]
    assert "csm_desktop" in known
    assert not {"PySide6", "sqlalchemy", "sqlcipher3", "reportlab", "babel"} & set(known)


def test_a_frozen_program_reads_through_its_own_hidden_command(file: Path) -> None:
    asked = {
        "reader": "tests.outside.readers:lines", "path": str(file), "arguments": [],
        "memory": 512_000_000, "seconds": 10, "voice": ["en", "en_GB"],
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "csm_desktop", COMMAND],
        input=frames.packed(asked), capture_output=True, check=True,
    )  # fmt: skip
    said = io.BytesIO(done.stdout)
    heard = []
    while (frame := frames.read(said)) is not None:
        heard.append(frames.unpacked(frame))
    assert heard == [["value", "Acme"], ["value", "Zoë"], ["end"]]


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert processes.command() == [sys.executable, COMMAND]
    # On Windows the one with streams, which lies beside the window's.
    monkeypatch.setattr(sys, "executable", str(tmp_path / "csm-desktop-window.exe"))
    (tmp_path / "csm-desktop.exe").touch()
    assert processes.command() == [str(tmp_path / "csm-desktop.exe"), COMMAND]


def test_a_process_that_stands_ready_reads_the_next_file_and_no_second_one(file: Path) -> None:
    processes.stand_by("tests.outside.readers")
    (ready,) = processes._ready
    processes.stand_by("tests.outside.readers")  # one is enough
    assert processes._ready == [ready]
    own, other = taken("own_number", file) + taken("own_number", file)
    assert own == str(ready.pid) != other
    assert ready.poll() is not None


def test_none_stands_ready_where_none_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "command", lambda *_: ["/there/is/no/such/program"])
    processes.stand_by("tests.outside.readers")
    assert processes._ready == []


@pytest.mark.parametrize("is_ended", [True, False])
def test_one_that_nobody_asks_ends_and_one_that_has_ended_is_none(
    file: Path, *, is_ended: bool
) -> None:
    processes.stand_by("tests.outside.readers")
    (ready,) = processes._ready
    if is_ended:
        ready.kill()
        ready.wait()
        assert taken("lines", file) == ["Acme", "Zoë"]
    processes.stand_down()
    assert ready.poll() is not None
    assert ready.stdin is not None
    assert ready.stdin.closed
    assert processes._ready == []
