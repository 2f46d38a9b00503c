"""The frame of a page for our own side: what it is called, tables one below another, its foot."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from csm_desktop import wording
from csm_desktop.domain.text.message import say
from csm_desktop.reports import fonts
from csm_desktop.reports.blocks import Block
from csm_desktop.reports.ebr.pages.common import joined_by_dot, note
from csm_desktop.reports.layout import Composer, GridCell, PageFrame, print_pages
from csm_desktop.reports.letterhead import head_mark
from csm_desktop.reports.style import paper
from csm_desktop.values import dataclass
from csm_desktop.wording import Voice, tr

BETWEEN = 14.0
"""Points between one table and the next."""
_FEW = 3  # pages: on more of them nobody minds that the last is nearly empty


class InternalPack(Protocol):
    """What every page for our own side says beside its tables."""

    @property
    def as_of(self) -> date:
        """The day of its data."""

    @property
    def voice(self) -> Voice:
        """The voice that it speaks in."""

    @property
    def title(self) -> str:
        """Its headline."""


@dataclass(frozen=True, slots=True)
class InternalPage:
    """A page in words and blocks: its `kind` over the headline, and in its footer whom it names.

    `name` is its title among the properties of the file; `nothing` stands where it has no table.
    """

    kind: str
    name: str
    footer: str
    tables: Sequence[Sequence[Block]]
    nothing: str


def print_internal(
    pack: InternalPack,
    size: str,
    lay: Callable[[], InternalPage],
    tighter: Callable[[], InternalPage] | None = None,
) -> bytes:
    """The page that `lay` makes in the pack's voice as a PDF, A4 or Letter upright; `tighter` makes
    the same with less air, which is taken where that saves a page of a few.

    Raises KeyError for another size.
    """
    # Before anything is laid out, for lines are measured in our own fonts.
    fonts.register()
    with pack.voice.spoken():
        page = lay()
        composer = _composed(pack, size, page)
        if tighter is not None and 1 < len(composer.sheets) <= _FEW:
            other = _composed(pack, size, tighter())
            composer = min(composer, other, key=lambda each: len(each.sheets))
        frame = internal_frame(page.name, page.kind, page.footer, pack.as_of)
        return print_pages(composer.sheets, composer.paper, frame)


def _composed(pack: InternalPack, size: str, page: InternalPage) -> Composer:
    composer = Composer(paper(size))
    composer.page(joined_by_dot(page.kind, tr("internal")), pack.title, page.kind)
    for table in page.tables or [[note(page.nothing)]]:
        composer.row(GridCell(0, 12, list(table)), after=BETWEEN)
    return composer


def internal_frame(name: str, kind: str, footer: str, as_of: date) -> PageFrame:
    """Footer and metadata of a page for our own side."""
    return PageFrame(
        title=name,
        subject=kind,
        author="",
        language=wording.language_tag(),
        footer=footer,
        as_of=wording.render(say("Data as of {on}", on=as_of)),
        made_on=as_of,
        mark=head_mark(is_ours=True),
        is_ours=True,
    )
