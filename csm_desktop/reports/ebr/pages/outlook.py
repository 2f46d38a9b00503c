"""Parts 3 to 6: initiatives, capabilities, champions, and goals until the next review."""

from collections.abc import Callable
from functools import partial

from csm_desktop import wording
from csm_desktop.domain.records.reviews import InitiativeStatus, ReviewPart
from csm_desktop.domain.reviews.pictures import Pixels
from csm_desktop.domain.text.message import say
from csm_desktop.reports.accent import accent
from csm_desktop.reports.blocks import Block, Figure, Space, Stack, TextBlock
from csm_desktop.reports.ebr.pack import (
    Capabilities,
    CapabilityLine,
    Champions,
    InitiativeLine,
    Initiatives,
    NextGoals,
    Pack,
)
from csm_desktop.reports.ebr.pages.common import due_day, heading, joined_by_dot, note, on
from csm_desktop.reports.ebr.printed import part_words
from csm_desktop.reports.figures.coverage import Link, Person, coverage_map
from csm_desktop.reports.layout import Composer, GridCell
from csm_desktop.reports.marks import ListItem, SignatureLines
from csm_desktop.reports.pictures import PictureBlock
from csm_desktop.reports.style import BODY, CAPTION, HEADING, LEAD, quiet, strong
from csm_desktop.reports.table import PaperColumn, PaperTable
from csm_desktop.reports.text import Span, Style
from csm_desktop.wording import label, tr

_PICTURES_ACROSS = 3
_PICTURE_HIGH, _LEAST_PICTURE, _CAPTION_HIGH = 190.0, 100.0, 34.0  # points
_FEW = 4  # rows that may be set in larger type


_Set = Callable[[Style, float], PaperTable]
"""Sets a table in a style, with so much padding."""


def _roomy(rows: int, made: _Set, composer: Composer) -> PaperTable:
    """A page of few rows is set large, where all of them find room so."""
    if rows <= _FEW and not composer.is_close:
        large = made(LEAD, 11.0)
        if composer.height(GridCell(0, 12, [large])) <= composer.room:
            return large
    return made(BODY, 7.0)


_MARKS = {
    InitiativeStatus.NEW: "unknown",
    InitiativeStatus.ON_TRACK: "healthy",
    InitiativeStatus.DELAYED: "at_risk",
    InitiativeStatus.PAUSED: "watch",
    InitiativeStatus.DONE: "healthy",
}


def initiatives(page: Initiatives, pack: Pack, composer: Composer) -> None:
    """Each initiative with its state in word and mark, the news, and our part in it."""
    composer.page(part_words(pack, ReviewPart.INITIATIVES), page.title)

    def made(style: Style, pad: float) -> PaperTable:
        columns = [
            PaperColumn(tr("Initiative"), 4, style=style),
            PaperColumn(tr("Status"), 1.9, style=style),
            PaperColumn(tr("Since the last review"), 4, style=style),
            PaperColumn(tr("Our part"), 3.4, style=style),
        ]
        rows = [
            (
                _initiative(line, pack),
                ListItem(label(line.status), _MARKS[line.status], style),
                line.update,
                line.our_part,
            )
            for line in page.lines
        ]
        return PaperTable(columns, rows, pad=pad)

    composer.row(GridCell(0, 12, [_roomy(len(page.lines), made, composer)]))


def _initiative(each: InitiativeLine, pack: Pack) -> list[str | Span]:
    words: list[str | Span] = [strong(each.title)]
    if each.description:
        words.append(f"\n{each.description}")
    detail = joined_by_dot(each.owner, due_day(each.due_on, pack.as_of))
    if detail:
        words.append(quiet(f"\n{detail}"))
    return words


