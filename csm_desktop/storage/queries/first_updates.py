"""The status updates that are first value to their customers, over a book (domain.md §4)."""

from collections.abc import Iterable, Mapping
from datetime import date

from csm_desktop.domain.records.accounts import Account, AccountFirstValue
from csm_desktop.domain.records.meetings import FollowUp, Meeting
from csm_desktop.domain.records.segments import Segment
from csm_desktop.domain.value.attainment import first_update, update_counts
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.queries import dump


def first_updates(
    connection: BookConnection,
    accounts: Iterable[Account | AccountFirstValue],
    segments: Iterable[Segment],
    as_of: date,
) -> Mapping[int, date]:
    """By account: the day of the first status update, for those to whom one is first value."""
    own = {segment.id: segment for segment in segments}
    meant = {one.id: one for one in accounts if update_counts(one, own.get(one.segment_id or 0))}
    if not meant:
        return {}
    meetings = dump.of_accounts(connection, Meeting, meant)
    sent: dict[int, list[FollowUp]] = {}
    for follow_up in dump.of_accounts(connection, FollowUp, meant):
        sent.setdefault(follow_up.account_id, []).append(follow_up)
    days = {id_: first_update(meant[id_], mails, meetings, as_of) for id_, mails in sent.items()}
    return {id_: day for id_, day in days.items() if day is not None}
