"""A command: one thing that the window can do, said once.

Menus, shortcuts, the Ctrl+K palette and the sheet of keys are all drawn from these values, so that
none of them can disagree with another.
"""

from collections.abc import Callable, Iterable
from enum import StrEnum

from csm_desktop.ui.commands.match import folded
from csm_desktop.values import dataclass
from csm_desktop.wording import tr

_BEGUN = 3  # letters by which a verb is told from a slip


class Menu(StrEnum):
    """Where a command stands in the menu bar; NONE is for the palette and its key alone."""

    FILE = "file"
    EDIT = "edit"
    GO = "go"
    ACCOUNT = "account"
    VIEW = "view"
    HELP = "help"
    NONE = ""


def menu_title(menu: Menu) -> str:
    """The menu's name with its mnemonic."""
    return {
        Menu.FILE: tr("&File"),
        Menu.EDIT: tr("&Edit"),
        Menu.GO: tr("&Go"),
        Menu.ACCOUNT: tr("&Account"),
        Menu.VIEW: tr("&View"),
        Menu.HELP: tr("&Help"),
        Menu.NONE: "",
    }[menu]


def always() -> bool:
    """What `enabled` is where a command can be run at any time."""
    return True


@dataclass(frozen=True, slots=True)
class Command:
    """`title` is what the user reads ("New account"), without mnemonic.

    `key` is Qt's portable text ("Ctrl+Shift+M"); a single letter works outside text fields only,
    and a moment after one was left (`quiet_keys`).
    `page` names the page that the command belongs to; "" is everywhere. `needs_selection` asks for
    something selected on that page, `needs_book` for an open book. `on_account` runs it for one
    account of the palette ("ebr nor"). `words` are other words by which people look for it.
    `destructive` takes something away: the palette runs it at Enter only where its verb was typed,
    so its title begins with that verb, and its `words` are further verbs.
    """

    id: str
    title: str
    run: Callable[[], object]
    key: str = ""
    menu: Menu = Menu.NONE
    enabled: Callable[[], bool] = always
    needs_selection: bool = False
    needs_book: bool = False
    page: str = ""
    icon: str = ""
    words: str = ""
    group: int = 0
    on_account: Callable[[int], object] | None = None
    in_palette: bool = True
    destructive: bool = False

    def is_meant_by(self, words: Iterable[str]) -> bool:
        """Whether these typed words name what is done, not only what it is done to."""
        verbs = folded(f"{self.title.split(maxsplit=1)[0]} {self.words}").split()
        begun = [word for word in words if len(word) >= _BEGUN]
        return any(verb.startswith(word) for verb in verbs for word in begun)


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides which commands can be run: the page in front, a selection, an open book.

    `account_id` is the account that is shown or selected there, which commands propose.
    """

    page: str = ""
    selection: bool = False
    book: bool = False
    account_id: int | None = None

    def holds(self, command: Command) -> bool:
        """Whether a command has its place here; `enabled` is asked when it is run or shown."""
        return (
            command.page in ("", self.page)
            and (self.book or not command.needs_book)
            and (self.selection or not command.needs_selection)
        )
