"""What an import recognises things by: ids of other systems, domains, addresses, names.

Plain tuples of whole tables: a book has at most some tens of thousands of rows, and an import asks
for most of them.
"""

from sqlalchemy import Connection

from csm_desktop.storage.raw_sql import execute

AccountKeys = tuple[int, str, str, str, str, int]
ContactKeys = tuple[int, str, str, str, int | None]


def account_keys(connection: Connection) -> list[AccountKeys]:
    """(id, name, external id, domain, currency, whether it is in the trash), the living first."""
    found: list[AccountKeys] = execute(
        connection,
        "SELECT id, name, external_id, domain, currency, deleted_at IS NOT NULL "
        "FROM account ORDER BY deleted_at IS NOT NULL, id",
    ).fetchall()
    return found


def unassigned_keys(connection: Connection, table: str) -> list[tuple[int, str, str]]:
    """(id, what the file called the account, e-mail address) of rows without an account.

    `table` is one of contact, subscription and reading; only contacts have an address.
    """
    email = "email" if table == "contact" else "''"
    found: list[tuple[int, str, str]] = execute(
        connection,
        f"SELECT id, account_ref, {email} FROM {table} WHERE account_id IS NULL ORDER BY id",
    ).fetchall()
    return found


def contact_keys(connection: Connection) -> list[ContactKeys]:
    """(id, external id, e-mail address, name, account's id) of every contact."""
    found: list[ContactKeys] = execute(
        connection, "SELECT id, external_id, email, name, account_id FROM contact ORDER BY id"
    ).fetchall()
    return found


def subscription_keys(connection: Connection) -> list[tuple[str, int, int | None]]:
    """(external id, id, account's id) of every subscription that has an external id."""
    found: list[tuple[str, int, int | None]] = execute(
        connection,
        "SELECT external_id, id, account_id FROM subscription WHERE external_id <> '' ORDER BY id",
    ).fetchall()
    return found
