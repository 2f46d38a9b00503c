"""The pages over the whole book: asked anew until they are painted, beside their queries alone."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from unittest.mock import patch
from zoneinfo import ZoneInfo

from csm_desktop.app.book import Book
from csm_desktop.app.lists.actions import all_actions
from csm_desktop.app.today.view import today_view
from csm_desktop.storage.file.pool import BookConnection, BookEngine
from csm_desktop.ui.here import zone_here
from tests.benchmarks import floors
from tests.benchmarks.driven import Driven

_ASKED: dict[str, Callable[[Book], object]] = {
    "today": lambda book: today_view(book, ZoneInfo(zone_here())),
    "plans": all_actions,
}

_SHOWN = {"today": "view", "plans": "listed"}  # what a page holds of the answer


def showing(driven: Driven, path: Path, page: str, rounds: int) -> dict[str, list[float]]:
    """A page asked and painted anew, and the statements behind it given to the driver, in turn.

    The numbers beside the views of Plans follow later; nobody waits for them.
    """
    with statements() as asked:
        _ASKED[page](driven.book)
    connection = floors.connect(str(path))
    driven.window.go(page)
    driven.quiet()
    shown = _SHOWN[page]
    times: dict[str, list[float]] = {"ours": [], "floor": []}
    for counted in (False, *[True] * rounds):
        former = getattr(driven.page, shown)
        begun = time.perf_counter()
        driven.page.refresh(None)
        driven.until(partial(_is_other, driven.page, shown, former))
        driven.paint()
        ours = (time.perf_counter() - begun) * 1000
        begun = time.perf_counter()
        for statement in asked:
            connection.execute(statement).fetchall()
        floor = (time.perf_counter() - begun) * 1000
        if counted:
            times["ours"].append(ours)
            times["floor"].append(floor)
        driven.quiet()
    connection.close()
    return times


@contextmanager
def statements() -> Iterator[list[str]]:
    """What the driver is asked to read meanwhile, with the values in their places."""
    found: list[str] = []
    begin = BookEngine.begin

    @contextmanager
    def watched(engine: BookEngine) -> Iterator[BookConnection]:
        with begin(engine) as connection:
            connection.driver.set_trace_callback(partial(_keep, found))
            try:
                yield connection
            finally:
                connection.driver.set_trace_callback(None)

    with patch.object(BookEngine, "begin", watched):
        yield found


def _keep(found: list[str], statement: str) -> None:
    if statement.lstrip().upper().startswith(("SELECT", "WITH")):
        found.append(statement)


def _is_other(page: object, shown: str, former: object) -> bool:
    return getattr(page, shown) is not former
