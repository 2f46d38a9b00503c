"""Whom a segment is for, and how it is served: do's and don'ts, touch points, norms of use,
playbooks, the trial."""

from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from csm_desktop.app.accounts import journeys as use_cases
from csm_desktop.app.reviews.references import set_norm
from csm_desktop.domain.alerts.catalogue import DECLARATIONS
from csm_desktop.domain.records.segments import SegmentFields
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets import (
    Card,
    CellKind,
    Column,
    DayField,
    Form,
    LongTextField,
    NumberField,
    TagsField,
    Text,
)
from csm_desktop.ui.widgets.fields import Field
from csm_desktop.ui.widgets.fields.ticks import Ticks
from csm_desktop.ui.widgets.layout.beside import Beside
from csm_desktop.ui.widgets.layout.form import FieldGrid, label_of
from csm_desktop.ui.widgets.table.in_card import put_in_card
from csm_desktop.ui.widgets.whole_table import WholeTable, nothing_yet
from csm_desktop.wording import measure, tr
from csm_desktop.wording.fields import field_label

if TYPE_CHECKING:
    from csm_desktop.app.lists.segments import NormLine, SegmentPage
    from csm_desktop.domain.records.alerts import Trigger

_TEXTS = ("dos", "donts", "people_touches", "digital_touches", "product_touches")
_SIZES = ("least_employees", "most_employees")
_WIDE = 700  # px from which the two cards of words stand side by side


class SegmentDetails(Card):
    """What is true of everybody in the chosen segment; each part is saved as it is typed."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(tr("Whom it is for, and how it is served"))
        from csm_desktop.domain.records.segments import Segment

        self._shell = shell
        self._page: SegmentPage | None = None
        self._book = shell.book
        self.texts = {
            key: LongTextField(
                field_label(Segment, key), save=partial(self._save, key), least=2,
                hint=tr("One to a line"),
            )
            for key in _TEXTS
        }  # fmt: skip
        self.products = TagsField(
            field_label(Segment, "products"), (), partial(self._save, "products"),
            hint=tr("Enter adds a product"),
        )  # fmt: skip
        self.sizes = {
            key: NumberField(field_label(Segment, key), save=partial(self._save_size, key))
            for key in _SIZES
        }
        told = tr("An account in no segment is proposed the one that fits. A segment that says"
                  " nothing here is proposed to nobody.")  # fmt: skip
        whom = FieldGrid(
            [(label_of(size), size) for size in self.sizes.values()],
            [self.products, Text(told, "caption", wrap=True)],
        )
        said, met = Form(above=True, width=900), Form(above=True, width=900)
        for key, field in self.texts.items():
            (said if key in ("dos", "donts") else met).add(field.name, field)
        self.trial = DayField(tr("Journey on trial until"), save=self._try, today=self._today)
        self.trial_words = Text(colour="secondary", wrap=True)
        said.add(self.trial.name, self.trial)
        said.add("", self.trial_words)
        triggers = [trigger for trigger, declared in DECLARATIONS.items() if declared.playbooks]
        self.playbooks: Ticks[Trigger] = Ticks(triggers)
        self.playbooks.setAccessibleName(tr("Playbooks that are proposed"))
        self.playbooks.changed.connect(self._switch)
        self.norms: WholeTable[NormLine] = WholeTable(
            tr("Norms of use"), _columns(), edit=self._norm, compact=True, opens=False,
            empty=nothing_yet(tr("The book has no metric of use yet.")),
        )  # fmt: skip
        self.add(whom)
        self.add(Beside(said, met, wide=_WIDE))
        self.add(Text(tr("Playbooks that are proposed"), colour="secondary"))
        self.add(self.playbooks)
        put_in_card(self, self.norms)

    def show_page(self, page: "SegmentPage | None") -> None:
        """Show the segment that is chosen now."""
        if page is None or self._page is None or page.id != self._page.id:
            # What was being typed belongs to the segment that was chosen until now.
            for field in self._fields:
                # Of a book that is closed nothing is saved into the next.
                if self._shell.book is self._book:
                    field.commit()
                else:
                    field.revert()
        self._book = self._shell.book
        self._page = page
        self.setVisible(page is not None)
        if page is None:
            return
        for key, field in self.texts.items():
            field.set_value(getattr(page.segment, key))
        self.products.set_value(page.segment.products)
        for key, size in self.sizes.items():
            least = getattr(page.segment, key)
            size.set_value(None if least is None else Decimal(least))
        until = page.journey.silent_until if page.journey is not None else None
        self.trial.setEnabled(page.journey is not None)
        self.trial.set_value(until)
        on = until is not None and until > self._today()
        self.trial_words.setText(
            tr("Standings are shown, and no late milestone raises an alert.") if on else
            tr("Late milestones raise alerts.")
        )  # fmt: skip
        off = page.segment.playbooks_off
        self.playbooks.show_ticked([one for one in DECLARATIONS if one not in off])
        self.norms.set_lines(page.norms)

    @property
    def _fields(self) -> tuple[Field[Any, Any], ...]:
        return (self.products, *self.sizes.values(), *self.texts.values())

    def _save(self, key: str, value: Any) -> None:
        self._edit({key: value})  # type: ignore[misc]  # the keys are those of the fields

    def _save_size(self, key: str, value: Decimal | None) -> None:
        if value is not None and value != int(value):
            raise UserError(tr("Employees are counted in whole numbers."), "")
        self._save(key, None if value is None else int(value))

    def _switch(self) -> None:
        ticked = self.playbooks.ticked
        off = tuple(
            trigger
            for trigger, declared in DECLARATIONS.items()
            if declared.playbooks and trigger not in ticked
        )
        self._edit({"playbooks_off": off})

    def _edit(self, fields: SegmentFields) -> None:
        if self._page is not None:
            saying = say("Change the segment {name}", name=self._page.segment.name)
            self._shell.save(saying, use_cases.edit_segment, self._page.id, **fields)

    def _try(self, until: date | None) -> None:
        if self._page is not None:
            saying = say("Trial of the journey of {name}", name=self._page.segment.name)
            self._shell.save(saying, use_cases.try_silently, self._page.id, until)

    def _norm(self, line: "NormLine", _: str, value: Any) -> None:
        if self._page is not None:
            saying = say("Norm of {segment} on {metric}", segment=self._page.segment.name,
                         metric=line.metric.name)  # fmt: skip
            self._shell.save(saying, set_norm, self._page.id, line.id, _figure(value))

    def _today(self) -> date:
        if self._shell.book is None:
            raise RuntimeError("no book is open")
        return self._shell.book.today()


def _figure(value: object) -> Decimal | None:
    if value is None or isinstance(value, Decimal):
        return value
    raise UserError(tr("A norm is a number."), tr("Nothing was changed."))


def _columns() -> list[Column["NormLine"]]:
    def shown(line: "NormLine") -> str:
        return "" if line.value is None else measure(line.value, line.metric.unit)

    return [
        Column("metric", tr("Metric of use"), lambda line: line.metric.name, CellKind.STRONG, 260,
               sentence=lambda line: line.metric.name),
        Column("value", tr("Norm"), lambda line: line.value, CellKind.NUMBER, 150, show=shown,
               editable=True),
        Column("unit", tr("Unit"), lambda line: line.metric.unit, CellKind.QUIET, stretch=True),
    ]  # fmt: skip
