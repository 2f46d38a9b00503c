"""What rescue files hold of a book, done again in it."""

from pathlib import Path

from csm_desktop.app.book import Book
from csm_desktop.app.rescue import kept_acts, take_in
from csm_desktop.files import unique_path
from csm_desktop.storage.file.rescue import read_rescue
from csm_desktop.storage.session import Work


def take_in_kept(book: Book) -> tuple[int, tuple[Path, ...]]:
    """Take in what rescue files hold of this book: how many acts were missed, and the files that
    hold those. Files all of which is in the book now are removed."""
    missed, left = 0, []
    # Act by act: one that does not fit must not keep the others out.
    for path, _ in kept_acts(book.path):
        missing = take_in(
            lambda act: book.run(act.called, Work.take_in, act.changes), read_rescue(path).acts
        )
        if missing:  # not offered again, and not thrown away
            left.append(path.replace(unique_path(path.parent, f"{path.stem}.txt")))
        else:
            path.unlink(missing_ok=True)
        missed += missing
    return missed, tuple(left)
