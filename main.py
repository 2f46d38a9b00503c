"""Starts CSM Desktop from a checkout: `python main.py ...` is `csm-desktop ...`."""

import sys

from csm_desktop.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
