"""`profiles`: how lists of known shapes are read; shown, handed on, taken in, renamed, removed."""

import argparse
from collections.abc import Sequence

from csm_desktop.app.clock import SystemClock
from csm_desktop.app.imports import CUSTOM, LEFT_OUT, ImportReport
from csm_desktop.app.imports.profile_files import read_profile
from csm_desktop.app.imports.profiles import (
    add_profile,
    book_profiles,
    profile_named,
    remembers,
    remove_profile,
    rename_profile,
    set_remembering,
    write_profile,
)
from csm_desktop.app.opened_book import writable_book
from csm_desktop.cli.output import one_line, say_json
from csm_desktop.cli.window import book_to_read
from csm_desktop.domain.records.settings import ListProfile
from csm_desktop.domain.text.message import Message, say
from csm_desktop.errors import UserError
from csm_desktop.wording import render, tr


def profiles(arguments: argparse.Namespace) -> int:
    """One thing at a time with the profiles of a book; with no option, show them."""
    if arguments.output is not None and arguments.export is None:
        raise UserError(tr("-o names the file for --export."), tr("Nothing was written."))
    if arguments.export is not None:
        return _export(arguments)
    # The options exclude one another, and all but one of them change the book.
    changed = _change(arguments)
    if changed is not None:
        label, done = changed
        if arguments.json:
            say_json({"did": render(label), "profiles": done})
        else:
            print(one_line(render(label)))
        return 0
    with book_to_read(arguments.book) as book:
        known = book_profiles(book)
        with book.reading() as connection:
            is_on = remembers(connection)
    if arguments.json:
        say_json({"remembering": is_on, "profiles": known})
    else:
        _show(known, is_on=is_on)
    return 0


def tell_remembered(report: ImportReport, *, dry_run: bool) -> None:
    """What the next import of such a list will know."""
    for each in report.remembered:
        if dry_run:
            text = say("It would be remembered as the profile “{name}”.", name=each.name)
        elif each.is_new:
            text = say("Remembered as the profile “{name}”: the next list of this shape comes in "
                       "the same way. `profiles` shows and removes it; --no-remember keeps none.",
                       name=each.name)  # fmt: skip
        else:
            text = say("The profile “{name}” was brought up to date.", name=each.name)
        print(one_line(render(text)))


def _export(arguments: argparse.Namespace) -> int:
    if arguments.output is None:
        raise UserError(tr("--export needs -o FILE."), tr("Nothing was written."))
    with book_to_read(arguments.book) as book:
        profile = profile_named(book, arguments.export)
    write_profile(profile, arguments.output, overwrite=arguments.overwrite)
    if arguments.json:
        say_json({"written": arguments.output, "profile": profile.name})
    else:
        print(render(say("Written: {path}", path=str(arguments.output))))
    return 0


def _change(arguments: argparse.Namespace) -> tuple[Message, tuple[ListProfile, ...]] | None:
    """Do what was asked for, as one act; its label and the profiles there are then. None where no
    change was asked for."""
    asked = (arguments.import_, arguments.delete, arguments.rename, arguments.remember)
    if all(each is None for each in asked):
        return None
    # Before the book is opened: a file that cannot be read must not leave a book locked or changed.
    read = read_profile(arguments.import_) if arguments.import_ is not None else None
    with writable_book(arguments.book, SystemClock()) as book:
        if read is not None:
            label = say("Add profile “{name}”", name=read.name)
            kept = book.run(label, add_profile, read)
            return say("Added the profile “{name}”.", name=kept.name), (kept,)
        if arguments.remember is not None:
            wanted = arguments.remember == "on"
            label = say("Remember lists") if wanted else say("Remember no lists")
            book.run(label, set_remembering, wanted)
            return label, book_profiles(book) or (ListProfile(0, ""),)
        old, new = arguments.rename or (arguments.delete, "")
        profile = profile_named(book, old)
        if new:
            label = say("Rename profile “{name}”", name=profile.name)
            book.run(label, rename_profile, profile.id, new)
            return label, (profile_named(book, new),)
        label = say("Remove profile “{name}”", name=profile.name)
        book.run(label, remove_profile, profile.id)
        return label, (profile,)


def _show(known: Sequence[ListProfile], *, is_on: bool) -> None:
    for profile in known:
        print(one_line(f"{profile.name}: {_of(profile)}"))
        for column in profile.shape if profile.kind else ():
            print(one_line(f"    {column.header} -> {_meaning(column.field)}"))
        for choice in profile.choices:
            print(one_line(f"    --{choice.name} {choice.value}"))
    if not known:
        print(tr("There are no profiles yet: an import that was corrected is remembered as one."))
    if not is_on:
        print(tr("Imports are not remembered in this book; --remember on changes that."))


def _of(profile: ListProfile) -> str:
    """What kind of list a profile is for."""
    what = profile.kind or tr("left out")
    whence = render(say(" from {system}", system=profile.system)) if profile.system else ""
    return f"{what}{whence}" + (f" [{profile.sheet}]" if profile.sheet else "")


def _meaning(field: str) -> str:
    if field == CUSTOM:
        return tr("a field of your own")
    if field == LEFT_OUT:
        return tr("left out")
    if not field:
        return tr("by its values")
    return field
