"""Commands are declared once; a key or an id cannot be given twice where both could be meant."""

import pytest

from csm_desktop.ui.commands.command import Command, Menu, Situation, menu_title
from csm_desktop.ui.commands.registry import Commands


def nothing() -> None:
    pass


def test_an_id_and_a_key_are_given_once() -> None:
    commands = Commands()
    commands.add(Command("a", "A", nothing, "Ctrl+A"))
    with pytest.raises(ValueError, match="two commands"):
        commands.add(Command("a", "Other", nothing))
    with pytest.raises(ValueError, match="taken by a"):
        commands.add(Command("b", "B", nothing, "ctrl+a", page="book"))


def test_two_pages_may_use_one_key() -> None:
    commands = Commands()
    commands.add(Command("book.n", "N", nothing, "N", page="book"))
    commands.add(Command("account.n", "N", nothing, "N", page="account"))
    assert [command.id for command in commands.all()] == ["book.n", "account.n"]


def test_a_command_runs_where_it_has_its_place_and_makes_sense() -> None:
    ran: list[str] = []
    ready = False
    commands = Commands()
    situation = Situation()
    commands.situation = lambda: situation
    commands.add(
        Command("x", "X", lambda: ran.append("x"), page="book", needs_book=True),
        Command("y", "Y", lambda: ran.append("y"), needs_selection=True),
        Command("z", "Z", lambda: ran.append("z"), enabled=lambda: ready),
    )
    assert not any(commands.run(each) for each in "xyz")
    situation = Situation("book", selection=True, book=True)
    ready = True
    assert all(commands.run(each) for each in "xyz")
    assert ran == ["x", "y", "z"]
    situation = Situation("account", selection=True, book=True)
    assert not commands.run("x")


def test_every_menu_has_a_name_with_a_mnemonic_of_its_own() -> None:
    titles = [menu_title(menu) for menu in Menu if menu]
    letters = [title[title.index("&") + 1].lower() for title in titles]
    assert len(set(letters)) == len(letters)
