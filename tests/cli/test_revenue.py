"""Lists over the book on the command line: sums that add up, as text, JSON, CSV and on paper."""

import csv
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from pypdfium2 import PdfDocument

from csm_desktop.app.opened_book import opened_book
from csm_desktop.domain.records.opportunities import Opportunity, OpportunityStage
from csm_desktop.domain.records.revenue import ExchangeRate
from csm_desktop.storage.session import Work
from tests.books import CLOCK
from tests.cli.conftest import Run

_PARTS = ("start", "new", "expansion", "contraction", "churn", "end")


def test_movements_add_up_in_every_form(run: Run, sample: Path, tmp_path: Path) -> None:
    said = json.loads(run("movements", sample, "--json").out)
    (table,) = said["tables"]
    assert len(table["lines"]) == 12
    for part in _PARTS:
        summed = sum(Decimal(line[part]["amount"]) for line in table["lines"])
        assert summed == Decimal(table["total"][part]["amount"])
    text = run("movements", sample).out
    assert "Total" in text
    assert "NRR " in text
    assert "Renewal rate " in text
    out = tmp_path / "moved.csv"
    assert run("movements", sample, "-o", out).code == 0
    rows = list(csv.reader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0] == [
        "Account", "Start", "New", "Expansion", "Contraction", "Churn", "End", "Currency",
    ]  # fmt: skip
    assert sum(Decimal(row[6]) for row in rows[1:-1]) == Decimal(rows[-1][6])
    page = tmp_path / "moved.pdf"
    assert run("movements", sample, "-o", page).code == 0
    assert page.read_bytes().startswith(b"%PDF")
    assert run("movements", sample, "-o", page).code == 2, "nothing is written over"


def test_lists_of_the_book_agree_in_every_form(run: Run, sample: Path, tmp_path: Path) -> None:
    for command, key in (("pipeline", "lines"), ("renewals", "renewals"), ("coverage", "accounts")):
        told = json.loads(run(command, sample, "--json").out)[key]
        assert told
        target = tmp_path / f"{command}.csv"
        assert run(command, sample, "-o", target).code == 0
        rows = list(csv.reader(target.read_text(encoding="utf-8-sig").splitlines()))
        assert len(rows) == len(told) + 1
        names = [line.get("line", line)["account"] for line in told]
        assert [row[0] for row in rows[1:]] == names
        text = run(command, sample).out
        assert all(name in text for name in names)
        page = tmp_path / f"{command}.pdf"
        assert run(command, sample, "-o", page).code == 0
        assert run(command, sample, "-o", page).code == 2, "nothing is written over"
        assert run(command, sample, "--segment", "nobody").code == 2


def test_coverage_of_gaps_alone_names_what_is_missing(run: Run, sample: Path) -> None:
    told = json.loads(run("coverage", sample, "--gaps", "--json").out)["accounts"]
    whole = json.loads(run("coverage", sample, "--json").out)
    assert 0 < len(told) < len(whole["accounts"])
    assert all(line["missing"] or line["is_thin"] for line in told)
    thin = [line["line"] for line in whole["accounts"] if line["is_thin"]]
    assert whole["thin"]["number"] == len(thin)
    asked = {amount["currency"] for line in thin for amount in line["arr"]}
    assert asked == {amount["currency"] for amount in whole["thin"]["amounts"]}


def test_the_pipeline_tells_what_is_closed_only_when_asked(run: Run, sample: Path) -> None:
    with opened_book(sample, CLOCK) as book:
        book.record(_won)
    told = json.loads(run("pipeline", sample, "--json").out)
    whole = json.loads(run("pipeline", sample, "--all", "--json").out)
    assert told["whole"]["number"] == len(told["lines"]) == len(whole["lines"]) - 1
    assert told["whole"] == whole["whole"], "what is won may bring nothing more"


def _won(work: Work) -> None:
    one = work.find(Opportunity)[0]
    work.put(replace(one, stage=OpportunityStage.WON))


def test_a_part_of_the_book_and_a_time_of_ones_own(run: Run, sample: Path) -> None:
    said = json.loads(
        run("movements", sample, "--segment", "enterprise", "--from", "2020-01-01", "--json").out
    )
    (table,) = said["tables"]
    assert 0 < len(table["lines"]) < 12
    assert table["total"]["start"]["amount"] == "0.00"
    for wrong in (
        ("--segment", "nobody"),
        ("--from", "2026-01-01", "--to", "2025-01-01"),
        ("--from", "not a day"),
    ):
        refused = run("movements", sample, *wrong)
        assert (refused.code, refused.out) == (2, "")
        assert "Traceback" not in refused.err


def test_renewals_are_one_rate_at_typed_rates_and_else_stand_by_their_currency(
    run: Run, sample: Path
) -> None:
    said = json.loads(run("movements", sample, "--json").out)
    (rate,) = said["renewals"]
    assert (rate["came_due"], rate["due"]["currency"]) == (5, "EUR")
    assert {one["from_currency"] for one in rate["rates"]} == {"GBP", "JPY"}
    assert run("renewals", sample).out.splitlines()[-1].startswith("Rates used: 1 GBP = 1.17 EUR")
    with opened_book(sample, CLOCK) as book:
        book.record(_without_rates)
    text = run("movements", sample).out
    # Nothing that is paid in dollars came due: its table says nothing of renewals.
    assert text.count("Renewal rate ") == 3


def _without_rates(work: Work) -> None:
    for rate in work.find(ExchangeRate):
        work.remove(rate)


def test_who_is_left_out_is_told_beside_every_file(run: Run, sample: Path, tmp_path: Path) -> None:
    with opened_book(sample, CLOCK) as book:
        book.record(_unusable)
    left_out = "Left out, for its money is not usable: Halden Foods"
    text = run("movements", sample).out
    assert left_out in text
    for name in ("moved.csv", "moved.pdf"):
        written = run("movements", sample, "-o", tmp_path / name)
        assert written.code == 0
        assert left_out in written.err
    page = PdfDocument(tmp_path / "moved.pdf")[0].get_textpage().get_text_range()
    assert left_out in " ".join(page.split())


def _unusable(work: Work, /) -> None:
    work.connection.driver.execute(
        "UPDATE subscription SET arr_minor = 99e20 WHERE account_id ="
        " (SELECT id FROM account WHERE name = 'Halden Foods')"
    )


def test_renewals_are_told_with_what_stands_behind_each_outlook(run: Run, sample: Path) -> None:
    said = json.loads(run("renewals", sample, "--json").out)
    days = [line["due_on"] for line in said["renewals"]]
    assert days == sorted(days)
    assert {line["outlook"] for line in said["renewals"]} == {"likely", "open", "at_risk"}
    assert all(line["why"] for line in said["renewals"])
    assert set(said["by_outlook"]) == {"likely", "open", "at_risk"}
    assert "At risk: " in run("renewals", sample).out
    none = run("renewals", sample, "--until", "2020-01-01")
    assert none.out == "Nothing is to be renewed until 1 January 2020.\n"
