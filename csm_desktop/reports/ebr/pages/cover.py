"""The cover: whose review it is, and what each page says, with its number."""

from collections.abc import Sequence

from csm_desktop import wording
from csm_desktop.domain.text.message import say
from csm_desktop.reports import fonts
from csm_desktop.reports.accent import accent
from csm_desktop.reports.blocks import Block, Space, TextBlock
from csm_desktop.reports.ebr.pack import Pack
from csm_desktop.reports.ebr.pack_lines import PersonLine
from csm_desktop.reports.ebr.printed import headline_words, kind_words
from csm_desktop.reports.layout import Composer, LaidPage, set_blocks
from csm_desktop.reports.marks import RuleLine
from csm_desktop.reports.pictures import PictureBlock
from csm_desktop.reports.style import BODY, CAPTION, DISPLAY, INK, LEAD, TITLE, quiet, strong
from csm_desktop.reports.table import PaperColumn, PaperTable
from csm_desktop.reports.text import Style
from csm_desktop.wording import tr

_MOST_CONTENTS = 14
_LEAST_CONTENTS = 2
_MOST_PEOPLE = 6
_LOGO = 40.0  # points
_MARK = 18.0


def cover(
    sheet: LaidPage, composer: Composer, pack: Pack, contents: Sequence[tuple[str, int]]
) -> None:
    """Fill the first page; `contents` are the parts with their page numbers, each on the page on
    which it begins."""
    paper = composer.paper
    top = paper.height - paper.margin
    x, width = paper.column(0, 6)
    logos = [logo for logo in (pack.their_logo, pack.our_logo) if logo is not None]
    if logos:
        top -= _MARK  # the words at the head of every page
        _logos(sheet, composer, pack, top)
        top -= _LOGO + 22
    set_blocks(sheet, [RuleLine(accent(), 56.0)], x, top - 4, width)
    people = _people(pack)
    foot = paper.margin + sum(block.height(width) for block in people)
    room = top - 34 - foot
    set_blocks(sheet, _title(pack, width, room), x, top - 34, width)
    set_blocks(sheet, people, x, foot, width)
    # Of one page nobody needs a list.
    if len(contents) < _LEAST_CONTENTS:
        return
    right, narrow = paper.column(7, 5)
    shown = [(title, str(page)) for title, page in _begun(contents)[:_MOST_CONTENTS]]
    table = PaperTable(
        [PaperColumn("", 12), PaperColumn("", 1, "right")],
        [(TextBlock(title, BODY, max_lines=2), quiet(page)) for title, page in shown],
        pad=4 if logos else 6,
    )
    head = tr("In this review") if pack.kick_off is None else tr("On these pages")
    listed: list[Block] = [TextBlock(head, CAPTION, space_after=8), table]
    set_blocks(sheet, listed, right, top - 34, narrow)


def _begun(contents: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Each part once, where it begins."""
    first: dict[str, int] = {}
    for title, page in contents:
        first.setdefault(title, page)
    return list(first.items())


def _logos(sheet: LaidPage, composer: Composer, pack: Pack, top: float) -> None:
    """Theirs at the left and ours at the right, in one row above all else."""
    for logo, first, at_end in ((pack.their_logo, 0, False), (pack.our_logo, 8, True)):
        if logo is not None:
            x, width = composer.paper.column(first, 4)
            whose = pack.company if at_end else pack.account
            block = PictureBlock(logo, _LOGO, at_end, spoken=whose)
            set_blocks(sheet, [block], x, top - (_LOGO - block.height(width)) / 2, width)


def _title(pack: Pack, width: float, room: float) -> list[Block]:
    """Whose it is and of when; and what it comes to, where the page has room for that."""
    blocks: list[Block] = [
        TextBlock(kind_words(pack), LEAD, space_after=6),
        _name(pack.account, width),
        Space(8),
        TextBlock(wording.day(pack.on), LEAD),
    ]
    told = headline_words(pack)
    headline: list[Block] = [Space(26), TextBlock(told, TITLE, max_lines=4)]
    high = sum(block.height(width) for block in [*blocks, *headline])
    return [*blocks, *headline] if told and high <= room else blocks


def _people(pack: Pack) -> list[Block]:
    """For whom and by whom, standing on the page's foot."""
    blocks: list[Block] = []
    if pack.prepared_for:
        blocks += [TextBlock(tr("Prepared for"), CAPTION, space_after=4)]
        blocks += [_person(person) for person in pack.prepared_for[:_MOST_PEOPLE]]
        blocks.append(Space(16))
    if pack.prepared_by:
        blocks += [TextBlock(tr("Prepared by"), CAPTION, space_after=4), _person(pack.prepared_by)]
        if pack.company:
            blocks.append(TextBlock(pack.company, BODY, max_lines=1))
        blocks.append(Space(16))
    as_of = wording.render(say("Data as of {on}", on=pack.as_of))
    return [*blocks, TextBlock(as_of, CAPTION)]


def _name(name: str, width: float) -> TextBlock:
    """The account's name as large as four lines of the column bear."""
    text = TextBlock(name, DISPLAY, role="H1")
    for size in (34.0, 24.0, 16.0, 11.0):
        text = TextBlock(name, Style(fonts.SEMIBOLD, size, size * 1.2, INK), role="H1")
        if len(text.lines(width)) <= 4:
            break
    return text


def _person(person: PersonLine) -> TextBlock:
    if not person.title:
        return TextBlock([strong(person.name)], BODY, max_lines=1)
    return TextBlock([strong(person.name), quiet(f"  {person.title}")], BODY, max_lines=1)
