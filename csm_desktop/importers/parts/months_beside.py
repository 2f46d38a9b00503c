"""Months of usage beside what a table says of its accounts: two lists, as with months of money."""

from dataclasses import replace

from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.source_table import SourceTable
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.mapping import by_name
from csm_desktop.importers.parts.companies_people import COMPANIES, named
from csm_desktop.importers.parts.monthly_money import TOTALS, beside, without
from csm_desktop.importers.parts.yearly_money import holds_numbers
from csm_desktop.importers.values.periods import measured_in, periods

_SURE = 0.8
_LEAST = 2  # months
_WHOSE = ("account_id", "account_name", "account_domain")
_OF_MONEY = ("arr", "mrr", "tcv", "renews_on")
_OF_COMPANIES = (*_OF_MONEY, "owner", "industry", "segment", "status", "country", "contract_start")
_SEVERAL = 2  # things said of a company, where none is what it pays


def months_apart(table: SourceTable) -> list[SourceTable]:
    """The accounts of a table and the readings beside them; the table alone where it is of one."""
    free = [h for h in table.headers if not _is_any(ListKind.ACCOUNTS, h, _OF_COMPANIES)]
    ends = periods(free)
    months = [h for j, h in enumerate(table.headers) if h in ends and holds_numbers(table, j)]
    if len(months) < _LEAST or table.fiscal:
        return [table]
    others = [header for header in table.headers if header not in ends]
    whose = [header for header in others if _is_any(ListKind.READINGS, header, _WHOSE)]
    told = [header for header in others if _is_any(ListKind.ACCOUNTS, header, _OF_COMPANIES)]
    pays = any(_is_any(ListKind.ACCOUNTS, header, _OF_MONEY) for header in told)
    if not whose or not (pays or len(told) >= _SEVERAL):
        return [table]
    totals = {header: say("a total of the columns beside it") for header in others
              if words(header) in TOTALS}  # fmt: skip
    own = replace(without(table, list(ends)), sheet=named(table, COMPANIES),
                  spent={**table.spent, **totals})  # fmt: skip
    rest = [header for header in others if header not in whose]
    called = dict.fromkeys(filter(None, measured_in(months).values()))
    return [own, beside(without(table, rest), called)]


def _is_any(kind: ListKind, header: str, keys: tuple[str, ...]) -> bool:
    found = by_name(kind, header)
    return any(found.get(key, (0.0,))[0] >= _SURE for key in keys)
