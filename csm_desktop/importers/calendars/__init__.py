"""Calendars (.ics): a stranger's file to events, each with the identity by which it is met again.

The child reads (`foreign_calendar.read`): `lines` unfolds bytes and cuts components out, `zones`
gives zones their IANA names, `series` expands what recurs, `properties` says what one event holds.
The program makes a plan of rows of it (`calendar_plan`), like that of any list. Only the child
imports icalendar and recurring-ical-events.
"""

ENDINGS = (".ics", ".ical", ".icalendar")
"""What names of calendars end in."""


def is_calendar_text(head: bytes) -> bool:
    """Whether a file begins as calendars do, whatever its encoding."""
    plain = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").upper()
    return plain.startswith(b"BEGIN:VCALENDAR")
