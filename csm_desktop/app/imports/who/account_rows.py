"""What a row of a list of accounts says: whom it is about, and the fields that it fills."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from csm_desktop.app.imports.bulk.columns import keys_fed
from csm_desktop.app.imports.contracts.their_accounts import named_segment
from csm_desktop.app.imports.run import ImportRun
from csm_desktop.app.imports.who.account_index import DirectoryEntry
from csm_desktop.app.imports.who.colleagues import colleague
from csm_desktop.app.imports.who.customers import is_long_since
from csm_desktop.app.imports.who.namesakes import Namesakes
from csm_desktop.domain.records.accounts import CUSTOMERS, Account, AccountStatus
from csm_desktop.domain.records.team import TeamRole
from csm_desktop.importers.meaning.fields import brought_as_is
from csm_desktop.importers.plan import ImportPlan, ReadyRow, values_of
from csm_desktop.values import dataclass

# How an account stands is told by several columns together.
_PLAIN = tuple(key for key in brought_as_is(Account) if key != "status")
_MORE = ("amount_currency", "owner", "sold_by", "segment")
_OF_STATUS = ("status", "relation", "churned", "churned_on", "contract_start")
_MOST_SEGMENTS = 12


@dataclass(frozen=True, slots=True)
class RowManner:
    """How the rows of one list are read: the fields that it feeds, what names prove."""

    plain: tuple[str, ...]
    namesakes: Namesakes
    with_segments: bool
    tells_more: bool
    """Whether the list has a currency, people or segments."""


def manner_of(taking: ImportRun, plan: ImportPlan) -> RowManner:
    """How the rows of a list of accounts are read."""
    segments = set(map(str, filter(None, values_of(plan.drafts, "segment")))) | {""}
    return RowManner(
        keys_fed(_PLAIN, plan.drafts), Namesakes(taking, plan),
        with_segments=len(segments) <= _MOST_SEGMENTS,
        tells_more=bool(keys_fed(_MORE, plan.drafts)),
    )  # fmt: skip


def known_account(taking: ImportRun, draft: ReadyRow, manner: RowManner) -> DirectoryEntry | None:
    """The account that a row is about, as far as the book or this import knows it."""
    entry = taking.directory.same_account(*account_keys(draft))
    return entry if entry is not None else manner.namesakes.same(taking.directory, draft)


def account_fields(taking: ImportRun, draft: ReadyRow, manner: RowManner) -> dict[str, Any]:
    """The fields of an account that a row fills."""
    values = draft.values
    given: dict[str, Any] = {
        key: value for key in manner.plain if (value := values.get(key)) is not None
    }
    return given | {"ids": taking.ids(values), **told_otherwise(taking, values, manner)}


def account_keys(draft: ReadyRow) -> tuple[str, str, str]:
    """Id elsewhere, web domain and name of a row."""
    values = draft.values
    domain = str(values.get("domain") or "")
    return str(values.get("external_id") or ""), domain, str(values["name"])


def keys_of(rows: Sequence[ReadyRow]) -> tuple[list[str], list[str], list[str]]:
    """Ids elsewhere, web domains and names of many rows, as `account_keys` gives them of one."""
    ids, domains, names = (values_of(rows, key) for key in ("external_id", "domain", "name"))
    return [str(v or "") for v in ids], [str(v or "") for v in domains], list(map(str, names))


def told_otherwise(taking: ImportRun, values: dict[str, Any], manner: RowManner) -> dict[str, Any]:
    """The account's fields that the row fills with other words than the book's."""
    given: dict[str, Any] = {}
    if (status := account_status(values, taking.day)) is not None:
        given["status"] = status
    if not manner.tells_more:
        return given
    if not values.get("currency") and values.get("amount_currency"):
        given["currency"] = values["amount_currency"]
    if values.get("owner"):
        given["owner_id"] = colleague(taking, str(values["owner"]), TeamRole.CSM)
    if values.get("sold_by"):
        given["sold_by_id"] = colleague(taking, str(values["sold_by"]), TeamRole.ACCOUNT_EXECUTIVE)
    if values.get("segment") and manner.with_segments:
        given["segment_id"] = named_segment(taking, str(values["segment"]))
    return given


def statuses_of(rows: Sequence[ReadyRow], day: date) -> list[AccountStatus | None]:
    """How many rows say that their accounts stand, as `account_status` tells it of one."""
    keys = keys_fed(_OF_STATUS, rows)
    said = list(zip(*(values_of(rows, key) for key in keys), strict=True)) or [()] * len(rows)
    known = {each: account_status(dict(zip(keys, each, strict=True)), day) for each in set(said)}
    return [known[each] for each in said]


def account_status(values: Mapping[str, Any], day: date) -> AccountStatus | None:
    """How a row says that the account stands; None where it does not."""
    status: AccountStatus | None = values.get("status")
    relation = values.get("relation")
    # A prospect's record is active, too; one that is inactive is over, whatever it was.
    is_over = status is AccountStatus.CHURNED
    if relation and not is_over and (relation not in CUSTOMERS or status is None):
        status = relation
    gone_on = values.get("churned_on")
    if values.get("churned") or (gone_on and gone_on <= day):
        return AccountStatus.CHURNED
    if gone_on and status is AccountStatus.CHURNED:
        status = None  # notice was given: a customer until then
    if status is None and is_long_since(values.get("contract_start"), day):
        return AccountStatus.LIVE
    return status
