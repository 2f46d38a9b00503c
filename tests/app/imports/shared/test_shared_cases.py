"""The small inputs of the shared folder, each with the value that a user wants of it.

They are held against 28 November 2026. Cases that lie outside importing ask the rule itself.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from csm_desktop.app.opened_book import opened_book
from csm_desktop.domain.text.clock import FixedClock
from tests.app.imports.shared import identity, kinds, values
from tests.app.imports.shared.case import FOLDER, Case

# What is not as it should be yet, and in which way; a promise that is mended leaves this list.
OPEN: dict[str, str] = {}

PROMISES = {**kinds.PROMISES, **identity.PROMISES, **values.PROMISES}


@pytest.fixture
def shared(template: Path, tmp_path: Path) -> Iterator[Callable[[str], Case]]:
    clock = FixedClock(datetime(2026, 11, 28, 9, tzinfo=ZoneInfo("Europe/Berlin")), "Europe/Berlin")
    numbers = count()
    with ExitStack() as books:

        def case(number: str) -> Case:
            if not FOLDER.is_dir():
                pytest.skip("the shared cases are not here")
            (folder,) = FOLDER.glob(f"{number}-*")
            return Case(
                folder,
                lambda: books.enter_context(
                    opened_book(
                        Path(shutil.copy(template, tmp_path / f"{next(numbers)}.csm")), clock
                    )
                ),
            )

        yield case


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the shared cases are not here")
def test_every_shared_case_is_held_to_its_promise() -> None:
    assert {folder.name[:2] for folder in FOLDER.iterdir()} == PROMISES.keys()
    assert OPEN.keys() <= PROMISES.keys()


@pytest.mark.parametrize("number", sorted(PROMISES.keys() - OPEN.keys()))
def test_a_shared_case_comes_in_as_its_user_wants(
    number: str, shared: Callable[[str], Case]
) -> None:
    PROMISES[number](shared(number))
