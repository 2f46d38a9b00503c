"""What can be done with accounts: make, edit, throw away, take back."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Unpack

from csm_desktop.app.accounts.stages import enter_stage
from csm_desktop.app.people.team import my_id
from csm_desktop.app.plan.shared_days import follow_first_value
from csm_desktop.app.typed_words import needed
from csm_desktop.domain.lists.chains import leads_back
from csm_desktop.domain.records.accounts import Account, AccountDetails, AccountFields
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import render, tr


def new_account(work: Work, /, name: str, **fields: Unpack[AccountDetails]) -> Account:
    """Make an account; `fields` are those of `Account`. Raises UserError without a name.

    It is the user's, unless another owner is named.
    """
    fields.setdefault("owner_id", my_id(work))
    account = Account(work.new_id(), _name(name), created_at=work.now(), **fields)
    return work.add(account)


def edit_account(work: Work, /, account_id: int, **fields: Unpack[AccountFields]) -> Account:
    """Change fields of an account.

    Raises UserError without a name, or where the account would belong to itself, at once or by way
    of others.
    """
    if "name" in fields:
        fields["name"] = _name(fields["name"])
    before = work.get(Account, account_id)
    if fields.get("parent_id") is not None:
        _refuse_circle(work, before, fields["parent_id"])
    # A stage is never changed without its day, or time in stage would be untrue.
    stage = fields.pop("stage", before.stage)
    account = work.put(replace(before, **fields))
    if stage is not before.stage:
        enter_stage(work, account_id, stage)
        account = work.get(Account, account_id)
    follow_first_value(work, account, before)
    return account


def edit_accounts(
    work: Work, /, account_ids: Sequence[int], **fields: Unpack[AccountFields]
) -> int:
    """Change the same fields of several accounts, as one step; how many."""
    for account_id in account_ids:
        edit_account(work, account_id, **fields)
    return len(account_ids)


def common_tags(work: Work, /, account_ids: Sequence[int]) -> tuple[str, ...]:
    """The tags that all of these accounts have, in the order of the first."""
    tags = [work.get(Account, account_id).tags for account_id in account_ids]
    return tuple(tag for tag in tags[0] if all(tag in other for other in tags)) if tags else ()


def tag_accounts(work: Work, /, account_ids: Sequence[int], tags: Sequence[str]) -> None:
    """Let these be the tags that all of the accounts have; those of single ones stay."""
    before = common_tags(work, account_ids)
    for account_id in account_ids:
        # What only some of them have was not on the table, and stays with them.
        own = [tag for tag in work.get(Account, account_id).tags if tag not in before]
        edit_account(work, account_id, tags=tuple(dict.fromkeys((*own, *tags))))


def trash_account(work: Work, account_id: int) -> Account:
    """Put an account with all that hangs on it into the trash, from where it can be taken back."""
    return work.put(replace(work.get(Account, account_id), deleted_at=work.now()))


def take_account_back(work: Work, account_id: int) -> Account:
    """Take an account out of the trash, as it was."""
    account = work.get(Account, account_id)
    # Taken back it is an account of its own again, whatever it was made one with.
    return work.put(replace(account, deleted_at=None, merged_into_id=None))


def trash_accounts(work: Work, account_ids: Sequence[int]) -> int:
    """Put several accounts into the trash, as one step; how many."""
    for account_id in account_ids:
        trash_account(work, account_id)
    return len(account_ids)


def take_accounts_back(work: Work, account_ids: Sequence[int]) -> int:
    """Take several accounts out of the trash, as one step; how many."""
    for account_id in account_ids:
        take_account_back(work, account_id)
    return len(account_ids)


def parent_of(work: Work) -> Callable[[int], int | None]:
    """What gives the account that one belongs to, each read when it is asked for."""

    def above(account_id: int) -> int | None:
        found = work.find(Account, id=account_id)
        return found[0].parent_id if found else None

    return above


def _refuse_circle(work: Work, account: Account, parent_id: int | None) -> None:
    if leads_back(parent_id, frozenset((account.id,)), parent_of(work)):
        raise UserError(
            render(say("{name} would belong to itself.", name=account.name)),
            tr("Nothing was changed. Choose an account that does not belong to it."),
        )


def _name(text: str) -> str:
    return needed(text, tr("An account needs a name."))
