"""A letter as it goes over the wire: its bytes and its Message-ID, once and for all."""

import os
from datetime import datetime
from email.headerregistry import Address
from email.utils import format_datetime

from csm_desktop.mail.compose import Letter, Recipient, carried, composed, sendable
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class FrozenLetter:
    """`content` is ASCII with line ends of the wire; blind copies are in `recipients` alone."""

    content: str
    message_id: str
    sender: str
    recipients: tuple[str, ...]


def frozen(
    letter: Letter, sender: Recipient, at: datetime, blind: tuple[str, ...] = ()
) -> FrozenLetter:
    """Freeze a letter for sending at an instant.

    Neither Message-ID nor any other header names this computer (S10); who gets a blind copy stands
    in no header (S8). Raises UserError for what may not stand in a mail.
    """
    whole = carried(letter)
    message = composed(whole)
    address = sendable(sender.address)
    message["From"] = Address(" ".join(sender.name.split()), addr_spec=address)
    message["Date"] = format_datetime(at)
    # Of the sender's own domain; `make_msgid` would put this computer's name there.
    message["Message-ID"] = f"<{os.urandom(16).hex()}@{address.rpartition('@')[2]}>"
    everyone = (*(person.address for person in (*whole.to, *whole.cc)), *map(sendable, blind))
    return FrozenLetter(
        # The policy of the message is that of SMTP: lines end with CR LF.
        message.as_bytes().decode("ascii"),
        str(message["Message-ID"]),
        address,
        tuple(dict.fromkeys(everyone)),
    )
