"""Whatever a killed program was in the midst of, what it had acknowledged is there."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.backups import back_up
from csm_desktop.app.clock import SystemClock
from csm_desktop.app.documents.exports import export_book
from csm_desktop.app.opened_book import create_book, opened_book
from tests.attacks.lives import KINDS, Promises

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked children")
def test_two_kills_of_each_kind_lose_nothing() -> None:
    kills = 2 * len(KINDS)
    done = subprocess.run(
        [sys.executable, "-m", "tests.attacks.kills", "--kills", str(kills)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    figures = rf"{kills} kills, [1-9]\d+ acknowledged, 0 broken promises, 0 tracebacks, "
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.match(figures, done.stdout)
    assert not done.stderr


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "Mine.csm"
    create_book(path)
    with opened_book(path, SystemClock()) as book:
        for name in ("life 0 edit 0", "life 0 edit 1"):
            book.run("New account", new_account, name)
    return path


def broken(mine: Path, *lines: str) -> list[str]:
    promises = Promises()
    for line in ("+life 0 edit 0", "+life 0 edit 1", *lines):
        promises.hear(line)
    return list(promises.broken(mine.parent, 0))


def test_a_book_that_holds_what_was_acknowledged_breaks_nothing(mine: Path) -> None:
    assert broken(mine) == []
    early, out = mine.with_name("early.csm"), mine.with_name("out")
    back_up(mine, early, SystemClock())
    with opened_book(mine, SystemClock()) as book:
        export_book(book, out)
    kept = (f"backup\t{early}\tlife 0 edit 1", f"export\t{out}\tlife 0 edit 0")
    assert broken(mine, *kept) == []


def test_a_lost_edit_would_be_seen(mine: Path) -> None:
    with opened_book(mine, SystemClock()) as book:
        book.undo()
    assert broken(mine) == ["acknowledged otherwise: ['life 0 edit 1']"]


def test_half_a_list_would_be_seen(mine: Path) -> None:
    with opened_book(mine, SystemClock()) as book:
        for row in range(3):
            book.run("New account", new_account, f"life 0 list 0 row {row}")
    assert broken(mine) == ["3 rows of life 0 list 0"]


def test_what_two_acts_left_unheard_would_be_seen(mine: Path) -> None:
    with opened_book(mine, SystemClock()) as book:
        for number in (2, 3):
            book.run("New account", new_account, f"life 0 edit {number}")
    assert broken(mine) == ["of several acts: ['life 0 edit 2', 'life 0 edit 3']"]


def test_a_backup_and_a_restored_book_that_lack_something_would_be_seen(mine: Path) -> None:
    empty = mine.with_name("restored 0.csm")
    create_book(empty)
    assert broken(mine, f"backup\t{empty}\tlife 0 edit 0") == ["restored 0.csm lacks life 0 edit 0"]
    assert broken(mine, f"late\t{empty}") == [
        "restored 0.csm is no book of an earlier day",
        "what restored 0.csm held last is nowhere",
    ]
