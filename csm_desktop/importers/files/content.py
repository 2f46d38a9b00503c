"""The bytes of one file, whether they lie on the disk or inside an archive."""

import io
import lzma
import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO

from csm_desktop.values import dataclass

_HEAD = 8_192
ZIP_FAULTS = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError,
    NotImplementedError, ValueError, RuntimeError,
)  # fmt: skip
"""What `zipfile` raises for an archive that is damaged, locked or packed in a way unknown to it."""


@dataclass(frozen=True, slots=True)
class Content:
    """A file by its name; `data` is what it holds where it lies inside another file."""

    name: str
    path: Path
    data: bytes | None = None

    @property
    def size(self) -> int:
        """How many bytes it holds."""
        return self.path.stat().st_size if self.data is None else len(self.data)

    def open(self) -> BinaryIO:
        """The bytes from their beginning; close it."""
        return self.path.open("rb") if self.data is None else io.BytesIO(self.data)

    def head(self) -> bytes:
        """The first bytes, by which a file is known: its name proves nothing."""
        with self.open() as file:
            return file.read(_HEAD)
