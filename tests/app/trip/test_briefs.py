"""A trip: its meetings in the order of travel, what each brief says, and that it stays internal."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Unpack

import pypdfium2
import pytest

from csm_desktop.app.accounts.acts import new_account, trash_account
from csm_desktop.app.book import Book
from csm_desktop.app.handoff.spiced import say_part
from csm_desktop.app.meetings import acts as meetings
from csm_desktop.app.meetings.notes import write_notes
from csm_desktop.app.meetings.question_bank import change_bank, question_bank
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.people.contacts import new_contact
from csm_desktop.app.people.engagement import log_line
from csm_desktop.app.plan.actions import new_action, tick_action
from csm_desktop.app.trip.briefs import trip_briefs
from csm_desktop.app.trip.paper import brief_paper, trip_paper
from csm_desktop.domain.lists.trip import Trip
from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.domain.records.meetings import Meeting, MeetingDetails, MeetingKind
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.records.spiced import SpicedPart
from csm_desktop.errors import UserError
from tests.books import CLOCK, sample_copy

HERE = "Europe/Berlin"
FIRST = datetime(2026, 12, 1, 9, tzinfo=UTC)
DECEMBER = Trip(date(2026, 12, 1), date(2026, 12, 5))
HOSTILE = "<b>Bad & {name} %s\u202e\u05d0 “Ltd”"


def planned(
    book: Book,
    account_id: int,
    at: datetime,
    zone: str = HERE,
    guests: Iterable[int] = (),
    **more: Unpack[MeetingDetails],
) -> Meeting:
    kind = MeetingKind.WORKING_SESSION
    return book.run("New", meetings.new_meeting, account_id, kind, at, zone, guests, **more)


def texts(pdf: bytes) -> list[str]:
    """The words of each page, whatever lines they stand on."""
    return [
        " ".join(page.get_textpage().get_text_bounded().split())
        for page in pypdfium2.PdfDocument(pdf)
    ]


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Book]:
    with opened_book(sample_copy(tmp_path / "sample.csm"), CLOCK) as book:
        yield book


def test_what_is_planned_comes_in_the_order_of_travel(book: Book) -> None:
    one = book.run("New", new_account, "One").id
    two = book.run("New", new_account, "Two").id
    gone = book.run("New", new_account, "Gone").id
    late = planned(book, one, FIRST + timedelta(days=2))
    early = planned(book, two, FIRST)
    between = planned(book, one, FIRST + timedelta(days=1))
    for other in (one, two):
        planned(book, other, FIRST + timedelta(days=9))
    called_off = planned(book, one, FIRST)
    book.run("Off", meetings.call_off, called_off.id, off=True)
    held = planned(book, one, FIRST)
    book.run("End", meetings.end_meeting, held.id)
    planned(book, gone, FIRST)
    book.run("Delete", trash_account, gone)
    briefs = trip_briefs(book, DECEMBER, HERE)
    assert [brief.meeting.id for brief in briefs] == [early.id, between.id, late.id]


def test_a_day_counts_on_the_meetings_clock_and_on_the_travellers(book: Book) -> None:
    account = book.run("New", new_account, "One").id
    # Eight in the evening of the 5th in New York is two in the morning of the 6th in Berlin.
    evening = planned(book, account, datetime(2026, 12, 6, 1, tzinfo=UTC), "America/New_York")
    fifth, sixth, seventh = (Trip(day, day) for day in (date(2026, 12, n) for n in (5, 6, 7)))
    for trip in (fifth, sixth):
        (brief,) = trip_briefs(book, trip, HERE)
        assert brief.meeting.id == evening.id
    page = texts(trip_paper(fifth, HERE).pdf(book))[0]
    assert "Sat 5 Dec, 20:00 – 21:00 · America/New_York" in page
    assert "On your own clock: Sun 6 Dec, 02:00 – 03:00 · Europe/Berlin" in page
    with pytest.raises(UserError, match="No meeting is planned"):
        trip_briefs(book, seventh, HERE)
    agreed = texts(trip_paper(fifth, "America/New_York").pdf(book))[0]
    assert "On your own clock" not in agreed, "clocks that agree are told once"


def test_nothing_planned_and_days_the_wrong_way_round_are_said(book: Book, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="ends before it begins"):
        trip_briefs(book, Trip(date(2026, 12, 2), date(2026, 12, 1)))
    with pytest.raises(UserError, match="No meeting is planned from 1 December 2026"):
        trip_briefs(book, DECEMBER)
    with pytest.raises(UserError, match="no time zone"):
        trip_briefs(book, DECEMBER, "Mars/Olympus")
    assert not list(tmp_path.glob("*.pdf"))


def test_a_brief_says_what_is_to_be_known_before_the_meeting(book: Book) -> None:
    account = book.run("New", new_account, "Northwind").id
    lena = book.run(
        "New", new_contact, account, "Lena Brandt", title="COO", roles=(ContactRole.CHAMPION,)
    )
    before = planned(book, account, FIRST - timedelta(days=20))
    book.run(
        "Notes",
        write_notes,
        before.id,
        tone_words="curious, tired",
        body="! Two depots\n? Who signs?",
    )
    later = planned(book, account, FIRST + timedelta(days=60))
    book.run("Notes", write_notes, later.id, tone_words="not yet said")
    planned(
        book, account, FIRST, guests=[lena.id], purpose="Agree the second depot",
        value_for_customer="A date for their board", looked_forward=True, place="Gate 4",
        questions=("What would stop it?",),
    )  # fmt: skip
    book.run("SPICED", say_part, account, SpicedPart.PAIN, "Replanning by hand")
    book.run("Action", new_action, account, "Send the guide", due_on=date(2026, 11, 20))
    book.run("Action", new_action, account, "Name the users", side=Side.CUSTOMER)
    done = book.run("Action", new_action, account, "Already done")
    book.run("Done", tick_action, done.id)
    book.run("Log", log_line, account, "request: Export of the night roster")
    page = " ".join(texts(trip_paper(DECEMBER, HERE).pdf(book)))
    for said in (
        "Tue 1 Dec, 10:00 – 11:00 · Europe/Berlin", "Gate 4", "Lena Brandt", "COO · Champion",
        "Agree the second depot", "A date for their board", "They look forward to it.",
        "What would stop it?", "Two depots", "Who signs?", "curious, tired",
        "Pain: Replanning by hand", "not yet verified with the customer", "not verified",
        "Situation: Nothing is known of it yet.", "ask for it", "No review was held yet.",
        "Send the guide", "2 d late", "Name the users", "nobody is named", "no date",
        "Export of the night roster", "Nobody is named as:", "0 of 3 relationships live",
    ):  # fmt: skip
        assert said in page, said
    for unsaid in ("Already done", "not yet said", "Still to be prepared"):
        assert unsaid not in page, unsaid


def test_what_the_preparation_lacks_is_said(book: Book) -> None:
    account = book.run("New", new_account, "Northwind").id
    planned(book, account, FIRST, purpose="Just checking in")
    page = texts(trip_paper(DECEMBER, HERE).pdf(book))[0]
    assert "Still to be prepared" in page
    assert "says that you will talk, not what for" in page
    assert "Nobody looks forward to a meeting without that" in page
    assert "Whether they look forward to it is not known." in page
    assert "No place is given." in page


def test_ten_meetings_begin_a_page_each_and_every_page_is_internal(sample: Book) -> None:
    trip = Trip(date(2026, 11, 22), date(2027, 2, 28))
    briefs = trip_briefs(sample, trip, HERE)
    accounts = [brief.facts.account.id for brief in briefs]
    for n in range(10 - len(briefs)):
        planned(sample, accounts[0], FIRST + timedelta(hours=n))
    pages = texts(trip_paper(trip, HERE).pdf(sample))
    count = len(trip_briefs(sample, trip, HERE))
    assert count >= 10
    firsts = [page for page in pages if "(continued)" not in page]
    numbers = [int(re.findall(r"Brief (\d+) of", page)[0]) for page in firsts]
    assert numbers == list(range(1, count + 1))
    for page in pages:
        assert "Internal" in re.sub("Internal: it names several customers", "", page)
        assert "Internal: it names several customers" in page
    whole = " ".join(pages)
    assert "Promised in EBR" in whole
    assert "What moved it most" in whole


def test_one_customers_trip_names_that_customer_alone(book: Book) -> None:
    account = book.run("New", new_account, "Northwind").id
    planned(book, account, FIRST)
    for page in texts(trip_paper(DECEMBER, HERE).pdf(book, "letter")):
        assert "Internal: Northwind" in page


def test_hostile_names_and_long_texts_are_printed_whole(book: Book, tmp_path: Path) -> None:
    account = book.run("New", new_account, HOSTILE).id
    guest = book.run("New", new_contact, account, f"Eve {HOSTILE}", title="x" * 200)
    points = "\n".join(f"point{n} of a long purpose" for n in range(900))
    planned(
        book, account, FIRST, guests=[guest.id], title=HOSTILE, purpose=points,
        place=f"{HOSTILE}\nHall", stories="word " * 2000 + "storyend",
    )  # fmt: skip
    book.run("SPICED", say_part, account, SpicedPart.IMPACT, "impact " * 2000 + "impactend")
    book.run("Action", new_action, account, f"Do {HOSTILE} " * 20 + "actionend")
    paper = trip_paper(DECEMBER, HERE)
    written = paper.write(book, tmp_path / "trip.pdf")
    whole = " ".join(texts((tmp_path / "trip.pdf").read_bytes()))
    assert set(re.findall(r"point\d+", whole)) == {f"point{n}" for n in range(900)}
    for end in ("storyend", "impactend", "actionend", "<b>Bad & {name} %s"):
        assert end in whole, end
    assert written.sheets > 5
    with pytest.raises(UserError):
        paper.write(book, tmp_path / "trip.pdf")


def test_the_same_trip_gives_the_same_file(sample: Book) -> None:
    trip = Trip(date(2026, 11, 22), date(2026, 12, 31))
    assert trip_paper(trip, HERE).pdf(sample) == trip_paper(trip, HERE).pdf(sample)


def test_each_meeting_of_the_sample_has_one_page_and_a_single_one_prints_the_same(
    sample: Book,
) -> None:
    whole = Trip(sample.today(), sample.today() + timedelta(days=60))
    briefs = trip_briefs(sample, whole, HERE)
    pages = texts(trip_paper(whole, HERE).pdf(sample))
    assert len(pages) == len(briefs) > 5
    first = briefs[0].meeting
    (page,) = texts(brief_paper(first.account_id, first.id, HERE).pdf(sample))
    for words in ("Why they look forward to it", "SPICED", "Stories of customers like them"):
        assert words in page
    full = next(page for page in pages if "review 2 · Northwind Rail" in page)
    # What had no room is counted.
    assert re.search(r"and \d+ more", full)
    # What room is left goes to what was cut: everybody who comes is named.
    assert "Sofia Reyes" in full


def test_questions_come_from_the_bank_until_some_are_prepared(book: Book) -> None:
    account = book.run("New", new_account, "Acme").id
    meeting = planned(book, account, FIRST)
    kind = meeting.kind
    (page,) = texts(brief_paper(account, meeting.id).pdf(book))
    assert "Questions, from the bank" in page
    assert "What would make this hour worth it for you?" in page
    assert "No story of a customer like this one is in the book yet." in page
    book.run("Bank", change_bank, kind, "  Who  pays? \n\nWho pays?\nWho signs?")
    assert question_bank(book, kind) == ("Who pays?", "Who signs?")
    (page,) = texts(brief_paper(account, meeting.id).pdf(book))
    assert "Who signs?" in page
    book.run("Ask", meetings.edit_meeting, meeting.id, questions=("Only this?",))
    (page,) = texts(brief_paper(account, meeting.id).pdf(book))
    assert "Only this?" in page
    assert "Who signs?" not in page
    book.run("Bank", change_bank, kind, "")
    assert len(question_bank(book, kind)) > 2
