"""Files on their way into the book, as the window reads them; no widget is needed for it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from csm_desktop.app.book import Book
from csm_desktop.app.imports import Options
from csm_desktop.ui.imports.sources import Source, Wishes, understood

HEAD = "Customer ID,Customer,ARR,Currency\n"


def test_files_of_years_stand_as_one_list_and_its_history(book: Book, tmp_path: Path) -> None:
    old, new = tmp_path / "book 2024.csv", tmp_path / "book 2025.csv"
    old.write_text(f"{HEAD}A1,Acorn,100,EUR\nB1,Birch,50,EUR\n")
    new.write_text(f"{HEAD}A1,Acorn,120,EUR\nB1,Birch,50,EUR\n")

    def read(*sources: Source, anew: frozenset[Path] = frozenset()) -> list[Source]:
        found = understood(book, sources, anew, Wishes(), lambda *_: None)
        assert found.trial is not None
        return list(found.sources)

    first, second = read(Source(old), Source(new), anew=frozenset((old, new)))
    (sheet,) = first.older
    assert (sheet.name, sheet.newer, sheet.day) == (old.name, new.name, date(2024, 12, 31))
    assert not sheet.is_taken
    wanted = replace(first, options=Options(history={sheet.name: date(2024, 6, 30)}))
    taken, second = read(wanted, second, anew=frozenset((old,)))
    (sheet,) = taken.older
    assert (sheet.name, sheet.day, sheet.is_taken) == (old.name, date(2024, 6, 30), True)
    # Without the newer file it is a list like any other.
    (alone,) = read(taken)
    assert not alone.older
    assert [plan.newer for plan in alone.plans] == [""]
