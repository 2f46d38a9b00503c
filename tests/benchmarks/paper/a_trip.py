"""The briefs of a trip of ten meetings, each a full page, and the job of printing them."""

from datetime import date

from csm_desktop.reports.trip.build import build_trip
from csm_desktop.reports.trip.pack import BriefLine, BriefSection, TripBrief, TripPack
from csm_desktop.wording import ENGLISH

_MEETINGS = 10
_WORDS = (
    "Orders leave the house on the day they arrive because planners see the whole week at once, "
    "and what cannot be kept is known before anybody has promised it."
)


def build_once() -> bytes:
    """Make the briefs and print them."""
    return build_trip(the_trip())


def the_trip() -> TripPack:
    """Ten meetings, of which everything is known that a brief can say."""
    briefs = tuple(_brief(number) for number in range(_MEETINGS))
    names = tuple(f"Company {number}" for number in range(_MEETINGS))
    return TripPack(date(2026, 11, 22), ENGLISH, "Trip of ten meetings", names, briefs)


def _brief(number: int) -> TripBrief:
    return TripBrief(
        f"Quarterly review with Company {number}",
        f"Meeting {number + 1} of {_MEETINGS}",
        ("Tuesday, 24 November, 10:00 to 11:00", "Hamburg, at the customer's"),
        (_section("Talk about", 4), _section("Ask", 4)),
        (_section("Who comes", 5), _section("Who decides", 3)),
        (_section("Health", 4), _section("Value", 4)),
        (_section("We owe", 3), _section("They owe", 3), _section("Agreed", 2)),
    )


def _section(title: str, lines: int) -> BriefSection:
    return BriefSection(title, tuple(_line(title, number) for number in range(lines)))


def _line(title: str, number: int) -> BriefLine:
    mark = "late" if number == 0 else f"{number} Dec"
    return BriefLine(f"{title} {number + 1}: {_WORDS}", "as of the last meeting", mark, not number)
