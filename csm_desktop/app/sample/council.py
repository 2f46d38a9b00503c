"""What the champions of the sample give to others: an example, and a customer council."""

from csm_desktop.app.sample.values import Names
from csm_desktop.app.sample.writer import SampleWriter
from csm_desktop.domain.records.contacts import Contact, ContactRole
from csm_desktop.domain.records.handoff import Answer, CriterionAnswer
from csm_desktop.domain.records.standing.champions import Essence, EssenceKind, TakenOver
from csm_desktop.domain.records.standing.council import (
    CouncilMeeting,
    CouncilPresence,
    CouncilSeat,
    SeatState,
)

_SEATS = (
    ("halden", SeatState.MEMBER, -130, -112, "Speaks for planning in the plants"),
    ("dal_riada", SeatState.MEMBER, -128, -119, "Speaks for crews in the field"),
    ("aurelia", SeatState.ASKED, -12, None, "Would bring hotels in"),
)
_MEETINGS = (
    (-15, "What a replanned week should look like", "Halden Foods, Odense",
     "Both want the week on one screen; product takes it up."),
    (75, "Road map of the coming year", "Online", ""),
)  # fmt: skip
_CRITERIA = (
    ("northwind", EssenceKind.SPONSOR, Answer.PARTLY),
    ("northwind", EssenceKind.TRAINING, Answer.YES),
    ("northwind", EssenceKind.PROJECT_MANAGER, Answer.NO),
)


def add_council(writer: SampleWriter, accounts: Names) -> None:
    """Write who was asked for a seat, when the council met, and what Northwind took over."""
    for name, state, asked, since, note in _SEATS:
        account = accounts[name]
        who = next(
            one for one in writer.things
            if isinstance(one, Contact) and one.account_id == account.id
            and ContactRole.CHAMPION in one.roles
        )  # fmt: skip
        writer.add(
            CouncilSeat, account_id=account.id, asked_on=writer.workday(asked), state=state,
            contact_id=who.id, since=None if since is None else writer.workday(since), note=note,
        )  # fmt: skip
    for offset, topic, place, outcome in _MEETINGS:
        met = writer.add(
            CouncilMeeting, on=writer.workday(offset), topic=topic, place=place, outcome=outcome
        )
        if offset < 0:
            for name, state, *_ in _SEATS:
                if state is SeatState.MEMBER:
                    writer.add(
                        CouncilPresence, account_id=accounts[name].id, council_meeting_id=met.id
                    )
    for name, kind, answer in _CRITERIA:
        writer.add(CriterionAnswer, account_id=accounts[name].id, kind=kind, answer=answer)
    example = accounts["dal_riada"]
    essence = next(
        one for one in writer.things if isinstance(one, Essence) and one.account_id == example.id
    )
    writer.add(
        TakenOver, account_id=accounts["northwind"].id, champion_account_id=example.id,
        essence_id=essence.id, on=writer.workday(-10),
    )  # fmt: skip
