"""Rows that are part of what another row brings: answers of a survey, credits of a contract."""

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from csm_desktop.app.imports.run import ListResult
from csm_desktop.importers.plan import ReadyRow


def place_parts(parts: Iterable[ReadyRow], taken: ListResult) -> None:
    """Count rows without a reading of their own where the row went that carries it."""
    known = {row.line: row for row in taken.known}
    unassigned = {row.line: row for row in taken.unassigned}
    for draft in parts:
        whole = cast("int", draft.values["part_of"])
        if whole in known:
            taken.known.append(replace(known[whole], line=draft.line))
            continue
        taken.stored += 1
        if whole in unassigned:
            taken.unassigned.append(replace(unassigned[whole], line=draft.line))
