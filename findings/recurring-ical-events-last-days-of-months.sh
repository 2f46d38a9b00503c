#!/bin/bash
# recurring-ical-events 3.8.2 with icalendar 7.3.2: a meeting on each month's last day, by SKIP, is refused for a missing UNTIL.
#
# Seen (Python 3.11.7): RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD (RFC 7529) is a meeting on the 31st, and on the last day
# of shorter months. icalendar reads the rule and finds no error in it. Asked for its days, the other package raises
# "UNTIL parameter is missing", though no rule needs one; with an UNTIL it has "a bad format". RSCALE=GREGORIAN alone,
# which changes nothing, does the same. Not that meeting alone is lost: no event of the calendar is given, unless
# skip_bad_series=True leaves the meeting out without a word.
# What we do: such a rule is said in the words of RFC 5545 before (BYMONTHDAY=28,29,30,31;BYSETPOS=-1), and any that cannot
# be is named, with its first meeting kept.
set -euo pipefail
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check icalendar==7.3.2 recurring-ical-events==3.8.2
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import recurring_ical_events
from icalendar import Calendar

TEXT = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//EN
BEGIN:VEVENT
UID:1@example.org
DTSTAMP:20260101T000000Z
DTSTART;VALUE=DATE:20260131
RRULE:RULE
END:VEVENT
BEGIN:VEVENT
UID:2@example.org
DTSTAMP:20260101T000000Z
DTSTART;VALUE=DATE:20260215
END:VEVENT
END:VCALENDAR
"""


def days(rule: str, **options: bool) -> list[str] | str:
    calendar = Calendar.from_ical(TEXT.replace("RULE:RULE", f"RULE:{rule}"))
    assert not calendar.walk("VEVENT")[0].errors
    try:
        found = recurring_ical_events.of(calendar, **options).between((2026, 1, 1), (2026, 5, 1))
        return [str(event.start) for event in found]
    except ValueError as problem:
        return str(problem)


last = days("RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD;COUNT=3")
plain = days("RSCALE=GREGORIAN;FREQ=MONTHLY;COUNT=3")
left = days("RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD;COUNT=3", skip_bad_series=True)
same = days("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1;COUNT=3")
print(last, plain, left, same, sep="\n")
if not all(isinstance(said, str) and said.startswith("UNTIL parameter is missing") for said in (last, plain)):
    sys.exit("such rules are read now")
if left != ["2026-02-15"] or sorted(same) != ["2026-01-31", "2026-02-15", "2026-02-28", "2026-03-31"]:
    sys.exit("other rules are read otherwise now")
PYTHON
