"""`today`: what needs the user, on a terminal, also of a book that no window has judged."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from csm_desktop.cli import window as opening
from tests.books import CLOCK
from tests.cli.conftest import Run
from tests.cli.test_alerts import later

__all__ = ["later"]

_LIST = "Account Name,ARR,Currency,Renewal Date\nHalden Foods,1000,EUR,{day}\n"


@pytest.mark.usefixtures("later")
def test_a_list_just_imported_calls_and_its_renewals_are_told(run: Run, tmp_path: Path) -> None:
    file, book = tmp_path / "accounts.csv", tmp_path / "mine.csm"
    file.write_text(_LIST.format(day="2026-12-10"), encoding="utf-8")
    assert run("import", book, file).code == 0
    said = run("today", book).out
    assert "Nothing waits" not in said
    alerts, _, renewals = said.partition("Renewals")
    assert "A renewal is near" in alerts
    assert " €1,000 a year, 10 December 2026" in alerts
    assert ": €1,000" not in alerts
    assert "Halden Foods" in renewals
    told = json.loads(run("today", book, "--json").out)
    assert told["needs"] == 1
    assert [line["name"] for line in told["renewals"]] == ["Halden Foods"]
    # Many of one rule are one line for people, and each its own for machines.
    names = [f"Firm {n}" for n in range(8)]
    file.write_text(
        _LIST.format(day="2026-12-10") + "".join(f"{n},1000,EUR,2026-12-10\n" for n in names),
        encoding="utf-8",
    )
    assert run("import", book, file).code == 0
    alerts = run("today", book).out.partition("Renewals")[0]
    assert "9 accounts  A renewal is near" in alerts
    assert alerts.count("A renewal is near") == 1
    assert len(json.loads(run("today", book, "--json").out)["alerts"]) == 9


def test_nobodys_accounts_are_not_told_for_the_users_own(run: Run, tmp_path: Path) -> None:
    file, book = tmp_path / "accounts.csv", tmp_path / "mine.csm"
    file.write_text("Account Name,Owner\nHalden Foods,Kim Roe\n", encoding="utf-8")
    assert run("import", book, file).code == 0
    told = run("today", book, "--mine")
    assert (told.code, told.out) == (2, "")
    assert "which of its owners you are" in told.err


def test_a_meeting_is_told_in_the_users_time_first(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "SystemClock", lambda: CLOCK)
    first = json.loads(run("today", sample, "--json").out)["meetings"][0]["meeting"]
    local = datetime.fromisoformat(first["starts_at"]).astimezone()
    line = next(line for line in run("today", sample).out.splitlines() if first["title"] in line)
    assert f" {local:%H:%M}" in line.partition("(")[0]


@pytest.mark.usefixtures("later")
def test_a_chance_is_called_one_as_in_the_window(run: Run, sample: Path) -> None:
    follow = next(line for line in run("alerts", sample).out.splitlines() if "Follow Dana" in line)
    assert follow.startswith("Expansion")


def test_what_readings_say_of_milestones_is_told(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "SystemClock", lambda: CLOCK)
    (first, *_) = json.loads(run("today", sample, "--json").out)["reached"]
    assert first["milestones"][0]["title"] == "Configuration complete"
    assert first["account"] in run("today", sample).out.partition("as readings say")[2]
