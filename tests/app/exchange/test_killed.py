"""Whoever is killed while they take up or merge has all of it, or nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.exchange.bundle import give_bundle
from csm_desktop.app.lists.accounts import account_named
from csm_desktop.app.opened_book import opened_book
from csm_desktop.storage.file.soundness import check
from tests.app.conftest import picture
from tests.books import CLOCK, empty_book, sample_copy

ROOT = Path(__file__).parents[3]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked children")
def test_a_kill_amid_a_merge_loses_nothing(tmp_path: Path) -> None:
    here = empty_book(tmp_path / "here.csm")
    there = Path(shutil.copy(here, tmp_path / "there.csm"))
    with opened_book(sample_copy(tmp_path / "theirs.csm"), CLOCK) as theirs:
        ids = [account_named(theirs, name).id for name in ("Northwind", "Halden")]
        give_bundle(theirs, ids, tmp_path / "given.csmbundle")
    with opened_book(there, CLOCK) as book:
        for number in range(40):
            book.run("New", new_account, f"Made there {number}")
    subprocess.run(
        [sys.executable, "-m", "tests.app.exchange.killed_merges", str(tmp_path), "6"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert check(here).sound
    with opened_book(here, CLOCK) as book:
        numbers = {"": 0, "take": 2, "merge": 42}
        assert len(picture(book)["account"]) == numbers[book.undo_label or ""]
        while book.undo():
            pass
        assert picture(book)["account"] == []
        assert picture(book)["contact"] == []
    assert check(there).sound
