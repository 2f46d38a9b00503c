"""What others reach on a metric: references typed in with their source (domain.md §9)."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from csm_desktop.app.reviews import references as use_cases
from csm_desktop.app.reviews.references import ReferenceLine
from csm_desktop.domain.records.metrics import Metric
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import CellKind, Column
from csm_desktop.ui.widgets.edited_list import EditedList
from csm_desktop.wording import measure, read_number, tr


class References(EditedList[ReferenceLine]):
    """The references of one metric that fit the account; they belong to the book."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._metric: Metric | None = None
        self._segments: list[tuple[int | None, str]] = []
        super().__init__(
            tr("Benchmark references"),
            self._columns(),
            edit=self._edit,
            add=self._make,
            remove=self._drop,
            hint=tr("New reference, value first: 30 rail association survey"),
            nothing=tr("No reference is typed in; reviews compare with like accounts alone."),
            today=lambda: tab.view.facts.as_of,
        )

    def show_metric(self, metric: Metric) -> None:
        """Show the references for a metric."""
        self._metric = metric
        facts = self._tab.view.facts
        self._segments[:] = [
            (None, tr("all accounts")),
            *((segment.id, segment.name) for segment in self._tab.view.segments),
        ]
        self.show_lines(use_cases.references_of(facts, (metric.id,)), metric.name)

    def _columns(self) -> Sequence[Column[ReferenceLine]]:
        def shown(line: ReferenceLine) -> str:
            return measure(line.value, line.metric.unit)

        def whose(line: ReferenceLine) -> str:
            return dict(self._segments).get(line.segment_id, "")

        return [
            Column("value", tr("Value"), lambda line: line.value, CellKind.NUMBER, 120, show=shown,
                   editable=True),
            Column("name", tr("What it is"), lambda line: line.label, CellKind.TEXT, 180,
                   editable=True),
            Column("lower", tr("Lower quarter"), lambda line: line.lower, CellKind.NUMBER, 110,
                   show=_shown("lower"), editable=True),
            Column("upper", tr("Upper quarter"), lambda line: line.upper, CellKind.NUMBER, 110,
                   show=_shown("upper"), editable=True),
            Column("source", tr("Source"), lambda line: line.source, CellKind.STRONG, editable=True,
                   stretch=True),
            Column("on", tr("As of"), lambda line: line.on, CellKind.DAY, 110, editable=True,
                   past=True),
            Column("segment_id", tr("For"), lambda line: line.segment_id, CellKind.CHOICE, 150,
                   show=whose, editable=True, choices=self._segments),
        ]  # fmt: skip

    def _edit(self, line: ReferenceLine, key: str, value: Any) -> None:
        saying = say("Change the reference for {metric}", metric=line.metric.name)
        self._tab.shell.save(saying, use_cases.edit_reference, line.id, **{key: value})

    def _make(self, words: str) -> int:
        if self._metric is None:
            raise LookupError("no metric is shown")
        value, source = _read(words)
        saying = say("New reference for {metric}", metric=self._metric.name)
        made = self._tab.shell.save(saying, use_cases.add_reference, self._metric.id, value, source)
        return made.id

    def _drop(self, line: ReferenceLine) -> None:
        saying = say("Remove the reference for {metric}", metric=line.metric.name)
        self._tab.shell.run(saying, use_cases.remove_reference, line.id)


def _shown(key: str) -> Callable[[ReferenceLine], str]:
    def shown(line: ReferenceLine) -> str:
        value = getattr(line, key)
        return "" if value is None else measure(value, line.metric.unit)

    return shown


def _read(words: str) -> tuple[Decimal, str]:
    """A value and its source. Raises UserError where it does not begin with a number."""
    first, _, source = words.partition(" ")
    try:
        return read_number(first), source
    except ValueError as error:
        raise UserError(
            tr("A reference begins with its value."),
            tr("Such as: 30 rail association survey."),
        ) from error
