"""What the palette offers: recents, accounts, commands, and a command for one account."""

from dataclasses import dataclass

import pytest

from csm_desktop.ui.commands.choices import Choices, Named
from csm_desktop.ui.commands.command import Command, Situation
from csm_desktop.ui.commands.registry import Commands

Opened = list[tuple[int, str]]


@dataclass(frozen=True)
class Hit:
    kind: str
    id: int
    account_id: int | None
    title: str


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
    assert opened == [(1, "contacts")]
