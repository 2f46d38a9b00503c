"""What can be done with the diagnosis: say a part anew, date its event, verify it (domain.md §3).

Nothing is overwritten: what is said anew is another entry, and the former one is its history.
"""

from dataclasses import replace
from datetime import date

from csm_desktop.domain.handoff.spiced_summary import SpicedLine, spiced_summary
from csm_desktop.domain.records.spiced import SpicedEntry, SpicedPart
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import tr


def say_part(
    work: Work, /, account_id: int, part: SpicedPart, text: str, continues: int | None = None
) -> SpicedEntry | None:
    """Say what is known of a part now; empty words take back what was known.

    The date of a critical event stays, who said it and whether it was verified do not: these are
    other words. `continues` is the entry that the user is still writing (text saves itself while
    it is typed), which is then the one that changes. None where nothing is new.
    """
    known = _line(work, account_id, part).entry
    words = text.strip()
    if words == (known.text if known else ""):
        return None
    if known is not None and known.id == continues and known.recorded_on == work.today():
        return work.put(replace(known, text=words))
    event_on = known.event_on if known and words else None
    return work.add(
        SpicedEntry(work.new_id(), account_id, part, words, work.today(), event_on=event_on)
    )


def date_event(work: Work, /, account_id: int, on: date | None) -> SpicedEntry | None:
    """Say when the critical event is, as another entry. Raises UserError while there is no event.

    None where nothing is new.
    """
    known = _line(work, account_id, SpicedPart.CRITICAL_EVENT).entry
    if known is None:
        raise UserError(
            tr("There is no critical event to date yet."),
            tr("First say what happens then, such as “Timetable change”."),
        )
    if known.event_on == on:
        return None
    return work.add(
        # Another day is something the customer has not confirmed yet.
        replace(known, id=work.new_id(), recorded_on=work.today(), verified_on=None, event_on=on)
    )


def verify_part(work: Work, /, entry_id: int, verified: bool = True) -> SpicedEntry:
    """Say that the customer confirmed these words today, or take that back."""
    entry = work.get(SpicedEntry, entry_id)
    return work.put(replace(entry, verified_on=work.today() if verified else None))


def _line(work: Work, account_id: int, part: SpicedPart) -> SpicedLine:
    entries = work.find(SpicedEntry, account_id=account_id)
    summary = spiced_summary(entries, work.today())
    return next(line for line in summary if line.part is part)
