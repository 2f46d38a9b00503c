"""The cards of the day: rows of one kind under a heading, and what the week was."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from csm_desktop.app.today.view import Week
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.today.rows import DayRow
from csm_desktop.ui.widgets import Card, Text
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.explanation import Explanation
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.layout.first_rows import FirstRows
from csm_desktop.ui.widgets.layout.line_rows import Identified
from csm_desktop.wording import count, headed, percent, render, tr
from csm_desktop.wording.clock_words import share_words

FIRST = 6
"""How many rows of a card are shown before the user asks for more of them."""
_INDENT = 16  # px


class DayCard(Card):
    """A card of rows; hidden while there are none. The rest waits behind one button."""

    def __init__(self, title: str, make: Callable[[Any], DayRow[Any]]) -> None:
        super().__init__(title, ruled=True, margin=theme.L)
        self.rows: FirstRows[Any] = FirstRows(make, FIRST, gap=0, indent=_INDENT)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.add(self.rows)
        self.hide()

    def show_lines(self, lines: Sequence[Identified], aside: str = "") -> None:
        """Show these lines, and say something beside the heading."""
        if self.header is not None:
            self.header.set_aside(aside)
        self.rows.show_lines(lines)
        self.setVisible(bool(lines))


class WeekCard(Card):
    """Three figures of the week since Monday, each with what it counts."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(tr("This week"), ruled=True)
        self._shell = shell
        self._week: Week | None = None
        self.longer = Button("", self.explain, kind="flat", flush=True)
        row = QHBoxLayout()
        theme.spaced(row, gap=theme.L)
        self.on_time, self.done, self.touched = (
            Text("", "figure"),
            Text("", "figure"),
            Text("", "figure"),
        )
        self.words = [Text(role="caption", wrap=True) for _ in range(3)]
        for figure, words in zip((self.on_time, self.done, self.touched), self.words, strict=True):
            column = QVBoxLayout()
            theme.spaced(column, gap=0)
            column.addWidget(figure)
            column.addWidget(words)
            column.addStretch(1)
            nest(row, column, 1)
        self.add_layout(row)
        self.body.addWidget(self.longer, 0, Qt.AlignmentFlag.AlignLeading)

    def explain(self) -> None:
        """What the share is made of, segment by segment, and the way to the accounts."""
        week = self._week
        if week is None:
            return
        lines = [
            tr("A follow-up is in time within half an hour, a review's recap in a business day."),
            *(
                headed(share.segment or tr("No segment"), share_words(share.in_time, share.asked))
                for share in week.segments
            ),
        ]
        title = render(say("Follow-ups in time, {n} days", n=week.window_days))
        said = Explanation(
            title, "\n".join(lines), tr("The accounts, in the Book"), self._to_the_book, self
        )
        said.show_beneath(self.longer)

    def _to_the_book(self) -> None:
        self._shell.go("book")

    def show_week(self, week: Week) -> None:
        """Show the week so far."""
        self._week = week
        self.longer.setVisible(bool(week.whole.asked))
        if week.whole.asked:
            said = say(
                "In time in {n} days: {share}",
                n=week.window_days,
                share=share_words(week.whole.in_time, week.whole.asked),
            )
            self.longer.setText(render(said))
        share = percent(week.on_time / week.follow_ups) if week.follow_ups else "–"
        self.on_time.setText(share)
        self.done.setText(count(week.actions_done))
        self.touched.setText(count(week.touched))
        told = (
            say("of {n} follow-up in time", "of {n} follow-ups in time", n=week.follow_ups)
            if week.follow_ups
            else say("no follow-up was due"),
            say("action done", "actions done", n=week.actions_done),
            say("account of {all} touched", "accounts of {all} touched",
                n=week.touched, all=week.accounts),
        )  # fmt: skip
        for text, message in zip(self.words, told, strict=True):
            text.setText(render(message))
