"""What the briefs of a trip say; for our own side, never for a customer."""

from datetime import date

from csm_desktop.values import dataclass
from csm_desktop.wording import Voice, tr


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One thing that is said: `detail` in small beneath it, `mark` at its side.

    `pressing` marks are the ones to be seen: late, not verified. What `may_be_cut` is not about
    this customer, and gives way where the page is full.
    """

    words: str
    detail: str = ""
    mark: str = ""
    pressing: bool = False
    may_be_cut: bool = False


@dataclass(frozen=True, slots=True)
class BriefSection:
    """Lines under a heading; never without a line. At `least` so many stand on the page, however
    full it is."""

    title: str
    lines: tuple[BriefLine, ...]
    least: int = 0


@dataclass(frozen=True, slots=True)
class TripBrief:
    """One meeting on one page: when and where above, `talk` beside `people` and what is `known` of
    the account, beneath what was `agreed`."""

    title: str
    kicker: str
    when: tuple[str, ...]
    talk: tuple[BriefSection, ...]
    people: tuple[BriefSection, ...]
    known: tuple[BriefSection, ...]
    agreed: tuple[BriefSection, ...]


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
