"""What can be done with a cruiser and a champion: note the pair, introduce the two, say what came
of it (domain.md §5)."""

from dataclasses import replace
from typing import Unpack

from csm_desktop.app.outbox.introductions import queue_introduction
from csm_desktop.app.strategies.pairing_letters import PairingDrafts
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.standing.champions import Pairing, PairingFields
from csm_desktop.domain.value.alike import is_customer
from csm_desktop.domain.value.attainment import achieved_value
from csm_desktop.errors import UserError
from csm_desktop.storage.queries.facts import account_facts
from csm_desktop.storage.session import Work
from csm_desktop.wording import tr


def note_pairing(
    work: Work, /, account_id: int, champion_account_id: int, why: str = ""
) -> Pairing:
    """Note that a champion could show an account how it is done, to be introduced later.

    Raises UserError where it is the same account, no customer, or noted already.
    """
    if account_id == champion_account_id:
        raise UserError(tr("Nobody is introduced to themselves."), tr("Nothing was changed."))
    for id_ in (account_id, champion_account_id):
        if not is_customer(work.get(Account, id_)):
            raise UserError(tr("One of the two is no customer."), tr("Nothing was changed."))
    if _known(work, account_id, champion_account_id) is not None:
        raise UserError(tr("These two are a pair already."), tr("Nothing was changed."))
    made = Pairing(work.new_id(), account_id, champion_account_id, work.today(), why.strip())
    return work.add(made)


def introduce(
    work: Work, /, account_id: int, champion_account_id: int, why: str, drafts: PairingDrafts,
    *, by_mail: bool = True,
) -> Pairing:  # fmt: skip
    """Introduce the two today: both letters go by the outbox, or, not `by_mail`, the user brings
    them together in another way. What the cruiser has achieved by now is kept with it.

    Raises UserError as `note_pairing` and `queue_introduction` do, and where they were introduced.
    """
    pairing = _known(work, account_id, champion_account_id)
    if pairing is None:
        pairing = note_pairing(work, account_id, champion_account_id, why)
    if pairing.introduced_on is not None:
        raise UserError(tr("These two were introduced already."), tr("Nothing was changed."))
    if by_mail:
        queue_introduction(work, account_id, drafts.contact_id, drafts.to_cruiser)
        queue_introduction(
            work, champion_account_id, drafts.champion_contact_id, drafts.to_champion
        )
    facts = account_facts(work.connection, account_id, work.today())
    return work.put(
        replace(
            pairing,
            introduced_on=work.today(),
            contact_id=drafts.contact_id,
            champion_contact_id=drafts.champion_contact_id,
            achieved_then=achieved_value(facts).percent,
        )
    )


def edit_pairing(work: Work, /, pairing_id: int, **fields: Unpack[PairingFields]) -> Pairing:
    """Change what is said of a pairing; an introduction of before counts as proposed on its day.

    Raises UserError for one in days to come, and for a result of one that never came about.
    """
    after = replace(work.get(Pairing, pairing_id), **fields)
    unchanged, on = tr("Nothing was changed."), after.introduced_on
    if on is not None and on > work.today():
        raise UserError(tr("This day is still to come."), unchanged)
    if on is not None and on < after.proposed_on:
        after = replace(after, proposed_on=on)
    if after.result is not None and on is None:
        raise UserError(tr("They were not introduced yet."), unchanged)
    return work.put(after)


def remove_pairing(work: Work, /, pairing_id: int) -> None:
    """Take out a pairing that was none."""
    work.remove(work.get(Pairing, pairing_id))


def _known(work: Work, account_id: int, champion_account_id: int) -> Pairing | None:
    found = work.find(Pairing, account_id=account_id, champion_account_id=champion_account_id)
    return next(iter(found), None)
