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


def test_the_checklist_is_told_as_text_table_and_page(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    told = run("practice", sample, "--part", "checklist")
    assert "29 of 52 in place, 14 partly, 9 no" in told.out
    newest, _ = json.loads(run("practice", sample, "--part", "checklist", "--json").out)["rounds"]
    assert newest["counts"] == {"in_place": 29, "partly": 14, "no": 9, "unanswered": 0}
    assert sum(item["own"] for item in newest["items"]) == 17
    for name in ("list.csv", "list.pdf"):
        out = tmp_path / name
        assert run("practice", sample, "--part", "checklist", "-o", out).code == 0
        assert out.stat().st_size > 1000
    create_book(tmp_path / "new.csm")
    assert run("practice", tmp_path / "new.csm", "--part", "checklist").code == 2


def test_requests_to_product_are_told_as_text_table_and_page(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    told = run("practice", sample, "--part", "requests")
    assert "1 request waits, of 1 account · €210,000" in told.out
    found = json.loads(run("practice", sample, "--part", "requests", "--json").out)
    assert [one["request"]["state"] for one in found["requests"]] == ["open", "shipped"]
    for name in ("list.csv", "list.pdf"):
        out = tmp_path / name
        assert run("practice", sample, "--part", "requests", "-o", out).code == 0
        assert out.stat().st_size > 100
    create_book(tmp_path / "new.csm")
    said = run("practice", tmp_path / "new.csm", "--part", "requests")
    assert (said.code, said.out) == (0, "No customer has asked anything of the product.\n")


def test_the_figures_of_the_practice_are_told_and_written(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    told = run("practice", sample, "--part", "kpis")
    assert "Follow-ups in time / asked for in 90 days" in told.out
    found = json.loads(run("practice", sample, "--part", "kpis", "--json").out)["kpis"]
    assert len(found) == 8
    for name in ("list.csv", "list.pdf"):
        out = tmp_path / name
        assert run("practice", sample, "--part", "kpis", "-o", out).code == 0
        assert out.stat().st_size > 100


def test_how_far_accounts_are_engaged_is_told_and_written(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    told = run("practice", sample, "--part", "engagement")
    assert told.out.splitlines()[-1].startswith("Only at renewal: ")
    found = json.loads(run("practice", sample, "--part", "engagement", "--json").out)
    assert sum(sum(one["levels"].values()) for one in found["segments"]) > 0
    for name in ("list.csv", "list.pdf"):
        out = tmp_path / name
        assert run("practice", sample, "--part", "engagement", "-o", out).code == 0
        assert out.stat().st_size > 100
    create_book(tmp_path / "new.csm")
    said = run("practice", tmp_path / "new.csm", "--part", "engagement")
    assert said.out.splitlines()[-1] == "No account is judged yet."
