"""An encrypted book on the command line (reliability.md K1, K2)."""

import json
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from csm_desktop.storage.file import cipher
from csm_desktop.storage.file.rotation import backups, backups_folder
from tests.cli.conftest import Run

FIRST, SECOND = "correct horse battery", "staple Größe 42"

pytestmark = pytest.mark.usefixtures("quick_keys")


def written(path: Path, text: str) -> Path:
    path.write_bytes(text.encode())
    return path


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return written(tmp_path / "first.txt", f"{FIRST}\nnot this\n")


@pytest.fixture
def second(tmp_path: Path) -> Path:
    return written(tmp_path / "second.txt", f"{SECOND}\r\n")


@pytest.fixture
def locked(run: Run, sample: Path, first: Path) -> Path:
    """The sample book under a passphrase, with one backup, as a new start finds it."""
    backups_folder(sample).mkdir(mode=0o700)
    kept = backups_folder(sample) / "sample 2026-11-22 080000Z no 1.csm"
    assert run("backup", sample, kept).code == 0
    said = run("encrypt", sample, "--passphrase-file", first)
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == ["sample.csm is encrypted.", "1 backup was made anew."]
    cipher.forget_all()
    return sample


def everything(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_k1_nothing_of_a_customer_can_be_read_in_an_encrypted_book_or_its_backups(
    locked: Path,
) -> None:
    (backup,) = backups(backups_folder(locked))
    for path in (locked, backup.path):
        data = path.read_bytes()
        assert b"Northwind" not in data
        assert b"SQLite" not in data
        assert path.stat().st_mode & 0o777 == 0o600


def test_its_passphrase_opens_a_book_in_any_tool_for_sqlcipher(
    sample: Path, first: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()  # as many rounds as others take
    assert run("encrypt", sample, "--passphrase-file", first).code == 0
    connection = driver.connect(f"{sample.as_uri()}?mode=ro&immutable=1", uri=True)
    connection.execute(f"PRAGMA key='{FIRST}'")
    assert connection.execute("SELECT count(*) FROM account").fetchone()[0] > 3
    connection.close()


LOCKED_OUT = (
    ("list", "BOOK"), ("show", "BOOK", "Northwind Rail"), ("check", "BOOK"),
    ("backup", "BOOK", "copy.csm"), ("log", "BOOK", "Northwind Rail", "--note", "x"),
    ("salvage", "BOOK", "new.csm"), ("decrypt", "BOOK"), ("export", "BOOK", "out"),
    ("import", "BOOK", "list.csv"), ("restore", "BOOK", "other.csm"),
    ("rekey", "BOOK", "--new-passphrase-file", "first.txt"),
)  # fmt: skip


def test_k2_a_wrong_passphrase_or_none_ends_with_2_and_changes_no_byte(
    locked: Path, second: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(locked.parent)
    written(locked.with_name("list.csv"), "Company name\nAcme\n")
    before = everything(locked.parent)
    for words in LOCKED_OUT:
        named = [str(locked) if word == "BOOK" else word for word in words]
        none = run(*named)
        assert (none.code, none.out) == (2, ""), words
        assert "sample.csm is locked with a passphrase." in none.err
        assert "--passphrase-file FILE" in none.err
        wrong = run(*named, "--passphrase-file", second)
        assert (wrong.code, wrong.out) == (2, ""), words
        assert "This passphrase does not open sample.csm." in wrong.err
        assert everything(locked.parent) == before, words


def test_every_command_works_with_the_passphrase(locked: Path, first: Path, run: Run) -> None:
    given = ("--passphrase-file", first)
    folder = locked.parent
    assert "Northwind Rail" in run("list", locked, *given).out
    assert run("log", locked, "Northwind Rail", "--note", "MARKER", *given).code == 0
    assert run("check", locked, *given).code == 0
    assert run("backup", locked, folder / "copy.csm", *given).code == 0
    assert run("salvage", locked, folder / "saved.csm", *given).code == 0
    assert run("restore", folder / "copy.csm", folder / "again.csm", *given).code == 0
    source = written(folder / "list.csv", "Company name\nMARKER Works\n")
    assert run("import", locked, source, "--dry-run", *given).code == 0
    assert run("import", locked, source, *given).code == 0
    source.unlink()
    for name in ("copy.csm", "saved.csm", "again.csm"):
        cipher.forget_all()
        assert run("list", folder / name).code == 2
        assert "Northwind Rail" in run("list", folder / name, *given).out
    assert not [path for path, data in everything(folder).items() if b"MARKER" in data]


def test_a_new_book_of_an_import_is_encrypted_from_its_first_byte(
    tmp_path: Path, first: Path, run: Run
) -> None:
    source = written(tmp_path / "list.csv", "Company name\nAcme Works\n")
    new = tmp_path / "new.csm"
    assert run("import", new, source, "--passphrase-file", first).code == 0
    assert b"Acme" not in new.read_bytes()
    cipher.forget_all()
    assert run("list", new).code == 2
    assert "Acme Works" in run("list", new, "--passphrase-file", first).out


def test_a_passphrase_is_changed_with_the_backups_and_taken_off(
    locked: Path, first: Path, second: Path, run: Run
) -> None:
    said = run("rekey", locked, "--passphrase-file", first, "--new-passphrase-file", second)
    assert said.out.splitlines() == ["sample.csm has a new passphrase.", "1 backup was made anew."]
    (backup,) = backups(backups_folder(locked))
    for path in (locked, backup.path):
        cipher.forget_all()
        assert run("list", path, "--passphrase-file", first).code == 2
        assert run("list", path, "--passphrase-file", second).code == 0
    said = run("decrypt", locked, "--passphrase-file", second, "--json")
    assert json.loads(said.out) == {"path": str(locked), "remade": 1, "left": []}
    cipher.forget_all()
    assert "Northwind Rail" in run("list", locked).out
    assert "Northwind Rail" in run("list", backup.path).out
    assert run("check", locked).code == 0


def test_a_backup_under_an_earlier_passphrase_is_named_and_opens_with_that(
    locked: Path, first: Path, second: Path, run: Run
) -> None:
    (kept,) = backups(backups_folder(locked))
    former = kept.path.read_bytes()
    change = ("rekey", locked, "--passphrase-file", first, "--new-passphrase-file", second)
    assert run(*change).code == 0
    kept.path.write_bytes(former)  # as if it had been killed before it came to the backups
    cipher.forget_all()
    back = ("rekey", locked, "--passphrase-file", second, "--new-passphrase-file", first)
    said = run(*back)
    assert said.out.splitlines()[1:] == [
        "sample 2026-11-22 080000Z no 1.csm is still under its earlier passphrase."
    ]
    cipher.forget_all()
    # First under another salt: the same words make another key.
    restored = run("restore", kept.path, locked, "--passphrase-file", first)
    assert restored.code == 0, restored.err
    assert "Northwind Rail" in run("list", locked, "--passphrase-file", first).out


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "holds no passphrase"),
        (b"\n\n", "holds no passphrase"),
        (b"\xff\xfe\n", "holds no passphrase"),
        (b"short\n", "at least 8 characters"),
        (b"         \n", "at least 8 characters"),
    ],
)
def test_what_is_no_passphrase_sets_none(
    content: bytes, message: str, sample: Path, run: Run
) -> None:
    file = sample.with_name("words.txt")
    file.write_bytes(content)
    before = sample.read_bytes()
    said = run("encrypt", sample, "--passphrase-file", file)
    assert said.code == 2
    assert message in said.err
    assert sample.read_bytes() == before


def test_what_does_not_fit_the_book_is_said(locked: Path, first: Path, run: Run) -> None:
    given = ("--passphrase-file", first)
    assert "has a passphrase already" in run("encrypt", locked, *given).err
    absent = locked.with_name("absent.csm")
    for command in ("encrypt", "decrypt", "rekey"):
        said = run(command, absent, *given)
        assert said.code == 2
        assert not absent.exists()
    assert run("decrypt", locked, *given).code == 0
    assert "has no passphrase" in run("decrypt", locked, *given).err
    assert run("list", locked, "--passphrase-file", locked.with_name("none.txt")).code == 2


def test_a_passphrase_is_asked_for_on_a_terminal(
    locked: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter([FIRST, SECOND, SECOND, FIRST, SECOND, FIRST, "mistyped here"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda _: next(typed))
    assert run("rekey", locked).code == 0
    cipher.forget_all()
    assert "does not open" in run("list", locked).err
    said = run("rekey", locked)
    assert (said.code, "The two passphrases differ." in said.err) == (2, True)
    cipher.forget_all()
