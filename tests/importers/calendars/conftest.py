"""Calendars are read in the tests' own process; `test_outside` reads them as the program does."""

import pytest

from csm_desktop.importers.calendars import calendar_plan
from tests.inside import read_inside


@pytest.fixture(autouse=True)
def _inside(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "outside" not in request.node.name:
        monkeypatch.setattr(calendar_plan, "read_outside", read_inside)
