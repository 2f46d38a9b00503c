"""`digest`: a month for the customer, and for us."""

from pathlib import Path

from tests.cli.conftest import Run
from tests.reports.reading import flat, text


def test_a_month_for_the_customer_and_for_us(run: Run, sample: Path, tmp_path: Path) -> None:
    theirs, ours = tmp_path / "theirs.pdf", tmp_path / "ours.pdf"
    assert run("digest", sample, "northwind", "-o", theirs, "--month", "2026-10").code == 0
    said = flat(text(theirs.read_bytes()))
    assert "October 2026" in said
    assert "Minutes to replan" in said
    assert "Health" not in said
    assert "Internal" not in said
    again = ("digest", sample, "northwind", "-o", ours, "--month", "2026-10", "--internal")
    assert run(*again).code == 0
    said = flat(text(ours.read_bytes()))
    assert "Internal: not for the customer" in said
    assert "meetings were held" in said or "meeting was held" in said
    assert run("digest", sample, "northwind", "-o", theirs).code == 2, "nothing is written over"
    late = run("digest", sample, "northwind", "-o", tmp_path / "x.pdf", "--month", "2999-01")
    assert late.code == 2
    assert run("digest", sample, "northwind", "-o", ours, "--month", "last").code == 2
    assert not (tmp_path / "x.pdf").exists()
