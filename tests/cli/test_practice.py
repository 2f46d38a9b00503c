"""`practice`: told, as JSON, on one page; and what a book without an assessment says."""

import json
from pathlib import Path

import pypdfium2

from csm_desktop.app.opened_book import create_book
from tests.cli.conftest import Run


def test_the_practice_is_told_and_printed(run: Run, sample: Path, tmp_path: Path) -> None:
    told = run("practice", sample)
    assert told.code == 0
    assert "34 of 60: expanding" in told.out
    assert "Raise next: Alignment, from 3 to 5; 34 becomes 36" in told.out
    newest, _ = json.loads(run("practice", sample, "--json").out)["assessments"]
    assert (newest["score"], newest["score_before"], newest["band"]) == (34, 27, "expanding")
    assert newest["raise_next"] == {"pillar": "alignment", "to": 5}
    out = tmp_path / "practice.pdf"
    assert run("practice", sample, "-o", out).code == 0
    assert len(pypdfium2.PdfDocument(out)) == 1
    assert run("practice", sample, "-o", out).code == 2, "nothing is written over"


def test_a_book_that_was_never_assessed_says_what_to_do(run: Run, tmp_path: Path) -> None:
    create_book(tmp_path / "new.csm")
    said = run("practice", tmp_path / "new.csm")
    assert said.code == 2
    assert "not assessed yet" in said.err
    assert json.loads(run("practice", tmp_path / "new.csm", "--json").out)["assessments"] == []
