"""`check`, `backup`, `restore` and `export`: keeping a book safe, and the user's own."""

import argparse

from csm_desktop.app import backups as keeping
from csm_desktop.app.clock import SystemClock
from csm_desktop.app.documents import exports
from csm_desktop.app.salvage import losses_told, salvage_book
from csm_desktop.cli.output import Ticker, say_json
from csm_desktop.cli.window import book_to_read
from csm_desktop.domain.text.message import say
from csm_desktop.wording import count, render, tr


def check(arguments: argparse.Namespace) -> int:
    """Say whether a book is whole; exit code 2 when it is not."""
    with Ticker(tr("Checking")):
        report = keeping.check(arguments.book)
    if arguments.json:
        say_json({"sound": report.sound, "report": report})
    else:
        for finding in (*report.findings, *report.unusable):
            print(finding)
        print(
            render(say("{name} is whole: {n} rows.", name=report.path.name, n=_rows(report.counts)))
            if report.sound
            else tr(
                "The book is damaged. Keep the file, and restore the newest backup, or take what "
                "can be read into a new book: `salvage`."
            )
            if report.findings
            else tr("The file is whole. What is named above cannot be used: set it anew.")
        )
    # Also where only values cannot be used: a script must not take the book for sound.
    return 0 if report.sound else 2


def back_up(arguments: argparse.Namespace) -> int:
    """Copy a book into a new file."""
    with Ticker(tr("Backing up")):
        backup = keeping.back_up(
            arguments.book, arguments.file, SystemClock(), overwrite=arguments.overwrite
        )
    if arguments.json:
        say_json(backup)
    else:
        rows = _rows(backup.manifest.counts)
        print(render(say("Backed up to {path}: {n} rows.", path=str(backup.path), n=rows)))
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """Put a backup in a book's place."""
    with Ticker(tr("Restoring")):
        restored = keeping.restore(
            arguments.file, arguments.book, SystemClock(), overwrite=arguments.overwrite
        )
    if arguments.json:
        say_json(restored)
        return 0
    rows = _rows(restored.manifest.counts)
    print(render(say("Restored {path}: {n} rows.", path=str(arguments.book), n=rows)))
    if restored.aside:
        print(render(say("The former file is kept as {path}.", path=str(restored.aside))))
    for stray in restored.strays:
        print(render(say("A log of another book is kept as {path}.", path=str(stray))))
    return 0


def salvage(arguments: argparse.Namespace) -> int:
    """Make a sound book out of a damaged one; exit code 1 where something is missing."""
    with Ticker(tr("Reading what can be read")):
        salvaged = salvage_book(arguments.book, arguments.new)
    if arguments.json:
        say_json({"whole": salvaged.is_whole, "salvaged": salvaged})
    else:
        for line in losses_told(salvaged):
            print(line)
        rows = _rows(salvaged.rows)
        print(render(say("Salvaged into {path}: {n} rows.", path=str(salvaged.path), n=rows)))
        print(tr("The damaged file was not changed. Keep it until you have seen the new book."))
    return 0 if salvaged.is_whole else 1


def export(arguments: argparse.Namespace) -> int:
    """Write everything as CSV and JSON."""
    with (
        book_to_read(arguments.book) as book,
        Ticker(tr("Exporting")) as tick,
    ):
        written = exports.export_book(book, arguments.folder, tick, overwrite=arguments.overwrite)
    if arguments.json:
        say_json(written)
    else:
        for file in written:
            # Kinds of which the book holds nothing are written and not listed: most are empty in
            # most books.
            if file.rows:
                print(f"{count(file.rows):>9}  {file.path}")
        print(render(say("{n} files written.", n=len(written))))
    return 0


def _rows(counts: tuple[tuple[str, int], ...]) -> int:
    return sum(number for _, number in counts)
