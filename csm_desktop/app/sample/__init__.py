"""The sample book: a year of a CSM's life with twelve invented customers, told relative to today.

Written to be shown: everything in it is fiction, and agrees with everything else in it.
"""

from pathlib import Path

from csm_desktop.app.sample import (
    northwind,
    northwind_plan,
    northwind_review,
    northwind_talks,
)
from csm_desktop.app.sample.desk import Desk
from csm_desktop.app.sample.house import House, build_house
from csm_desktop.app.sample.noticing import with_alerts
from csm_desktop.app.sample.snapshots import with_snapshots
from csm_desktop.app.sample.telling import tell
from csm_desktop.app.sample.values import Names
from csm_desktop.domain.accounts import Account
from csm_desktop.domain.clock import Clock
from csm_desktop.resources import resources

# Champions before those who are introduced to them.
_CHAMPIONS = ("halden", "dal_riada")
_OTHERS = (
    *("kestrel", "omi", "aurelia", "bergstrom", "cordova"),
    *("evershed", "fjordkraft", "gansu", "hartwell"),
)


def sample_book(clock: Clock) -> tuple[object, ...]:
    """Everything in the sample book, in an order in which each thing follows what it refers to.

    The same clock gives the same book, ids included.
    """
    desk = Desk(clock)
    house = build_house(desk)
    accounts: Names = {}
    for name in _CHAMPIONS:
        tell(desk, house, _story(name), accounts)
    _northwind(desk, house, accounts["dal_riada"])
    for name in _OTHERS:
        tell(desk, house, _story(name), accounts)
    return with_alerts(with_snapshots(desk.things, clock), clock)


def _story(name: str) -> Path:
    return resources() / "sample" / f"{name}.toml"


def _northwind(desk: Desk, house: House, champion: Account) -> None:
    story = northwind.open_account(desk, house)
    who = northwind.add_people(story)
    numbers = northwind.add_numbers(story)
    northwind_plan.add_diagnosis(story, who)
    northwind_plan.add_plan(story, who)
    northwind_talks.before_signing(story, who)
    northwind_talks.first_hundred_days(story, who)
    first = northwind_talks.since_the_first_review(story, who, numbers)
    second = northwind_talks.ahead(story, who, northwind_talks.training_month(story))
    northwind_review.add_first_review(story, who, first, numbers)
    northwind_review.add_second_review(story, who, second, numbers)
    northwind_review.add_initiatives(story, who, numbers)
    northwind_review.add_our_view(story, who, champion)
