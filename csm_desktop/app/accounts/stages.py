"""What can be done with an account's place on the boomerang (domain.md §2)."""

from dataclasses import replace

from csm_desktop.domain.journey.stages import stage_now
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.lifecycle import Leader, Stage, StageChange
from csm_desktop.storage.session import Work


def enter_stage(
    work: Work, /, account_id: int, stage: Stage, leader: Leader = Leader.CUSTOMER_SUCCESS
) -> StageChange | None:
    """Say that the account has entered a stage today; kept, so that time in stage can be shown.

    None where it is there already.
    """
    account = work.get(Account, account_id)
    changes = work.find(StageChange, account_id=account_id)
    now = stage_now(account, changes, work.today())
    if now.stage is stage:
        return None
    work.put(replace(account, stage=stage))
    return work.add(StageChange(work.new_id(), account_id, stage, work.today(), leader))
