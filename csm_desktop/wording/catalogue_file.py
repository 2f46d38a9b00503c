"""Reads a catalogue as translators write it (`.po`), in two milliseconds: it is read before the
window is shown, by every command and by every child process (docs/decisions/009).

The file is cut at its entries and no more; a text is looked at when it is first said. No entry has
a context or is fuzzy: a test reads each catalogue with Babel as well.
"""

import re
from collections.abc import Callable
from gettext import NullTranslations, c2py
from pathlib import Path

_RULE = re.compile(rb"plural=([^;]+);")
_TEXT = re.compile(r'^msgstr(?:\[\d+\])? "(.*)"$', re.MULTILINE)
_ESCAPED = re.compile(r"\\(.)")
_WRITTEN = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_MEANT = {"n": "\n", "t": "\t"}
_ENTRY = b'\nmsgid "'


class FileCatalogue(NullTranslations):
    """The texts of one file; what it lacks is asked of its fallback."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        head, *entries = _plain(file.read_bytes()).split(_ENTRY)
        # By the singular as it stands in the file; what follows it waits until it is said.
        self._entries = dict([entry.split(b'"\n', 1) for entry in entries])
        rule = _RULE.search(self._entries.pop(b"", head))
        self._rule = rule.group(1).decode() if rule else "n != 1"
        self._said: dict[str, str] = {}
        self._forms: dict[str, tuple[str, ...]] = {}
        self._form: Callable[[int], int] | None = None

    def gettext(self, message: str) -> str:
        """The text in the language; what is behind this catalogue says where there is none."""
        found = self._said.get(message)
        if found is None:
            forms = self._read(message)
            # What lacks is asked anew each time: somebody may be noting it.
            if not forms:
                return super().gettext(message)
            found = self._said[message] = forms[0]
        return found

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """That form of the text which the language takes for n."""
        forms = self._forms.get(msgid1) or self._read(msgid1)
        if self._form is None:
            self._form = c2py(self._rule)
        form = self._form(n)
        if form >= len(forms):
            return super().ngettext(msgid1, msgid2, n)
        self._forms[msgid1] = forms
        return forms[form]

    def _read(self, message: str) -> tuple[str, ...]:
        """The forms of a text as they are said; none where the file has not got it whole."""
        rest = self._entries.get(_written(message).encode("utf-8", "surrogatepass"), b"")
        forms = _TEXT.findall(rest.decode())
        return tuple(map(_meant, forms)) if all(forms) else ()


def _plain(content: bytes) -> bytes:
    """An entry a line: as tools of translators write them, texts go over several."""
    if b"\r" in content:
        content = content.replace(b"\r\n", b"\n")
    if content.count(b' ""\n"') > 1:  # more than the head's
        content = content.replace(b'"\n"', b"")
    return b"\n" + content


def _written(message: str) -> str:
    """A text as it stands in a file."""
    if message.isprintable() and '"' not in message and "\\" not in message:
        return message
    return "".join(_WRITTEN.get(sign, sign) for sign in message)


def _meant(written: str) -> str:
    if "\\" not in written:
        return written
    return _ESCAPED.sub(lambda sign: _MEANT.get(sign.group(1), sign.group(1)), written)
