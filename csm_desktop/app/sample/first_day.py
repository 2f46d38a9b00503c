"""How a story of the sample begins: the account, with what all accounts have in common."""

from datetime import UTC, date, datetime, time, timedelta

from csm_desktop.app.sample.company import SampleCompany
from csm_desktop.app.sample.story import Story
from csm_desktop.app.sample.writer import SampleWriter, workday_before
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.segments import Segment


def open_story(
    writer: SampleWriter, house: SampleCompany, segment: Segment, start: date, **fields: object
) -> Story:
    """An account of ours whose contract starts on a day; it came into the book before that."""
    entered = workday_before(start - timedelta(days=75))
    account = writer.add(
        Account,
        **{
            "segment_id": segment.id,
            "owner_id": house.me.id,
            "sold_by_id": house.priya.id,
            "status": AccountStatus.LIVE,
            "contract_start": start,
            "created_at": datetime.combine(entered, time(8, 30), UTC),
            **fields,
        },
    )
    return Story(writer, house, account)
