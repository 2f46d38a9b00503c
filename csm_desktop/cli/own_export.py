"""`import BOOK EXPORT_DIR`: what the program wrote comes back whole into an empty book."""

import argparse
import tempfile
from pathlib import Path

from csm_desktop.app.clock import SystemClock
from csm_desktop.app.imports.exported.records import Tables
from csm_desktop.app.imports.own_export import Restored, check_empty, restore_export
from csm_desktop.app.opened_book import create_scratch_book, opened_book, writable_book
from csm_desktop.cli.output import Ticker, one_line, say_json
from csm_desktop.cli.window import tell_of_strays
from csm_desktop.domain.text.message import say
from csm_desktop.wording import render, tr

_SHOWN = 20


def restore_files(arguments: argparse.Namespace, tables: Tables) -> int:
    """Take an export into a new or an empty book, and say what came of it."""
    is_new = not arguments.book.exists()
    # Told now, where the trial would not notice that the real book is not empty.
    if arguments.dry_run and not is_new:
        with opened_book(arguments.book, SystemClock(), read_only=True) as book:
            check_empty(book)
    with tempfile.TemporaryDirectory() as folder, Ticker(tr("Importing")):
        target = Path(folder) / "trial.csm" if arguments.dry_run else arguments.book
        if arguments.dry_run:
            create_scratch_book(target)
        with writable_book(
            target, SystemClock(), create=is_new, passphrase=arguments.passphrase
        ) as book:
            tell_of_strays(book)
            report = restore_export(book, tables)
    if arguments.json:
        say_json({"dry_run": arguments.dry_run, "stored": report.stored, "report": report})
    else:
        _tell(report, arguments)
    return 1 if report.refused or report.unknown else 0


def _tell(report: Restored, arguments: argparse.Namespace) -> None:
    print(tr("This is an export of this program: its things come with their ids and links."))
    for table, number in report.rows.items():
        print(f"    {table}: {number}")
    lines = [
        *(
            say("{table} {id}: refused, {columns} cannot be used", table=refused.table,
                id=str(refused.id), columns=", ".join(refused.columns))
            for refused in report.refused
        ),
        *(
            say("{table} {id}: {column} is left empty, what it means is not in the files",
                table=link.table, id=str(link.id), column=link.column)
            for link in report.cleared
        ),
        *(
            say("{table}: left, this program knows no such table", table=table)
            for table in report.unknown
        ),
    ]  # fmt: skip
    for line in lines[:_SHOWN]:
        print(one_line(f"    {render(line)}"))
    if len(lines) > _SHOWN:
        print("    " + render(say("and {n} more; --json lists all", n=len(lines) - _SHOWN)))
    if arguments.dry_run:
        print(tr("This was a dry run: nothing was stored."))
    else:
        text = say(
            "Stored in {book}: {n} row.",
            "Stored in {book}: {n} rows.",
            book=str(arguments.book),
            n=report.stored,
        )
        print(render(text))
