"""Start-up of the command line against an interpreter that does nothing but the same imports."""

from collections.abc import Iterator

from tests.benchmarks.measuring import Children, Measured

# As the installed command begins, and what it has imported of the standard library and of others,
# said as JSON for Children.
_RUN = "import sys; from csm_desktop.__main__ import main; sys.exit(main({words!r}))"
_OWN_IMPORTS = """
import sys
before = set(sys.modules)
from csm_desktop.__main__ import main
main({words!r})
own = sorted(n for n in set(sys.modules) - before if not n.startswith("csm_desktop"))
import json
print(json.dumps({"own": [name for name in own if not name.startswith("_")]}))
"""


def measure(children: Children, rounds: int) -> Iterator[Measured]:
    """`version`, which is answered at once, and with an option, as every command that is read and
    says something; from the start of the process to its end."""
    for words in (["version"], ["version", "--check"]):
        told = children.run("-c", _OWN_IMPORTS.replace("{words!r}", repr(words))).said["own"]
        own, what = ", ".join(told) or "sys", f"start: {' '.join(words)}"
        ours = ("-c", _RUN.format(words=words))
        yield children.side_by_side(
            f"{what} / pass and its imports", ours, ("-c", f"import {own}"), 1.1, rounds
        )
        yield children.side_by_side(f"{what} / pass", ours, ("-c", "pass"), None, rounds)
