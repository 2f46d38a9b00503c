"""Books brought into a team's database, and kept in step there."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from csm_desktop.app.accounts.acts import edit_account, new_account, trash_account
from csm_desktop.app.accounts.trash import remove_for_good
from csm_desktop.app.book import Book
from csm_desktop.app.lists.figures import current_lines, refresh, say_anew
from csm_desktop.app.lists.sight import Sight, keep_sight
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.people.team import say_who_i_am
from csm_desktop.app.publication.figures import team_figures
from csm_desktop.app.publication.publish import PartedError, identify, identity, withdraw
from csm_desktop.domain.fields.sharing import for_customer, is_shareable, is_shown, may_be_seen
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.meetings import Meeting, MeetingKind
from csm_desktop.storage.convert import to_record
from csm_desktop.storage.queries import dump
from csm_desktop.storage.rows import KIND_OF
from csm_desktop.storage.session import Work
from csm_desktop.storage.team.address import DatabaseAddress
from csm_desktop.storage.team.book_rows import is_kept
from csm_desktop.storage.team.tables import KINDS
from csm_desktop.wording import Voice
from tests.app.publication.conftest import Publish, rows_of
from tests.app.publication.server import TeamServer
from tests.books import CLOCK


def test_only_what_a_customer_may_see_goes_unless_asked(
    sample: Book, go: Publish, server: TeamServer
) -> None:
    made = go(sample)
    assert (made.first, made.everything, made.changed, made.removed) == (True, False, 0, 0)
    found = rows_of(server, sample)
    assert sum(map(len, found.values())) == made.made
    for name, table in KINDS.items():
        things = _seen_by_customers(sample, KIND_OF[name])
        for thing, values in zip(things, found[name], strict=True):
            shown = to_record(for_customer(thing))
            row = dict(zip(table.names, values, strict=True))
            # What a document for the customer would hold, and nothing in place of the rest.
            for column in table.columns:
                if not is_kept(KIND_OF[name], column) and (name, column) != ("metric", "name"):
                    assert row[column] is None, (name, column)
                elif is_shareable(KIND_OF[name], column):
                    assert _same(row[column], shown[column]), (name, column)
    assert not any(found[name] for name in ("note", "alert", "health_snapshot", "strategy"))
    names = [row[3] for row in found["account"]]
    assert "Halden Foods" in names

    whole = go(sample, everything=True)
    assert whole.whole
    assert whole.made > 100
    found = rows_of(server, sample)
    with sample.reading() as connection:
        for name in KINDS:
            assert len(found[name]) == len(dump.everything(connection, KIND_OF[name])), name
    back = go(sample)
    assert back.removed == whole.made


def test_a_book_of_which_nothing_is_new_is_known_by_its_sign_alone(
    sample: Book, go: Publish, server: TeamServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    reckoned: list[Book] = []

    def figures(book: Book, report: Any = None) -> Any:
        reckoned.append(book)
        return team_figures(book, report)

    monkeypatch.setattr("csm_desktop.app.publication.publish.team_figures", figures)

    def is_looked_at(**terms: Any) -> bool:
        reckoned.clear()
        go(sample, everything=True, **terms)
        return bool(reckoned)

    account = next(line.id for line in current_lines(sample))
    # What is judged anew each time may be another in an hour.
    sample.run("Edit", edit_account, account, city="Bonn")
    assert [is_looked_at(), is_looked_at()] == [True, True]
    refresh(sample)
    assert [is_looked_at(), is_looked_at(), is_looked_at(anew=True)] == [True, False, True]
    assert [is_looked_at(), is_looked_at(team="South"), is_looked_at()] == [True, False, False]
    asked = "SELECT team, published_at FROM book WHERE id = %s"
    assert server.ask(asked, identity(sample)) == [("South", sample.now())]
    sample.run("Edit", edit_account, account, city="Ulm")
    refresh(sample)
    assert [is_looked_at(), is_looked_at()] == [True, False]
    sample.undo()
    refresh(sample)
    assert [is_looked_at(), is_looked_at()] == [True, False]
    say_anew(sample)  # what the program writes of its own accord, of which no act tells
    refresh(sample)
    assert [is_looked_at(), is_looked_at()] == [True, False]
    with Voice.of("de").spoken():
        assert [is_looked_at(), is_looked_at()] == [True, False]
    assert [is_looked_at(), is_looked_at()] == [True, False]
    # How the list looked when it was left says nothing of the book.
    keep_sight(sample, Sight((), (), "", False, (), 500, "", False, 0, 0, ()))
    assert not is_looked_at()


def _seen_by_customers(book: Book, kind: Any) -> list[Any]:
    with book.reading() as connection:
        meetings = dump.everything(connection, Meeting)
        things: tuple[Any, ...] = dump.everything(connection, kind)
    ours = {meeting.id for meeting in meetings if meeting.kind is MeetingKind.INTERNAL}
    return [one for one in things if is_shown(kind) and may_be_seen(one, (), ours)]


def _same(there: Any, here: Any) -> bool:
    if isinstance(there, date | datetime | Decimal):
        return (
            str(there) == here
            or there == datetime.fromisoformat(str(here))
            or (isinstance(there, Decimal) and there == Decimal(str(here)))
        )
    if isinstance(there, list):
        return bool(there == json.loads(here))
    return bool(there == here)


def test_types_are_real_and_texts_come_whole(other: Book, go: Publish, server: TeamServer) -> None:
    # The hour that comes twice, and what COPY would take for its own signs.
    odd = "Tab\there, line\nbreak, back\\slash, \\N, nul\0 and “ÆØÅ 漢字”"
    twice = [datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)]

    def fill(work: Work) -> None:
        for number, at in enumerate(twice):
            account = Account(work.new_id(), f"A {number}", notes=odd, tags=(odd, "b"))
            work.add(replace(account, created_at=at, contract_start=date(2024, 2, 29)))

    other.run("Fill", fill)
    go(other, everything=True)
    own = identity(other)
    rows = server.ask(
        "SELECT created_at, contract_start, strategic, notes, tags, employees, pg_typeof(id)::text,"
        " tags ? 'b' FROM account WHERE book_id = %s ORDER BY id",
        own,
    )
    assert [row[0].astimezone(UTC) for row in rows] == twice
    for row in rows:
        clean = odd.replace("\0", "")
        assert row[1:] == (date(2024, 2, 29), False, clean, [clean, "b"], None, "bigint", True)
    kinds = dict(server.ask(
        "SELECT column_name, data_type FROM information_schema.columns"
        " WHERE table_schema = 'csm' AND table_name = 'health_snapshot'"
    ))  # fmt: skip
    assert kinds["score"] == "numeric"
    assert kinds["on"] == "date"
    assert kinds["factors"] == "jsonb"


def test_a_book_is_kept_in_step_by_what_was_done_since(
    sample: Book, go: Publish, server: TeamServer
) -> None:
    go(sample, everything=True, team="North")
    account = sample.trial(lambda work: work.find(Account))[0]
    quiet = go(sample, everything=True)
    assert (quiet.made, quiet.changed, quiet.removed, quiet.whole) == (0, 0, 0, False)

    sample.run("Employees", edit_account, account.id, employees=77)
    ahead = go(sample, everything=True, trial=True)
    assert (ahead.changed, ahead.whole) == (1, False)
    done = go(sample, everything=True)
    assert (done.changed, done.whole) == (1, False)
    sample.undo()  # of an act that was seen
    assert go(sample, everything=True).changed == 1
    sample.redo()
    assert go(sample, everything=True).changed == 1
    rows = "SELECT employees FROM account WHERE book_id = %s AND id = %s"
    assert server.ask(rows, identity(sample), account.id) == [(77,)]

    sample.run("Trash", trash_account, account.id)
    gone = go(sample, everything=True)
    assert not gone.whole
    assert gone.removed > 20
    assert not server.ask("SELECT 1 FROM contact WHERE account_id = %s AND book_id = %s",
                          account.id, identity(sample))  # fmt: skip
    sample.undo()
    back = go(sample, everything=True)
    assert (back.made, back.whole) == (gone.removed, False)
    assert server.ask("SELECT team FROM book WHERE id = %s", identity(sample)) == [("North",)]
    # Whose it is stands on each row.
    sample.run("Your name", say_who_i_am, name="Alexandra Moreau")
    renamed = go(sample, everything=True)
    assert renamed.whole
    names = "SELECT DISTINCT book_owner FROM account WHERE book_id = %s"
    assert server.ask(names, identity(sample)) == [("Alexandra Moreau",)]


def test_a_book_that_went_back_or_lost_something_for_good_is_compared_as_a_whole(
    sample: Book, go: Publish, server: TeamServer, tmp_path: Path, address: DatabaseAddress
) -> None:
    parent = sample.run("New", new_account, "Soon gone")
    sample.run("New", new_account, "Stays", parent_id=parent.id)
    go(sample, everything=True)
    former = tmp_path / "former.csm"
    sample.copy_to(former)
    sample.run("New", new_account, "Too late")
    go(sample, everything=True)
    with opened_book(former, CLOCK) as restored:
        done = go(restored, everything=True)
        assert (done.went_back, done.whole, done.removed) == (True, True, 2)
        assert not go(restored, everything=True).went_back
        # A copy that is somebody else's by now replaces nothing by chance.
        restored.run("Your name", say_who_i_am, name="Ben")
        go(sample, everything=True)
        with pytest.raises(PartedError, match="that of Alex Moreau"):
            go(restored)
        identify(restored)
        assert go(restored).first
        withdraw(restored, address, "")
        assert not any(rows_of(server, restored).values())
    # Nothing in the journal tells of it.
    sample.run("Trash", trash_account, parent.id)
    go(sample, everything=True)
    remove_for_good(sample, [parent.id])
    assert go(sample, everything=True).whole
    parents = "SELECT count(parent_id) FROM account WHERE book_id = %s"
    assert server.ask(parents, identity(sample)) == [(0,)]
