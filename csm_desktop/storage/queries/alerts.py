"""Alerts of the whole book, and the follow-ups that time makes overdue."""

from collections.abc import Collection
from datetime import UTC, date, datetime

from csm_desktop.domain.records.alerts import Alert, AlertState, Trigger
from csm_desktop.domain.records.meetings import FollowUpState, Meeting, MeetingKind
from csm_desktop.domain.records.plan import Action, ActionOrigin, ActionStatus
from csm_desktop.storage.convert import columns_of, from_rows
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute

_NAMES = ", ".join(f'g."{column}"' for column in columns_of(Alert))
_OF_MEETING = ", ".join(f'm."{column}"' for column in columns_of(Meeting))
_ALERTS = f"""
SELECT {_NAMES} FROM alert g JOIN account a ON a.id = g.account_id
WHERE a.deleted_at IS NULL AND {{test}} ORDER BY g.since DESC, g.id DESC
"""


def pending(connection: BookConnection, account_id: int | None = None) -> tuple[Alert, ...]:
    """The alerts that are open or snoozed, silent ones too, the latest first; of one account, if
    asked. Those of accounts in the trash are left out."""
    return _alerts(connection, "g.state <> ?", (AlertState.CLOSED.value,), account_id)


def closed(connection: BookConnection, since: date | None) -> tuple[Alert, ...]:
    """The alerts that were closed, or settled, on this day or later (None: ever)."""
    return _alerts(
        connection,
        "g.state = ? AND coalesce(g.closed_on, g.ended_on, '') >= ?",
        (AlertState.CLOSED.value, since.isoformat() if since else ""),
        None,
    )


def silent(connection: BookConnection) -> tuple[Alert, ...]:
    """All that was raised in silence, the latest first."""
    return _alerts(connection, "g.silent", (), None)


def closed_by_word(connection: BookConnection) -> tuple[tuple[Trigger, bool | None, int], ...]:
    """How many alerts of each kind the user ever closed, by whether they were right as the user
    saw it. Those of silent rules, and of accounts in the trash, are left out."""
    rows = execute(
        connection,
        "SELECT g.trigger, g.was_right, count(*) FROM alert g JOIN account a ON a.id = g.account_id"
        " WHERE a.deleted_at IS NULL AND g.closed_on IS NOT NULL AND NOT g.silent"
        " GROUP BY g.trigger, g.was_right",
        (),
    )
    return tuple(
        (Trigger(trigger), None if said is None else bool(said), n) for trigger, said, n in rows
    )


def firing_by_account(connection: BookConnection, today: date) -> dict[int, int]:
    """How many alerts call on a day, by account; accounts without any are not there."""
    rows = execute(
        connection,
        "SELECT a.id, count(*) FROM alert g JOIN account a ON a.id = g.account_id"
        " WHERE a.deleted_at IS NULL AND g.state <> 'closed' AND NOT g.silent"
        " AND NOT (g.state = 'snoozed' AND coalesce(g.snoozed_until > ?, 0)) GROUP BY a.id",
        (today.isoformat(),),
    )
    return dict(rows.fetchall())


def _alerts(
    connection: BookConnection, test: str, values: tuple[str | int, ...], account_id: int | None
) -> tuple[Alert, ...]:
    own = values
    if account_id is not None:
        test, own = f"{test} AND g.account_id = ?", (*values, account_id)
    return from_rows(Alert, execute(connection, _ALERTS.replace("{test}", test), own).fetchall())


def owners(
    connection: BookConnection, account_id: int | None = None
) -> dict[int, tuple[str, int | None]]:
    """The name of each account that is not in the trash, and whose it is; of one, if asked."""
    test: str = ""
    values: tuple[int, ...] = ()
    if account_id is not None:
        test, values = " AND id = ?", (account_id,)
    named = f"SELECT id, name, owner_id FROM account WHERE deleted_at IS NULL{test}"
    rows = execute(connection, named, values)
    return {id_: (name, owner_id) for id_, name, owner_id in rows}


