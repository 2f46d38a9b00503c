"""Contacts and who of us is connected with them."""

from csm_desktop.storage.rows.base import Row, Stored, stored_column


class ContactRow(Row):
    """A row of contacts.Contact."""

    __tablename__ = "contact"

    account_id: Stored[int | None] = stored_column(to="account", index=True)
    name: Stored[str]
    title: Stored[str]
    department: Stored[str]
    email: Stored[str]
    phone: Stored[str]
    roles: Stored[str]
    reports_to_id: Stored[int | None] = stored_column(to="contact")
    sentiment: Stored[str | None]
    influence: Stored[str | None]
    status: Stored[str]
    left_on: Stored[str | None]
    went_to: Stored[str]
    notes: Stored[str]
    external_id: Stored[str]
    account_ref: Stored[str]
    custom: Stored[str]


class ConnectionRow(Row):
    """A row of contacts.Connection."""

    __tablename__ = "connection"

    account_id: Stored[int] = stored_column(to="account", index=True)
    team_member_id: Stored[int] = stored_column(to="team_member")
    contact_id: Stored[int] = stored_column(to="contact", index=True)
    strength: Stored[str]
    touched_on: Stored[str | None]
