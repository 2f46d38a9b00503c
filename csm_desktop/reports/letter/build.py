"""Prints a letter: upright, whom it is to, the day, and its paragraphs."""

from csm_desktop import wording
from csm_desktop.reports import fonts
from csm_desktop.reports.blocks import Space, TextBlock
from csm_desktop.reports.ebr.pages.common import joined_by_dot, note, some_names
from csm_desktop.reports.layout import Composer, GridCell, PageFrame, print_pages
from csm_desktop.reports.letter.pack import LetterPack
from csm_desktop.reports.style import paper


def build_letter(pack: LetterPack, size: str = "a4") -> bytes:
    """The letter as a PDF, A4 or Letter upright. Raises KeyError for another size."""
    fonts.register()
    with pack.voice.spoken():
        composer = Composer(paper(size))
        composer.page(joined_by_dot(pack.account, wording.day(pack.as_of)), pack.title, pack.title)
        for person in pack.to[:3]:
            words = wording.commas((person.name, person.title))
            composer.row(GridCell(0, 8, [note(words)]))
        composer.row(GridCell(0, 8, [Space(10)]))
        for part in pack.paragraphs:
            composer.row(GridCell(0, 9, [TextBlock(part)]), after=9)
        return print_pages(composer.sheets, composer.paper, _frame(pack))


def _frame(pack: LetterPack) -> PageFrame:
    return PageFrame(
        title=f"{pack.account} · {pack.title}",
        subject=pack.title,
        author=pack.author.name if pack.author else "",
        language=wording.language_tag(),
        footer=some_names(pack.to) or pack.account,
        as_of=wording.day(pack.as_of),
        made_on=pack.as_of,
    )
