"""The foot of the page: what is still open, and the plan that can be made all the same."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from csm_desktop.domain.handoff.intake import (
    IntakeGap,
    kickoff_questions,
    lacking,
    orchestration_of,
)
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.intake.commands import NEXT_KEY, PLAN_KEY, SHEET_KEY
from csm_desktop.ui.widgets import Button, Card, Text
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView


class IntakeFooter(Card):
    """Says what is open and what becomes of it; nothing of it holds the plan back."""

    def __init__(
        self,
        go_to_open: Callable[[], object],
        make: Callable[[], object],
        open_sheet: Callable[[], object],
    ) -> None:
        super().__init__(margin=theme.M)
        self.open: tuple[IntakeGap, ...] = ()
        self.title = Text(role="strong")
        self.words = Text(role="caption", wrap=True)
        self.next = Button(tr("Next open"), go_to_open, hint=NEXT_KEY)
        self.sheet = Button(tr("Hand-off sheet"), open_sheet, hint=SHEET_KEY)
        self.make = Button(tr("Make the plan"), make, kind="primary", hint=PLAN_KEY)
        texts = QVBoxLayout()
        theme.spaced(texts, gap=0)
        texts.addWidget(self.title)
        texts.addWidget(self.words)
        row = QHBoxLayout()
        theme.spaced(row, gap=theme.S)
        nest(row, texts, 1)
        row.addWidget(self.sheet)
        row.addWidget(self.next)
        row.addWidget(self.make)
        self.add_layout(row)

    def show_view(self, view: "AccountView") -> None:
        """Show what is open now."""
        self.open = lacking(view.facts)
        known = orchestration_of(view.facts)
        # After the meeting there is no agenda left for questions to go into.
        asked = len(kickoff_questions(view.facts)) if known is None or not known.ended_at else 0
        self.set_edge("watch" if self.open else "healthy")
        self.next.setVisible(bool(self.open))
        self.make.setText(tr("Make the plan") if known is None else tr("Add to the plan"))
        self.make.updateGeometry()
        if not self.open:
            self.title.setText(tr("Nothing is open"))
            self.words.setText(
                tr("Goals, journey and orchestration are ready to be planned.")
                if known is None
                else tr("The plan was made; what has become known since can be added.")
            )
            return
        whats = tuple(intake_gap.what for intake_gap in self.open)
        self.title.setText(render(say("{n} still open", "{n} still open", n=len(self.open))))
        words = render(say("{whats}.", whats=whats))
        words = words[:1].upper() + words[1:]
        if asked:
            goes = say(
                "{n} question goes into the agenda of the business orchestration.",
                "{n} questions go into the agenda of the business orchestration.",
                n=asked,
            )
            words = f"{words} {render(goes)}"
        self.words.setText(words)
