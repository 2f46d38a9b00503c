"""Whatever a path leads to: a sentence and exit code 2, and what lies there is as it was."""

import os
import shutil
import socket
import sqlite3
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.opened_book import create_book, writable_book
from csm_desktop.app.plan.acts import new_goal
from csm_desktop.cli import main
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.storage.file.soundness import check

posix_only = pytest.mark.skipif(os.name != "posix", reason="needs sockets, pipes and devices")
Run = Callable[..., tuple[int, str]]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "template.csm"
    create_book(path)
    return path


@pytest.fixture
def book(template: Path, tmp_path: Path, clock: FixedClock) -> Path:
    path = Path(shutil.copy(template, tmp_path / "b.csm"))
    with writable_book(path, clock) as opened:
        account = opened.run("New account", new_account, "Acme").id
        opened.run("Goal", new_goal, account, "Plan every depot in the tool")
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_words(*words: object) -> tuple[int, str]:
        capsys.readouterr()
        try:
            code = main([str(word) for word in words])
        except SystemExit as left:
            code = int(left.code or 0)
        told = capsys.readouterr().err
        assert "Traceback" not in told
        return code, told

    return run_words


@pytest.fixture
def odd(tmp_path: Path, book: Path) -> Iterator[dict[str, Path]]:
    """What may lie under a name that somebody types, one of each kind."""
    folder = tmp_path / "odd"
    folder.mkdir()
    names = ("folder", "link", "loop", "gone", "pipe", "socket", "other.db", "under a file")
    made = {name: folder / name for name in names}
    made["folder"].mkdir()
    (made["folder"] / "letter.txt").write_text("kept")
    letter = folder / "letter.txt"
    letter.write_text("Dear customer")
    made["link"].symlink_to(letter)
    made["loop"].symlink_to(made["loop"])
    made["gone"].symlink_to(folder / "nowhere")
    other = sqlite3.connect(made["other.db"])
    other.execute("CREATE TABLE t (x)")
    other.close()
    made["under a file"] = letter / "x.pdf"
    made["too long"] = folder / ("x" * 255)
    made["much too long"] = folder / ("x" * 300)
    made["root"] = Path(folder.anchor)
    made["the book"] = book
    made["its log"] = book.with_name("b.csm-wal")
    made["its lock"] = book.with_name("b.csm.lock")
    made["a log to be"] = folder / "new.csm-wal"
    os.mkfifo(made["pipe"])
    made["device"] = Path(os.devnull)
    here = Path.cwd()
    server = socket.socket(socket.AF_UNIX)
    os.chdir(folder)  # a socket's path must be short
    server.bind("socket")
    os.chdir(here)
    yield made
    server.close()


KINDS = (
    *("folder", "link", "loop", "gone", "pipe", "socket", "other.db", "under a file"),
    *("much too long", "root", "the book", "its log", "its lock", "a log to be", "device"),
)
OUTPUTS: dict[str, Callable[[Path, Path], tuple[object, ...]]] = {
    "pack": lambda book, path: ("pack", book, "Acme", "-o", path),
    "plan": lambda book, path: ("plan", book, "Acme", "-o", path),
    "backup": lambda book, path: ("backup", book, path),
}


def picture(folder: Path) -> dict[str, tuple[int, bytes | str]]:
    """Everything in a folder: kinds, contents, and where links lead."""
    found: dict[str, tuple[int, bytes | str]] = {}
    for path in sorted(folder.rglob("*")):
        mode = path.lstat().st_mode
        content: bytes | str = b""
        if stat.S_ISLNK(mode):
            content = str(path.readlink())
        elif stat.S_ISREG(mode):
            content = path.read_bytes()
        found[str(path.relative_to(folder))] = (stat.S_IFMT(mode), content)
    return found


@posix_only
@pytest.mark.parametrize("overwrite", [(), ("--overwrite",)], ids=["", "overwrite"])
@pytest.mark.parametrize("command", OUTPUTS)
def test_no_output_goes_onto_what_is_no_file_to_be_replaced(
    run: Run, book: Path, odd: dict[str, Path], tmp_path: Path, command: str,
    overwrite: tuple[str, ...],
) -> None:  # fmt: skip
    before = picture(tmp_path)
    for kind in KINDS:
        code, told = run(*OUTPUTS[command](book, odd[kind]), *overwrite)
        assert (kind, code) == (kind, 2), told
        assert told.strip()
        assert picture(tmp_path) == before, kind
    assert check(book).sound


@posix_only
@pytest.mark.parametrize("overwrite", [(), ("--overwrite",)], ids=["", "overwrite"])
def test_nothing_is_restored_onto_what_is_no_book(
    run: Run, book: Path, odd: dict[str, Path], tmp_path: Path, overwrite: tuple[str, ...]
) -> None:
    backup = tmp_path / "backup.csm"
    assert run("backup", book, backup)[0] == 0
    before = picture(tmp_path)
    for kind in KINDS:
        if kind == "the book":
            continue
        code, told = run("restore", backup, odd[kind], *overwrite)
        assert (kind, code) == (kind, 2), told
        assert picture(tmp_path) == before, kind


