"""The Effectiveness tab: looked at, corrected, planned; and a book without a model."""

from datetime import timedelta

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts, account_named
from csm_desktop.app.value.effectiveness_models import edit_model
from csm_desktop.domain.records.plan import ActionOrigin
from csm_desktop.ui.account.effectiveness.behaviours import NOT_YET, SHOWN, UNKNOWN
from csm_desktop.ui.account.effectiveness.tab import EffectivenessTab
from tests.ui.account.conftest import Shown
from tests.ui.hands import Key, press, write


def choose(tab: EffectivenessTab, row: int, key: str, value: object) -> bool:
    model = tab.behaviours.model
    return bool(model.setData(model.index(row, model.place_of(key)), value))


def test_the_way_is_told_with_its_days_and_what_is_planned(in_front: Shown, northwind: int) -> None:
    tab = in_front(EffectivenessTab, northwind)
    assert tab.way.header is not None
    assert tab.way.header.title.text().startswith("Phase 2 of 5: One system")
    assert tab.chart.accessibleName() == tab.way.header.title.text()
    assert not tab.chart.grab().isNull()
    rows = {row.state.behaviour.text: row for row in tab.behaviours.lines}
    assert rows["95 % of duties are planned in the system"].read == "71%, shown from 95%"
    assert [row.then for row in tab.practices.table.lines[:3]] == [
        "2 of 5", "3 of 5", "4 of 5: phase 3",
    ]  # fmt: skip


def test_day_1_is_looked_at_and_the_next_phase_planned(in_front: Shown, book: Book) -> None:
    kestrel = account_named(book, "Kestrel Health").id
    tab = in_front(EffectivenessTab, kestrel)
    day = book.today() - timedelta(days=3)
    write(tab.look.on.editor, day.isoformat())
    for row in range(4):
        assert choose(tab, row, "shown", SHOWN)
    assert choose(tab, 0, "evidence", "Seen on a screen")
    press(tab.look.rest, Key.Key_Space)
    facts = account_facts(book, kestrel)
    assert {finding.on for finding in facts.findings} == {day}
    assert tab.behaviours.lines[0].finding is not None
    assert tab.behaviours.lines[0].finding.evidence == "Seen on a screen"
    assert tab.way.header is not None
    assert tab.way.header.title.text().startswith("Phase 1 of 5: Recorded")
    press(tab.practices.propose, Key.Key_Space)
    planned = account_facts(book, kestrel).actions
    made = [one for one in planned if one.origin is ActionOrigin.PRACTICE]
    assert len(made) == len(tab.practices.table.lines) == 4
    for _ in range(7):
        book.undo()
    assert account_facts(book, kestrel).findings == ()


def test_a_practice_is_for_the_behaviour_that_is_chosen(
    in_front: Shown, northwind: int, book: Book
) -> None:
    tab = in_front(EffectivenessTab, northwind)
    chosen = tab.behaviours.lines[14]
    tab.behaviours.select(chosen.id)
    write(tab.practices.new, "Lend people 2027-01-15")
    press(tab.practices.new, Key.Key_Return)
    made = max(account_facts(book, northwind).actions, key=lambda one: one.id)
    assert (made.title, made.origin_id) == ("Lend people", chosen.id)


def test_readings_are_not_typed_over_and_what_was_seen_is_taken_back(
    in_front: Shown, northwind: int, book: Book
) -> None:
    tab = in_front(EffectivenessTab, northwind)
    before = len(account_facts(book, northwind).findings)
    assert not choose(tab, 9, "shown", SHOWN)
    assert choose(tab, 0, "shown", NOT_YET)
    assert len(account_facts(book, northwind).findings) == before + 1
    assert choose(tab, 0, "shown", UNKNOWN)
    assert tab.behaviours.lines[0].state.is_shown, "what was seen on day 1 counts again"
    assert len(account_facts(book, northwind).findings) == before


def test_without_a_model_one_press_takes_up_that_of_the_program(
    in_front: Shown, book: Book
) -> None:
    for model in account_facts(book, account_named(book, "Kestrel Health").id).models:
        book.run("Retire", edit_model, model.id, retired=True)
    tab = in_front(EffectivenessTab, book.run("New", new_account, "Empty Ltd").id)
    assert tab.content.isHidden()
    assert tab.empty.button is not None
    press(tab.empty.button, Key.Key_Space)
    assert not tab.content.isHidden()
    assert len(tab.behaviours.lines) == 25
