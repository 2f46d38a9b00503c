"""The factors of one side as a table: value, weight, points, movement, and where it comes from."""

from dataclasses import replace
from decimal import Decimal

from csm_desktop.app.health.view import FactorRow, HealthView
from csm_desktop.domain.records.health import HealthSide
from csm_desktop.domain.text.message import say
from csm_desktop.domain.text.spread import rounded
from csm_desktop.ui.widgets import CellKind, Column
from csm_desktop.ui.widgets.whole_table import WholeTable
from csm_desktop.wording import decimal_sign, label, number, percent, render, tr


def one_decimal(value: Decimal) -> str:
    """A number with its one decimal, also where that is 0, so that a column lines up."""
    shown = number(value, 1)
    whole = value.quantize(Decimal("0.1")) % 1 == 0
    return f"{shown}{decimal_sign()}0" if whole else shown


def moved_words(row: FactorRow) -> str:
    """How a factor moved: ▲ 2.1, ▼ 3.9, – 0; nothing where the score of then is not known."""
    if row.moved is None:
        return ""
    points = round(row.moved, 1)
    shown = one_decimal(abs(points)) if points else "0"
    return f"▲ {shown}" if points > 0 else f"▼ {shown}" if points < 0 else f"– {shown}"


def columns(title: str) -> list[Column[FactorRow]]:
    """The columns under a side's own title."""
    return [
        Column("factor", title, lambda row: label(row.factor), width=216, sentence=_sentence),
        Column(
            "score", tr("Score"), lambda row: None if row.value is None else row.value / 100,
            CellKind.BAR, 130, sort=lambda row: row.value,
        ),
        Column(
            "value", tr("0–100"), lambda row: row.value, CellKind.NUMBER, 70,
            show=lambda row: "–" if row.value is None else number(row.value, 0),
        ),
        Column("weight", tr("Weight"), lambda row: row.weight, CellKind.NUMBER, 76,
               # A factor without data has no weight, and a weight of 0 would look like one.
               show=lambda row: percent(row.weight) if row.value is not None else "–"),
        Column(
            "points", tr("Points"), lambda row: row.points, CellKind.NUMBER, 70,
            show=lambda row: one_decimal(row.points) if row.value is not None else "–",
        ),
        Column(
            "moved", tr("30 d"), lambda row: row.moved, CellKind.NUMBER, 72,
            show=moved_words,
            late=lambda row: row.moved is not None and round(row.moved, 1) < 0,
            gained=lambda row: row.moved is not None and round(row.moved, 1) > 0,
        ),
        Column(
            "from", tr("Read from"), lambda row: render(row.where_from), CellKind.QUIET,
            stretch=True, sortable=False,
        ),
    ]  # fmt: skip


def side_title(health: HealthView, side: HealthSide) -> str:
    """A side and what it weighs."""
    share = percent(health.shares[side])
    return render(say("{side} · {share}", side=label(side), share=share))


class Factors(WholeTable[FactorRow]):
    """The factors of one side, as high as they are many; `opened` asks where one comes from."""

    def __init__(self, side: HealthSide) -> None:
        super().__init__(label(side), columns(label(side)))
        self._side = side

    def show_health(self, health: HealthView) -> None:
        """Show another account's, or the same anew."""
        rows = [row for row in health.rows if row.side is self._side]
        first, *others = self.model.columns
        titled = replace(first, title=side_title(health, self._side))
        self.model.columns = (titled, *others)
        self.set_lines(rows)


def _sentence(row: FactorRow) -> str:
    if row.value is None:
        return render(say("{factor}, no data", factor=row.factor))
    return render(
        say(
            "{factor}, {value} of 100, {points} points, {why}",
            factor=row.factor,
            value=rounded(row.value),
            points=round(row.points, 1),
            why=row.where_from,
        )
    )
