"""Which segment fits an account: by hand."""

import pytest

from csm_desktop.domain.journey.segment_fit import fitting_segment
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.segments import Engagement, Segment
from csm_desktop.wording import render


def segment(id_: int, name: str, *products: str, sizes: tuple[int | None, int | None]) -> Segment:
    least, most = sizes
    return Segment(
        id_, name, Engagement.LOW_TOUCH, 30, 180, position=id_, products=products,
        least_employees=least, most_employees=most,
    )  # fmt: skip


SEGMENTS = (
    segment(1, "Anybody", sizes=(None, None)),
    segment(2, "Large", sizes=(1000, None)),
    segment(3, "Small", sizes=(None, 999)),
    segment(4, "Desk", "Disruption Desk", sizes=(None, None)),
    segment(5, "Large desk", "disruption desk ", sizes=(1000, 5000)),
)


@pytest.mark.parametrize(
    ("employees", "products", "name", "why"),
    [
        (1000, (), "Large", "1,000 employees"),
        (999, (), "Small", "999 employees"),
        (None, (), None, ""),
        (None, ("Disruption Desk",), "Desk", "uses Disruption Desk"),
        (2100, ("Roster", "Disruption Desk"), "Large desk",
         "uses Disruption Desk and 2,100 employees"),
        (5001, ("Disruption Desk",), "Large", "5,001 employees"),
        (1, ("Roster",), "Small", "1 employee"),
    ],
)  # fmt: skip
def test_all_conditions_hold_and_the_most_go_first(
    employees: int | None, products: tuple[str, ...], name: str | None, why: str
) -> None:
    account = Account(9, "Kestrel", employees=employees, products=products)
    found = fitting_segment(account, SEGMENTS)
    assert (found.segment.name if found else None) == name
    assert (render(found.why) if found else "") == why
