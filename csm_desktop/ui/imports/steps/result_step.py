"""The last step: what came in, which sums were checked, and what to look at next."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.app.imports import ImportReport, ListKind
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.user.who_i_am import WhoIAm
from csm_desktop.ui.imports.notices import NoticeGroup
from csm_desktop.ui.imports.steps.notice_table import NoticeTable
from csm_desktop.ui.imports.steps.totals import Totals
from csm_desktop.ui.imports.words import counts_words
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.layout.flow import FlowLayout
from csm_desktop.ui.widgets.text import Text
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr

ShowAccounts = Callable[[str, Sequence[int]], object]


@dataclass(frozen=True, slots=True)
class StoredImport:
    """An import that is done: its report, what is to be said of rows, and what undo calls it."""

    report: ImportReport
    groups: tuple[NoticeGroup, ...]
    label: str


class ResultStep(QWidget):
    """The end of an import; every row of the files is in one of its numbers."""

    def __init__(
        self,
        stored: StoredImport,
        open_account: Callable[[int], object],
        show_accounts: ShowAccounts,
        who: WhoIAm,
        ask_one: Callable[[int, int], object],
        run: Callable[[str], object],
    ) -> None:
        """`show_accounts(title, ids)` shows accounts in the Book; `who` asks who the user is,
        `ask_one` whether two accounts are one; `run` runs a command of the window."""
        super().__init__()
        self.stored = stored
        report = stored.report
        self.totals = Totals()
        self.totals.show_effect(report.effect)
        self.taken_back = Text(tr("Taken back: the book is as it was before."), "strong")
        self.taken_back.hide()
        self.notices = NoticeTable(tr("Every row was stored"), open_account, ask_one)
        self.notices.show_groups(stored.groups)
        self.links: list[Button] = []
        self._show_accounts, self._run = show_accounts, run
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.M)
        column.addWidget(self.taken_back)
        column.addWidget(self.totals)
        counted = [f"{file.place}: {counts_words(file)}" for file in report.files]
        lines = QVBoxLayout()
        theme.spaced(lines, gap=theme.XS)
        for words in (*counted, *_remarks(report)):
            lines.addWidget(Text(words, "caption", wrap=True))
        nest(column, lines)
        self.who = who
        column.addWidget(who)
        who.setVisible(who.wanted)
        column.addWidget(self._next(report))
        column.addWidget(self.notices, 1)

    def show_state(self, *, undone: bool) -> None:
        """Whether the import stands, or was taken back."""
        self.taken_back.setVisible(undone)
        for link in self.links:
            link.setEnabled(not undone)
        self.who.setVisible(self.who.wanted and not undone)

    def take_focus(self, done: QWidget) -> None:
        """What to look at next; where there is nothing, the way out."""
        if self.links:
            self.links[0].setFocus()
        else:
            (self.notices.table if self.stored.groups else done).setFocus()

    def _next(self, report: ImportReport) -> QWidget:
        """What to look at next: accounts in the Book, and kinds of rows here."""
        effect = report.effect
        in_book = (
            (effect.new_accounts, say("{n} new account", "{n} new accounts",
                                      n=len(effect.new_accounts)), tr("Just imported")),
            (effect.without_owner, say("{n} without an owner", n=len(effect.without_owner)),
             tr("Imported, no owner")),
            (effect.without_renewal, say("{n} without a renewal", n=len(effect.without_renewal)),
             tr("Imported, no renewal")),
        )  # fmt: skip
        for ids, words, title in in_book:
            if ids:
                self._link(render(words), partial(self._show_accounts, title, ids))
        people = sum(
            len(file.unassigned) for file in report.files if file.kind is ListKind.CONTACTS
        )
        if people:
            words = say(
                "{n} contact without an account", "{n} contacts without an account", n=people
            )
            self._link(render(words), partial(self._run, "people.without_account"))
        nowhere = len(effect.without_segment)
        if nowhere:
            words = say("{n} in no segment", n=nowhere)
            self._link(render(words), partial(self._run, "relay.show_segments"))
        alone = sum(group.number for group in self.stored.groups if group.sort == "unassigned")
        alone -= people
        same = sum(group.number for group in self.stored.groups if group.sort == "merge")
        gone = sum(group.number for group in self.stored.groups if group.sort == "missing")
        here = (
            ("unassigned", alone, say("{n} row without an account", "{n} rows without an account",
                                      n=alone)),
            ("merge", same, say("{n} perhaps the same", n=same)),
            ("missing", gone, say("{n} not in the list any more", n=gone)),
        )  # fmt: skip
        for sort, number, words in here:
            if number:
                self._link(render(words), partial(self.notices.show_sort, sort))
        row = QWidget()
        flow = FlowLayout(row)
        if self.links:
            flow.addWidget(Text(tr("Look at next:"), "strong"))
        for link in self.links:
            flow.addWidget(link)
        if not self.links:  # shown only as a part of the page: alone it would be a window
            row.hide()
        return row

    def _link(self, words: str, act: Callable[[], object]) -> None:
        self.links.append(Button(words, act))


def _remarks(report: ImportReport) -> list[str]:
    """What holds of the import as a whole."""
    told = []
    checks = sum(aside.is_check for file in report.files for aside in file.set_aside)
    doubts = sum(aside.is_doubtful for file in report.files for aside in file.set_aside)
    if checks:
        text = say("{n} sum in the files agrees with its rows.",
                   "{n} sums in the files agree with their rows.", n=checks)  # fmt: skip
        told.append(render(text))
    if doubts:
        text = say("{n} sum in the files does not agree with its rows.",
                   "{n} sums in the files do not agree with their rows.", n=doubts)  # fmt: skip
        told.append(render(text))
    if report.adopted:
        text = say("{n} earlier row found its account.", "{n} earlier rows found their accounts.",
                   n=report.adopted)  # fmt: skip
        told.append(render(text))
    if any(file.kind is ListKind.ACCOUNTS and file.stored for file in report.files):
        told.append(
            tr(
                "New accounts whose list says nothing else stand as being onboarded, at Decision. "
                "Their own page changes both."
            )
        )
    return told
