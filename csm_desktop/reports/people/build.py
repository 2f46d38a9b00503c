"""Prints the map of people: upright, the map first, then roles and the chart."""

from collections.abc import Iterator, Sequence

from csm_desktop import wording
from csm_desktop.domain.text.message import say
from csm_desktop.reports import fonts
from csm_desktop.reports.blocks import Block, Figure, Space
from csm_desktop.reports.ebr.pack_lines import PersonLine
from csm_desktop.reports.ebr.pages.common import heading, joined_by_dot, note, on
from csm_desktop.reports.figures.coverage import Link, Person, coverage_map
from csm_desktop.reports.layout import Composer, GridCell, PageFrame, print_pages
from csm_desktop.reports.page_frame import account_frame
from csm_desktop.reports.people.pack import PeoplePack, PlacedPerson, RoleLine
from csm_desktop.reports.style import paper, quiet, strong
from csm_desktop.reports.table import Filling, PaperColumn, PaperTable
from csm_desktop.reports.text import Span
from csm_desktop.wording import tr

_TIGHT = 7.0, 0.8  # between parts, and within rows
_PAD = 3.0
_BETWEEN = 16.0
_ACROSS, _DOWN = 5, 8  # people of theirs and of ours in one figure
_STEP = "\u00a0" * 5  # one level of the chart
_DEEPEST = 6


def build_people(pack: PeoplePack, size: str = "a4") -> bytes:
    """The map as a PDF, A4 or Letter upright. Raises KeyError for another size."""
    fonts.register()
    with pack.voice.spoken():
        composer = _composed(pack, size, _BETWEEN, _PAD)
        # A few rows on a last page are what nobody wants.
        if len(composer.sheets) > 1:
            tight = _composed(pack, size, *_TIGHT)
            composer = min(composer, tight, key=lambda each: len(each.sheets))
        return print_pages(composer.sheets, composer.paper, _furniture(pack))


def _composed(pack: PeoplePack, size: str, between: float, pad: float) -> Composer:
    composer = Composer(paper(size))
    kicker = joined_by_dot(pack.account, tr("Who works with whom"))
    composer.page(kicker, pack.title, tr("Who works with whom"))
    maps: list[list[Block]] = [[figure] for figure in _maps(pack)]
    parts = [*maps, [_legend(pack)], _roles(pack, pad), _chart(pack, pad), _around(pack, pad)]
    for blocks in parts:
        if blocks:
            composer.row(GridCell(0, 12, blocks), after=between)
    return composer


def _maps(pack: PeoplePack) -> Iterator[Figure]:
    """The map in as many figures as names need room to be read."""
    rows = _shown(len(pack.ours), max((row for row, _, _ in pack.ties), default=0))
    columns = _shown(len(pack.theirs), max((column for _, column, _ in pack.ties), default=0))
    # A map with people on one side alone has nothing to connect.
    for top in range(0, rows if columns else 0, _DOWN):
        for left in range(0, columns, _ACROSS):
            yield _map(pack, range(top, min(top + _DOWN, rows)),
                       range(left, min(left + _ACROSS, columns)))  # fmt: skip


def _shown(there: int, last: int) -> int:
    """How many people of a side the map shows: all up to the last connected one, at least five.

    Everybody else stands in the chart beneath, where an empty cell needs no room.
    """
    return min(there, max(last + 1, _ACROSS))


def _map(pack: PeoplePack, rows: range, columns: range) -> Figure:
    links = {
        (row - rows.start, column - columns.start): Link("some", on(day, pack.as_of))
        for row, column, day in pack.ties
        if row in rows and column in columns
    }
    ours = _people(pack.ours[rows.start : rows.stop])
    theirs = _people(pack.theirs[columns.start : columns.stop])
    return Figure(lambda width: coverage_map(ours, theirs, links, width))


def _people(lines: Sequence[PersonLine]) -> list[Person]:
    return [Person(line.name, line.title) for line in lines]


def _legend(pack: PeoplePack) -> Block:
    return note(
        wording.render(
            say(
                "A filled mark is a live connection, with the day of the last contact within"
                " {window} days. The aim: {wanted} people of ours, each connected with a different"
                " person of yours, so that nobody’s leaving breaks the work. Today: {covered}.",
                window=pack.window,
                wanted=pack.wanted,
                covered=pack.covered,
            ),
        )
    )


def _roles(pack: PeoplePack, pad: float) -> list[Block]:
    columns = [
        PaperColumn(tr("Role"), 2.2),
        PaperColumn(tr("Who"), 6),
        PaperColumn(tr("Last contact"), 1.6, "right"),
    ]
    rows = [_role(role, pack) for role in pack.roles]
    return [heading(tr("Who holds which role")), Space(2), PaperTable(columns, rows, pad=pad)]


def _role(each: RoleLine, pack: PeoplePack) -> list[Filling]:
    names: Filling = wording.joined(list(each.holders))
    return [
        each.role,
        names if each.holders else [quiet(tr("still to be named"))],
        on(each.last_met, pack.as_of),
    ]


def _chart(pack: PeoplePack, pad: float) -> list[Block]:
    if not pack.chart:
        return []
    columns = [
        PaperColumn(tr("Name"), 5),
        PaperColumn(tr("Roles"), 3.4),
        PaperColumn(tr("Last contact"), 1.6, "right"),
    ]
    rows = [_person(person, pack) for person in pack.chart]
    return [heading(tr("Who reports to whom")), Space(2), PaperTable(columns, rows, pad=pad)]


def _around(pack: PeoplePack, pad: float) -> list[Block]:
    if not pack.around:
        return []
    columns = [PaperColumn(tr("Who"), 1)]
    rows: list[list[Filling]] = [[words] for words in pack.around]
    return [heading(tr("Also involved")), Space(2), PaperTable(columns, rows, pad=pad)]


def _person(each: PlacedPerson, pack: PeoplePack) -> list[Filling]:
    # Deeper levels stay where they are, or names would have no room left.
    indent = _STEP * min(each.depth, _DEEPEST)
    words: list[str | Span] = [indent, strong(each.name)]
    if each.title:
        words.append(quiet(f"  {each.title}"))
    return [words, each.roles, on(each.last_met, pack.as_of)]


def _furniture(pack: PeoplePack) -> PageFrame:
    author = pack.prepared_by.name if pack.prepared_by else ""
    return account_frame(pack.account, tr("Who works with whom"), pack.as_of, author=author)
