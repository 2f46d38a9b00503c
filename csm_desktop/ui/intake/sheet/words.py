"""What the customer reads on the sheet, business impact first."""

from functools import partial
from typing import TYPE_CHECKING

from csm_desktop.app.handoff import sheet as use_cases
from csm_desktop.domain.handoff.sheet import sheet_of
from csm_desktop.domain.handoff.sheet_parts import SheetPart
from csm_desktop.domain.records.handoff import HandoffSheet
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.tabs.segment_choice import SegmentChoice
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Card, Form, LongTextField, Text
from csm_desktop.wording import field_label, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView

_WIDTH = 900  # px


class SheetWordsCard(Card):
    """A text a part; each saves itself. All of it is for the customer's eyes."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("What the customer reads"))
        self._tab = tab
        hints = {
            SheetPart.BUSINESS_IMPACT: tr(
                "What must they achieve, and how? By when, and how much?"
            ),
            SheetPart.ONBOARDING: tr("Which onboarding fits them: in which steps, how guided?"),
            SheetPart.QUICKEST_VALUE: tr("What will they be glad of first?"),
            SheetPart.EXPECTATIONS: tr("A line each: what is theirs to do, and what waits"),
            SheetPart.REASSURANCE: tr("Why was it the right decision, in their own terms?"),
        }
        self.fields = {
            part: LongTextField(
                field_label(HandoffSheet, part.value), save=partial(self._save, part), hint=hint,
                least=2,
            )
            for part, hint in hints.items()
        }  # fmt: skip
        self.segment = SegmentChoice(tab)
        self.segment.setMaximumWidth(theme.px(_WIDTH))
        self.form = Form(above=True, width=_WIDTH)
        for part, field in self.fields.items():
            self.form.add(field.name, field)
            if part is SheetPart.BUSINESS_IMPACT:
                # Where the onboarding follows from it.
                self.segment.label = self.form.add(tr("Segment"), self.segment)
        self.add(Text(tr("The segment is for us alone; all else stands on the sheet."), "caption"))
        self.add(self.form)

    def show_view(self, view: "AccountView") -> None:
        """Show what is stored; what is being typed stays."""
        sheet = sheet_of(view.facts)
        for part, field in self.fields.items():
            field.set_value(getattr(sheet, part.value) if sheet is not None else "")
        self.segment.show_view(view)

    def commit(self) -> bool:
        """Save what is being typed; whether all of it could be."""
        return self.form.commit()

    def _save(self, part: SheetPart, words: str) -> None:
        name = self._tab.view.facts.account.name
        saying = say("Hand-off sheet of {name}", name=name)
        fields = {part.value: words}
        self._tab.shell.save(
            saying,
            use_cases.edit_sheet,
            self._tab.account_id,
            **fields,
        )
