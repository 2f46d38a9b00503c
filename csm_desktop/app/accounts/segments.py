"""What can be done with segments from accounts: give one, the one that fits, or begin one of the
three models."""

from collections.abc import Sequence
from dataclasses import replace

from csm_desktop.app.book import Book
from csm_desktop.domain.journey.segment_fit import FittingSegment, fitting_segment
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.journeys import DEFAULT_STEPS, JourneyStep, JourneyTemplate
from csm_desktop.domain.records.segments import Engagement, Segment, new_segment
from csm_desktop.domain.value.alike import is_customer
from csm_desktop.storage.queries import dump
from csm_desktop.storage.session import Work
from csm_desktop.values import dataclass
from csm_desktop.wording import label, render


def segments(book: Book) -> tuple[Segment, ...]:
    """The segments of a book, in the user's order."""
    with book.reading() as connection:
        found = dump.everything(connection, Segment)
    return tuple(sorted(found, key=lambda each: (each.position, each.id)))


def give_all(work: Work, /, account_ids: Sequence[int], chosen: int | Engagement | None) -> int:
    """Put several accounts into one segment, a new one of a model, or into none; how many."""
    if isinstance(chosen, Engagement) and account_ids:
        chosen = begin_segment(work, account_ids[0], chosen).id
    for account_id in account_ids:
        give_segment(work, account_id, None if chosen is None else int(chosen))
    return len(account_ids)


def give_segment(work: Work, /, account_id: int, segment_id: int | None) -> Account:
    """Put an account into a segment, or into none."""
    return work.put(replace(work.get(Account, account_id), segment_id=segment_id))


@dataclass(frozen=True, slots=True)
class UnplacedAccount:
    """An account that is in no segment, and the one that fits it; None where none does."""

    id: int
    account: Account
    fits: FittingSegment | None


def unplaced_accounts(book: Book) -> tuple[UnplacedAccount, ...]:
    """The customers that are in no segment, by name; those first that one fits."""
    with book.reading() as connection:
        known = dump.everything(connection, Segment)
        accounts = dump.everything(connection, Account)
    found = [
        UnplacedAccount(one.id, one, fitting_segment(one, known))
        for one in accounts
        if one.segment_id is None and is_customer(one)
    ]
    found.sort(key=lambda one: (one.fits is None, one.account.name.casefold(), one.id))
    return tuple(found)


def give_fitting(work: Work, /, account_ids: Sequence[int]) -> int:
    """Put each account into the segment that fits it, from whichever it was in; how many were
    moved. Those that none fits stay where they are."""
    known = work.find(Segment)
    moved = 0
    for account_id in account_ids:
        account = work.get(Account, account_id)
        fits = fitting_segment(account, known)
        if fits is not None and fits.segment.id != account.segment_id:
            give_segment(work, account_id, fits.segment.id)
            moved += 1
    return moved


def begin_segment(work: Work, /, account_id: int, engagement: Engagement) -> Segment:
    """Make a segment with the model's default cadences and the default journey, for an account.

    A new book has no segments; this is how its first ones come to be (domain.md §1, §5).
    """
    name = label(engagement)
    # A journey of its own: two segments that share one could not part ways later.
    journey = work.add(JourneyTemplate(work.new_id(), name))
    work.add_all(
        JourneyStep(work.new_id(), journey.id, render(title), day, percent, position=position)
        for position, (title, day, percent) in enumerate(DEFAULT_STEPS)
    )
    others = work.find(Segment)
    segment = replace(
        new_segment(work.new_id(), name, engagement),
        journey_id=journey.id,
        # Behind the others, so that the user's own order stays.
        position=max((other.position for other in others), default=0) + 1,
    )
    work.add(segment)
    give_segment(work, account_id, segment.id)
    return segment
