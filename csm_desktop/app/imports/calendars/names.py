"""Accounts by their names, as they stand in a title or in the domain of an address."""

from csm_desktop.app.imports.who.account_index import DirectoryEntry
from csm_desktop.app.imports.who.directory import Directory
from csm_desktop.domain.text.identities import name_key
from csm_desktop.domain.text.plain_letters import plain_letters

_MOST_WORDS = 40  # of a text in which names are looked for
_LONGEST = 6  # words of a name
_SHORTEST = 4  # letters: a name of fewer is a word like any other


class AccountNames:
    """The living accounts of a directory, each under its whole name but for its legal form."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._ids: dict[str, list[int]] = {}
        self._joined: dict[str, list[int]] = {}
        for name, ids in directory.bare_names().items():
            spoken = _words(name)
            self._ids.setdefault(" ".join(spoken), []).extend(ids)
            self._joined.setdefault("".join(spoken), []).extend(ids)

    def in_text(self, text: str) -> DirectoryEntry | None:
        """The one account whose name stands in a text; of two the one with the longer name."""
        spoken = _words(name_key(text))[:_MOST_WORDS]
        found: dict[int, int] = {}
        for start in range(len(spoken)):
            for length in range(1, _LONGEST + 1):
                key = " ".join(spoken[start : start + length])
                if len(key) >= _SHORTEST:
                    found |= {id_: len(key) for id_ in self._ids.get(key, ())}
        longest = max(found.values(), default=0)
        return self._directory.only(id_ for id_, size in found.items() if size == longest)

    def of_domain(self, domain: str) -> DirectoryEntry | None:
        """The one account whose name is that of a web domain: Kestrel Foods of kestrel-foods.com
        or kestrelfoods.com."""
        for label in reversed(domain.split(".")[:-1]):
            key = "".join(_words(name_key(label.replace("-", " "))))
            if len(key) >= _SHORTEST and (found := self._directory.only(self._joined.get(key, ()))):
                return found
        return None


def _words(name: str) -> list[str]:
    """The words of a name without accents and signs, as a web domain has them."""
    return [word for word in plain_letters(name).split() if word != "&"]
