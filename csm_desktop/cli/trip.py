"""`trip`: a brief for each meeting of some days, in the order of travel, as one PDF."""

import argparse

from csm_desktop.app.trip.briefs import trip_briefs
from csm_desktop.app.trip.paper import trip_paper
from csm_desktop.cli.documents import in_language, say_what_lacks
from csm_desktop.cli.output import Ticker, one_line, say_json
from csm_desktop.cli.window import book_to_read
from csm_desktop.domain.lists.trip import BriefFacts, Trip
from csm_desktop.domain.text.message import say
from csm_desktop.wording import render, tr


def write_briefs(arguments: argparse.Namespace) -> int:
    """Print the briefs of a trip and list its meetings."""
    trip = Trip(arguments.start, arguments.end)
    with book_to_read(arguments.book) as book, Ticker(tr("Printing")):
        briefs = trip_briefs(book, trip, arguments.zone)
        written = in_language(trip_paper(trip, arguments.zone), arguments.language).write(
            book, arguments.output, arguments.paper, overwrite=arguments.overwrite
        )
        met = {brief.facts.account.id for brief in briefs}
        lost = [unusable for unusable in book.unusable() if unusable.account_id in met]
    say_what_lacks(written, lost)
    if arguments.json:
        said = [_entry(brief) for brief in briefs]
        say_json({"path": written.path, "sheets": written.sheets, "meetings": said})
        return 0
    print(render(say("Written: {path}", path=str(written.path))))
    for title in written.pages:
        print(one_line(f"  {title}"))
    return 0


def _entry(brief: BriefFacts) -> dict[str, object]:
    meeting = brief.meeting
    return {
        "id": meeting.id,
        "account": brief.facts.account.name,
        "kind": meeting.kind,
        "title": meeting.title,
        "starts_at": meeting.starts_at,
        "zone": meeting.zone,
        "place": meeting.place,
        "lacks": brief.lacks,
    }
