"""What can be done with a champion's example: follow it in one thing, or no longer; and say how far
an account has what champions stood on (domain.md §5)."""

from dataclasses import replace

from csm_desktop.app.strategies.pairing import note_pairing
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.handoff import Answer, CriterionAnswer
from csm_desktop.domain.records.standing.champions import (
    Essence,
    EssenceKind,
    Pairing,
    TakenOver,
)
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import tr


def take_over(work: Work, /, account_id: int, essence_id: int) -> TakenOver:
    """Note that an account does today what made a champion's success work; once. Who follows a
    champion is paired with it.

    Raises UserError for what is its own, and where one of the two is no customer.
    """
    work.get(Account, account_id)
    essence = work.get(Essence, essence_id)
    if essence.account_id == account_id:
        raise UserError(tr("Nobody follows their own example."), tr("Nothing was changed."))
    known = work.find(TakenOver, account_id=account_id, essence_id=essence_id)
    if known:
        return known[0]
    pair = {"account_id": account_id, "champion_account_id": essence.account_id}
    if not work.find(Pairing, **pair):
        note_pairing(work, account_id, essence.account_id, essence.text)
    return work.add(
        TakenOver(work.new_id(), account_id, essence.account_id, essence_id, work.today())
    )


def leave_off(work: Work, /, account_id: int, essence_id: int) -> None:
    """It was not taken over after all."""
    for known in work.find(TakenOver, account_id=account_id, essence_id=essence_id):
        work.remove(known)


def answer_criterion(
    work: Work, /, account_id: int, kind: EssenceKind, answer: Answer | None
) -> CriterionAnswer | None:
    """Say how far an account has what champions stood on, of one kind; None: nobody knows."""
    work.get(Account, account_id)
    given = [one for one in work.find(CriterionAnswer, account_id=account_id) if one.kind is kind]
    if answer is None:
        for known in given:
            work.remove(known)
        return None
    if given:
        return work.put(replace(given[0], answer=answer))
    return work.add(CriterionAnswer(work.new_id(), account_id, kind, answer))
