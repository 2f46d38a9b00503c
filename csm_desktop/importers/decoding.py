"""From bytes to text: which encoding a stranger's file is written in.

The order is libraries.md's: a byte order mark, UTF-16 by the shape of its bytes, strict UTF-8, and
only then chardet. Text that was broken before it was written (`CafÌ©`) is kept as it is: it is what
the file says, and repairing it would be a guess.
"""

import codecs
import re
from dataclasses import dataclass

from csm_desktop.domain.saying import say
from csm_desktop.importers.refusing import trouble

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
)
# First words of texts that are no tables, in lower case; old "Excel" exports are web pages.
_WORDS = (
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
    (b"<table", "HTML"),
    (b"<?xml", "XML"),
    (b"begin:vcard", "vCard"),
    (b"begin:vcalendar", "iCalendar"),
    (b'{"', "JSON"),
    (b"[{", "JSON"),
    (b"[\n", "JSON"),
    (b"{\n", "JSON"),
)
# What spreadsheets and CRMs write. chardet knows many more, and on short names it names them.
_SPOKEN_TEXT = """
    windows-1252 windows-1250 windows-1251 windows-1253 windows-1254 windows-1255 windows-1256
    windows-1257 windows-1258 iso-8859-15 cp932 euc-jp gb18030 big5 cp949 tis-620 koi8-r mac-roman
    cp850
"""
_SPOKEN = _SPOKEN_TEXT.split()
_WESTERN_LETTERS = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüÿœšžßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒŠŽ")
_WESTERN_SIGNS = frozenset("€£§©®°±²³µ·ºª«»¿¡½¼¾…–—‘’“”„‚•™´¨¸\xa0\xad†‰‹›×÷¢¥¹")
_AGAIN = say("Nothing was imported. Export the list again as CSV or XLSX.")
_SOUND = re.compile("[^\x00-\x7f\udc80-\udcff]")
_BROKEN = re.compile("[\udc80-\udcff]+")
_SOUND_SHARE = 3  # sound signs to a broken place: with fewer it is another encoding
_NO_CONTROLS = {i: None for i in range(32) if chr(i) not in "\t\n\r\v\f\x1c\x1d\x1e\x1f"}
_SAMPLE_BYTES = 200_000
_FEW_HIGH_LETTERS = 0.25  # Western words are mostly plain letters; Greek or Russian ones are not
_SURE = 0.15  # below this, chardet has seen too little text to be trusted over a Western reading


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text and the encoding it was read with."""

    text: str
    encoding: str


def decode(data: bytes, name: str, encoding: str = "") -> Decoded:
    """The text of a file, read with `encoding` where one is asked for.

    Raises UserError for a file that is no text, or that the encoding asked for cannot read.
    """
    _refuse_binary(data, name)
    if encoding:
        return _asked(data, name, encoding)
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _checked(_marked(data, codec), name)
    wide = _utf16_without_mark(data)
    if wide:
        return Decoded(data.decode(wide), wide)
    try:
        return _checked(Decoded(data.decode("utf-8"), "utf-8"), name)
    except UnicodeDecodeError:
        return _checked(_damaged_utf8(data) or _guessed(data), name)


def _refuse_binary(data: bytes, name: str) -> None:
    start = data[:200].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    for magic, kind in (*_MAGIC, *_WORDS):
        if data.startswith(magic) or start.startswith(magic):
            raise trouble(
                say("{name} is not a table: it is a {kind} file.", name=name, kind=kind), _AGAIN
            )


def _asked(data: bytes, name: str, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except (LookupError, UnicodeError):
        raise trouble(
            say("{name} cannot be read as {encoding}.", name=name, encoding=encoding),
            say("Nothing was imported. Leave the encoding out to have it found."),
        ) from None
    return _checked(Decoded(text.removeprefix("\ufeff"), encoding), name)


def _marked(data: bytes, codec: str) -> Decoded:
    """The text behind a byte order mark; what is damaged in it becomes lone surrogates."""
    if codec == "utf-8-sig":
        return Decoded(data.decode(codec, "surrogateescape"), codec)
    width = 4 if codec == "utf-32" else 2
    whole = data[: len(data) - len(data) % width]
    try:
        return Decoded(whole.decode(codec, "surrogatepass"), codec)
    except UnicodeDecodeError:
        return Decoded(whole.decode(codec, "replace").replace("\ufffd", "\udcff"), codec)


def _utf16_without_mark(data: bytes) -> str:
    """UTF-16 shows by line ends and separators that are two bytes wide and stand at even places."""
    sample = data[: _SAMPLE_BYTES - _SAMPLE_BYTES % 2]
    if b"\0" not in sample:
        return ""
    for codec, high in (("utf-16-le", 1), ("utf-16-be", 0)):
        pairs = [sample[i : i + 2] for i in range(0, len(sample) - 1, 2)]
        plain = sum(1 for pair in pairs if pair[high] == 0 and pair[1 - high] in b"\n\r,;\t| ")
        if plain * 50 < len(pairs):
            continue
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and _control_share(text) < 0.01:
            return codec
    return ""


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes is still UTF-8: the rows that hold them will be refused."""
    sample = _telling_lines(data).decode("utf-8", "surrogateescape")
    sound = len(_SOUND.findall(sample))
    broken = _BROKEN.findall(sample)
    if sound > len(broken) * _SOUND_SHARE and sound > sum(map(len, broken)):
        return Decoded(data.decode("utf-8", "surrogateescape"), "utf-8")
    return None


def _telling_lines(data: bytes) -> bytes:
    """The lines beyond ASCII, as many as a guess needs."""
    return b"\n".join(line for line in data.splitlines() if not line.isascii())[:_SAMPLE_BYTES]


def _guessed(data: bytes) -> Decoded:
    import chardet  # 55 ms, and most files are UTF-8

    sample = _telling_lines(data)
    found = chardet.detect(sample, include_encodings=_SPOKEN)
    codec = found["encoding"] or "windows-1252"
    if codec.lower() != "windows-1252" and (found["confidence"] or 0) < _SURE and _western(sample):
        codec = "windows-1252"
    for candidate in (codec, "windows-1252"):
        try:
            return Decoded(data.decode(candidate), candidate.lower())
        except (UnicodeDecodeError, LookupError):
            continue
    return Decoded(data.decode("latin-1"), "latin-1")


def _western(sample: bytes) -> bool:
    """Whether the bytes, read as Windows-1252, look like words of a Western language."""
    text = sample.decode("windows-1252", "replace")
    letters = high = 0
    before = ""
    for sign in text:
        if sign.isalpha():
            letters += 1
        if not sign.isascii():
            if sign in _WESTERN_LETTERS:
                high += 1
                if sign.isupper() and before.islower():
                    return False
            elif sign not in _WESTERN_SIGNS:
                return False
        before = sign
    return high <= letters * _FEW_HIGH_LETTERS


def _control_share(text: str) -> float:
    sample = text[:_SAMPLE_BYTES]
    return (len(sample) - len(sample.translate(_NO_CONTROLS))) / len(sample) if sample else 0.0


def _checked(decoded: Decoded, name: str) -> Decoded:
    """Refuse what decodes without being text: a single stray control sign is the row's problem."""
    if _control_share(decoded.text) > 0.02:
        raise trouble(say("{name} is not a table: it holds no readable text.", name=name), _AGAIN)
    return decoded
