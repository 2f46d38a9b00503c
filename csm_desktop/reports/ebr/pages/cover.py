"""The cover: whose review it is, and what each page says, with its number."""

from collections.abc import Sequence

from csm_desktop import wording
from csm_desktop.domain.saying import say
from csm_desktop.reports import fonts
from csm_desktop.reports.blocks import Block, Gap, Text
from csm_desktop.reports.ebr.pack import Pack, PersonLine
from csm_desktop.reports.marks import Rule
from csm_desktop.reports.press import Composer, Sheet, place
from csm_desktop.reports.style import BODY, CAPTION, DISPLAY, INK, LEAD, quiet, strong
from csm_desktop.reports.table import Column, Table
from csm_desktop.reports.text import Style
from csm_desktop.tokens import LIGHT
from csm_desktop.wording import tr

_MOST_CONTENTS = 16


def cover(
    sheet: Sheet, composer: Composer, pack: Pack, contents: Sequence[tuple[str, int]]
) -> None:
    """Fill the first page; `contents` are titles with their page numbers."""
    paper = composer.paper
    top = paper.height - paper.margin
    x, width = paper.column(0, 6)
    place(sheet, [Rule(LIGHT.accent, 56.0)], x, top - 4, width)
    blocks = _left(pack, width)
    place(sheet, blocks, x, top - 34, width)
    right, narrow = paper.column(7, 5)
    shown = [(title, str(page)) for title, page in contents[:_MOST_CONTENTS]]
    table = Table(
        [Column("", 12, style=BODY), Column("", 1, "right", BODY)],
        [(title, quiet(page)) for title, page in shown],
    )
    listed: list[Block] = [Text(tr("In this review"), CAPTION, space_after=8), table]
    place(sheet, listed, right, top - 34, narrow)


def _left(pack: Pack, width: float) -> list[Block]:
    kind = wording.told(say("Executive business review {n}", n=pack.number), pack.locale)
    blocks: list[Block] = [
        Text(kind, LEAD, space_after=6),
        _name(pack.account, width),
        Gap(8),
        Text(wording.day(pack.on, pack.locale), LEAD),
        Gap(34),
    ]
    if pack.prepared_for:
        blocks += [Text(tr("Prepared for"), CAPTION, space_after=4)]
        blocks += [_person(person) for person in pack.prepared_for[:10]]
        blocks.append(Gap(18))
    if pack.prepared_by:
        blocks += [Text(tr("Prepared by"), CAPTION, space_after=4), _person(pack.prepared_by)]
        blocks.append(Gap(18))
    as_of = wording.told(say("Data as of {on}", on=pack.as_of), pack.locale)
    blocks.append(Text(as_of, CAPTION))
    return blocks


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
        return Text([strong(person.name)], BODY, max_lines=2)
    return Text([strong(person.name), quiet(f"  {person.title}")], BODY, max_lines=2)
