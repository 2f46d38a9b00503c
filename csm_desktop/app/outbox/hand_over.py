"""A mail of the outbox for the user's own mail program."""

from dataclasses import replace
from pathlib import Path

from csm_desktop.app.book import Book
from csm_desktop.app.outbox.acts import letter_of, names_at
from csm_desktop.domain.records.letters.outbox import OutboxMail
from csm_desktop.errors import UserError
from csm_desktop.mail import drafts, handoff
from csm_desktop.mail.compose import Letter
from csm_desktop.storage.session import Work
from csm_desktop.wording import tr


def link_of(book: Book, mail_id: int) -> str | None:
    """A short mail as a link that opens the mail program (mailto); None where it is too long.

    Raises UserError as `write_draft_of` does.
    """
    letter, blind = _refused_without_reader(book.trial(_letter, mail_id))
    return handoff.mailto(letter, blind)


def write_draft_of(book: Book, mail_id: int) -> Path:
    """Write a mail as a draft that mail programs open. Raises UserError where it can be none."""
    letter, blind = _refused_without_reader(book.trial(_letter, mail_id))
    folder = drafts.drafts_folder()
    drafts.tidy(folder)
    return handoff.write_draft(letter, folder, blind=blind, ours=True)


def _refused_without_reader(
    found: tuple[Letter, tuple[str, ...]],
) -> tuple[Letter, tuple[str, ...]]:
    if not found[0].to:
        raise UserError(tr("The mail has nobody to go to."), tr("Nothing was handed over."))
    return found


def _letter(work: Work, mail_id: int) -> tuple[Letter, tuple[str, ...]]:
    """The letter, and who gets a copy of which the others do not hear; to those alone who have
    not got it where some have."""
    mail = work.get(OutboxMail, mail_id)
    if mail.sent_at is not None:
        to, cc, bcc = (
            tuple(each for each in part if each in mail.waiting)
            for part in (mail.to, mail.cc, mail.bcc)
        )
        mail = replace(mail, to=to or cc, cc=cc if to else (), bcc=bcc)
    return letter_of(mail, names_at(work, mail.account_id)), mail.bcc
