"""Acts are told in the language of today: in undo, in the history, and elsewhere."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import csm_desktop
from csm_desktop.app.accounts.acts import edit_account, new_account
from csm_desktop.app.book import Book
from csm_desktop.app.opened_book import opened_book
from csm_desktop.domain.fields.kept_messages import kept_messages, read_messages
from csm_desktop.domain.records.strategies import StrategyKind
from csm_desktop.domain.text.message import Message, say
from csm_desktop.storage.act_labels import label_today
from csm_desktop.storage.exchange.history import acts_of
from csm_desktop.storage.file.rescue import read_rescue
from csm_desktop.storage.purge import purge_account
from csm_desktop.storage.raw_sql import execute
from csm_desktop.wording import Voice, render
from tests.books import CLOCK

GERMAN = Voice.of("de")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with opened_book(tmp_path / "Mine.csm", CLOCK, create=True) as book:
        yield book


def labels(book: Book) -> list[str]:
    return [header.label for header in book.history(10)]


def test_undo_and_history_are_told_in_the_language_of_today(book: Book) -> None:
    account = book.run(say("New account"), new_account, "Kestrel {n}").id
    changed = say("Change {name}", name="Kestrel {n}")
    book.run(changed, edit_account, account, city="Ulm")
    book.run("My own words", edit_account, account, domain="kestrel.example")
    assert labels(book) == ["My own words", "Change Kestrel {n}", "New account"]
    book.undo()
    with GERMAN.spoken():
        told = render(changed)
        assert told != "Change Kestrel {n}"
        assert labels(book) == [told, "Neuer Kunde"]
        assert (book.undo_label, book.redo_label) == (told, "My own words")
        # An edit of the same field that goes on in another language is the same step.
        book.run(changed, edit_account, account, city="Ulm an der Donau")
        assert labels(book) == [told, "Neuer Kunde"]
        assert book.undo() == told
        assert book.redo() == told
    assert book.undo() == "Change Kestrel {n}"


def test_what_was_written_down_as_words_stays(book: Book) -> None:
    book.run(say("New account"), new_account, "Kestrel")
    with book._session._engine.begin() as connection:
        execute(connection, "UPDATE change_set SET told = NULL")
    with GERMAN.spoken():
        assert labels(book) == ["New account"]
    with book._session._engine.begin() as connection:
        execute(connection, 'UPDATE change_set SET told = \'["fr",["other"]]\'')
    with GERMAN.spoken():
        assert labels(book) == ["New account"]


@pytest.mark.parametrize(
    "packed",
    [
        '["say",5,"",[]]',
        '["say","Renewal of {n}","",[["n",["money","a",5]]]]',
        '["say","Renewal of {n}","",[["n",["enum",5,["x"]]]]]',
        "[" * 50_000,
    ],
)
def test_a_sentence_that_nobody_can_tell_again_is_told_as_it_was_written(packed: str) -> None:
    assert label_today("as written", f'["de",{packed}]') == "as written"


def test_what_leaves_the_book_can_be_told_in_another_language(book: Book) -> None:
    account = book.run(say("New account"), new_account, "Kestrel").id
    with book.reading() as connection:
        (act,) = acts_of(connection, [account])
    kept = read_messages(act.told or "")
    assert kept is not None
    assert kept.messages == (say("New account"),)
    book._rescuer.keep_acts()
    (path,) = (book._rescuer._file.path,)
    assert path is not None
    (rescued,) = read_rescue(path).acts
    assert rescued.called == say("New account")


def test_a_removed_account_stands_in_no_kept_sentence(book: Book) -> None:
    gone = book.run(say("New account"), new_account, 'The "Kestrel"').id
    stays = book.run(say("New account"), new_account, "Merlin").id
    words = say("Change {name}", name='The "Kestrel"')
    book.run(words, edit_account, stays, city="Ulm")
    book.record(purge_account, gone)
    with book.reading() as connection:
        rows = execute(connection, "SELECT label, told FROM change_set").fetchall()
    assert "Kestrel" not in repr(rows)
    with GERMAN.spoken():
        assert "Kestrel" not in repr(labels(book))


def test_a_value_of_a_kind_that_was_not_imported_yet_is_told_all_the_same() -> None:
    told = kept_messages("en", say("Begin: {strategy}", strategy=StrategyKind.RESCUE))
    odd = told.replace("StrategyKind", "NoSuchKind")
    for text in (told, odd):
        kept = read_messages(text)
        assert kept is not None
        assert render(kept.messages[0]).startswith("Begin: ")
    assert kept_messages("en", Message("{on}").filled(on=date(2026, 1, 2)))


def test_acts_are_called_by_sentences() -> None:
    root = Path(csm_desktop.__file__).parent
    words = re.compile(r"\b(?:shell|book|workbench)\.(?:run|save)\(\s*(?:tr|render|label)\(")
    found = [
        f"{path}: {match.group()}"
        for path in root.rglob("*.py")
        for match in words.finditer(path.read_text(encoding="utf-8"))
    ]
    assert not found, "an act is called by a `say(...)`, to be told in another language later"
