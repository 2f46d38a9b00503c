"""The accounts of the book as a sheet, which LibreOffice Calc opens and writes out.

Each side is a fresh process: ours until the Book is painted, with the window's closing left out.
"""

import os
import subprocess
import time
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from shutil import which

import xlsxwriter

from csm_desktop.app.lists import accounts as listing
from csm_desktop.app.opened_book import opened_book
from tests.benchmarks.measuring import Children, Measured, compared, counted_after_one
from tests.benchmarks.scale import CLOCK

_CALC = "soffice"
_PLAIN = (str, int, date)


def measure(children: Children, book: Path, folder: Path, rounds: int) -> Iterator[Measured]:
    """Time and memory; nothing where Calc is not installed."""
    if which(_CALC) is None:
        return
    sheet = folder / "accounts.xlsx"
    times: tuple[list[float], list[float]] = ([], [])
    peaks: tuple[list[float], list[float]] = ([], [])
    rows = write_accounts(book, sheet)
    for counted in counted_after_one(rounds):
        begun = str(time.monotonic())
        ours, other = children.alone("starts:start", str(book), begun), _calc(sheet, folder)
        if counted:
            times[0].append(ours.said["book"])
            times[1].append(other[0])
            peaks[0].append(ours.peak)
            peaks[1].append(other[1])
    note = f"{rows:,} accounts, opened and written; a profile of its own, warm"
    yield compared("start to the painted Book / Calc, headless", *times, 0.5, note=note)
    yield compared("memory: start to the Book / Calc, headless", *peaks, 1, "MB")


def write_accounts(book: Path, sheet: Path) -> int:
    """What the Book shows of each account, as a sheet of plain values; how many there are."""
    with opened_book(book, CLOCK) as opened:
        lines = listing.accounts(opened)
    names = [each.name for each in fields(lines[0])]
    workbook = xlsxwriter.Workbook(str(sheet))
    page = workbook.add_worksheet()
    page.write_row(0, 0, names)
    for number, line in enumerate(lines, 1):
        values = (getattr(line, name) for name in names)
        page.write_row(
            number, 0, [str(value) if isinstance(value, _PLAIN) else "" for value in values]
        )
    workbook.close()
    return len(lines)


def _calc(sheet: Path, folder: Path) -> tuple[float, float]:
    """Milliseconds from its start to its end, and its peak in MB."""
    profile = (folder / "calc").as_uri()
    command = [_CALC, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx"]
    begun = time.perf_counter()
    child = subprocess.Popen(
        [*command, "--outdir", str(folder / "written"), str(sheet)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, ended, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(ended)
    if child.returncode or not (folder / "written" / sheet.name).exists():
        raise RuntimeError(f"{_CALC} wrote nothing")
    return (time.perf_counter() - begun) * 1000, used.ru_maxrss / 1024
