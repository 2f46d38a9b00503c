"""`message`: from a view or a filter to drafts in the outbox, each personal; nothing is sent."""

import argparse
from pathlib import Path

from csm_desktop.app.audience.chosen import chosen_accounts
from csm_desktop.app.audience.plan import (
    AudiencePlan,
    MessageAudience,
    audience_plan,
    make_drafts,
    why_left_out,
)
from csm_desktop.app.book import Book
from csm_desktop.app.clock import SystemClock
from csm_desktop.app.correspondence.templates import LetterText, letter_text, own_templates
from csm_desktop.app.correspondence.voices import languages
from csm_desktop.app.lists.figures import refresh
from csm_desktop.app.opened_book import writable_book
from csm_desktop.cli.output import say_json, say_table
from csm_desktop.cli.window import book_to_read, tell_of_strays
from csm_desktop.domain.correspondence.audience import QUIET_DAYS
from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.domain.records.letters.templates import LetterKind
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.wording import label, render, tr, voice

_MOST_BYTES = 100_000


def write_messages(arguments: argparse.Namespace) -> int:
    """Make the drafts, or with `--dry-run` say which would be made; who is left out, and why."""
    if arguments.dry_run:
        with book_to_read(arguments.book) as book:
            _tell(_planned(book, arguments), arguments)
        return 0
    with writable_book(arguments.book, SystemClock()) as book:
        tell_of_strays(book)
        refresh(book)  # a view is narrowed by figures
        plan = _planned(book, arguments)
        name = arguments.name or arguments.view or arguments.filter or tr("Message")
        book.run(say("Write to {name}", name=name), make_drafts, name, plan.drafts)
    _tell(plan, arguments)
    return 0


def _planned(book: Book, arguments: argparse.Namespace) -> AudiencePlan:
    lines = chosen_accounts(book, arguments.view, arguments.filter)
    if arguments.language and arguments.language not in languages():
        raise UserError(
            render(say("There are no letters in “{tag}”.", tag=arguments.language)),
            render(say("The languages are: {names}.", names=", ".join(languages()))),
        )
    quiet = QUIET_DAYS if arguments.not_within is None else max(0, arguments.not_within)
    kind = LetterKind.PRAISE if arguments.praise else LetterKind.MESSAGE
    return audience_plan(
        book,
        MessageAudience(
            tuple(line.id for line in lines),
            tuple(ContactRole(role) for role in arguments.role),
            kind,
            arguments.language,
            quiet,
            _texts(book, arguments, kind),
        ),
    )


def _texts(
    book: Book, arguments: argparse.Namespace, kind: LetterKind
) -> dict[ContactRole | None, LetterText]:
    """The text that was given in place of the templates'; none where nothing was."""
    if not arguments.subject and arguments.text is None:
        return {}
    spoken = arguments.language or voice().language
    # A text without a subject, or the other way round, is filled up from the template.
    usual = letter_text(own_templates(book), kind, spoken)
    body = _read(arguments.text) if arguments.text is not None else usual.body
    return {None: LetterText(" ".join(arguments.subject.split()) or usual.subject, body)}


def _read(file: Path) -> str:
    if not file.exists():
        raise UserError(
            render(say("There is no file {name}.", name=str(file))), tr("Nothing was made.")
        )
    # Made first, for three ways lead to it.
    unread = UserError(
        render(say("{file} is not a text of at most 100,000 bytes in UTF-8.", file=file.name)),
        tr("Nothing was made."),
    )
    try:
        # A pipe would be waited for without end.
        if not file.is_file() or file.stat().st_size > _MOST_BYTES:
            raise unread
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise unread from error


def _tell(plan: AudiencePlan, arguments: argparse.Namespace) -> None:
    if arguments.json:
        say_json({"drafts": plan.drafts, "left_out": plan.left_out, "made": not arguments.dry_run})
        return
    if plan.drafts:
        heads = [tr("Account"), tr("To"), tr("Subject")]
        say_table(heads, [[each.account, each.address, each.subject] for each in plan.drafts])
    if plan.left_out:
        rows = [
            [out.account, out.person or (label(out.role) if out.role else ""), why_left_out(out)]
            for out in plan.left_out
        ]
        say_table([tr("Left out"), tr("Who"), tr("Why")], rows)
    n = len(plan.drafts)
    words = (
        say("{n} draft would be made.", "{n} drafts would be made.", n=n)
        if arguments.dry_run
        else say("{n} draft stands in the outbox.", "{n} drafts stand in the outbox.", n=n)
    )
    print(render(words))
