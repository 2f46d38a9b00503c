"""`segments`: told, and accounts put where they fit."""

import json
from pathlib import Path

from csm_desktop.app.accounts.acts import edit_account, new_account
from csm_desktop.app.clock import SystemClock
from csm_desktop.app.opened_book import writable_book
from tests.cli.conftest import Run


def test_who_is_in_none_is_told_and_put_where_it_fits(run: Run, sample: Path) -> None:
    with writable_book(sample, SystemClock()) as book:
        made = book.run("New", new_account, "Plover")
        book.run("Size", edit_account, made.id, employees=300)
    said = run("segments", sample).out
    assert "200 to 999" in said
    assert "Plover   Growth  300 employees" in said
    assert "1 account is in no segment" in said
    placed = json.loads(run("segments", sample, "--place", "--json").out)["placed"]
    assert [(one["account"], one["segment"]) for one in placed] == [("Plover", "Growth")]
    assert json.loads(run("segments", sample, "--json").out)["in_none"] == []
