"""Contracts that no list gave a number, met again by account, product and start.

The next list of the same contracts tells what they pay now; taken for further ones they would be
paid twice.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

from csm_desktop.app.imports.run import ImportRun
from csm_desktop.domain.records.revenue import Subscription, SubscriptionStatus
from csm_desktop.importers.plan import ImportPlan
from csm_desktop.storage import keys

_Pair = tuple[str, str]
_NEXT = timedelta(days=7)
"""So near lie the end of a term and the beginning of the next."""


class UnnumberedContracts:
    """The contracts of the book without a number, for the rows of a list that gives none."""

    def __init__(self, taking: ImportRun, plan: ImportPlan) -> None:
        self._taking = taking
        self.is_told_by = not any(mapped.field == "external_id" for mapped in plan.mapping)
        self._rows: Counter[_Pair] = Counter()
        self._starts: set[tuple[_Pair, object]] = set()
        self._numbered: set[int] = set()
        if self.is_told_by:
            self._rows = Counter(_pair(draft.values) for draft in plan.drafts)
            self._starts = {
                (_pair(draft.values), draft.values.get("starts_on")) for draft in plan.drafts
            }
            held = keys.foreign_ids(taking.connection, "subscription")
            self._numbered = {id_ for id_, _ in held}
        self._of_account: dict[int, list[Subscription]] = {}
        self._met: set[int] = set()

    def find(self, account_id: int, values: Mapping[str, object]) -> int | None:
        """The contract of the book that a row is about: the one of its product and start, or whose
        term ends where the row's begins; else the only one of its product, where the list has no
        other row of that."""
        if not self.is_told_by:
            return None
        start, product = values.get("starts_on"), _product(values)
        own = [each for each in self._known(account_id) if each.product.casefold() == product]
        found = [each for each in own if start is not None and each.starts_on == start]
        # A list that has a row a term names the former one as well.
        found = found or [each for each in own if _follows(start, each)
                          and (_pair(values), each.starts_on) not in self._starts]  # fmt: skip
        if len(found) != 1 and self._rows[_pair(values)] == 1 and len(own) == 1:
            (only,) = own
            # Behind an end another start is a contract of its own: a row a term.
            is_over = only.status is SubscriptionStatus.ENDED and start is not None
            found = [] if is_over else own
        if len(found) != 1 or found[0].id in self._met:
            return None
        self._met.add(found[0].id)
        return found[0].id

    def known(self) -> dict[str, int]:
        """Those of the book that have a product, by a key of their own."""
        if not self.is_told_by:
            return {}
        every = self._taking.work.find(Subscription)
        return {str(each.id): each.id for each in every
                if each.product and each.id not in self._numbered}  # fmt: skip

    def _known(self, account_id: int) -> list[Subscription]:
        if account_id not in self._of_account:
            made = self._taking.made[Subscription]
            self._of_account[account_id] = [
                each
                for each in self._taking.subscriptions(account_id)
                if each.id not in self._numbered and each.id not in made
            ]
        return self._of_account[account_id]


def _follows(start: object, known: Subscription) -> bool:
    if not isinstance(start, date) or known.renews_on is None:
        return False
    return known.status is not SubscriptionStatus.ENDED and abs(start - known.renews_on) <= _NEXT


def _product(values: Mapping[str, object]) -> str:
    return str(values.get("product") or "").casefold()


def _pair(values: Mapping[str, object]) -> _Pair:
    names = ("account_id", "account_name", "account_domain")
    named = next((text for key in names if (text := str(values.get(key) or ""))), "")
    return named.casefold(), _product(values)
