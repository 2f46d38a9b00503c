"""What can be done with partners, consultants and competitors around an account."""

from dataclasses import replace
from typing import Unpack

from csm_desktop.app.typed_words import needed
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import (
    Contact,
    ThirdParty,
    ThirdPartyDetails,
    ThirdPartyFields,
    ThirdPartyKind,
)
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import tr


def new_third_party(
    work: Work,
    /,
    account_id: int,
    kind: ThirdPartyKind,
    firm: str,
    **fields: Unpack[ThirdPartyDetails],
) -> ThirdParty:
    """Enter a firm, or somebody of one. Raises UserError without the firm, and where whom they are
    close to belongs to another account."""
    work.get(Account, account_id)
    made = ThirdParty(work.new_id(), account_id, kind, _firm(firm), **fields)
    _refuse_stranger(work, made)
    return work.add(made)


def edit_third_party(
    work: Work, /, party_id: int, **fields: Unpack[ThirdPartyFields]
) -> ThirdParty:
    """Change what is known of them; errors as in `new_third_party`."""
    if "firm" in fields:
        fields["firm"] = _firm(fields["firm"])
    changed = replace(work.get(ThirdParty, party_id), **fields)
    _refuse_stranger(work, changed)
    return work.put(changed)


def remove_third_party(work: Work, /, party_id: int) -> None:
    """Take them out; nothing else hangs on them."""
    work.remove(work.get(ThirdParty, party_id))


def _firm(text: str) -> str:
    return needed(text, tr("Which firm is it?"))


def _refuse_stranger(work: Work, party: ThirdParty) -> None:
    if party.contact_id is None:
        return
    if work.get(Contact, party.contact_id).account_id != party.account_id:
        raise UserError(tr("This contact belongs to another account."), tr("Nothing was changed."))
