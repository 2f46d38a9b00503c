"""The measured lines as a table for people, and as JSON for machines."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from tests.benchmarks.measuring import Measured

_WHAT = 44
HEAD = (
    f"{'what':{_WHAT}} {'ours':>10} {'floor':>10}    {'ratio':>6} {'quartiles':>13}  {'target':>6}"
)


def line(of: Measured) -> str:
    """One line of the table; a note follows below."""
    target = "" if of.target is None else f"≤ {of.target:g}"
    verdict = {True: "met", False: "MISSED", None: ""}[of.met]
    spread = f"{of.low:.2f}–{of.high:.2f}"
    text = (
        f"{of.what:{_WHAT}} {of.ours:10,.2f} {of.floor:10,.2f} {of.unit} {of.ratio:6.2f} "
        f"{spread:>13}  {target:>6} {verdict}"
    )
    return f"{text.rstrip()}\n    {of.note}" if of.note else text.rstrip()


def as_json(lines: Sequence[Measured], scale: dict[str, int]) -> str:
    """Everything that the table says."""
    rows = [{**asdict(each), "met": each.met} for each in lines]
    return json.dumps({"scale": scale, "measured": rows}, indent=2, ensure_ascii=False)
