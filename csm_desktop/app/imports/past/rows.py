"""Rows of older sheets: each a state of one account or contract on its sheet's day."""

from dataclasses import field
from datetime import date
from typing import Any

from csm_desktop.app.imports.report import Known
from csm_desktop.app.imports.run import ListResult
from csm_desktop.app.imports.subscriptions import standing
from csm_desktop.app.imports.who.account_rows import account_status
from csm_desktop.domain.money.past_states import PastState
from csm_desktop.domain.records.accounts import AccountStatus
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import SubscriptionStatus
from csm_desktop.domain.text.message import Message
from csm_desktop.importers.files.set_aside import SetAside
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.plan import ImportNotice, ImportPlan, ReadyRow
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class OlderList:
    """An older sheet, what becomes of its rows, and the day on which it says how things stood."""

    plan: ImportPlan
    taken: ListResult
    on: date


@dataclass(frozen=True, slots=True)
class OlderRow:
    """One row of an older sheet."""

    older: OlderList
    draft: ReadyRow

    @property
    def values(self) -> dict[str, Any]:
        """What its fields hold."""
        return self.draft.values

    @property
    def start(self) -> date | None:
        """When what is paid began, as the row says it; none that its own day is before."""
        keys = ("contract_start", "starts_on")
        days = (value for key in keys if (value := self.values.get(key)))
        return min((day for day in days if day <= self.older.on), default=None)

    def state(self, currency: str) -> PastState | None:
        """What was paid on the day, in a currency where the row names none; None for nothing."""
        amount = self.values.get("arr")
        code = str(self.values.get("amount_currency") or currency)
        if not amount or not code or not self._is_paying():
            return None
        return PastState(self.older.on, Money.of(amount, code))

    def _is_paying(self) -> bool:
        if self.older.plan.kind is ListKind.SUBSCRIPTIONS:
            return standing(self.values, self.older.on)[0] is SubscriptionStatus.ACTIVE
        status = account_status(self.values, self.older.on)
        return status not in (AccountStatus.PROSPECT, AccountStatus.CHURNED)


@dataclass(slots=True)
class OlderRows:
    """What the older sheets say of one thing, the oldest first; `name` is what it is called."""

    name: str
    rows: list[OlderRow] = field(default_factory=list)

    @property
    def last(self) -> OlderRow:
        """The row of the newest of the older sheets that has it."""
        return self.rows[-1]

    def states(self, currency: str) -> list[PastState]:
        """What was paid on the days of the sheets."""
        return [state for row in self.rows if (state := row.state(currency)) is not None]

    def tell(self, text: Message, on: date | None = None) -> None:
        """Say something beside the row of a day, or the last one."""
        row = next((row for row in self.rows if row.older.on == on), self.last)
        row.older.taken.remarks.append(ImportNotice(row.draft.line, self.name, text))

    def know(self, *, filled: bool, is_made: bool = False, in_trash: bool = False) -> None:
        """Count its rows as known; where the thing `is_made` of the last one, that is stored."""
        for row in self.rows:
            if is_made and row is self.last:
                row.older.taken.stored += 1
            else:
                known = Known(row.draft.line, self.name, filled=filled, in_trash=in_trash)
                row.older.taken.known.append(known)

    def leave(self, why: Message) -> None:
        """Set its rows aside."""
        for row in self.rows:
            row.older.taken.set_aside.append(SetAside(row.draft.line, why, self.name))
