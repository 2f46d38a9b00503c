"""What was kept without an account finds it when the account comes."""

from dataclasses import replace
from typing import Any

from csm_desktop.app.imports.run import ImportRun
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.metrics import Reading
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.storage.keys import unassigned_keys

# Subscriptions first: readings may refer to them.
_KINDS: tuple[tuple[str, type[Any]], ...] = (
    ("subscription", Subscription),
    ("contact", Contact),
    ("reading", Reading),
)


def adopt(taking: ImportRun) -> int:
    """Assign what older imports kept to the accounts that are now known; how many things."""
    directory = taking.directory
    adopted = 0
    for table, kind in _KINDS:
        for id_, reference, email in unassigned_keys(taking.connection, table):
            entry = directory.referred([reference])
            # Readings may name a subscription instead of an account.
            if entry is None and kind is Reading:
                entry = directory.of_subscription(reference)
            # Only where the file named nothing: an address is the weakest sign.
            if entry is None and not reference and email:
                entry = directory.of_email(email)
            # This import has just written it itself.
            if entry is None or id_ in taking.changed:
                continue
            thing = replace(taking.work.get(kind, id_), account_id=entry.id, account_ref="")
            taking.put(thing)
            if isinstance(thing, Subscription):
                directory.add_subscription(thing.ids, entry.id)
            adopted += 1
    return adopted
