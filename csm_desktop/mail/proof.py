"""What others will read: a mail is parsed again from its bytes before anybody gets it.

A header that is folded can lose the end of a name, and then a name with a comma becomes several
recipients (reliability.md, S4, S5). So the bytes decide, not the object that they were made from.
"""

from collections.abc import Mapping, Sequence
from email import message_from_bytes
from email.header import decode_header, make_header
from email.headerregistry import Address
from email.message import EmailMessage, Message
from email.policy import SMTP
from email.utils import getaddresses

Recipients = Mapping[str, Sequence[Address]]
"""Header ("To", "Cc") -> who is meant to stand in it."""


def reads_as_meant(message: EmailMessage, meant: Recipients) -> bool:
    """Whether the bytes of a message hold its own headers, once each, and just these recipients.

    Two readers are asked: one that decodes names and one that knows no more than RFC 822.
    """
    content = message.as_bytes()
    try:
        # Two readers, for mail programs are of both kinds: what one reads as meant the other may
        # not.
        new, old = message_from_bytes(content, policy=SMTP), message_from_bytes(content)
        return sorted(new.keys()) == sorted(message.keys()) and all(
            _modern(new, header) == [_person(recipient) for recipient in recipients]
            and _plain(old, header) == [(one.display_name, one.addr_spec) for one in recipients]
            for header, recipients in meant.items()
        )
    except (AttributeError, IndexError, ValueError):  # so ends the parser on some broken headers
        return False


def _modern(message: EmailMessage, header: str) -> list[tuple[str, str]]:
    return [_person(address) for address in message[header].addresses]


def _person(address: Address) -> tuple[str, str]:
    """Name and address without the name's blanks: the library's new reader puts one of its own
    between two encoded words, against RFC 2047; whoever reads as that says is asked beside it."""
    return "".join(address.display_name.split()), address.addr_spec


def _plain(message: "Message[str, str]", header: str) -> list[tuple[str, str]]:
    unfolded = "".join(str(message[header]).splitlines())
    return [(_decoded(name), address) for name, address in getaddresses([unfolded])]


def _decoded(name: str) -> str:
    return str(make_header(decode_header(name))) if "=?" in name else name
