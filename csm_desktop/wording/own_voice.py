"""In whose words the program speaks to its own user: the language that was chosen, else the one of
the computer where the program is whole in it, else English; numbers and days go with it.

No Qt: the command line says it the same way as the window.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from csm_desktop.values import dataclass
from csm_desktop.wording.pseudo import PSEUDO
from csm_desktop.wording.translation import WHOLE, catalogues
from csm_desktop.wording.voice import DEFAULT_LOCALE, Voice

FORCED = "CSM_DESKTOP_LANGUAGE"
"""A language named here comes before any choice, as `de`, `de_CH` or `en_XA` (see `pseudo`)."""
AS_COMPUTER, AS_LANGUAGE = "computer", "language"
LANGUAGE_KEY, NUMBERS_KEY = "language", "numbers"
_FILE = "window.ini"
_LANGUAGE_OF_COMPUTER = ("LC_ALL", "LC_MESSAGES", "LANG")
_LOCALE_OF_COMPUTER = ("LC_ALL", "LC_NUMERIC", "LC_TIME", "LANG")


@dataclass(frozen=True, slots=True)
class Computer:
    """What the system is set to: languages by preference, and the locale of numbers and days, ""
    where it is nobody's ("C")."""

    languages: tuple[str, ...] = ()
    locale: str = ""

    @classmethod
    def named(cls, environment: Mapping[str, str]) -> "Computer":
        """As the variables of a Unix say it."""
        locale = _named(environment, _LOCALE_OF_COMPUTER)
        first = _named(environment, _LANGUAGE_OF_COMPUTER)
        # Without a language of its own a system has no preferences either.
        several = environment.get("LANGUAGE", "").split(":") if first else []
        return cls((*filter(None, map(_plain, several)), first) if first else (), locale)


def this_computer(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> Computer:
    """What this computer is set to, asked without Qt."""
    if platform == "win32" and not _named(environment, _LANGUAGE_OF_COMPUTER):
        import ctypes
        import locale

        kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 -- only there is it declared
        names = locale.windows_locale
        language = names.get(kernel.GetUserDefaultUILanguage(), "")
        return Computer((language,), names.get(kernel.GetUserDefaultLCID(), ""))
    return Computer.named(environment)


def languages_of_program() -> tuple[str, ...]:
    """The languages in which every text of the program is said."""
    return ("en", *WHOLE)


def own_voice(
    computer: Computer,
    chosen: str = "",
    numbers: str = "",
    environment: Mapping[str, str] = os.environ,
) -> Voice:
    """The user's own voice. `chosen` is a language, "" as the computer; `numbers` go as the
    computer or as the language, and where nobody said so with whichever speaks the language."""
    forced = _plain(environment.get(FORCED, ""))
    if forced == PSEUDO:
        return Voice(PSEUDO, computer.locale or DEFAULT_LOCALE)
    if forced and _base(forced) in ("en", *catalogues()):
        return _voice(computer, forced, numbers, is_chosen=True)
    there = languages_of_program()
    if chosen in there:
        return _voice(computer, chosen, numbers, is_chosen=True)
    language = next((each for each in map(_base, computer.languages) if each in there), "en")
    return _voice(computer, language, numbers, is_chosen=False)


def numbers_follow(computer: Computer, chosen: str, numbers: str) -> str:
    """Whether numbers go as the computer or as the language, said or not."""
    if not computer.locale:
        return AS_LANGUAGE
    if numbers in (AS_COMPUTER, AS_LANGUAGE):
        return numbers
    # Names of months in another language than the words around them are what nobody wants.
    return AS_LANGUAGE if chosen and _base(computer.locale) != _base(chosen) else AS_COMPUTER


def kept_choice(environment: Mapping[str, str] = os.environ) -> tuple[str, str]:
    """Language and numbers as they were chosen in the window; "" where nobody chose."""
    try:
        lines = (settings_home(environment) / _FILE).read_text("utf-8", "replace").splitlines()
    except OSError:
        return "", ""
    found = dict(line.split("=", 1) for line in lines if "=" in line)
    return found.get(LANGUAGE_KEY, "").strip(), found.get(NUMBERS_KEY, "").strip()


def _voice(computer: Computer, tag: str, numbers: str, *, is_chosen: bool) -> Voice:
    follow = numbers_follow(computer, tag if is_chosen else "", numbers)
    if follow == AS_LANGUAGE or (is_chosen and "_" in tag):
        return Voice.of(tag)
    return Voice(_base(tag), computer.locale)


def settings_home(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> Path:
    """The folder of the window's settings, which may not be there yet."""
    if platform.startswith("linux"):  # what platformdirs would say, at a tenth of a start less
        home = environment.get("XDG_CONFIG_HOME", "").strip()
        folder = Path(home) if home else Path("~/.config").expanduser()
        return folder / "CSM Desktop"
    from platformdirs import user_config_path

    return user_config_path("CSM Desktop", appauthor=False)


def _named(environment: Mapping[str, str], variables: tuple[str, ...]) -> str:
    return _plain(next((text for each in variables if (text := environment.get(each))), ""))


def _plain(text: str) -> str:
    """`de_CH.UTF-8@euro` as `de_CH`; "" for C."""
    found = text.split(".", maxsplit=1)[0].split("@", maxsplit=1)[0].strip().replace("-", "_")
    return "" if found in ("C", "POSIX") else found


def _base(tag: str) -> str:
    return tag.partition("_")[0].lower()
