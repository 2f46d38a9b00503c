"""The benchmarks run and say everything; how fast a machine is, is no test's business."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parent.parent
# The window is left out: half a minute of waiting, and its own tests hold what is measured there.
_SMALL = ("--accounts", "20", "--notes", "60", "--rounds", "1", "--without-window")
_SAID = (
    "start: version",
    "pack, warm / bare reportlab",
    "pack, fresh process",
    "open a book and list accounts",
    "one edit of a number",
    "search: a middle word",
    "validation of all segments",
    "health of all accounts",
    "import 40 accounts",
    "memory: open and list",
    "memory: import",
    "encrypted: one edit of a number",
    "growth × 10: open and list",
    "list in a fresh process",
    "import 40 accounts: read outside",
    "import 100 readings",
    "export everything",
    "publish into a team's database",
    "memory: export everything",
)


@pytest.mark.timeout(600)  # some thirty processes, and bytecode compiled for them
def test_benchmarks_measure_everything_in_a_small_book() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks", "--json", *_SMALL],
        cwd=_ROOT,
        env=os.environ,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["scale"] == {"accounts": 20, "notes": 60}
    names = [each["what"] for each in said["measured"]]
    for what in _SAID:
        assert any(name.startswith(what) for name in names), f"{what} in {names}"
    assert all(each["ours"] > 0 and each["floor"] > 0 for each in said["measured"])
