"""What can be done with connections: who of ours knows whom of theirs, and how well."""

from dataclasses import replace
from datetime import date

from csm_desktop.app.people.team import new_member
from csm_desktop.domain.records.contacts import Connection, Contact, Strength
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import tr


def set_connection(
    work: Work,
    /,
    team_member_id: int,
    contact_id: int,
    strength: Strength,
    touched_on: date | None = None,
) -> Connection:
    """Say that one of ours knows one of theirs; one connection a pair, made or changed.

    `touched_on` is a last touch outside of the meetings and mails of this book. Raises UserError
    for a day that lies ahead: a meeting that is planned is no touch yet.
    """
    if touched_on is not None and touched_on > work.today():
        raise UserError(
            tr("The last touch cannot lie in the future."),
            tr("Nothing was changed. Plan a meeting for what lies ahead."),
        )
    known = _known(work, team_member_id, contact_id)
    if known is None:
        # A connection is the account's, so somebody without one has none.
        account_id = work.get(Contact, contact_id).account_id
        if account_id is None:
            raise UserError(
                tr("This contact belongs to no account yet."), tr("Nothing was changed.")
            )
        known = Connection(work.new_id(), account_id, team_member_id, contact_id)
    return work.put(replace(known, strength=strength, touched_on=touched_on))


def connect_new_member(
    work: Work,
    /,
    name: str,
    title: str,
    contact_id: int,
    strength: Strength,
    touched_on: date | None = None,
) -> Connection:
    """Enter a colleague and connect them with one of theirs, as one act. Where nobody of ours is
    there yet, the user was asked to begin with themselves.

    Raises UserError as `team.new_member` and `set_connection` do.
    """
    # The first of ours in a book is its user.
    first = not any(member.is_me or member.active for member in work.find(TeamMember))
    member = new_member(work, name, title=title, is_me=first)
    return set_connection(work, member.id, contact_id, strength, touched_on)


def remove_connection(work: Work, /, team_member_id: int, contact_id: int) -> None:
    """Take a connection away; the meetings and mails of the two stay. None there: nothing to do."""
    known = _known(work, team_member_id, contact_id)
    if known is not None:
        work.remove(known)


def _known(work: Work, team_member_id: int, contact_id: int) -> Connection | None:
    found = work.find(Connection, team_member_id=team_member_id, contact_id=contact_id)
    return found[0] if found else None
