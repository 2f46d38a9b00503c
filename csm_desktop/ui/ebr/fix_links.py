"""Where each thing that is missing is filled: in the studio, or at a tab of the account."""

from csm_desktop.app.reviews.gaps import Loose, ReviewGap
from csm_desktop.domain.records.reviews import ReviewPart
from csm_desktop.ui.ebr.gap_places import GAP_TABS, tab_of
from csm_desktop.ui.ebr.head import ReviewCard
from csm_desktop.ui.ebr.parts import Parts
from csm_desktop.ui.ebr.studio import Studio

_PARTS = {ReviewGap.RESULTS: ReviewPart.PROMISES, ReviewGap.OWNERS: ReviewPart.GOALS}


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
        if loose.lack in GAP_TABS:
            tab = GAP_TABS[loose.lack]
            self._studio.shell.open_account(self._studio.view.account_id, tab)
        elif loose.lack is ReviewGap.NEXT_DAY:
            self._head.ask_next()
        elif loose.part is not None:
            self._parts.cards[loose.part].titles.rows[loose.place].setFocus()
        else:
            self._parts.cards[_PARTS[loose.lack]].go_to(loose.place)
