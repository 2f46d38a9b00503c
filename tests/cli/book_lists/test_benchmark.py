"""`benchmark`: an account among like accounts, without a name of theirs."""

import json
from decimal import Decimal
from pathlib import Path

from csm_desktop.app.lists.accounts import account_facts, account_named
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.value.metrics import edit_measure, say_direction
from csm_desktop.domain.records.metrics import Better
from tests.books import CLOCK
from tests.cli.conftest import Run


def test_an_account_stands_among_like_ones_and_too_few_are_counted(run: Run, sample: Path) -> None:
    said = run("benchmark", sample, "Northwind").out
    assert "Shifts planned in the system: 5 accounts of the same segment" in said
    assert "71%             41%     86%             95%  behind the median, ahead of 2 of 5" in said
    assert "too few like accounts have a reading: 4 of 5, 1 lacking" in said
    assert "Median of 9 operators, 34 minutes, Crew Planning Survey" in said
    assert "Halden" not in said
    told = json.loads(run("benchmark", sample, "Northwind", "--json").out)
    planned = next(one for one in told["metrics"] if one["others"])
    # Of 12, 41, 86, 95 and 98 the middle ones: no quartile lies between two values.
    assert planned["others"]["count"] == 5
    assert [planned["others"][key] for key in ("lower", "median", "upper")] == [
        "41.0000", "86.0000", "95.0000",
    ]  # fmt: skip
    assert (planned["ahead_of"], planned["lacking"]) == (2, 0)
    # Nobody is ahead or behind where neither somebody nor a target tells which way that is.
    with opened_book(sample, CLOCK) as book:
        facts = account_facts(book, account_named(book, "Northwind").id)
        (metric,) = (each for each in facts.metrics if each.name == planned["metric"])
        (used,) = (each for each in facts.account_metrics if each.metric_id == metric.id)
        book.run("Unsaid", say_direction, metric.id, Better.UNKNOWN)
        assert "95%  Direction not known" in run("benchmark", sample, "Northwind").out
        book.run("Target", edit_measure, used.id, target=Decimal(90))
    assert "95%  behind the median" in run("benchmark", sample, "Northwind").out


def test_where_nothing_is_measured_or_nobody_is_meant_it_is_said(run: Run, sample: Path) -> None:
    assert run("benchmark", sample, "Evershed").code == 0
    assert run("benchmark", sample, "Nobody Ltd").code == 2
