"""What both sides agreed to: the versions, and how planned then, planned now and actual compare."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.app.plan import acts as use_cases
from csm_desktop.domain.plan.versions import PlanLine, compare, version_on
from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import AgreedPlan
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.plan.section import fit_height
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import CellKind, ChipRow, Column, SectionHeader, Table
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.fields import TagsField, TextField
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.values import dataclass
from csm_desktop.wording import joined, render, short_day, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView


@dataclass(frozen=True, slots=True)
class CompareLine:
    """A goal, milestone or action of a version against what it is now."""

    id: int
    kind: str
    line: PlanLine


def in_words(facts: AccountFacts) -> str:
    """Which version holds, since when and with whom."""
    agreed = version_on(facts.agreed_plans, facts.as_of)
    if agreed is None:
        return tr("Not agreed with the customer yet")
    on = short_day(agreed.agreed_on, with_year=True)
    if not agreed.agreed_with:
        return render(say("Version {n}, agreed {on}", n=agreed.version, on=on))
    people = joined(list(agreed.agreed_with))
    return render(say("Version {n}, agreed {on} with {who}", n=agreed.version, on=on, who=people))


def agree(tab: Tab) -> None:
    """Ask with whom, and keep the plan as it stands as the next version."""
    facts = tab.view.facts
    deciders = {ContactRole.SPONSOR, ContactRole.CHAMPION, ContactRole.COMMERCIAL_BUYER}
    proposed = tuple(contact.name for contact in facts.contacts if deciders & set(contact.roles))
    who = TagsField(tr("Agreed with"), proposed[:2], hint=tr("Enter adds a name"))
    note = TextField(tr("Note"))
    version = max((plan.version for plan in facts.agreed_plans), default=0) + 1

    def act() -> None:
        label = say("Agree version {n} of the plan", n=version)
        tab.shell.save(label, use_cases.agree_plan, tab.account_id, who.stored, note.stored)
        tab.shell.toast(render(label), undoable=True)

    dialog = FormDialog(
        render(say("Agree version {n} of the plan", n=version)),
        tr(
            "Goals, milestones and actions are kept as they stand today, so that planned then, "
            "planned now and actual can be compared."
        ),
        tr("&Agree"),
        act,
        tab,
    )
    dialog.form.add(tr("Agreed &with"), who)
    dialog.form.add(tr("&Note"), note)
    dialog.ready()
    dialog.exec()


class VersionComparison(QWidget):
    """A version against today; the latest one first, an earlier one at a click."""

    def __init__(self, tab: Tab) -> None:
        super().__init__()
        self.tab = tab
        self._agreed: dict[str, AgreedPlan] = {}
        self.header = SectionHeader(tr("Planned then, planned now, actual"))
        self.chips: ChipRow | None = None
        self._chips_place = QHBoxLayout()
        self.table: Table[CompareLine] = Table(
            tr("Planned then, planned now, actual"),
            self._columns(),
            opens=False,
        )
        column = QVBoxLayout(self)
        theme.spaced(column)
        column.addWidget(self.header)
        nest(column, self._chips_place)
        column.addWidget(self.table)

    def show_view(self, view: "AccountView") -> None:
        """Show the versions of the account."""
        plans = sorted(view.facts.agreed_plans, key=lambda plan: -plan.version)
        agreed = {str(plan.id): plan for plan in plans}
        self.setVisible(bool(agreed))
        if list(agreed) != list(self._agreed):
            self._agreed = agreed
            self._offer()
        self._agreed = agreed
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fit_height(self.table)

    def _offer(self) -> None:
        if self.chips is not None:
            self.chips.hide()
            self.chips.deleteLater()
            self.chips = None
        if len(self._agreed) > 1:
            versions = [
                (key, render(say("Version {n}", n=plan.version)), None)
                for key, plan in self._agreed.items()
            ]
            self.chips = ChipRow(tr("Agreed versions"), versions)
            self.chips.chosen.connect(lambda _: self._show())
            self._chips_place.addWidget(self.chips)

    def _show(self) -> None:
        if not self._agreed:
            return
        key = self.chips.key if self.chips is not None else next(iter(self._agreed))
        plan = self._agreed[key]
        self.table.set_lines(list(_lines(self.tab.view.facts, plan)))
        fit_height(self.table)
        on = short_day(plan.agreed_on, with_year=True)
        self.header.set_aside(render(say("version {n} of {on}", n=plan.version, on=on)))

    def _columns(self) -> list[Column[CompareLine]]:
        def moved(compared: CompareLine) -> str:
            days = compared.line.moved
            if not compared.line.in_plan:
                return tr("left the plan")
            if compared.line.then is None and compared.line.now is not None:
                return tr("new since")
            return "" if not days else render(say("{n} d", n=f"{days:+d}"))

        def came(compared: CompareLine) -> str:
            days = compared.line.late
            if days is None:
                return ""
            if days > 0:
                return render(say("{n} d late", n=days))
            return render(say("{n} d early", n=-days)) if days else tr("on the day")

        return [
            Column(
                "title", tr("What"), lambda compared: compared.line.title, CellKind.STRONG,
                stretch=True,
            ),
            Column("kind", tr("Kind"), lambda compared: compared.kind, CellKind.QUIET, 90),
            Column(
                "then", tr("Planned then"), lambda compared: compared.line.then, CellKind.DAY, 120
            ),
            Column("now", tr("Planned now"), lambda compared: compared.line.now, CellKind.DAY, 120),
            Column("moved", tr("Moved"), moved, CellKind.QUIET, 110),
            Column("actual", tr("Actual"), _actual, CellKind.DAY, 120),
            Column(
                "came", tr("Kept"), came, width=110,
                late=lambda compared: (compared.line.late or 0) > 0,
            ),
        ]  # fmt: skip


def _actual(compared: CompareLine) -> date | None:
    return compared.line.actual


def _lines(facts: AccountFacts, plan: AgreedPlan) -> Iterator[CompareLine]:
    compared = compare(facts, plan)
    for kind, lines in (
        (tr("Goal"), compared.goals),
        (tr("Milestone"), compared.milestones),
        (tr("Action"), compared.actions),
    ):
        for line in lines:
            yield CompareLine(line.thing_id, kind, line)
