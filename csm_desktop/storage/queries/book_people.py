"""The contacts of all accounts, and of none, read straight into lines."""

import json
from collections.abc import Collection

from csm_desktop.domain.lists.person_lines import BookPerson
from csm_desktop.domain.records.contacts import Contact, ContactStatus
from csm_desktop.storage.convert import columns_of, from_rows
from csm_desktop.storage.file.pool import BookConnection
from csm_desktop.storage.raw_sql import execute

_PEOPLE = """
SELECT c.id, c.account_id, coalesce(a.name, c.account_ref), c.name, c.title, c.email, c.status
FROM contact c LEFT JOIN account a ON a.id = c.account_id
WHERE a.deleted_at IS NULL
"""


def book_people(
    connection: BookConnection, account_ids: Collection[int] | None = None
) -> tuple[BookPerson, ...]:
    """All contacts, those of accounts in the trash left out, or those of some accounts and of none;
    in no order."""
    query, values = _PEOPLE, tuple(account_ids or ())
    if account_ids is not None:
        query += f" AND (c.account_id IS NULL OR c.account_id IN ({', '.join('?' * len(values))}))"
    # Looked up and not constructed: there are thousands of rows and two words.
    states = {str(status): status for status in ContactStatus}
    return tuple(
        BookPerson(id_, account_id, account, name, title, email, states[status])
        for id_, account_id, account, name, title, email, status in execute(
            connection, query, values
        )
        if status in states  # another one is damaged: `check` names it
    )


def contacts_of_ids(connection: BookConnection, ids: Collection[int]) -> dict[int, Contact]:
    """These contacts whole, by id; unknown ids, and rows that are damaged, are passed over."""
    names = ", ".join(f'"{column}"' for column in columns_of(Contact))
    # One value however many there are: SQLite takes only so many.
    query = f"SELECT {names} FROM contact WHERE id IN (SELECT value FROM json_each(?))"
    found = from_rows(Contact, execute(connection, query, (json.dumps(list(ids)),)).fetchall())
    return {contact.id: contact for contact in found if contact is not None}


def photos(connection: BookConnection, contact_ids: Collection[int]) -> list[tuple[int, str]]:
    """The photos of these contacts as they are kept, each with whose it is."""
    found: list[tuple[int, str]] = execute(
        connection,
        "SELECT contact_id, data FROM contact_photo"
        " WHERE contact_id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(list(contact_ids)),),
    ).fetchall()
    return found


def photographed(connection: BookConnection) -> frozenset[int]:
    """The contacts that have a photo."""
    return frozenset(row[0] for row in execute(connection, "SELECT contact_id FROM contact_photo"))


def people_without_account(connection: BookConnection) -> int:
    """How many contacts belong to no account of the book."""
    query = "SELECT count(*) FROM contact WHERE account_id IS NULL"
    found: tuple[int] = execute(connection, query).fetchone()
    return found[0]
