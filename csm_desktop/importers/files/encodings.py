"""From bytes to text: which encoding a stranger's file is written in.

The order: a byte order mark, UTF-16 by the shape of its bytes, strict UTF-8, and only then chardet
(docs/decisions/017). Text that was broken before it was written is what the file says;
`clean_cells` has back what can be had back without a guess.
"""

import codecs
import io
import re
from typing import BinaryIO

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.importers.files.code_pages import WESTERN, code_pages
from csm_desktop.importers.refusals import trouble
from csm_desktop.values import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# First bytes of files that are sometimes called .csv but hold no text.
_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "gzip"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"\x7fELF", "ELF"),
    (b"MZ\x90", "EXE"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
    (b"{\\rtf", "RTF"),
    (b"PAR1", "Parquet"),
    (b"ARROW1", "Arrow"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"(\xb5/\xfd", "Zstandard"),
    (b"\x00\x01\x00\x00Standard Jet DB", "Access"),
    (b"\x00\x01\x00\x00Standard ACE DB", "Access"),
)
# First words of texts that are no tables, in lower case.
_WORDS = (
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
    (b"<table", "HTML"),
    (b"<?xml", "XML"),
    (b"mime-version:", "MHTML"),
    (b"return-path:", "EML"),
    (b"received:", "EML"),
    (b"delivered-to:", "EML"),
    (b"message-id:", "EML"),
    (b"begin:vcard", "vCard"),
    (b"begin:vcalendar", "iCalendar"),
    (b'{"', "JSON"),
    (b"[{", "JSON"),
    (b"[\n", "JSON"),
    (b"{\n", "JSON"),
)
_AN = frozenset(
    ("ELF", "EXE", "RTF", "Arrow", "xz", "Access", "HTML", "XML", "MHTML", "EML", "iCalendar",
     "OpenDocument Text", "OpenDocument Presentation", "EPUB", "Outlook", "iWork")
)  # fmt: skip
_AGAIN = say("Nothing was imported. Export the list again as CSV or XLSX.")
_SOUND = re.compile("[^\x00-\x7f\udc80-\udcff]")
_BROKEN = re.compile("[\udc80-\udcff]+")
_SOUND_SHARE = 3  # sound signs to a broken place: with fewer it is another encoding
_NO_CONTROLS = {i: None for i in range(32) if chr(i) not in "\x01\t\n\r\v\f\x1c\x1d\x1e\x1f"}
_SAMPLE_BYTES = 200_000
_TAR_AT = 257
_SHIFTS = re.compile(rb"\x1b\$[@B]")


_CHUNK = 1 << 20


def _noted(error: UnicodeError) -> tuple[str, int]:
    """In place of what is damaged a sign that refuses its row; half a sign at the end is dropped.

    For UTF-16 and UTF-32, where `surrogateescape` does not go.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return ("" if error.reason == "truncated data" else "\udcff"), error.end


codecs.register_error("csm-noted", _noted)


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a file is written, and what stands for what is damaged in it.

    `rivals` are code pages, this one first, between which its letters do not decide, each with a
    line of the file in it.
    """

    name: str
    errors: str = "strict"
    rivals: tuple[tuple[str, str], ...] = ()

    def text(self, file: BinaryIO) -> io.TextIOWrapper:
        """The file's text from its beginning, its line ends as they are."""
        file.seek(0)
        return io.TextIOWrapper(file, self.name, self.errors, newline="")

    def fits(self, file: BinaryIO) -> bool:
        """Whether the whole file can be read so; looked at piece by piece."""
        # Piece by piece: a character may lie across two pieces, and the file may be large.
        file.seek(0)
        decoder = codecs.getincrementaldecoder(self.name)(self.errors)
        try:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeError:
            return False
        return True


def find_encoding(
    file: BinaryIO, name: str, encoding: str = "", *, is_page: bool = False
) -> Encoding:
    """How a file is to be read: with `encoding`, where one is asked for; a page is no plain text.

    Raises UserError for a file that is no text, or that the encoding asked for cannot read.
    """
    file.seek(0)
    start = file.read(_SAMPLE_BYTES)
    if not is_page:
        _refuse_binary(start, name)
    found = _asked(file, name, encoding) if encoding else _seen(file, start)
    if (
        _control_share(_beginning(file, found).rstrip("\0")) > 0.02
    ):  # a single one is the row's problem
        raise trouble(say("{name} is not a table: it holds no readable text.", name=name), _AGAIN)
    return found


def _refuse_binary(data: bytes, name: str) -> None:
    start = data[:200].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    # Mails begin with any of their lines; whoever calls a list so will not mind.
    if name.lower().endswith(".eml") and re.match(rb"[\w-]+: ?\S", start):
        start = b"received:"
    for magic, kind in (*_MAGIC, *_WORDS):
        if data.startswith(magic) or start.startswith(magic):
            raise no_table(name, kind)
    if data[_TAR_AT:].startswith(b"ustar"):
        raise no_table(name, "tar")


