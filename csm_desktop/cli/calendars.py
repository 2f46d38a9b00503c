"""`calendar`: an invitation to a meeting, or what is due for an account, as an .ics file."""

import argparse

from csm_desktop.app.clock import SystemClock
from csm_desktop.app.lists.accounts import account_named
from csm_desktop.app.meetings.invitations import meeting_meant, write_dates, write_invitation
from csm_desktop.app.opened_book import writable_book
from csm_desktop.cli.output import one_line, say_json
from csm_desktop.cli.window import book_to_read, tell_of_strays
from csm_desktop.domain.text.instants import wall_of
from csm_desktop.domain.text.message import say
from csm_desktop.mail.calendars import CalendarItem
from csm_desktop.wording import beside, clock_time, render, short_day
from csm_desktop.wording.clock_words import day_and_time


def write_calendar(arguments: argparse.Namespace) -> int:
    """Write the file and say what it holds."""
    target, overwrite = arguments.output, arguments.overwrite
    if arguments.dates:
        with book_to_read(arguments.book) as book:
            account = account_named(book, arguments.account)
            made = write_dates(book, account.id, target, overwrite=overwrite)
    else:
        # The book remembers which version of an invitation was written.
        with writable_book(arguments.book, SystemClock()) as book:
            tell_of_strays(book)
            account = account_named(book, arguments.account)
            meeting = meeting_meant(book, account.id, arguments.meeting)
            made = write_invitation(book, meeting.id, target, overwrite=overwrite)
    if arguments.json:
        say_json({"path": str(target), "method": made.method, "items": made.items})
        return 0
    print(render(say("Written: {path} ({method})", path=str(target), method=made.method.value)))
    for item in made.items:
        print(one_line(f"  {_told(item)}"))
    return 0


def _told(item: CalendarItem) -> str:
    guests = ", ".join(guest.address for guest in item.guests)
    if not item.is_moment:
        return beside([short_day(item.starts, with_year=True), item.title])
    wall = wall_of(item.instant, item.zone)
    when = day_and_time(short_day(wall.date(), with_year=True), clock_time(wall))
    return beside(filter(None, [when, item.zone, item.title, guests]))
