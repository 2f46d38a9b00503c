"""Accounts of the seller's own ledger, which bookkeeping writes beside a bill: no customer's id."""

from dataclasses import replace

from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.mapping import LEFT_OUT, PLACELESS, Mapped

_LEDGER = frozenset(("account code", "account", "account number", "account no"))
_TAXES = frozenset(("tax type", "tax rate", "tax code", "vat code", "vat rate", "nominal code"))


def drop_ledger(mapping: list[Mapped]) -> None:
    """Leave out what a bill calls an account beside its type of tax."""
    if not any(words(each.header) in _TAXES for each in mapping):
        return
    for i, each in enumerate(mapping):
        is_own = each.field == "account_id" and words(each.header) in _LEDGER
        if is_own and each.confidence < 1.0:
            why = PLACELESS[ListKind.INVOICES]
            mapping[i] = replace(each, field=LEFT_OUT, confidence=0.0, reason=why)
