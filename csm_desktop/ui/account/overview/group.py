"""The card of the accounts that belong to this one: each a way to it, and what they come to."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from csm_desktop.app.accounts.group import ChildAccounts, child_accounts
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Card, Text
from csm_desktop.ui.widgets.explanation import Pressable
from csm_desktop.ui.widgets.layout.line_rows import EDGE, LineRow, LineRows
from csm_desktop.ui.widgets.marks import BandGlyph
from csm_desktop.wording import label, moneys, render, short_day, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView

_AT_MOST = 8


class ChildItem(LineRow[AccountLine]):
    """An account of the group: how it stands, what it pays and when it renews."""

    def __init__(self, tab: Tab, line: AccountLine) -> None:
        super().__init__()
        self.face = Pressable()
        self.face.asked.connect(lambda: tab.shell.open_account(line.id))
        self.setFocusProxy(self.face)
        self.sign = BandGlyph(line.band)
        self.name = Text(role="strong", wrap=True)
        self.renewal = Text(role="caption")
        self.arr = Text()
        around = QVBoxLayout(self)
        theme.spaced(around, gap=0)
        around.addWidget(self.face)
        row = QHBoxLayout(self.face)
        theme.spaced(row, gap=theme.S)
        theme.margined(row, (EDGE, theme.XS, EDGE, theme.XS))
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.name, 1)
        row.addWidget(self.renewal)
        row.addWidget(self.arr)

    def show_line(self, line: AccountLine) -> None:
        """Show the account as it stands."""
        self.sign.show_band(line.band)
        self.name.setText(line.name)
        day = short_day(line.renews_on, with_year=True) if line.renews_on else ""
        self.renewal.setText(render(say("renews {day}", day=day)) if day else "")
        usable = "arr" not in line.unusable
        self.arr.setText(moneys(line.arr) if usable else tr("not usable"))
        words = say("{name}, {band}, {arr}: open the account", name=line.name,
                    band=label(line.band), arr=self.arr.text())  # fmt: skip
        self.face.setAccessibleName(render(words))


class GroupCard(Card):
    """What belongs to the account, with its totals; hidden while nothing does."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("Belongs to it"))
        self.tab = tab
        self.rows: LineRows[ChildItem] = LineRows(lambda line: ChildItem(tab, line))
        self.more = Text("", "caption", wrap=True)
        self.sums = Text("", wrap=True)
        for part in (self.rows, self.more, self.sums):
            self.add(part)
        self.hide()

    def show_view(self, view: "AccountView") -> None:
        """Show what belongs to it now."""
        book = self.tab.shell.book
        if book is None:
            return
        found = child_accounts(book, view.account_id)
        self.setVisible(bool(found.lines))
        self.rows.show_lines(found.lines[:_AT_MOST])
        over = len(found.lines) - _AT_MOST
        more = say("{n} more: the Book’s column “Belongs to” has all of them", n=over)
        self.more.setText(render(more) if over > 0 else "")
        self.more.setVisible(over > 0)
        self.sums.setText(group_words(found))
        if self.header is not None:
            self.header.set_aside(render(say("{n} account", "{n} accounts", n=len(found.lines))))


def group_words(found: ChildAccounts) -> str:
    """What the accounts of a group come to."""
    parts = [render(say("{arr} a year", arr=moneys(found.arr)))] if found.arr else []
    if found.arr_of_group != found.arr:
        whole = say("{arr} with this account’s own", arr=moneys(found.arr_of_group))
        parts.append(render(whole))
    if found.at_risk:
        parts.append(render(say("{n} at risk", n=found.at_risk)))
    if found.unusable:
        parts.append(render(say("{n} left out: its money cannot be used", n=found.unusable)))
    return " · ".join(parts)
