"""The cover: whose review it is, and what each page says, with its number."""

from collections.abc import Sequence

from csm_desktop import wording
from csm_desktop.domain.text.message import say
from csm_desktop.reports import fonts
from csm_desktop.reports.blocks import Block, Gap, Text
from csm_desktop.reports.ebr.pack import Pack, PersonLine
from csm_desktop.reports.layout import Composer, Sheet, place
from csm_desktop.reports.marks import Rule
from csm_desktop.reports.style import BODY, CAPTION, DISPLAY, INK, LEAD, quiet, strong
from csm_desktop.reports.table import Column, Table
from csm_desktop.reports.text import Style
from csm_desktop.tokens import LIGHT
from csm_desktop.wording import tr

_MOST_CONTENTS = 14
_MOST_PEOPLE = 6


def cover(
    sheet: Sheet, composer: Composer, pack: Pack, contents: Sequence[tuple[str, int]]
) -> None:
    """Fill the first page; `contents` are titles with their page numbers."""
    paper = composer.paper
    top = paper.height - paper.margin
    x, width = paper.column(0, 6)
    place(sheet, [Rule(LIGHT.accent, 56.0)], x, top - 4, width)
    place(sheet, _title(pack, width), x, top - 34, width)
    people = _people(pack)
    foot = paper.margin + sum(block.height(width) for block in people)
    place(sheet, people, x, foot, width)
    right, narrow = paper.column(7, 5)
    shown = [(title, str(page)) for title, page in contents[:_MOST_CONTENTS]]
    table = Table(
        [Column("", 12), Column("", 1, "right")],
        [(Text(title, BODY, max_lines=2), quiet(page)) for title, page in shown],
        pad=6,
    )
    listed: list[Block] = [Text(tr("In this review"), CAPTION, space_after=8), table]
    place(sheet, listed, right, top - 34, narrow)


def _title(pack: Pack, width: float) -> list[Block]:
    kind = wording.told(say("Executive business review {n}", n=pack.number), pack.locale)
    return [
        Text(kind, LEAD, space_after=6),
        _name(pack.account, width),
        Gap(8),
        Text(wording.day(pack.on, pack.locale), LEAD),
    ]


def _people(pack: Pack) -> list[Block]:
    """For whom and by whom, standing on the page's foot."""
    blocks: list[Block] = []
    if pack.prepared_for:
        blocks += [Text(tr("Prepared for"), CAPTION, space_after=4)]
        blocks += [_person(person) for person in pack.prepared_for[:_MOST_PEOPLE]]
        blocks.append(Gap(16))
    if pack.prepared_by:
        blocks += [Text(tr("Prepared by"), CAPTION, space_after=4), _person(pack.prepared_by)]
        blocks.append(Gap(16))
    as_of = wording.told(say("Data as of {on}", on=pack.as_of), pack.locale)
    return [*blocks, Text(as_of, CAPTION)]


def _name(name: str, width: float) -> Text:
    """The account's name as large as four lines of the column bear."""
    text = Text(name, DISPLAY)
    for size in (34.0, 24.0, 16.0, 11.0):
        text = Text(name, Style(fonts.SEMIBOLD, size, size * 1.2, INK))
        if len(text.lines(width)) <= 4:
            break
    return text


def _person(person: PersonLine) -> Text:
    if not person.title:
        return Text([strong(person.name)], BODY, max_lines=1)
    return Text([strong(person.name), quiet(f"  {person.title}")], BODY, max_lines=1)
