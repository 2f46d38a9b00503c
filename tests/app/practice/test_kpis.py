"""The figures of the practice are those of their own pages, or say why there is none."""

from pathlib import Path

from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import accounts
from csm_desktop.app.practice.kpis import KPIS, kpi_listing, practice_kpis
from csm_desktop.app.revenue.formulas import churn_formula, nrr_formula, worth_words
from csm_desktop.app.revenue.report import revenue_report
from csm_desktop.domain.money.revenue_figures import last_months
from csm_desktop.domain.text.clock import FixedClock
from tests.books import opened_copy, sample_copy


def test_they_agree_with_the_page_of_revenue_and_are_listed(
    tmp_path: Path, clock: FixedClock
) -> None:
    with opened_copy(sample_copy(tmp_path / "sample.csm"), tmp_path, clock) as book:
        found = practice_kpis(book)
        report = revenue_report(book, accounts(book), last_months(book.today()))
    kpis = {one.key: one for one in found.kpis}
    assert tuple(kpis) == KPIS
    (table,) = report.tables
    assert kpis["nrr"].formula.endswith(nrr_formula(table.figures))
    assert kpis["nrr"].shown in nrr_formula(table.figures)
    assert kpis["churn"].formula.endswith(churn_formula(table.figures))
    assert kpis["lifetime"].shown == worth_words(report.whole.worth)
    assert "8 have none" in kpis["nps"].formula
    listing = kpi_listing(found)
    assert [row[1] for row in listing.rows[1:]] == [one.shown for one in found.kpis]
    assert listing.pack.footer.startswith("Internal")


def test_of_an_empty_book_each_is_not_applicable_with_its_reason(book: Book) -> None:
    for kpi in practice_kpis(book).kpis:
        assert kpi.shown == "n/a", kpi
        assert kpi.key == "lifetime" or "ot applicable" in kpi.formula, kpi