@posix_only
@pytest.mark.parametrize("command", ["import", "list", "show", "check", "export", "read", "window"])
def test_odd_paths_are_told(
    run: Run, book: Path, odd: dict[str, Path], tmp_path: Path, command: str
) -> None:
    lists = tmp_path / "accounts.csv"
    lists.write_text("Account name\nBeta\n", "utf-8")
    before = picture(tmp_path)
    for kind in KINDS:
        path = odd[kind]
        words: tuple[object, ...] = {
            "import": ("import", path, lists),
            "show": ("show", path, "Acme"),
            "export": ("export", book, path),
            "read": ("import", book, path),
            "window": (path, "and more"),
        }.get(command, (command, path))
        if kind == "the book" or (command == "export" and kind in ("folder", "root")):
            continue  # that is what these are for
        code, told = run(*words)
        assert (kind, code) == (kind, 2), told
        assert told.strip()
        assert picture(tmp_path) == before, kind


@pytest.mark.parametrize("command", ["pack", "plan", "backup", "restore", "export", "import"])
def test_a_name_that_names_nothing_is_refused(
    run: Run, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    monkeypatch.chdir(inside)
    before = picture(tmp_path)
    for name in ("", " ", ".", "..", "/", "a\0b"):
        words: tuple[object, ...] = {
            "pack": ("pack", book, "Acme", "-o", name),
            "plan": ("plan", book, "Acme", "-o", name),
            "backup": ("backup", book, name),
            "restore": ("restore", book, name),
            "export": ("export", name, tmp_path / "out"),
            "import": ("import", name, book),
        }[command]
        code, told = run(*words)
        assert (name, code) == (name, 2), told
        assert picture(tmp_path) == before, name


def test_a_name_of_255_bytes_is_a_name_and_of_256_is_not(
    run: Run, book: Path, tmp_path: Path
) -> None:
    code, told = run("pack", book, "Acme", "-o", tmp_path / ("x" * 255))
    assert code == 0, told
    code, told = run("pack", book, "Acme", "-o", tmp_path / ("x" * 256))
    assert code == 2
    assert "too long" in told or "cannot be used" in told


@pytest.mark.parametrize("command", OUTPUTS)
def test_a_file_is_replaced_only_when_that_is_said(
    run: Run, book: Path, tmp_path: Path, command: str
) -> None:
    target = tmp_path / "out.pdf"
    target.write_text("an older one")
    code, told = run(*OUTPUTS[command](book, target))
    assert (code, target.read_text()) == (2, "an older one")
    assert "is there already" in told
    assert run(*OUTPUTS[command](book, target), "--overwrite")[0] == 0
    assert target.read_bytes()[:4] in (b"%PDF", b"SQLi")


def test_a_former_backup_is_replaced_but_no_book(run: Run, book: Path, tmp_path: Path) -> None:
    backup, other = tmp_path / "backup.csm", tmp_path / "other.csm"
    create_book(other)
    before = other.read_bytes()
    assert run("backup", book, backup)[0] == 0
    assert run("backup", book, backup)[0] == 2
    assert run("backup", book, backup, "--overwrite")[0] == 0
    assert check(backup).sound
    code, told = run("backup", book, other, "--overwrite")
    assert code == 2
    assert "is a book" in told
    assert other.read_bytes() == before
    assert run("backup", backup, backup, "--overwrite")[0] == 2, "onto itself"


def test_an_export_is_all_or_nothing(run: Run, book: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "contact.csv").write_text("mine")
    code, told = run("export", book, out)
    assert (code, [each.name for each in out.iterdir()]) == (2, ["contact.csv"])
    assert "contact.csv is there already" in told
    assert run("export", book, out, "--overwrite")[0] == 0
    assert (out / "book.json").stat().st_size


@posix_only
def test_what_is_written_is_its_user_s_alone(run: Run, book: Path, tmp_path: Path) -> None:
    mask = os.umask(0)
    try:
        new = tmp_path / "a" / "b"
        assert run("export", book, new)[0] == 0
        assert run("pack", book, "Acme", "-o", new / "x.pdf")[0] == 0
        assert run("backup", book, new / "y.csm")[0] == 0
        assert run("restore", new / "y.csm", tmp_path / "c" / "z.csm")[0] == 0
        lists = tmp_path / "accounts.csv"
        lists.write_text("Account name\nBeta\n", "utf-8")
        assert run("import", tmp_path / "c" / "new.csm", lists)[0] == 0
    finally:
        os.umask(mask)
    for folder in (tmp_path / "a", new, tmp_path / "c"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        for path in folder.rglob("*"):
            if path.is_file():
                assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


def test_a_fault_of_the_program_shows_no_data(
    run: Run, book: Path, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    def faulty(*_: object) -> None:
        raise KeyError("Acme owes 120,000 EUR")

    monkeypatch.setattr("csm_desktop.cli.lists.account_named", faulty)
    code, told = run("show", book, "Acme")
    assert code == 3
    assert "120,000" not in told
    (log,) = home.rglob("csm-desktop.log")
    assert str(log) in told
    written = log.read_text("utf-8")
    assert "KeyError" in written
    assert "120,000" not in written


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1899-12-31"])
def test_a_day_beyond_every_calendar_is_refused(run: Run, book: Path, day: str) -> None:
    code, told = run("pack", book, "Acme", "-o", book.with_name("x.pdf"), "--date", day)
    assert code == 2
    assert "is not between" in told
