"""Prints a pack: every page kind in order, the cover with its contents last but in front."""

from collections.abc import Callable
from typing import Any

from csm_desktop import wording
from csm_desktop.domain.reviews.editions import Edition
from csm_desktop.domain.text.message import say
from csm_desktop.reports import fonts
from csm_desktop.reports.ebr import pack as packs
from csm_desktop.reports.ebr.pages.appendix import appendix
from csm_desktop.reports.ebr.pages.benchmark import benchmark
from csm_desktop.reports.ebr.pages.common import joined_by_dot, some_names
from csm_desktop.reports.ebr.pages.cover import cover
from csm_desktop.reports.ebr.pages.edition_pages import agreed_today, briefing, lines_to_write_on
from csm_desktop.reports.ebr.pages.outlook import (
    capabilities,
    champions,
    initiatives,
    next_goals,
)
from csm_desktop.reports.ebr.pages.productivity import more_measures, one_measure
from csm_desktop.reports.ebr.pages.promises import promises
from csm_desktop.reports.ebr.pages.summary import summary
from csm_desktop.reports.ebr.pages.worth import worth
from csm_desktop.reports.layout import Composer, PageFrame, print_pages
from csm_desktop.reports.style import paper
from csm_desktop.wording import tr


def build(pack: packs.Pack, size: str = "a4") -> bytes:
    """The pack as a PDF, A4 or Letter across. Raises KeyError for another size."""
    fonts.register()
    with pack.voice.spoken():
        composer = Composer(paper(size, landscape=True))
        if pack.edition is Edition.SUMMARY:
            for page in pack.pages:
                _draw(page, pack, composer)
            return print_pages(composer.sheets, composer.paper, furniture(pack))
        # The cover lists page numbers, so it is drawn last, onto the page that was begun first.
        front = composer.bare_page(tr("Cover"))
        contents: list[tuple[str, int]] = []
        for page in pack.pages:
            contents.append((page.title, len(composer.sheets) + 1))
            _draw(page, pack, composer)
        if pack.edition is Edition.LEAVE_BEHIND:
            contents.append((agreed_today(composer), len(composer.sheets)))
        before = len(composer.sheets)
        appendix(pack.appendix, pack, composer)
        # An appendix without anything makes no page, and no line in the contents.
        if len(composer.sheets) > before:
            contents.append((tr("Appendix"), before + 1))
        cover(front, composer, pack, contents)
        return print_pages(composer.sheets, composer.paper, furniture(pack))


def build_chapter(pack: packs.Pack, size: str, chapter: int, before: int, after: int) -> bytes:
    """The pages of one of the pack's pages alone, as they stand in the whole: a preview while
    somebody types needs no other. `chapter` counts from 1; `before` and `after` count pages."""
    fonts.register()
    with pack.voice.spoken():
        composer = Composer(paper(size, landscape=True))
        _draw(pack.pages[chapter - 1], pack, composer)
        return print_pages(composer.sheets, composer.paper, furniture(pack), before, after)


def _draw(page: packs.Page, pack: packs.Pack, composer: Composer) -> None:
    _PAGES[type(page)](page, pack, composer)
    if pack.edition is Edition.LEAVE_BEHIND:
        lines_to_write_on(composer)


def furniture(pack: packs.Pack) -> PageFrame:
    """Footer and metadata of a pack."""
    kind = wording.render(say("Executive business review {n}", n=pack.number))
    names = some_names(pack.prepared_for)
    footer = f"{pack.account} · {kind}"
    if names and pack.edition is not Edition.INTERNAL:
        footer = wording.render(say("Prepared for {names}", names=names))
    return PageFrame(
        title=joined_by_dot(pack.account, kind, _edition_words(pack)),
        subject=f"{kind}, {wording.day(pack.on)}",
        author=pack.prepared_by.name if pack.prepared_by else "",
        language=wording.language_tag(),
        footer=footer,
        as_of=wording.render(say("Data as of {on}", on=pack.as_of)),
        made_on=pack.as_of,
        mark=tr("Internal: not for the customer") if pack.edition is Edition.INTERNAL else "",
    )


def _edition_words(pack: packs.Pack) -> str:
    return "" if pack.edition is Edition.FULL else wording.label(pack.edition)


_PAGES: dict[type, Callable[[Any, packs.Pack, Composer], None]] = {
    packs.Briefing: briefing,
    packs.Summary: summary,
    packs.PromisesPage: promises,
    packs.WorthPage: worth,
    packs.OneMeasure: one_measure,
    packs.MoreMeasures: more_measures,
    packs.Benchmarks: benchmark,
    packs.Initiatives: initiatives,
    packs.Capabilities: capabilities,
    packs.Champions: champions,
    packs.NextGoals: next_goals,
}