def no_table(name: str, kind: str) -> UserError:
    """What is said of a file that is something else, which is named."""
    if kind in _AN:
        title = say("{name} is not a table: it is an {kind} file.", name=name, kind=kind)
    else:
        title = say("{name} is not a table: it is a {kind} file.", name=name, kind=kind)
    return trouble(title, _AGAIN)


def _asked(file: BinaryIO, name: str, encoding: str) -> Encoding:
    try:
        # "rot13" and its like are codecs, too, and make anything of a file.
        b"".decode(encoding)  # a codec between texts is none of a file
        if Encoding(encoding).fits(file):
            return Encoding(encoding)
    except LookupError:
        pass
    raise trouble(
        say("{name} cannot be read as {encoding}.", name=name, encoding=encoding),
        say("Nothing was imported. Leave the encoding out to have it found."),
    )


def _seen(file: BinaryIO, start: bytes) -> Encoding:
    for mark, codec in _MARKS:
        if start.startswith(mark):
            # A few broken bytes must not turn a marked file into another encoding: they are refused
            # by row.
            return Encoding(codec, "surrogateescape" if codec == "utf-8-sig" else "csm-noted")
    # Before UTF-8, for plain UTF-16 is valid UTF-8 with a NUL behind each letter.
    wide = _utf16_without_mark(file, start)
    if wide is not None:
        return wide
    # Japanese mail is seven bits wide, and valid UTF-8 as well.
    for codec in ("iso2022_jp",) if _SHIFTS.search(start) else ():
        if Encoding(codec).fits(file):
            return Encoding(codec)
    if Encoding("utf-8").fits(file):
        return Encoding("utf-8")
    sample = _telling_lines(file)
    if _is_damaged_utf8(sample):
        # Nearly all of it is UTF-8: a guess would break every name to save one.
        return Encoding("utf-8", "surrogateescape")
    return _guessed(file, sample)


def _beginning(file: BinaryIO, encoding: Encoding) -> str:
    text = encoding.text(file)
    try:
        return text.read(_SAMPLE_BYTES)
    finally:
        text.detach()


def _utf16_without_mark(file: BinaryIO, start: bytes) -> Encoding | None:
    """UTF-16 shows by line ends and separators that are two bytes wide and stand at even places."""
    sample = start[: len(start) - len(start) % 2]
    if b"\0" not in sample:
        return None
    for codec, high in (("utf-16-le", 1), ("utf-16-be", 0)):
        pairs = [sample[i : i + 2] for i in range(0, len(sample) - 1, 2)]
        # Line ends and separators are in every table, whatever its language.
        plain = sum(1 for pair in pairs if pair[high] == 0 and pair[1 - high] in b"\n\r,;\t| ")
        found = Encoding(codec)
        if plain * 50 < len(pairs) or not found.fits(file):
            continue
        text = _beginning(file, found)
        # What is read so must look like text: any bytes make some UTF-16.
        if "\0" not in text and _control_share(text) < 0.01:
            return found
    return None


def _is_damaged_utf8(lines: bytes) -> bool:
    """UTF-8 with a few broken bytes is still UTF-8: the rows that hold them will be refused."""
    sample = lines.decode("utf-8", "surrogateescape")
    sound = len(_SOUND.findall(sample))
    broken = _BROKEN.findall(sample)
    return sound > len(broken) * _SOUND_SHARE and sound > sum(map(len, broken))


def _telling_lines(file: BinaryIO) -> bytes:
    """The lines beyond ASCII, as many as a guess needs."""
    file.seek(0)
    telling, size = [], 0
    while size < _SAMPLE_BYTES and (chunk := file.read(_CHUNK)):
        found = [line for line in (chunk + file.readline(_CHUNK)).splitlines()
                 if not line.isascii()]  # fmt: skip
        telling += found
        size += sum(map(len, found)) + len(found)
    return b"\n".join(telling)[:_SAMPLE_BYTES]


def _guessed(file: BinaryIO, sample: bytes) -> Encoding:
    """The likeliest code page, with the rivals that a person must decide about."""
    found = code_pages(sample)
    for index, reading in enumerate(found):
        if Encoding(reading.codec).fits(file):
            rivals = [(each.codec, each.shown(found[index:])) for each in found[index:]]
            return Encoding(reading.codec, rivals=tuple(rivals) if len(rivals) > 1 else ())
    return Encoding(WESTERN if Encoding(WESTERN).fits(file) else "latin-1")


def _control_share(text: str) -> float:
    sample = text[:_SAMPLE_BYTES]
    return (len(sample) - len(sample.translate(_NO_CONTROLS))) / len(sample) if sample else 0.0
