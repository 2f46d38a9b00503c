"""Takes out of Qt's Unicode tables what a window never asks for: 32 MB to 5.

Of the library ICU, Qt on Linux asks how words are sorted in each language (all of that stays) and
which name of a time zone is the usual one. The tables hold as well every language's dates, money,
units and place names, which Qt has of its own, and old encodings, which no window reads.
"""

import struct
from pathlib import Path

_ELF = b"\x7fELF\x02\x01"  # 64 bits, the least significant byte first
_TABLES = b"CmnD"
_PAGE = 0x1000
_LOAD, _DYNAMIC, _RELRO = 1, 2, 0x6474E552
_EVERYWHERE = frozenset(
    ("root", "pool", "res_index", "supplementalData", "likelySubtags", "zoneinfo64", "windowsZones",
     "timezoneTypes", "metaZones", "keyTypeData", "numberingSystems", "icuver", "icustd", "plurals",
     "genderList", "dayPeriods", "currencyNumericCodes", "grammaticalFeatures", "langInfo")
)  # fmt: skip


def is_asked_for(name: str) -> bool:
    """Whether Qt can come to ask for a table, named as in `icudt73l/coll/de.res`."""
    _, *folders, file = name.split("/")
    if folders:
        return folders == ["coll"]
    stem, _, ending = file.rpartition(".")
    return ending in ("icu", "nrm") or stem in _EVERYWHERE


def shrink(library: Path) -> bool:
    """Write a library of tables anew with those alone that are asked for; False where it is none
    that we know how to read, and it stays as it is."""
    content = library.read_bytes()
    made = shrunk(content)
    if made is None:
        return False
    library.write_bytes(made)
    return True


def shrunk(content: bytes) -> bytes | None:
    """The library with fewer tables; None where it is put together otherwise than we know."""
    start = content.find(_TABLES) - 12
    if not content.startswith(_ELF) or start < 0 or start % _PAGE:
        return None
    headers = _program_headers(content)
    dynamic = next((each for each in headers.values() if each[0] == _DYNAMIC), None)
    loads = [each for each in headers.values() if each[0] == _LOAD]
    # Head and tables in one stretch, and after them nothing but how the loader finds them.
    if dynamic is None or len(loads) != 2 or loads[1][2:4] != dynamic[2:4] or loads[0][2]:
        return None
    _, _, at, _, _, size, _, _ = dynamic
    tables = _fewer(content[start:at])
    end = start + len(tables)
    moved = -(-end // _PAGE) * _PAGE
    made = bytearray(content[:start] + tables)
    made.extend(bytes(moved - end))
    made.extend(content[at : at + size])
    for place, header in headers.items():
        kind, flags, offset, address, physical, file_size, memory, align = header
        if kind in (_LOAD, _DYNAMIC, _RELRO) and offset == at:
            offset = address = physical = moved
        elif kind == _LOAD:
            file_size = memory = end
        changed = (kind, flags, offset, address, physical, file_size, memory, align)
        struct.pack_into("<IIQQQQQQ", made, place, *changed)
    # No list of sections: only tools for developers read it, and it would name the old places.
    struct.pack_into("<Q", made, 0x28, 0)
    struct.pack_into("<HH", made, 0x3C, 0, 0)
    return bytes(made)


def _program_headers(content: bytes) -> dict[int, tuple[int, ...]]:
    """What the loader reads of the file, by where each stands."""
    (first,) = struct.unpack_from("<Q", content, 0x20)
    size, count = struct.unpack_from("<HH", content, 0x36)
    places = [first + size * index for index in range(count)]
    return {place: struct.unpack_from("<IIQQQQQQ", content, place) for place in places}


def _fewer(tables: bytes) -> bytes:
    """ICU's own package of tables, without those that nobody asks for."""
    (head,) = struct.unpack_from("<H", tables)
    (count,) = struct.unpack_from("<I", tables, head)
    entries = [struct.unpack_from("<II", tables, head + 4 + 8 * index) for index in range(count)]
    ends = [offset for _, offset in entries[1:]] + [len(tables) - head]
    kept: list[tuple[bytes, bytes]] = []
    for (name_at, at), end in zip(entries, ends, strict=True):
        name = tables[head + name_at : tables.index(b"\0", head + name_at)]
        if is_asked_for(name.decode("ascii")):
            kept.append((name, tables[head + at : head + end]))
    names_at = 4 + 8 * len(kept)
    data_at = names_at + sum(len(name) + 1 for name, _ in kept)
    data_at += -(head + data_at) % 16
    listed = bytearray(struct.pack("<I", len(kept)))
    names, data = bytearray(), bytearray()
    for name, table in kept:
        listed += struct.pack("<II", names_at + len(names), data_at + len(data))
        names += name + b"\0"
        data += table + bytes(-len(table) % 16)
    padding = bytes(data_at - names_at - len(names))
    return bytes(tables[:head] + listed + names + padding + data)
