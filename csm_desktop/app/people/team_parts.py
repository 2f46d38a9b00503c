"""What can be done with the parts that our people play in an account (domain.md §1)."""

from dataclasses import replace
from datetime import date
from typing import Unpack

from csm_desktop.domain.people.account_team import FUNCTION_OF
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.team import TeamMember, TeamPart, TeamPartFields
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import tr


def new_part(
    work: Work, /, account_id: int, member_id: int, **fields: Unpack[TeamPartFields]
) -> TeamPart:
    """Give somebody of ours a part in an account, for the function of their role unless told
    otherwise. Raises UserError where it would end before it begins, or is there already."""
    work.get(Account, account_id)
    member = work.get(TeamMember, member_id)
    fields.setdefault("function", FUNCTION_OF[member.role])
    return work.add(_proved(work, TeamPart(work.new_id(), account_id, member_id, **fields)))


def edit_part(work: Work, /, part_id: int, **fields: Unpack[TeamPartFields]) -> TeamPart:
    """Change a part; errors as in `new_part`."""
    return work.put(_proved(work, replace(work.get(TeamPart, part_id), **fields)))


def end_part(work: Work, /, part_id: int, on: date | None = None) -> TeamPart:
    """Say that a day (default: today) is the last of a part; errors as in `new_part`."""
    return edit_part(work, part_id, until=on or work.today())


def remove_part(work: Work, /, part_id: int) -> None:
    """Take out a part that nobody ever played."""
    work.remove(work.get(TeamPart, part_id))


def _proved(work: Work, one: TeamPart) -> TeamPart:
    unchanged = tr("Nothing was changed.")
    one = replace(one, part=" ".join(one.part.split()), note=one.note.strip())
    if one.since is not None and one.until is not None and one.until < one.since:
        raise UserError(tr("It would end before it begins."), unchanged)
    for other in work.find(
        TeamPart, account_id=one.account_id, team_member_id=one.team_member_id,
        function=one.function.value,
    ):  # fmt: skip
        same = other.part.casefold() == one.part.casefold()
        if other.id != one.id and same and _overlap(other, one):
            raise UserError(tr("They have this part already."), unchanged)
    return one


def _overlap(one: TeamPart, two: TeamPart) -> bool:
    latest = max(one.since or date.min, two.since or date.min)
    return latest <= min(one.until or date.max, two.until or date.max)
