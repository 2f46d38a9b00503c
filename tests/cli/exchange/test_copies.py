"""`merge`, as somebody types it on the second machine."""

import json
import shutil
from pathlib import Path

import pytest

from csm_desktop.app.accounts.acts import edit_account
from csm_desktop.app.lists.accounts import account_named
from csm_desktop.app.opened_book import opened_book
from csm_desktop.storage.file import cipher
from tests.books import CLOCK, empty_book
from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("quick_keys")


def edit(path: Path, **fields: str) -> None:
    with opened_book(path, CLOCK) as book:
        account = account_named(book, "Northwind")
        book.run("Edit", edit_account, account.id, **fields)  # type: ignore[arg-type]


@pytest.fixture
def copy(sample: Path) -> Path:
    """A copy that was edited on another machine; so was the book."""
    copy = Path(shutil.copy(sample, sample.with_name("laptop.csm")))
    edit(sample, notes="From here", city="Bergen")
    edit(copy, industry="Railways", city="Oslo")
    return copy


def test_two_copies_become_one_and_what_both_changed_is_listed(
    sample: Path, copy: Path, run: Run
) -> None:
    before = copy.read_bytes()
    dry = run("merge", sample, copy, "--dry-run")
    assert dry.code == 1
    assert "Both were edited" in dry.out
    assert "1. Northwind Rail · City: Bergen here, Oslo there" in dry.out
    assert "Railways" not in run("show", sample, "Northwind").out
    assert run("merge", sample, copy).code == 1
    assert "Railways" in run("show", sample, "Northwind").out
    assert "Bergen" in run("show", sample, "Northwind").out

    assert run("merge", sample, copy, "--theirs", "2").code == 2
    assert run("merge", sample, copy, "--theirs", "1", "--ours", "all").code == 2
    assert run("merge", sample, copy, "--theirs", "x").code == 2
    done = run("merge", sample, copy, "--theirs", "1", "--json")
    assert done.code == 0
    told = json.loads(done.out)
    assert (told["undecided"], told["conflicts"][0]["choice"]) == (0, "theirs")
    assert "Oslo" in run("show", sample, "Northwind").out
    again = run("merge", sample, copy)
    assert (again.code, "nothing to take over" in again.out) == (0, True)
    assert "sample.csm is current" in again.out
    assert copy.read_bytes() == before
    assert run("check", sample).code == 0
    assert run("merge", copy, sample).code == 0
    assert "are the same" in run("merge", sample, copy).out


def test_either_side_may_be_encrypted(
    sample: Path, copy: Path, run: Run, words: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other words.txt"
    other.write_text("another horse battery")
    assert run("encrypt", copy, "--passphrase-file", other).code == 0
    assert run("encrypt", sample, "--passphrase-file", words).code == 0
    before = copy.read_bytes()
    cipher.forget_all()
    locked = run("merge", sample, copy, "--passphrase-file", words)
    assert (locked.code, "laptop.csm" in locked.err) == (2, True)
    assert "--other-passphrase-file FILE" in locked.err
    wrong = run("merge", sample, copy, "--passphrase-file", words, "--other-passphrase-file", words)
    assert (wrong.code, "does not open laptop.csm" in wrong.err) == (2, True)
    both = ("--passphrase-file", words, "--other-passphrase-file", other)
    assert run("merge", sample, copy, "--theirs", "all", *both).code == 0
    assert "Oslo" in run("show", sample, "Northwind", "--passphrase-file", words).out
    assert (copy.read_bytes(), b"Northwind" in sample.read_bytes()) == (before, False)


def test_what_is_no_copy_is_refused(sample: Path, run: Run, tmp_path: Path) -> None:
    stranger = empty_book(tmp_path / "stranger.csm")
    said = run("merge", sample, stranger)
    assert (said.code, "stranger.csm is no copy of sample.csm" in said.err) == (2, True)
    assert run("merge", sample, sample).code == 2
    assert run("merge", sample, tmp_path / "none.csm").code == 2
    torn = bytearray(sample.read_bytes())
    torn[60_000:64_000] = b"?" * 4_000
    (tmp_path / "torn.csm").write_bytes(torn)
    damaged = run("merge", sample, tmp_path / "torn.csm")
    assert (damaged.code, "damaged" in damaged.err) == (2, True)
    assert run("check", sample).code == 0
