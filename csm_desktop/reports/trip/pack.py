"""What the briefs of a trip say; for our own side, never for a customer."""

from dataclasses import dataclass
from datetime import date

from csm_desktop.wording import Voice, tr


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One thing that is said: `detail` in small beneath it, `mark` at its side.

    `pressing` marks are the ones to be seen: late, not verified.
    """

    words: str
    detail: str = ""
    mark: str = ""
    pressing: bool = False


@dataclass(frozen=True, slots=True)
class BriefSection:
    """Lines under a heading; never without a line."""

    title: str
    lines: tuple[BriefLine, ...]


@dataclass(frozen=True, slots=True)
class TripBrief:
    """One meeting: when and where above, `talk` beside `people`, then what is known of the account,
    `tables` row by row, one or two side by side."""

    title: str
    kicker: str
    when: tuple[str, ...]
    talk: tuple[BriefSection, ...]
    people: tuple[BriefSection, ...]
    tables: tuple[tuple[BriefSection, ...], ...]


@dataclass(frozen=True, slots=True)
class TripPack:
    """The briefs of a trip, in the order of travel; `accounts` are whom they name."""

    as_of: date
    voice: Voice
    title: str
    accounts: tuple[str, ...]
    briefs: tuple[TripBrief, ...]


def page_kind() -> str:
    """What the document is called."""
    return tr("Trip")
