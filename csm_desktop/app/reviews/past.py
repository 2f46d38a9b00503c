"""Reviews that were held: when, with whom, what was agreed, and their packs made again."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from csm_desktop.app.book import Book
from csm_desktop.app.documents.ebr import Material, material_of, pack_of
from csm_desktop.app.reviews.compared import ThenAndNow, then_and_now
from csm_desktop.app.reviews.frozen import content_of, files_of
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.reviews import (
    FrozenFile,
    FrozenForm,
    Review,
    ReviewGoal,
    ReviewStatus,
)
from csm_desktop.domain.reviews.cycle import goals_of, promises
from csm_desktop.errors import UserError
from csm_desktop.reports.ebr.pack import Pack
from csm_desktop.storage.queries.facts import account_facts
from csm_desktop.storage.queries.time_machine import act_that_set, facts_before
from csm_desktop.storage.session import BookConnection
from csm_desktop.values import dataclass
from csm_desktop.wording import render


@dataclass(frozen=True, slots=True)
class PastLine:
    """A review that was held; `why` says what became of its goals."""

    id: int
    review: Review
    why: str


@dataclass(frozen=True, slots=True)
class PastView:
    """A review that was held, and its pack.

    `as_it_was` says that the pack is made of what the book held when the review was marked as
    held. Reviews that came into the book as held have no such moment: their pack is made of the
    numbers up to their day, and of the words that are stored today.
    """

    review: Review
    material: Material
    pack: Pack
    goals: tuple[ReviewGoal, ...]
    theirs: tuple[str, ...]
    ours: tuple[str, ...]
    as_it_was: bool
    files: tuple[FrozenFile, ...] = ()
    compared: tuple[ThenAndNow, ...] = ()


def past_lines(facts: AccountFacts) -> tuple[PastLine, ...]:
    """The reviews that were held, the latest first."""
    held = [review for review in facts.reviews if review.status is ReviewStatus.HELD]
    held.sort(key=lambda each: (each.on, each.number, each.id), reverse=True)
    return tuple(
        PastLine(review.id, review, render(promises(goals_of(facts.review_goals, review)).why))
        for review in held
    )


def past_view(book: Book, account_id: int, review_id: int) -> PastView:
    """A review that was held. Raises LookupError where there is none with this id."""
    with book.reading() as connection:
        today = account_facts(connection, account_id, book.today())
        review = next((review for review in today.reviews if review.id == review_id), None)
        if review is None or review.status is not ReviewStatus.HELD:
            raise LookupError(review_id)
        # The book as it was then, read from the journal, so that later edits do not change it.
        then, as_it_was = _then(connection, review)
        # The review as it stood then, with the day on which it was held, which was set by that act.
        chosen = next((review for review in then.reviews if review.id == review_id), review)
        material = material_of(connection, then, replace(chosen, on=review.on))
        files = files_of(connection, review_id)
    material = _with_files(material, files)
    theirs, ours = _who_was_there(today, review)
    return PastView(
        review,
        material,
        pack_of(material),
        goals_of(today.review_goals, review),
        theirs,
        ours,
        as_it_was,
        files,
        then_and_now(then, today, material.review or review),
    )


def _with_files(material: Material, files: Sequence[FrozenFile]) -> Material:
    """With the bytes that were kept; a damaged file is made again from what it said."""
    found: dict[str, bytes] = {}
    for file in files:
        name = {FrozenForm.PDF: "kept_pdf", FrozenForm.SLIDES: "kept_deck"}.get(file.form)
        if name is not None:
            with suppress(UserError):
                found[name] = content_of(file)
    return replace(material, **found)  # type: ignore[arg-type]


def _then(connection: BookConnection, review: Review) -> tuple[AccountFacts, bool]:
    """The facts of the day of a review, and whether they are those of that moment."""
    act = act_that_set(connection, "review", review.id, "status", ReviewStatus.HELD.value)
    # It came into the book as held, by a list: there is no moment at which that was said.
    if act is None:
        return account_facts(connection, review.account_id, review.on), False
    return facts_before(connection, review.account_id, act, review.on), True


def _who_was_there(facts: AccountFacts, review: Review) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of those who came, theirs and ours; nobody where no meeting is known."""
    came = [
        attendance
        for attendance in facts.attendances
        if review.meeting_id is not None
        and attendance.meeting_id == review.meeting_id
        # Invited is not come, and a review of the past names who heard it.
        and attendance.attended
    ]
    contacts = {contact.id: contact.name for contact in facts.contacts}
    team = {member.id: member.name for member in facts.team}
    theirs = [
        contacts[attendance.contact_id] for attendance in came if attendance.contact_id in contacts
    ]
    ours = [
        team[attendance.team_member_id] for attendance in came if attendance.team_member_id in team
    ]
    return tuple(sorted(theirs, key=str.casefold)), tuple(sorted(ours, key=str.casefold))
