"""What a unit is worth to the customer: typed in, confirmed, and what it comes to."""

from collections.abc import Sequence
from typing import Any

from csm_desktop.app.value import worth as use_cases
from csm_desktop.app.value.view import UnitWorthLine, ValueView
from csm_desktop.domain.records.metrics import Metric, UnitWorthDetails
from csm_desktop.domain.reviews.worth import WorkWorth
from csm_desktop.domain.text.message import Message, say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import CellKind, Column
from csm_desktop.ui.widgets.edited_list import EditedList
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import money, read_money, render, tr


class Worths(EditedList[UnitWorthLine]):
    """The units of an account; a line adds one that the chosen metric counts."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._metric: Metric | None = None
        self._countable: list[tuple[str, str]] = []
        self._people: list[tuple[int | None, str]] = []
        super().__init__(
            tr("What a unit is worth"),
            self._columns(),
            edit=self._edit,
            add=self._make,
            remove=self._drop,
            hint=tr("New unit, amount first: 38 paid overtime hour"),
            nothing=tr(
                "No unit has a value yet. Once the customer has confirmed one, reviews tell what"
                " the work is worth in money."
            ),
            today=lambda: tab.view.facts.as_of,
        )
        self.comes_to = Text("", "caption", wrap=True)
        column = self.layout()
        if column is not None:
            column.addWidget(self.comes_to)

    def show_worths(self, value: ValueView) -> None:
        """Show the units of an account, or these anew."""
        self._countable[:] = value.countable
        self._people[:] = [(None, tr("nobody yet")), *value.people]
        self.show_lines(value.worths)
        self.comes_to.setText("" if value.worth is None else render(_comes_to(value.worth)))
        self.comes_to.setVisible(value.worth is not None)

    def show_metric(self, metric: Metric | None) -> None:
        """The metric by which the next unit is counted."""
        self._metric = metric
        self.header.set_aside(metric.name if metric is not None else "")

    def _columns(self) -> Sequence[Column[UnitWorthLine]]:
        def state(line: UnitWorthLine) -> str:
            return tr("counted") if line.why_not is None else render(line.why_not)

        return [
            Column("words", tr("One unit, for the customer"), lambda line: line.unit.words,
                   CellKind.STRONG, 190, editable=True, sentence=_sentence),
            Column("value", tr("Is worth"), lambda line: line.unit.value, CellKind.MONEY, 96,
                   show=lambda line: money(line.unit.value, whole=True), editable=True,
                   currency=lambda line: line.unit.value.currency),
            Column("times_a_year", tr("Times a year"), lambda line: line.unit.times_a_year,
                   CellKind.NUMBER, 96, editable=True),
            Column("counted_by", tr("Measured by"), lambda line: line.counted_by, CellKind.CHOICE,
                   160, editable=True, choices=self._countable),
            Column("source", tr("Source"), lambda line: line.unit.source, CellKind.TEXT, 180,
                   editable=True, stretch=True),
            Column("contact_id", tr("Confirmed by"), lambda line: line.unit.contact_id,
                   CellKind.CHOICE, 130, editable=True, choices=self._people),
            Column("confirmed_on", tr("Day"), lambda line: line.unit.confirmed_on, CellKind.DAY,
                   96, editable=True, past=True),
            Column("state", tr("In reviews"), state, CellKind.QUIET, 150),
        ]  # fmt: skip

    def _edit(self, line: UnitWorthLine, key: str, value: Any) -> None:
        saying = say("Change the worth of {unit}", unit=line.unit.words)
        save = self._tab.shell.save
        # Who confirms it does so today, until another day is typed.
        if key == "contact_id" and value is not None:
            today = self._tab.view.facts.as_of
            save(saying, use_cases.confirm_worth, line.id, value, today)
            return
        fields = {key: value}
        if key == "contact_id":
            fields["confirmed_on"] = None
        elif key == "counted_by":
            kind, _, id_ = str(value).partition(":")
            fields = {"metric_id": None, "goal_id": None, f"{kind}_id": int(id_)}
        elif value is None and key in ("value", "times_a_year"):
            raise UserError(tr("A unit needs an amount."), tr("Nothing was changed."))
        save(saying, use_cases.edit_worth, line.id, **fields)

    def _make(self, words: str) -> int:
        amount, name = self._read(words)
        fields: UnitWorthDetails = {"position": self.table.model.rowCount()}
        if self._metric is not None:
            fields["metric_id"] = self._metric.id
            fields["times_a_year"] = use_cases.usual_times(self._metric.name, self._metric.unit)
        else:
            goal = next((key for key, _ in self._countable if key.startswith("goal:")), "")
            if not goal:
                raise UserError(
                    tr("Nothing counts such units yet."),
                    tr("Add a metric or a goal first. Nothing was changed."),
                )
            fields["goal_id"] = int(goal.partition(":")[2])
        saying = say("New worth of {unit}", unit=name)
        account_id = self._tab.account_id
        made = self._tab.shell.save(saying, use_cases.new_worth, account_id, name, amount, **fields)
        return made.id

    def _read(self, words: str) -> tuple[Any, str]:
        """An amount in the usual currency and what it is the worth of."""
        first, _, rest = words.partition(" ")
        try:
            return read_money(first, self._tab.view.currency), rest
        except (ValueError, ArithmeticError) as error:
            raise UserError(
                tr("A unit begins with its amount."), tr("Such as: 38 paid overtime hour.")
            ) from error

    def _drop(self, line: UnitWorthLine) -> None:
        saying = say("Remove the worth of {unit}", unit=line.unit.words)
        self._tab.shell.run(saying, use_cases.remove_worth, line.id)


def _comes_to(worth: WorkWorth) -> Message:
    """What the confirmed units come to a year, and against which price."""
    gain = money(worth.a_year, whole=True)
    if worth.price is None:
        return say("The confirmed units come to {gain} a year at today's level.", gain=gain)
    price = money(worth.price.a_year, whole=True)
    words = say(
        "The confirmed units come to {gain} a year at today's level, against a price of {price}",
        gain=gain,
        price=price,
    )
    if worth.paid_back_on is None:
        return say("{words}.", words=words)
    if worth.is_paid_back:
        return say("{words}; paid back since {on}.", words=words, on=worth.paid_back_on)
    return say("{words}; paid back by {on}.", words=words, on=worth.paid_back_on)


def _sentence(line: UnitWorthLine) -> str:
    worth = money(line.unit.value, whole=True)
    if line.why_not is None:
        return render(say("{unit}, {worth}, counted", unit=line.unit.words, worth=worth))
    return render(
        say("{unit}, {worth}, {why}", unit=line.unit.words, worth=worth, why=line.why_not)
    )
