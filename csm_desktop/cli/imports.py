"""`import`: files of another program into a book, with an account of every row."""

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from csm_desktop.app.book import Book
from csm_desktop.app.clock import SystemClock
from csm_desktop.app.imports import (
    NO_SYSTEM,
    CalendarClock,
    FilePlan,
    FileReport,
    ImportReport,
    Mapped,
    Missing,
    MissingAccount,
    calendar_clock,
    check_questions,
    import_lists,
    is_held_back,
    read_lists,
    try_lists,
)
from csm_desktop.app.imports.exported.files import own_export
from csm_desktop.app.imports.profiles import book_profiles
from csm_desktop.app.opened_book import (
    create_scratch_book,
    opened_book,
    refuse_former_name,
    writable_book,
)
from csm_desktop.app.plan.returned import ReturnedPlanError
from csm_desktop.cli.import_effect import effect_lines
from csm_desktop.cli.import_terms import options_by_file, terms_of
from csm_desktop.cli.list_profiles import tell_remembered
from csm_desktop.cli.output import Ticker, one_line, say_json
from csm_desktop.cli.own_export import restore_files
from csm_desktop.cli.returned_plans import take_in_plan
from csm_desktop.cli.window import tell_of_strays
from csm_desktop.domain.records.settings import ListProfile
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.wording import moneys, percent, render, tr

_SHOWN = 20  # lines of one sort: enough to see the pattern; --json has them all
_SURE = 0.9


def import_files(arguments: argparse.Namespace) -> int:
    """Read the files, take them into the book as one undoable step, and report every row."""
    refuse_former_name(arguments.book)  # on trial, too
    # With a kind said, the user means it as a list like any other.
    exported = own_export(arguments.files) if not arguments.kind else None
    if exported is not None:
        return restore_files(arguments, exported)
    try:
        return _import_lists(arguments)
    except ReturnedPlanError as found:
        if len(arguments.files) > 1:
            raise  # it says that it wants to be imported by itself
        return take_in_plan(arguments, found.plan)


def _import_lists(arguments: argparse.Namespace) -> int:
    terms = terms_of(arguments)
    take = try_lists if arguments.dry_run else import_lists
    with _book_for(arguments) as (book, readings), Ticker(tr("Importing")):
        report = take(
            book, readings, good_rows=arguments.good_rows, update=arguments.update, terms=terms,
            remember=not arguments.no_remember,
        )  # fmt: skip
    if arguments.json:
        say_json({"dry_run": arguments.dry_run, "stored": report.stored, "report": report})
    else:
        _tell(report, arguments)
    return _exit_code(report)


def _read(
    arguments: argparse.Namespace,
    profiles: Sequence[ListProfile] = (),
    clock: CalendarClock | None = None,
) -> list[FilePlan]:
    with Ticker(tr("Reading")) as tick:
        options = options_by_file(arguments)
        found = read_lists(arguments.files, options, tick, profiles, clock)
    if arguments.lines is not None:
        raise UserError(
            tr("--lines chooses among what differs in a joint impact plan that came back."),
            tr("Nothing was imported. This is none."),
        )
    return found


@contextmanager
def _book_for(arguments: argparse.Namespace) -> Iterator[tuple[Book, list[FilePlan]]]:
    """The book to take the files into, and what they would bring, read with its profiles.

    A new book is made only when nothing stands in the way: a dry run looks into the book, or into
    an empty one of its own, and leaves no trace; so does an import that stores nothing because each
    file has many bad rows.
    """
    clock, path = SystemClock(), arguments.book
    if path.exists():
        dry_run = arguments.dry_run
        opened = opened_book(path, clock, read_only=True) if dry_run else writable_book(path, clock)
        with opened as book:
            readings = _read(arguments, book_profiles(book), calendar_clock(book))
            tell_of_strays(book)
            yield book, readings
        return
    readings = _read(arguments)
    # Before the book is made: a file with open questions must leave no empty book behind.
    check_questions(None, readings)
    all_held = all(is_held_back(reading.plans) for reading in readings)
    if arguments.dry_run or (all_held and not arguments.good_rows):
        # A trial goes into a book that nobody will see.
        with tempfile.TemporaryDirectory() as folder:
            trial = Path(folder) / "trial.csm"
            create_scratch_book(trial)
            with writable_book(trial, clock) as book:
                yield book, readings
        return
    with writable_book(path, clock, create=True, passphrase=arguments.passphrase) as book:
        tell_of_strays(book)
        yield book, readings


