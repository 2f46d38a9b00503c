"""Start-up of the command line against an interpreter that does nothing but the same imports."""

from collections.abc import Iterator

from tests.benchmarks.measuring import Children, Measured

# What `version` has imported of the standard library and of others; said as JSON for Children.
_OWN_IMPORTS = """
import sys
before = set(sys.modules)
from csm_desktop.cli import main
main(["version"])
own = sorted(n for n in set(sys.modules) - before if not n.startswith("csm_desktop"))
import json
print(json.dumps({"own": [name for name in own if not name.startswith("_")]}))
"""


def measure(children: Children, rounds: int) -> Iterator[Measured]:
    """`version`, from the start of the process to its end."""
    own = ", ".join(children.run("-c", _OWN_IMPORTS).said["own"]) or "sys"
    ours = ("-m", "csm_desktop", "version")
    yield children.side_by_side(
        "start: version / pass and its imports", ours, ("-c", f"import {own}"), 2, rounds
    )
    yield children.side_by_side("start: version / pass", ours, ("-c", "pass"), None, rounds)
