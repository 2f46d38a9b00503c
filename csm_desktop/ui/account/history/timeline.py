"""The second face of the history: what happened with the customer, in sentences."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from csm_desktop.app.timeline.happened import timeline_of
from csm_desktop.domain.text.message import say
from csm_desktop.domain.timeline.occurrence import Occurrence, TimelineKind
from csm_desktop.ui import theme
from csm_desktop.ui.account.history.face import HistoryFace
from csm_desktop.ui.account.history.thing_places import place_of
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.paper_document import PaperDocument
from csm_desktop.ui.paper.preview import show_paper
from csm_desktop.ui.widgets import Button, CellKind, Column, EmptyState, Table
from csm_desktop.ui.widgets.chip import ChipRow
from csm_desktop.ui.widgets.layout.flow import ButtonBar
from csm_desktop.values import dataclass
from csm_desktop.wording import headed, label, render, short_day, tr, weekday_day

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView

_ALL = "all"


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One thing that happened; `id` is its place, counted from the first that ever did."""

    id: int
    happened: Occurrence


class Timeline(HistoryFace):
    """What happened, the latest first, of one kind or of all."""

    def __init__(self, shell: Shell, here: str) -> None:
        super().__init__(shell, here)
        self._rows: tuple[TimelineRow, ...] = ()
        self._of = 0
        self.kinds = ChipRow(tr("Kind"), [(_ALL, tr("All"), None)])
        self.kinds.chosen.connect(lambda _: self._show_rows())
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Filter"))
        self.filter.setAccessibleName(tr("Filter the time line"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(theme.px(152))
        self.print = Button(tr("Print…"), self._print, icon="printer")
        self.table: Table[TimelineRow] = Table(
            tr("Time line"),
            self._columns(),
            empty=EmptyState(
                tr("Nothing has happened here yet."),
                tr("Meetings, people, readings, contracts and alerts will stand here by day."),
            ),
            none_found=EmptyState(tr("Nothing fits"), tr("Esc shows all of it again.")),
        )
        self.filter.textChanged.connect(self.table.filter)
        self.table.opened.connect(self._open)
        self.column.addWidget(ButtonBar(self.kinds, (self.filter, self.print)))
        self.column.addWidget(self.table, 1)

    def _columns(self) -> list[Column[TimelineRow]]:
        return [
            Column(
                "on",
                tr("Day"),
                lambda row: row.happened.on,
                CellKind.DAY,
                width=130,
                show=self._day,
                # Two things of one day keep their order, so lines sort by it and not by the day.
                sort=lambda row: row.id,
                sentence=lambda row: headed(self._day(row), render(row.happened.what)),
            ),
            Column("kind", tr("Kind"), lambda row: label(row.happened.kind), CellKind.QUIET, 110),
            Column(
                "what", tr("What happened"), lambda row: render(row.happened.what), CellKind.STRONG,
                440,
            ),
            Column(
                "words", tr("More"), lambda row: " ".join(row.happened.words.split()),
                CellKind.QUIET, stretch=True,
            ),
        ]  # fmt: skip

    def _day(self, row: TimelineRow) -> str:
        on: date = row.happened.on
        if on.year == self.view.facts.as_of.year:
            return weekday_day(on)
        return short_day(on, with_year=True)

    def show_view(self, view: "AccountView") -> None:
        self._view = view
        book = self.shell.book
        happened = timeline_of(book, view.account_id) if book is not None else ()
        # Counted from the first, so that a selected line keeps its number when another comes.
        self._rows = tuple(
            TimelineRow(len(happened) - place, one) for place, one in enumerate(happened)
        )
        if self._of != view.account_id:
            self._of = view.account_id
            self.filter.clear()
            self.kinds.choose(_ALL)
        self._offer_kinds()
        self._show_rows()

    def _offer_kinds(self) -> None:
        """Only kinds of which something happened, each with its number."""
        numbers = dict.fromkeys(TimelineKind, 0)
        for row in self._rows:
            numbers[row.happened.kind] += 1
        chips = [(kind.value, label(kind), number) for kind, number in numbers.items() if number]
        self.kinds.set_chips([(_ALL, tr("All"), len(self._rows)), *chips])
        for key, _, number in chips:
            self.kinds.set_number(key, number)
        self.kinds.set_number(_ALL, len(self._rows))

    def _show_rows(self) -> None:
        on = self.kinds.key
        self.table.set_lines([row for row in self._rows if on in (_ALL, row.happened.kind.value)])

    def _open(self, row: TimelineRow) -> None:
        """Enter: where it is looked at and changed."""
        self.shell.open_account(self.account_id, place_of(row.happened))

    def filter_field(self) -> QLineEdit:
        return self.filter

    def take_focus(self) -> None:
        """The lines; the chips where there are none."""
        (self.table if self.table.lines else self.kinds).setFocus()

    def has_selection(self) -> bool:
        return bool(self.table.selection)

    def dismiss(self) -> bool:
        """Esc empties the filter, then shows all kinds."""
        if self.filter.text():
            self.filter.clear()
            return True
        if self.kinds.key != _ALL:
            self.kinds.choose(_ALL)
            return True
        return False

    def _print(self) -> None:
        show_paper(self.shell, self.paper(), self)

    def paper(self) -> PaperDocument:
        """What is shown, as an internal page."""
        from csm_desktop.app.timeline.paper import timeline_paper

        chosen = self.kinds.key
        kinds = () if chosen == _ALL else (TimelineKind(chosen),)
        name = self.view.facts.account.name
        return PaperDocument(
            render(say("What happened with {account}", account=name)),
            tr("An internal page: it tells alerts, moods and what was said."),
            render(say("{name} - time line", name=name)),
            timeline_paper(self.account_id, kinds),
        )
