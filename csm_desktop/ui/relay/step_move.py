"""Whom a step takes along to another day, shown before anything is stored."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from csm_desktop.app.accounts import journeys as use_cases
from csm_desktop.app.lists.step_moves import StepMoveEffect, StepMoveLine, step_move_effect
from csm_desktop.domain.journey.step_moves import Stays
from csm_desktop.domain.text.message import Message, say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.widgets import Button, Card, CellKind, Column, Text
from csm_desktop.ui.widgets.table.in_card import put_in_card
from csm_desktop.ui.widgets.whole_table import WholeTable
from csm_desktop.wording import label, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book


class StepMoveCard(Card):
    """A question beneath the journey: move the step, and with it these, or leave it."""

    def __init__(self, shell: Shell, back: Callable[[], object]) -> None:
        """`back` puts the keyboard where it came from."""
        super().__init__()
        self._shell, self._back = shell, back
        self._asked: tuple[int, int] | None = None
        self.effect: StepMoveEffect | None = None
        self._asker = BookQuery(shell, self._question, self)
        self._asker.answered.connect(self._show)
        self.title = Text("", "strong", wrap=True)
        self.told = Text("", colour="secondary", wrap=True)
        self.table: WholeTable[StepMoveLine] = WholeTable(
            tr("Whom it moves"), _columns(), compact=True, opens=False
        )
        self.agree = Button(tr("Move it"), self._move, kind="primary")
        self.leave = Button(tr("Leave it"), self.dismiss)
        self.add(self.title)
        self.add(self.told)
        put_in_card(self, self.table)
        row = QHBoxLayout()
        theme.spaced(row, gap=theme.M)
        row.addWidget(self.agree)
        row.addWidget(self.leave)
        row.addStretch(1)
        self.add_layout(row)
        self.hide()

    def ask(self, step_id: int, day: int) -> None:
        """Ask whom the step would take along; what moves nobody is stored without a question."""
        self._asked = (step_id, day)
        self._asker.ask()

    def dismiss(self) -> None:
        """Leave the step where it is."""
        self._asked = self.effect = None
        if self.isVisible():
            self.hide()
            self._back()

    def _question(self) -> "Callable[[Book], StepMoveEffect | None]":
        asked = self._asked
        if asked is None:
            return lambda _: None
        return partial(step_move_effect, step_id=asked[0], day=asked[1])

    def _show(self, effect: StepMoveEffect | None) -> None:
        if effect is None or self._asked != (effect.step.id, effect.day):
            return
        self.effect = effect
        if not effect.lines:
            self._move()
            return
        self.title.setText(f"{render(_saying(effect))}?")
        n = effect.moved
        told = say("{n} account is moved with it", "{n} accounts are moved with it", n=n)
        stay = len(effect.lines) - n
        kept = say("{n} keeps its day", "{n} keep their day", n=stay)
        self.told.setText(render(say("{moved}; {kept}.", moved=told, kept=kept)))
        self.table.set_lines(effect.lines)
        self.show()
        self.agree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self) -> None:
        effect = self.effect
        if effect is None:
            return
        saying = _saying(effect)
        done = self._shell.run(saying, use_cases.move_step, effect.step.id, effect.day)
        if done is not None:
            self._shell.toast(render(saying), undoable=True)
        self.dismiss()


def _saying(effect: StepMoveEffect) -> Message:
    step = effect.step
    return say("Move {title} from day {before} to day {after}", title=step.title,
                      before=step.day, after=effect.day)  # fmt: skip


def _columns() -> list[Column[StepMoveLine]]:
    why = {
        Stays.CONFIRMED: tr("keeps the day that was confirmed"),
        Stays.OWN_DAY: tr("has a day of its own"),
        Stays.SHARED: tr("keeps the day of its goal or review"),
        Stays.PAST: tr("its new day would be past"),
    }

    def standing(line: StepMoveLine) -> str:
        if line.before is line.after:
            return label(line.before)
        return render(say("{before} → {after}", before=label(line.before),
                          after=label(line.after)))  # fmt: skip

    def what(line: StepMoveLine) -> str:
        stays = line.found.stays
        return tr("moves") if stays is None else why[stays]

    return [
        Column("account", tr("Account"), lambda line: line.found.account, CellKind.STRONG, 240,
               sentence=lambda line: line.found.account),
        Column("before", tr("Planned now"), lambda line: line.found.milestone.target_on,
               CellKind.DAY, 120),
        Column("after", tr("Then"), lambda line: line.found.to, CellKind.DAY, 120),
        Column("what", tr("What happens"), what, CellKind.QUIET, 260, stretch=True),
        Column("standing", tr("Standing"), standing, width=200, internal=True),
    ]  # fmt: skip
