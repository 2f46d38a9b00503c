"""`timeline`: what happened with a customer, as text, as JSON, and on paper."""

import json
from pathlib import Path

import pypdfium2

from tests.cli.conftest import Run


def test_what_happened_is_listed_the_latest_first(run: Run, sample: Path) -> None:
    said = json.loads(run("timeline", sample, "Northwind", "--json").out)
    assert said["account"] == "Northwind Rail"
    days = [line["on"] for line in said["happened"]]
    assert days == sorted(days, reverse=True)
    assert {line["kind"] for line in said["happened"]} > {"meeting", "value", "money", "signal"}
    mails = run("timeline", sample, "Northwind", "--kind", "mail", "--json")
    assert {line["kind"] for line in json.loads(mails.out)["happened"]} == {"mail"}
    text = run("timeline", sample, "Northwind", "--kind", "decision").out
    assert "Decided: " in text


def test_of_a_day_before_the_book_knew_it_what_is_known_by_now_is_told(
    run: Run, sample: Path
) -> None:
    said = run("timeline", sample, "Northwind", "--as-of", "2026-05-01")
    assert said.code == 0
    assert "was not in the book on 1 May 2026" in said.out
    assert "Met: Pre-close introduction" in said.out
    assert "Nov 2026" not in said.out
    said = run("timeline", sample, "Northwind", "--as-of", "2199-01-01")
    assert (said.code, said.out) == (2, "")
    assert "still to come" in said.err


def test_it_is_printed_as_an_internal_page(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "line.pdf"
    assert run("timeline", sample, "Northwind", "-o", out).code == 0
    pdf = pypdfium2.PdfDocument(out)
    first = pdf[0].get_textpage().get_text_bounded()
    assert "What happened with Northwind Rail" in first
    assert all("Internal: Northwind Rail" in page.get_textpage().get_text_bounded() for page in pdf)
    assert run("timeline", sample, "Northwind", "-o", out).code == 2, "nothing is written over"