def _exit_code(report: ImportReport) -> int:
    if report.is_held and not report.stored:
        return 2
    return 1 if report.has_refused else 0


def _tell(report: ImportReport, arguments: argparse.Namespace) -> None:
    for line in effect_lines(report.effect):
        print(line)
    for file in report.files:
        _tell_file(file, update=arguments.update)
    for source, sheet in report.left:
        # An older file is left whole, and called by its own name.
        where = source if sheet.sheet == source else f"{source} [{sheet.sheet}]"
        rows = say("{n} row", "{n} rows", n=sheet.rows)
        left = say("{place} was left ({rows}): {why}", place=where, rows=rows, why=sheet.reason)
        print(render(left))
    if report.adopted:
        adopted = say("{n} earlier row found their account.",
                      "{n} earlier rows found their account.", n=report.adopted)  # fmt: skip
        print(render(adopted))
    if report.is_held:
        print(
            tr(
                "A file is not stored where more than one row in four is bad. Mend them, or store "
                "its good rows with --good-rows."
            )
        )
    tell_remembered(report, dry_run=arguments.dry_run)
    if arguments.dry_run:
        print(tr("This was a dry run: nothing was stored."))
    else:
        _tell_outcome(report, str(arguments.book))


def _tell_outcome(report: ImportReport, book: str) -> None:
    """What is new in the book, and how many known things gained or changed values."""
    changed = sum(
        known_one.filled for file in report.files if not file.is_held for known_one in file.known
    )
    if report.stored:
        text = say("Stored in {book}: {n} row.", "Stored in {book}: {n} rows.",
                   book=book, n=report.stored)  # fmt: skip
        print(render(text))
    if bad := sum(len(file.refused) for file in report.files if not file.is_held):
        text = say("Not stored: {n} bad row, named above. Mend it and import the file again.",
                   "Not stored: {n} bad rows, named above. Mend them and import the file again.",
                   n=bad)  # fmt: skip
        print(render(text))
    if changed:
        text = say("Changed in {book}: {n} known row.", "Changed in {book}: {n} known rows.",
                   book=book, n=changed)  # fmt: skip
        print(render(text))
    if not report.stored and not changed:
        print(tr("Nothing was stored."))


def _tell_file(file: FileReport, *, update: bool) -> None:
    counts = say(
        "{place}: {rows} of {kind}: {stored} stored, {refused} refused, {repeats}, "
        "{held} held back{aside}",
        place=file.place,
        rows=say("{n} row", "{n} rows", n=file.rows_in),
        kind=file.kind.value,
        stored=file.stored,
        refused=len(file.refused),
        repeats=say("{n} repeat", "{n} repeats", n=file.repeated),
        held=file.held_back,
        aside=say(", {n} set aside as no data", n=len(file.set_aside)) if file.set_aside else "",
    )
    print(one_line(render(counts)))
    if file.kind_reason is not None:
        print(one_line("    " + render(say("{kind}: {why}", kind=file.kind.value,
                                           why=file.kind_reason))))  # fmt: skip
    if file.mapping:  # a calendar has no columns, and no system
        print(one_line(f"    {render(file.system.reason if file.system else NO_SYSTEM)}"))
    if file.profile:
        used = say("read with the profile “{profile}”", profile=file.profile.profile.name)
        print(one_line(f"    {render(used)}"))
    for column in file.mapping:
        print(one_line(f"    {column.header} -> {_becomes(column)}"))
    for title, lines in (*_rows_set_apart(file), *_things_in_question(file, update=update)):
        _tell_some(title, lines)


