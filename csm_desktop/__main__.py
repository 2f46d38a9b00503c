"""`python -m csm_desktop ...` is `csm-desktop ...`: where every process of the program begins.

`version` alone is answered here. It is what scripts and packages ask, and forty modules of ours and
sixty of Python's would be imported to print one line.
"""

import sys

from csm_desktop import TITLE


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code, as `csm_desktop.cli.main`."""
    is_alone = (sys.argv[1:] if argv is None else argv) == ["version"]
    if is_alone and sys.stdout is not None:  # a window's program for Windows has no console
        return _say(TITLE)
    from csm_desktop.cli import main as command_line

    return command_line(argv)


def _say(line: str) -> int:
    try:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    except OSError as error:
        from csm_desktop.cli import failed

        return failed(error)
    return 0


if __name__ == "__main__":
    sys.exit(main())
