"""How the import speaks in the window: names of fields, questions and refusals."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from csm_desktop.app.imports import (
    CUSTOM,
    FACTORS,
    FIELDS,
    LEFT_OUT,
    SAME_SYSTEM,
    SOURCE_SYSTEM,
    FileReport,
    ImportReport,
    ListKind,
)
from csm_desktop.domain.text.message import Message, say
from csm_desktop.errors import UserError
from csm_desktop.wording import (
    clock_time,
    commas,
    headed,
    label,
    month,
    number,
    render,
    short_day,
    stopped,
    tr,
)
from csm_desktop.wording.clock_words import day_and_time

READING = "reading"  # a column of a wide table: its header names the metric
_NO_FIELDS_OF_OWN = (
    ListKind.READINGS, ListKind.SURVEYS, ListKind.OPPORTUNITIES, ListKind.ENGAGEMENT,
    ListKind.INVOICES, ListKind.REQUESTS, ListKind.ACTIONS,
)  # fmt: skip
_OWN_CURRENCY = "amount_currency"


def kind_words(kind: ListKind) -> str:
    """A kind of list by name."""
    return {
        ListKind.ACCOUNTS: tr("Accounts"),
        ListKind.CONTACTS: tr("Contacts"),
        ListKind.SUBSCRIPTIONS: tr("Subscriptions"),
        ListKind.READINGS: tr("Readings of metrics"),
        ListKind.SURVEYS: tr("Answers of surveys"),
        ListKind.TICKETS: tr("Tickets, counted by month"),
        ListKind.OPPORTUNITIES: tr("Opportunities"),
        ListKind.ENGAGEMENT: tr("Trainings, events and acts of advocacy"),
        ListKind.MEETINGS: tr("Meetings"),
        ListKind.INVOICES: tr("Invoices"),
        ListKind.REQUESTS: tr("Requests to product"),
        ListKind.ACTIONS: tr("Actions"),
    }[kind]


def field_words(kind: ListKind, key: str) -> str:
    """What a column becomes."""
    if key == CUSTOM:
        return tr("A field of your own")
    if key == LEFT_OUT:
        return tr("Left out")
    if key == READING:
        return tr("Readings of a metric called so")
    if key == _OWN_CURRENCY:
        return tr("Currency")
    found = FIELDS[kind].get(key)
    return tr(found.label) if found else key


def choices(kind: ListKind) -> list[tuple[str, str]]:
    """What a column may become."""
    return [
        *((key, tr(field.label)) for key, field in FIELDS[kind].items()),
        *([] if kind in _NO_FIELDS_OF_OWN else [(CUSTOM, tr("A field of your own"))]),
        (LEFT_OUT, tr("Left out")),
    ]


def plainly(text: Message) -> str:
    """A sentence without the advice for the command line that follows its semicolon."""
    return render(text).split("; --")[0]


def for_window(error: UserError) -> UserError:
    """An error whose advice names options of the command line, with what helps here instead."""
    if "--" not in error.advice:
        return error
    return UserError(
        error.title,
        tr("Nothing was imported. Say below what the list is, and what its columns are."),
    )


def _about_profile(option: str) -> str:
    """An answer about a profile that a list contradicts."""
    if option == "--no-profile":
        return tr("Read without the profile")
    if option.startswith("--date-order"):
        return answer_words("date-order", option.rpartition(" ")[2])
    header, _, field = option.removeprefix("--map ").strip('"').rpartition("=")
    if field in ("arr", "mrr", "tcv"):
        return f"{header}: {field_words(ListKind.ACCOUNTS, field)}"
    if field == "external_id":
        return tr("Yes, an id of its own for each")
    if field == CUSTOM:
        return tr("A field of your own")
    return tr("What it was") if field else tr("Left out")


def answer_words(topic: str, value: str) -> str:
    """An answer as its button says it."""
    if topic == "profile":
        return _about_profile(value)
    if topic == SOURCE_SYSTEM:
        return system_words(file_and_system(value)[1])
    if topic == "fiscal-year":
        return _fiscal_words(value)
    if topic == "term" and value.isdigit():
        return render(say("{n} month", "{n} months", n=int(value)))
    return {
        ("date-order", "dmy"): tr("Day first"),
        ("date-order", "mdy"): tr("Month first"),
        ("date-order", "ymd"): tr("Year first"),
        ("decimal", "."): tr("Point (1.5)"),
        ("decimal", ","): tr("Comma (1,5)"),
        ("scale", "answers"): tr("Single answers"),
        ("scale", "score"): tr("Finished scores"),
        ("scale", "1"): tr("From 0 to 1"),
        ("scale", "5"): tr("From 1 to 5"),
        ("scale", "7"): tr("From 1 to 7"),
        ("scale", "10"): tr("From 0 to 10"),
        ("scale", "100"): tr("From 0 to 100"),
        ("hidden", "leave"): tr("Leave it out"),
        ("hidden", "take"): tr("Bring it in"),
        ("scale", "same"): tr("The same scale"),
        ("status", "active"): tr("Yes, they run"),
        ("status", "ended"): tr("No, they are over"),
        ("status", "leave"): tr("No, leave such rows out"),
        ("discount", "paid"): tr("It is what is paid"),
        ("discount", "reduced"): tr("The discount comes off"),
        ("term", "leave"): tr("Nobody knows: no ARR"),
        ("amounts", "cents"): tr("They count cents"),
        ("amounts", "whole"): tr("As they stand"),
        ("billed", "monthly"): tr("Every month"),
        ("billed", "quarterly"): tr("Every quarter"),
        ("billed", "half-yearly"): tr("Every half year"),
        ("billed", "yearly"): tr("Every year"),
        ("billed", "term"): tr("Once for the whole term"),
        ("billed", "leave"): tr("Nobody knows: no ARR"),
        ("percents", "percent"): tr("All are percent"),
        ("percents", "shares"): tr("Up to 1 they are shares of one"),
        ("group-arr", "sum"): tr("Yes, it counts with them"),
        ("group-arr", "own"): tr("No, it is its own"),
        ("group-arr", "leave"): tr("No account: leave it out"),
        ("invoices-are", "dates"): tr("As their days are spaced"),
        ("invoices-are", "monthly"): tr("A month each"),
        ("invoices-are", "quarterly"): tr("A quarter each"),
        ("invoices-are", "yearly"): tr("A year each"),
        ("invoices-are", "one-off"): tr("Billed once"),
        ("combine", "sum"): tr("Their sum"),
        ("combine", "mean"): tr("Their average"),
        ("combine", "last"): tr("The last one"),
        ("combine", "highest"): tr("The highest"),
        ("combine", "active"): tr("How many are above 0"),
    }.get((topic, value), _times(topic, value))


def _fiscal_words(value: str) -> str:
    """With which month fiscal years begin, and after which year they are named."""
    number_, _, named = value.partition("-")
    first = month(date(2026, int(number_), 1), full=True)
    if named:
        return render(say("{month}, named after the year in which it begins", month=first))
    return first


def file_and_system(option: str) -> tuple[str, str]:
    """The file and the system that an answer to whose ids a list holds names."""
    file, _, system = option.partition(" ")[2][1:-1].rpartition("=")
    return file, system


def system_words(system: str) -> str:
    """The system that a list is from, as an answer."""
    if system == SAME_SYSTEM:
        return tr("The same as the book’s")
    return render(say("From {system}", system=system))


def _times(topic: str, value: str) -> str:
    """A factor that readings are to be brought to their scale by; other answers as they are."""
    if topic != "scale" or value not in FACTORS:
        return value
    if value.startswith("x"):
        return render(say("Multiply by {n}", n=value[1:]))
    return render(say("Divide by {n}", n=value[1:]))


def cell_words(value: object) -> str:  # noqa: PLR0911 - one line for each type
    """A value that will be stored, as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return tr("Yes") if value else tr("No")
    if isinstance(value, datetime):
        return day_and_time(short_day(value.date(), with_year=True), clock_time(value))
    if isinstance(value, date):
        return short_day(value, with_year=True)
    if isinstance(value, Decimal | int):
        return number(value, 6)
    if isinstance(value, Enum):
        return label(value)
    if isinstance(value, tuple | list):
        return ", ".join(cell_words(each) for each in value)
    return str(value)


