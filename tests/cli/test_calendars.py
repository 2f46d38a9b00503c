"""Calendars on the command line: in by `import`, out by `calendar`."""

import json
from pathlib import Path

import pytest

from csm_desktop import cli
from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.clock import SystemClock
from csm_desktop.app.opened_book import create_book, opened_book
from csm_desktop.domain.records.meetings import Meeting
from tests.importers.calendars.files import calendar, event, written

SUMMARY = "SUMMARY:Plan the year with Kestrel Foods"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "book.csm"
    create_book(path)
    with opened_book(path, SystemClock()) as book:
        book.run("account", new_account, "Kestrel Foods")
    return path


def meetings(path: Path) -> list[Meeting]:
    with opened_book(path, SystemClock()) as book:
        return list(_look(book))


def _look(book: Book) -> tuple[Meeting, ...]:
    return book.run("look", lambda work: work.find(Meeting))


def test_a_calendar_comes_in_once_and_a_dry_run_leaves_no_trace(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, calendar(event(SUMMARY), event("SUMMARY:Lunch", uid="two")))
    for options, stored in ((["--dry-run"], 0), ([], 1), ([], 1)):
        assert cli.main(["import", str(path), str(file), *options]) == 0
        assert len(meetings(path)) == stored
    told = capsys.readouterr().out
    assert "calendar.ics: 2 rows of meetings: 1 stored" in told
    assert "nobody who is invited belongs to an account" in told
    assert cli.main(["import", str(path), str(file), "--account", "Kestrel", "--json"]) == 2
    assert cli.main(["import", str(path), str(file), "--account", "Kestrel Foods", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["stored"] == 1


def test_a_missing_zone_is_asked_with_the_option_that_answers(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, calendar(event(SUMMARY, start="20261202T090000")))
    assert cli.main(["import", str(path), str(file)]) == 2
    told = capsys.readouterr().err
    assert "1 event names no time zone" in told
    assert "--zone Europe/Berlin" in told
    assert cli.main(["import", str(path), str(file), "--zone", "Nowhere"]) == 2
    assert "Nowhere is no time zone" in capsys.readouterr().err
    assert cli.main(["import", str(path), str(file), "--zone", "Asia/Tokyo"]) == 0
    assert [each.zone for each in meetings(path)] == ["Asia/Tokyo"]


@pytest.mark.parametrize("content", [b"", b"no calendar", b"\x00\xff" * 500, b"BEGIN:VCARD"])
def test_a_bad_calendar_gets_a_sentence_and_no_traceback(
    path: Path, tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, content)
    assert cli.main(["import", str(path), str(file)]) == 2
    told = capsys.readouterr().err
    assert "Nothing was imported." in told
    assert "Traceback" not in told
    assert not meetings(path)


def test_an_invitation_is_written_and_comes_back_recognised(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    far = event(SUMMARY, start=";TZID=Europe/Berlin:20991202T090000")
    cli.main(["import", str(path), str(written(tmp_path, calendar(far)))])
    out = tmp_path / "plan.ics"
    asked = ["calendar", str(path), "Kestrel Foods", "-o", str(out)]
    assert cli.main([*asked, "--meeting", "plan the"]) == 0
    assert "PUBLISH" in capsys.readouterr().out
    assert cli.main(asked) == 2  # not replaced unasked
    assert "is there already" in capsys.readouterr().err
    assert cli.main([*asked, "--overwrite", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["items"][0]["zone"] == "Europe/Berlin"
    assert cli.main(["import", str(path), str(out)]) == 0
    assert len(meetings(path)) == 1
    assert cli.main([*asked[:4], str(tmp_path / "due.ics"), "--dates"]) == 2
    assert cli.main([*asked[:4], str(tmp_path / "no.ics"), "--meeting", "lunch"]) == 2
    assert not (tmp_path / "no.ics").exists()
