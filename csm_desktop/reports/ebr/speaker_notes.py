"""What whoever presents a review says: the user's own notes, and what each page holds ready."""

from collections.abc import Sequence

from csm_desktop import wording
from csm_desktop.domain.records.reviews import PartNote
from csm_desktop.reports.ebr import pack as packs
from csm_desktop.reports.ebr.pages.common import on, sourced
from csm_desktop.reports.ebr.pages.worth import year_words
from csm_desktop.reports.ebr.printed import PART_OF, printed_pages
from csm_desktop.wording import tr


def notes_of(page: packs.Page, pack: packs.Pack) -> tuple[str, ...]:
    """What a page holds ready to be said: nothing that a customer may not read."""
    match page:
        case packs.Summary() | packs.KickOff():
            found: Sequence[str] = [f"{ask.verb} {ask.text}".strip() for ask in page.asks]
        case packs.WorthPage():
            found = [*year_words(page.worth), page.next_year]
        case packs.OneMeasure():
            measure = page.measure
            source = sourced(measure.source, on(measure.now_on, pack.as_of))
            found = [measure.meaning, measure.method or measure.definition, source]
            found += [wording.headed(wording.day(event.on), event.words) for event in page.events]
        case packs.Benchmarks():
            sources = (r.source for each in page.comparisons for r in each.references)
            found = list(dict.fromkeys(source for source in sources if source))
        case packs.NextGoals():
            found = page.brings
        case _:
            found = ()
    return tuple(line for line in found if line.strip())


def speaker_notes(pack: packs.Pack, own: Sequence[PartNote]) -> packs.SpeakerNotes:
    """The notes to a pack, page by page; `own` are the user's, said where their part begins."""
    written = {note.part: note.text.splitlines() for note in own if note.text.strip()}
    minutes = {line.part: line.minutes for line in pack.agenda}
    found = []
    for page in printed_pages(pack):
        part = PART_OF[type(page)]
        # At its first page alone: the second of a part has said it already.
        lines = (*written.pop(part, ()), *notes_of(page, pack))
        told = tuple(line for line in lines if line.strip())
        found.append(packs.Spoken(page.title, part, minutes.pop(part, None), told))
    return packs.SpeakerNotes(tr("What to say at each page"), tuple(found))
