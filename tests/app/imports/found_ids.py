"""What tests of imports ask of the ids that things have in other systems."""

from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.revenue import Subscription


def id_of(thing: Account | Contact | Subscription) -> str:
    """The one id that a thing has elsewhere; "" where it has none."""
    assert len(thing.ids) < 2
    return thing.ids[0].text if thing.ids else ""
