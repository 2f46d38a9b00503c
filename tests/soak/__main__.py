"""Lives in the program at random and says what came of it: `python -m tests.soak --minutes N`."""

import argparse
import sys
import tempfile
from pathlib import Path
from random import SystemRandom

from tests.soak.course import SoakError, soaked


def main(arguments: list[str]) -> int:
    """Run, and print the figures or what went wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=None, help="the same choices again")
    chosen = parser.parse_args(arguments)
    seed = chosen.seed if chosen.seed is not None else SystemRandom().randrange(10**6)
    sys.stdout.write(f"seed {seed}\n")
    sys.stdout.flush()
    with tempfile.TemporaryDirectory(prefix="csm-soak-") as folder:
        try:
            figures = soaked(seed, chosen.minutes * 60, Path(folder))
        except SoakError as error:
            sys.stdout.write(f"{error}\nFAILED with --seed {seed}\n")
            return 1
    sys.stdout.write(f"{figures.said()}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