def files_words(names: Sequence[str]) -> str:
    """Files by name; of many, how many."""
    return ", ".join(names) if len(names) < 4 else render(say("{n} files", n=len(names)))


def report_words(report: ImportReport, names: Sequence[str]) -> str:
    """An import in one line, for the toast."""
    if report.stored:
        return render(say("{n} row was imported.", "{n} rows were imported.", n=report.stored))
    filled = sum(thing.filled for file in report.files for thing in file.known)
    if filled:
        return render(
            say("{n} known row gained values.", "{n} known rows gained values.", n=filled)
        )
    if report.is_held:
        return tr("Nothing was stored: a file with many bad rows is stored not at all.")
    return render(say("Nothing in {names} is new.", names=", ".join(names)))


def outcome_words(file: FileReport) -> str:
    """What would become of every row of a list."""
    filled = sum(thing.filled for thing in file.known)
    numbers = (
        (file.stored, say("{n} is new", "{n} are new", n=file.stored)),
        (
            filled,
            say(
                "{n} gives something known new values",
                "{n} give something known new values",
                n=filled,
            ),
        ),
        (len(file.known) - filled, say("{n} known already", n=len(file.known) - filled)),
        (file.held_back, say("{n} held back", n=file.held_back)),
        (len(file.refused), say("{n} refused", n=len(file.refused))),
        (
            len(file.repeats),
            say("{n} repeat in the file", "{n} repeats in the file", n=len(file.repeats)),
        ),
        (len(file.set_aside), say("{n} set aside as no data", n=len(file.set_aside))),
    )
    # What is 0 has nothing to say, and would hide what has.
    said = [render(words) for number, words in numbers if number]
    rows = render(say("{n} row", "{n} rows", n=file.rows_in))
    return stopped(headed(rows, commas(said)) if said else rows)


