"""What champions stood on, as criteria: how far this account has it, and what is to be built."""

from typing import TYPE_CHECKING, Any, cast

from csm_desktop.app.plan.acts import new_gap
from csm_desktop.app.strategies.example import answer_criterion
from csm_desktop.app.strategies.pairing_view import criteria_for
from csm_desktop.domain.journey.standing import Standing
from csm_desktop.domain.records.handoff import Answer
from csm_desktop.domain.text.message import say
from csm_desktop.domain.value.criteria import Criterion, criteria_words
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.widgets import Button, Card, CellKind, Column, Text
from csm_desktop.ui.widgets.lock import Lock
from csm_desktop.ui.widgets.table.in_card import put_in_card
from csm_desktop.ui.widgets.whole_table import WholeTable
from csm_desktop.wording import label, render, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from csm_desktop.app.accounts.view import AccountView
    from csm_desktop.app.book import Book


class CriteriaCard(Card):
    """Whoever is no champion is held against what champions stood on; answered in place, and made
    a success gap of the plan. Without a champion's words there is no card."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("What champions stood on"))
        self._tab = tab
        self._shown: int | None = None
        self.gap = Button(tr("Make it a gap"), self.make_gap, icon="plus")
        if self.header is not None:
            for part in (Lock(), self.gap):
                self.header.add(part)
        self.words = Text(colour="secondary", wrap=True)
        self.table: WholeTable[Criterion] = WholeTable(
            tr("What champions stood on"), _columns(), edit=self._answer, compact=True, opens=False
        )
        self.table.chosen.connect(self._enable)
        self.example = Text(role="caption", wrap=True)
        self.add(self.words)
        put_in_card(self, self.table)
        self.add(self.example)
        self._asker = BookQuery(tab.shell, self._question, self)
        self._asker.answered.connect(self._came)
        self.hide()

    def show_view(self, view: "AccountView") -> None:
        """Ask for an account; nothing of the former one is shown meanwhile."""
        if self._shown != view.account_id:
            self._show(())
        self._shown = view.account_id
        if view.standing.standing is Standing.CHAMPION:
            self._show(())
        else:
            self._asker.ask()

    def make_gap(self) -> None:
        """Note what is chosen as a success gap, which the plan bridges or accepts."""
        for line in self.table.selection:
            text = render(say("{kind}: champions stood on it", kind=line.kind))
            saying = say("New success gap: {text}", text=text)
            if self._tab.shell.run(saying, new_gap, self._tab.account_id, text) is not None:
                self._tab.shell.toast(render(saying), undoable=True)

    def _question(self) -> "Callable[[Book], tuple[int, tuple[Criterion, ...]]]":
        account_id = self._tab.account_id
        return lambda book: (account_id, criteria_for(book, account_id))

    def _came(self, found: object) -> None:
        account_id, lines = cast("tuple[int, tuple[Criterion, ...]]", found)
        if account_id == self._shown:
            self._show(lines)

    def _show(self, lines: tuple[Criterion, ...]) -> None:
        self.table.set_lines(lines)
        self.words.setText(render(criteria_words(lines)))
        self.setVisible(bool(lines))
        self._enable()

    def _enable(self) -> None:
        chosen = self.table.selection
        self.gap.setEnabled(any(line.answer is not Answer.YES for line in chosen))
        self.example.setVisible(bool(chosen))
        if chosen:
            said = say("One of them: {text}", text=chosen[0].example.text)
            self.example.setText(render(said))

    def _answer(self, line: Criterion, _: str, value: Any) -> None:
        saying = say("Answer of {kind}", kind=line.kind)
        answer = None if value is None else Answer(value)
        self._tab.shell.save(saying, answer_criterion, self._tab.account_id, line.kind, answer)


def _columns() -> list[Column[Criterion]]:
    answers = [(None, tr("Not known yet")), *((one, label(one)) for one in Answer)]

    def share(line: Criterion) -> str:
        return render(say("{n} of {all}", n=line.champions, all=line.of))

    def sentence(line: Criterion) -> str:
        return f"{label(line.kind)}, {share(line)}"

    return [
        Column("kind", tr("What"), lambda line: label(line.kind), CellKind.STRONG, 130,
               stretch=True, sentence=sentence),
        Column("champions", tr("Champions"), share, width=85,
               sort=lambda line: line.champions),
        Column("answer", tr("Here"), lambda line: line.answer, CellKind.CHOICE, 120, editable=True,
               choices=answers, drop_down=True),
    ]  # fmt: skip
