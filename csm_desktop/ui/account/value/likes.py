"""Where the account stands among like accounts on the chosen metric; nobody is named."""

from functools import partial
from typing import TYPE_CHECKING, cast

from csm_desktop.app.lists.cohorts import Compared, compared, standing_words
from csm_desktop.domain.text.message import say
from csm_desktop.ui.account.value import likes_chart as drawing
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.widgets import Card, Text
from csm_desktop.ui.widgets.charts.chart import Chart
from csm_desktop.wording import measure, render, stopped, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from csm_desktop.app.book import Book


class LikesCard(Card):
    """In words and as dots: the others, their middle half and median, and the account itself.

    The last readings of a whole segment are asked for it, so the answer comes from a thread.
    """

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("Among like accounts"))
        self._tab = tab
        self._found: dict[int, Compared] = {}
        self._of: int | None = None
        self._metric_id: int | None = None
        self.standing = Text("", "strong", wrap=True)
        self.spread = Text("", wrap=True)
        self.why = Text("", "caption", wrap=True)
        self.chart = Chart(tab.shell.background, 112)
        for part in (self.standing, self.spread, self.chart, self.why):
            self.add(part)
        self._asker = BookQuery(tab.shell, self._question, self)
        self._asker.answered.connect(self._came)

    @property
    def is_compared(self) -> bool:
        """Whether there are enough like accounts to show."""
        return not self.chart.isHidden()

    def show_account(self, *, there: bool) -> None:
        """Ask anew, where anything is measured `there`."""
        # Nothing of the former account is shown until the answer for this one is there.
        if self._of != self._tab.account_id:
            self._found = {}
        self._of = self._tab.account_id
        if there:
            self._asker.ask()

    def show_metric(self, metric_id: int) -> None:
        """Show how others do on a metric."""
        self._metric_id = metric_id
        self._show()

    def _question(self) -> "Callable[[Book], tuple[int, tuple[Compared, ...]]]":
        account_id = self._tab.account_id
        return lambda book: (account_id, compared(book, account_id))

    def _came(self, answer: object) -> None:
        account_id, found = cast("tuple[int, tuple[Compared, ...]]", answer)
        if account_id == self._tab.account_id:
            self._found = {one.metric.id: one for one in found}
            self._show()

    def _show(self) -> None:
        one = self._found.get(self._metric_id) if self._metric_id is not None else None
        found = one.cohort.found if one is not None else None
        for part in (self.standing, self.spread, self.chart):
            part.setVisible(found is not None)
        self.why.setText("" if one is None else _sentence(render(one.cohort.why)))
        if self.header is not None:
            self.header.set_aside(one.metric.name if one is not None else "")
        if one is None or found is None:
            return
        self.standing.setText(_sentence(standing_words(one) or tr("No reading yet")))
        self.spread.setText(spread_words(one))
        name = self._tab.view.facts.account.name
        self.chart.show_drawing(
            partial(drawing.draw, one, name), drawing.spots(one, name),
            f"{self.standing.text()} {self.spread.text()} {self.why.text()}",
        )  # fmt: skip


def spread_words(one: Compared) -> str:
    """How the others lie, with the numbers of the reviews."""
    found = one.cohort.found
    if found is None:
        return ""

    def shown(value: object) -> str:
        return measure(cast("int", value), one.metric.unit)

    return render(
        say(
            "Their median is {median}; the middle half lies from {lower} to {upper}.",
            median=shown(found.spread.median),
            lower=shown(found.spread.lower),
            upper=shown(found.spread.upper),
        )
    )


def _sentence(words: str) -> str:
    return stopped(f"{words[:1].upper()}{words[1:]}")
