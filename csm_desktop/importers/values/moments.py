"""Instants where a date is meant, and days that stand for "none" or "no end".

Systems that keep a day as an instant write midnight of their user's zone as UTC: 1 April in Berlin
becomes 31 March, 22:00. They count seconds or milliseconds from 1970, and fill an empty field with
the first or the last day they know.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import field
from datetime import UTC, date, datetime, time, timedelta

from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.values import dataclass

_UTC = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s?(?:Z|UTC|GMT|[+-]00(?::?00)?)",
    re.IGNORECASE | re.ASCII,
)
_EPOCH = re.compile(r"(\d{10}|\d{13}|\d{16})(?:\.\d{1,9})?", re.ASCII)
_FLOAT_EPOCH = re.compile(r"1\.\d{6,12}E\+?(?:9|12)", re.IGNORECASE)  # written out it loses nothing
_EPOCH_DIGITS = 10  # of a count of seconds, from 2001 to 2286
_YEARS = range(1971, 2099)  # what an instant that means a day lies in
_WHOLE_MINUTES = (0, 30, 45)  # on which zones differ from UTC
_SURELY = timedelta(hours=4)  # one time from 20:00 on is a midnight; earlier ones need company
_MOST_EAST = timedelta(hours=11)  # noon is how careful systems write a day
_HOUR = timedelta(hours=1)

_NEVER_FILLED = frozenset(
    (date(1899, 12, 30), date(1899, 12, 31), date(1900, 1, 1), date(1900, 1, 2), date(1969, 12, 31),
     date(1970, 1, 1))
)  # fmt: skip
_OLDEST = 1800  # the calendar's and the databases' first days lie before it: 1, 1601, 1753
_ENDLESS_FROM = 2099
_ENDLESS_TEXT = """
    evergreen|ever green|rolling|rolling monthly|rolling contract|open|open ended|openended|
    perpetual|perpetuity|in perpetuity|indefinite|indefinitely|unlimited|ongoing|on going|
    continuous|auto renew|auto renews|auto renewing|autorenew|autorenews|autorenewal|auto renewal|
    automatic renewal|renews automatically|month to month|monthly rolling|mtm|m2m|m t m|
    no end|no end date|no expiry|no expiration|never|never expires|does not expire|until cancelled|
    until canceled|until terminated|until further notice|bis auf weiteres|
    unbefristet|unbegrenzt|fortlaufend|laufend|offen|
    indéterminé|indéterminée|durée indéterminée|sans fin|tacite reconduction|indefinido|sin fin|
    sans échéance|sans terme|sin vencimiento|sem vencimento|sem prazo|prazo indeterminado|
    senza scadenza|a tempo indeterminato|tillsvidare|tills vidare|løbende|løpende|
    toistaiseksi voimassa oleva|toistaiseksi|bezterminowa|bezterminowo|czas nieokreślony|
    na dobu neurčitou|neurčito|határozatlan|határozatlan idejű|süresiz|
    onbepaald|doorlopend|indeterminato|tempo indeterminato|indeterminado|無期限|自動更新"""
_ENDLESS = frozenset(" ".join(word.split()) for word in _ENDLESS_TEXT.split("|"))
_SIGNS = re.compile(r"[\W_]+")
_LONGEST_ENDLESS = 40  # characters


@dataclass(slots=True)
class Moments:
    """The cells of a column that are instants, as days, and what must be told of them."""

    days: dict[Cell, date] = field(default_factory=dict)
    notes: list[Message] = field(default_factory=list)


def read_moments(cells: Collection[Cell], *, midnights: bool) -> Moments:
    """The days of instants in UTC and of counts since 1970 among these distinct cells.

    With `midnights` instants that are all midnights of one zone east of ours count as the day that
    began there; a nightly measurement is no such thing.
    """
    written: dict[Cell, datetime] = {}
    counted: dict[Cell, datetime] = {}
    for cell in cells:
        if isinstance(cell, (bool, date)):
            continue
        text = cell.strip() if isinstance(cell, str) else str(cell)
        if (moment := _written(text)) is not None:
            written[cell] = moment
        elif (moment := _counted(text)) is not None:
            counted[cell] = moment
    found = Moments()
    both = written | counted
    # Midnight somewhere is a date there: which zone it was is read from all of them together.
    ahead = _zone(both.values()) if midnights else timedelta()
    found.days = {cell: (moment + ahead).date() for cell, moment in both.items()}
    if counted:
        first = next(iter(counted))
        found.notes.append(
            say("“{value}” is read as {day}: it counts from 1970", value=str(first),
                day=found.days[first])
        )  # fmt: skip
    moved = next((cell for cell, moment in both.items() if moment.date() != found.days[cell]), None)
    if moved is not None:
        found.notes.append(
            say("“{value}” is read as {day}: its time is midnight where it was written",
                value=str(moved), day=found.days[moved])
        )  # fmt: skip
    return found


def _written(text: str) -> datetime | None:
    found = _UTC.fullmatch(text)
    if found is None:
        return None
    try:
        moment = datetime.fromisoformat(f"{found[1]}T{found[2]}+00:00")
    except ValueError:
        return None
    return moment if moment.year in _YEARS else None


def _counted(text: str) -> datetime | None:
    if _FLOAT_EPOCH.fullmatch(text):
        text = str(int(float(text)))
    found = _EPOCH.fullmatch(text)
    if found is None:
        return None
    count = int(found[1]) // 10 ** (len(found[1]) - _EPOCH_DIGITS)
    moment = datetime.fromtimestamp(count, UTC)
    return moment if moment.year in _YEARS else None


def are_counts_of_time(texts: Sequence[str]) -> bool:
    """Whether numbers all count seconds or less from 1970, to days since 2001."""
    return bool(texts) and all(_counted(text) is not None for text in texts)


def _zone(moments: Iterable[datetime]) -> timedelta:
    """How far ahead of UTC the zone is whose midnights all of these are; nothing where none is."""
    distinct = set(moments)
    before = {_until_midnight(moment.time()) for moment in distinct}
    if not before or None in before:
        return timedelta()
    spans = [span for span in before if span is not None]
    ahead = max(spans)
    one_zone = ahead - min(spans) <= _HOUR and ahead <= _MOST_EAST
    return ahead if one_zone and (ahead <= _SURELY or len(distinct) > 1) else timedelta()


def _until_midnight(clock: time) -> timedelta | None:
    """From this time to the next midnight; None where no zone's midnight is at such a time."""
    if clock.second or clock.minute not in _WHOLE_MINUTES:
        return None
    since = timedelta(hours=clock.hour, minutes=clock.minute)
    return timedelta(days=1) - since if since else timedelta()


def is_endless(text: str) -> bool:
    """Whether a text says that something has no end: "evergreen", "Auto-renews"."""
    short = len(text) <= _LONGEST_ENDLESS
    return short and _SIGNS.sub(" ", text.casefold()).strip() in _ENDLESS


def meaning_of(day: date) -> str:
    """`empty` for a day that stands for "not filled in", `endless` for "no end", else nothing."""
    if day.year < _OLDEST or day in _NEVER_FILLED:
        return "empty"
    far = day.year > _ENDLESS_FROM or (
        day.year == _ENDLESS_FROM and (day.month, day.day) >= (12, 30)
    )
    return "endless" if far else ""
