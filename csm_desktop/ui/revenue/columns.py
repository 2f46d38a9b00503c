"""What is shown of a group of accounts, and of a renewal."""

from collections.abc import Callable
from decimal import Decimal

from csm_desktop.app.revenue.formulas import share_words
from csm_desktop.app.revenue.report import GroupExtras, group_name
from csm_desktop.domain.money.revenue_groups import GroupBy, RevenueGroup
from csm_desktop.domain.text.message import say
from csm_desktop.ui.widgets.table import CellKind, Column
from csm_desktop.wording import label, money, render, tr

Extras = Callable[[RevenueGroup], GroupExtras]


def group_columns(
    by: GroupBy, extras: Extras, *, swaps: bool = False
) -> list[Column[RevenueGroup]]:
    """Movements, shares and what else is known of each group; `swaps`: something changed its
    currency, which seldom happens."""

    def renewed(line: RevenueGroup) -> Decimal | None:
        return extras(line).renewed(line.sums.start.currency).by_count

    return [
        Column("name", label(by), lambda line: group_name(line.name), CellKind.STRONG, 180,
               stretch=True, sentence=_spoken),
        Column("start", tr("Start"), lambda line: line.sums.start, CellKind.MONEY, 110),
        _part("new", tr("New")),
        _part("expansion", tr("Expansion")),
        _part("contraction", tr("Contraction")),
        _part("churn", tr("Churn")),
        *((_part("swapped", tr("Other currency")),) if swaps else ()),
        Column("end", tr("End"), lambda line: line.sums.end, CellKind.MONEY, 110),
        Column("nrr", tr("NRR"), lambda line: line.figures.nrr, CellKind.NUMBER, 76,
               show=lambda line: share_words(line.figures.nrr)),
        Column("grr", tr("GRR"), lambda line: line.figures.grr, CellKind.NUMBER, 76,
               show=lambda line: share_words(line.figures.grr)),
        Column("renewed", tr("Renewal rate"), renewed, CellKind.NUMBER, 100,
               show=lambda line: share_words(renewed(line))),
        Column("logo_churn", tr("Customer churn"), lambda line: line.figures.logo_churn,
               CellKind.NUMBER, 110, show=lambda line: share_words(line.figures.logo_churn),
               hidden=True),
        Column("first_value", tr("Days to first value"),
               lambda line: extras(line).first_value.median, CellKind.NUMBER, 130, hidden=True),
        Column("worth", tr("Lifetime value so far"), lambda line: extras(line).worth.amounts,
               CellKind.MONEY, 150, hidden=True),
    ]  # fmt: skip


def _part(key: str, title: str) -> Column[RevenueGroup]:
    def shown(line: RevenueGroup) -> str:
        amount = getattr(line.sums, key)
        # A zero in most cells would hide what moved.
        return money(amount, whole=True) if amount.minor else ""

    return Column(key, title, lambda line: getattr(line.sums, key), CellKind.MONEY, 110, show=shown)


def _spoken(line: RevenueGroup) -> str:
    said = say(
        "{name}, from {start} to {end}",
        name=group_name(line.name),
        start=line.sums.start,
        end=line.sums.end,
    )
    return render(said)
