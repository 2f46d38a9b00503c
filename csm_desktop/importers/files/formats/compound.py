"""The compound file in which old workbooks keep their stream: a small file system of sectors.

After the published description of the format (MS-CFB). Whatever is not as it should be ends the
search: what is sought here only dresses the cells, which another reader gives.
"""

from struct import error, unpack_from

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128  # bytes of a directory entry
_LAST = 0xFFFFFFFA  # sectors from here on are marks, and no places
_IN_HEADER = 109  # sectors of the allocation table that the header names itself


def stream_of(data: bytes, names: tuple[str, ...]) -> bytes:
    """The stream of one of these names; empty where there is none, or the file is damaged."""
    try:
        return _Compound(data).stream(names)
    except (error, ValueError, LookupError):
        return b""


class _Compound:
    def __init__(self, data: bytes) -> None:
        if not data.startswith(_SIGNATURE):
            raise ValueError
        self._data = data
        shift, self._mini_shift = unpack_from("<HH", data, 30)
        if shift not in (9, 12) or self._mini_shift != 6:
            raise ValueError
        self._size = 1 << shift
        self._cutoff = unpack_from("<I", data, 56)[0]
        self._table = self._allocation()
        directory, mini_table = unpack_from("<I", data, 48)[0], unpack_from("<I", data, 60)[0]
        self._entries = self._chain(directory)
        raw = self._chain(mini_table)
        self._mini = unpack_from(f"<{len(raw) // 4}I", raw)

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        if number >= _LAST or start >= len(self._data):
            raise ValueError
        return self._data[start : start + self._size]

    def _allocation(self) -> tuple[int, ...]:
        """Sector -> the one behind it."""
        sectors = list(unpack_from(f"<{_IN_HEADER}I", self._data, 76))
        further = unpack_from("<I", self._data, 68)[0]
        seen: set[int] = set()
        while further < _LAST and further not in seen:
            seen.add(further)
            words = unpack_from(f"<{self._size // 4}I", self._sector(further))
            sectors += words[:-1]
            further = words[-1]
        table: list[int] = []
        for number in sectors:
            if number < _LAST:
                table += unpack_from(f"<{self._size // 4}I", self._sector(number))
        return tuple(table)

    def _chain(self, number: int) -> bytes:
        """The sectors from one on. Raises ValueError for a chain that bites its tail."""
        found = []
        while number < _LAST:
            found.append(self._sector(number))
            if len(found) > len(self._table):
                raise ValueError
            number = self._table[number]
        return b"".join(found)

    def stream(self, names: tuple[str, ...]) -> bytes:
        """The bytes of a stream. Raises LookupError where there is none of these names."""
        root = self._entry(0)
        for place in range(len(self._entries) // _ENTRY):
            name, start, size = self._entry(place)
            if name in names:
                if size >= self._cutoff:
                    return self._chain(start)[:size]
                return self._small(self._chain(root[1]), start)[:size]
        raise LookupError

    def _entry(self, place: int) -> tuple[str, int, int]:
        """Name, first sector and size."""
        raw = self._entries[place * _ENTRY : (place + 1) * _ENTRY]
        length = unpack_from("<H", raw, 64)[0]
        name = raw[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        start, size = unpack_from("<II", raw, 116)
        return name, start, size

    def _small(self, whole: bytes, number: int) -> bytes:
        size = 1 << self._mini_shift
        found = []
        while number < _LAST:
            found.append(whole[number * size : (number + 1) * size])
            if len(found) > len(self._mini):
                raise ValueError
            number = self._mini[number]
        return b"".join(found)
