"""What the palette offers: recents, accounts, commands, and a command for one account."""

from datetime import date
from pathlib import Path

import pytest

from csm_desktop.ui.commands.choices import Choices, Named
from csm_desktop.ui.commands.command import Command, Situation
from csm_desktop.ui.commands.registry import Commands
from tests.ui.commands.hits import Hit

Opened = list[tuple[int, str]]


@pytest.fixture
def opened() -> Opened:
    return []


@pytest.fixture
def packed() -> list[int]:
    return []


@pytest.fixture
def choices(opened: Opened, packed: list[int]) -> Choices:
    commands = Commands()
    commands.situation = lambda: Situation("book", book=True)
    commands.add(
        Command("quit", "Quit", lambda: None, "Ctrl+Q"),
        Command("pack", "EBR pack", lambda: None, page="account", on_account=packed.append),
        Command("hidden", "Hidden", lambda: None, in_palette=False),
        Command("here", "New account", lambda: None, "Ctrl+N", page="book"),
    )
    made = Choices(commands, lambda account_id, tab: opened.append((account_id, tab)))
    made.know([Named.of(1, "Northwind Rail", "watch"), Named.of(2, "Ōmi Robotics", "healthy")])
    return made


def test_recents_come_before_the_commands_of_the_page_and_the_rest(choices: Choices) -> None:
    found = choices.recent([2, 99], ["quit"])
    assert [choice.id for choice in found] == ["account 2", "quit", "here"]
    assert found[1].key == "Ctrl+Q"


def test_an_account_is_found_with_its_band_and_opens(choices: Choices, opened: Opened) -> None:
    (choice,) = choices.at_once("omi")
    assert (choice.title, choice.band) == ("Ōmi Robotics", "healthy")
    choice.run()
    assert opened == [(2, "")]


def test_what_is_called_so_comes_before_what_is_only_sought_by_that_word(opened: Opened) -> None:
    commands = Commands()
    commands.situation = lambda: Situation("book", book=True)
    commands.add(
        Command("letters", "Settings: Letters", lambda: None, words="mail templates"),
        Command("mail", "Settings: Mail", lambda: None, words="server"),
    )
    made = Choices(commands, lambda account_id, tab: opened.append((account_id, tab)))
    assert [choice.id for choice in made.at_once("mail")] == ["mail", "letters"]


def test_accounts_of_one_name_are_told_apart(choices: Choices) -> None:
    choices.know(
        [
            Named.of(1, "Witmark", "watch", "retrodivas.com"),
            Named.of(2, "witmark", "watch", "witmark.com"),
            Named.of(3, "Witmark North", "watch", "north.com"),
        ]
    )
    found = {choice.title: choice.detail for choice in choices.at_once("witmark")}
    assert found == {
        "Witmark": "retrodivas.com", "witmark": "witmark.com", "Witmark North": "Account"
    }  # fmt: skip


def test_a_command_runs_for_the_account_that_is_named_with_it(
    choices: Choices, packed: list[int]
) -> None:
    (choice,) = choices.at_once("ebr nor")
    assert choice.title == "EBR pack: Northwind Rail"
    choice.run()
    assert packed == [1]


def test_people_come_before_other_hits_and_nothing_comes_twice(
    choices: Choices, opened: Opened
) -> None:
    first = choices.at_once("northwind")
    hits = [
        Hit("note", 5, 1, "Line one\nLine two"),
        Hit("contact", 6, 1, "Lena Brandt"),
        Hit("account", 1, 1, "Northwind Rail"),
        Hit("contact", 7, None, "Nobody's"),
        Hit("contact", 8, 77, "Of an account in the trash"),
    ]
    found = choices.found(hits, first)
    assert [choice.title for choice in found] == ["Lena Brandt", "Line one Line two"]
    assert found[0].detail == "Person · Northwind Rail"
    assert found[0].spoken == "Lena Brandt, Person · Northwind Rail"
    found[0].run()
    assert opened == [(1, "contacts/6")]


def _with_trash() -> Choices:
    commands = Commands()
    commands.situation = lambda: Situation("book", selection=True, book=True)
    commands.add(
        Command(
            "away", "Put into the trash", lambda: None, words="delete remove", destructive=True
        ),
        Command("show", "Show the trash", lambda: None, words="deleted"),
        Command("drop", "Remove this view", lambda: None, destructive=True),
    )
    return Choices(commands, lambda *_: None)


@pytest.mark.parametrize(
    "noun", ["trash", "t", "the trash", "tra", "into", "view", "this", "p", "r"]
)
def test_a_noun_never_leads_to_what_takes_something_away(noun: str) -> None:
    found = _with_trash().at_once(noun)
    assert found
    assert found[0].id != "away" or found[0].waits
    assert all(choice.waits for choice in found if choice.id in ("away", "drop"))
    assert [choice.waits for choice in found] == sorted(choice.waits for choice in found)


@pytest.mark.parametrize(
    ("verb", "command"),
    [("put", "away"), ("put tra", "away"), ("delete", "away"), ("remove v", "drop")],
)
def test_whoever_says_what_is_to_be_done_gets_it_first(verb: str, command: str) -> None:
    found = _with_trash().at_once(verb)
    assert (found[0].id, found[0].waits) == (command, False)


def test_what_was_run_last_is_not_run_again_by_enter_where_it_destroys() -> None:
    found = _with_trash().recent([], ["away"])
    assert (found[0].id, found[0].waits) == ("away", True)


def test_things_called_alike_are_few_and_tell_their_days(choices: Choices) -> None:
    hits = [
        Hit("follow_up", n, 1, "What we agreed today, and the next step", date(2026, 10, n))
        for n in range(1, 20)
    ]
    found = choices.found([*hits, Hit("goal", 50, 1, "Next step")], [])
    assert [choice.detail for choice in found] == [
        "Follow-up · Northwind Rail · 1 Oct 2026",
        "Follow-up · Northwind Rail · 2 Oct 2026",
        "Follow-up · Northwind Rail · 3 Oct 2026",
        "Goal · Northwind Rail",
    ]


def test_another_book_is_found_by_its_name(tmp_path: Path) -> None:
    opened: list[Path] = []
    other = tmp_path / "Südwest 2026.csm"
    choices = Choices(Commands(), lambda *_: None, lambda: [other], opened.append)
    (choice,) = choices.at_once("sudw")
    assert (choice.title, choice.detail) == ("Südwest 2026", "Another book")
    choice.run()
    assert opened == [other]
