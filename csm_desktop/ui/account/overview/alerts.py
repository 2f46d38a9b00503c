"""The card of what calls in an account: why, the way to what set it off, and the playbook."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from csm_desktop.app.alerts.list import AlertLine, Shelf, alerts_of
from csm_desktop.app.alerts.playbooks import off_words
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.alerts.acts import alert_sign, answer_words, open_alert
from csm_desktop.ui.frame.alerts.playbook_start import ask_playbook
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Card, Text
from csm_desktop.ui.widgets.button import IconButton
from csm_desktop.ui.widgets.explanation import Pressable
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.layout.line_rows import EDGE, LineRow, LineRows
from csm_desktop.ui.widgets.marks import BandGlyph
from csm_desktop.wording import render, sentences, short_day, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView

_AT_MOST = 4


class AlertItem(LineRow[AlertLine]):
    """An alert of the account; its face opens what set it off."""

    def __init__(self, tab: Tab, line: AlertLine) -> None:
        super().__init__()
        self.tab, self.line = tab, line
        self.what = Text(wrap=True)
        self.why = Text(role="caption", wrap=True)
        self.answer = Text(role="caption", wrap=True)
        self.since = Text(role="caption")
        self.face = Pressable()
        self.face.asked.connect(lambda: open_alert(tab.shell, self.line))
        self.setFocusProxy(self.face)
        self.play = IconButton("checklist", tr("Start playbook…"), self._play)
        row = QHBoxLayout(self)
        theme.spaced(row, gap=theme.XS)
        row.addWidget(self.face, 1)
        row.addWidget(self.play, 0, Qt.AlignmentFlag.AlignTop)
        inner = QHBoxLayout(self.face)
        theme.spaced(inner, gap=theme.S)
        theme.margined(inner, (EDGE, theme.XS, EDGE, theme.XS))
        sign = BandGlyph(alert_sign(line.tone, line.severity))
        inner.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        theme.spaced(words, gap=0)
        words.addWidget(self.what)
        words.addWidget(self.why)
        words.addWidget(self.answer)
        nest(inner, words, 1)
        inner.addWidget(self.since, 0, Qt.AlignmentFlag.AlignTop)

    def show_line(self, line: AlertLine) -> None:
        """Show the alert as it stands."""
        self.line = line
        self.what.setText(line.what)
        self.why.setText(line.why)
        # Once one is under way, nobody asks whether playbooks are proposed here.
        off = answer_words(line) or off_words(self.tab.view.facts.segment, line.trigger)
        self.answer.setText(off)
        self.answer.setVisible(bool(off))
        self.play.setVisible(line.answer is None)
        self.since.setText(short_day(line.since))
        words = say("{what}: open what set it off", what=line.what)
        self.face.setAccessibleName(sentences([f"{render(words)}.", off]) if off else render(words))

    def _play(self) -> None:
        ask_playbook(self.tab.shell, self.line, self)


class AlertsCard(Card):
    """What calls, the gravest first; hidden while nothing does."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("Alerts"))
        self.tab = tab
        self.rows: LineRows[AlertItem] = LineRows(lambda line: AlertItem(tab, line))
        self.more = Text("", "caption", wrap=True)
        self.add(self.rows)
        self.add(self.more)
        self.hide()

    def show_view(self, view: "AccountView") -> None:
        """Show what calls now."""
        book = self.tab.shell.book
        lines = alerts_of(book, view.account_id) if book is not None else ()
        firing = [line for line in lines if line.shelf is Shelf.FIRING]
        self.rows.show_lines(firing[:_AT_MOST])
        over = len(firing) - _AT_MOST
        self.more.setText(render(say("{n} more under Alerts", n=over)) if over > 0 else "")
        self.more.setVisible(over > 0)
        self.setVisible(bool(firing))
        if self.header is not None:
            self.header.set_aside(render(say("{n} open", n=len(firing))))
