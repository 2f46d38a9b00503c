"""The organisation as seats: people, who left, and the open seats that they left behind."""

from dataclasses import replace
from datetime import date, timedelta

from csm_desktop.domain.people.organisation import Organisation, SeatKind, organisation
from csm_desktop.domain.records.contacts import Contact, ContactRole, ContactStatus

TODAY = date(2026, 11, 22)
ULRICH = Contact(1, 9, "Ulrich", "COO")
HOLGER = Contact(
    2, 9, "Holger", "Depot manager", reports_to_id=1, status=ContactStatus.LEFT,
    left_on=date(2026, 10, 2), went_to="Baltic Tram",
)  # fmt: skip
ADA = Contact(3, 9, "Ada", "Planner", reports_to_id=2)


def kinds(chart: Organisation) -> dict[int, SeatKind]:
    return {seat.id: seat.kind for seat in chart.seats}


def test_who_left_stays_with_an_open_seat_beside_and_their_boss_to_ask() -> None:
    chart = organisation((ULRICH, HOLGER, ADA), TODAY, {3: date(2026, 11, 1)})
    assert kinds(chart) == {
        1: SeatKind.PERSON, 2: SeatKind.GONE, -2: SeatKind.GAP, 3: SeatKind.PERSON,
    }  # fmt: skip
    assert chart.parents == {1: None, 2: 1, -2: 1, 3: 2}
    gap = next(seat for seat in chart.seats if seat.id == -2)
    assert (gap.days, gap.ask_id) == (51, 1)
    assert chart.counts() == {"people": 2, "met": 1, "never": 1, "gone": 1, "gaps": 1}


def test_a_seat_that_somebody_took_is_open_no_more() -> None:
    heir = Contact(4, 9, "Greta", "depot Manager", reports_to_id=1)
    chart = organisation((ULRICH, HOLGER, heir), TODAY, {})
    assert kinds(chart)[2] is SeatKind.GONE
    assert -2 not in kinds(chart)


def test_without_a_title_the_role_says_whether_somebody_followed() -> None:
    gone = replace(HOLGER, title="", roles=(ContactRole.SPONSOR,))
    assert -2 in kinds(organisation((ULRICH, gone), TODAY, {}))
    sponsor = replace(ULRICH, roles=(ContactRole.SPONSOR,))
    assert -2 not in kinds(organisation((sponsor, gone), TODAY, {}))


def test_after_a_year_only_who_bears_others_is_remembered() -> None:
    long_ago = replace(HOLGER, left_on=TODAY - timedelta(days=400))
    assert kinds(organisation((ULRICH, long_ago), TODAY, {})) == {1: SeatKind.PERSON}
    assert kinds(organisation((ULRICH, long_ago, ADA), TODAY, {}))[2] is SeatKind.GONE


def test_a_dotted_line_leads_only_to_somebody_on_the_chart() -> None:
    both = (replace(ULRICH, dotted_to_id=77), replace(ADA, dotted_to_id=1, reports_to_id=None))
    assert organisation(both, TODAY, {}).dotted == ((3, 1),)
