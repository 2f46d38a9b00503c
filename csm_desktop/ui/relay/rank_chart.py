"""The accounts of a segment along the baseline, ranked: champions, cruisers, laggards."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from csm_desktop.app.lists.segments import RankedAccount
from csm_desktop.domain.journey.standing import Standing, attainment_of
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.charts.card import ChartSpec, Rows
from csm_desktop.ui.widgets.charts.chart import Near, Spot
from csm_desktop.ui.widgets.charts.plot import Drawing, Look
from csm_desktop.values import dataclass
from csm_desktop.wording import headed, label, percent, render, tr

_MARKS = {Standing.CHAMPION: "^", Standing.CRUISER: "o", Standing.LAGGARD: "v"}

_NAMED = 12  # accounts whose names have room
_LONGEST = 24  # letters of a name


@dataclass(frozen=True, slots=True)
class RankedAccounts:
    """The accounts of a segment that are judged, the best first, as of a day."""

    as_of: date
    dots: tuple[tuple[RankedAccount, Standing, Decimal], ...]

    @property
    def accounts(self) -> int:
        """How many there are."""
        return len(self.dots)


def rank_picture(ranked: Sequence[RankedAccount], as_of: date) -> RankedAccounts:
    """Those that have a rank, a standing and a known attainment."""
    found = []
    for one in ranked:
        line = one.line
        share = attainment_of(line.achieved, line.expected)
        if one.place is not None and line.standing in _MARKS and share is not None:
            found.append((one, line.standing, share))
    return RankedAccounts(as_of, tuple(found))


def rank_spec() -> ChartSpec[RankedAccounts]:
    """The picture, how it is spoken, and its numbers."""
    return ChartSpec(
        "rank", _title(), _drawn, _rows,
        tr("Nobody here can be judged yet."), Near.BOTH,
    )  # fmt: skip


def _drawn(picture: RankedAccounts) -> tuple[Drawing, Sequence[Spot], str] | None:
    if not picture.dots:
        return None
    spots = [
        Spot(float(share) * 100, row, _words(one, standing, share), one.id)
        for row, (one, standing, share) in enumerate(picture.dots)
    ]
    return partial(_draw, picture), spots, headed(_title(), _counts(picture))


def _draw(picture: RankedAccounts, axes: Any, look: Look) -> None:
    """A dot an account, the best above; the line is what is expected today."""
    axes.axvline(100, color=look.secondary, linewidth=1)
    for kind, mark in _MARKS.items():
        dots = [(float(s) * 100, n) for n, (_, own, s) in enumerate(picture.dots) if own is kind]
        if dots:
            across, down = zip(*dots, strict=True)
            filled = look.accent if kind is not Standing.LAGGARD else look.base
            axes.scatter(across, down, marker=mark, s=42, facecolors=filled, linewidths=1.4,
                         edgecolors=look.accent, label=label(kind), zorder=3)  # fmt: skip
    # With more of them names would stand on one another; pointer and keys tell those.
    named = picture.dots if len(picture.dots) <= _NAMED else ()
    axes.set_yticks(range(len(named)), [one.line.name[:_LONGEST] for one, _, _ in named])
    axes.tick_params(axis="y", labelcolor=look.text)
    ends = [100.0, *(float(share) * 100 for _, _, share in picture.dots)]
    room = max(4.0, (max(ends) - min(ends)) * 0.06)
    axes.set_xlim(min(ends) - room, max(ends) + room)
    axes.set_ylim(len(picture.dots) - 0.4, -0.6)
    axes.set_xlabel(tr("Value achieved, in % of what is expected today"), fontsize=look.caption,
                    color=look.secondary)  # fmt: skip
    axes.legend(loc="lower right", frameon=False, fontsize=look.caption, labelcolor=look.text)


def _words(one: RankedAccount, standing: Standing, share: Decimal) -> str:
    words = say(
        "{place}: {account}, {standing}, {share} of what is expected today",
        place=one.place, account=one.line.name, standing=standing, share=percent(share),
    )  # fmt: skip
    return render(words)


def _counts(picture: RankedAccounts) -> str:
    kinds = [standing for _, standing, _ in picture.dots]
    return ", ".join(f"{label(kind)} {kinds.count(kind)}" for kind in _MARKS)


def _rows(picture: RankedAccounts) -> Rows:
    heads = (tr("Rank"), tr("Account"), tr("Standing"), "%")
    lines = [
        (one.place, one.line.name, label(standing), f"{share * 100:.1f}")
        for one, standing, share in picture.dots
    ]
    return [heads, *lines]


def _title() -> str:
    return tr("Accounts along the baseline")
