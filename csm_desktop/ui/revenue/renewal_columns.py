"""What is shown of renewals, of their months, and of a forecast's result."""

from collections.abc import Callable, Sequence
from datetime import date

from csm_desktop.app.revenue.forecast import RenewalMonth
from csm_desktop.domain.lists.renewal_lines import PREPARATIONS, RenewalLine
from csm_desktop.domain.money.forecast import ForecastResult, ForecastSum
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import Outlook
from csm_desktop.domain.text.message import say
from csm_desktop.ui.widgets.table import CellKind, Column
from csm_desktop.wording import label, money, moneys, month, render, tr


def renewal_columns(today: Callable[[], date]) -> list[Column[RenewalLine]]:
    """Whose, what, when, how much, how sure, and what is known beforehand."""
    return [
        Column("account", tr("Account"), lambda line: line.account, CellKind.STRONG, 160,
               stretch=True, sentence=_spoken),
        Column("product", tr("Product"), lambda line: line.product, width=140),
        Column("due_on", tr("Due"), lambda line: line.due_on, CellKind.DAY, 105,
               late=lambda line: line.due_on < today()),
        Column("amount", tr("A year"), lambda line: line.amount, CellKind.MONEY, 110),
        Column("band", tr("Health"), lambda line: (line.band, None), CellKind.BAND, 100,
               sort=lambda line: line.band.value),
        Column("standing", tr("Standing"),
               lambda line: label(line.standing) if line.standing is not None else "", width=100),
        Column("outlook", tr("Outlook"), lambda line: line.outlook, width=100,
               sort=lambda line: list(Outlook).index(line.outlook)),
        Column("why", tr("Why"), lambda line: render(line.why), CellKind.QUIET, 200, hidden=True),
        Column("answered", tr("Answered"), lambda line: line.answered, CellKind.NUMBER, 90,
               show=lambda line: _of(line.answered, line.asked)),
        Column("prepared", tr("Prepared"), lambda line: line.prepared, CellKind.NUMBER, 90,
               show=lambda line: _of(line.prepared, PREPARATIONS)),
        Column("notice_by", tr("Notice by"), lambda line: line.notice_by, CellKind.DAY, 105),
    ]  # fmt: skip


def month_columns() -> list[Column[RenewalMonth]]:
    """What comes due in each month, by how sure it is."""
    return [
        Column("first", tr("Month"), lambda line: line.first, CellKind.STRONG, 130, stretch=True,
               show=lambda line: month(line.first, with_year=True, full=True)),
        Column("number", tr("Renewals"), lambda line: line.number, CellKind.NUMBER, 90),
        _class(Outlook.COMMITTED, tr("Committed")),
        _class(Outlook.LIKELY, tr("Likely")),
        _class(Outlook.OPEN, tr("Uncertain")),
        _class(Outlook.AT_RISK, tr("At risk")),
    ]  # fmt: skip


def result_columns() -> list[Column[ForecastResult]]:
    """What was said of each class, and what came of it."""
    return [
        Column("outlook", tr("Outlook"), lambda line: label(line.outlook), CellKind.STRONG, 120,
               stretch=True),
        _amounts("said", tr("Forecast")),
        _amounts("kept", tr("Came")),
        _amounts("lost", tr("Lost")),
        _amounts("waiting", tr("Undecided")),
        Column("won", tr("Renewed"), lambda line: line.won, CellKind.NUMBER, 100,
               show=lambda line: _of(line.won, line.number)),
    ]  # fmt: skip


def sum_words(found: ForecastSum) -> str:
    """A class in one amount where that can be, else a sum a currency."""
    if found.together is not None:
        return money(Money.of(round(found.together.amount), found.together.currency), whole=True)
    return moneys(found.amounts) or "–"


def _class(outlook: Outlook, title: str) -> Column[RenewalMonth]:
    def found(line: RenewalMonth) -> ForecastSum:
        return next(one for one in line.sums if one.outlook is outlook)

    return Column(
        outlook.value, title, lambda line: found(line).amounts, CellKind.MONEY, 130,
        show=lambda line: sum_words(found(line)) if found(line).number else "",
        sort=lambda line: found(line).together or found(line).amounts or None,
        sortable=False,
    )  # fmt: skip


def _amounts(key: str, title: str) -> Column[ForecastResult]:
    def found(line: ForecastResult) -> Sequence[Money]:
        amounts: tuple[Money, ...] = getattr(line, key)
        return amounts

    return Column(
        key, title, found, CellKind.MONEY, 150, show=lambda line: moneys(found(line)),
        sortable=False,
    )  # fmt: skip


def _of(part: int, whole: int) -> str:
    return render(say("{n} of {all}", n=part, all=whole))


def _spoken(line: RenewalLine) -> str:
    said = say(
        "{account}, {product}, due on {day}, {amount}, {outlook}: {why}",
        account=line.account,
        product=line.product,
        day=line.due_on,
        amount=line.amount,
        outlook=line.outlook,
        why=line.why,
    )
    return render(said)
