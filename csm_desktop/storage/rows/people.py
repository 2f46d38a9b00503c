"""Contacts and who of us is connected with them."""

from sqlalchemy.orm import Mapped, mapped_column

from csm_desktop.storage.rows.base import Row, to


class ContactRow(Row):
    """A row of contacts.Contact."""

    __tablename__ = "contact"

    account_id: Mapped[int | None] = mapped_column(to("account"), index=True)
    name: Mapped[str]
    title: Mapped[str]
    department: Mapped[str]
    email: Mapped[str]
    phone: Mapped[str]
    roles: Mapped[str]
    reports_to_id: Mapped[int | None] = mapped_column(to("contact"))
    sentiment: Mapped[str | None]
    influence: Mapped[str | None]
    status: Mapped[str]
    left_on: Mapped[str | None]
    went_to: Mapped[str]
    notes: Mapped[str]
    external_id: Mapped[str]
    account_ref: Mapped[str]
    custom: Mapped[str]


class ConnectionRow(Row):
    """A row of contacts.Connection."""

    __tablename__ = "connection"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    team_member_id: Mapped[int] = mapped_column(to("team_member"))
    contact_id: Mapped[int] = mapped_column(to("contact"), index=True)
    strength: Mapped[str]
    touched_on: Mapped[str | None]
