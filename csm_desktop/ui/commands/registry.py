"""The list of all commands: who declares a key twice finds out at once."""

from collections.abc import Callable, Iterable

from csm_desktop.ui.commands.command import Command, Situation

Observer = Callable[[], None]


class Commands:
    """Commands in the order of their declaration, and the situation that they are in."""

    def __init__(self) -> None:
        self._commands: dict[str, Command] = {}
        self._observers: list[Observer] = []
        self.situation: Callable[[], Situation] = Situation

    def add(self, *commands: Command) -> None:
        """Declare commands. Raises ValueError for an id or, in the same place, a key used twice."""
        for command in commands:
            if command.id in self._commands:
                raise ValueError(f"two commands are called {command.id}")
            self._refuse_taken_key(command)
            self._commands[command.id] = command
        for observer in self._observers:
            observer()

    def observe(self, observer: Observer) -> None:
        """Call back when commands were added."""
        self._observers.append(observer)

    def all(self) -> tuple[Command, ...]:
        """Every command, as declared."""
        return tuple(self._commands.values())

    def __getitem__(self, command_id: str) -> Command:
        return self._commands[command_id]

    def __contains__(self, command_id: str) -> bool:
        return command_id in self._commands

    def usable(self, command: Command) -> bool:
        """Whether the command could be run now."""
        return self.situation().holds(command) and command.enabled()

    def run(self, command_id: str) -> bool:
        """Run a command if it can be run now; whether it was."""
        command = self._commands[command_id]
        if not self.usable(command):
            return False
        command.run()
        return True

    def _refuse_taken_key(self, command: Command) -> None:
        clashes = [
            other.id
            for other in self._in_reach(command)
            if command.key and other.key.casefold() == command.key.casefold()
        ]
        if clashes:
            raise ValueError(f"{command.key} of {command.id} is taken by {clashes[0]}")

    def _in_reach(self, command: Command) -> Iterable[Command]:
        """The commands that can be on the screen together with this one."""
        return (
            other
            for other in self._commands.values()
            if not command.page or other.page in ("", command.page)
        )
