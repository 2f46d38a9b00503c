"""The behaviours of a model as a list that is filled in place, as it was seen on a day."""

from collections.abc import Sequence
from typing import Any

from csm_desktop.app.value import effectiveness as use_cases
from csm_desktop.app.value.effectiveness_view import BehaviourRow
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.account.effectiveness.seen_on import SeenOn
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import CellKind, Column
from csm_desktop.ui.widgets.whole_table import WholeTable
from csm_desktop.wording import tr

SHOWN, NOT_YET, UNKNOWN = "shown", "not_yet", "unknown"


class BehaviourTable(WholeTable[BehaviourRow]):
    """Whether each is shown is chosen in its cell; what readings say cannot be typed over."""

    def __init__(self, tab: Tab, look: SeenOn) -> None:
        self._tab, self._look = tab, look
        self._people: list[tuple[int | None, str]] = []
        super().__init__(
            tr("Behaviours"), self._columns(), edit=self._edit, opens=False, compact=True,
            today=lambda: tab.view.facts.as_of,
        )  # fmt: skip

    def show_rows(self, rows: Sequence[BehaviourRow]) -> None:
        """Show the behaviours of an account, or these anew."""
        facts = self._tab.view.facts
        self._people[:] = [(None, ""), *((one.id, one.name) for one in facts.contacts)]
        self.set_lines(rows)

    def _columns(self) -> list[Column[BehaviourRow]]:
        states = [
            (UNKNOWN, tr("not looked at yet")), (SHOWN, tr("shown")), (NOT_YET, tr("not yet")),
        ]  # fmt: skip
        return [
            Column("phase", tr("Phase"), lambda row: row.phase, CellKind.QUIET, 130),
            Column("text", tr("Behaviour"), lambda row: row.state.behaviour.text, CellKind.STRONG,
                   220, stretch=True, sentence=_sentence),
            Column("shown", tr("Shown"), state_of, CellKind.CHOICE, 130, editable=True,
                   choices=states, drop_down=True, refusal=_refusal),
            Column("since", tr("Since"), lambda row: row.state.since, CellKind.DAY, 105),
            Column("evidence", tr("Seen by"),
                   lambda row: row.finding.evidence if row.finding else "", CellKind.TEXT, 170,
                   editable=True, internal=True, refusal=_nothing_seen),
            Column("contact_id", tr("Seen with"),
                   lambda row: row.finding.contact_id if row.finding else None, CellKind.CHOICE,
                   120, editable=True, choices=self._people, refusal=_nothing_seen),
            Column("read", tr("Readings"), lambda row: row.read, CellKind.QUIET, 150),
            Column("planned", tr("Planned"), lambda row: row.planned_on, CellKind.DAY, 105),
            Column("capability", tr("Served by"), lambda row: row.capability, CellKind.QUIET, 150,
                   internal=True, hidden=True),
        ]  # fmt: skip

    def _edit(self, row: BehaviourRow, key: str, value: Any) -> None:
        save, text = self._tab.shell.save, row.state.behaviour.text
        if key == "shown":
            self._see(row, value)
            return
        if row.finding is None:
            raise UserError(tr("Say first whether it is shown."), tr("Nothing was changed."))
        saying = say("Change what was seen: {behaviour}", behaviour=text)
        fields: dict[str, Any] = {key: value or "" if key == "evidence" else value}
        save(saying, use_cases.edit_finding, row.finding.id, **fields)

    def _see(self, row: BehaviourRow, state: str) -> None:
        save, own, on = self._tab.shell.save, self._tab.account_id, self._look.day
        text = row.state.behaviour.text
        if state == UNKNOWN:
            saying = say("Take back what was seen: {behaviour}", behaviour=text)
            on = row.finding.on if row.finding is not None else on
            save(saying, use_cases.forget_behaviour, own, row.id, on)
            return
        words = say("{behaviour}: shown", behaviour=text)
        if state == NOT_YET:
            words = say("{behaviour}: not yet", behaviour=text)
        save(
            words, use_cases.see_behaviour, own, row.id, on, state == SHOWN,
            self._look.with_whom,
        )  # fmt: skip


def state_of(row: BehaviourRow) -> str:
    """How a behaviour stands, as the value of its cell."""
    if row.state.is_shown is None:
        return UNKNOWN
    return SHOWN if row.state.is_shown else NOT_YET


def _refusal(row: BehaviourRow) -> UserError | None:
    if not row.state.is_measured:
        return None
    return UserError(
        tr("Its readings say whether this is shown."), tr("Enter a reading on the Value tab.")
    )


def _nothing_seen(row: BehaviourRow) -> UserError | None:
    if row.finding is not None:
        return None
    return _refusal(row) or UserError(
        tr("Say first whether it is shown."), tr("Nothing was changed.")
    )


def _sentence(row: BehaviourRow) -> str:
    states = {SHOWN: tr("shown"), NOT_YET: tr("not yet"), UNKNOWN: tr("not looked at yet")}
    parts = (row.state.behaviour.text, row.phase, states[state_of(row)], row.read)
    return ", ".join(part for part in parts if part)
