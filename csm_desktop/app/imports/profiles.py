"""The profiles of lists that a book keeps: shown, renamed, edited, removed, handed on as a file.

Each use case is one act and can be undone. What makes profiles is `app.imports.remembered`.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from csm_desktop.app.book import Book
from csm_desktop.app.settings import put_text, text_of
from csm_desktop.domain.records.settings import ListProfile, ProfileChoice, ProfileColumn
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.files import atomic_write
from csm_desktop.importers.list_profiles import named
from csm_desktop.importers.meaning.fields import FIELDS, ListKind
from csm_desktop.importers.meaning.mapping import CUSTOM, LEFT_OUT
from csm_desktop.storage.queries.dump import everything
from csm_desktop.storage.session import BookConnection, Work
from csm_desktop.wording import render, tr

_REMEMBERING = "remember_lists"
_NOT = "no"
_LONGEST = 120  # characters of a name


def profiles_of(connection: BookConnection) -> tuple[ListProfile, ...]:
    """The profiles, the newest first: of two that fit equally well the newer counts."""
    return tuple(sorted(everything(connection, ListProfile), key=lambda each: -each.id))


def book_profiles(book: Book | None) -> tuple[ListProfile, ...]:
    """The profiles of a book; none where there is none."""
    if book is None:
        return ()
    with book.reading() as connection:
        return profiles_of(connection)


def profile_named(book: Book, name: str) -> ListProfile:
    """The profile of a name. Raises UserError with the names that there are."""
    return named(book_profiles(book), name)


def remembers(connection: BookConnection) -> bool:
    """Whether imports that were corrected are remembered in this book."""
    return text_of(connection, _REMEMBERING) != _NOT


def set_remembering(work: Work, /, wanted: bool) -> None:
    """Say whether imports that are corrected shall be remembered."""
    put_text(work, _REMEMBERING, "" if wanted else _NOT)


def rename_profile(work: Work, /, id_: int, name: str) -> None:
    """Give a profile another name. Raises UserError for none, or for one that another has."""
    wanted = " ".join(name.split())[:_LONGEST]
    if not wanted:
        raise UserError(tr("A profile needs a name."), tr("Nothing was changed."))
    others = [
        list_profile for list_profile in profiles_of(work.connection) if list_profile.id != id_
    ]
    if any(other.name.casefold() == wanted.casefold() for other in others):
        title = say("There is a profile “{name}” already.", name=wanted)
        raise UserError(render(title), tr("Nothing was changed. Choose another name."))
    work.put(replace(work.get(ListProfile, id_), name=wanted))


def set_meaning(work: Work, /, id_: int, header: str, field: str) -> None:
    """Let a column of a profile feed another field; whichever did before becomes the user's own."""
    profile = work.get(ListProfile, id_)
    _check_field(profile.kind, field)
    shape = []
    for column in profile.shape:
        meant = column
        if column.header == header:
            meant = ProfileColumn(header, field, is_said=True)
        elif column.field == field and field not in (CUSTOM, LEFT_OUT, ""):
            meant = ProfileColumn(column.header, CUSTOM, is_said=True)
        shape.append(meant)
    work.put(replace(profile, shape=tuple(shape)))


def set_choice(work: Work, /, id_: int, name: str, value: str) -> None:
    """Change an answer of a profile; "" takes it back, so that the file is asked again."""
    profile = work.get(ListProfile, id_)
    others = [choice for choice in profile.choices if choice.name != name]
    choices = [*others, ProfileChoice(name, value)] if value else others
    work.put(replace(profile, choices=tuple(sorted(choices, key=lambda each: each.name))))


def remove_profile(work: Work, /, id_: int) -> None:
    """Remove a profile; what it brought in stays."""
    work.remove(work.get(ListProfile, id_))


def add_profile(work: Work, /, profile: ListProfile) -> ListProfile:
    """Keep a profile that came from a file, under a name that no other has."""
    known = profiles_of(work.connection)
    name = free_name(profile.name, known)
    kept = replace(profile, id=work.new_id(), name=name, kept_at=work.now())
    work.add(kept)
    return kept


def free_name(wanted: str, known: Sequence[ListProfile]) -> str:
    """A name that no profile has: the one wanted, else with a number behind."""
    taken = {list_profile.name.casefold() for list_profile in known}
    base = " ".join(wanted.split())[:_LONGEST] or tr("List")
    name, number = base, 2
    while name.casefold() in taken:
        name, number = f"{base} {number}", number + 1
    return name


def write_profile(profile: ListProfile, path: Path, *, overwrite: bool = False) -> None:
    """Write a profile as a small JSON file. Raises AlreadyThereError, and UserError."""
    from csm_desktop.app.imports.profile_files import as_text

    with atomic_write(path, overwrite=overwrite) as file:
        file.write(as_text(profile).encode())


def _check_field(kind: str, field: str) -> None:
    known = FIELDS[ListKind(kind)] if kind else {}
    if field not in (*known, CUSTOM, LEFT_OUT, ""):
        title = say("{kind} have no field {field}.", kind=kind.capitalize(), field=field)
        raise UserError(render(title), tr("Nothing was changed."))