def fate_words(file: FileReport, rows: Counter[int]) -> dict[int, str]:
    """What would become of the ready rows that make nothing new, by line.

    `rows` says how many there are of each line: a recurring meeting is several.
    """
    words = {each.line: tr("Set aside") for each in file.set_aside}
    for each in file.known:
        words[each.line] = (
            tr("In the trash") if each.in_trash
            else tr("Gains values") if each.filled
            else tr("Known already")
        )  # fmt: skip
    told = Counter([one.line for one in file.known] + [one.line for one in file.set_aside])
    words |= {line: tr("Partly known already") for line, n in told.items() if n < rows[line]}
    words.update({proposal.line: tr("New, perhaps the same") for proposal in file.proposals})
    words.update({unassigned.line: tr("New, without account") for unassigned in file.unassigned})
    return words


def counts_words(file: FileReport) -> str:
    """Every row of a list, in one place each."""
    parts = (
        (file.stored, say("{n} stored", n=file.stored)),
        (file.held_back, say("{n} held back", n=file.held_back)),
        (len(file.refused), say("{n} refused", n=len(file.refused))),
        (
            len(file.repeats),
            say("{n} repeat in the file", "{n} repeats in the file", n=len(file.repeats)),
        ),
        (len(file.known), say("{n} known already", n=len(file.known))),
        (len(file.set_aside), say("{n} set aside as no data", n=len(file.set_aside))),
    )
    rows = render(say("{n} row", "{n} rows", n=file.rows_in))
    return " · ".join([rows, *(render(words) for number, words in parts if number)])
