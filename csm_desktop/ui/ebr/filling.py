"""Where each thing that is missing is filled: in the studio, or at a tab of the account."""

from csm_desktop.app.review_gaps import Lack, Loose
from csm_desktop.app.review_view import StudioView
from csm_desktop.domain.reviews import ReviewPart
from csm_desktop.ui.ebr.head import ReviewCard
from csm_desktop.ui.ebr.parts import Parts
from csm_desktop.ui.ebr.studio import Studio

# Where a part is filled that the studio does not fill itself: the account's tab.
_TABS = {
    ReviewPart.PROMISES: "plan",
    ReviewPart.PRODUCTIVITY: "value",
    ReviewPart.CHAMPIONS: "contacts",
}
_PARTS = {Lack.RESULTS: ReviewPart.PROMISES, Lack.OWNERS: ReviewPart.GOALS}


def tab_of(part: ReviewPart, view: StudioView) -> str:
    """The account's tab where a part is filled, empty where that is here.

    A reference can be typed here as soon as there is a measure to compare.
    """
    if part is ReviewPart.BENCHMARK and not view.measures:
        return "value"
    return _TABS.get(part, "")


class Filling:
    """Goes there."""

    def __init__(self, studio: Studio, parts: Parts, head: ReviewCard) -> None:
        self._studio, self._parts, self._head = studio, parts, head

    def fill(self, part: ReviewPart) -> None:
        """To where a missing part is filled."""
        view = self._studio.view
        tab = tab_of(part, view)
        if tab:
            self._studio.shell.open_account(view.account_id, tab)
        else:
            self._parts.cards[part].fill()

    def tie(self, loose: Loose) -> None:
        """To where a loose end is tied."""
        if loose.lack is Lack.PEOPLE:
            self._studio.shell.open_account(self._studio.view.account_id, "contacts")
        elif loose.lack is Lack.NEXT_DAY:
            self._head.ask_next()
        else:
            self._parts.cards[_PARTS[loose.lack]].go_to(loose.place)
