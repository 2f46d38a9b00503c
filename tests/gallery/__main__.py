"""Takes every registered picture: light and dark at each size, at 200 %, mirrored, in pseudo; and
every page of every document of the sample book."""

import argparse
import os
import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Write the pictures; say how many."""
    parser = argparse.ArgumentParser(prog="python -m tests.gallery", description=__doc__)
    parser.add_argument("out", type=Path, help="the folder that the pictures go to")
    parser.add_argument("--only", default="", help="only pictures whose name holds this")
    parser.add_argument("--fast", action="store_true", help="one size, at 100 %% only")
    parser.add_argument(
        "--look",
        action="append",
        default=[],
        choices=("light", "dark", "200", "rtl", "pseudo"),
        help="only this look (may be given again)",
    )
    parser.add_argument(
        "--language",
        default="",
        metavar="TAG",
        help="everything in this language, as de: screens at the smallest size, each page of the"
        " first account; says what is cut and which letters two parts have",
    )
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

    from tests.gallery.paper import take_pages
    from tests.gallery.taking import take_all, take_in

    chosen.out.mkdir(parents=True, exist_ok=True)
    if chosen.language:
        written, faults = take_in(chosen.language, chosen.out, chosen.only)
        written += take_pages(chosen.out, chosen.only, fast=True, language=chosen.language)
        sys.stdout.write("".join(f"{fault}\n" for fault in faults))
        sys.stdout.write(f"{len(written)} pictures in {chosen.out}, {len(faults)} faults\n")
        return 0
    written = take_all(chosen.out, chosen.only, fast=chosen.fast, looks=chosen.look)
    if not chosen.look:
        written += take_pages(chosen.out, chosen.only, fast=chosen.fast)
    sys.stdout.write(f"{len(written)} pictures in {chosen.out}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
