"""Headers that are folded so that every reader reads what was written: no blank is lost.

The policy's own folding leaves the blank between two encoded words outside of both, where no
reader may look at it (findings/email-subject-blanks.sh). Here blanks stand inside the words.
"""

from collections.abc import Iterator
from email.header import Header
from email.headerregistry import (
    Address,
    BaseHeader,
    HeaderRegistry,
    UniqueAddressHeader,
    UniqueUnstructuredHeader,
)
from email.policy import Policy

_WIDE = 76
"""Signs of a line; RFC 2047 allows no more where it holds encoded words."""
_WORD = _WIDE - len("From: ")
_ATOM = frozenset(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~ "
)


class _WholeSubject(UniqueUnstructuredHeader, BaseHeader):  # type: ignore[misc] # max_count
    def fold(self, *, policy: Policy) -> str:
        """The header's lines, as they go over the wire."""
        if str(self).isascii():
            return str(super().fold(policy=policy))
        whole = Header(str(self), "utf-8", policy.max_line_length, "Subject")
        return f"Subject: {whole.encode(linesep=policy.linesep)}{policy.linesep}"


class _WholePeople(UniqueAddressHeader, BaseHeader):  # type: ignore[misc] # max_count
    def fold(self, *, policy: Policy) -> str:
        """The header's lines: broken between two people, and within one only where a name is
        longer than a line."""
        lines = [f"{self.name}:"]
        last = len(self.addresses) - 1
        for index, person in enumerate(self.addresses):
            for number, piece in enumerate(_pieces(person)):
                # A header whose first line is empty would be read wrong by some.
                full = len(lines[-1]) + 1 + len(piece) >= _WIDE
                if number or (full and index):
                    lines.append("")
                lines[-1] += f" {piece}"
            lines[-1] += "," if index < last else ""
        return f"{policy.linesep.join(lines)}{policy.linesep}"


def _pieces(person: Address) -> Iterator[str]:
    """What of a person stands on a line, each behind a blank that the reader does not count or
    that the name has."""
    name, address = person.display_name, person.addr_spec
    if not name:
        yield address
    elif name.isascii():
        escaped = name.replace("\\", r"\\").replace('"', r"\"")
        shown = name if _ATOM.issuperset(name) else f'"{escaped}"'
        yield f"{shown} <{address}>"
    else:
        # Also what it has of ASCII: two encoded words side by side are read without their blank.
        *words, last = Header(name, "utf-8", _WORD).encode(linesep="\n").split("\n ")
        yield from words
        if len(last) + len(address) + 3 < _WIDE:
            yield f"{last} <{address}>"
        else:
            yield from (last, f"<{address}>")


HEADERS = HeaderRegistry()
"""The headers of a mail as the policy of `email` makes them, but for how these are folded."""
HEADERS.map_to_type("subject", _WholeSubject)
for _name in ("to", "cc", "bcc", "from"):
    HEADERS.map_to_type(_name, _WholePeople)
