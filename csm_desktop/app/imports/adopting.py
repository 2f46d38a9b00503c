"""What was kept without an account finds it when the account comes."""

from dataclasses import replace
from typing import Any

from csm_desktop.app.imports.taking import Taking
from csm_desktop.domain.contacts import Contact
from csm_desktop.domain.metrics import Reading
from csm_desktop.domain.revenue import Subscription


def adopt(taking: Taking) -> int:
    """Assign what older imports kept to the accounts that are now known; how many things."""
    adopted = 0
    kinds: tuple[type[Any], ...] = (Subscription, Contact, Reading)
    for kind in kinds:
        for thing in taking.work.find(kind, account_id=None):
            entry = taking.directory.referred([thing.account_ref])
            if entry is None and isinstance(thing, Reading):
                entry = taking.directory.of_subscription(thing.account_ref)
            if entry is None and isinstance(thing, Contact) and not thing.account_ref:
                entry = taking.directory.of_email(thing.email) if thing.email else None
            if entry is None or thing.id in taking.changed:
                continue
            taking.put(replace(thing, account_id=entry.id, account_ref=""))
            if isinstance(thing, Subscription):
                taking.directory.add_subscription(thing.external_id, entry.id)
            adopted += 1
    return adopted
