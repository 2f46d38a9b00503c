"""Where each part of a review is filled: here, or at a tab of the account."""

from csm_desktop.app.reviews.gaps import ReviewGap
from csm_desktop.app.reviews.view import StudioView
from csm_desktop.domain.records.reviews import ReviewPart
from csm_desktop.wording import tr

# The parts whose facts live in the account.
TABS = {
    ReviewPart.PROMISES: "plan",
    ReviewPart.WORTH: "value",
    ReviewPart.PRODUCTIVITY: "value",
    ReviewPart.EFFECTIVENESS: "effectiveness",
    ReviewPart.CHAMPIONS: "contacts",
}

GAP_TABS = {ReviewGap.PEOPLE: "contacts", ReviewGap.DIRECTIONS: "value"}
"""The account's tabs where loose ends are tied."""


def tab_of(part: ReviewPart, view: StudioView) -> str:
    """The account's tab where a part is filled, empty where that is here.

    A reference can be typed here as soon as there is a measure to compare.
    """
    if part is ReviewPart.BENCHMARK and not view.measures:
        return "value"
    return TABS.get(part, "")


def go_words(tab: str) -> str:
    """What a button says that leads there."""
    words = {
        "plan": tr("Go to Plan"),
        "value": tr("Go to Value"),
        "contacts": tr("Go to Contacts"),
        "effectiveness": tr("Go to Effectiveness"),
    }
    return words.get(tab, tr("Fill in"))
