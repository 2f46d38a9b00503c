"""`trip`: the briefs of some days as one PDF, and what is said where there are none."""

import json
from pathlib import Path

import pypdfium2

from tests.cli.conftest import Run

DAYS = ("--from", "2026-11-22", "--to", "2026-12-31")


def test_a_trip_is_printed_and_its_meetings_listed(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "trip.pdf"
    said = run("trip", sample, *DAYS, "-o", out, "--zone", "Asia/Tokyo")
    assert said.code == 0
    first = pypdfium2.PdfDocument(out)[0].get_textpage().get_text_bounded()
    assert "Brief 1 of" in first
    assert "Northwind Rail" in said.out
    refused = run("trip", sample, *DAYS, "-o", out)
    assert refused.code == 2, "nothing is written over"
    again = run("trip", sample, *DAYS, "-o", out, "--overwrite", "--json")
    told = json.loads(again.out)
    assert told["sheets"] == len(pypdfium2.PdfDocument(out))
    begins = [meeting["starts_at"] for meeting in told["meetings"]]
    assert begins == sorted(begins)
    assert len(begins) == said.out.count("\n") - 1


def test_without_a_meeting_nothing_is_written(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "trip.pdf"
    for first, last, words in (
        ("2030-01-01", "2030-01-05", "No meeting is planned from 1 January 2030"),
        ("2026-12-05", "2026-12-01", "The trip ends before it begins."),
        ("2200-12-31", "2200-12-31", "No meeting is planned"),
        ("1900-01-01", "1900-01-01", "No meeting is planned"),
    ):
        said = run("trip", sample, "--from", first, "--to", last, "-o", out)
        assert (said.code, said.out) == (2, "")
        assert words in said.err
    for wrong in (
        (*DAYS, "-o", out, "--zone", "Mars"),
        (*DAYS,),
        ("--from", "2026-11-22", "-o", out),
        ("--from", "tomorrow", "--to", "2026-12-01", "-o", out),
        (*DAYS, "-o", sample, "--overwrite"),
    ):
        assert run("trip", sample, *wrong).code == 2
    assert not out.exists()
