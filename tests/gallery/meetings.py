"""The Meetings tab: the list, a call under way, the follow-up at each of its stages, none yet."""

import atexit
import tempfile
from contextlib import ExitStack
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication, QWidget

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts, account_named
from csm_desktop.app.meetings import acts as meetings
from csm_desktop.app.meetings import follow_ups
from csm_desktop.app.meetings import notes as meeting_notes
from csm_desktop.app.meetings.acts import NextStep
from csm_desktop.app.meetings.view import load, meeting_view
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.people.contacts import new_contact
from csm_desktop.domain.meetings.note_lines import Owner
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.meetings import MeetingKind
from csm_desktop.domain.records.plan import Side
from csm_desktop.ui.account.history.tab import HistoryTab
from csm_desktop.ui.account.meetings.edit_dialog import EditMeeting
from csm_desktop.ui.account.meetings.new_dialog import NewMeeting
from csm_desktop.ui.account.meetings.tab import MeetingsTab
from csm_desktop.ui.account.overview.capture import CaptureDialog
from tests.books import sample_copy
from tests.clocks import SetClock
from tests.gallery.register import picture
from tests.ui.shell import TabShell

ZONE = "Europe/Berlin"
_START = datetime(2026, 11, 22, 8, 30, tzinfo=ZoneInfo(ZONE))
NOTES = """Replanning measured last week: 22 minutes, target 15.
! Go live in two depots on 13 December, rest in January
> @us SSO guide to IT fri
> @lena name pilot users 2 dec
> @nobody sign the order
? Who signs for the works council?
# Marc doubts the January date"""
HOSTILE = "R&D <beta> </b> {a.__class__} %s \u202egpj.exe 🙂 مرحبا " + "W" * 120


CLOCK = SetClock(_START + timedelta(minutes=30))


@cache
def _folder() -> Path:
    kept = ExitStack()
    atexit.register(kept.close)
    return Path(kept.enter_context(tempfile.TemporaryDirectory()))


@cache
def book() -> Book:
    path = sample_copy(_folder())
    kept = ExitStack()
    atexit.register(kept.close)
    return kept.enter_context(opened_book(path, CLOCK))


def settle(_: QWidget) -> None:
    """Let heights that follow from widths find their way up through the layouts."""
    for _pass in range(6):
        QApplication.processEvents()


def _tab(account_id: int) -> MeetingsTab:
    shell = TabShell(book(), _folder())
    tab = MeetingsTab(shell, here=ZONE)
    shell.follow(tab, account_id)
    tab.destroyed.connect(shell.close)
    return tab


def _facts() -> AccountFacts:
    return account_facts(book(), account_named(book(), "Northwind Rail").id)


@cache
def _call(stage: str) -> tuple[int, int]:
    """An account and its call: running, ended, overdue, handed off or sent."""
    facts = _facts()
    people = [contact for contact in facts.contacts if contact.name.startswith(("Lena", "Marc"))][
        :2
    ]
    CLOCK.at = _START
    meeting = book().run(
        "New meeting",
        meetings.new_meeting,
        facts.account.id,
        MeetingKind.IMPACT_REVIEW,
        _START,
        ZONE,
        [person.id for person in people],
        purpose="Verify twelve-month goal before the timetable change",
        value_for_customer="Depot plan of a comparable operator, with numbers",
    )
    goal = book().run(
        "Goal", meetings.add_end_goal, meeting.id, "Know if we can go live on 13 December"
    )
    book().run(
        "Notes",
        meeting_notes.write_notes,
        meeting.id,
        body=NOTES,
        tone_words="“relieved”, “fed up with spreadsheets”",
        priorities="Go-live date, then union sign-off",
        themes="Disruption handling; data quality",
    )
    if stage != "running":
        CLOCK.at = _START + timedelta(minutes=49)
        book().run("Met", meetings.mark_end_goal, goal.id, True)
        step = NextStep("Go-live check", Owner(Side.US), date(2026, 12, 4))
        book().run("End call", meetings.end_meeting, meeting.id, step)
    if stage in ("handed", "sent"):
        found, rules = load(book(), facts.account.id)
        view = meeting_view(found, rules, meeting.id, CLOCK.now())
        assert view is not None
        book().run("Hand off", follow_ups.hand_off, view.follow_up)
    if stage == "sent":
        book().run("Sent", follow_ups.confirm_sent, meeting.id)
    return facts.account.id, meeting.id


