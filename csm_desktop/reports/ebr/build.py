"""Prints a pack: every page kind in order, the cover with its contents last but in front."""

from collections.abc import Callable, Sequence
from typing import Any

from csm_desktop import wording
from csm_desktop.domain.reviews.editions import Edition
from csm_desktop.domain.text.message import say
from csm_desktop.reports import fonts
from csm_desktop.reports.accent import accented
from csm_desktop.reports.ebr import pack as packs
from csm_desktop.reports.ebr.pages.appendix import appendix
from csm_desktop.reports.ebr.pages.benchmark import benchmark
from csm_desktop.reports.ebr.pages.common import joined_by_dot, some_names
from csm_desktop.reports.ebr.pages.cover import cover
from csm_desktop.reports.ebr.pages.edition_pages import (
    agenda,
    agreed_today,
    briefing,
    lines_to_write_on,
    speaker_notes,
)
from csm_desktop.reports.ebr.pages.effectiveness import effectiveness
from csm_desktop.reports.ebr.pages.kick_off import kick_off
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
from csm_desktop.reports.ebr.printed import (
    PART_OF,
    contents_words,
    kind_words,
    printed_appendix,
    printed_pages,
    refuse_empty,
)
from csm_desktop.reports.layout import Composer, PageFrame, print_pages
from csm_desktop.reports.letterhead import head_mark
from csm_desktop.reports.style import Paper, paper
from csm_desktop.wording import tr


def build(pack: packs.Pack, size: str = "a4") -> bytes:
    """The pack as a PDF, A4 or Letter across. Raises KeyError for another size, UserError where it
    would say nothing."""
    refuse_empty(pack)
    fonts.register()
    with pack.voice.spoken(), accented(pack.accent):
        composer = Composer(paper(size, landscape=True))
        if pack.edition.is_bare:
            for page in printed_pages(pack):
                _PAGES[type(page)](page, pack, composer)
            return print_pages(composer.sheets, composer.paper, furniture(pack))
        # The cover lists page numbers, so it is drawn last, onto the page that was begun first.
        front = composer.bare_page(tr("Cover"))
        contents = _draw_parts(pack, composer)
        cover(front, composer, pack, contents)
        return print_pages(composer.sheets, composer.paper, furniture(pack))


def build_chapter(pack: packs.Pack, size: str, chapters: range, before: int, after: int) -> bytes:
    """The page that these chapters share alone, as it stands in the whole: a preview while somebody
    types needs no other. They count from 1; `before` and `after` count pages."""
    fonts.register()
    with pack.voice.spoken(), accented(pack.accent):
        composer = Composer(paper(size, landscape=True))
        pages = printed_pages(pack)
        shown = [pages[chapter - 1] for chapter in chapters if chapter <= len(pages)]
        _draw_pages(shown, pack, composer)
        if chapters[-1] > len(pages):
            _draw_part(printed_appendix(pack), pack, composer)
        if pack.edition is Edition.LEAVE_BEHIND:
            lines_to_write_on(composer)
        return print_pages(composer.sheets, composer.paper, furniture(pack), before, after)


def joined_pages(pack: packs.Pack, size: str) -> frozenset[int]:
    """The places, among the pages that go out, of those that share the page before them."""
    fonts.register()
    with pack.voice.spoken():
        composer = Composer(paper(size, landscape=True), is_printed=False)
        begun = _draw_pages(printed_pages(pack), pack, composer)
    return frozenset(n for n in range(1, len(begun)) if begun[n] == begun[n - 1])


def _draw_parts(pack: packs.Pack, composer: Composer) -> list[tuple[str, int]]:
    """Every page and the appendix, thin ones together; each title with its page number."""
    pages = printed_pages(pack)
    begun = _draw_pages(pages, pack, composer)
    contents = [(contents_words(page, pack), n) for page, n in zip(pages, begun, strict=True)]
    if pack.edition is Edition.LEAVE_BEHIND:
        lines_to_write_on(composer)
        contents.append((agreed_today(composer), len(composer.sheets)))
    last = printed_appendix(pack)
    # An appendix without anything makes no page, and no line in the contents.
    if last.has_lines:
        contents.append((tr("Appendix"), _draw_part(last, pack, composer)))
    return contents


