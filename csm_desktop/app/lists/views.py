"""The views of the list of accounts: which lines each keeps, and what a filter beside it leaves."""

from collections.abc import Callable, Sequence

from csm_desktop.app.lists.overview import Overview
from csm_desktop.domain.journey.standing import Standing
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.values import dataclass
from csm_desktop.wording import mark


@dataclass(frozen=True, slots=True)
class View:
    """A saved view: which lines it keeps, given the book as a whole."""

    key: str
    title: str
    keeps: Callable[[AccountLine, Overview], bool]


VIEWS: tuple[View, ...] = (
    View("all", mark("All"), lambda line, numbers: True),  # noqa: ARG005
    View("renewals", mark("Renewals"), lambda line, numbers: line.id in numbers.renewing),
    View(
        "gaps",
        mark("Coverage gaps"),
        lambda line, numbers: line.id in numbers.asked and line.id not in numbers.covered,
    ),
    View("champions", mark("Champions"), lambda line, _: line.standing is Standing.CHAMPION),
    View("laggards", mark("Laggards"), lambda line, _: line.standing is Standing.LAGGARD),
    View("no_step", mark("No next step"), lambda line, _: not line.next_step),
    View("quiet", mark("Gone quiet"), lambda line, numbers: line.id in numbers.quiet),
)


def numbers_of_views(lines: Sequence[AccountLine], overview: Overview) -> dict[str, int]:
    """How many of these lines each view keeps, by its key."""
    return {view.key: sum(view.keeps(line, overview) for line in lines) for view in VIEWS}
