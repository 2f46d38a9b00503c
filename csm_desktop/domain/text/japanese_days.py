"""Days as they are jotted down in Japanese: 来週の金曜日, 2週間後, 月末まで."""

import re
from datetime import date, timedelta

from csm_desktop.domain.text.calendar_words import (
    WEEKDAYS,
    days_after,
    end_of,
)

_UNTIL = re.compile(r"(?:までに|まで|に)$")
_LATER = re.compile(r"(\d{1,4})(日|週間|か月|ヶ月|カ月|年)後")
_IN_WEEK = re.compile(r"(先週|今週|来週|再来週|次)の?(\w曜日?)")
_UNITS = {"日": "d", "週間": "w", "か月": "m", "ヶ月": "m", "カ月": "m", "年": "y"}
_WEEKS = {"先週": -1, "今週": 0, "来週": 1, "次": 1, "再来週": 2}
_ENDS = {
    "今週": ("w", 0), "週末": ("w", 0), "今週末": ("w", 0), "来週": ("w", 1), "来週末": ("w", 1),
    "今月": ("m", 0), "月末": ("m", 0), "今月末": ("m", 0), "来月": ("m", 1), "来月末": ("m", 1),
    "四半期末": ("q", 0), "年末": ("y", 0), "今年": ("y", 0), "来年": ("y", 1),
}  # fmt: skip


def without_particle(text: str) -> str:
    """A day without what says that something is due by it: 金曜日までに is 金曜日."""
    return _UNTIL.sub("", text) if not text.isascii() else text


def japanese_day(text: str, today: date) -> date | None:
    """The day that a phrase means; 来週の金曜日 is the Friday of the week that begins on the coming
    Monday, 次の as well. None where the words are no such phrase."""
    if text in _ENDS:
        return end_of(*_ENDS[text], today)
    if found := _LATER.fullmatch(text):
        return days_after(today, int(found[1]), _UNITS[found[2]])
    found = _IN_WEEK.fullmatch(text)
    if found is None or found[2] not in WEEKDAYS:
        return None
    monday = today - timedelta(days=today.weekday())
    return monday + timedelta(days=7 * _WEEKS[found[1]] + WEEKDAYS[found[2]])