def _rows_set_apart(file: FileReport) -> Iterator[tuple[str, list[str]]]:
    refused = (
        say("line {line}, {column}: {why} {value}", line=str(row.line),
            column=row.column or tr("the whole row"), why=row.reason,
            value=f"“{row.value}”" if row.value else "")
        for row in file.refused
    )  # fmt: skip
    yield tr("refused"), list(map(render, refused))
    set_aside = (
        say("line {line}: {why} “{value}”", line=str(row.line), why=row.reason, value=row.value)
        for row in sorted(file.set_aside, key=lambda row: not row.is_doubtful)
    )
    yield tr("set aside as no data"), list(map(render, set_aside))


def _things_in_question(file: FileReport, *, update: bool) -> Iterator[tuple[str, list[str]]]:
    proposals = (
        say("line {line}: {name} ({why})", line=str(one.line), name=one.name, why=one.why)
        for one in file.proposals
    )
    yield tr("to be merged by you, if they are the same"), list(map(render, proposals))
    differences = (
        say("line {line}: {name}, {field}: “{ours}” in the book, “{theirs}” in the file",
            line=str(one.line), name=one.name, field=one.field, ours=one.ours, theirs=one.theirs)
        for one in file.differences
    )  # fmt: skip
    replaced = tr("replaced by what the file has")
    kept = tr("kept as the book has it; --update takes what the file has")
    yield replaced if update else kept, list(map(render, differences))
    unassigned = (
        say("line {line}: {name} -> {account}", line=str(one.line), name=one.name,
            account=one.account_ref)
        for one in file.unassigned
    )  # fmt: skip
    yield tr("without an account in the book"), list(map(render, unassigned))
    gone = tr("in the book, but not in this list any more; --missing says what became of them")
    yield gone, [_missing(one) for one in file.missing if one.account_id]
    older = tr("only in older sheets; --missing says what became of them")
    yield older, [_missing(one) for one in file.missing if not one.account_id]
    yield (
        tr("worth knowing"),
        [
            (render(say("line {line}, ", line=str(remark.line))) if remark.line else "")
            + (f"{remark.column}: " if remark.column else "")
            + render(remark.text)
            + (f" “{remark.value}”" if remark.value else "")
            for remark in file.remarks
        ],
    )


def _missing(account: MissingAccount) -> str:
    became = {
        Missing.LEAVE: tr("left as it is"),
        Missing.CHURNED: tr("churned"),
        Missing.MOVED: tr("moved to somebody else"),
    }
    what = became[account.became]
    # Who stands in older sheets alone is in no book yet, and so is left by being left out.
    if not account.account_id and account.became is not Missing.CHURNED:
        what = tr("not brought in")
    words = say("{name} ({id}), {arr} a year: {became}", name=account.name,
                id=account.external_id or "-", arr=moneys(account.arr) or "0",
                became=what)  # fmt: skip
    return render(words)


def _becomes(column: Mapped) -> str:
    if column.field == "custom":
        own = tr("a field of your own")
        # What was taken for a field at first, and turned out to be none, is worth its reason.
        return f"{own}: {render(column.reason)}" if column.is_turned_down else own
    if column.field == "-":
        return render(say("left out: {why}", why=column.reason))
    sure = "" if column.confidence >= _SURE else f" ({percent(column.confidence)})"
    return f"{column.field}{sure}"


def _tell_some(title: str, lines: list[str]) -> None:
    """A few lines of one sort, and how many more there are."""
    if not lines:
        return
    print(f"  {title}:")
    for line in lines[:_SHOWN]:
        print(one_line(f"    {line}").rstrip())
    if len(lines) > _SHOWN:
        print("    " + render(say("and {n} more; --json lists all", n=len(lines) - _SHOWN)))