def _draw_pages(pages: Sequence[packs.Page], pack: packs.Pack, composer: Composer) -> list[int]:
    """Each page in its order; the numbers of the pages on which they begin."""
    begun = []
    for place, page in enumerate(pages):
        if not composer.is_close and _share_closely(pages[place : place + 2], pack, composer.paper):
            composer.is_close = True
            begun.append(_draw_part(page, pack, composer))
            continue
        begun.append(_draw_part(page, pack, composer))
        composer.is_close = False
    return begun


def _share_closely(pair: Sequence[packs.Page], pack: packs.Pack, paper: Paper) -> bool:
    """Whether initiatives and what we offer share a page only if neither is set large: two half
    empty pages are no better."""
    if [type(page) for page in pair] != [packs.Initiatives, packs.Capabilities]:
        return False
    shares = []
    for is_close in (False, True):
        trial = Composer(paper, is_printed=False)
        trial.is_close = is_close
        first, second = (_draw_part(page, pack, trial) for page in pair)
        shares.append(first == second)
    return shares == [False, True]


def _draw_part(page: packs.Page | packs.Appendix, pack: packs.Pack, composer: Composer) -> int:
    """Draw it beneath what stands on the page, where both are thin, else on a page of its own; the
    number of the page on which it begins."""

    def draw() -> None:
        _PAGES[type(page)](page, pack, composer)

    if composer.sheets and not composer.sheets[-1].plain:
        least = None if _keeps_a_page(page, pack) else _LEAST.get(type(page), _LEAST_ROWS)
        if least is not None and composer.joins(draw, least):
            return len(composer.sheets)
        if pack.edition is Edition.LEAVE_BEHIND:
            lines_to_write_on(composer)
    before = len(composer.sheets)
    draw()
    alone = isinstance(page, _ALONE) or _keeps_a_page(page, pack)
    composer.sheets[-1].alone = alone
    return before + 1


def _keeps_a_page(page: packs.Page | packs.Appendix, pack: packs.Pack) -> bool:
    """Whether the user pinned it to a page of its own."""
    return not isinstance(page, packs.Appendix) and PART_OF[type(page)] in pack.pinned_parts


def furniture(pack: packs.Pack) -> PageFrame:
    """Footer and metadata of a pack."""
    kind = kind_words(pack)
    names = some_names(pack.prepared_for)
    footer = f"{pack.account} · {kind}"
    if names and not pack.edition.is_ours:
        footer = wording.render(say("Prepared for {names}", names=names))
    return PageFrame(
        title=joined_by_dot(pack.account, kind, _edition_words(pack)),
        subject=f"{kind}, {wording.day(pack.on)}",
        author=pack.prepared_by.name if pack.prepared_by else "",
        language=wording.language_tag(),
        footer=footer,
        as_of=wording.render(say("Data as of {on}", on=pack.as_of)),
        made_on=pack.as_of,
        mark=head_mark(is_ours=pack.edition.is_ours),
        is_ours=pack.edition.is_ours,
    )


def _edition_words(pack: packs.Pack) -> str:
    return "" if pack.edition is Edition.FULL else wording.label(pack.edition)


_ALONE = packs.AgendaPage | packs.Briefing | packs.Summary
_LEAST_ROWS = 90.0
_LEAST_FIGURE = 230.0
_LEAST: dict[type, float | None] = {
    # What has to be read alone, and what fills a page by itself.
    packs.AgendaPage: None,
    packs.Briefing: None,
    packs.SpeakerNotes: None,
    packs.KickOff: None,
    packs.Summary: None,
    packs.WorthPage: None,
    packs.OneMeasure: _LEAST_FIGURE,
    packs.MoreMeasures: _LEAST_FIGURE,
    packs.Benchmarks: _LEAST_ROWS,
    packs.EffectivenessPage: None,
}
"""The height that a part needs to share a page with another; None where it never does."""

_PAGES: dict[type, Callable[[Any, packs.Pack, Composer], None]] = {
    packs.Appendix: appendix,
    packs.AgendaPage: agenda,
    packs.Briefing: briefing,
    packs.SpeakerNotes: speaker_notes,
    packs.KickOff: kick_off,
    packs.Summary: summary,
    packs.PromisesPage: promises,
    packs.WorthPage: worth,
    packs.OneMeasure: one_measure,
    packs.MoreMeasures: more_measures,
    packs.Benchmarks: benchmark,
    packs.EffectivenessPage: effectiveness,
    packs.Initiatives: initiatives,
    packs.Capabilities: capabilities,
    packs.Champions: champions,
    packs.NextGoals: next_goals,
}