def _shown(stage: str, minutes: float) -> QWidget:
    account_id, meeting_id = _call(stage)
    CLOCK.at = _START + timedelta(minutes=minutes)
    tab = _tab(account_id)
    tab.open_meeting(meeting_id)
    return tab


@picture("meeting-running", prepare=settle)
def _running() -> QWidget:
    return _shown("running", 40)


@picture("meeting-ended", prepare=settle)
def _ended() -> QWidget:
    return _shown("ended", 49 + 21.8)


@picture("meeting-overdue", prepare=settle)
def _overdue() -> QWidget:
    return _shown("ended", 49 + 500)


@picture("meeting-handed-off", prepare=settle)
def _handed_off() -> QWidget:
    return _shown("handed", 60)


@picture("meeting-sent", prepare=settle)
def _sent() -> QWidget:
    return _shown("sent", 60)


@cache
def _planned() -> int:
    """A review next week, prepared, with what the call before it left open."""
    account_id, _ = _call("sent")
    meeting = book().run(
        "New meeting",
        meetings.new_meeting,
        account_id,
        MeetingKind.IMPACT_REVIEW,
        _START + timedelta(days=7),
        "America/New_York",
        [contact.id for contact in _facts().contacts[:3]],
        place="Depot Ostfeld, room 4",
        purpose="Decide on the last twelve depots",
        agenda=("What changed since November", "The twelve depots", "Next steps"),
        appreciation="They answered every question within a day",
        stories="Halden Foods moved its last five sites in one weekend",
        questions=("Who plans the depots?", "What would stop the plan?"),
    )
    return meeting.id


@picture("meeting-preparing", prepare=settle)
def _preparing() -> QWidget:
    meeting_id = _planned()
    account_id, _ = _call("sent")
    CLOCK.at = _START + timedelta(minutes=60)
    tab = _tab(account_id)
    tab.open_meeting(meeting_id)
    return tab


@picture("meeting-doubts", prepare=settle)
def _doubts() -> QWidget:
    """Two people of one first name in the notes, and a mail that lacks several things."""
    empty = book().run("New account", new_account, "Ōmi & Sons")
    people = [
        book().run("New contact", new_contact, empty.id, name, email=f"{n}@x.example")
        for n, name in enumerate(("Ann Kurz", "Ann Lee", "Bo Sand"))
    ]
    CLOCK.at = _START
    meeting = book().run(
        "New meeting",
        meetings.new_meeting,
        empty.id,
        MeetingKind.WORKING_SESSION,
        _START,
        ZONE,
        [person.id for person in people],
    )
    body = "> @ann send the export fri\n> book the room\n> @bo check the rota\n! Weekly calls"
    book().run("Notes", meeting_notes.write_notes, meeting.id, body=body)
    book().run("Goal", meetings.add_end_goal, meeting.id, "Know who plans the rota")
    book().run("End", meetings.end_meeting, meeting.id)
    tab = _tab(empty.id)
    tab.open_meeting(meeting.id)
    return tab


@cache
def _desk() -> QWidget:
    """What dialogs stand over; kept, since they go with it."""
    return QWidget()


@picture("meeting-edit", sizes=((720, 640),), prepare=settle)
def _edit() -> QWidget:
    meeting_id = _planned()
    shell = TabShell(book(), _folder())
    facts = _facts()
    meeting = next(meeting for meeting in facts.meetings if meeting.id == meeting_id)
    return EditMeeting(shell, book(), ZONE, facts.account, meeting, _desk())


@picture("meetings-decisions", prepare=settle)
def _decisions() -> QWidget:
    account_id, _ = _call("ended")
    CLOCK.at = _START + timedelta(minutes=49 + 500)
    tab = _tab(account_id)
    tab.list.views.choose("decisions")
    return tab


