"""The log tells where something went wrong, and no word of what its user wrote (K7)."""

import logging
import sys
from pathlib import Path

import pytest

from csm_desktop import errors
from csm_desktop.ui.frame.upkeep.log import LOG, close_log, open_log, stack


def test_a_stack_that_another_handler_wrote_down_stays_out_of_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LOG, "propagate", LOG.propagate)  # as it was, for the tests that follow
    handler = open_log(tmp_path)
    try:
        raise KeyError("Acme owes 120,000 EUR")
    except KeyError:
        caught = sys.exc_info()
    record = LOG.makeRecord("csm_desktop", logging.ERROR, "", 0, "a fault", (), caught)
    assert "120,000" in logging.Formatter().format(record)
    handler.handle(record)
    close_log(handler)
    written = (tmp_path / "csm-desktop.log").read_text(encoding="utf-8")
    assert "KeyError" in written
    assert "120,000" not in written


def test_a_place_of_ours_is_named_as_in_the_repository() -> None:
    code = compile("raise ValueError", errors.__file__, "exec")
    try:
        exec(code)
    except ValueError as error:
        told = stack(error)
    assert "csm_desktop/errors.py:1" in told.split()
