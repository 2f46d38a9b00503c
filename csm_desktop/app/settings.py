"""What the user has set for a book as a whole (domain/records/settings.py)."""

import json
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from csm_desktop.domain.records.settings import Setting, value_of
from csm_desktop.errors import UserError
from csm_desktop.storage import records
from csm_desktop.storage.session import BookConnection, Work
from csm_desktop.wording import tr

CURRENCY = "currency"
"""The ISO 4217 code that totals are shown in; none: the one that most accounts pay in."""


BACKUP_ROOM = "backup_room"
"""How many gigabytes the dated backups may take, as a plain decimal; none: as
`storage.rotation.default_room` says."""
_GIGABYTE, _MOST_ROOM = 10**9, 10**6
_LEAST_ROOM = Decimal("0.1")


def backup_room(connection: BookConnection) -> int | None:
    """How many bytes the dated backups may take; None: the default."""
    try:
        # Text and no float: 0.1 GB stays 0.1.
        room = Decimal(text_of(connection, BACKUP_ROOM))
        return int(room * _GIGABYTE) if 0 < room < _MOST_ROOM else None
    except InvalidOperation:
        return None


def set_backup_room(work: Work, /, gigabytes: Decimal | None) -> None:
    """Say how much room the dated backups may take; None: the program chooses.

    Raises UserError for what is no room. Nothing is removed before the next backup is proved.
    """
    if gigabytes is not None and not _LEAST_ROOM <= gigabytes < _MOST_ROOM:
        raise UserError(tr("Backups need at least 0.1 GB."), tr("Nothing was changed."))
    put_text(work, BACKUP_ROOM, "" if gigabytes is None else f"{gigabytes:f}")


FISCAL_START = "fiscal_year_start"
"""The month with which the fiscal year begins, "1" to "12"; none: January."""


def fiscal_start(connection: BookConnection) -> int:
    """The month with which the fiscal year begins, 1 to 12."""
    said = text_of(connection, FISCAL_START)
    # What a newer program or damage left there is as good as nothing.
    return int(said) if said in {str(month) for month in range(1, 13)} else 1


def set_fiscal_start(work: Work, /, month: int) -> None:
    """Say with which month the fiscal year begins. Raises UserError for what is no month."""
    if not 1 <= month <= 12:
        raise UserError(tr("A year has twelve months."), tr("Nothing was changed."))
    # Nothing stored means January: back at its default, a setting is taken out.
    put_text(work, FISCAL_START, "" if month == 1 else str(month))


DOORS = "doors_target"
"""How many doors are to be opened in a quarter; none: no target is set."""


def doors_target(connection: BookConnection) -> int | None:
    """How many doors are to be opened in a quarter; None: no target is set."""
    said = text_of(connection, DOORS)
    # `isdigit` is true of digits of other scripts and of raised ones, at which `int` may fail.
    return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else None


def set_doors_target(work: Work, /, number: Decimal | None) -> None:
    """Say how many doors are to be opened in a quarter; None: no target.

    Raises UserError for what is no whole number of doors.
    """
    if number is not None and (number != int(number) or not 0 <= number < 10_000):
        raise UserError(tr("Only whole numbers can stand here."), tr("Nothing was changed."))
    put_text(work, DOORS, "" if number is None else str(int(number)))


OUR_COMPANY = "our_company"
"""The name of our company, which a win story does not name; none: nobody can tell."""


def our_company(connection: BookConnection) -> str:
    """The name of our company; "" where nobody said it."""
    return text_of(connection, OUR_COMPANY)


def set_our_company(work: Work, /, name: str) -> None:
    """Say what our company is called; "" takes it back."""
    put_text(work, OUR_COMPANY, name.strip())


RELAY = "relay"
"""Who leads each stage and who relays in it, where that is not as by default
(`domain.journey.relay`)."""


def text_of(connection: BookConnection, key: str) -> str:
    """What is set under a name; "" where nothing is."""
    value = value_at(connection, key)
    return value if isinstance(value, str) else ""


def value_at(connection: BookConnection, key: str) -> Any:
    """The value that is set under a name, as JSON has it; None where nothing can be read."""
    found = records.read_where(connection, "setting", {"key": key})
    return value_of(str(found[0]["value"])) if found else None


def put_text(work: Work, /, key: str, text: str) -> None:
    """Set a text under a name; "" takes it back, so that the program chooses again."""
    put_value(work, key, text or None)


def put_value(work: Work, /, key: str, value: object) -> None:
    """Set what JSON can hold under a name; None takes it back, so that the program chooses."""
    known = work.find(Setting, key=key)
    if value is None:
        for each in known:
            work.remove(each)
    elif known:
        work.put(replace(known[0], value=json.dumps(value)))
    else:
        work.add(Setting(work.new_id(), key, json.dumps(value)))
