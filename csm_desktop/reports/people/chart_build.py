"""Prints the chart of the organisation: across one page, or across as many as can be read."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from csm_desktop.domain.people.tree_pages import tree_pages
from csm_desktop.domain.text.message import say
from csm_desktop.reports import fonts
from csm_desktop.reports.blocks import Figure
from csm_desktop.reports.ebr.pages.common import joined_by_dot, note
from csm_desktop.reports.layout import Composer, GridCell, PageFrame, print_pages
from csm_desktop.reports.page_frame import account_frame
from csm_desktop.reports.people.chart_pack import ChartPack
from csm_desktop.reports.people.chart_page import ChartPage, chart_figure, is_read
from csm_desktop.reports.style import paper
from csm_desktop.wording import joined, render, tr

_NAMED = 3  # of those who lead a page
_MOST = 60  # cards that nobody needs to try on one page


def build_chart(pack: ChartPack, size: str = "a4") -> bytes:
    """The chart as a PDF, A4 or Letter across: on one page where it can be read there, else all
    names on the first one and everybody with title and roles on further ones. Raises KeyError for
    another size."""
    fonts.register()
    with pack.voice.spoken():
        composer = Composer(paper(size, landscape=True))
        kind = tr("Organisation")
        marked = (tr("internal"),) if pack.is_internal else ()
        kicker = joined_by_dot(pack.account, kind, *marked)
        composer.page(kicker, pack.title, kind)
        notes = [note(remark) for remark in pack.remarks[:3]]
        if not pack.seats:
            notes = [note(tr("Nobody is known here yet."))]
        width, whole_page = composer.paper.inner, composer.room
        room = whole_page - sum(each.height(width) for each in notes) - 8
        for number, page in enumerate(_pages(pack, width, room, whole_page - 8)):
            if number:
                composer.page(kicker, _heading(pack, page), kind)
                room = composer.room - 8
            composer.row(GridCell(0, 12, [Figure(partial(chart_figure, page, height=room))]))
            if not number:
                composer.row(GridCell(0, 12, notes))
        if not pack.seats:
            composer.row(GridCell(0, 12, notes))
        return print_pages(composer.sheets, composer.paper, _frame(pack))


def _pages(pack: ChartPack, width: float, first: float, room: float) -> Sequence[ChartPage]:
    """The whole, where it can be read on one page; else its names, and then page by page."""
    if not pack.seats:
        return ()
    whole = ChartPage(pack.seats, pack.dotted)
    if is_read(whole, width, first):
        return (whole,)
    names = tuple(replace(seat, title="", roles="", foot="") for seat in pack.seats)
    at_a_glance = ChartPage(names, pack.dotted)
    pages = [at_a_glance] if is_read(at_a_glance, width, first) else []
    return (*pages, *_cut(pack, len(pages) + 1, width, room))


def _cut(pack: ChartPack, number: int, width: float, room: float) -> list[ChartPage]:
    """Everybody on pages that can be read, the first of which has a `number`."""
    seats = {seat.id: seat for seat in pack.seats}
    below: dict[int | None, set[int]] = {}
    for seat in pack.seats:
        below.setdefault(seat.parent, set()).add(seat.id)

    def page(ids: Sequence[int], further: Mapping[int, int]) -> ChartPage:
        here = set(ids)
        dotted = tuple(pair for pair in pack.dotted if here.issuperset(pair))
        return ChartPage(tuple(seats[each] for each in ids), dotted, further)

    def fits(ids: Sequence[int]) -> bool:
        here = set(ids)
        leading = {each: 0 for each in ids if below.get(each, set()) - here}
        return len(ids) <= _MOST and is_read(page(ids, leading), width, room)

    cut = tree_pages({seat.id: seat.parent for seat in pack.seats}, fits)
    begun: dict[int, list[int]] = {}
    for place, ids in enumerate(cut, number):
        for each in ids:
            if below.get(each, set()) & set(ids):
                begun.setdefault(each, []).append(place)
    made = []
    for place, ids in enumerate(cut, number):
        later = {each: [n for n in begun.get(each, ()) if n > place] for each in ids}
        made.append(page(ids, {each: after[0] for each, after in later.items() if after}))
    return made


def _heading(pack: ChartPack, page: ChartPage) -> str:
    """Who leads the people of a page that does not begin at the top."""
    names = [seat.name for seat in page.seats if page.parents[seat.id] is None and seat.parent]
    if not names:
        return pack.title
    few, rest = joined(names), len(names) - _NAMED
    if rest > 0:
        few = render(say("{names} and {n} more", names=", ".join(names[:_NAMED]), n=rest))
    return render(say("Reporting to {names}", names=few))


def _frame(pack: ChartPack) -> PageFrame:
    footer = tr("Internal: it tells influence and sentiment") if pack.is_internal else ""
    return account_frame(
        pack.account, tr("Organisation"), pack.as_of, author=pack.author,
        footer=footer, is_ours=pack.is_internal,
    )  # fmt: skip
