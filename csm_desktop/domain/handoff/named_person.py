"""A person whom a message names, in whatever language it is written."""

import re

from csm_desktop.values import dataclass

ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
"""An address of mail, as it stands in a text."""


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person with what is said of them, and the words that say it."""

    words: str
    name: str
    title: str = ""
    email: str = ""
