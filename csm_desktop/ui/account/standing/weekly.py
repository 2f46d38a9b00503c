"""The pages of a rescue: one a week for executives, honest and short, printed with Ctrl+P."""

from functools import partial
from typing import TYPE_CHECKING, Any

from csm_desktop.app.strategies import rescue as use_cases
from csm_desktop.domain.records.strategies import ExecutiveUpdate, Strategy
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.account.standing.plan_card import still_running
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.frame.upkeep.carried_out import carried_out
from csm_desktop.ui.widgets import Button, Card, CellKind, Column, LongTextField, Text
from csm_desktop.ui.widgets.layout.form import Form
from csm_desktop.ui.widgets.whole_table import WholeTable, nothing_yet
from csm_desktop.wording import field_label, render, short_day, tr

if TYPE_CHECKING:
    from csm_desktop.app.strategies.view import StrategyView

PARTS = ("better", "not_yet", "comes_next", "ask")
_ONE_PAGE = 220  # words of the four parts that fit beside issues and actions on one page


class WeeklyPages(Card):
    """The pages, the latest first; the words of the chosen one are edited beneath."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("Weekly pages for executives"))
        self._tab = tab
        self._running: Strategy | None = None
        self.new = Button(tr("&Page of this week"), self.write, icon="plus")
        self.gone = Button(tr("Remove"), self.remove_selected, kind="flat")
        if self.header is not None:
            for button in (self.gone, self.new):
                self.header.add(button)
        self.table: WholeTable[ExecutiveUpdate] = WholeTable(
            tr("Weekly pages"), self._columns(), edit=self._edit_line, opens=False, compact=True,
            today=lambda: tab.view.facts.as_of,
            empty=nothing_yet(tr("No page is written yet: what is better, what is not, what comes"
                                 " next, and what we ask of them.")),
        )  # fmt: skip
        self.table.chosen.connect(self._show_chosen)
        self.table.on_delete(self.remove_selected)
        self.words = Text(role="caption", wrap=True)
        self.form = Form(above=True, width=900)
        self.fields = {
            name: LongTextField(
                field_label(ExecutiveUpdate, name), save=partial(self._edit, name), least=2
            )
            for name in PARTS
        }
        for field in self.fields.values():
            self.form.add(field.name, field)
        for part in (self.table, self.words, self.form):
            self.add(part)

    def _columns(self) -> list[Column[ExecutiveUpdate]]:
        return [
            Column("on", tr("Day"), lambda line: line.on, CellKind.DAY, 120, editable=True,
                   past=True, sentence=lambda line: short_day(line.on, with_year=True)),
            Column("better", tr("What is better"), lambda line: line.better, stretch=True,
                   show=lambda line: " ".join(line.better.split())),
        ]  # fmt: skip

    @property
    def update_shown(self) -> ExecutiveUpdate | None:
        """The page whose words are shown: the chosen one, else the latest."""
        chosen = next(iter(self.table.selection), None)
        return chosen or next(iter(self.table.lines), None)

    def show_strategy(self, shown: "StrategyView") -> None:
        """Show the pages of the rescue that runs."""
        self._running = shown.running
        self.table.set_lines(shown.updates)
        self._show_chosen()

    def write(self) -> None:
        """Begin the page of today, or go on with it."""
        today = self._tab.view.facts.as_of
        known = next((line for line in self.table.lines if line.on == today), None)
        if known is None:
            saying = say("Page of the week, {day}", day=today)
            running = still_running(self._running)
            known = self._tab.shell.run(saying, use_cases.write_update, running.id)
        if known is not None:
            self.table.select(known.id)
            self.fields["better"].setFocus()

    def remove_selected(self) -> None:
        """Take the chosen page out."""
        for line in self.table.selection:
            saying = say("Remove the page of {day}", day=line.on)
            if carried_out(self._tab.shell, saying, use_cases.remove_update, line.id):
                self._tab.shell.toast(render(saying), undoable=True)

    def commit(self) -> bool:
        """Save what is being typed; whether all of it could be."""
        return not [field for field in self.fields.values() if not field.commit()]

    def _show_chosen(self) -> None:
        update = self.update_shown
        self.form.setVisible(update is not None)
        self.gone.setEnabled(bool(self.table.selection))
        for name, field in self.fields.items():
            field.set_value(getattr(update, name) if update is not None else "")
        self.words.setVisible(update is not None)
        if update is not None:
            self.words.setText(_said(update))
        self._tab.state_changed.emit()

    def _edit(self, name: str, value: str) -> None:
        update = self.update_shown
        if update is not None:
            self._put(update, {name: value})

    def _edit_line(self, line: ExecutiveUpdate, key: str, value: Any) -> None:
        if value is None:
            raise UserError(tr("This is needed."), tr("Nothing was changed."))
        self._put(line, {key: value})

    def _put(self, update: ExecutiveUpdate, fields: dict[str, Any]) -> None:
        saying = say("Page of the week, {day}", day=update.on)
        self._tab.shell.save(saying, use_cases.edit_update, update.id, **fields)


def _said(update: ExecutiveUpdate) -> str:
    day = short_day(update.on, with_year=True)
    n = sum(len(getattr(update, name).split()) for name in PARTS)
    if n > _ONE_PAGE:
        words = say("The page of {day} has {n} words: executives read one page, which has room for"
                    " about {most}.", day=day, n=n, most=_ONE_PAGE)  # fmt: skip
        return render(words)
    return render(say("The page of {day}. Issues, and the actions of both sides in the week behind"
                      " and before it, come by themselves; Ctrl+P shows it.", day=day))  # fmt: skip
