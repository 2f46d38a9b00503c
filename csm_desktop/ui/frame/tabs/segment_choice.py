"""The choice of an account's segment, or the beginning of one of the three models."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.app.accounts import segments
from csm_desktop.domain.journey.segment_fit import fitting_segment
from csm_desktop.domain.records.segments import Engagement
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Button, Text
from csm_desktop.ui.widgets.fields import Choice, ChoiceField
from csm_desktop.wording import label, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView


class SegmentChoice(QWidget):
    """The segments of the book, and those of the three models that are not among them yet.

    `label` is what stands beside it. What is offered changes, and the field with it; the focus
    goes along. Where an account is in none, the one that fits is proposed with its reason.
    """

    def __init__(self, tab: Tab, role: str = "body") -> None:
        """`role` is how the label is set."""
        super().__init__()
        self._tab = tab
        self.label = Text(tr("Segment"), role, colour="secondary")
        self.field: ChoiceField | None = None
        self._offered: tuple[tuple[object, str], ...] = ()
        self.proposed = Button("", self._take, kind="flat", flush=True)
        self.why = Text(role="caption", wrap=True)
        self._column = QVBoxLayout(self)
        theme.spaced(self._column)
        for part in (self.proposed, self.why):
            self._column.addWidget(part)
            part.hide()

    def show_view(self, view: "AccountView") -> None:
        """Show what is stored now, and offer what there is."""
        there = {segment.engagement for segment in view.segments}
        offered = (
            *((segment.id, segment.name) for segment in view.segments),
            *(
                (engagement, label(engagement))
                for engagement in Engagement
                if engagement not in there
            ),
        )
        # Made anew only when the choices differ: a field that is being used must not be taken away.
        if offered != self._offered or self.field is None:
            self._offered = offered
            self._exchange(view.facts.account.segment_id)
        if self.field is not None:
            self.field.set_value(view.facts.account.segment_id)
        self._propose(view)

    def _propose(self, view: "AccountView") -> None:
        account = view.facts.account
        fits = fitting_segment(account, view.segments) if account.segment_id is None else None
        for part in (self.proposed, self.why):
            part.setVisible(fits is not None)
        if fits is not None:
            self.proposed.setText(render(say("Take {segment}", segment=fits.segment.name)))
            self.why.setText(render(say("It fits: {why}", why=fits.why)))

    def _take(self) -> None:
        name = self._tab.view.facts.account.name
        saying = say("Change the segment of {name}", name=name)
        self._tab.shell.run(saying, segments.give_fitting, [self._tab.account_id])

    def _exchange(self, chosen: int | None) -> None:
        choices = [Choice(None, tr("none"))]
        for value, name in self._offered:
            new = tr("New, with its usual cadences and the default journey")
            choices.append(Choice(value, name, new if isinstance(value, Engagement) else ""))
        former = self.field
        self.field = ChoiceField(tr("Segment"), chosen, choices, self._give)
        self.label.setBuddy(self.field.editor)
        self._column.insertWidget(0, self.field)
        if former is not None:
            former.revert()  # or it would save once more while it loses the focus
            if former.editor.hasFocus():
                self.field.setFocus()
            former.hide()
            former.deleteLater()

    def _give(self, choice: int | Engagement | None) -> None:
        saying = say("Change the segment of {name}", name=self._tab.view.facts.account.name)
        if isinstance(choice, Engagement):
            self._tab.shell.save(saying, segments.begin_segment, self._tab.account_id, choice)
        else:
            self._tab.shell.save(saying, segments.give_segment, self._tab.account_id, choice)
