"""The files before they are stored: what each list is, its columns, its rows, what is refused."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from csm_desktop.app.imports import ImportPlan, ListKind, Mapped, Options
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.imports.columns import ColumnTable
from csm_desktop.ui.imports.questions import Questions, invite
from csm_desktop.ui.imports.report import notice_table, notices_of
from csm_desktop.ui.imports.rows import preview, refused_table
from csm_desktop.ui.imports.sources import Source, SourceSheet, Understood, sheets
from csm_desktop.ui.imports.words import for_window, kind_words, outcome_words
from csm_desktop.ui.widgets.banner import Banner
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.chip import ChipRow
from csm_desktop.ui.widgets.fields import Choice, ChoiceField
from csm_desktop.ui.widgets.table import Table
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import percent, render, tr

List = tuple[int, int]  # the place of a file, and of a list in it
_OUT = "out"
_VIEWS = ("columns", "rows", "notices", "refused")


class PlanReview(QWidget):
    """Shows one list at a time. What the user corrects is told, never done, here.

    `map_column(file, list, header, key)`, `choose_kind(file, list, kind)` (None leaves it out),
    `answer(topic, value)`, `leave(file)` and `leave_rows(file, list, lines)` (None: all are taken
    again) are the page's.
    """

    def __init__(
        self,
        map_column: Callable[[int, int, str, str], object],
        choose_kind: Callable[[int, int, ListKind | None], object],
        answer: Callable[[str, str], object],
        leave: Callable[[int], object],
        leave_rows: Callable[[int, int, frozenset[int] | None], object],
    ) -> None:
        super().__init__()
        self._map, self._choose_kind, self._leave = map_column, choose_kind, leave
        self._leave_rows = leave_rows
        self._found = Understood(())
        self._at: List = (0, 0)
        self.banner: Banner | None = None
        self.lists: ChipRow | None = None
        self.kind = ChoiceField(
            tr("What the list holds"),
            None,
            [
                *(Choice(list_kind, kind_words(list_kind)) for list_kind in ListKind),
                Choice(_OUT, tr("Left out")),
            ],
            self._kind_chosen,
        )
        self.kind.setFixedWidth(theme.px(200))
        invite(self.kind)
        self.words = Text("", "caption", wrap=True)
        self.hint = Text(tr("Enter changes what a column becomes."), "caption")
        self.without = Button(tr("Leave the selected rows out"), self._leave_selected)
        self.all_rows = Button(
            tr("Take all rows again"), lambda: self._leave_rows(*self._at, None), kind="flat"
        )
        self.questions = Questions(answer)
        self.columns = ColumnTable(self._mapped)
        self.views = ChipRow(
            tr("What to look at"),
            [("columns", tr("Columns"), None), ("rows", tr("Rows"), None),
             ("notices", tr("Worth a look"), None), ("refused", tr("Refused"), None)],
        )  # fmt: skip
        self.views.chosen.connect(self._show_view)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.columns.table)
        self._others: list[QWidget] = []
        self._lay_out()

    def show_found(self, found: Understood) -> None:
        """Show what was understood; the list in front stays."""
        lists = _lists(found)
        self._found = found
        if self._at not in lists:
            self._at = lists[0] if lists else (0, 0)
        self._show_lists(lists)
        self._show_list()

    @property
    def source(self) -> Source:
        """The file of the list in front."""
        return self._found.sources[self._at[0]]

    @property
    def sheet(self) -> SourceSheet:
        """The list in front."""
        return sheets(self.source)[self._at[1]]

    @property
    def plan(self) -> ImportPlan | None:
        """The list in front, as far as it was understood."""
        return self.sheet.plan

    def take_focus(self) -> None:
        """Where the keyboard goes on: the first open question, else the columns."""
        if self.questions.cards:
            self.questions.cards[0].take_focus()
        elif self.views.key == "columns" and not self.stack.isHidden():
            self.columns.take_focus()
        elif self._others:
            self._others[_VIEWS.index(self.views.key) - 1].setFocus()
        elif self.banner is not None and self.banner.button is not None:
            self.banner.button.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.M)
        self._top = QVBoxLayout()
        theme.spaced(self._top, gap=theme.M)
        column.addLayout(self._top)
        self._row = QHBoxLayout()
        theme.spaced(self._row, gap=theme.M)
        self._row.addWidget(self.kind)
        self._row.addWidget(self.words, 1)
        column.addLayout(self._row)
        column.addWidget(self.questions)
        row = QHBoxLayout()
        theme.spaced(row, gap=theme.M)
        row.addWidget(self.views, 1)
        for part in (self.hint, self.all_rows, self.without):
            row.addWidget(part)
        column.addLayout(row)
        column.addWidget(self.stack, 1)

    def _show_lists(self, lists: Sequence[List]) -> None:
        if self.lists is not None:
            _away(self.lists)
        self.lists = None
        if len(lists) > 1:
            chips = [(f"{file}.{index}", self._name(file, index), None) for file, index in lists]
            self.lists = ChipRow(tr("Lists"), chips)
            self.lists.choose(f"{self._at[0]}.{self._at[1]}")
            self.lists.chosen.connect(self._go)
            self._top.insertWidget(0, self.lists)

    def _name(self, file: int, index: int) -> str:
        source = self._found.sources[file]
        sheet = sheets(source)[index]
        name = f"{source.path.name} [{sheet.name}]" if sheet.name else source.path.name
        if len(self._found.sources) == 1:
            name = sheet.name or name
        return render(say("{list}, left out", list=name)) if sheet.why is not None else name

    def _go(self, key: str) -> None:
        file, _, place = key.partition(".")
        self._at = (int(file), int(place))
        self._show_list()

    def _show_list(self) -> None:
        if not self._found.sources:
            return
        source, plan = self.source, self.plan
        columns = self.sheet.columns
        kind = self._kind()
        self._show_error(source)
        self._show_kind(kind)
        self.words.setText(self._told(plan))
        self.columns.show(kind, columns)
        self.questions.show_questions(self._found.questions, self._samples(), _said(self._found))
        self._show_others(plan if source.is_ready else None)
        self.views.setVisible(bool(columns))
        self.stack.setVisible(bool(columns))
        self.views.set_number("columns", len(columns))

    def _kind(self) -> ListKind:
        plan = self.plan
        said = self.source.options.sheets or {}
        chosen = said.get(self.sheet.name) or self.source.options.kind
        return chosen or (plan.kind if plan else ListKind.ACCOUNTS)

    def _show_kind(self, kind: ListKind) -> None:
        """Which kind of list it is, or that it is left out."""
        options = self.source.options
        said = (options.sheets or {}).get(self.sheet.name) or options.kind
        known = self.plan is not None or said is not None
        self.kind.set_value(_OUT if self.sheet.why is not None else kind if known else None)

    def _kind_chosen(self, chosen: ListKind | str) -> None:
        self._choose_kind(*self._at, None if chosen == _OUT else ListKind(chosen))

    def _show_error(self, source: Source) -> None:
        if self.banner is not None:
            _away(self.banner)
        self.banner = None
        if source.error is not None:
            said, file = for_window(source.error), self._at[0]
            self.banner = Banner(
                said.title, said.advice, tr("&Leave this file out"),
                lambda: self._leave(file), closable=False,
            )  # fmt: skip
            self._top.addWidget(self.banner)
            self.banner.announce()

    def _told(self, plan: ImportPlan | None) -> str:
        if plan is None:
            why = self.sheet.why
            if why is None:
                return tr("What does this list hold? Its columns can be named below.")
            words = say("Left out: {why}. Say what it holds to import it.", why=why)
            return render(words)
        outcome = self._found.outcome(plan)
        if outcome is not None and not outcome.is_held:
            words_ = outcome_words(outcome)
        else:
            words = say(
                "{rows}: {ready} can be stored, {refused} refused, {repeats}.",
                rows=say("{n} row", "{n} rows", n=plan.rows_in),
                ready=plan.ready,
                refused=len(plan.refused),
                repeats=say("{n} repeat", "{n} repeats", n=len(plan.repeats)),
            )
            words_ = render(words)
        sure = say("Recognised, {sure} sure.", sure=percent(plan.confidence))
        return f"{words_} {render(sure)}"

    def _samples(self) -> list[Mapped]:
        return [
            column
            for source in self._found.sources
            for plan in source.plans
            for column in plan.mapping
        ]

    def _show_others(self, plan: ImportPlan | None) -> None:
        for other in self._others:
            self.stack.removeWidget(other)
            other.deleteLater()
        self._others = []
        outcome = self._found.outcome(plan)
        worth = notices_of(outcome) if outcome is not None else []
        if plan is not None:
            self._others = [
                preview(plan, outcome),
                notice_table(worth, self._plain(plan)),
                refused_table(plan.refused),
            ]
            for other in self._others:
                self.stack.addWidget(other)
        self.views.set_number("rows", plan.ready if plan else None)
        settled = outcome is not None and not outcome.is_held  # before that nobody can count them
        self.views.set_number("notices", len(worth) if settled else None)
        self.views.set_number("refused", len(plan.refused) if plan else None)
        self._show_view(self.views.key)

    def _plain(self, plan: ImportPlan) -> str:
        """What is said where no row that would be stored is worth a look."""
        if plan.refused:
            return tr("Every other row is plain; those that are refused stand beside")
        return tr("Every row is plain")

    def _show_view(self, key: str) -> None:
        index = _VIEWS.index(key)
        shown = self.views.isVisibleTo(self)
        self.hint.setVisible(key == "columns" and shown)
        self.without.setVisible(key == "rows" and shown)
        left = self.plan is not None and self.plan.sheet in (self.source.options.without or {})
        self.all_rows.setVisible(key == "rows" and shown and left)
        self.stack.setCurrentIndex(min(index, self.stack.count() - 1))

    def _leave_selected(self) -> None:
        rows = self._others[0] if self._others else None
        if isinstance(rows, Table) and rows.selection:
            self._leave_rows(*self._at, frozenset(each.draft.line for each in rows.selection))

    def _mapped(self, header: str, key: str) -> None:
        self._map(*self._at, header, key)


def _lists(found: Understood) -> list[List]:
    return [
        (file, index)
        for file, source in enumerate(found.sources)
        for index in range(len(sheets(source)))
    ]


def _said(found: Understood) -> Options:
    """The answers, which are the same for all files."""
    every = [source.options for source in found.sources]
    return Options(
        date_order=next((options.date_order for options in every if options.date_order), ""),
        decimal=next((options.decimal for options in every if options.decimal), ""),
        currency=next((options.currency for options in every if options.currency), ""),
    )


def _away(part: QWidget) -> None:
    part.hide()
    part.deleteLater()
