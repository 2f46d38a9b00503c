"""How far accounts are engaged, over the book: a bar a segment, and the same as a table; each part
leads to its accounts."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from csm_desktop.app.practice.engagement import (
    EngagementBook,
    SegmentLevels,
    engagement_book,
    engagement_listing,
    engagement_rows,
)
from csm_desktop.domain.reviews.engagement import EngagementLevel
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.charts.card import ChartCard, ChartSpec, foot_of
from csm_desktop.ui.frame.page_requests import PendingAccounts
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.table_face import TableFace
from csm_desktop.ui.paper.listed_face import ListedFace
from csm_desktop.ui.paper.listings import ShownListing
from csm_desktop.ui.widgets import Card, CellKind, Column, Text
from csm_desktop.ui.widgets.charts.chart import Near, Spot
from csm_desktop.ui.widgets.charts.plot import Drawing, Look
from csm_desktop.ui.widgets.layout.flow import ButtonBar
from csm_desktop.ui.widgets.lock import Lock
from csm_desktop.ui.widgets.table.in_card import put_in_card
from csm_desktop.ui.widgets.whole_table import WholeTable, nothing_yet
from csm_desktop.values import dataclass
from csm_desktop.wording import headed, label, number, render, tr
from csm_desktop.wording.practice_words import levels_words

if TYPE_CHECKING:
    from csm_desktop.app.book import Book

_LONGEST = 22  # letters of a name
_LEAST_ROWS = 4  # of bars, lest a single one fills the chart
_LEAST_SHARE = 0.05  # of the longest bar, for a number inside
# The higher the level, the darker; hatches tell them apart without any colour.
_LOOKS = dict(zip(EngagementLevel, ((0.0, "//"), (0.25, ""), (0.55, ".."), (1.0, "")), strict=True))


class EngagementFace(ListedFace, TableFace):
    """The picture above, its numbers beneath. A part of a bar opens its accounts in the Book, a
    line those of its segment; the list there has each account's level."""

    table: WholeTable[SegmentLevels]

    def __init__(self, shell: Shell, accounts: PendingAccounts) -> None:
        super().__init__(shell)
        self._accounts = accounts
        self.found: EngagementBook | None = None
        self.words = Text(colour="secondary", wrap=True)
        self.card = ChartCard(shell, _spec())
        self.card.opened.connect(self._open_part)
        self.table = WholeTable(
            tr("Engagement over the book"), _columns(), many=False,
            empty=nothing_yet(tr("No account is judged yet.")),
        )  # fmt: skip
        self.table.opened.connect(self._open_segment)
        counts = Card(tr("By segment"))
        for card in (self.card, counts):
            if card.header is not None:
                card.header.add(Lock())
        put_in_card(counts, self.table)
        bar = ButtonBar(self.words, self.file_buttons())
        self.lay_out(QWidget(), (bar, self.card, counts)).addStretch(1)
        self.forget()

    def forget(self) -> None:
        """Another book: nothing of the former one is shown any more."""
        self.found = None
        self.table.set_lines([])
        self.words.setText("")

    def question(self) -> "Callable[[Book], EngagementBook]":
        """The levels of all accounts."""
        return engagement_book

    def show_answer(self, answer: EngagementBook) -> None:
        """Show how many accounts are on which level."""
        self.found = answer
        self.card.show_charts(answer)
        self.table.set_lines(answer.segments)
        waiting = say("{n} account is not judged yet", "{n} accounts are not judged yet",
                      n=answer.unjudged)  # fmt: skip
        self.words.setText(foot_of(answer, render(waiting) if answer.unjudged else ""))
        self.changed.emit()

    def take_focus(self) -> None:
        """The picture, which is above its table; J and K go through that."""
        if self.card.chart.isHidden():
            super().take_focus()
        else:
            self.card.chart.setFocus()

    def open_selected(self) -> None:
        """The accounts of the segment that the keyboard is on."""
        if self.table.current is not None:
            self._open_segment(self.table.current)

    def listing(self) -> ShownListing | None:
        """The counts, for a file or on paper; None until they are there."""
        found = self.found
        if found is None:
            return None
        name = render(say("Engagement over the book {day}", day=f"{found.as_of}"))
        return ShownListing(
            tr("Engagement over the book"), name, lambda _: engagement_listing(found)
        )

    def _open_part(self, key: int) -> None:
        if self.found is not None:
            part = _parts(self.found.segments)[key - 1]
            words = headed(part.segment.called, label(part.level))
            self._show(words, part.segment.who.get(part.level, ()))

    def _open_segment(self, line: SegmentLevels) -> None:
        self._show(line.called, [id_ for ids in line.who.values() for id_ in ids])

    def _show(self, title: str, ids: Sequence[int]) -> None:
        self._accounts.ask(title, ids)
        self.shell.go("book")


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a bar: the accounts of a segment on one level; `begins` says after how many."""

    row: int
    segment: SegmentLevels
    level: EngagementLevel
    begins: int

    @property
    def size(self) -> int:
        """How many accounts it stands for."""
        return self.segment.levels.get(self.level, 0)


def _parts(segments: Sequence[SegmentLevels]) -> list[_Part]:
    """Every part that stands for somebody, bar by bar."""
    found = []
    for row, segment in enumerate(segments):
        begins = 0
        for level in EngagementLevel:
            part = _Part(row, segment, level, begins)
            begins += part.size
            if part.size:
                found.append(part)
    return found


def _spec() -> ChartSpec[EngagementBook]:
    return ChartSpec(
        "engagement", tr("Engagement over the book"), _drawn, engagement_rows,
        tr("No account is judged yet."), Near.BOTH,
        lambda _: tr("What lacks for the next level stands on the Overview of each account."),
    )  # fmt: skip


def _drawn(found: EngagementBook) -> tuple[Drawing, Sequence[Spot], str] | None:
    if not found.segments:
        return None
    spots = [
        Spot(
            one.begins + one.size / 2, one.row,
            headed(one.segment.called, levels_words({one.level: one.size})), key, one.size / 2,
        )
        for key, one in enumerate(_parts(found.segments), 1)
    ]  # fmt: skip
    spoken = headed(tr("Engagement over the book"), levels_words(found.levels))
    return partial(_draw, found.segments), spots, spoken


def _draw(segments: Sequence[SegmentLevels], axes: Any, look: Look) -> None:
    """A bar a segment: its accounts by level, from the lowest to the full review."""
    from matplotlib.colors import to_rgb

    rows = range(len(segments))
    most = max(one.accounts for one in segments)
    begun = [0] * len(segments)
    base, accent = to_rgb(look.base), to_rgb(look.accent)
    for level, (share, hatch) in _LOOKS.items():
        tint = tuple(b + (a - b) * share for a, b in zip(accent, base, strict=True))
        sizes = [one.levels.get(level, 0) for one in segments]
        axes.barh(rows, sizes, left=begun, height=0.62, facecolor=tint, edgecolor=look.control,
                  hatch=hatch, linewidth=1, label=label(level))  # fmt: skip
        for row, size, start in zip(rows, sizes, begun, strict=True):
            if size >= _LEAST_SHARE * most and size:
                axes.annotate(
                    number(size), (start + size / 2, row), ha="center", va="center",
                    fontsize=look.caption - 1, color=look.text,
                    bbox={"boxstyle": "round,pad=0.18", "facecolor": look.base,
                          "edgecolor": "none"},
                )  # fmt: skip
        begun = [start + size for start, size in zip(begun, sizes, strict=True)]
    axes.set_yticks(rows, [_short(one.called) for one in segments])
    axes.tick_params(axis="y", labelcolor=look.text)
    axes.set_xticks([])
    axes.set_xlim(0, most * 1.02)
    axes.set_ylim(max(len(segments), _LEAST_ROWS) - 0.4, -0.6)
    axes.legend(
        loc="lower left", bbox_to_anchor=(0, 1), ncols=len(EngagementLevel), frameon=False,
        fontsize=look.caption, labelcolor=look.text, borderaxespad=0.2,
    )  # fmt: skip


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


def _columns() -> list[Column[SegmentLevels]]:
    def count(level: EngagementLevel) -> Column[SegmentLevels]:
        return Column(level.value, label(level), lambda one: one.levels.get(level, 0),
                      CellKind.NUMBER, 130)  # fmt: skip

    def sentence(one: SegmentLevels) -> str:
        return headed(one.called, levels_words(one.levels))

    return [
        Column("segment", tr("Segment"), lambda one: one.called, CellKind.STRONG, 180,
               stretch=True, sentence=sentence),
        Column("accounts", tr("Accounts"), lambda one: one.accounts, CellKind.NUMBER, 90),
        *map(count, EngagementLevel),
    ]  # fmt: skip
