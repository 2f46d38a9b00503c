"""The program's window in a process of its own, from the start of the process to a painted Book."""

from pathlib import Path
from typing import Any


def start(book: str, begun: str) -> dict[str, float]:
    """`csm-desktop book`, closed once it is quiet. Figures of the book hold on the book's day."""
    from csm_desktop.cli import main
    from csm_desktop.ui.qt_loader import load_qt

    load_qt()
    from datetime import UTC, datetime

    from csm_desktop.app import clock
    from csm_desktop.domain.text.clock import FixedClock
    from csm_desktop.ui import application
    from tests.benchmarks.seen import Seen

    day = FixedClock(datetime(2026, 11, 22, 9, tzinfo=UTC))
    seen: list[Seen] = []
    show = application.Program.show

    def watched(program: Any, path: Path | None) -> None:
        seen.append(Seen(program, float(begun)))
        show(program, path)

    set_to(clock, "SystemClock", lambda: day)
    set_to(application.Program, "show", watched)
    main([book])
    return seen[0].said


def set_to(owner: Any, name: str, value: object) -> None:
    """Put something else in a name's place, in a process that measures and ends."""
    setattr(owner, name, value)
