"""The sample book: a year of a CSM's life with twelve invented customers, told relative to today.

Written to be shown: everything in it is fiction, and agrees with everything else in it. The stories
are text (resources/sample); health and alerts are what the program's own rules make of them.
"""

from csm_desktop.app.sample.alerts import with_alerts
from csm_desktop.app.sample.company import build_house
from csm_desktop.app.sample.council import add_council
from csm_desktop.app.sample.practice import add_practice
from csm_desktop.app.sample.snapshots import with_snapshots
from csm_desktop.app.sample.story_reader import tell
from csm_desktop.app.sample.values import Names
from csm_desktop.app.sample.writer import SampleWriter
from csm_desktop.domain.text.clock import Clock
from csm_desktop.resources import resources

# Champions come before those who are introduced to them.
_STORIES = (
    *("halden", "dal_riada", "northwind", "kestrel", "omi", "aurelia"),
    *("bergstrom", "cordova", "evershed", "fjordkraft", "gansu", "hartwell"),
)


def sample_book(clock: Clock) -> tuple[object, ...]:
    """Everything in the sample book, in an order in which each thing follows what it refers to.

    The same clock gives the same book, ids included.
    """
    writer = SampleWriter(clock)
    house = build_house(writer)
    accounts: Names = {}
    for name in _STORIES:
        tell(writer, house, resources() / "sample" / f"{name}.toml", accounts)
    add_council(writer, accounts)
    add_practice(writer, house)
    return with_alerts(with_snapshots(writer.things, clock), clock)