def without_follow_up(
    connection: BookConnection,
    since: datetime,
    until: datetime,
    among: Collection[int] | None = None,
) -> tuple[Meeting, ...]:
    """The meetings of all accounts, or `among` these, that ended, or whose end was entered, after
    `since` and up to `until`, whose follow-up nobody has sent, and of which no alert tells yet."""
    rows = execute(
        connection,
        # First of all (CROSS JOIN keeps SQLite to it): in any other order it would go through all
        # meetings, each minute.
        f"WITH ended(id) AS ({_ENDED if among is None else _ended_among(len(among))})"
        f" SELECT {_OF_MEETING} FROM ended e CROSS JOIN meeting m ON m.id = e.id"
        " JOIN account a ON a.id = m.account_id WHERE a.deleted_at IS NULL AND m.kind <> ?"
        " AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.meeting_id = m.id AND f.state = ?)"
        " AND NOT EXISTS (SELECT 1 FROM alert g WHERE g.account_id = m.account_id"
        "  AND g.cause = ? || ':' || m.id)"
        " ORDER BY m.account_id",
        (
            *(_text(since), _text(until), *(among or ())),
            *(MeetingKind.INTERNAL.value, FollowUpState.SENT.value),
            Trigger.FOLLOW_UP_OVERDUE.value,
        ),
    )
    found: tuple[Meeting, ...] = from_rows(Meeting, rows.fetchall())
    return found


# Two searches of an index of the whole book.
_ENDED = (
    "SELECT id FROM meeting WHERE ended_at > ?1 AND ended_at <= ?2"
    " UNION ALL SELECT id FROM meeting WHERE closed_at > ?1 AND +ended_at <= min(?1, ?2)"
)


def _ended_among(number: int) -> str:
    """The same of so many accounts, after an edit: by them and not by the day (+ keeps SQLite from
    it), for thousands of meetings of others end in a fortnight."""
    marks = ", ".join("?" * number)
    return (
        "SELECT id FROM meeting WHERE ((+ended_at > ?1 AND +ended_at <= ?2)"
        " OR (+closed_at > ?1 AND +ended_at <= min(?1, ?2)))"
        f" AND account_id IN ({marks})"
    )


def _text(moment: datetime) -> str:
    # Exactly as instants are stored: they are compared as texts.
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def of_runs(connection: BookConnection) -> tuple[Alert, ...]:
    """The alerts for which a playbook was started."""
    return _alerts(
        connection, "g.id IN (SELECT alert_id FROM playbook_run WHERE alert_id IS NOT NULL)", (),
        None,
    )  # fmt: skip


def under_way(connection: BookConnection) -> dict[int, tuple[str, int, int]]:
    """The alerts for which a playbook is under way: its name, how many of its steps are done, and
    how many it has; of several the one that was started last."""
    rows = execute(
        connection,
        "SELECT r.alert_id, coalesce(p.name, ''), count(a.id) FILTER (WHERE a.status = ?),"
        " count(a.id) FROM playbook_run r LEFT JOIN playbook p ON p.id = r.playbook_id"
        " LEFT JOIN action a"
        "  ON a.account_id = r.account_id AND a.origin = ? AND a.origin_id = r.id"
        " WHERE r.alert_id IS NOT NULL AND r.ended_on IS NULL"
        " GROUP BY r.id ORDER BY r.started_on, r.id",
        (ActionStatus.DONE.value, ActionOrigin.PLAYBOOK.value),
    )
    return {alert_id: (name, done, steps) for alert_id, name, done, steps in rows}


def playbook_actions(connection: BookConnection) -> dict[int, list[Action]]:
    """The actions that playbooks made, by the run that they belong to."""
    names = ", ".join(f'"{column}"' for column in columns_of(Action))
    rows = execute(
        connection,
        f"SELECT {names} FROM action WHERE origin = ? AND origin_id IS NOT NULL",
        (ActionOrigin.PLAYBOOK.value,),
    ).fetchall()
    found: dict[int, list[Action]] = {}
    for action in from_rows(Action, rows):
        # `or 0` is for the type checker: the query asked for those that have one.
        found.setdefault(action.origin_id or 0, []).append(action)
    return found