def capabilities(page: Capabilities, pack: Pack, composer: Composer) -> None:
    """What is new, and why it matters to this customer."""
    composer.page(part_words(pack, ReviewPart.CAPABILITIES), page.title)
    shown = [(line.title, picture) for line in page.lines for picture in line.pictures]
    # Pictures need the room that few rows would have been given.
    table = _offered(page, pack, BODY, 6.0)
    if not shown:
        table = _roomy(len(page.lines), partial(_offered, page, pack), composer)
    composer.row(GridCell(0, 12, [table]), after=14)
    left = composer.room - _CAPTION_HIGH
    high = min(left, _PICTURE_HIGH) if left >= _LEAST_PICTURE else _PICTURE_HIGH
    across = _PICTURES_ACROSS if len(shown) > 1 else 1
    for begin in range(0, len(shown), across):
        composer.row(
            *(
                GridCell(place * 12 // across, 12 // across, _picture(title, picture, high))
                for place, (title, picture) in enumerate(shown[begin : begin + across])
            ),
            after=12,
        )


def _offered(page: Capabilities, pack: Pack, style: Style, pad: float) -> PaperTable:
    columns = [
        PaperColumn(tr("Capability"), 4, style=style),
        PaperColumn(tr("Why it matters to you"), 5.5, style=style),
        PaperColumn(tr("Available"), 1.6, style=style),
    ]
    rows = [(_capability(line), line.why, _available(line, pack)) for line in page.lines]
    return PaperTable(columns, rows, pad=pad)


def _picture(title: str, picture: Pixels, high: float) -> list[Block]:
    """A picture with its caption; one without is known by its capability."""
    words = picture.caption or title
    return [
        PictureBlock(picture, high, spoken=words),
        Space(5),
        TextBlock(words, CAPTION, max_lines=2),
    ]


def _capability(each: CapabilityLine) -> list[str | Span]:
    words: list[str | Span] = [strong(each.title)]
    if each.benefit:
        words.append(f"\n{each.benefit}")
    if each.product:
        words.append(quiet(f"\n{each.product}"))
    return words


def _available(each: CapabilityLine, pack: Pack) -> str:
    if each.available_on is None or each.available_on <= pack.as_of:
        return tr("now")
    return on(each.available_on, pack.as_of)


def champions(page: Champions, pack: Pack, composer: Composer) -> None:
    """Champions by name at the left, who works with whom at the right."""
    composer.page(part_words(pack, ReviewPart.CHAMPIONS), page.title)
    left: list[Block] = []
    if page.champions:
        left.append(heading(tr("Your champions")))
        for person in page.champions:
            words: list[str | Span] = [strong(person.name)]
            if person.title:
                words.append(quiet(f"\n{person.title}"))
            if person.quote:
                words.append(f"\n{person.quote}")
            left.append(ListItem(words, "dot", space_after=7))
    right: list[Block] = []
    if page.ties:
        right = [heading(tr("Who works with whom")), Space(2), _map(page, pack), Space(8)]
        words_ = say(
            "A filled mark is a live connection, with the day of the last contact. The aim:"
            " {wanted} people of ours, each connected with a different person of yours, so that"
            " nobody’s leaving breaks the work. Today: {covered}.",
            covered=page.covered,
            wanted=page.wanted,
        )
        right.append(note(wording.render(words_)))
    if left and right:
        composer.row(GridCell(0, 3, left), GridCell(4, 8, right))
    else:
        # Alone it takes the width that a line can be read in, not the whole page.
        composer.row(GridCell(0, 9, left or right))


def _map(page: Champions, pack: Pack) -> Figure:
    links = {
        (tie.row, tie.column): Link("some", on(tie.touched_on, pack.as_of)) for tie in page.ties
    }
    ours = [Person(our.name, our.title) for our in page.ours]
    theirs = [Person(their.name, their.title) for their in page.theirs]
    spoken = wording.clauses(
        wording.commas(
            (f"{page.ours[tie.row].name} – {page.theirs[tie.column].name}",
             on(tie.touched_on, pack.as_of))
        )
        for tie in page.ties
    )  # fmt: skip
    return Figure(lambda width: coverage_map(ours, theirs, links, width), spoken=spoken)


def next_goals(page: NextGoals, pack: Pack, composer: Composer) -> None:
    """Goals with an owner on each side, and lines to sign on."""
    composer.page(part_words(pack, ReviewPart.GOALS), page.title)
    # What signing brings needs the room, and the lines to sign on belong beneath it.
    few = len(page.goals) <= _FEW and not page.brings
    style, pads = (LEAD, (11.0, 6.0)) if few else (BODY, (6.0, 2.5))
    columns = [
        PaperColumn(tr("Goal"), 4.6, style=style),
        PaperColumn(tr("Measured by"), 3.4, style=BODY),
        PaperColumn(tr("By"), 1.3, style=style),
        PaperColumn(_for(pack.account), 2.2, style=style),
        PaperColumn(tr("For us"), 2.2, style=style),
    ]
    rows = [
        (
            strong(goal.text),
            goal.measured,
            on(goal.due_on, pack.as_of),
            goal.their_owner,
            goal.our_owner,
        )
        for goal in page.goals
    ]
    signers = [
        "\n".join((person.name, joined_by_dot(person.title, tr("date, signature"))))
        for person in page.signatures
    ]
    signing: list[Block] = [Space(10), SignatureLines(signers, CAPTION)]
    if page.brings:
        lines: list[Block] = [ListItem(words, "dot", BODY) for words in page.brings]
        title = TextBlock(tr("What signing today brings"), HEADING, space_after=4)
        signing = [Stack([title, *lines], rule=accent()), Space(20), *signing]
    # Nobody signs beneath nothing: what it brings goes along with the lines.
    foot: list[Block] = [Space(20), Stack(signing)]
    blocks: list[list[Block]] = [[PaperTable(columns, rows, pad=pad), *foot] for pad in pads]
    fits = (each for each in blocks if composer.height(GridCell(0, 12, each)) <= composer.room)
    composer.row(GridCell(0, 12, next(fits, blocks[0])))


def _for(account: str) -> str:
    words = wording.render(say("For {account}", account=account))
    return words if len(words) <= 30 else tr("For you")
