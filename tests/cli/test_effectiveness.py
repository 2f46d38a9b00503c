"""`effectiveness`: the phases of the book's accounts, and all that is known of one."""

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_the_phases_of_all_and_of_one_are_told(run: Run, sample: Path) -> None:
    all_ = run("effectiveness", sample).out
    assert "Northwind Rail  1 · Recorded  2 · One system" in all_
    assert "Halden Foods" in all_
    one = run("effectiveness", sample, "Northwind").out
    assert "2 · One system: 4 of 5 shown, 0 at first" in one
    assert "Connect single sign-on" in one
    said = json.loads(run("effectiveness", sample, "Northwind", "--json").out)
    (account,) = said["accounts"]
    assert (account["phase_then"], account["phase"]) == (1, 2)
    assert [step["number"] for step in account["course"]] == [1, 2]


def test_of_whom_nobody_looked_at_it_is_said(run: Run, sample: Path) -> None:
    said = run("effectiveness", sample, "Kestrel")
    assert (said.code, said.out) == (0, "Nobody has looked yet at how they work.\n")
    assert run("effectiveness", sample, "Nobody Ltd").code == 2
