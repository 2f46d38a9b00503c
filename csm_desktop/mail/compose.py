"""A mail made of what the user wrote: one recipient stays one, and no header comes of a text.

Built by the standard library's `email` package, never by joining strings (reliability.md, S4, S5).
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.mail.headers import HEADERS
from csm_desktop.mail.proof import reads_as_meant
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr

# What a mail program would decode again: a subject may look like one, and then hides a line end.
_ENCODED_WORD = re.compile(r"=\?[^?\s]*\?[bqBQ]\?[^?]*\?=")
_NO_SIGN = frozenset({"Cc", "Cs", "Zl", "Zp"})


_POLICY = SMTP.clone(header_factory=HEADERS)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets a mail; `name` may be empty."""

    address: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail as the user sees it."""

    to: tuple[Recipient, ...]
    cc: tuple[Recipient, ...] = ()
    subject: str = ""
    body: str = ""


def sendable(address: str) -> str:
    """An address as it goes over the wire: its domain in ASCII (münchen.de becomes xn--…).

    Raises UserError where it is no address, or where the part before the @ is not ASCII, which
    many servers refuse only after they have taken the mail.
    """
    from email_validator import EmailNotValidError, validate_email

    try:
        checked = validate_email(
            address.strip(),
            # No question to the network; a mail is composed offline.
            check_deliverability=False,
            allow_smtputf8=False,
            test_environment=True,
        )
    except EmailNotValidError as error:
        raise UserError(
            render(
                say("“{address}” is not an address that mail can go to.", address=_short(address))
            ),
            tr("Correct it; the mail was not handed over."),
        ) from error
    return str(checked.ascii_email)


def composed(letter: Letter) -> EmailMessage:
    """The letter as a message. Raises UserError for what may not stand in its headers."""
    return _message(carried(letter))


def carried(letter: Letter) -> Letter:
    """The letter as its bytes will be read: addresses in ASCII, names without needless blanks.

    Raises UserError for what may not stand in its headers.
    """
    meant = replace(letter, to=_checked(letter.to), cc=_checked(letter.cc))
    if not reads_as_meant(_message(replace(meant, body="")), _headers(meant)):
        raise UserError(
            tr("This mail would not be read as it is meant."),
            tr("Shorten its subject; the mail was not handed over."),
        )
    return meant


def draft(letter: Letter, blind: Sequence[str] = ()) -> bytes:
    """The letter as the content of an .eml file that mail programs open for editing and sending.

    It carries no sender, date or Message-ID: those are the mail program's, and would name this
    computer. Who gets a blind copy is named in it, for the user's own program, which takes the
    header out as it sends (RFC 5322, 3.6.3). Raises UserError as `composed` does.
    """
    message = composed(letter)
    if blind:
        message["Bcc"] = [Address(addr_spec=sendable(address)) for address in blind]
    # Outlook opens such a file as a draft to be sent, and not as a mail that came in.
    message["X-Unsent"] = "1"
    return message.as_bytes()


def _message(letter: Letter) -> EmailMessage:
    message = EmailMessage(policy=_POLICY)
    message["Subject"] = _one_line(letter.subject, tr("The subject"))
    for header, recipients in _headers(letter).items():
        message[header] = recipients
    message.set_content(_text(letter.body), charset="utf-8", cte="quoted-printable")
    return message


def _headers(letter: Letter) -> dict[str, tuple[Address, ...]]:
    headers = {"To": letter.to, "Cc": letter.cc}
    return {
        header: tuple(
            Address(recipient.name, addr_spec=recipient.address) for recipient in recipients
        )
        for header, recipients in headers.items()
        # An empty To is a mail whose user still has to say to whom; an empty Cc would only look
        # odd.
        if recipients or header == "To"
    }


def _checked(recipients: Iterable[Recipient]) -> tuple[Recipient, ...]:
    """With addresses as they go over the wire, and names as they can stand in a header."""
    return tuple(
        Recipient(
            sendable(recipient.address), " ".join(_one_line(recipient.name, tr("A name")).split())
        )
        for recipient in recipients
    )


def _one_line(text: str, what: str) -> str:
    """The text, if it can stand in a header as it is; else UserError."""
    # Also signs that nobody sees: they would begin another header, or turn its text around.
    if any(unicodedata.category(sign) in _NO_SIGN for sign in text) or _ENCODED_WORD.search(text):
        raise UserError(
            render(
                say(
                    "{what} holds signs that no mail may have: “{text}”.",
                    what=what,
                    text=_short(text),
                )
            ),
            tr("Type it anew; the mail was not handed over."),
        )
    return text.strip()


def _text(body: str) -> str:
    """The body with line ends as they should be, and without signs that no mail can carry."""
    # Every sign that some program takes for a line end becomes one that all do.
    kept = "\n".join(re.split(r"\r\n|[\n\r\u2028\u2029\f\v]", body))
    return "".join(
        sign for sign in kept if sign in "\n\t" or unicodedata.category(sign) not in _NO_SIGN
    )


def _short(text: str) -> str:
    shown = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return shown if len(shown) <= 60 else f"{shown[:59]}…"