@picture("meetings-list", prepare=settle)
def _list() -> QWidget:
    account_id, _ = _call("ended")
    CLOCK.at = _START + timedelta(minutes=49 + 500)
    return _tab(account_id)


@cache
def _hostile() -> tuple[int, int, int]:
    CLOCK.at = _START
    empty = book().run("New account", new_account, "Empty & Co <b>")
    account = book().run("New account", new_account, HOSTILE)
    people = [
        book().run("New contact", new_contact, account.id, name, email=email)
        for name, email in ((HOSTILE, "h@x.example"), ("Doe, Jane", "jane@x.example"), ("<b>", ""))
    ]
    meeting = book().run(
        "New meeting",
        meetings.new_meeting,
        account.id,
        MeetingKind.RESCUE_CALL,
        _START,
        "America/New_York",
        [person.id for person in people],
        title=HOSTILE,
        purpose="Just checking in",
        value_for_customer=HOSTILE,
    )
    book().run("Goal", meetings.add_end_goal, meeting.id, HOSTILE)
    body = f"{HOSTILE}\n> @doe {HOSTILE} fri\n# {HOSTILE}\n> مرحبا بالعالم @doe fri\n! {HOSTILE}"
    book().run("Notes", meeting_notes.write_notes, meeting.id, body=body, tone_words=HOSTILE)
    return empty.id, account.id, meeting.id


@picture("meeting-hostile", prepare=settle)
def _hostile_names() -> QWidget:
    _, account_id, meeting_id = _hostile()
    CLOCK.at = _START + timedelta(minutes=10)
    tab = _tab(account_id)
    tab.open_meeting(meeting_id)
    return tab


@picture("meetings-none", prepare=settle)
def _none() -> QWidget:
    return _tab(_hostile()[0])


@picture("meeting-new", sizes=((720, 720),), prepare=settle)
def _new() -> QWidget:
    CLOCK.at = _START
    shell = TabShell(book(), _folder())
    return NewMeeting(shell, book(), ZONE, print, _facts().account.id)


@picture("capture", sizes=((640, 420),), prepare=settle)
def _capture() -> QWidget:
    CLOCK.at = _START
    shell = TabShell(book(), _folder())
    dialog = CaptureDialog(shell, book(), lambda *_: None, _facts().account.id)
    dialog.text.editor.setPlainText(
        "call from @lena: wants the export, yesterday\nbefore the board meets\nmail thanks"
    )
    return dialog


@picture("meeting-new-odd-hour", sizes=((720, 720),), prepare=settle)
def _odd_hour() -> QWidget:
    CLOCK.at = _START
    shell = TabShell(book(), _folder())
    account = book().run("New account", new_account, "Hudson", time_zone="America/New_York")
    dialog = NewMeeting(shell, book(), ZONE, print, account.id)
    for field, typed in ((dialog.when.day, "25 oct 2026"), (dialog.when.time, "2:30")):
        field.editor.setText(typed)
    return dialog


@picture("account-history", prepare=settle)
def _history() -> QWidget:
    account_id, _ = _call("sent")
    shell = TabShell(book(), _folder())
    tab = HistoryTab(shell, here=ZONE)
    shell.follow(tab, account_id)
    tab.changes.table.select(tab.changes.table.lines[3].id)
    tab.destroyed.connect(shell.close)
    return tab


@picture("account-timeline", prepare=settle)
def _timeline() -> QWidget:
    return _face("timeline")


@picture("account-as-it-was", prepare=settle)
def _as_it_was() -> QWidget:
    tab = _face("as-it-was")
    tab.as_it_was.shown.choose("all")
    return tab


def _face(name: str) -> HistoryTab:
    account_id, _ = _call("sent")
    shell = TabShell(book(), _folder())
    tab = HistoryTab(shell, here=ZONE)
    shell.follow(tab, account_id)
    tab.go_to(name)
    tab.destroyed.connect(shell.close)
    return tab
