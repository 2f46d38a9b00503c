"""Days on which something happened to a contract, as billing systems name them: they date a pause,
and the end of a trial, where else the day of the list would have to."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from csm_desktop.domain.records.revenue import SubscriptionStatus
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.values.choices import Billing
from csm_desktop.importers.values.dates import read_dates
from csm_desktop.importers.values.shapes import as_text
from csm_desktop.importers.values.source_column import SourceColumn

_PAUSED = frozenset(
    ("paused at", "paused on", "pause date", "paused date", "date paused", "paused since",
     "pause start", "pause start date", "pausiert am", "pausiert seit", "mis en pause le",
     "pausado el", "pausado em", "一時停止日")
)  # fmt: skip
_TRIAL_ENDS = frozenset(
    ("trial end", "trial ends", "trial end date", "trial ends at", "trial ended at",
     "trial ends on", "trial end at", "trial until", "trial end utc", "test bis", "testphase bis",
     "fin de l essai", "fin d essai", "fin de la prueba", "fim do teste", "試用終了日")
)  # fmt: skip
_OBJECTS = ("subscription ", "subscriptions ")


def date_events(
    kind: ListKind,
    columns: dict[str, SourceColumn],
    others: Mapping[str, Sequence[Cell]],
    order: str,
) -> None:
    """Give rows that name no other day for it the end of what is paused, the start of what is paid
    since a trial, and the day on which a trial is decided on.

    `others` are the columns that feed no field, which stay what they are; `order` is that of their
    days as far as the user said it.
    """
    if kind is not ListKind.SUBSCRIPTIONS or "status" not in columns:
        return
    for header, cells in others.items():
        name = words(header)
        for prefix in _OBJECTS:
            name = name.removeprefix(prefix)
        if name not in _PAUSED | _TRIAL_ENDS:
            continue
        found = read_dates([as_text(cell) for cell in cells], order)
        if found.orders:  # days that may be either date nothing
            continue
        if name in _PAUSED:
            _fill(columns, "ended_on", found.values, Billing.PAUSED)
        else:
            _fill(columns, "starts_on", found.values, SubscriptionStatus.ACTIVE)
            _fill(columns, "renews_on", found.values, SubscriptionStatus.TRIAL, ("ends_on",))


def _fill(
    columns: dict[str, SourceColumn],
    key: str,
    days: Sequence[date | None],
    status: object,
    instead: Sequence[str] = (),
) -> None:
    """Put days where rows of a status have none, nor one of the fields that say the same."""
    states = columns["status"].values
    has = _has(columns, (key, *instead))
    places = [i for i, day in enumerate(days) if day and states[i] is status and not has(i)]
    if not places:
        return
    column = columns.setdefault(key, SourceColumn("", [None] * len(states)))
    for i in places:
        column.values[i] = days[i]


def _has(columns: Mapping[str, SourceColumn], keys: Sequence[str]) -> Callable[[int], bool]:
    """Whether a row names any of these, be it only what cannot be read."""
    present = [columns[key] for key in keys if key in columns]
    return lambda i: any(each.values[i] is not None or i in each.bad for each in present)
