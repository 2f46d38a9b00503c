"""What is taken out of libraries for the frozen program is nothing that the program asks for."""

import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import babel
import pytest
from babel import localedata

from csm_desktop import resources
from csm_desktop.domain.records.money import Money
from csm_desktop.importers.values import places
from csm_desktop.wording import formats, money_format, speech
from csm_desktop.wording.voice import Voice
from tests.packaging.scripts import PACKAGING, script

_SORTED = """
from functools import cmp_to_key
from PySide6.QtCore import QCollator, QLocale
words = ["Zebra", "äpfel", "Ähre", "öl", "cote", "côte", "coté", "łódź", "あか", "アイ", "亜", "銀",
         "a10", "a9", "ёж", "김", "ñandú", "nube", "chico", "cuna", "çay", "cam", "ılık"]
for name in ("de_DE", "sv_SE", "es_ES", "fr_CA", "ja_JP", "zh_TW", "ko_KR", "cs_CZ", "tr_TR"):
    collator = QCollator(QLocale(name))
    collator.setNumericMode(True)
    print(name, ascii(sorted(words, key=cmp_to_key(collator.compare))))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="Qt brings ICU on Linux alone")
def test_with_fewer_tables_words_are_sorted_as_before(tmp_path: Path) -> None:
    folder = resources.package_folder("PySide6") / "Qt" / "lib"
    whole = next(folder.glob("libicudata.so.*"))
    small = tmp_path / whole.name
    shutil.copy(whole, small)
    assert script("frozen/icu.py").shrink(small)
    assert small.stat().st_size < whole.stat().st_size / 5

    said = []
    for first in (tmp_path, folder):
        environment = {**os.environ, "LD_LIBRARY_PATH": str(first)}
        command = [sys.executable, "-c", _SORTED]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        said.append(done.stdout + done.stderr)
    assert said[0] == said[1]
    assert said[0].count("\n") == 9
    # What is put together otherwise stays as it is.
    assert not script("frozen/icu.py").shrink(Path(sys.executable))


def written(tag: str) -> list[str]:
    """Everything that `wording` writes by the customs of a country, asked for anew."""
    for module in (formats, money_format, places):
        for part in vars(module).values():
            if callable(forget := getattr(part, "cache_clear", None)):
                forget()
    localedata._cache.clear()
    noon, spring = datetime(2026, 11, 22, 12, 5, tzinfo=UTC), date(2026, 3, 1)
    with Voice.of(tag).spoken():
        return [
            formats.number(Decimal("-1234567.891")), formats.compact(Decimal(1_234_567)),
            formats.compact(Decimal(-950), rough=True), formats.percent(Decimal("0.625")),
            formats.day(spring), formats.day_of_month(spring), formats.short_day(spring, True),
            formats.weekday_day(spring), formats.month(spring, True),
            formats.month(spring, full=True), formats.clock_time(noon),
            formats.instant(noon, "America/New_York"),
            money_format.money(Money(123_456_789, "EUR")), money_format.money(Money(-5, "JPY")),
            money_format.money(Money(1_05, "CHF"), whole=True), speech.joined(["a", "b", "c"]),
            formats.language_name("ja"), formats.language_name(tag), formats.language_tag(),
            str(formats.is_locale(tag)), places.country_code("Deutschland"),
        ]  # fmt: skip


def test_with_fewer_customs_all_is_written_as_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tags = ("en", "de-CH", "fr-CA", "ja", "pt-BR", "ar-EG", "uk", "hi-IN")
    whole = Path(babel.__file__).parent / "locale-data"
    tables = [
        (f"babel/locale-data/{table.name}", str(table), "DATA")
        for table in whole.glob("*.dat")
        if re.match("root|en|de|fr|es|it|pt|nl|ja|ar|uk|hi", table.name)
    ]
    other = ("babel/global.dat", str(whole.parent / "global.dat"), "DATA")
    made = script("frozen/customs.py").thin([other, *tables], tmp_path)
    assert made[0] == other
    assert [Path(source).parent for _, source, _ in made[1:]] == [tmp_path] * len(tables)
    before = [written(tag) for tag in tags]
    monkeypatch.setattr(localedata, "_dirname", str(tmp_path))
    assert [written(tag) for tag in tags] == before
    assert "Deutsch" in before[1][17]
    sizes = [sum(file.stat().st_size for file in folder.glob("d*")) for folder in (tmp_path, whole)]
    assert sizes[0] < sizes[1]


def test_the_fonts_that_matplotlib_asks_for_by_name_stay() -> None:
    source = resources.package_folder("matplotlib") / "font_manager.py"
    named = re.findall(r"'([\w-]+\.ttf)'", source.read_text(encoding="utf-8"))
    assert named
    is_used = script("frozen/contents.py").is_used
    assert [name for name in named if not is_used(f"matplotlib/mpl-data/fonts/ttf/{name}")] == []


def test_a_library_stays_where_something_that_stays_asks_for_it() -> None:
    asks = {
        "/env/PySide6/QtCore.so": ("libQt6Core.so.6", "libc.so.6"),
        "/env/PySide6/Qt/lib/libQt6Core.so.6": ("libicuuc.so.73", "libglib-2.0.so.0"),
        "/env/PIL/_imaging.so": ("libjpeg-6dc8.so",),
        "/usr/lib/libssl.so.3": ("libcrypto.so.3",),
        "/usr/lib/python3.11/lib-dynload/_ssl.so": ("libssl.so.3",),
    }
    kept = [
        ("PySide6/QtCore.so", "/env/PySide6/QtCore.so", "EXTENSION"),
        ("PySide6/Qt/lib/libQt6Core.so.6", "/env/PySide6/Qt/lib/libQt6Core.so.6", "BINARY"),
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
        ("PySide6/Qt/lib/libicuuc.so.73", "/env/PySide6/Qt/lib/libicuuc.so.73", "BINARY"),
        ("PIL/_imaging.so", "/env/PIL/_imaging.so", "EXTENSION"),
        ("pillow.libs/libjpeg-6dc8.so", "/env/pillow.libs/libjpeg-6dc8.so", "BINARY"),
        ("python3.11/lib-dynload/_ssl.so", "/usr/lib/python3.11/lib-dynload/_ssl.so", "EXTENSION"),
        ("libssl.so.3", "/usr/lib/libssl.so.3", "BINARY"),
        ("libcrypto.so.3", "/usr/lib/libcrypto.so.3", "BINARY"),
        ("libpython3.11.so.1.0", "/usr/lib/libpython3.11.so.1.0", "BINARY"),
        ("pypdfium2_raw/libpdfium.so", "/env/pypdfium2_raw/libpdfium.so", "BINARY"),
    ]
    gone = [
        ("pillow.libs/libavif-c606.so", "/env/pillow.libs/libavif-c606.so", "BINARY"),
        ("libglib-2.0.so.0", "/usr/lib/libglib-2.0.so.0", "BINARY"),
        ("libcups.so.2", "/usr/lib/libcups.so.2", "BINARY"),
    ]

    def needs(source: str) -> list[tuple[str, str | None]]:
        return [(name, None) for name in asks.get(source, ())]

    assert script("frozen/system.py").brought([*kept, *gone], needs) == kept


def test_the_frozen_program_reads_its_table_at_once(tmp_path: Path) -> None:
    quick_start = script("frozen/quick_start.py")
    archive, other = tmp_path / "pyimod01_archive.py", tmp_path / "pyimod02_importers.py"
    archive.write_text("self.toc = dict(marshal.load(fp))\n", "utf-8")
    other.write_text("pass\n", "utf-8")
    entries = [(file.stem, str(file), "PYMODULE") for file in (archive, other)]
    ours, theirs = quick_start.quick(entries, tmp_path / "own")
    assert Path(ours[1]).read_text("utf-8") == "self.toc = dict(marshal.loads(fp.read()))\n"
    assert theirs == entries[1]
    first = quick_start.modules_of_a_start(PACKAGING.parent)
    assert {"argparse", "csm_desktop.cli.version"} <= first
    assert not first & {"ctypes", "PySide6", "sqlcipher3"}
