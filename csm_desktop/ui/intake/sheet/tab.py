"""The hand-off sheet of one account: words and story at the left, how far it is at the right."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.app.documents import account_papers
from csm_desktop.app.handoff import sheet as use_cases
from csm_desktop.domain.handoff.sheet_parts import SheetPart
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.page_requests import INTAKE, run_on_account
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.paper_document import PaperDocument
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.intake.sheet.commands import declare
from csm_desktop.ui.intake.sheet.introduction import PreCloseCard
from csm_desktop.ui.intake.sheet.readiness import ReadinessCard
from csm_desktop.ui.intake.sheet.story import StoryCard
from csm_desktop.ui.intake.sheet.words import SheetWordsCard
from csm_desktop.ui.widgets import Card, Field, Scroll
from csm_desktop.ui.widgets.layout.beside import Beside
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView


class SheetTab(Tab):
    """Every word is stored as it is typed and can be undone; nothing here sends anything."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.words = SheetWordsCard(self)
        self.story = StoryCard(self)
        self.readiness = ReadinessCard(self, self)
        self.introduction = PreCloseCard(self)
        left = _column(self.words, self.story)
        right = _column(self.readiness, self.introduction)
        inside = QWidget()
        column = QVBoxLayout(inside)
        theme.edged(column, bottom=theme.XL)
        column.addWidget(Beside(left, right, wide=940, fixed=(1, 420, 340)))
        self.area = Scroll(inside, sideways=False)
        around = QVBoxLayout(self)
        theme.spaced(around)
        around.addWidget(self.area)
        declare(self)

    def show_view(self, view: "AccountView") -> None:
        """Every card shows what is true now."""
        for card in (self.words, self.story, self.readiness, self.introduction):
            card.show_view(view)
        self.state_changed.emit()

    def take_focus(self) -> None:
        """What is still to be written, else its first words."""
        lacking = self.readiness.lacking()
        self.go_to_part(lacking[0] if lacking else SheetPart.BUSINESS_IMPACT)

    def go_to_part(self, part: SheetPart) -> None:
        """Put the keyboard on a part of the sheet."""
        place = self._place_of(part)
        place.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.area.ensureWidgetVisible(place)

    def go_to_open(self) -> None:
        """Go to the next part that is still to be written after the one with the keyboard."""
        here = next((part for part in SheetPart if self._holds_focus(part)), None)
        self.settle()
        lacking = self.readiness.lacking()
        order = list(SheetPart)
        place = order.index(here) if here is not None else -1
        later = [part for part in lacking if order.index(part) > place]
        if lacking:
            self.go_to_part((later or lacking)[0])

    def fill(self) -> None:
        """Fill what is empty from what the book knows, in its own words."""
        self.settle()
        saying = say("Fill the hand-off sheet of {name}", name=self._name)
        found = self.shell.run(saying, use_cases.draft_sheet, self.account_id)
        if found:
            self.shell.toast(
                render(say("{n} part filled", "{n} parts filled", n=len(found))), undoable=True
            )
        elif found is not None:
            self.shell.toast(tr("Nothing more is known that belongs on the sheet."))

    def say_sent(self) -> None:
        """Say that the sheet went out today."""
        self.settle()
        saying = say("Hand-off sheet of {name} sent", name=self._name)
        today = self.view.facts.as_of
        if self.shell.run(saying, use_cases.send_sheet, self.account_id, today):
            self.shell.toast(render(saying), undoable=True)

    def ask_paper(self) -> None:
        """Preview the sheet as the customer gets it."""
        from csm_desktop.ui.paper.preview import show_paper

        show_paper(self.shell, self.paper(), self)

    def open_intake(self) -> None:
        """Go to the message that the account was handed over with."""
        run_on_account(self.shell, INTAKE, self.account_id)

    def paper(self) -> PaperDocument:
        """The sheet for the customer."""
        self.settle()
        return PaperDocument(
            tr("The hand-off sheet"),
            tr(
                "Built from what may be shared alone. The message of sales, answers on fit, the"
                " segment and the introduction are not in it."
            ),
            say("{name} - hand-off sheet", name=self._name),
            account_papers.handoff_paper(self.account_id),
            account_id=self.account_id,
        )

    def settle(self) -> None:
        """Save what is typed."""
        for field in self._fields():
            field.commit()

    @property
    def _name(self) -> str:
        return self.view.facts.account.name

    def _fields(self) -> tuple[Field[Any, Any], ...]:
        return (*self.words.fields.values(), *self.story.fields)

    def _place_of(self, part: SheetPart) -> QWidget:
        if part is SheetPart.WIN_STORY:
            return self.story.story.editor if self.story.hero.stored else self.story.hero.editor
        field = self.words.fields[part]
        segment = self.words.segment.field
        # Onboarding is open for want of its words or of the segment: the words are asked first.
        if part is SheetPart.ONBOARDING and field.stored.strip() and segment is not None:
            return segment.editor if self.view.facts.segment is None else field.editor
        return field.editor

    def _holds_focus(self, part: SheetPart) -> bool:
        if part is SheetPart.WIN_STORY:
            return any(field.editor.hasFocus() for field in self.story.fields)
        return self.words.fields[part].editor.hasFocus()


def _column(*cards: Card) -> QWidget:
    around = QWidget()
    column = QVBoxLayout(around)
    theme.spaced(column, gap=theme.L)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return around
